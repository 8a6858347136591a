"""The last door and the calendar: what comes through the API is held to the days that documents are held to."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from consent_gate.errors import RecordRefused
from consent_gate.grounds import Act, Agreement, Emergency, Inspection, Order, OrderPaper, Weighing
from consent_gate.records import Adoption, Body, Correction, Matter, Period, PupilFacts, Record
from consent_gate_adapters.sql.admission import admitted

NOW = datetime(2026, 9, 1, 21, 59, tzinfo=UTC)
TODAY, TOMORROW = date(2026, 9, 1), date(2026, 9, 2)
NAME = ("identity",)
HERE = ZoneInfo("Europe/Amsterdam")


def record(body: Body, pupil: str = "p1", at: datetime = NOW) -> Record:
    """Return a record of one minute to midnight in Amsterdam."""
    return Record("r1", pupil, at, "office", body)


def of_day(day: date) -> list[tuple[str, Body]]:
    """Return each record that tells of what happened on a day, with whom it is about."""
    agreement = Agreement("org:a", "partner", "app", ("*",), ("*",), "active", day)
    return [
        ("", agreement),
        ("", Adoption("0" * 64, ("parents",), day)),
        ("p1", Order("police", "126nd", "officer 1", NAME, day, "oral", Period())),
        ("p1", OrderPaper("o1", day)),
        ("p1", Weighing("director", "head", day, Matter(categories=NAME))),
        ("p1", Inspection("g1", day, Matter(categories=NAME))),
        ("p1", Act("line-1", "inform_guardians", day, "office")),
        ("p1", Correction("office", day, NAME)),
    ]


@pytest.mark.parametrize("place", range(8))
def test_nothing_is_recorded_before_it_happened(place: int) -> None:
    """An oral order dated ahead would do without its paper until then; so would a weighing that nobody held yet."""
    assert admitted(record(of_day(TODAY)[place][1], of_day(TODAY)[place][0]))
    pupil, body = of_day(TOMORROW)[place]
    with pytest.raises(RecordRefused, match="lies after the day"):
        admitted(record(body, pupil))
    assert admitted(record(body, pupil, at=NOW + timedelta(minutes=1)))


@pytest.mark.parametrize("body", [PupilFacts(date(9999, 1, 1)), PupilFacts(left_on=date.max), of_day(date.max)[2][1]])
def test_no_day_overflows_an_age_or_a_term(body: Body) -> None:
    """One birth date out of reach would fail the whole question in which that pupil stands beside others (CG-09)."""
    with pytest.raises(RecordRefused, match="not in the years"):
        admitted(record(body))


def test_a_day_of_an_emergency_has_24_hours_on_the_night_the_clock_goes_back() -> None:
    """From noon to noon is then 25 hours, and one too many."""
    noon = datetime(2026, 10, 24, 12, tzinfo=HERE)
    with pytest.raises(RecordRefused, match="24 hours"):
        admitted(record(Emergency("ambulance", NAME, "office", "missing_pupil", noon, noon + timedelta(days=1))))
    assert admitted(record(Emergency("ambulance", NAME, "office", "missing_pupil", noon, noon + timedelta(hours=23))))
