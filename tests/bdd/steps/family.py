"""Parents, guardians and the pupil themself: who has gezag, and since when."""

from __future__ import annotations

from pytest_bdd import given, parsers, when

from consent_gate.records import Gezag, Period, Withdrawal
from consent_gate.terms import THE_PUPIL
from tests.bdd.calendar import day_of
from tests.bdd.parties import FOR
from tests.bdd.steps.phrases import DAY
from tests.bdd.world import World

PERSON = r"(?P<person>moeder|vader|oma|stiefvader)"


@given(parsers.re(rf"{PERSON} heeft sinds {DAY.format('since')} geen gezag meer over (?P<pupil>\w+)"))
def _lost_gezag(world: World, person: str, since: str, pupil: str) -> None:
    world.write(Gezag(person, gezag=False, period=Period(day_of(since))), pupil)


@given(parsers.re(rf"{PERSON} heeft vanaf {DAY.format('since')} gezag over (?P<pupil>\w+)"))
def _got_gezag(world: World, person: str, since: str, pupil: str) -> None:
    world.write(Gezag(person, gezag=True, period=Period(day_of(since))), pupil)


@when(parsers.re(r"(?P<pupil>\w+) de eigen toestemming voor (?P<what>[\w ]+?) intrekt"))
def _own_withdrawal(world: World, pupil: str, what: str) -> None:
    world.write(Withdrawal(THE_PUPIL, world.clock.day, matter=FOR[what]), pupil)
