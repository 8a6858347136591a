"""Parents and pupils as askers, end to end: the shipped policies, a real ledger, the log, and its replay."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from consent_gate.decision import Decision, Question
from consent_gate.enquiry import ask, policy_of
from consent_gate.gate import Gate
from consent_gate.grounds import Caution
from consent_gate.ports import Ledger
from consent_gate.reasons import Reason
from consent_gate.records import (
    Body,
    Consent,
    Gezag,
    Matter,
    Period,
    PupilFacts,
    Record,
    Registration,
    RoleAssignment,
)
from consent_gate.replay import replay
from consent_gate.terms import ANY
from consent_gate_adapters.sql import open_ledger
from tests.policies.situation import shipped

TODAY = date(2026, 9, 1)
LAST_WEEK = date(2026, 8, 25)
PROGRESS, ACCESS = "ouderinformatie", "inzageverzoek"
ASKING = ("person:g1", "person:g2", "person:g9", "person:oma", "person:pupil.kind", "person:pupil.groot", "staff:lk1")
RECORDS: tuple[tuple[str, Body], ...] = (
    *(("", Registration(who, (PROGRESS, ACCESS))) for who in ASKING),
    ("", RoleAssignment("person:oma", "stepparent", "pupil", "kind")),
    # Fifteen, sixteen tomorrow; the father lost gezag last week.
    ("kind", PupilFacts(date(2010, 9, 2), ("7a",))),
    ("kind", Gezag("g1", True)),
    ("kind", Gezag("g2", True)),
    ("kind", Gezag("g2", False, Period(LAST_WEEK))),
    # A twin, of whom only the father is recorded.
    ("tweeling", PupilFacts(date(2010, 9, 2), ("7a",))),
    ("tweeling", Gezag("g2", True)),
    # Eighteen today.
    ("groot", PupilFacts(date(2008, 9, 1), ("5v",))),
    ("groot", Gezag("g1", True)),
    ("nieuw", PupilFacts(None, ("7a",))),
    ("nieuw", Gezag("g1", True)),
)


@dataclass
class House:
    """A gate over a ledger, and a clock that can be set."""

    ledger: Ledger
    day: date = TODAY
    gate: Gate = field(init=False)

    def __post_init__(self) -> None:
        self.gate = Gate(snapshot=shipped(), ledger=self.ledger, clock=self)

    def now(self) -> datetime:
        """Return ten o'clock on the day."""
        return datetime(self.day.year, self.day.month, self.day.day, 10, tzinfo=UTC)

    def ask(self, who: str, purpose: str, *pupils: str) -> tuple[Decision, ...]:
        """Ask for everything about these pupils."""
        everything = shipped().vocabulary.masks[ANY]
        question = Question(who, "x", dict.fromkeys(pupils, everything), purpose)
        return self.gate.decisions(shipped(), question)

    def write(self, name: str, pupil: str, body: Body) -> None:
        """Append one record."""
        with self.ledger.transaction() as transaction:
            transaction.append(Record(name, pupil, self.now(), "office", body))


@contextmanager
def school(folder: Path) -> Iterator[House]:
    """Open a school with a child, its twin, a pupil who turns 18 today and one without a birth date."""
    ledger = open_ledger(str(folder / "ledger.db"))
    made = House(ledger)
    for number, (pupil, body) in enumerate(RECORDS):
        made.write(f"r{number}", pupil, body)
    yield made
    ledger.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A school to write in."""
    with school(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A school that is only asked."""
    with school(tmp_path_factory.mktemp("school")) as made:
        yield made


QUESTIONS: tuple[tuple[str, str, str, date, str], ...] = (
    ("person:g1", PROGRESS, "kind", TODAY, "OU-01"),
    ("person:g1", ACCESS, "kind", TODAY, "OU-02"),
    ("person:g1", PROGRESS, "kind", date(2026, 9, 2), "OU-01"),
    ("person:g1", ACCESS, "kind", date(2026, 9, 2), Reason.CATEGORY_NOT_PERMITTED),
    ("person:g1", PROGRESS, "kind", date(2028, 9, 1), "OU-01"),
    ("person:g1", PROGRESS, "kind", date(2028, 9, 2), Reason.CONSENT_MISSING),
    ("person:g1", PROGRESS, "tweeling", TODAY, Reason.RELATION_MISSING),
    ("person:g1", PROGRESS, "groot", date(2026, 8, 31), "OU-01"),
    ("person:g1", PROGRESS, "groot", TODAY, Reason.CONSENT_MISSING),
    ("person:g1", PROGRESS, "nieuw", TODAY, Reason.BIRTH_DATE_UNKNOWN),
    ("person:g1", PROGRESS, "niemand", TODAY, Reason.PUPIL_UNKNOWN),
    ("person:g2", ACCESS, "kind", date(2026, 8, 24), "OU-02"),
    ("person:g2", ACCESS, "kind", LAST_WEEK, Reason.CATEGORY_NOT_PERMITTED),
    ("person:g2", PROGRESS, "kind", LAST_WEEK, "OU-05"),
    ("person:g2", ACCESS, "tweeling", TODAY, "OU-02"),
    ("person:g2", PROGRESS, "groot", TODAY, Reason.RELATION_MISSING),
    ("person:g9", PROGRESS, "kind", TODAY, Reason.RELATION_MISSING),
    ("person:g9", PROGRESS, "nieuw", TODAY, Reason.RELATION_MISSING),
    ("person:oma", PROGRESS, "kind", TODAY, Reason.CONSENT_MISSING),
    ("person:oma", PROGRESS, "tweeling", TODAY, Reason.RELATION_MISSING),
    ("person:pupil.kind", ACCESS, "kind", TODAY, Reason.RELATION_MISSING),
    ("person:pupil.kind", ACCESS, "kind", date(2026, 9, 2), "OU-03"),
    ("person:pupil.kind", ACCESS, "tweeling", date(2026, 9, 2), Reason.RELATION_MISSING),
    ("person:pupil.groot", ACCESS, "groot", TODAY, "OU-03"),
    ("person:pupil.groot", PROGRESS, "groot", TODAY, Reason.CATEGORY_NOT_PERMITTED),
    ("person:g7", PROGRESS, "kind", TODAY, Reason.RECIPIENT_UNKNOWN),
    ("person:g1", "zorgvraag", "kind", TODAY, Reason.PURPOSE_MISMATCH),
    ("staff:lk1", PROGRESS, "kind", TODAY, Reason.NO_LEGAL_BASIS),
)


