"""Duties gathered from a real ledger under the live policies: open, late, closed, and never forgotten."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from consent_gate.decision import Decision, Question
from consent_gate.duties import Duty, Standing, act_of, duties, waiting, whom_to_tell
from consent_gate.gate import Gate
from consent_gate.grounds import Act, Order, OrderPaper
from consent_gate.ports import Ledger
from consent_gate.records import (
    Body,
    Consent,
    Correction,
    Gezag,
    Matter,
    Objection,
    Period,
    PupilFacts,
    Record,
    Registration,
    RoleAssignment,
)
from consent_gate.replay import replay
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import Mode
from consent_gate_adapters.sql import open_ledger
from tests.house import ROOT

BEGIN = datetime(2026, 9, 1, 10, tzinfo=UTC)
DAY = date(2026, 9, 1)
ORAL = Order("police", "126nd", "officier 1", ("contact.phone",), DAY, "oral", Period())


def days(count: int) -> timedelta:
    """Return so many days."""
    return timedelta(days=count)


@dataclass
class School:
    """A school with two pupils, the police, a youth care provider and a teacher. It is its own clock."""

    ledger: Ledger
    snapshot: Snapshot
    at: datetime = BEGIN

    def now(self) -> datetime:
        """Return the instant."""
        return self.at

    def record(self, name: str, body: Body, pupil: str = "p1") -> None:
        """Write something down."""
        with self.ledger.transaction() as transaction:
            transaction.append(Record(name, pupil, self.at, "office", body))

    def asks(self, recipient: str, *pupils: str, mode: Mode = Mode.ENFORCE, route: str = "") -> tuple[Decision, ...]:
        """Let someone ask for everything, through the gate."""
        gate = Gate(snapshot=self.snapshot, ledger=self.ledger, clock=self, mode=mode)
        mask = (1 << len(self.snapshot.vocabulary.bits)) - 1
        asked = dict.fromkeys(pupils or ("p1",), mask)
        return gate.decisions(self.snapshot, Question(recipient, uuid.uuid4().hex, asked, route_purpose=route))

    def duties(self, day: date = DAY, **filters: str) -> tuple[Duty, ...]:
        """Return how all duties stand on a day."""
        return duties(self.ledger, self.snapshot, day, **filters)

    def standings(self, day: date = DAY) -> dict[str, Standing]:
        """Return how each duty stands, by its name."""
        return {one.duty: one.standing for one in self.duties(day)}


@pytest.fixture(scope="module")
def policies() -> Snapshot:
    """The policies of this project, read once."""
    return Snapshot.read(ROOT / "policies")


@pytest.fixture
def school(tmp_path: Path, policies: Snapshot) -> Iterator[School]:
    """A school; after each test every answer it gave can be computed again, its duties included (CG-05)."""
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    school = School(ledger, policies)
    school.record("police", Registration("org:politie", ("opsporing",), "police"), "")
    school.record("care", Registration("org:lindenhout", ("zorgvraag",), "jeugdhulp"), "")
    school.record("other", Registration("org:iepenhof", ("zorgvraag",), "jeugdhulp"), "")
    school.record("teacher", RoleAssignment("staff:lk1", "teacher", "group", "7a"), "")
    for pupil in ("p1", "p2"):
        school.record(f"facts-{pupil}", PupilFacts(date(2018, 5, 1), ("7a",)), pupil)
        school.record(f"gezag-{pupil}", Gezag("g1", True), pupil)
    yield school
    assert list(replay(ledger)) == []
    ledger.close()


def test_an_oral_order_owes_paper_and_the_guardians_a_word(school: School) -> None:
    """Both are on the log line, with the day of each, and are gathered first due first."""
    school.record("v1", ORAL)
    (decision,) = school.asks("org:politie")
    (line,) = school.ledger.owing()
    assert line.duties == decision.duties
    assert [(one.duty, one.due, one.records) for one in school.duties()] == [
        ("paper_within_3_days", DAY + days(3), ("v1",)),
        ("inform_guardians", DAY + days(7), ("v1",)),
    ]
    assert school.duties()[0].categories == ("contact.phone",)


def test_a_duty_is_late_from_the_day_after_it_was_due(school: School) -> None:
    """The last day itself is in time (CG-10)."""
    school.record("v1", ORAL)
    school.asks("org:politie")
    open_, late = Standing.OPEN, Standing.LATE
    for after, paper, inform in (
        (0, open_, open_),
        (3, open_, open_),
        (4, late, open_),
        (7, late, open_),
        (8, late, late),
    ):
        assert school.standings(DAY + days(after)) == {"paper_within_3_days": paper, "inform_guardians": inform}
    assert [one.duty for one in waiting(school.duties(), DAY + days(3))] == ["paper_within_3_days"]
    assert len(waiting(school.duties(), DAY + days(7))) == 2


def test_the_paper_closes_its_duty_by_itself(school: School) -> None:
    """Also of every other disclosure on the same oral order; what else is owed stays open."""
    school.record("v1", ORAL)
    school.asks("org:politie")
    school.asks("org:politie")
    school.at += days(2)
    school.record("paper", OrderPaper("v1", DAY + days(2)))
    papers = [one for one in school.duties() if one.duty == "paper_within_3_days"]
    assert [(one.standing, one.closed_by, one.closed_on, one.missed) for one in papers] == [
        (Standing.CLOSED, "paper", DAY + days(2), False)
    ] * 2
    assert {one.duty for one in waiting(school.duties())} == {"inform_guardians"}


def test_paper_that_came_late_closes_and_stays_visible_as_late(school: School) -> None:
    """A missed duty does not become one in time by being carried out."""
    school.record("v1", ORAL)
    school.asks("org:politie")
    school.at += days(6)
    school.record("paper", OrderPaper("v1", DAY + days(6)))
    (paper,) = [one for one in school.duties(DAY + days(6)) if one.duty == "paper_within_3_days"]
    assert (paper.standing, paper.missed) == (Standing.CLOSED, True)


def test_two_oral_orders_at_once_need_both_papers(school: School) -> None:
    """Each order has its own paper; the paper of one leaves the other open."""
    school.record("v1", ORAL)
    school.record("v2", Order("police", "126nd", "officier 2", ("contact.address",), DAY, "oral", Period()))
    school.asks("org:politie")
    school.record("paper-1", OrderPaper("v1", DAY))
    assert school.standings()["paper_within_3_days"] is Standing.OPEN
    school.record("paper-2", OrderPaper("v2", DAY))
    assert school.standings()["paper_within_3_days"] is Standing.CLOSED


def test_an_act_closes_its_own_duty_of_its_own_line(school: School) -> None:
    """Another line, another duty or another pupil stays open."""
    for pupil in ("p1", "p2"):
        school.record(f"v-{pupil}", ORAL, pupil)
    school.asks("org:politie", "p1", "p2")
    chosen = next(one for one in school.duties(pupil="p1") if one.duty == "inform_guardians")
    school.record("act", act_of(chosen, DAY, "staff:ib1"))
    closed = [one for one in school.duties() if one.standing is Standing.CLOSED]
    assert [(one.entry, one.duty, one.closed_by, one.because) for one in closed] == [
        (chosen.entry, "inform_guardians", "act", "")
    ]
    assert len(waiting(school.duties())) == 3
    assert {one.pupil for one in school.duties(pupil="p2")} == {"p2"}
    assert school.duties(recipient="org:lindenhout") == ()


def test_a_reason_for_silence_closes_and_is_kept_apart_from_done(school: School) -> None:
    """Not telling is recorded with why (UAVG 41); telling in the end counts for more."""
    school.record("v1", ORAL)
    school.asks("org:politie")
    owed = next(one for one in school.duties() if one.duty == "inform_guardians")
    school.record("silence", act_of(owed, DAY, "dir", "onderzoek"))
    (closed,) = [one for one in school.duties() if one.duty == "inform_guardians"]
    assert (closed.standing, closed.because) == (Standing.CLOSED, "onderzoek")
    school.at += days(20)
    school.record("told", act_of(owed, DAY + days(20), "dir"))
    (closed,) = [one for one in school.duties() if one.duty == "inform_guardians"]
    assert (closed.because, closed.closed_by, closed.missed) == ("", "told", True)


def test_an_objection_while_a_duty_runs_leaves_it_open(school: School) -> None:
    """Neither the permit on an order nor what it obliges to yields to an objection (CG-11)."""
    school.record("v1", ORAL)
    school.asks("org:politie")
    before = school.duties()
    school.record("objection", Objection("g1", Matter(), DAY))
    assert school.duties() == before


def test_refusals_owe_nothing(school: School) -> None:
    """Who got nothing leaves nothing to be carried out."""
    school.asks("org:politie", "p1", "p2", "unknown")
    school.asks("org:lindenhout")
    assert school.duties() == ()


YES = Consent("g1", Matter("jeugdhulp", "zorgvraag", ("school_functioning",)), DAY)
PHONE = Correction("g1", DAY, ("school_functioning",))


def test_a_correction_makes_every_earlier_recipient_someone_to_tell(school: School) -> None:
    """Once for each recipient outside the staff, by its latest line before the correction (AVG 19)."""
    school.record("yes", YES)
    school.asks("org:lindenhout")
    school.asks("org:lindenhout")
    school.asks("org:iepenhof")
    school.asks("staff:lk1", route="teaching")
    school.at += days(1)
    school.record("wrong", PHONE)
    school.at += days(1)
    school.asks("org:lindenhout")
    told = school.duties(DAY + days(2))
    assert [(one.recipient, one.duty, one.of, one.due) for one in told] == [
        ("org:iepenhof", "tell_recipients", "wrong", DAY + days(31)),
        ("org:lindenhout", "tell_recipients", "wrong", DAY + days(31)),
    ]
    assert told[1].entry == list(school.ledger.entries(recipient="org:lindenhout"))[1].id
    assert school.duties(recipient="org:iepenhof") == told[:1]


def test_telling_is_closed_by_an_act_about_that_correction(school: School) -> None:
    """An act about another correction, or none, closes nothing; one on an earlier line of the same recipient does."""
    school.record("yes", YES)
    school.asks("org:lindenhout")
    school.asks("org:lindenhout")
    first, latest = (line.id for line in school.ledger.entries(recipient="org:lindenhout"))
    school.record("wrong", PHONE)
    school.record("again", PHONE)
    school.record("idle", Act(latest, "tell_recipients", DAY, "office"))
    assert len(waiting(school.duties())) == 2
    school.record("told", Act(first, "tell_recipients", DAY, "office", of="again"))
    assert [one.of for one in waiting(school.duties())] == ["wrong"]


def test_a_correction_of_what_nobody_received_concerns_nobody(school: School) -> None:
    """Only who received that kind of data is told; a name from above means all below it."""
    school.record("yes", YES)
    school.asks("org:lindenhout")
    school.record("elsewhere", Correction("g1", DAY, ("contact",)))
    assert school.duties() == ()
    school.at += timedelta(seconds=1)
    school.record("v1", ORAL)
    school.asks("org:politie")
    school.record("wide", Correction("g1", DAY, ("contact",)))
    assert [(one.recipient, one.categories) for one in school.duties() if one.of] == [
        ("org:politie", ("contact.phone",))
    ]


def test_what_left_in_observe_mode_is_told_too(school: School) -> None:
    """There nothing was held back, so whoever asked has it."""
    school.asks("org:lindenhout", mode=Mode.OBSERVE)
    school.record("wrong", PHONE)
    assert [one.recipient for one in school.duties()] == ["org:lindenhout"]


@pytest.mark.parametrize(
    ("age", "whom"),
    [
        (11, "de ouders met gezag"),
        (12, "de ouders met gezag en de leerling"),
        (15, "de ouders met gezag en de leerling"),
        (16, "de leerling zelf"),
        (20, "de leerling zelf"),
    ],
)
def test_who_is_told_follows_the_age_on_the_day(age: int, whom: str) -> None:
    """From the birthday itself, one day earlier not yet; 29 February counts on 1 March (UAVG 5; Jeugdwet 7.1.5.1)."""
    assert whom_to_tell(DAY.replace(year=DAY.year - age), DAY).nl == whom
    assert whom_to_tell(None, DAY).nl == "de ouders met gezag en de leerling"
    leap = date(2012, 2, 29)
    assert whom_to_tell(leap, date(2028, 2, 28)).nl == "de ouders met gezag en de leerling"
    assert whom_to_tell(leap, date(2028, 2, 29)).nl == "de leerling zelf"
    assert whom_to_tell(date(2014, 2, 28), date(2026, 2, 27)).nl == "de ouders met gezag"
