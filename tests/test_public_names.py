"""The names that an integrator may rely on."""

from __future__ import annotations

import subprocess
import sys

import pytest

import consent_gate


@pytest.mark.parametrize("name", consent_gate.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """Each can be imported from the top and is the thing of that name."""
    found = getattr(consent_gate, name)
    assert found.__name__ == name
    assert name in dir(consent_gate)


def test_the_public_names_are_few() -> None:
    """A surface of twenty names can be learnt."""
    assert len(consent_gate.__all__) <= 20
    assert list(consent_gate.__all__) == sorted(consent_gate.__all__)


def test_another_name_is_not_there() -> None:
    """A misspelling is an AttributeError, as everywhere."""
    with pytest.raises(AttributeError, match="ConsentGat"):
        consent_gate.ConsentGat  # noqa: B018 - looking is the test


def test_importing_the_package_loads_nothing_else() -> None:
    """A noun costs a noun: the engine is not loaded to read an error."""
    code = "import sys, consent_gate.errors; print(sorted(m for m in sys.modules if m.startswith('consent_gate')))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "['consent_gate', 'consent_gate.errors', 'consent_gate.text']"
