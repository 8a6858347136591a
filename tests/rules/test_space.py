"""The states that tools walk: all of them, or an error; never a part that passes for the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from consent_gate.errors import StatesTooMany
from consent_gate.gate import Gate
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import MOST_FACTS, states
from consent_gate_adapters.sql import open_ledger
from tests.small_policies import SMALL

ORDERS = [f"order:a{number}" for number in range(MOST_FACTS + 1)]


def test_each_requirement_doubles_the_states() -> None:
    """Met or not, with and without each hold; a requirement of consent has the combinations that there are."""
    assert len(states([])) == 4
    assert len(states(ORDERS[:3])) == 4 * 2**3
    assert len(states(["consent:guardian", *ORDERS[:3]])) == 2 * 4 * 2**3


def test_too_many_are_an_error_and_no_sample() -> None:
    """It says which requirements, and what to do."""
    assert len(states(ORDERS[:MOST_FACTS], ())) == 2**MOST_FACTS
    with pytest.raises(StatesTooMany, match="order:a0, order:a1") as refused:
        states(ORDERS)
    assert "splits het doel" in refused.value.text.nl


def test_a_set_that_cannot_be_gone_through_is_not_put_in_force(tmp_path: Path) -> None:
    """Its never-list would be proved over a part only, or never be done proving (CG-12)."""
    rules = "".join(
        f"p2, leerplicht, toezicht, support, legal_obligation, {order}, LP-{number:02}, allow\n"
        for number, order in enumerate(ORDERS, start=10)
    )
    sources = "".join(f"LP-{number:02},LPW 18,unverified,\n" for number, _ in enumerate(ORDERS, start=10))
    files = {**SMALL, "never.txt": "NOOIT-01: support gaat nooit naar leerplicht zonder order:a0\n"}
    files["verzuim/rules.csv"] += rules
    files["verzuim/sources.csv"] += sources
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    with pytest.raises(StatesTooMany):
        Gate(snapshot=Snapshot.stored(files), ledger=ledger)
    ledger.close()
