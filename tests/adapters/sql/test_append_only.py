"""The database itself keeps what was written as it was written, whoever connects to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from consent_gate.ports import Ledger
from tests.contracts.record_laws import FACTS, record, write
from tests.strategies import log_line

ATTEMPTS = (
    "UPDATE record SET body = '{}'",
    "UPDATE record SET recorded_by = 'someone else'",
    "DELETE FROM record",
    "INSERT OR REPLACE INTO record SELECT seq, id, pupil, recipient, revision, 'x', recorded_at, 'x', body FROM record",
    "INSERT OR REPLACE INTO record SELECT seq, 'x', pupil, recipient, 9, kind, recorded_at, 'x', body FROM record",
    "INSERT OR REPLACE INTO record SELECT 9, id, pupil, recipient, 9, kind, recorded_at, 'x', body FROM record",
    "UPDATE disclosure SET pupil = 'p2'",
    "DELETE FROM disclosure WHERE id = 'e1'",
    "INSERT OR REPLACE INTO disclosure SELECT seq, 'x', exchange, at, 'x', purpose, pupil, outcome, snapshot, '',"
    " line, owes FROM disclosure",
    "UPDATE snapshot SET files = '{}'",
    "DELETE FROM snapshot",
    "INSERT OR REPLACE INTO snapshot VALUES ('s1', '{}')",
    "UPDATE pupil SET revision = 1",
    "UPDATE pupil SET state = ''",
    "UPDATE pupil SET revision = revision + 2",
    "DELETE FROM pupil",
    "UPDATE organisation SET revision = 0",
    "DELETE FROM organisation",
    "INSERT INTO disclosure SELECT 9, 'x', exchange, at, recipient, purpose, pupil, outcome, 'nowhere', '', line, owes"
    " FROM disclosure",
)


@pytest.fixture
def outsider(path: Path, ledger: Ledger) -> Iterator[sqlite3.Connection]:
    """Connect to a ledger with something in it by SQLite alone."""
    write(ledger, record("facts", "p1", FACTS), record("again", "p1", FACTS))
    with ledger.transaction() as transaction:
        transaction.keep_snapshot("s1", {"a": "b"})
        transaction.disclose([log_line("e1", snapshot="s1")])
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_nothing_is_changed_or_removed(outsider: sqlite3.Connection, attempt: str) -> None:
    """A statement that would change history is stopped by the database."""
    before = list(outsider.iterdump())
    with pytest.raises(sqlite3.IntegrityError):
        outsider.execute(attempt)
    assert list(outsider.iterdump()) == before


def test_the_number_of_a_line_is_never_used_again(outsider: sqlite3.Connection) -> None:
    """Both logs number their lines so that a removed last line leaves a gap."""
    tables = dict(outsider.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    assert "AUTOINCREMENT" in tables["record"]
    assert "AUTOINCREMENT" in tables["disclosure"]
