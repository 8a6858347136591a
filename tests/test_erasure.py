"""Erasure: each category in exactly one answer, nothing that the law keeps, and everyone who must know."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consent_gate.decision import Grant
from consent_gate.erasure import Erasure, asked_to_erase, receivers, record_erasure, standing
from consent_gate.errors import LedgerUnavailable, RecordRefused
from consent_gate.ports import Ledger
from consent_gate.records import (
    Body,
    Consent,
    Correction,
    Ending,
    Gezag,
    Matter,
    Objection,
    Period,
    PupilFacts,
    Record,
    Refusal,
    Restriction,
    Withdrawal,
)
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import pupil_state
from consent_gate.terms import ANY, Basis, Mode
from consent_gate_adapters.sql import open_ledger
from tests.small_policies import POLICIES
from tests.strategies import MOMENT, log_line

SNAPSHOT = Snapshot.read(POLICIES)
VOCABULARY = SNAPSHOT.vocabulary
DAY = date(2026, 9, 1)
BORN, LEFT = date(2014, 9, 2), date(2026, 7, 31)
PHOTO = Matter("publication", "image_website", ("image.photo",))
LATE, MARKS, IMAGE = "attendance.late", "results.marks", "image.photo"

_numbers = itertools.count()
days = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Open an empty ledger."""
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    yield ledger
    ledger.close()


def written(*bodies: Body) -> list[Record]:
    """Return records about one pupil, oldest first."""
    return [Record(f"r{next(_numbers)}", "p1", MOMENT, "office", body) for body in bodies]


def write(ledger: Ledger, *bodies: Body) -> list[str]:
    """Append records about one pupil; return their ids."""
    records = written(*bodies)
    with ledger.transaction() as transaction:
        for record in records:
            transaction.append(record)
    return [record.id for record in records]


def answer(ledger: Ledger, *names: str, by: str = "g1", day: date = DAY, weighed: bool = False) -> Erasure:
    """Ask for the erasure of these categories."""
    mask = VOCABULARY.mask_of(names)
    return asked_to_erase(SNAPSHOT, ledger, pupil="p1", by=by, asked=mask, day=day, weighed=weighed)


def outcome(found: Erasure) -> tuple[list[str], list[str], list[str]]:
    """Return the names refused, to be weighed, and granted."""
    refused, to_weigh, granted = (
        [kept.category for kept in some] for some in (found.refused, found.to_weigh, found.granted)
    )
    return refused, to_weigh, granted


@given(st.sets(st.sampled_from(VOCABULARY.categories.leaves)), st.booleans(), st.none() | st.just(LEFT), days)
@settings(deadline=None, max_examples=40)
def test_each_category_gets_one_answer(
    tmp_path_factory: pytest.TempPathFactory, names: set[str], weighed: bool, left_on: date | None, day: date
) -> None:
    """Refused, weighed or granted, all of what was asked and nothing else; a duty is never weighed away."""
    with closing(open_ledger(str(tmp_path_factory.mktemp("erasure") / "ledger.db"))) as ledger:
        write(ledger, PupilFacts(date(1980, 1, 1), (), left_on))
        found = answer(ledger, *names, by="pupil", day=day, weighed=weighed)
    refused, to_weigh, granted = outcome(found)
    assert sorted(refused + to_weigh + granted) == sorted(names)
    assert not to_weigh or (left_on is None and not weighed)
    assert found.grants_all == (bool(names) and set(granted) == names)
    assert set(refused) >= names & {LATE, "enrolment.end_date"} or (left_on is not None and day > date(2031, 7, 31))


def test_the_answer_changes_with_departure_and_time(ledger: Ledger) -> None:
    """Enrolled: absence refused, marks weighed, images granted; left: marks too; five years on: all (AVG 17(3)(b))."""
    write(ledger, PupilFacts(BORN), Gezag("g1", True))
    assert outcome(answer(ledger, LATE, MARKS, IMAGE)) == ([LATE], [MARKS], [IMAGE])
    assert outcome(answer(ledger, LATE, MARKS, IMAGE, weighed=True)) == ([LATE], [], [IMAGE, MARKS])
    write(ledger, PupilFacts(BORN, (), LEFT))
    assert outcome(answer(ledger, LATE, MARKS)) == ([LATE], [], [MARKS])
    assert outcome(answer(ledger, LATE, by="pupil", day=date(2031, 7, 31))) == ([LATE], [], [])
    assert outcome(answer(ledger, LATE, by="pupil", day=date(2031, 8, 1))) == ([], [], [LATE])


