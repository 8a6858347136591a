"""Plays the demo as a user types it, and the schools to play it with."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from consent_gate.cli.root import root
from consent_gate_adapters.demo import stage
from tests.house import ROOT

KEYS = ["step", "recipient", "purpose", "pupil", "status", "fields", "withheld", "basis", "rule", "reason"]
OURS = Path(stage.__file__).parent / "school.xml"
SAMPLES = ROOT.parent / "shared" / "data" / "edexml"
SCHOOLS = [
    OURS,
    SAMPLES / "EDEXML.Voorbeeld.2.0.xml",
    SAMPLES / "EDEXML.Voorbeeld.2.1.xml",
    SAMPLES / "EDEXML.Voorbeeld.2.1-Vla.xml",
]
each_school = pytest.mark.parametrize("path", SCHOOLS, ids=lambda path: path.name)


def present(path: Path) -> Path:
    """Return `path`, or skip the test when the standard's example files are not on this machine."""
    if not path.exists():
        pytest.skip("the EDEXML example files are not here; they are shared apart from this repository")
    return path


def demo(*words: str, policies: Path = ROOT / "policies", **settings: Any) -> Result:
    """Type `consent-gate demo` over the real policies."""
    return CliRunner().invoke(root, ["demo", "--policies", str(policies), *words], **settings)


@cache
def played(*words: str) -> Result:
    """Like `demo`, once for the same words: the story is the same each time, and one test holds it to that."""
    return demo(*words)


def exchanges(*words: str) -> list[dict[str, Any]]:
    """Return what `--json` prints, of a run that must succeed in silence."""
    result = played("--json", *words)
    assert (result.exit_code, result.stderr) == (0, "")
    return [json.loads(line) for line in result.stdout.splitlines()]


def edexml(folder: Path, *pupils: str) -> Path:
    """Write a file with these pupils: each the key and what is inside, as `p1 <geboortedatum>...`."""
    written = "".join(_written(*pupil.split(" ", 1)) for pupil in pupils)
    path = folder / "school.xml"
    path.write_text(f"<EDEX><leerlingen>{written}</leerlingen></EDEX>", encoding="utf-8")
    return path


def _written(key: str, inside: str = "") -> str:
    return f'<leerling key="{key}">{inside}</leerling>'
