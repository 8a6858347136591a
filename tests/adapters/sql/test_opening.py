"""Opening: what is made, what is refused, and what happens when the disk or the file lets the ledger down."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
from functools import partial
from pathlib import Path

import pytest

from consent_gate.errors import LedgerUnavailable
from consent_gate.ports import Ledger
from consent_gate_adapters.sql import open_ledger, tables
from consent_gate_adapters.sql.connections import Connections
from consent_gate_adapters.sql.ledger import SqlLedger
from consent_gate_adapters.sql.opening import NO_FOLDER, NOT_A_LEDGER, NOT_SUPPORTED, opened
from tests.adapters.sql.processes import run
from tests.contracts.record_laws import FACTS, record, write
from tests.strategies import log_line

NOBODY = 65534


def test_only_the_owner_reads_the_file(path: Path, ledger: Ledger) -> None:
    """The ledger and its side files are made with mode 0600."""
    write(ledger, record("facts", "p1", FACTS))
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == {"ledger.db": 0o600, "ledger.db-wal": 0o600, "ledger.db-shm": 0o600}


@pytest.mark.parametrize("address", ["{path}", "sqlite:///{path}", "sqlite+pysqlite:///{path}"])
def test_a_path_and_its_address_are_the_same(path: Path, ledger: Ledger, address: str) -> None:
    """A path and the sqlite address of that path open the same ledger."""
    write(ledger, record("facts", "p1", FACTS))
    again = open_ledger(address.format(path=path))
    assert list(again.pupils()) == ["p1"]
    again.close()


@pytest.mark.parametrize(
    "address",
    [
        "",
        ":memory:",
        "sqlite://",
        "sqlite:///:memory:",
        "file:x?mode=memory",
        "sqlite:///x.db?nolock=1",
        "sqlite://host/x.db",
        "postgresql://u:geheim@host/db",
        "nonsense://",
        "://",
        "a\0b",
    ],
)
def test_an_address_that_is_no_file_is_refused(address: str) -> None:
    """What would forget, skip locking or lead elsewhere is refused, and the message does not repeat the address."""
    with pytest.raises(LedgerUnavailable) as caught:
        open_ledger(address)
    assert caught.value.text == NOT_SUPPORTED


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    """A mistyped folder is an error, not a new place for records."""
    with pytest.raises(LedgerUnavailable) as caught:
        open_ledger(str(tmp_path / "nowhere" / "ledger.db"))
    assert caught.value.text == NO_FOLDER
    assert list(tmp_path.iterdir()) == []


def test_a_newer_ledger_is_refused(path: Path, ledger: Ledger) -> None:
    """A ledger with a layout this version does not know is not touched, and the message gives both numbers."""
    ledger.close()
    outside(path, "UPDATE layout SET version = 99")
    with pytest.raises(LedgerUnavailable, match=rf"99.*{tables.LAYOUT_VERSION}"):
        open_ledger(str(path))


@pytest.mark.parametrize("content", [b"name,given\n" * 100, b"SQLite format 3\0" + b"\xff" * 4096])
def test_another_file_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    """A file that is no ledger stays as it is."""
    path.write_bytes(content)
    with pytest.raises(LedgerUnavailable) as caught:
        open_ledger(str(path))
    assert caught.value.text == NOT_A_LEDGER
    assert path.read_bytes() == content


def test_another_database_is_refused(path: Path) -> None:
    """A database of another program gets no tables from us."""
    outside(path, "CREATE TABLE leerlingen (naam TEXT)")
    with pytest.raises(LedgerUnavailable) as caught:
        open_ledger(str(path))
    assert caught.value.text == NOT_A_LEDGER


def test_every_commit_is_synchronised(path: Path, ledger: Ledger) -> None:
    """The writing connection waits for the disk at every commit, and the reading one cannot write (CG-04)."""
    connections = Connections(str(path))
    with connections.writing() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    with connections.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 1
    connections.close()


def test_a_transaction_has_the_write_lock_from_the_start(path: Path, ledger: Ledger) -> None:
    """Before it reads anything, a transaction keeps every other writer out (CG-03)."""
    other = sqlite3.connect(path, timeout=0, isolation_level=None)
    with ledger.transaction(), pytest.raises(sqlite3.OperationalError):
        other.execute("BEGIN IMMEDIATE")
    other.execute("BEGIN IMMEDIATE")
    other.close()


def test_a_transaction_inside_a_transaction_is_refused_at_once(ledger: Ledger) -> None:
    """A thread that would wait for itself gets an error; what it had written is undone."""

    def nested() -> None:
        with ledger.transaction() as outer:
            outer.append(record("facts", "p1", FACTS))
            write(ledger, record("other", "p2", FACTS))

    with pytest.raises(LedgerUnavailable):
        nested()
    assert list(ledger.pupils()) == []


def test_a_full_disk_is_a_refusal(path: Path) -> None:
    """On a full disk a transaction fails and leaves nothing; with room again, the ledger works (CG-04)."""
    connections = opened(str(path))
    ledger = SqlLedger(connections)
    write(ledger, record("facts", "p1", FACTS))
    with connections.settling() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(LedgerUnavailable), ledger.transaction() as transaction:
        transaction.disclose([log_line(f"e{number}") for number in range(500)])
    assert list(ledger.entries()) == []
    with connections.settling() as connection:
        connection.execute("PRAGMA max_page_count = 100000")
    with ledger.transaction() as transaction:
        transaction.disclose([log_line("e1")])
    assert [entry.id for entry in ledger.entries()] == ["e1"]
    ledger.close()


def test_a_damaged_file_is_a_refusal(path: Path, ledger: Ledger) -> None:
    """Pages that were overwritten are noticed as an unavailable ledger, never as an empty answer."""
    write(ledger, *(record(f"f{number}", f"p{number}", FACTS) for number in range(200)))
    ledger.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xfe" * (size - 4096))
    with pytest.raises(LedgerUnavailable):
        list(open_ledger(str(path)).records())


def test_a_damaged_state_is_a_refusal(path: Path, ledger: Ledger) -> None:
    """A folded state that is no state stops the decision and says nothing of it."""
    write(ledger, record("facts", "p1", FACTS))
    outside(path, "UPDATE pupil SET revision = 2, state = CAST('[\"Kanarie-Jansen\", 7]' AS BLOB)")
    with pytest.raises(LedgerUnavailable) as caught, ledger.transaction() as transaction:
        transaction.pupils(["p1"])
    assert "Kanarie" not in str(caught.value)


def test_a_file_that_cannot_be_written_is_a_refusal() -> None:
    """Without the right to write, the ledger does not open, and says so."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        open_ledger(str(path)).close()
        path.chmod(0o444)
        path.parent.chmod(0o555)
        assert run(partial(_refused_to_others, path)) == [0]
        path.parent.chmod(0o700)


def _refused_to_others(path: Path) -> None:
    if os.geteuid() == 0:
        os.seteuid(NOBODY)
    with pytest.raises(LedgerUnavailable):
        open_ledger(str(path))


def outside(path: Path, *statements: str) -> None:
    """Run statements on the file without the ledger."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()
