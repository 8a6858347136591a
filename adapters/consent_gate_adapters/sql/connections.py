"""Connections of one process to one SQLite file: one that writes, several that read, none that crosses a fork.

SQLite keeps its file locks in the memory of the process. A child that inherits an open connection believes in locks it
does not hold, and another process may then remove the write-ahead log under it: committed records would be lost
(https://www.sqlite.org/howtocorrupt.html section 2.6). Hence all idle connections are closed before a fork, and a
child that inherited one in use refuses to work.
"""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import PoolProxiedConnection, QueuePool

PATIENCE: Final = 30.0
"""Seconds to wait for another writer before giving up; a withdrawal must not fail because an import is running."""


class Connections:
    """Lends a connection for one transaction. Safe to share between threads, and with processes forked later."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._open: set[int] = set()
        self._closed = False
        self._begin_afresh()
        _everywhere.add(self)

    def _begin_afresh(self) -> None:
        self._process = os.getpid()
        self._torn = bool(self._open) or os.path.realpath(self._path) in _torn_files
        self._turn = threading.Lock()
        self._writer = 0
        self._calm = threading.Condition(threading.Lock())
        self._users: list[int] = []
        self._for_writing = self._engine("BEGIN IMMEDIATE", ("PRAGMA synchronous = FULL",), size=1)
        self._for_reading = self._engine("BEGIN", ("PRAGMA query_only = ON",), size=5)

    def _engine(self, begin: str, pragmas: tuple[str, ...], size: int) -> Engine:
        engine = create_engine(
            URL.create("sqlite", database=self._path),
            poolclass=QueuePool,
            pool_size=size,
            max_overflow=-1,
            hide_parameters=True,
            connect_args={"timeout": PATIENCE, "isolation_level": None, "check_same_thread": False},
        )
        event.listen(engine, "connect", self._arranger(("PRAGMA foreign_keys = ON", *pragmas)))
        event.listen(engine, "close", lambda connection, _: self._open.discard(id(connection)))
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
        return engine

    def _arranger(self, pragmas: tuple[str, ...]) -> Callable[[Any, object], None]:
        def arrange(connection: Any, _: object) -> None:
            self._open.add(id(connection))
            for pragma in pragmas:
                connection.execute(pragma)

        return arrange

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Lend the writing connection inside a transaction that has the write lock from its first moment.

        Commit at the end of the block, roll back on any error. Raise RuntimeError or TimeoutError when it is not lent.
        """
        with self._used(), self._in_turn():
            connection = self._for_writing.connect()
            with self._lent(connection):
                connection.begin()
                yield connection
                self._require_same_process()
                connection.commit()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend a connection that sees one committed state and cannot write."""
        with self._used():
            connection = self._for_reading.connect()
            with self._lent(connection):
                connection.begin()
                yield connection

    @contextmanager
    def settling(self) -> Iterator[Any]:
        """Lend the driver's own connection for writing, outside a transaction, for what SQLite does only there."""
        with self._used(), self._in_turn():
            connection = self._for_writing.raw_connection()
            with self._lent(connection):
                yield connection.driver_connection

    def close(self) -> None:
        """Close all connections; nothing is lent afterwards."""
        self._closed = True
        if self._process == os.getpid() and not self._torn:
            self._close_idle()

    def _close_idle(self) -> None:
        self._for_writing.dispose()
        self._for_reading.dispose()

    @contextmanager
    def _lent(self, connection: Connection | PoolProxiedConnection) -> Iterator[None]:
        process = self._process
        try:
            yield
        finally:
            if os.getpid() == process:
                connection.close()
            else:
                # Even closing it here would touch the locks and the log of the process that opened it.
                _abandoned.append(connection)

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        turn, me = self._turn, threading.get_ident()
        if self._writer == me:
            raise RuntimeError("a transaction inside a transaction of the same thread")
        if not turn.acquire(timeout=PATIENCE):
            raise TimeoutError("another thread keeps writing")
        self._writer = me
        try:
            yield
        finally:
            if turn is self._turn:
                self._writer = 0
            turn.release()

    @contextmanager
    def _used(self) -> Iterator[None]:
        if self._process != os.getpid():
            self._begin_afresh()
        self._require_usable()
        calm, users, me = self._calm, self._users, threading.get_ident()
        with calm:
            users.append(me)
        try:
            yield
        finally:
            with calm:
                users.remove(me)
                calm.notify_all()

    def _require_usable(self) -> None:
        if self._closed:
            raise RuntimeError("the ledger was closed")
        if self._torn:
            raise RuntimeError("this process was forked while the ledger was in use")

    def _require_same_process(self) -> None:
        if self._process != os.getpid() or self._torn:
            raise RuntimeError("a transaction cannot end in another process")

    def before_fork(self) -> None:
        """Wait until other threads are done, then close what is idle and let nobody in until the fork is over."""
        me = threading.get_ident()
        self._calm.acquire()
        self._calm.wait_for(lambda: all(user == me for user in self._users), timeout=PATIENCE)
        self._close_idle()

    def after_fork_in_parent(self) -> None:
        """Let everybody in again."""
        self._calm.release()

    def after_fork_in_child(self) -> None:
        """Start without connections, locks or users; keep whatever was inherited open from being closed here."""
        self._calm.release()
        _abandoned.append((self._for_writing, self._for_reading))
        if self._open:
            _torn_files.add(os.path.realpath(self._path))
        self._begin_afresh()


_everywhere: weakref.WeakSet[Connections] = weakref.WeakSet()
_abandoned: list[object] = []
_torn_files: set[str] = set()


class _Forks:
    """Brings every `Connections` of this process through a fork, one fork at a time."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._held: list[Connections] = []

    def before(self) -> None:
        self._turn.acquire()
        for connections in list(_everywhere):
            self._held.append(connections)
            connections.before_fork()

    def after_in_parent(self) -> None:
        while self._held:
            self._held.pop().after_fork_in_parent()
        self._turn.release()

    def after_in_child(self) -> None:
        while self._held:
            self._held.pop().after_fork_in_child()
        self._turn.release()


_forks = _Forks()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=_forks.before, after_in_parent=_forks.after_in_parent, after_in_child=_forks.after_in_child
    )
