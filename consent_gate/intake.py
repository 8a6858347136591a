"""Taking records into the ledger: one that somebody just made, or a whole file of them.

A file is taken whole or not at all, unless told otherwise, and can be taken again without doubling: a row without an id
has the id that follows from its content (`schemas.records.id_from_content`), and the ledger writes an id once. An
emergency is announced whichever way it comes in.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from msgspec.structs import replace

from consent_gate.breakglass import announce
from consent_gate.errors import ConsentGateError, RecordRefused
from consent_gate.grounds import Emergency
from consent_gate.ports import Ledger, Transaction
from consent_gate.records import PupilFacts, Record
from consent_gate.schemas.records import id_from_content
from consent_gate.schemas.tables import Row
from consent_gate.text import Text

BATCH: Final = 500
"""Rows in one transaction when wrong rows may be left out: a running gate waits for one batch at most."""

MOST_FAULTS: Final = 200
"""After this many, reading stops: the file is of another kind, or made by a program that makes one mistake always."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one row: its number, the field (empty for the whole row), and why, never the value."""

    row: int
    field: str
    text: Text


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file. `new` and `known` count rows; both are 0 when the file was refused as a whole."""

    new: int
    known: int
    faulty: int
    faults: tuple[RowFault, ...]


def append(ledger: Ledger, record: Record) -> tuple[int, bool]:
    """Append one record; return the revision it has and whether it is new.

    Raise RecordRefused or LedgerUnavailable.
    """
    with ledger.transaction() as transaction:
        revision, new = _append(transaction, record)
    if new:
        _announce([record])
    return revision, new


def take_in(
    ledger: Ledger, rows: Iterable[Row], *, partial: bool = False, progress: Callable[[int], None] = lambda rows: None
) -> Taken:
    """Append the records of `rows`, all or none; with `partial` every row that can be taken.

    `progress` is told how many rows were looked at. A file to be taken whole is read no further than `MOST_FAULTS`
    faults, and no more than that many are told of any. Raise LedgerUnavailable; then a whole file is not in the ledger,
    and of a partial one whole batches may be.
    """
    tally = _Tally(progress)
    if partial:
        for batch in _batches(rows):
            with ledger.transaction() as transaction:
                for row in batch:
                    tally.take(transaction, row)
            _announce(tally.opened)
            tally.opened.clear()
        return tally.taken()
    # Read to the end first: a file is slow to read, and the gate waits for whoever is writing.
    whole = list(_until_hopeless(rows, progress))
    tally = _Tally(lambda rows: None)
    try:
        with ledger.transaction() as transaction:
            for row in whole:
                tally.take(transaction, row)
            if tally.faults:
                raise _NotWhole(Text("", ""))
        _announce(tally.opened)
    except _NotWhole:
        tally.new = tally.known = 0
    return tally.taken()


class _NotWhole(ConsentGateError):
    """Rolls back; never leaves this module."""


class _Tally:
    def __init__(self, progress: Callable[[int], None]) -> None:
        self.new = self.known = self.faulty = self.looked_at = 0
        self.faults: list[RowFault] = []
        self.opened: list[Record] = []
        self._progress = progress

    def take(self, transaction: Transaction, row: Row) -> None:
        self.looked_at += 1
        if row.record is None:
            self._fault(RowFault(row.number, field, text) for field, text in row.faults)
        else:
            try:
                _, new = _append(transaction, row.record, repeated=True)
                self.new += new
                self.known += not new
                if new and isinstance(row.record.body, Emergency):
                    self.opened.append(row.record)
            except RecordRefused as refusal:
                self._fault([RowFault(row.number, "", refusal.text)])
        self._progress(self.looked_at)

    def _fault(self, faults: Iterable[RowFault]) -> None:
        self.faulty += 1
        self.faults += islice(faults, max(0, MOST_FAULTS - len(self.faults)))

    def taken(self) -> Taken:
        return Taken(self.new, self.known, self.faulty, tuple(self.faults))


def _append(transaction: Transaction, record: Record, *, repeated: bool = False) -> tuple[int, bool]:
    """Append; tell whether it is new. `repeated`: a row of a file that may have been taken before."""
    if not record.pupil:
        before = transaction.organisation_revision()
        revision = transaction.append(record)
        return revision, revision > before
    row = transaction.pupils([record.pupil]).get(record.pupil)
    before = row.revision if row else 0
    facts = record.body
    if repeated and row and isinstance(facts, PupilFacts) and record.id == id_from_content(record):
        # A file of pupils says how things are now. A pupil who goes back to an earlier group is a new fact, though its
        # content, and so its id, is that of the first one.
        known = (row.state.birth_date, row.state.groups, row.state.left_on)
        if known == (facts.birth_date, facts.groups, facts.left_on):
            return before, False
        revision = transaction.append(record)
        if revision > before:
            return revision, True
        record = replace(record, id=str(uuid.uuid4()))
    revision = transaction.append(record)
    return revision, revision > before


def _announce(records: Iterable[Record]) -> None:
    """Be loud about each emergency in what is now in the ledger, whichever way it came in."""
    for record in records:
        if isinstance(record.body, Emergency):
            announce(record.id, record.body)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _until_hopeless(rows: Iterable[Row], progress: Callable[[int], None]) -> Iterator[Row]:
    faults = 0
    for count, row in enumerate(rows, start=1):
        yield row
        progress(count)
        faults += len(row.faults)
        if faults >= MOST_FAULTS:
            return
