"""One pupil, one asker, one day: the decision with its explanation. Pure, and the same now as at any replay (CG-05)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from consent_gate.decision import Decision, Withheld
from consent_gate.reasons import Reason
from consent_gate.rules.asker import Asker, is_active, names_for, possible_names
from consent_gate.rules.compiled import judge
from consent_gate.rules.explain import grants, withheld
from consent_gate.rules.owed import owed
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import PupilState, RecipientState
from consent_gate.terms import DECISION_ORDER, is_staff

NOTHING = (0,) * len(DECISION_ORDER)


def admission(
    snapshot: Snapshot, recipient: RecipientState | None, named: str, declared: str, day: date
) -> tuple[str, Reason | None]:
    """Return the purpose meant, and why this recipient may not ask for it, or None when it may.

    `named` is the purpose in the request, `declared` the one of the route. A partner may only use purposes it is
    registered for, the first of which is meant when none is named; staff may also ask for the route's purpose. What a
    request names never adds a purpose (CG-14).
    """
    if recipient is None:
        return named or declared, Reason.RECIPIENT_UNKNOWN
    registered = recipient.purposes if recipient.period.holds_on(day) else ()
    purpose = named or declared or (registered[0] if registered else "")
    if not is_active(recipient, day):
        return purpose, Reason.RECIPIENT_NOT_ACTIVE
    allowed = set(registered)
    if is_staff(recipient.recipient) and declared:
        allowed.add(declared)
    leaf = purpose in snapshot.vocabulary.purposes.leaves
    if not leaf or purpose not in allowed or (declared and purpose != declared):
        return purpose, Reason.PURPOSE_MISMATCH
    return purpose, None


def decide(
    snapshot: Snapshot,
    recipient: RecipientState,
    purpose: str,
    pupil: PupilState,
    revision: int,
    asked: int,
    day: date,
) -> Decision:
    """Decide about the leaf categories in `asked` for one pupil, with reasons for the yes and the no."""
    asker = Asker(recipient.recipient, names_for(recipient, pupil, day, snapshot.vocabulary), purpose)
    permitted = tuple(mask & asked for mask in judge(snapshot, asker, pupil, day))
    missing = asked & ~sum(permitted)
    granted = grants(snapshot, asker, pupil, day, permitted)
    return Decision(
        pupil.pupil,
        revision,
        granted,
        withheld(snapshot, asker, pupil, day, missing) if missing else (),
        owed(snapshot, asker, pupil, granted, day),
    )


def foreseen(snapshot: Snapshot, recipient: RecipientState, purpose: str, asked: int, day: date) -> Decision | None:
    """Return the refusal that holds whoever the pupil is, or None when some pupil's records could open something."""
    if possible(snapshot, recipient, purpose, day) & asked:
        return None
    names = possible_names(recipient, day, snapshot.vocabulary)
    nobody = PupilState("")
    asker = Asker(recipient.recipient, names, purpose)
    return Decision("", 0, (), withheld(snapshot, asker, nobody, day, asked) or refused(asked, snapshot))


def possible(snapshot: Snapshot, recipient: RecipientState, purpose: str, day: date) -> int:
    """Return every leaf category that some pupil's records could open to `recipient` for `purpose` on `day`."""
    mask = 0
    # Each name alone, not all together: a deny for one role must not hide what another role may see of other pupils.
    for some in ((), *((name,) for name in possible_names(recipient, day, snapshot.vocabulary))):
        mask |= snapshot.plan(some, purpose).potential
    return mask


def refused(asked: int, snapshot: Snapshot, reason: Reason = Reason.NO_LEGAL_BASIS) -> tuple[Withheld, ...]:
    """Return one withholding of everything asked, for one reason."""
    return (Withheld(reason, snapshot.vocabulary.names_of(asked)),)


def all_or_none(
    snapshot: Snapshot, asked: Mapping[str, int], decisions: list[Decision]
) -> tuple[Mapping[str, int], list[Decision]]:
    """Return what is asked and answered of a question `together`: all when everyone's answer is yes, else refusals."""
    kept = {
        decision.pupil: snapshot.vocabulary.mask_of(name for part in decision.withheld for name in part.categories)
        for decision in decisions
    }
    if not any(kept.values()) and all(decision.permits for decision in decisions):
        return asked, decisions
    # What might have gone of a refused pupil stays as well, and is asked no more: the line would claim that it left.
    refusals = [
        Decision(decision.pupil, decision.revision, (), decision.withheld)
        for decision in decisions
        if not decision.permits or kept[decision.pupil]
    ]
    return {refusal.pupil: kept[refusal.pupil] for refusal in refusals}, refusals
