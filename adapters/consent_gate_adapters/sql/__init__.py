"""The ledger on a SQL database through SQLAlchemy Core: a SQLite file, embedded, for one machine."""

from __future__ import annotations

from consent_gate.ports import Ledger
from consent_gate_adapters.sql.ledger import SqlLedger
from consent_gate_adapters.sql.opening import opened

__all__ = ["open_ledger"]


def open_ledger(address: str) -> Ledger:
    """Open the ledger at `address`: the path of a file, or `sqlite:///PATH`. A missing file is made, mode 0600.

    Raise LedgerUnavailable when it cannot be opened, is not a ledger, or was made by a newer version.
    """
    return SqlLedger(opened(address))
