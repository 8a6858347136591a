"""`consent-gate demo` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from consent_gate_adapters.demo import command
from consent_gate_adapters.demo import stage as stage_module
from tests.house import ROOT

KEYS = ["step", "recipient", "purpose", "pupil", "status", "fields", "withheld", "basis", "rule", "reason"]
STATUSES = [403, 403, 403, 200, 200, 200, 200, 403, 200, 403, 200, 403, 200, 200, 403, 200, 403, 200, 403, 200]


def demo(*words: str) -> Result:
    """Run the demo over the real policies."""
    return CliRunner().invoke(command, ["--policies", str(ROOT / "policies"), *words])


def test_each_exchange_is_one_object_with_these_keys() -> None:
    """The machine's form of the story: who asked what, the answer, the fields that left, the ground, the rule."""
    result = demo("--json")
    assert (result.exit_code, result.stderr) == (0, "")
    exchanges = [json.loads(line) for line in result.stdout.splitlines()]
    assert [list(exchange) for exchange in exchanges] == [KEYS] * len(STATUSES)
    assert [exchange["status"] for exchange in exchanges] == STATUSES
    for exchange in exchanges:
        assert bool(exchange["fields"]) == bool(exchange["rule"]) == (exchange["status"] == 200)


def test_the_table_fits_130_columns_and_says_that_all_came_out_the_same() -> None:
    """Readable on an ordinary screen, without colour when it is no terminal."""
    result = demo()
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= 130
    assert "\x1b" not in result.stdout
    assert "0 verschillen; alle weigeringen waren byte voor byte gelijk" in lines[-1]


@pytest.mark.parametrize("content", [b"no xml", b"<EDEX><leerlingen/></EDEX>"], ids=["no XML", "no pupil"])
def test_a_file_that_cannot_play_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    """Exit code 2, the file's name, no traceback."""
    path = tmp_path / "school.xml"
    path.write_bytes(content)
    result = demo("--edexml", str(path))
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) <= 3
    assert "Traceback" not in result.stderr


def test_the_school_app_has_never_heard_of_the_gate() -> None:
    """It is written as a school would have it: of this project it knows the administration's file only."""
    text = (Path(stage_module.__file__).parent / "school_app.py").read_text(encoding="utf-8")
    imports = [line for line in text.splitlines() if line.startswith(("import consent", "from consent"))]
    assert imports == ["from consent_gate_adapters.edexml import Pupil, School"]
