"""The MR's consent to exactly one policy set, without which it does not come into force."""

from __future__ import annotations

from pathlib import Path

from pytest_bdd import given, parsers, then, when

from consent_gate.errors import NotAdopted
from consent_gate.records import Adoption
from tests.bdd.steps.choices import CHOSEN
from tests.bdd.world import World, snapshot
from tests.policies.test_configurable import flipped

PARTS = {"oudergeleding": "parents", "leerlinggeleding": "pupils", "personeelsgeleding": "staff"}
PART = rf"(?P<part>{'|'.join(PARTS)})"
CHANGE = rf"(?P<choice>{'|'.join(CHOSEN)})"


def start(world: World) -> None:
    """Put the world on a gate that asks for the MR's consent, as at the start of the school's application."""
    try:
        world.open_gate(tuple(PARTS[part] for part in world.needed))
    except NotAdopted as refusal:
        world.refusal = refusal


@given(
    parsers.re(rf"beleid gaat pas in als de {PART}(?: en de (?P<other>{'|'.join(PARTS)}))? van de MR ermee instemde")
)
def _needed(world: World, part: str, other: str | None) -> None:
    world.needed = (part, other) if other else (part,)


@given(parsers.re(rf"de {PART} stemde in met het beleid dat nu geldt"))
def _adopted(world: World, part: str) -> None:
    done = world.type("policy", "adopt", "--part", PARTS[part], "--evidence", "notulen-4")
    assert done.exit_code == 0, done.output


@given("de school werkt met dat beleid")
@when("de school de poort met dit beleid wil starten")
def _started(world: World) -> None:
    start(world)


@when(parsers.re(rf"de school een nieuwe versie wil laten ingaan, met {CHANGE}"))
def _activated(world: World, choice: str, tmp_path: Path) -> None:
    world.draft = flipped(CHOSEN[choice], tmp_path)
    try:
        world.gate.activate(world.draft)
    except NotAdopted as refusal:
        world.refusal = refusal


@when(parsers.re(rf"de {PART} met precies die versie instemt"))
def _adopts_draft(world: World, part: str) -> None:
    assert world.draft is not None
    world.write(Adoption(world.draft.digest, (PARTS[part],), world.clock.day, "notulen"))
    world.refusal = None
    world.gate.activate(world.draft)


@then(parsers.re(rf"gaat dat niet door, met reden (?P<reason>\w+) en de {PART} als ontbrekend deel"))
def _not_adopted(world: World, reason: str, part: str) -> None:
    assert world.refusal is not None
    assert (world.refusal.reason, world.refusal.parts) == (reason, (PARTS[part],))


@then("geldt het beleid dat er was")
def _old_stays(world: World) -> None:
    assert world.gate.snapshot.digest == snapshot().digest


@then("geldt de nieuwe versie")
def _new_holds(world: World) -> None:
    assert world.draft is not None
    assert world.gate.snapshot.digest == world.draft.digest
