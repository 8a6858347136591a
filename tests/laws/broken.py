"""A ledger that breaks at one step, with the name of a pupil in the text of its error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from consent_gate.decision import DisclosureEntry
from consent_gate.ports import Ledger, PupilRow, Transaction

CANARY = "Annelies_van_der_Canary"


class BrokenTransaction(Transaction):
    """A transaction that breaks at one step, with a pupil's name in the text of the error."""

    def __init__(self, whole: Transaction, step: str) -> None:
        self.whole, self.step = whole, step

    def _pass(self, name: str, *arguments: Any) -> Any:
        if name == self.step:
            raise RuntimeError(f"UNIQUE constraint failed: {CANARY}")
        return getattr(self.whole, name)(*arguments)

    def pupils(self, pupils: Sequence[str]) -> Mapping[str, PupilRow]:
        """Read, or break."""
        found: Mapping[str, PupilRow] = self._pass("pupils", pupils)
        return found

    def recipient(self, recipient: str) -> Any:
        """Read, or break."""
        return self._pass("recipient", recipient)

    def organisation_revision(self) -> int:
        """Read, or break."""
        return int(self._pass("organisation_revision"))

    def append(self, record: Any) -> int:
        """Append, or break."""
        return int(self._pass("append", record))

    def disclose(self, entries: Sequence[DisclosureEntry]) -> None:
        """Append, or break."""
        self._pass("disclose", entries)

    def keep_snapshot(self, digest: str, files: Mapping[str, str]) -> None:
        """Keep, or break."""
        self._pass("keep_snapshot", digest, files)

    def keep_key(self, key: Any) -> None:
        """Keep, or break."""
        self._pass("keep_key", key)


def breaking(ledger: Ledger, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make one step of every transaction of `ledger` break; `commit` breaks after everything was written."""
    begin = ledger._transaction

    @contextmanager
    def broken() -> Iterator[Transaction]:
        with begin() as whole:
            yield BrokenTransaction(whole, step)
            if step == "commit":
                raise OSError(f"disk full while writing {CANARY}")

    opener: Any = broken
    monkeypatch.setattr(ledger, "_transaction", opener)
