"""The wheel: what users get is what is here, and it works where nothing else of ours is."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house import ROOT

PIP = (sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", "--quiet", "--no-cache-dir")

# Run with -I from an empty folder: the current folder and PYTHONPATH are out, and the checkout, which an editable
# installation puts on the path, is taken out by hand.
IMPORT_EVERYTHING = """
import importlib, pkgutil, sys
site, *checkout = sys.argv[1:]
sys.path[:] = [site, *(entry for entry in sys.path if entry not in checkout)]
for top in ("consent_gate", "consent_gate_adapters"):
    package = importlib.import_module(top)
    print(package.__file__)
    for module in pkgutil.walk_packages(package.__path__, top + "."):
        if not module.name.endswith("__main__"):
            print(importlib.import_module(module.name).__file__)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as a release would, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    offline = ("--no-index", "--no-deps", "--no-build-isolation")
    subprocess.run([*PIP, "wheel", *offline, "--wheel-dir", str(folder), str(ROOT)], check=True)
    (built,) = folder.iterdir()
    return built


def test_the_wheel_holds_the_two_packages_and_nothing_else(wheel: Path) -> None:
    """A stray top-level name would land among everybody's packages; a missing one is found by no editable test."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"consent_gate", "consent_gate_adapters", f"{'-'.join(wheel.name.split('-')[:2])}.dist-info"}
    assert {"consent_gate/py.typed", "consent_gate_adapters/py.typed"} <= set(names)
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_the_wheel_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """Every module of both packages can be imported from an empty folder, out of the installed wheel."""
    site, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    subprocess.run([*PIP, "install", "--no-index", "--no-deps", "--target", str(site), str(wheel)], check=True)
    command = [sys.executable, "-I", "-c", IMPORT_EVERYTHING, str(site), str(ROOT), str(ROOT / "adapters")]
    finished = subprocess.run(command, cwd=empty, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    places = finished.stdout.split()
    assert len(places) > 2
    assert [place for place in places if not place.startswith(str(site))] == []
