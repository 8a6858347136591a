"""Opening a ledger file: making it when it is not there, and refusing what is not a ledger this version can read."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError

from consent_gate.errors import LedgerUnavailable
from consent_gate.text import Text
from consent_gate_adapters.sql.connections import PATIENCE, Connections
from consent_gate_adapters.sql.outage import reported
from consent_gate_adapters.sql.tables import LAYOUT_VERSION, layout, metadata, organisation
from consent_gate_adapters.sql.upgrading import upgrade

NOT_OPENED: Final = Text("het grootboek kan niet worden geopend", "the ledger cannot be opened")
NOT_A_LEDGER: Final = Text("dit bestand is geen grootboek", "this file is not a ledger")
TOO_NEW: Final = Text(
    "dit grootboek is gemaakt door een nieuwere versie van Consent Gate (indeling {found}, bekend tot {known})",
    "this ledger was made by a newer version of Consent Gate (layout {found}, known up to {known})",
)
NOT_SUPPORTED: Final = Text(
    "dit adres is geen bestand en geen sqlite-adres van een bestand",
    "this address is neither a file nor the sqlite address of a file",
)
NO_FOLDER: Final = Text("de map van het grootboek bestaat niet", "the folder of the ledger does not exist")

EMPTY: Final = 0
_creating = threading.Lock()


def opened(address: str) -> Connections:
    """Return connections to the ledger at `address`, a path or `sqlite:///PATH`; make the file when there is none.

    Raise LedgerUnavailable when it is something else, newer than this version, or cannot be reached.
    """
    path = _path(address)
    with reported(NOT_OPENED), _creating:
        _create_private(path)
        connections = Connections(str(path))
        try:
            _settle(connections)
        except BaseException:
            connections.close()
            raise
    return connections


def _path(address: str) -> Path:
    if "://" not in address:
        path = address
    else:
        try:
            url = make_url(address)
        except ArgumentError:
            raise LedgerUnavailable(NOT_SUPPORTED) from None
        if url.get_backend_name() != "sqlite" or url.query or url.host:
            raise LedgerUnavailable(NOT_SUPPORTED)
        path = url.database or ""
    # A ledger in memory would forget every disclosure, and `file:` addresses can switch off locking.
    if not path or path == ":memory:" or path.startswith("file:") or "\0" in path:
        raise LedgerUnavailable(NOT_SUPPORTED)
    return Path(path).absolute()


def _create_private(path: Path) -> None:
    """Make the file readable by its owner alone; SQLite gives its side files the same mode.

    An existing file is not touched: opening and closing it here would drop the locks this process holds on it.
    """
    if not path.parent.is_dir():
        raise LedgerUnavailable(NO_FOLDER)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_CLOEXEC", 0), 0o600))
    except FileExistsError:
        return


def _settle(connections: Connections) -> None:
    try:
        with connections.settling() as connection:
            _write_ahead(connection)
        with connections.reading() as connection:
            found = _layout_of(connection)
        if found != LAYOUT_VERSION:
            # Another process may have made or upgraded it by now; the write lock ends that race.
            with connections.writing() as connection:
                found = _layout_of(connection)
                if found == EMPTY:
                    _create_tables(connection)
                else:
                    upgrade(connection, found)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        if _code(error) == "SQLITE_NOTADB":
            raise LedgerUnavailable(NOT_A_LEDGER) from None
        raise


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log, which stays with the file. SQLite does not wait for others here, so this does."""
    deadline = time.monotonic() + PATIENCE
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        if time.monotonic() > deadline:
            raise TimeoutError("the write-ahead log cannot be switched on")
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not _code(error).startswith("SQLITE_BUSY"):
                raise
            time.sleep(0.01)


def _code(error: DatabaseError | sqlite3.Error) -> str:
    cause = error.orig if isinstance(error, DatabaseError) else error
    return str(getattr(cause, "sqlite_errorname", ""))


def _layout_of(connection: Connection) -> int:
    """Return the layout of a ledger that this version reads, `EMPTY` for an empty file; else LedgerUnavailable."""
    names = set(inspect(connection).get_table_names())
    if not names:
        return EMPTY
    if layout.name not in names:
        raise LedgerUnavailable(NOT_A_LEDGER)
    found = connection.execute(select(layout.c.version)).scalar()
    if not isinstance(found, int) or found <= EMPTY:
        raise LedgerUnavailable(NOT_A_LEDGER)
    if found > LAYOUT_VERSION:
        raise LedgerUnavailable(TOO_NEW.format(found=found, known=LAYOUT_VERSION))
    return found


def _create_tables(connection: Connection) -> None:
    metadata.create_all(connection)
    connection.execute(layout.insert().values(version=LAYOUT_VERSION))
    connection.execute(organisation.insert().values(id=1, revision=0))
