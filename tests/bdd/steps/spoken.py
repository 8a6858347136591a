"""Answers by telephone, in a meeting or about one photo of many: what the school says, and to whom."""

from __future__ import annotations

import json

from pytest_bdd import parsers, then, when

from tests.bdd.school import labels
from tests.bdd.steps.evidence import leaves
from tests.bdd.steps.phrases import WHO, Table, column
from tests.bdd.world import World, snapshot

SEVERAL = r"(?P<pupils>[A-Z]\w+(?:(?:,| en) [A-Z]\w+)*)"


@when(parsers.re(rf"de school zonder naam overlegt met {WHO}"))
def _consults(world: World, who: str) -> None:
    told = world.type("ask", "--recipient", world.introduce(who), "--anonymous", "--channel", "phone", "--json")
    world.spoken = json.loads(told.stdout)


@when(parsers.re(rf"de school zonder naam overlegt met {WHO} en toch (?P<pupil>\w+) noemt"))
def _consults_about(world: World, who: str, pupil: str) -> None:
    recipient, key = world.introduce(who), world.key_of(pupil)
    world.type("ask", "--recipient", recipient, "--anonymous", "--pupil", key, "--channel", "phone")


@when(parsers.re(rf"de school een foto waarop {SEVERAL} herkenbaar (?:is|zijn) op de website wil zetten"))
def _class_photo(world: World, pupils: str) -> None:
    names = pupils.replace(",", " en").split(" en ")
    world.show_together("de website", names, "image_website", labels(snapshot().vocabulary)["foto"])


@then(parsers.re(rf"krijgt {WHO} niets te horen"))
def _hears_nothing(world: World, who: str) -> None:
    assert world.typed is not None
    assert world.typed.exit_code == 1
    assert world.spoken["answer"] == "refuse"
    assert world.spoken["permitted"] == []
    assert world.spoken["say"].startswith("Hierover kan ik u niets geven.")


@then("mag de intern begeleider vertellen")
def _may_tell(world: World, datatable: Table) -> None:
    assert set(leaves(datatable)) <= set(world.spoken["permitted"])


@then("mag de intern begeleider niet vertellen")
def _may_not_tell(world: World, datatable: Table) -> None:
    assert not set(leaves(datatable)) & set(world.spoken["permitted"])
    assert not any(label in world.spoken["say"] for label in column(datatable))


@then(parsers.re(r'zegt de school tegen wie belt: "(?P<said>[^"]+)"'))
def _says(world: World, said: str) -> None:
    assert world.spoken["say"] == said


@then("weet de school hoe het wel kan")
def _route(world: World, datatable: Table) -> None:
    for way in column(datatable):
        assert any(way in said for said in world.spoken["route"]), way


@then("mag het overleg, zolang niemand weet om wie het gaat")
def _consultation(world: World) -> None:
    assert world.typed is not None
    assert world.typed.exit_code == 0
    assert "u mag geen enkel leerlinggegeven geven" in world.spoken["said"][0]


@then(parsers.re(rf"staat in het logboek een overleg met {WHO} zonder leerling en zonder gegevens"))
def _consultation_logged(world: World, who: str) -> None:
    line = world.log()[-1]
    assert line.recipient == world.introduce(who)
    assert (line.pupil, line.asked, line.grants, line.withheld) == ("", (), (), ())


@then("gaat dat overleg niet door")
def _no_consultation(world: World) -> None:
    assert world.typed is not None
    assert world.typed.exit_code == 2
    assert world.log() == []


@then("mag de foto erop")
def _photo_goes(world: World) -> None:
    assert all(decision.permits and not decision.withheld for decision in world.weighed)


@then(parsers.re(r"mag de foto er niet op, vanwege (?P<pupil>\w+)"))
def _photo_stays(world: World, pupil: str) -> None:
    assert [decision.pupil for decision in world.weighed] == [world.key_of(pupil)]
    assert not any(decision.permits for decision in world.weighed)
    assert [line.pupil for line in world.log()] == [world.key_of(pupil)]
