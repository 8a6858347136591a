"""Fresh ledger files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

import pytest

from consent_gate.ports import Ledger
from consent_gate_adapters.sql import open_ledger
from tests.contracts.record_laws import NewLedger


@pytest.fixture
def new_ledger(tmp_path: Path) -> NewLedger:
    """Open a new file at each call, and remove it afterwards: Hypothesis makes hundreds."""
    numbers = count()

    @contextmanager
    def fresh() -> Iterator[Ledger]:
        path = tmp_path / f"fresh{next(numbers)}.db"
        ledger = open_ledger(str(path))
        try:
            yield ledger
        finally:
            ledger.close()
            path.unlink()

    def opened() -> AbstractContextManager[Ledger]:
        return fresh()

    return opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the ledger of this test is."""
    return tmp_path / "ledger.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """Give an empty ledger."""
    opened = open_ledger(str(path))
    yield opened
    opened.close()
