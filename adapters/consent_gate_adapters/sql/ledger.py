"""The ledger on a SQL database: transactions, and reading that never holds up a writer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from sqlalchemy import Column, ColumnElement, Row, Select, String, Table, func, select, type_coerce

from consent_gate.decision import DisclosureEntry
from consent_gate.ports import Ledger, LogPage, PartnerKey, Transaction
from consent_gate.records import Record
from consent_gate.state import RecipientState
from consent_gate.text import Text
from consent_gate_adapters.sql import codec, tables
from consent_gate_adapters.sql.connections import Connections
from consent_gate_adapters.sql.outage import reported
from consent_gate_adapters.sql.transaction import SqlTransaction

UNREADABLE: Final = Text("het grootboek is niet leesbaar", "the ledger cannot be read")
_T = TypeVar("_T")

PAGE: Final = 1000
"""Rows in one read. Between pages nothing is held open, so a slow reader costs a writer nothing."""

BULK: Final = 20_000
"""Rows in one read of the whole log: enough that the cost of a statement disappears, and a few megabytes at most."""


class SqlLedger(Ledger):
    """A ledger behind `Connections`. Share one between threads; a process forked later may use it too."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    @contextmanager
    def _transaction(self) -> Iterator[Transaction]:
        with self._connections.writing() as connection:
            transaction = SqlTransaction(connection)
            yield transaction
            transaction.require_whole()

    def records(
        self,
        *,
        pupil: str | None = None,
        recipient: str | None = None,
        until: int | None = None,
        kinds: Collection[str] | None = None,
    ) -> Iterator[Record]:
        """Yield records oldest first; `pupil=""` means all of the organisation.

        Raise ValueError for `until` without a pupil or a recipient: revisions of different pupils cannot be compared.
        """
        row = tables.record.c
        filters: list[ColumnElement[bool]] = []
        if pupil is not None:
            filters.append(row.pupil == pupil)
        if recipient is not None:
            # The second condition lets SQLite use the index, which leaves out the records of pupils.
            filters += [row.recipient == recipient, row.recipient != ""]
        if until is not None:
            if not filters:
                raise ValueError("until needs a pupil or a recipient")
            filters.append(row.revision <= until)
        if kinds is not None:
            filters.append(row.kind.in_(kinds))
        return self._read(tables.record, filters, _record)

    def entries(
        self, *, pupil: str | None = None, recipient: str | None = None, entry: str | None = None
    ) -> Iterator[DisclosureEntry]:
        """Yield log lines oldest first."""
        row = tables.disclosure.c
        wanted = ((row.pupil, pupil), (row.recipient, recipient), (row.id, entry))
        filters = [column == value for column, value in wanted if value is not None]
        return self._read(tables.disclosure, filters, _entry)

    def last_entry(self) -> DisclosureEntry | None:
        """Return the log line that was appended last."""
        with reported(UNREADABLE):
            rows = self._rows(select(tables.disclosure).order_by(tables.disclosure.c.seq.desc()).limit(1))
            return _entry(rows[0]) if rows else None

    def owing(self, *, pupil: str | None = None, recipient: str | None = None) -> Iterator[DisclosureEntry]:
        """Yield the log lines that oblige to something, oldest first."""
        row = tables.disclosure.c
        wanted = ((row.pupil, pupil), (row.recipient, recipient))
        filters: list[ColumnElement[bool]] = [column == value for column, value in wanted if value is not None]
        return self._read(tables.disclosure, [tables.OWING, *filters], _entry)

    def pages(self, *, after: int = 0) -> Iterator[LogPage]:
        """Yield the log in pages; what is appended meanwhile does not keep the reader going."""
        row = tables.disclosure.c
        query = select(
            row.seq,
            row.id,
            # As stored: an instant is parsed only where somebody asks for its day.
            type_coerce(row.at, String),
            row.recipient,
            row.purpose,
            row.pupil,
            func.coalesce(row.snapshot, ""),
            row.signature,
            row.line,
        )
        with reported(UNREADABLE):
            end = self._rows(select(func.max(row.seq)))[0][0] or 0
        while after < end:
            with reported(UNREADABLE):
                rows = self._rows(query.where(row.seq > after, row.seq <= end).order_by(row.seq).limit(BULK))
                page = _page(rows)
            yield page
            after = page.seq[-1]

    def snapshot(self, digest: str) -> Mapping[str, str] | None:
        """Return the files of a stored policy set."""
        with reported(UNREADABLE):
            rows = self._rows(select(tables.snapshot.c.files).where(tables.snapshot.c.digest == digest))
            return codec.files(rows[0].files) if rows else None

    def snapshots(self) -> Iterator[str]:
        """Yield the hash of every stored policy set, in order."""
        for row in self._pages(select(tables.snapshot.c.digest), tables.snapshot.c.digest):
            yield row.digest

    def keys(self, *, key: str | None = None, recipient: str | None = None) -> tuple[PartnerKey, ...]:
        """Return stored partner keys, oldest first."""
        row = tables.partner_key.c
        wanted = ((row.id, key), (row.recipient, recipient))
        filters = [column == value for column, value in wanted if value is not None]
        with reported(UNREADABLE):
            rows = self._rows(select(tables.partner_key).where(*filters).order_by(row.created_at, row.id))
            return tuple(PartnerKey(**found._mapping) for found in rows)

    def pupils(self) -> Iterator[str]:
        """Yield the ids of all pupils, in order."""
        for row in self._pages(select(tables.pupil.c.pupil), tables.pupil.c.pupil):
            yield row.pupil

    def recipients(self) -> Iterator[RecipientState]:
        """Yield the folded state of every recipient, in order of id."""
        for row in self._pages(select(tables.recipient), tables.recipient.c.recipient):
            with reported(UNREADABLE):
                state = codec.recipient_state(row.state)
            yield state

    def close(self) -> None:
        """Give back connections."""
        self._connections.close()

    def _read(
        self, table: Table, filters: Sequence[ColumnElement[bool]], value: Callable[[Row[Any]], _T]
    ) -> Iterator[_T]:
        for row in self._pages(select(table).where(*filters), table.c.seq):
            with reported(UNREADABLE):
                read = value(row)
            yield read

    def _pages(self, query: Select[Any], order: Column[Any]) -> Iterator[Row[Any]]:
        """Yield what is there when reading starts; what is appended meanwhile does not keep the reader going."""
        with reported(UNREADABLE):
            end = self._rows(select(func.max(order)))[0][0]
        if end is None:
            return
        page = query.where(order <= end).order_by(order).limit(PAGE)
        rows: Sequence[Row[Any]] = ()
        while True:
            with reported(UNREADABLE):
                rows = self._rows(page.where(order > rows[-1]._mapping[order]) if rows else page)
            yield from rows
            if len(rows) < PAGE:
                return

    def _rows(self, statement: Select[Any]) -> Sequence[Row[Any]]:
        with self._connections.reading() as connection:
            return connection.execute(statement).all()


def _record(row: Row[Any]) -> Record:
    return Record(row.id, row.pupil, row.recorded_at, row.recorded_by, codec.body(row.body))


def _entry(row: Row[Any]) -> DisclosureEntry:
    return codec.entry(row.line)


def _page(rows: Sequence[Row[Any]]) -> LogPage:
    columns: list[tuple[Any, ...]] = list(zip(*rows, strict=True))
    relied = [codec.relied(line) for line in columns.pop()]
    columns.append(tuple(each.pupil_revision for each in relied))
    columns.append(tuple(each.organisation_revision for each in relied))
    return LogPage(*columns)