@pytest.mark.parametrize(
    ("by", "day", "may"),
    [
        ("g1", date(2030, 9, 1), True),
        ("pupil", date(2030, 9, 1), False),
        ("g1", date(2030, 9, 2), False),
        ("pupil", date(2030, 9, 2), True),
        ("g2", DAY, True),
        ("g2", date(2027, 1, 1), False),
        ("g3", DAY, False),
        ("office", DAY, False),
    ],
)
def test_who_may_ask_is_judged_on_the_day(ledger: Ledger, by: str, day: date, may: bool) -> None:
    """A guardian with gezag on the day until the sixteenth birthday, then the pupil alone (UAVG 5(4), CG-10)."""
    until = Period(None, date(2026, 12, 31))
    write(ledger, PupilFacts(BORN), Gezag("g1", True), Gezag("g2", True, until), Gezag("g3", False))
    if may:
        assert answer(ledger, IMAGE, by=by, day=day).by == by
        return
    with pytest.raises(RecordRefused, match="UAVG"):
        answer(ledger, IMAGE, by=by, day=day)


def test_without_a_birth_date_or_a_pupil_nobody_may_ask(ledger: Ledger) -> None:
    """Who speaks for a pupil of unknown age is unknown (CG-01)."""
    with pytest.raises(RecordRefused, match="pupil"):
        answer(ledger, IMAGE)
    write(ledger, PupilFacts(), Gezag("g1", True))
    for by in ("g1", "pupil"):
        with pytest.raises(RecordRefused, match="birth date"):
            answer(ledger, IMAGE, by=by)


