"""What the school sees coming, and the card that a teacher reads before saying anything."""

from __future__ import annotations

import json
from typing import Any

from pytest_bdd import parsers, then, when

from consent_gate.upcoming import KINDS
from tests.bdd.calendar import day_text
from tests.bdd.steps.phrases import Table, column
from tests.bdd.world import World


@when(parsers.re(r"de school (?P<days>\d+) dagen vooruitkijkt"), target_fixture="coming")
def _look_ahead(world: World, days: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in world.type("upcoming", "--within", f"{days}d", "--json").stdout.splitlines()]


@then("komt eraan")
def _coming(coming: list[dict[str, Any]], datatable: Table) -> None:
    shown = [[day_text(one["day"]), KINDS[one["kind"]].nl, one["who"] or "-"] for one in coming]
    assert sorted(shown) == sorted(datatable[1:])


@then("komt er niets aan")
def _nothing_coming(coming: list[dict[str, Any]]) -> None:
    assert coming == []


@when(parsers.re(r"een leerkracht de kaart van (?P<recipient>\w+) leest"))
def _card(world: World, recipient: str) -> None:
    assert world.type("card", recipient).exit_code == 0


@then("staat op de kaart")
def _on_the_card(world: World, datatable: Table) -> None:
    assert world.typed is not None
    card = " ".join(world.typed.stdout.split())
    for words in column(datatable):
        assert words in card, words


@then("past de kaart op één bladzijde")
def _one_page(world: World) -> None:
    assert world.typed is not None
    lines = world.typed.stdout.splitlines()
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 100
