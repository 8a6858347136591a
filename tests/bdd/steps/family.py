"""Parents, guardians and the pupil themself: who has gezag, and since when."""

from __future__ import annotations

from pytest_bdd import given, parsers, when

from consent_gate.grounds import Caution
from consent_gate.records import Gezag, Matter, Period, RoleAssignment, Withdrawal
from consent_gate.terms import THE_PUPIL
from tests.bdd.calendar import day_of
from tests.bdd.parties import FOR, PERSONS
from tests.bdd.steps.phrases import DAY
from tests.bdd.world import World

PERSON = r"(?P<person>moeder|vader|oma|stiefvader)"


@given(parsers.re(rf"{PERSON} heeft sinds {DAY.format('since')} geen gezag meer over (?P<pupil>\w+)"))
def _lost_gezag(world: World, person: str, since: str, pupil: str) -> None:
    world.write(Gezag(person, gezag=False, period=Period(day_of(since))), pupil)


@given(parsers.re(rf"{PERSON} heeft vanaf {DAY.format('since')} gezag over (?P<pupil>\w+)"))
def _got_gezag(world: World, person: str, since: str, pupil: str) -> None:
    world.write(Gezag(person, gezag=True, period=Period(day_of(since))), pupil)


@given(parsers.re(rf"{PERSON} heeft alleen gezag over (?P<pupil>\w+)"))
def _sole_gezag(world: World, person: str, pupil: str) -> None:
    world.gezag(person, pupil)


@given(parsers.re(rf"{PERSON} is ouder van (?P<pupil>\w+), zonder gezag"))
def _without_gezag(world: World, person: str, pupil: str) -> None:
    world.write(Gezag(person, gezag=False), pupil)


@given(parsers.re(rf"{PERSON} is aangewezen als stiefouder van (?P<pupil>\w+)"))
def _stepparent(world: World, person: str, pupil: str) -> None:
    world.write(RoleAssignment(PERSONS[person], "stepparent", "pupil", world.key_of(pupil)))


@given(
    parsers.re(
        r"de school legde schriftelijk vast dat het belang van (?P<pupil>\w+)"
        rf" zich verzet tegen informatie aan {PERSON}"
    )
)
def _child_interest(world: World, pupil: str, person: str) -> None:
    about = Matter(PERSONS[person])
    world.write(Caution("child_interest", "directeur", world.clock.day, about, "brief-12"), pupil)


@given(parsers.re(rf"de rechter verbood informatie over (?P<pupil>\w+) aan {PERSON}"))
def _court_order(world: World, pupil: str, person: str) -> None:
    about = Matter(PERSONS[person])
    world.write(Caution("court_order", "directeur", world.clock.day, about, "beschikking-7"), pupil)


@when(parsers.re(r"(?P<pupil>\w+) de eigen toestemming voor (?P<what>[\w ]+?) intrekt"))
def _own_withdrawal(world: World, pupil: str, what: str) -> None:
    world.write(Withdrawal(THE_PUPIL, world.clock.day, matter=FOR[what]), pupil)
