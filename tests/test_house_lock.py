"""The lock: every installation of this project is the same one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def locked() -> dict[str, tuple[str, str]]:
    """Return version and remaining text of every locked distribution by its name."""
    entries = re.split(r"^(?=[a-zA-Z0-9])", LOCK, flags=re.MULTILINE)[1:]
    found = (re.match(r"([\w.-]+)==([^\s;\\]+)(.*)", entry, flags=re.DOTALL) for entry in entries)
    return {canonicalize_name(match[1]): (match[2], match[3]) for match in found if match}


def wanted() -> Iterator[Requirement]:
    """Yield everything that pyproject.toml asks for: to build, to run, with every extra, to develop."""
    project = PYPROJECT["project"]
    lists = [PYPROJECT["build-system"]["requires"], project["dependencies"]]
    lists += [*project["optional-dependencies"].values(), *PYPROJECT["dependency-groups"].values()]
    requirements = (Requirement(line) for lines in lists for line in lines)
    return (requirement for requirement in requirements if requirement.name != project["name"])


def test_every_locked_distribution_is_pinned_by_hash() -> None:
    """A changed file on the way is an installation that fails, not one that differs."""
    entries = locked()
    assert len(entries) == len(re.findall(r"^[a-zA-Z0-9]", LOCK, flags=re.MULTILINE))
    assert [name for name, (_, rest) in entries.items() if "--hash=sha256:" not in rest] == []


def test_the_lock_names_no_place() -> None:
    """Where files come from is the installer's choice; a lock that names a place works in one place."""
    assert re.findall(r"https?:|file:|--(?:extra-)?index-url|--find-links|(?<=\s)/\S*", LOCK) == []


def test_the_lock_answers_everything_that_is_asked_for() -> None:
    """A dependency changed in pyproject.toml and not locked again would be found only by a newcomer."""
    entries = locked()
    missing = [
        str(requirement)
        for requirement in wanted()
        if not requirement.specifier.contains(entries.get(canonicalize_name(requirement.name), ("0", ""))[0])
    ]
    assert missing == []


def test_the_lock_does_not_hold_the_frozen_casbin() -> None:
    """It would fill the same import package as pycasbin."""
    assert "pycasbin" in locked()
    assert "casbin" not in locked()
