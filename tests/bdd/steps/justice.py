"""Orders of police and prosecutor, and emergencies: what opens a door for a moment."""

from __future__ import annotations

from datetime import datetime, time

from pytest_bdd import given, parsers

from consent_gate.grounds import Emergency, Order, OrderPaper
from consent_gate.records import Ending, Period
from consent_gate.terms import AMSTERDAM
from tests.bdd.steps.evidence import leaves
from tests.bdd.steps.phrases import WHO, Table
from tests.bdd.world import World

FORMS = {"schriftelijk": "written", "mondeling": "oral"}
HOUR = r"(?P<{0}>\d+:\d\d)"


@given(
    parsers.re(
        rf"{WHO} (?:vordert|vorderde) (?P<form>{'|'.join(FORMS)}) onder artikel (?P<article>\w+)"
        r"(?:, met machtiging (?P<authorisation>[\w-]+))?, over (?P<pupil>\w+)"
    )
)
def _ordered(
    world: World, who: str, form: str, article: str, authorisation: str | None, pupil: str, datatable: Table
) -> None:
    today = world.clock.day
    order = Order(
        world.introduce(who),
        article,
        "4711",
        leaves(datatable),
        today,
        FORMS[form],  # type: ignore[arg-type]
        Period(today),
        authorisation or "",
    )
    world.write(order, pupil)


@given(parsers.re(r"het papier van die vordering over (?P<pupil>\w+) kwam binnen"))
def _paper(world: World, pupil: str) -> None:
    world.write(OrderPaper(world.latest("order").id, world.clock.day), pupil)


@given(parsers.re(r"die vordering over (?P<pupil>\w+) is ingetrokken"))
def _order_withdrawn(world: World, pupil: str) -> None:
    world.write(Ending(world.latest("order").id, "withdrawn"), pupil)


@given(
    parsers.re(
        rf"bij de school ligt voor {WHO} een noodgeval van (?P<pupil>\w+) vast,"
        rf" van {HOUR.format('start')} tot {HOUR.format('end')} uur(?: (?P<season>wintertijd))?, over"
    )
)
def _emergency(world: World, who: str, pupil: str, start: str, end: str, season: str | None, datatable: Table) -> None:
    begun, over = (
        datetime.combine(world.clock.day, time.fromisoformat(hour.zfill(5)).replace(fold=fold), AMSTERDAM)
        for hour, fold in ((start, 0), (end, int(season == "wintertijd")))
    )
    recipient = world.introduce(who)
    world.write(Emergency(recipient, leaves(datatable), "directeur", "unconscious", begun, over), pupil)
