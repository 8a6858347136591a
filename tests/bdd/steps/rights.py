"""Erasure and correction at the school's desk, and the duty to tell whoever had the data before."""

from __future__ import annotations

import json
from typing import Any

from pytest_bdd import given, parsers, then, when

from consent_gate.records import PupilFacts
from consent_gate.terms import THE_PUPIL
from tests.bdd.calendar import day_of
from tests.bdd.steps.evidence import leaves
from tests.bdd.steps.family import PERSON
from tests.bdd.steps.phrases import DAY, WHO, Table
from tests.bdd.world import World

TELL = "tell_recipients"


def said(world: World) -> list[dict[str, Any]]:
    """Return what the last command printed, one object a line."""
    assert world.typed is not None
    return [json.loads(line) for line in world.typed.stdout.splitlines()]


def owed(world: World, who: str, pupil: str) -> list[dict[str, Any]]:
    """Return what the desk lists of the duty to tell this party."""
    world.type("duties", "list", "--pupil", world.key_of(pupil), "--all", "--json")
    return [one for one in said(world) if one["duty"] == TELL and one["recipient"] == world.introduce(who)]


@given(parsers.re(rf"(?P<pupil>\w+) is uitgeschreven op {DAY.format('left')}"))
def _left(world: World, pupil: str, left: str) -> None:
    world.write(PupilFacts(world.pupils[pupil], left_on=day_of(left)), pupil)


@when(parsers.re(rf"(?:{PERSON}|de leerling zelf) om wissing vraagt uit het dossier van (?P<pupil>\w+), van"))
def _asks_erasure(world: World, person: str | None, pupil: str, datatable: Table) -> None:
    words = [word for category in leaves(datatable) for word in ("--category", category)]
    world.type("erasure", "--pupil", world.key_of(pupil), "--by", person or THE_PUPIL, *words, "--record", "--json")


@then(
    parsers.re(
        rf"weigert de school de wissing met reden (?P<reason>\w+), te bewaren tot en met {DAY.format('until')}, van"
    )
)
def _not_erased(world: World, reason: str, until: str, datatable: Table) -> None:
    (answer,) = said(world)
    kept = {(one["category"], one["reason"], one["until"]) for one in answer["refused"]}
    assert {(category, reason, day_of(until).isoformat()) for category in leaves(datatable)} <= kept


@then("wijst de school de wissing toe van")
def _erased(world: World, datatable: Table) -> None:
    (answer,) = said(world)
    assert set(leaves(datatable)) <= set(answer["granted"])


@then("kan dit verzoek niet worden beantwoord: wie vraagt mag dit vandaag niet namens de leerling")
def _may_not(world: World) -> None:
    assert world.typed is not None
    assert (world.typed.exit_code, world.typed.stdout) == (2, "")
    assert "UAVG 5 lid 4" in world.typed.stderr


@then(parsers.re(r"(?:staat|staan) er nog (?P<count>\d+) toestemming(?:en)?"))
def _standing(world: World, count: str) -> None:
    (answer,) = said(world)
    assert len(answer["standing"]) == int(count)


@when(parsers.re(rf"{PERSON} de geboortedatum van (?P<pupil>\w+) laat verbeteren in {DAY.format('born')}"))
def _corrected(world: World, person: str, pupil: str, born: str) -> None:
    world.write(PupilFacts(day_of(born)), pupil)
    words = ("--pupil", world.key_of(pupil), "--by", person, "--category", "identity.birth_date")
    world.type("correction", "add", *words, "--json")


@then(parsers.re(rf"moet {WHO} daarvan bericht krijgen over (?P<pupil>\w+), uiterlijk op {DAY.format('due')}"))
def _to_be_told(world: World, who: str, pupil: str, due: str) -> None:
    assert [(one["standing"], one["due"]) for one in owed(world, who, pupil)] == [("open", day_of(due).isoformat())]


@then(parsers.re(rf"hoeft {WHO} daarvan geen bericht te krijgen over (?P<pupil>\w+)"))
def _not_to_be_told(world: World, who: str, pupil: str) -> None:
    assert [one for one in owed(world, who, pupil) if one["standing"] != "closed"] == []


@then(parsers.re(rf"is het bericht aan {WHO} over (?P<pupil>\w+) te laat"))
def _late(world: World, who: str, pupil: str) -> None:
    assert [one["standing"] for one in owed(world, who, pupil)] == ["late"]
    assert world.typed is not None
    assert world.typed.exit_code == 1


@when(parsers.re(rf"de school {WHO} bericht stuurt over (?P<pupil>\w+)"))
def _tells(world: World, who: str, pupil: str) -> None:
    (one,) = owed(world, who, pupil)
    done = world.type("duties", "close", one["entry"], TELL, "--of", one["of"], "--by", "administratie")
    assert done.exit_code == 0, done.output


@then(parsers.re(r"moet de school dit vertellen over (?P<pupil>\w+) aan: (?P<whom>[\w ]+)"))
def _whom_to_tell(world: World, pupil: str, whom: str) -> None:
    world.type("duties", "list", "--pupil", world.key_of(pupil), "--json")
    assert [one["whom"] for one in said(world) if one["duty"] == "inform_guardians"] == [whom]
