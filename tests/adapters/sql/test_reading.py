"""Reading goes in pages, holds nothing open between them, and says nothing of a row that cannot be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from consent_gate.errors import LedgerUnavailable
from consent_gate.ports import Ledger
from consent_gate_adapters.sql import ledger as module
from tests.adapters.sql.test_opening import outside
from tests.contracts.record_laws import FACTS, record, write
from tests.strategies import log_line

CANARY = "Kanarie-Jansen"
READINGS: dict[str, Callable[[Ledger], Iterator[object]]] = {
    "records": lambda ledger: ledger.records(pupil=CANARY + "\ud800"),
    "entries": lambda ledger: ledger.entries(entry=CANARY + "\ud800"),
    "keys": lambda ledger: iter(ledger.keys(key=CANARY + "\ud800")),
    "snapshot": lambda ledger: iter(ledger.snapshot(CANARY + "\ud800") or ()),
}


@pytest.fixture
def _short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAGE", 2)


@pytest.mark.usefixtures("_short_pages")
@pytest.mark.parametrize("rows", [0, 1, 2, 3, 4, 5])
def test_pages_join_without_a_seam(ledger: Ledger, rows: int) -> None:
    """Whatever the number of rows, each is read once and in order."""
    write(ledger, *(record(f"f{number}", f"p{number}", FACTS) for number in range(rows)))
    with ledger.transaction() as transaction:
        transaction.disclose([log_line(f"e{number}") for number in range(rows)])
    assert [one.id for one in ledger.records()] == [f"f{number}" for number in range(rows)]
    assert [one.id for one in ledger.entries()] == [f"e{number}" for number in range(rows)]
    assert list(ledger.pupils()) == [f"p{number}" for number in range(rows)]


@pytest.mark.usefixtures("_short_pages")
def test_a_reader_does_not_run_after_the_writer(ledger: Ledger) -> None:
    """Reading ends at the last line that was there when it began, and a transaction can run in the midst of it."""
    write(ledger, *(record(f"f{number}", f"p{number}", FACTS) for number in range(5)))
    reader = ledger.records()
    first = next(reader)
    write(ledger, *(record(f"g{number}", f"q{number}", FACTS) for number in range(5)))
    assert [first.id, *(one.id for one in reader)] == ["f0", "f1", "f2", "f3", "f4"]


@pytest.mark.parametrize("reading", READINGS)
def test_an_error_of_reading_says_nothing(ledger: Ledger, reading: str) -> None:
    """What was asked is not in the error, nor in a cause that a log would print (CG-13)."""
    write(ledger, record("facts", "p1", FACTS))
    with ledger.transaction() as transaction:
        transaction.disclose([log_line("e1")])
    with pytest.raises(LedgerUnavailable) as caught:
        list(READINGS[reading](ledger))
    assert CANARY not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_damaged_row_is_not_skipped(path: Path, ledger: Ledger) -> None:
    """A row that cannot be read stops the reader; what follows it is not given as if nothing were missing."""
    write(ledger, record("facts", "p1", FACTS))
    outside(path, "DROP TRIGGER record_is_never_changed", "UPDATE record SET body = 'Kanarie-Jansen'")
    write(ledger, record("after", "p2", FACTS))
    with pytest.raises(LedgerUnavailable) as caught:
        list(ledger.records())
    assert CANARY not in str(caught.value)


def test_the_last_line_is_read_alone(path: Path, ledger: Ledger) -> None:
    """What stands before it is not read, however much; the last one damaged is an error, not the line before it."""
    with ledger.transaction() as transaction:
        transaction.disclose([log_line("e1"), log_line("e2")])
    outside(path, "DROP TRIGGER disclosure_is_never_changed", "UPDATE disclosure SET line = 'x' WHERE id = 'e1'")
    with pytest.raises(LedgerUnavailable):
        list(ledger.entries())
    assert ledger.last_entry() == log_line("e2")
    outside(path, "UPDATE disclosure SET line = 'Kanarie-Jansen' WHERE id = 'e2'")
    with pytest.raises(LedgerUnavailable) as caught:
        ledger.last_entry()
    assert CANARY not in str(caught.value)


def test_revisions_of_different_pupils_are_not_compared(ledger: Ledger) -> None:
    """`until` without a pupil or a recipient means nothing and is an error of the caller."""
    with pytest.raises(ValueError, match="until"):
        ledger.records(until=1)


def test_the_outcome_can_be_counted_without_reading_lines(path: Path, ledger: Ledger) -> None:
    """Each line stands under what it says: something left, or nothing did."""
    with ledger.transaction() as transaction:
        transaction.disclose([log_line("left"), log_line("kept", grants=())])
    with closing(sqlite3.connect(path)) as connection:
        assert dict(connection.execute("SELECT id, outcome FROM disclosure")) == {"left": "permit", "kept": "refuse"}
