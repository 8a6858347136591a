"""Replay: every line of the log decided again, from the records and the policy set of that moment (CG-05).

1. Rebuild the policy set from what is stored under the line's snapshot; its content must still have that hash.
2. Rebuild the recipient and the pupil as they were at the revisions that the line relied on.
3. Decide again, on the day of the line, and compare grants, withholdings, what they oblige to, and signature.

A refusal made before deciding has nothing to decide again; it must have granted nothing. A refusal foreseen without a
pupil is foreseen again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from consent_gate.decision import Decision, DisclosureEntry
from consent_gate.errors import PolicyInvalid
from consent_gate.log_lines import signature_of
from consent_gate.ports import Ledger
from consent_gate.reasons import Reason
from consent_gate.rules.asker import is_active
from consent_gate.rules.decide import admission, decide, foreseen
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import PupilState, RecipientState, known_at, pupil_state, recipient_state
from consent_gate.terms import CONSULTATION, amsterdam_date

BEFORE_DECIDING: Final = frozenset(
    {
        Reason.ROUTE_UNDECLARED,
        Reason.IDENTITY_UNPROVEN,
        Reason.STAFF_ONLY,
        Reason.RECIPIENT_UNKNOWN,
        Reason.RECIPIENT_NOT_ACTIVE,
        Reason.PURPOSE_MISMATCH,
        Reason.PUPIL_UNKNOWN,
        Reason.POLICY_TOO_OLD,
        Reason.APP_ANSWER_REFUSED,
        Reason.BODY_UNREADABLE,
        Reason.BODY_TOO_LARGE,
        Reason.GATE_FAILED,
    }
)
"""Refusals that no pupil's records had a part in."""

KEPT_SNAPSHOTS: Final = 16
KEPT_STATES: Final = 4096


class Deviation(StrEnum):
    """In what way a line cannot be computed again."""

    SNAPSHOT_MISSING = "snapshot_missing"
    SNAPSHOT_CHANGED = "snapshot_changed"
    RECORDS_MISSING = "records_missing"
    RECIPIENT_DIFFERS = "recipient_differs"
    GRANTED_UNDECIDED = "granted_undecided"
    DECISION_DIFFERS = "decision_differs"
    SIGNATURE_DIFFERS = "signature_differs"


@dataclass(frozen=True, slots=True)
class Difference:
    """One line that does not come out the same. `logged` and `computed` say both answers in codes and names."""

    entry: DisclosureEntry
    deviation: Deviation
    logged: str
    computed: str = ""


def replay(
    ledger: Ledger,
    entries: Iterable[DisclosureEntry] | None = None,
    progress: Callable[[int], None] = lambda lines: None,
) -> Iterator[Difference]:
    """Yield each line, of `entries` or of the whole log, that does not come out the same. There must be none.

    `progress` is told after each line how many there were. Raise LedgerUnavailable.
    """
    past = _Past(ledger)
    for count, entry in enumerate(ledger.entries() if entries is None else entries, start=1):
        found = _compare(past, entry)
        if found is not None:
            yield found
        progress(count)


class _Past:
    """What was in force at earlier revisions. Kept while it is asked for again; it can no longer change."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.snapshot = lru_cache(KEPT_SNAPSHOTS)(self._snapshot)
        self.pupil = lru_cache(KEPT_STATES)(self._pupil)
        self.recipient = lru_cache(KEPT_STATES)(self._recipient)

    def _snapshot(self, digest: str) -> Snapshot | Deviation:
        files = self._ledger.snapshot(digest)
        if files is None:
            return Deviation.SNAPSHOT_MISSING
        try:
            snapshot = Snapshot.stored(files)
        except PolicyInvalid:
            return Deviation.SNAPSHOT_CHANGED
        return snapshot if snapshot.digest == digest else Deviation.SNAPSHOT_CHANGED

    def _pupil(self, pupil: str, revision: int) -> PupilState | None:
        records = list(self._ledger.records(pupil=pupil, until=revision))
        return pupil_state(pupil, records) if len(records) == revision else None

    def _recipient(self, recipient: str, revision: int) -> RecipientState | None:
        records = list(self._ledger.records(recipient=recipient, until=revision))
        return recipient_state(recipient, records) if records else None


def _compare(past: _Past, entry: DisclosureEntry) -> Difference | None:
    logged = Decision(entry.pupil, entry.pupil_revision, entry.grants, entry.withheld, entry.duties)
    consulted = not (entry.pupil or entry.asked or entry.grants or entry.withheld)
    early = not entry.pupil and not consulted and {kept.reason for kept in entry.withheld} <= BEFORE_DECIDING
    if early and (entry.grants or entry.duties):
        return Difference(entry, Deviation.GRANTED_UNDECIDED, told(logged))
    inactive = any(kept.reason is Reason.RECIPIENT_NOT_ACTIVE for kept in entry.withheld)
    if early and not inactive:
        return None
    # 1. The policy set.
    snapshot = past.snapshot(entry.snapshot)
    if isinstance(snapshot, Deviation):
        return Difference(entry, snapshot, told(logged))
    # 2. Who asked, as it was.
    day = amsterdam_date(entry.at)
    recipient = past.recipient(entry.recipient, entry.organisation_revision)
    if recipient is None or (early and is_active(recipient, day)):
        return Difference(entry, Deviation.RECIPIENT_DIFFERS, told(logged))
    if early:
        return None
    # The line does not say whether request or route named the purpose; for a partner that makes no difference.
    _, barred = admission(snapshot, recipient, named=entry.purpose, declared=entry.purpose, day=day)
    if barred is not None:
        return Difference(entry, Deviation.RECIPIENT_DIFFERS, told(logged), barred.value)
    # 3. The answer.
    computed = _decided(past, entry, snapshot, recipient, day)
    if isinstance(computed, Deviation):
        return Difference(entry, computed, told(logged))
    if computed != logged:
        return Difference(entry, Deviation.DECISION_DIFFERS, told(logged), told(computed))
    if signature_of(entry.recipient, entry.purpose, entry.asked, computed) != entry.signature:
        return Difference(entry, Deviation.SIGNATURE_DIFFERS, told(logged), told(computed))
    return None


def _decided(
    past: _Past, entry: DisclosureEntry, snapshot: Snapshot, recipient: RecipientState, day: date
) -> Decision | Deviation:
    asked = snapshot.vocabulary.mask_of(entry.asked)
    if not (entry.pupil or asked):
        # A consultation without a pupil: that the recipient may hold it is all there is to decide.
        return Decision("", 0, (), ()) if entry.purpose == CONSULTATION else Deviation.DECISION_DIFFERS
    if not entry.pupil:
        # Where something could have been permitted, refusing everything was not what the rules say.
        refusal = foreseen(snapshot, recipient, entry.purpose, asked, day)
        return refusal if refusal is not None else Deviation.DECISION_DIFFERS
    state = past.pupil(entry.pupil, entry.pupil_revision)
    if state is None:
        return Deviation.RECORDS_MISSING
    state = known_at(state, [recipient], entry.at)
    return decide(snapshot, recipient, entry.purpose, state, entry.pupil_revision, asked, day)


def told(decision: Decision) -> str:
    """Return a decision in codes and names: what is granted on which basis, what is withheld for which reason, and what
    it obliges to until when."""
    parts = [f"{grant.basis.value}: {', '.join(grant.categories)}" for grant in decision.grants]
    parts += [f"{kept.reason.value}: {', '.join(kept.categories) or '-'}" for kept in decision.withheld]
    parts += [f"{owed.duty}: {owed.due}" for owed in decision.duties]
    return "; ".join(parts) or "-"
