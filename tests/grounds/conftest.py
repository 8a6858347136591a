"""A school whose partners come with grounds: orders, agreements, emergencies, duties."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from consent_gate.decision import Decision, Question
from consent_gate.gate import Gate
from consent_gate.grounds import (
    Agreement,
    Order,
)
from consent_gate.ports import Ledger
from consent_gate.reasons import Reason
from consent_gate.records import Body, Gezag, Period, PupilFacts, Record, Registration
from consent_gate.replay import replay
from consent_gate.rules.snapshot import Snapshot
from consent_gate_adapters.sql import open_ledger
from tests.grounds.policies import ground_snapshot

BEGIN = datetime(2026, 9, 1, 10, tzinfo=UTC)
DAY = date(2026, 9, 1)
PARTNERS = {
    "org:politie": ("politie", "opsporing"),
    "org:rekenmaat": ("leverancier", "leermiddelen"),
    "org:huisarts": ("huisarts", "noodhulp"),
    "org:gemeente": ("leerplicht", "toezicht"),
}
ADDRESS, PHONE, HEALTH, NAME, BORN = (
    "contact.address",
    "contact.phone",
    "health",
    "identity.family_name",
    "identity.birth_date",
)


@dataclass
class School:
    """A school at an instant that a test sets. It is its own clock."""

    ledger: Ledger
    snapshot: Snapshot
    at: datetime = BEGIN
    pupil: str = "p1"

    def now(self) -> datetime:
        """Return the instant."""
        return self.at

    def record(self, name: str, body: Body, pupil: str | None = None) -> None:
        """Write something down, about the pupil unless said otherwise."""
        with self.ledger.transaction() as transaction:
            transaction.append(Record(name, self.pupil if pupil is None else pupil, self.at, "office", body))

    def asks(self, recipient: str, at: datetime | None = None) -> Decision:
        """Let a partner ask for everything, through the gate."""
        self.at = at or self.at
        gate = Gate(snapshot=self.snapshot, ledger=self.ledger, clock=self)
        mask = (1 << len(self.snapshot.vocabulary.bits)) - 1
        (decision,) = gate.decisions(self.snapshot, Question(recipient, uuid.uuid4().hex, {self.pupil: mask}))
        return decision

    def gets(self, recipient: str, at: datetime | None = None) -> tuple[str, ...]:
        """Return what a partner gets."""
        return self.asks(recipient, at).permitted

    def contacts(self) -> dict[str, tuple[str, ...]]:
        """Return what of the contacts goes to the police by order, and to the municipality by duty."""
        asking = ("org:politie", "org:gemeente")
        return {who: tuple(name for name in self.gets(who) if name.startswith("contact.")) for who in asking}

    def why_not(self, recipient: str, category: str) -> list[Reason]:
        """Return why a partner does not get one category."""
        return [kept.reason for kept in self.asks(recipient).withheld if category in kept.categories]


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    """The policy set with grounds."""
    return ground_snapshot()


@pytest.fixture
def school(tmp_path: Path, snapshot: Snapshot) -> Iterator[School]:
    """A school with one pupil and four partners; after each test every answer it gave can be computed again."""
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    school = School(ledger, snapshot)
    for recipient, (kind, purpose) in PARTNERS.items():
        school.record(f"reg-{kind}", Registration(recipient, (purpose,), kind), "")
    school.record("facts", PupilFacts(date(2018, 5, 1)))
    school.record("gezag", Gezag("g1", True))
    with ledger.transaction() as transaction:
        transaction.keep_snapshot(snapshot.digest, snapshot.document.files)
    yield school
    assert list(replay(ledger)) == []
    ledger.close()


def order(*categories: str, article: str = "126nd", form: str = "written", **more: str) -> Order:
    """Return an order of the police, received on the first of September."""
    return Order("politie", article, "officier 1", categories, DAY, form, Period(), **more)  # type: ignore[arg-type]


def agreement(*categories: str, until: date | None = None) -> Agreement:
    """Return a running agreement with the supplier."""
    return Agreement(
        "org:rekenmaat",
        "processor",
        "Rekenmaat",
        ("leermiddelen",),
        categories,
        "active",
        DAY,
        Period(DAY, until),
        security_annex="bijlage 2",
    )
