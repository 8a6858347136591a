"""Giving out, replacing and ending partner keys in a ledger."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from consent_gate import keys
from consent_gate.errors import RecordRefused
from consent_gate.ports import Ledger
from consent_gate.text import Text

UNKNOWN_KEY: Final = Text("deze sleutel is er niet", "there is no such key")


def issue_key(ledger: Ledger, recipient: str, *, now: datetime, days: int) -> str:
    """Give `recipient` a key that holds for `days` days, and return its text, which cannot be had again.

    Raise RecordRefused when the recipient is not registered, ValueError when `days` is not positive.
    """
    issued = keys.issue(recipient, now, _positive(days))
    with ledger.transaction() as transaction:
        transaction.keep_key(issued.key)
    return issued.text


def rotate_keys(ledger: Ledger, recipient: str, *, now: datetime, days: int, grace: timedelta) -> str:
    """Give `recipient` a new key; every key it had ends when `grace` is over, or earlier where it already did.

    Raise as `issue_key`. Either all of it happens or nothing.
    """
    issued = keys.issue(recipient, now, _positive(days))
    with ledger.transaction() as transaction:
        # Read inside the transaction, whose lock keeps a key from being given out or revoked meanwhile.
        for old in ledger.keys(recipient=recipient):
            transaction.keep_key(keys.ending(old, now + grace))
        transaction.keep_key(issued.key)
    return issued.text


def revoke_key(ledger: Ledger, key: str) -> None:
    """End the key with this id (the public half) at once. Raise RecordRefused when there is none."""
    with ledger.transaction() as transaction:
        found = ledger.keys(key=key)
        if not found:
            raise RecordRefused(UNKNOWN_KEY)
        transaction.keep_key(keys.revoked(found[0]))


def _positive(days: int) -> int:
    if days < 1:
        raise ValueError("a key holds for at least one day")
    return days
