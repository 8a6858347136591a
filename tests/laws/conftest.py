"""A fresh school for each test that needs a ledger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from consent_gate_adapters.sql import open_ledger
from tests.laws.school import School


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    """Open a school on an empty ledger."""
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    yield School(ledger)
    ledger.close()
