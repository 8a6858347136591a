"""Emergencies: for hours, for what was named, and not a minute longer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from consent_gate.grounds import (
    Emergency,
)
from consent_gate.reasons import Reason
from tests.grounds.conftest import BEGIN, HEALTH, School


def test_an_emergency_lasts_from_its_start_to_its_end(school: School) -> None:
    """Not a minute before, not a minute after, and no objection holds a vital interest."""
    starts, ends = BEGIN + timedelta(hours=1), BEGIN + timedelta(hours=5)
    school.record("n1", Emergency("org:huisarts", (HEALTH,), "office", "aanval", starts, ends))
    assert school.gets("org:huisarts", starts - timedelta(seconds=1)) == ()
    assert school.gets("org:huisarts", starts) == (HEALTH,)
    assert school.gets("org:huisarts", ends - timedelta(seconds=1)) == (HEALTH,)
    assert school.gets("org:huisarts", ends) == ()
    assert school.why_not("org:huisarts", HEALTH) == [Reason.EMERGENCY_MISSING]


def test_an_emergency_over_midnight_goes_on(school: School) -> None:
    """It ends at its hour, not at the end of the day."""
    starts = datetime(2026, 9, 1, 20, tzinfo=UTC)
    school.record("n1", Emergency("org:huisarts", (HEALTH,), "office", "aanval", starts, starts + timedelta(hours=6)))
    assert school.gets("org:huisarts", datetime(2026, 9, 1, 23, tzinfo=UTC)) == (HEALTH,)
    assert school.gets("org:huisarts", datetime(2026, 9, 2, 2, tzinfo=UTC)) == ()
