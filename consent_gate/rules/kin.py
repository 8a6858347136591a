"""What a person is to a pupil on one day, computed from gezag and age: nobody gives these names by hand.

Until the pupil is 18 a parent with gezag is a `guardian` (WPO 11, WVO 2020 2.97) and, until 16, the one who uses the
pupil's rights as well (`guardian_own`, UAVG 5(4)); from 16 that is the pupil (`pupil_self`). At 18 gezag ends of itself
(BW 1:233, 1:245): who had it on the eve is a `parent_of_adult`. Who is recorded as having no gezag on the day is a
`parent_without_gezag` (BW 1:377c). About whom nothing is recorded for the day is nothing to the pupil; and where the
birth date is not known nobody is anything, for every one of these names depends on age.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from consent_gate.state import PupilState
from consent_gate.terms import OWN, birthday

GUARDIAN: Final = "guardian"
GUARDIAN_OWN: Final = "guardian_own"
PARENT_OF_ADULT: Final = "parent_of_adult"
PARENT_WITHOUT_GEZAG: Final = "parent_without_gezag"
PUPIL_SELF: Final = "pupil_self"

KIN: Final = frozenset({GUARDIAN, GUARDIAN_OWN, PARENT_OF_ADULT, PARENT_WITHOUT_GEZAG, PUPIL_SELF})
"""Every name that is computed; no role assignment may carry one."""

RELATIVES: Final = frozenset({"family", "stepparent"})
"""The names of family that are assigned, for one pupil and to persons only."""

AGE_OF_OWN_RIGHTS: Final = 16
AGE_OF_MAJORITY: Final = 18


def kin_of(person: str, pupil: PupilState, day: date) -> tuple[str, ...]:
    """Return what `person` is to `pupil` on `day`; a person id, or `pupil.` and a pupil id for a pupil as asker."""
    born = pupil.birth_date
    if born is None:
        return ()
    if person.startswith(OWN):
        old_enough = person == OWN + pupil.pupil and birthday(born, AGE_OF_OWN_RIGHTS) <= day
        return (PUPIL_SELF,) if old_enough else ()
    majority = birthday(born, AGE_OF_MAJORITY)
    if majority <= day:
        return (PARENT_OF_ADULT,) if _gezag(person, pupil, majority - timedelta(days=1)) else ()
    gezag = _gezag(person, pupil, day)
    if gezag is None:
        return ()
    if not gezag:
        return (PARENT_WITHOUT_GEZAG,)
    return (GUARDIAN,) if birthday(born, AGE_OF_OWN_RIGHTS) <= day else (GUARDIAN, GUARDIAN_OWN)


def possible_kin(person: str) -> frozenset[str]:
    """Return everything that this person can be to any pupil on any day."""
    return frozenset({PUPIL_SELF}) if person.startswith(OWN) else KIN - {PUPIL_SELF}


def is_recorded(person: str, pupil: PupilState) -> bool:
    """True when the pupil's records name this person at all, in whatever period; a pupil is named by its own."""
    return person == OWN + pupil.pupil or any(fact.person == person for fact in pupil.gezag)


def _gezag(person: str, pupil: PupilState, day: date) -> bool | None:
    """Return whether `person` has gezag on `day`, by the last recorded fact that covers it; None when none does."""
    for fact in reversed(pupil.gezag):
        if fact.person == person and fact.period.holds_on(day):
            return fact.gezag
    return None
