"""Orders of police and prosecutor, and the steps of the meldcode."""

from __future__ import annotations

from pytest_bdd import given, parsers

from consent_gate.grounds import MELDCODE_STEPS, Order, OrderPaper, Weighing
from consent_gate.records import Ending, Matter, Period
from tests.bdd.steps.evidence import ceiling, leaves
from tests.bdd.steps.phrases import WHO, Table, column
from tests.bdd.world import World

FORMS = {"schriftelijk": "written", "mondeling": "oral"}
STEPS = dict(zip(("signalen", "overleg", "gesprek", "afweging", "besluit"), MELDCODE_STEPS, strict=True))


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
        rf"de school zette voor {WHO} over (?P<pupil>\w+) deze stappen van de meldcode"
        r"(?:, en zweeg tegen de ouders omdat (?P<silence>\w+))?"
    )
)
def _steps(world: World, who: str, pupil: str, silence: str | None, datatable: Table) -> None:
    steps = tuple(STEPS[step] for step in column(datatable))
    matter = Matter(world.introduce(who), categories=ceiling(who, "weighing:meldcode"))
    world.write(Weighing("meldcode", "aandachtsfunctionaris", world.clock.day, matter, steps, silence or ""), pupil)