def test_an_answer_is_recorded_whole_or_not_at_all(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is erased and what is restricted stand together; when one cannot be written, neither is."""
    write(ledger, PupilFacts(BORN), Gezag("g1", True))
    found = answer(ledger, LATE, MARKS, IMAGE)
    before = list(ledger.records())
    with monkeypatch.context() as patched:
        patched.setattr("consent_gate.erasure.Restriction", lambda *parts: None)
        with pytest.raises((RecordRefused, LedgerUnavailable)):
            record_erasure(ledger, found, at=MOMENT, account="office")
    assert list(ledger.records()) == before
    kept = record_erasure(ledger, found, at=MOMENT, account="office")
    assert [record.body for record, _ in kept] == [
        Correction("g1", DAY, (IMAGE,), "erased"),
        Restriction("g1", Matter(categories=(LATE,)), DAY),
    ]
    assert list(ledger.records()) == [*before, *(record for record, _ in kept)]


def test_what_is_restricted_already_is_not_restricted_again(ledger: Ledger) -> None:
    """Only a restriction of everyone and every purpose is one; lifted, it is none."""
    narrow = Matter("duo", ANY, (LATE,))
    (_, _, _, wide) = write(
        ledger,
        PupilFacts(BORN),
        Gezag("g1", True),
        Restriction("g1", narrow, DAY),
        Restriction("g1", Matter(categories=("attendance",), excluded=("attendance.leave",)), DAY),
    )
    assert answer(ledger, LATE, "attendance.leave").restrictable == ("attendance.leave",)
    write(ledger, Objection("g1", Matter(), DAY))
    assert answer(ledger, "attendance.leave").restrictable == ("attendance.leave",)
    write(ledger, Ending(wide, "lifted"))
    assert answer(ledger, LATE).restrictable == (LATE,)


STANDING = [
    ((), True),
    ((Withdrawal("g1", DAY, matter=PHOTO),), False),
    ((Withdrawal("g1", DAY, matter=Matter()),), False),
    ((Refusal("g1", Matter("publication"), DAY),), False),
    ((Refusal("g1", Matter("publication", "image_publication", ("image",)), DAY),), False),
    ((Objection("g1", Matter(), DAY),), False),
    ((Withdrawal("g2", DAY, matter=Matter()),), True),
    ((Withdrawal("g1", DAY, matter=Matter("publication", "image_newsletter")),), True),
    ((Withdrawal("g1", DAY, matter=Matter("jeugdhulp")),), True),
    ((Withdrawal("g1", DAY, matter=Matter(categories=("image.video",))),), True),
    ((Withdrawal("g1", DAY, matter=Matter(excluded=("image.photo",))),), True),
    ((Withdrawal("g1", date(2026, 7, 1), matter=Matter()),), True),
    ((Withdrawal("g1", date(2026, 8, 1), matter=Matter()),), False),
]


@pytest.mark.parametrize(("later", "stands"), STANDING)
def test_a_consent_stands_until_its_speaker_takes_it_back(later: tuple[Body, ...], stands: bool) -> None:
    """Named are the consents that new disclosures could still rest on, of these categories (AVG 7(3))."""
    yes = Consent("g1", PHOTO, date(2026, 8, 1))
    state = pupil_state("p1", written(PupilFacts(BORN), yes, *later))
    found = standing(state, VOCABULARY, VOCABULARY.mask_of([IMAGE]), DAY)
    assert bool(found) == stands
    assert standing(state, VOCABULARY, VOCABULARY.mask_of(["image.video"]), DAY) == ()


def test_a_consent_does_not_stand_for_what_it_left_out() -> None:
    """A yes to images without photos has no part in the erasure of a photo."""
    matter = Matter("publication", "image_website", ("image",), ("image.photo",))
    state = pupil_state("p1", written(PupilFacts(BORN), Consent("g1", matter, date(2026, 8, 1))))
    names = [bool(standing(state, VOCABULARY, VOCABULARY.mask_of([name]), DAY)) for name in (IMAGE, "image.video")]
    assert names == [False, True]


@pytest.mark.parametrize(
    ("period", "stands"),
    [
        (Period(None, DAY), True),
        (Period(None, date(2026, 8, 31)), False),
        (Period(date(2026, 10, 1)), True),
    ],
)
def test_a_lapsed_consent_does_not_stand_and_a_coming_one_does(period: Period, stands: bool) -> None:
    """What begins later would let new data out, so it is named too."""
    state = pupil_state("p1", written(PupilFacts(BORN), Consent("g1", PHOTO, date(2026, 8, 1), period)))
    assert bool(standing(state, VOCABULARY, VOCABULARY.mask_of([IMAGE]), DAY)) == stands


def test_everyone_outside_who_received_it_is_named_once() -> None:
    """With all lines and the last instant; not staff, not who was refused, not for other data (AVG 4(9), 19)."""
    had = (Grant(Basis.CONSENT, (IMAGE, MARKS), ("BD-01",)),)
    lines = [
        log_line("e1", recipient="org:b", grants=had),
        log_line("e2", recipient="org:a", grants=(Grant(Basis.CONSENT, (MARKS,), ()),)),
        log_line("e3", recipient="org:b", grants=had, at=MOMENT.replace(year=2027)),
        log_line("e4", recipient="staff:lk1", grants=had),
        log_line("e5", recipient="org:c", grants=(), asked=(IMAGE,)),
        log_line("e6", recipient="org:d", grants=(), asked=(IMAGE, LATE), mode=Mode.OBSERVE),
        log_line("e7", recipient="", grants=had),
        log_line("e8", recipient="person:g2", grants=had),
    ]
    found = receivers(lines, [IMAGE, LATE])
    assert [(one.recipient, one.categories, one.entries) for one in found] == [
        ("org:b", (IMAGE,), ("e1", "e3")),
        ("org:d", (LATE, IMAGE), ("e6",)),
        ("person:g2", (IMAGE,), ("e8",)),
    ]
    assert found[0].last.year == 2027
    assert receivers(lines, []) == ()
