"""What would be decided: questions about one pupil, answered from the ledger as it is and not written in the log.

Nothing leaves by it, so nothing is recorded. Whoever is going to tell, send or show must go through the gate.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from consent_gate.decision import Decision
from consent_gate.ports import Ledger
from consent_gate.reasons import Reason
from consent_gate.rules.asker import Asker, names_for
from consent_gate.rules.decide import admission, decide, refused
from consent_gate.rules.derive import Line, effective_policy
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import PupilState, RecipientState, known_at
from consent_gate.terms import is_person, noon


@dataclass(frozen=True, slots=True)
class Answer:
    """What would be decided, and on what it rests.

    `purpose` is the one meant, also when the question named none. `names` are the vocabulary names that the recipient
    answers to towards this pupil on `day`. `recipient` and `pupil` are None when the ledger does not know them.
    """

    asker: str
    purpose: str
    day: date
    asked: tuple[str, ...]
    decision: Decision
    names: tuple[str, ...]
    recipient: RecipientState | None
    pupil: PupilState | None
    organisation_revision: int
    snapshot: str

    @property
    def permits_all(self) -> bool:
        """True when everything that was asked may leave. Nothing asked is never yes (CG-01)."""
        return bool(self.asked) and self.decision.permitted == self.asked


def ask(
    snapshot: Snapshot,
    ledger: Ledger,
    *,
    recipient: str,
    purpose: str,
    pupil: str,
    asked: int,
    day: date,
    at: datetime | None = None,
) -> Answer:
    """Answer whether `recipient` may have the leaf categories in `asked` of `pupil` on `day`, without recording it.

    An empty `purpose` means the recipient's first. The question is taken as put on a route that declares the purpose,
    which staff may then ask for and which adds nothing for a partner. `at` is the instant on that day, for what ends
    by the hour; noon when only the day matters. Raise LedgerUnavailable.
    """
    with ledger.transaction() as transaction:
        known = transaction.recipient(recipient)
        row = transaction.pupils([pupil]).get(pupil)
        revision = transaction.organisation_revision()
    meant, barred = admission(snapshot, known, named=purpose, declared=purpose, day=day)
    names: tuple[str, ...] = ()
    if known is None or barred is not None:
        reason = barred or Reason.RECIPIENT_UNKNOWN
        decision = Decision(pupil, row.revision if row else 0, (), refused(asked, snapshot, reason))
    elif row is None:
        decision = Decision(pupil, 0, (), refused(asked, snapshot, Reason.PUPIL_UNKNOWN))
    else:
        names = names_for(known, row.state, day, snapshot.vocabulary)
        state = known_at(row.state, [known], at or noon(day))
        decision = decide(snapshot, known, meant, state, row.revision, asked, day)
    return Answer(
        recipient,
        meant,
        day,
        snapshot.vocabulary.names_of(asked),
        decision,
        names,
        known,
        row.state if row else None,
        revision,
        snapshot.digest,
    )


def policy_of(snapshot: Snapshot, ledger: Ledger, pupil: str, day: date) -> tuple[Line, ...] | None:
    """Return the whole policy that holds for one pupil on `day`, as Casbin lines; None for an unknown pupil.

    It answers for every recipient in the ledger and every leaf of the recipient tree, for every purpose. Raise
    LedgerUnavailable.
    """
    with ledger.transaction() as transaction:
        row = transaction.pupils([pupil]).get(pupil)
    if row is None:
        return None
    vocabulary = snapshot.vocabulary
    recipients = list(ledger.recipients())
    state = known_at(row.state, recipients, noon(day))
    askers: list[tuple[str, tuple[str, ...]]] = [(leaf, (leaf,)) for leaf in vocabulary.recipients.leaves]
    named = [(known.recipient, names_for(known, row.state, day, vocabulary)) for known in recipients]
    # Every parent of the school is a recipient; one who is nothing to this pupil adds no line that could allow.
    askers += [(asker, names) for asker, names in named if names or not is_person(asker)]
    return effective_policy(
        snapshot,
        [Asker(asker, names, purpose) for asker, names in askers for purpose in vocabulary.purposes.leaves],
        state,
        day,
    )
