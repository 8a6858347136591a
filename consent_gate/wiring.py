"""Finds the adapter that a configuration names."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Final

from consent_gate.errors import LedgerUnavailable
from consent_gate.ports import Ledger
from consent_gate.text import Text

LEDGERS: Final = "consent_gate.ledgers"
"""Entry point group. The name is the address's scheme; the value opens a ledger from the whole address."""

_FILE: Final = "sqlite"
"""The scheme of an address that is the path of a file."""


def open_ledger(address: str) -> Ledger:
    """Open the ledger at `address`, such as `gate.db` or `sqlite:///gate.db`, with the adapter for its scheme.

    Raise LedgerUnavailable when no adapter serves the scheme, or when the adapter cannot open it. The address is not
    repeated: it may hold a password.
    """
    scheme = address.partition(":")[0].partition("+")[0] if "://" in address else _FILE
    for found in entry_points(group=LEDGERS, name=scheme):
        ledger = found.load()(address)
        if isinstance(ledger, Ledger):
            return ledger
    raise LedgerUnavailable(
        Text("geen adapter voor dit soort grootboekadres", "no adapter for this kind of ledger address")
    )
