"""The SQLite ledger keeps the contract of every ledger."""

from __future__ import annotations

from tests.contracts.ledger_contract import LedgerContract


class TestSqliteLedger(LedgerContract):
    """The fixtures are in conftest.py."""
