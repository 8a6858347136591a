"""The architecture as a test: imports point down only, and the contracts that say so can break."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.house import ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]

PLANTED = {
    "consent_gate/text.py": "import os, casbin, flask, marshmallow, consent_gate_adapters, consent_gate.cli\n",
    "adapters/consent_gate_adapters/sql/__init__.py": "import consent_gate_adapters.identity\n",
    "adapters/consent_gate_adapters/identity/__init__.py": "import consent_gate_adapters.sql\n",
}


def copy_of_the_source(folder: Path) -> Path:
    """Copy what the contracts speak about, so that a wrong import can be planted without harm."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    for top in ("consent_gate", "adapters"):
        shutil.copytree(ROOT / top, folder / top, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def lint(folder: Path) -> tuple[int, str]:
    """Judge the imports of the project in `folder` by its own contracts; return exit code and report."""
    program = str(Path(sys.executable).with_name("lint-imports"))
    command = [program, "--no-logo", "--no-cache"]
    path = {"PYTHONPATH": f"{folder}:{folder / 'adapters'}", "PATH": "", "COLUMNS": "200"}
    finished = subprocess.run(command, cwd=folder, env=path, capture_output=True, text=True, check=False)
    return finished.returncode, finished.stdout + finished.stderr


def test_imports_point_down_only() -> None:
    """Every contract in pyproject.toml holds."""
    code, report = lint(ROOT)
    assert code == 0, report


def test_every_layer_stands() -> None:
    """A layer in parentheses may be absent, so a contract about it would hold for nothing."""
    assert [layer for contract in CONTRACTS for layer in contract.get("layers", ()) if "(" in layer] == []


def test_every_contract_can_break(tmp_path: Path) -> None:
    """With one wrong import of each sort planted in a copy, no contract is kept: none of them is a decoration."""
    copy = copy_of_the_source(tmp_path)
    for name, text in PLANTED.items():
        (copy / name).parent.mkdir(exist_ok=True)
        with (copy / name).open("a", encoding="utf-8") as module:
            module.write(f"\n{text}")
    code, report = lint(copy)
    assert code == 1, report
    assert [contract["name"] for contract in CONTRACTS if f"{contract['name']} BROKEN" not in report] == []


def test_a_module_without_a_place_is_found(tmp_path: Path) -> None:
    """The layers are exhaustive: a new module has to be placed before it is merged."""
    copy = copy_of_the_source(tmp_path)
    (copy / "consent_gate" / "unplaced.py").touch()
    code, report = lint(copy)
    assert code == 1, report
    assert "consent_gate.unplaced" in report
