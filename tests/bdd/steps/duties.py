"""What a yes obliges to, and for how long it may be seen."""

from __future__ import annotations

import json
from typing import Any

from pytest_bdd import given, parsers, then, when

from tests.bdd.calendar import day_of, day_text
from tests.bdd.steps.phrases import DAY, Table
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


@given(parsers.re(r"de plicht (?P<duty>\w+) is uitgevoerd"))
@when(parsers.re(r"de plicht (?P<duty>\w+) wordt uitgevoerd"))
def _carried_out(world: World, duty: str) -> None:
    assert world.type("duties", "close", world.log()[-1].id, duty, "--by", "staff:ib").exit_code == 0


@when(parsers.re(r"de school vastlegt dat de plicht (?P<duty>\w+) niet kan, omdat: (?P<because>\w+)"))
def _silent(world: World, duty: str, because: str) -> None:
    closing = world.type("duties", "close", world.log()[-1].id, duty, "--by", "staff:ib", "--because", because)
    assert closing.exit_code == 0, closing.stderr


@when("de school haar plichten bekijkt", target_fixture="duties")
def _look(world: World) -> list[dict[str, Any]]:
    return [json.loads(line) for line in world.type("duties", "list", "--all", "--json").stdout.splitlines()]


@then("staat daar")
def _listed(duties: list[dict[str, Any]], datatable: Table) -> None:
    words = {"open": "nog te doen", "late": "te laat", "closed": "gesloten"}
    shown = [
        [one["duty"], day_text(one["due"]), words[one["standing"]] + (f": {one['because']}" if one["because"] else "")]
        for one in duties
    ]
    assert sorted(shown) == sorted(datatable[1:])


@then(parsers.re(r"(?P<warned>is er iets|is er niets) te laat"))
def _warned(world: World, warned: str) -> None:
    assert world.typed is not None
    assert world.typed.exit_code == (1 if warned == "is er iets" else 0)


@then(parsers.re(r"staat bij (?P<duty>\w+) wie het moet horen: (?P<whom>.+)"))
def _whom(duties: list[dict[str, Any]], duty: str, whom: str) -> None:
    assert {one["whom"] for one in duties if one["duty"] == duty} == {whom}