@pytest.mark.parametrize(("who", "purpose", "pupil", "day", "answer"), QUESTIONS)
def test_who_gets_what_of_whom(shared: House, who: str, purpose: str, pupil: str, day: date, answer: str) -> None:
    """Each on the day itself, by gezag and birthday alone."""
    shared.day = day
    (decision,) = shared.ask(who, purpose, pupil)
    rules = {rule for grant in decision.grants for rule in grant.rules}
    reasons = {kept.reason for kept in decision.withheld}
    if isinstance(answer, Reason):
        assert not decision.permits
        assert answer in reasons
    else:
        assert rules == {answer}
    assert Reason.ROLE_NOT_NAMED not in reasons


def test_replay_comes_to_the_same_however_much_later(house: House) -> None:
    """Birthdays passed and gezag ended since; a past answer rests on the day and the records of then (CG-05)."""
    for who, purpose, pupil, day, _ in QUESTIONS:
        house.day = day
        house.ask(who, purpose, pupil)
    house.day = TODAY + timedelta(days=5000)
    house.write("later", "kind", Gezag("g1", False))
    assert len(list(house.ledger.entries())) == len(QUESTIONS)
    assert list(replay(house.ledger)) == []


def test_one_question_about_many_children_gives_a_parent_its_own(house: House) -> None:
    """A list of the class: the parent's child is in it, the twin of another and the neighbour are not."""
    decisions = house.ask("person:g1", PROGRESS, "kind", "tweeling", "groot", "nieuw")
    assert [decision.pupil for decision in decisions if decision.permits] == ["kind"]


def test_an_adult_pupils_own_yes_opens_progress_to_the_parent(house: House) -> None:
    """OU-04: from 18 the pupil decides, and a parent's own consent is nobody's."""
    matter = Matter("parent_of_adult", PROGRESS, ("set:ouderinformatie",))
    house.write("by-parent", "groot", Consent("g1", matter, TODAY))
    assert not house.ask("person:g1", PROGRESS, "groot")[0].permits
    house.write("by-pupil", "groot", Consent("pupil", matter, TODAY))
    (decision,) = house.ask("person:g1", PROGRESS, "groot")
    assert {rule for grant in decision.grants for rule in grant.rules} == {"OU-04"}


def test_a_court_order_is_about_one_parent(house: House) -> None:
    """OU-07: recorded about the one it names, it closes everything for that one and nothing for the other."""
    about = Matter("person:g2", ANY, (ANY,))
    house.write("court", "kind", Caution("court_order", "office", TODAY, about))
    (barred,) = house.ask("person:g2", PROGRESS, "kind")
    assert not barred.permits
    assert Reason.COURT_ORDER in {kept.reason for kept in barred.withheld}
    assert house.ask("person:g1", PROGRESS, "kind")[0].permits
    assert house.ask("person:g2", PROGRESS, "tweeling")[0].permits


def test_a_question_beforehand_and_the_exported_policy_know_persons(house: House) -> None:
    """`why` names what the person is to this pupil; the export links it as Casbin does, and no stranger at all."""
    day = date(2026, 9, 2)
    known = ask(shipped(), house.ledger, recipient="person:g1", purpose="", pupil="kind", asked=1, day=TODAY)
    assert known.names == ("guardian", "guardian_own")
    assert known.purpose == PROGRESS
    lines = policy_of(shipped(), house.ledger, "kind", day) or ()
    links = {line[1:] for line in lines if line[0] == "g" and line[1].startswith("person:")}
    assert links == {
        ("person:g1", "guardian"),
        ("person:g2", "parent_without_gezag"),
        ("person:oma", "stepparent"),
        ("person:pupil.kind", "pupil_self"),
    }
    assert not any("person:g9" in line for line in lines)
