"""A small school on a real ledger: one policy set, a clock that stands still, and records in few words."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import UTC, datetime

from consent_gate.decision import DisclosureEntry, Question
from consent_gate.errors import RecordRefused
from consent_gate.gate import Gate
from consent_gate.ports import Ledger
from consent_gate.records import Body, Record, Registration
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import ANY, Effect
from tests.generated import HERE, SMALL, policy

NOW = datetime(2026, 9, 1, 9, 30, tzinfo=UTC)
CARE, OFFICE = "org:care", "org:office"

# To care: c1 and c2 on a guardian's consent, c3 as a public task. To the office: c1 as a duty.
SNAPSHOT = Snapshot(
    policy(
        SMALL,
        [
            Rule("r1", "d1", "c3", "public_task", "", Effect.ALLOW, HERE),
            Rule("r2", "d2", "c1", "legal_obligation", "", Effect.ALLOW, HERE),
        ],
        [ConditionalRule("r1", "d1", "c0", "consent", "consent:guardian", "", Effect.ALLOW, HERE)],
    )
)
EVERYTHING = SMALL.masks[ANY]


class StandingClock:
    """Tells the time it was set to."""

    def __init__(self) -> None:
        self.instant = NOW

    def now(self) -> datetime:
        """Return the instant."""
        return self.instant


class School:
    """A gate over a ledger where two partners are registered."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.clock = StandingClock()
        self.gate = Gate(snapshot=SNAPSHOT, ledger=ledger, clock=self.clock)
        self._numbers = itertools.count()
        self.write("", Registration(CARE, ("d1",), "r1"), Registration(OFFICE, ("d2",), "r2"))

    def write(self, pupil: str, *bodies: Body) -> list[str]:
        """Append records, each on its own, and return their ids."""
        ids = []
        for body in bodies:
            record = Record(f"w{next(self._numbers)}", pupil, NOW, "office", body)
            with self.ledger.transaction() as transaction:
                transaction.append(record)
            ids.append(record.id)
        return ids

    def try_to_write(self, record: Record) -> bool:
        """Append a record, and tell whether the ledger took it."""
        try:
            with self.ledger.transaction() as transaction:
                transaction.append(record)
        except RecordRefused:
            return False
        return True

    def ask(self, *pupils: str, recipient: str = CARE, purpose: str = "", exchange: str = "x") -> dict[str, set[str]]:
        """Ask for everything about these pupils; return what may leave of each."""
        question = self.question(pupils, recipient=recipient, purpose=purpose, exchange=exchange)
        permitted = self.gate.disclose(SNAPSHOT, question)
        return {pupil: set(SMALL.names_of(mask)) for pupil, mask in permitted.items()}

    def question(
        self, pupils: Sequence[str], *, recipient: str = CARE, purpose: str = "", exchange: str = "x"
    ) -> Question:
        """Return a question about everything of these pupils."""
        return Question(recipient, exchange, dict.fromkeys(pupils, EVERYTHING), named_purpose=purpose)

    def lines(self, pupil: str | None = None) -> list[DisclosureEntry]:
        """Return the log, oldest first."""
        return list(self.ledger.entries(pupil=pupil))
