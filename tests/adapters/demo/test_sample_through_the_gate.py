"""The standard's own example school through the gate: what no partner may ever get does not occur in any answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from consent_gate.records import Consent, Matter, Registration
from consent_gate.terms import THE_PUPIL
from consent_gate_adapters.demo.exchange import Answer, ask
from consent_gate_adapters.demo.stage import Stage, cast_of, set_stage
from consent_gate_adapters.edexml import Pupil, read_school
from consent_gate_adapters.identity import issue_key
from tests.house import ROOT

SAMPLE = ROOT.parent / "shared" / "data" / "edexml" / "EDEXML.Voorbeeld.2.1.xml"
NEVER = ("etniciteit", "land_vader", "land_moeder", "fotourl", "gewicht_nieuw", "bsn_ondwnr-4")
UNDECLARED = (
    b"gezinsinkomen",
    b"31000",
    b"notities",
    b"Gesprek met ouders",
    b"oude_velden",
    b'"ouders"',
    b"0999-000001",
)
WIJKTEAM = "org:wijkteam-demo"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The example file behind the gate, with every person's consent to everything."""
    if not SAMPLE.exists():
        pytest.skip("the EDEXML example files are not here; they are shared apart from this repository")
    school = read_school(SAMPLE)
    cast = cast_of(school)
    assert cast is not None
    with set_stage(school, cast, ROOT / "policies", tmp_path) as stage:
        stage.write(Registration(WIJKTEAM, ("zorgvraag",), "wijkteam"))
        stage.keys[WIJKTEAM] = issue_key(stage.ledger, WIJKTEAM, now=stage.clock.now(), days=365)
        yield stage


def consent_of_everyone(stage: Stage) -> None:
    """Let both guardians and every pupil say yes to anything for anyone."""
    day = stage.cast.sixteenth - timedelta(days=40)
    for pupil in stage.school.pupils:
        for by in (f"ouder-1-{pupil.key}", f"ouder-2-{pupil.key}", THE_PUPIL):
            stage.write(Consent(by, Matter(), day), pupil.key)


def answers(stage: Stage) -> dict[tuple[str, str], Answer]:
    """Ask every route of every pupil for every partner."""
    paths = ["/api/leerlingen", "/api/export", "/"]
    for pupil in stage.school.pupils:
        paths += [f"/api/leerlingen/{pupil.key}", f"/api/leerlingen/{pupil.key}/verzuimmelding"]
    return {
        (partner, path): ask(stage.port, "GET", path, {"Authorization": f"Bearer {key}"})
        for partner, key in stage.keys.items()
        for path in paths
    }


def test_what_may_never_leave_never_does(stage: Stage) -> None:
    """Numbers, origin and undeclared fields are in no partner's answer, save the number in DUO's closed list."""
    before = answers(stage)
    consent_of_everyone(stage)
    after = answers(stage)
    assert any(answer.status == 200 for answer in after.values())
    for (partner, path), answer in [*before.items(), *after.items()]:
        seen = answer.constant
        for found in UNDECLARED:
            assert found not in seen, (partner, path, found)
        for name in NEVER:
            assert f'"{name}"'.encode() not in seen, (partner, path, name)
        for number in numbers(stage.school.pupils):
            to_duo = partner == "org:duo"
            assert to_duo or number not in seen, (partner, path)


def test_duo_gets_the_number_of_its_closed_list(stage: Stage) -> None:
    """A gate that refuses everything is as broken as one that leaks."""
    numbered = [pupil for pupil in stage.school.pupils if "bsn" in pupil.fields]
    assert numbered
    for pupil in numbered:
        answer = answers(stage)["org:duo", f"/api/leerlingen/{pupil.key}/verzuimmelding"]
        assert pupil.fields["bsn"].encode() in answer.body


def numbers(pupils: tuple[Pupil, ...]) -> list[bytes]:
    """Return every national number in the file."""
    return [
        pupil.fields[name].encode() for pupil in pupils for name in ("bsn", "onderwijsnummer") if name in pupil.fields
    ]
