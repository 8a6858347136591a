"""Emergencies: for hours, for what was named, and not a minute longer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from consent_gate.enquiry import ask
from consent_gate.grounds import Emergency
from consent_gate.reasons import Reason
from consent_gate.records import Matter, Objection
from tests.grounds.conftest import BEGIN, DAY, HEALTH, School


def test_an_emergency_lasts_from_its_start_to_its_end(school: School) -> None:
    """Not a minute before, not a minute after, and no objection holds a vital interest."""
    starts, ends = BEGIN + timedelta(hours=1), BEGIN + timedelta(hours=5)
    school.record("n1", Emergency("org:huisarts", (HEALTH,), "office", "acute_medical", starts, ends))
    school.record("b1", Objection("g1", Matter(), DAY))
    assert school.gets("org:huisarts", starts - timedelta(seconds=1)) == ()
    assert school.gets("org:huisarts", starts) == (HEALTH,)
    assert school.gets("org:huisarts", ends - timedelta(seconds=1)) == (HEALTH,)
    assert school.gets("org:huisarts", ends) == ()
    assert school.why_not("org:huisarts", HEALTH) == [Reason.EMERGENCY_MISSING]


def test_an_emergency_over_midnight_goes_on(school: School) -> None:
    """It ends at its hour, not at the end of the day."""
    starts = datetime(2026, 9, 1, 20, tzinfo=UTC)
    school.record(
        "n1", Emergency("org:huisarts", (HEALTH,), "office", "acute_medical", starts, starts + timedelta(hours=6))
    )
    assert school.gets("org:huisarts", datetime(2026, 9, 1, 23, tzinfo=UTC)) == (HEALTH,)
    assert school.gets("org:huisarts", datetime(2026, 9, 2, 2, tzinfo=UTC)) == ()


def test_a_question_beforehand_can_be_about_this_very_moment(school: School) -> None:
    """By telephone somebody asks now: an hour ago is not now, and neither is noon."""
    starts = datetime(2026, 9, 1, 20, tzinfo=UTC)
    school.record(
        "n1", Emergency("org:huisarts", (HEALTH,), "office", "acute_medical", starts, starts + timedelta(hours=1))
    )
    mask = school.snapshot.vocabulary.mask_of([HEALTH])

    def permits(at: datetime | None) -> bool:
        answer = ask(
            school.snapshot,
            school.ledger,
            recipient="org:huisarts",
            purpose="",
            pupil="p1",
            asked=mask,
            day=DAY,
            at=at,
        )
        return answer.permits_all

    assert [permits(starts), permits(starts + timedelta(hours=1)), permits(None)] == [True, False, False]
