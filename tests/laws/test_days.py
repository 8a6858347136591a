"""CG-10: ages and terms hold to the day in Europe/Amsterdam: the twelfth, the sixteenth, first and last days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from consent_gate.records import Consent, Gezag, Matter, Period, PupilFacts
from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.reach import Reach
from consent_gate.state import pupil_state
from consent_gate.terms import AMSTERDAM, ANY, amsterdam_date, birthday
from tests.generated import PUPIL, SMALL, examples, written
from tests.oracle import day_of_age

REACH = Reach.of(SMALL, ("r1",), "d1")
BIRTHS = st.dates(date(1996, 1, 1), date(2030, 12, 31))
LONG_AGO = date(1990, 1, 1)
ONE_DAY, MOMENT = timedelta(days=1), timedelta(microseconds=1)
MANY = examples(300)


def met(requires: str, born: date, day: date, *consents: Consent, gezag: Period = Period()) -> bool:  # noqa: B008
    """Tell whether everything is consented to on `day`."""
    state = pupil_state(PUPIL, written([PupilFacts(born), Gezag("g1", True, gezag), *consents]))
    return CONSENTS[requires].met(state, REACH, "org:asker", SMALL.masks[ANY], day) == SMALL.masks[ANY]


def midnight(day: date) -> datetime:
    """Return the first instant of a day in Amsterdam, in UTC."""
    return datetime.combine(day, time.min, AMSTERDAM).astimezone(UTC)


@MANY
@given(BIRTHS)
@example(date(2012, 2, 29))
@example(date(2010, 3, 28))
def test_the_pupil_decides_from_the_sixteenth_birthday_on(born: date) -> None:
    """The day before, the guardian's yes counts; on the day itself it is over, to the first instant of the day."""
    sixteen = day_of_age(born, 16)
    by_guardian = Consent("g1", Matter(), LONG_AGO)
    by_pupil = Consent("pupil", Matter(), sixteen)
    for instant, guardian, own in ((midnight(sixteen) - MOMENT, True, False), (midnight(sixteen), False, True)):
        day = amsterdam_date(instant)
        assert met("consent:guardian", born, day, by_guardian) is guardian
        assert met("consent:guardian", born, day, by_pupil) is own


@MANY
@given(BIRTHS)
@example(date(2012, 2, 29))
def test_the_pupil_is_heard_from_the_twelfth_birthday_on(born: date) -> None:
    """The day before, the guardian alone; from the day itself the pupil too, where the flow asks for it."""
    twelve = day_of_age(born, 12)
    by_guardian = Consent("g1", Matter(), LONG_AGO)
    assert met("consent:guardian+youth", born, amsterdam_date(midnight(twelve) - MOMENT), by_guardian)
    assert not met("consent:guardian+youth", born, amsterdam_date(midnight(twelve)), by_guardian)
    assert met("consent:guardian+youth", born, twelve, by_guardian, Consent("pupil", Matter(), twelve))
    assert met("consent:guardian", born, twelve, by_guardian)


@MANY
@given(BIRTHS)
@example(date(2012, 2, 29))
def test_an_assent_of_before_is_no_consent_after(born: date) -> None:
    """What the pupil said the day before turning sixteen was an assent; what is said on the day is a consent."""
    sixteen = day_of_age(born, 16)
    assert not met("consent:guardian", born, sixteen, Consent("pupil", Matter(), sixteen - ONE_DAY))
    assert met("consent:guardian", born, sixteen, Consent("pupil", Matter(), sixteen))


@MANY
@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
@example(date(2026, 3, 29), 0)
@example(date(2026, 10, 25), 0)
@example(date(2028, 2, 29), 0)
def test_a_period_holds_from_its_first_to_its_last_instant(first: date, length: int) -> None:
    """Both ends included, in Amsterdam, also on the nights on which the clock changes and on a leap day."""
    last = first + timedelta(days=length)
    period, born = Period(first, last), date(2023, 12, 1)
    ends = (midnight(last + ONE_DAY) - MOMENT, midnight(last + ONE_DAY))
    moments = {midnight(first) - MOMENT: False, midnight(first): True, ends[0]: True, ends[1]: False}
    for instant, holds in moments.items():
        day = amsterdam_date(instant)
        assert met("consent:guardian", born, day, Consent("g1", Matter(), LONG_AGO, period)) is holds
        assert met("consent:guardian", born, day, Consent("g1", Matter(), LONG_AGO), gezag=period) is holds


@MANY
@given(BIRTHS, st.integers(0, 30))
@example(date(2012, 2, 29), 18)
def test_a_birthday_is_the_day_the_oracle_says(born: date, age: int) -> None:
    """Two ways to find a birthday, one answer; a leap day falls on 1 March in other years."""
    assert birthday(born, age) == day_of_age(born, age)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-03-28T22:59:59+00:00", date(2026, 3, 28)),
        ("2026-03-28T23:00:00+00:00", date(2026, 3, 29)),
        ("2026-03-29T21:59:59+00:00", date(2026, 3, 29)),
        ("2026-03-29T22:00:00+00:00", date(2026, 3, 30)),
        ("2026-10-24T22:00:00+00:00", date(2026, 10, 25)),
        ("2026-10-25T22:59:59+00:00", date(2026, 10, 25)),
        ("2026-10-25T23:00:00+00:00", date(2026, 10, 26)),
        ("2026-12-31T23:00:00+00:00", date(2027, 1, 1)),
        ("2027-01-01T00:30:00+05:00", date(2026, 12, 31)),
    ],
)
def test_the_day_is_amsterdams(instant: str, day: date) -> None:
    """On the nights on which the clock changes a day has 23 or 25 hours, and starts at 23:00 or 22:00 UTC."""
    assert amsterdam_date(datetime.fromisoformat(instant)) == day


def test_an_instant_without_a_zone_is_no_instant() -> None:
    """Guessing a zone would move a birthday."""
    with pytest.raises(ValueError, match="time zone"):
        amsterdam_date(datetime(2026, 9, 1))  # noqa: DTZ001
