"""What a yes obliges to, and for how long it may be seen."""

from __future__ import annotations

from pytest_bdd import parsers, then

from tests.bdd.calendar import day_of
from tests.bdd.steps.phrases import DAY
from tests.bdd.world import World


@then(parsers.re(rf"staat daarbij de plicht (?P<duty>\w+), uiterlijk op {DAY.format('due')}"))
def _owed(world: World, duty: str, due: str) -> None:
    assert day_of(due) in {owed.due for owed in world.log()[-1].duties if owed.duty == duty}


@then(parsers.re(r"staat daarbij geen plicht (?P<duty>\w+)"))
def _not_owed(world: World, duty: str) -> None:
    assert world.log()[-1].permits
    assert duty not in {owed.duty for owed in world.log()[-1].duties}


@then(parsers.re(r"staat bij de weigering geen enkele plicht"))
def _nothing_owed(world: World) -> None:
    assert not world.log()[-1].permits
    assert world.log()[-1].duties == ()


@then(
    parsers.re(
        rf"staat bij de eerste verstrekking nog steeds de plicht (?P<duty>\w+), uiterlijk op {DAY.format('due')}"
    )
)
def _still_owed(world: World, duty: str, due: str) -> None:
    first = next(entry for entry in world.log() if entry.permits)
    assert day_of(due) in {owed.due for owed in first.duties if owed.duty == duty}
