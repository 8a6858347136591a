"""Breaking the glass at the school's desk: opened loudly, for hours, and reviewed afterwards."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from pytest_bdd import given, parsers, then, when

from consent_gate.grounds import EMERGENCY_REASONS
from tests.bdd.parties import STAFF
from tests.bdd.steps.evidence import leaves
from tests.bdd.steps.phrases import WHO, Table
from tests.bdd.world import World

BY = WHO.replace("who", "by")
REASON = rf"(?P<because>{'|'.join(said.nl for said in EMERGENCY_REASONS.values())})"


@given(
    parsers.re(rf"{BY} brak voor {WHO} het glas over (?P<pupil>\w+), voor (?P<length>\d+) uur, om deze reden: {REASON}")
)
@when(
    parsers.re(
        rf"{BY} voor {WHO} het glas breekt over (?P<pupil>\w+), voor (?P<length>\d+) uur, om deze reden: {REASON}"
    )
)
def _breaks(
    world: World,
    caplog: pytest.LogCaptureFixture,
    by: str,
    who: str,
    pupil: str,
    length: str,
    because: str,
    datatable: Table,
) -> None:
    caplog.set_level(logging.WARNING, logger="consent_gate")
    (reason,) = [word for word, said in EMERGENCY_REASONS.items() if said.nl == because]
    words = [word for category in leaves(datatable) for word in ("--category", category)]
    words += ["--recipient", world.introduce(who), "--pupil", world.key_of(pupil), "--by", STAFF[by].split(":")[1]]
    world.type("emergency", "open", *words, "--reason", reason, "--for", f"{length}h")


@then(
    parsers.re(r"meldt de school luid dat het glas is gebroken, tot (?P<until>[\d: -]+), zonder de leerling te noemen")
)
def _loud(world: World, caplog: pytest.LogCaptureFixture, until: str) -> None:
    assert world.typed is not None
    assert world.typed.exit_code == 0, world.typed.stderr
    assert f"NOODGEVAL GEOPEND: tot {until}" in world.typed.stderr
    assert "functionaris gegevensbescherming (FG) beoordeelt" in world.typed.stderr
    (line,) = [record for record in caplog.records if record.getMessage() == "emergency_opened"]
    assert line.levelno == logging.WARNING
    said = json.dumps(vars(line), default=str)
    assert not any(world.key_of(pupil) in said for pupil in world.pupils)


@then("wordt dat meteen geweigerd, met wat wel mag")
def _refused_at_once(world: World, datatable: Table) -> None:
    assert world.typed is not None
    assert world.typed.exit_code == 2
    for category in leaves(datatable):
        assert category in world.typed.stderr.partition("Wel, als het nodig is:")[2]


@then("wordt het noodgeval geweigerd")
def _not_opened(world: World) -> None:
    assert world.typed is not None
    assert world.typed.exit_code == 2
    assert "NOODGEVAL GEOPEND" not in world.typed.stderr


@then(parsers.re(r"staat er van (?P<pupil>\w+) geen noodgeval in de lijst"))
def _none_listed(world: World, pupil: str) -> None:
    assert world.type("emergency", "list", "--pupil", world.key_of(pupil), "--json").stdout == ""


@then(parsers.re(r"staat het noodgeval van (?P<pupil>\w+) in de lijst als (?P<now>\w+), beoordeeld: (?P<review>.+)"))
def _listed(world: World, pupil: str, now: str, review: str) -> None:
    words = {"niet gebruikt": "unused", "nog niet": "open", "ja": "reviewed", "loopt": "running", "voorbij": "over"}
    shown: list[dict[str, Any]] = [
        json.loads(line)
        for line in world.type("emergency", "list", "--pupil", world.key_of(pupil), "--json").stdout.splitlines()
    ]
    assert [(one["now"], one["review"]) for one in shown] == [(words[now], words[review])]
