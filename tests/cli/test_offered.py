"""Commands that adapters bring: without their library, the extra to install is named, and the others go on."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from consent_gate.cli import offered
from tests.cli.conftest import School


@pytest.mark.parametrize(("name", "extra"), [("sign", "sign"), ("keygen", "sign"), ("verify", "sign")])
def test_a_missing_library_names_the_extra_that_brings_it(
    empty: School, monkeypatch: pytest.MonkeyPatch, name: str, extra: str
) -> None:
    """Also where the command is not called after the extra."""
    absent = EntryPoint(name, "consent_gate_adapters.not_there:command", offered.POLICY_COMMANDS)
    monkeypatch.setattr(offered, "entry_points", lambda **_: [absent])
    said = empty.type(f"policy {name} --key x")
    assert (said.exit_code, f"consent-gate[{extra}]" in said.stderr) == (2, True)
    assert empty.type("policy --help").exit_code == 0
