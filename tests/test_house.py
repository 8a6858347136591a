"""The house: what lies where, what may be named, and what may not be committed."""

from __future__ import annotations

import os
import pkgutil
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from types import ModuleType
from typing import Any

import pytest

import consent_gate
from tests.house import CLOCK_MODULE, NOT_OURS, ROOT, clock_readings, files_under, machine_text, place, python_files

TOP_LEVEL = {
    ".ci",
    ".editorconfig",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "README.nl.md",
    "adapters",
    "consent_gate",
    "features",
    "policies",
    "pyproject.toml",
    "requirements-spark.lock",
    "requirements.lock",
    "tests",
}


def project() -> dict[str, Any]:
    """Return the project table of pyproject.toml."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def test_the_top_level_holds_nothing_without_a_reason() -> None:
    """A newcomer can read the whole top level; a new name there is a decision, taken in this list."""
    found = {path.name for path in ROOT.iterdir() if not path.name.endswith("_cache")} - NOT_OURS
    assert found == TOP_LEVEL


def test_adapters_is_a_source_root_and_nothing_more() -> None:
    """The import name `adapters` belongs to another distribution, so nothing here may claim it."""
    assert {path.name for path in (ROOT / "adapters").iterdir()} - NOT_OURS == {"consent_gate_adapters"}


@pytest.mark.parametrize("package", ["consent_gate", "adapters/consent_gate_adapters"])
def test_each_package_is_typed_for_its_users(package: str) -> None:
    """Without py.typed a user's type checker reads everything of ours as `Any`."""
    assert (ROOT / package / "__init__.py").is_file()
    assert (ROOT / package / "py.typed").is_file()


def test_features_holds_dutch_scenarios_only() -> None:
    """Who reads `features/` reads Dutch, and meets no step code."""
    files = list(files_under(ROOT / "features"))
    assert [place(path) for path in files if path.suffix != ".feature"] == []
    first_lines = {place(path): path.read_text(encoding="utf-8").partition("\n")[0] for path in files}
    assert {name: line for name, line in first_lines.items() if line != "# language: nl"} == {}


def test_the_public_names_are_few_and_each_says_what_it_means() -> None:
    """A public surface is a promise: at most 20 names, none by accident, none without a sentence."""
    # They are loaded when first used, so each is asked for by name.
    public = {name: getattr(consent_gate, name) for name in consent_gate.__all__}
    assert 0 < len(public) <= 20
    assert [name for name, thing in public.items() if not vars(thing).get("__doc__", thing.__doc__)] == []
    tools = {"annotations", "import_module", "Any", "Final", "TYPE_CHECKING"}
    shown = {name for name, thing in vars(consent_gate).items() if not isinstance(thing, ModuleType)}
    assert {name for name in shown if not name.startswith("_")} - tools <= set(public)


def test_every_entry_point_leads_somewhere() -> None:
    """The command line finds adapters by name; a name that leads nowhere fails only on the user's machine."""
    groups = project()["entry-points"].values()
    targets = [target for group in groups for target in group.values()] + list(project()["scripts"].values())
    assert all(callable(pkgutil.resolve_name(target)) for target in targets)


def test_time_is_an_argument() -> None:
    """One module reads the clock; everything else is told the instant, so every decision can be recomputed (CG-05)."""
    read = {
        place(path): found
        for path in python_files()
        if not place(path).startswith("tests/") and place(path) != CLOCK_MODULE
        if (found := list(clock_readings(path.read_text(encoding="utf-8"))))
    }
    assert read == {}


@pytest.mark.parametrize(
    "line", ["at = datetime.now(UTC)", "at = dt.datetime.utcnow()", "day = date.today()", "from time import time"]
)
def test_a_clock_reading_is_found(line: str) -> None:
    """The guard above sees the usual ways to ask the time."""
    assert list(clock_readings(line))


def test_a_clock_that_was_passed_in_may_be_asked() -> None:
    """The port is the way to know the time; asking it is no reading of the machine's clock."""
    assert list(clock_readings("at = self._clock.now()")) == []


def test_the_frozen_casbin_is_not_installed() -> None:
    """`casbin` and `pycasbin` fill the same folder; with both installed, which one decides is chance."""
    with pytest.raises(PackageNotFoundError):
        distribution("casbin")
    assert f"pycasbin=={distribution('pycasbin').version}" in project()["dependencies"]


def test_no_file_names_a_machine() -> None:
    """What is committed holds on any machine: no folder of somebody's own, no address of a registry."""
    named = {
        place(path): found
        for path in files_under(ROOT)
        if (found := list(machine_text(path.read_text(encoding="utf-8", errors="replace"))))
    }
    assert named == {}


@pytest.mark.parametrize("top", ["work", "root", "home", "tmp/c" + "g"])
def test_a_machine_is_recognised(top: str) -> None:
    """The guard above sees folders at the start of a path, and leaves addresses and relative paths alone."""
    assert list(machine_text(f"see /{top}/file")) == ["1: " + f"see /{top}/file"]
    assert list(machine_text(f"https://example.nl/{top}/ and some/{top}/file")) == []


def test_the_ci_runs_the_two_commands_of_the_readme() -> None:
    """What the CI proves is what a newcomer types."""
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    text = script.read_text(encoding="utf-8")
    assert "\nmake demo" in text
    assert "\nmake test" in text
