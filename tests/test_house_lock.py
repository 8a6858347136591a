"""The lock: every installation of this project is the same one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-spark.lock")}
OF_ITS_OWN = "spark"
"""The extra that is not in the first lock: it is large, wants Java, and serves few."""


def locked(lock: str = "requirements.lock") -> dict[str, tuple[str, str]]:
    """Return version and remaining text of every locked distribution by its name."""
    entries = re.split(r"^(?=[a-zA-Z0-9])", LOCKS[lock], flags=re.MULTILINE)[1:]
    found = (re.match(r"([\w.-]+)==([^\s;\\]+)(.*)", entry, flags=re.DOTALL) for entry in entries)
    return {canonicalize_name(match[1]): (match[2], match[3]) for match in found if match}


def wanted() -> Iterator[Requirement]:
    """Yield everything that the first lock must hold: to build, to run, with every extra but one, to develop."""
    project = PYPROJECT["project"]
    extras = {name: lines for name, lines in project["optional-dependencies"].items() if name != OF_ITS_OWN}
    lists = [PYPROJECT["build-system"]["requires"], project["dependencies"]]
    lists += [*extras.values(), *PYPROJECT["dependency-groups"].values()]
    requirements = (Requirement(line) for lines in lists for line in lines)
    return (requirement for requirement in requirements if requirement.name != project["name"])


def test_every_locked_distribution_is_pinned_by_hash() -> None:
    """A changed file on the way is an installation that fails, not one that differs."""
    for lock, text in LOCKS.items():
        # One distribution may stand there twice, in a version for each Python.
        entries = re.split(r"^(?=[a-zA-Z0-9])", text, flags=re.MULTILINE)[1:]
        assert {canonicalize_name(entry.partition("==")[0]) for entry in entries} == {*locked(lock)}
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_names_no_place() -> None:
    """Where files come from is the installer's choice; a lock that names a place works in one place."""
    for text in LOCKS.values():
        assert re.findall(r"https?:|file:|--(?:extra-)?index-url|--find-links|(?<=\s)/\S*", text) == []


def test_both_locks_choose_the_same_versions() -> None:
    """The second is installed on top of the first; another version there would change what was tested."""
    first, second = locked(), locked("requirements-spark.lock")
    assert {"pyspark"} <= second.keys() - first.keys()
    assert {name: version for name, (version, _) in second.items() if first.get(name, (version,))[0] != version} == {}


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
