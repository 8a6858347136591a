"""What a person is to a pupil: worked out from gezag and age on the day, to the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from consent_gate.records import Body, Gezag, Period
from consent_gate.rules.kin import (
    GUARDIAN,
    GUARDIAN_OWN,
    KIN,
    PARENT_OF_ADULT,
    PARENT_WITHOUT_GEZAG,
    PUPIL_SELF,
    is_recorded,
    kin_of,
    possible_kin,
)
from consent_gate.terms import birthday
from tests.generated import TODAY
from tests.rules.pupils import EIGHT, FATHER, MOTHER, pupil

BORN = date(2010, 5, 5)
EVE = timedelta(days=1)
SELF = "pupil.p1"


@pytest.mark.parametrize(
    ("age", "before", "after"),
    [
        (12, (GUARDIAN, GUARDIAN_OWN), (GUARDIAN, GUARDIAN_OWN)),
        (16, (GUARDIAN, GUARDIAN_OWN), (GUARDIAN,)),
        (18, (GUARDIAN,), (PARENT_OF_ADULT,)),
    ],
)
@pytest.mark.parametrize("born", [BORN, date(2008, 2, 29)])
def test_a_birthday_changes_what_a_parent_is(
    born: date, age: int, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    """On the eve the old, on the day itself the new; who was born on 29 February turns on 1 March (CG-10)."""
    day = birthday(born, age)
    assert kin_of(MOTHER, pupil(born), day - EVE) == before
    assert kin_of(MOTHER, pupil(born), day) == after


@pytest.mark.parametrize("born", [BORN, date(2008, 2, 29)])
def test_a_pupil_is_someone_from_sixteen_and_stays_so(born: date) -> None:
    """UAVG 5(4): until then the guardian uses the pupil's rights; there is no age at which the pupil loses them."""
    sixteen = birthday(born, 16)
    assert kin_of(SELF, pupil(born), sixteen - EVE) == ()
    assert kin_of(SELF, pupil(born), sixteen) == kin_of(SELF, pupil(born), birthday(born, 30)) == (PUPIL_SELF,)
    assert kin_of("pupil.p2", pupil(born), sixteen) == ()


def test_a_parent_without_gezag_is_one_until_the_pupil_is_of_age() -> None:
    """BW 1:377c is about minors; of an adult who had no gezag there is nothing to keep."""
    state = pupil(BORN, gezag=(Gezag(MOTHER, True), Gezag(FATHER, False)))
    eighteen = birthday(BORN, 18)
    assert kin_of(FATHER, state, eighteen - EVE) == (PARENT_WITHOUT_GEZAG,)
    assert kin_of(FATHER, state, eighteen) == ()


LOST: tuple[Body, ...] = (Gezag(MOTHER, True), Gezag(FATHER, True), Gezag(FATHER, False, Period(TODAY)))


def test_gezag_that_a_court_ended_counts_to_the_day() -> None:
    """The eve a parent with gezag, on the day one without; and a later record may give it back."""
    state = pupil(EIGHT, gezag=LOST)
    assert kin_of(FATHER, state, TODAY - EVE) == (GUARDIAN, GUARDIAN_OWN)
    assert kin_of(FATHER, state, TODAY) == (PARENT_WITHOUT_GEZAG,)
    assert kin_of(MOTHER, state, TODAY) == (GUARDIAN, GUARDIAN_OWN)
    restored = pupil(EIGHT, gezag=(*LOST, Gezag(FATHER, True, Period(TODAY + EVE))))
    assert kin_of(FATHER, restored, TODAY) == (PARENT_WITHOUT_GEZAG,)
    assert kin_of(FATHER, restored, TODAY + EVE) == (GUARDIAN, GUARDIAN_OWN)


@pytest.mark.parametrize(
    ("period", "names"),
    [
        (Period(None, date(2028, 5, 4)), (PARENT_OF_ADULT,)),
        (Period(None, date(2028, 5, 3)), ()),
        (Period(date(2028, 5, 4), None), (PARENT_OF_ADULT,)),
        (Period(date(2028, 5, 5), None), ()),
    ],
)
def test_the_parent_of_an_adult_had_gezag_on_the_eve(period: Period, names: tuple[str, ...]) -> None:
    """Who lost it before has no more standing than a stranger; gezag recorded from 18 on is no gezag."""
    assert kin_of(MOTHER, pupil(BORN, gezag=(Gezag(MOTHER, True, period),)), date(2028, 5, 5)) == names


@pytest.mark.parametrize("period", [Period(None, TODAY - EVE), Period(TODAY + EVE)])
def test_silence_about_today_makes_nobody_anything(period: Period) -> None:
    """Gezag that ended with its period, or is still to come, is not 'no gezag': that has to be written down."""
    state = pupil(EIGHT, gezag=(Gezag(MOTHER, True, period),))
    assert kin_of(MOTHER, state, TODAY) == ()
    assert is_recorded(MOTHER, state)
    assert not is_recorded(FATHER, state)


def test_without_a_birth_date_nobody_is_anything() -> None:
    """Each of the names depends on the age, and an age is never guessed."""
    for person in (MOTHER, FATHER, SELF):
        assert kin_of(person, pupil(None), TODAY) == ()
        assert is_recorded(person, pupil(None))


def test_what_is_possible_is_what_is_computed() -> None:
    """For whoever asks, no name can come out that was not foreseen; a pupil is never a parent by that id."""
    assert possible_kin(SELF) == {PUPIL_SELF}
    assert possible_kin(MOTHER) == KIN - {PUPIL_SELF}
