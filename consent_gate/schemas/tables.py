"""Tables of records: CSV files as spreadsheets write them, and JSON lines.

Both are read row by row, so that a file of any size needs the memory of one row. CSV is UTF-8, with or without the
byte-order mark that Excel writes; the separator (semicolon, comma or tab) is the one that the header uses. The header
is row 1, as a spreadsheet shows it. `columns` lists the columns. JSON lines hold one record document on each line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from consent_gate.records import Record
from consent_gate.schemas.columns import COLUMNS, DUTCH, column_of, document_of
from consent_gate.schemas.faults import Fault, nearest
from consent_gate.schemas.json_text import json_from
from consent_gate.schemas.records import read_record
from consent_gate.schemas.vocabulary import Known
from consent_gate.text import Text

LONGEST_LINE: Final = 100_000

_NOT_UTF8: Final = Text("is geen UTF-8; kies bij opslaan 'CSV UTF-8'", "is not UTF-8; choose 'CSV UTF-8' when saving")
_LINE_TOO_LONG: Final = Text("de regel is te lang", "the line is too long")
_QUOTES: Final = Text("de aanhalingstekens kloppen niet", "the quotation marks do not match")
_CELLS: Final = Text("heeft {found} cellen, de kop {header}", "has {found} cells, the header {header}")
_NO_HEADER: Final = Text("de kop ontbreekt", "the header is missing")
_NO_COLUMN: Final = Text("kolom {place} is onbekend", "column {place} is unknown")
_NO_COLUMN_NEAR: Final = Text(
    "kolom {place} is onbekend; bedoelde u {near}?", "column {place} is unknown; did you mean {near}?"
)
_COLUMN_TWICE: Final = Text("kolom {name} staat er twee keer", "column {name} is there twice")
_NO_PUPIL: Final = Text(
    "geen enkele kolom heet pupil (leerling) of recipient (ontvanger)", "no column is called pupil or recipient"
)


class TableFormat(StrEnum):
    """How a table of records is written."""

    CSV = "csv"
    JSON_LINES = "jsonl"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as an editor or spreadsheet shows it, and either its record or what is wrong with it."""

    number: int
    record: Record | None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Import:
    """What the reader knows beside the file: when and by whom it is recorded, the kind of rows, the names there are."""

    recorded_at: datetime
    recorded_by: str
    kind: str = "consent"
    known: Known | None = None


class _HeaderWrong(Exception):
    """The header cannot be used; `faults` are of row 1. Never leaves this module."""

    def __init__(self, *faults: Text) -> None:
        super().__init__()
        self.faults = tuple(("", fault) for fault in faults)


def read_rows(lines: Iterable[bytes], table: TableFormat, told: Import) -> Iterator[Row]:
    """Yield every row with its record or its faults; whether wrong rows may be left out is for the taker to say.

    `lines` is a file opened in binary mode, or anything that yields its lines. Raises nothing for what is in the file.
    """
    return _csv_rows(lines, told) if table is TableFormat.CSV else _json_rows(lines, told)


def _json_rows(lines: Iterable[bytes], told: Import) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        text = _text_of(line, number)
        if isinstance(text, Text):
            yield Row(number, None, (("", text),))
        elif text.strip():
            document, fault = json_from(text)
            if fault is not None:
                yield Row(number, None, (fault,))
            else:
                record, faults = read_record(
                    document, recorded_at=told.recorded_at, recorded_by=told.recorded_by, known=told.known
                )
                yield Row(number, record, faults)


def _csv_rows(lines: Iterable[bytes], told: Import) -> Iterator[Row]:
    reading = _Decoded(lines)
    number = 1
    try:
        header = next(reading, "")
        delimiter = max(";,\t", key=header.count)
        names = _columns(next(csv.reader([header], delimiter=delimiter, strict=True), []))
        for number, cells in enumerate(csv.reader(reading, delimiter=delimiter, strict=True), start=2):
            if any(cell.strip() for cell in cells):
                yield _csv_row(number, cells, names, told)
    except csv.Error:
        wrong: tuple[Fault, ...] = (("", _QUOTES),)
    except _HeaderWrong as error:
        wrong = error.faults
    else:
        wrong = ()
    if reading.fault is not None:
        wrong = (("", reading.fault),)
    if wrong:
        yield Row(number + 1 if number > 1 or reading.lines > 1 else 1, None, wrong)


class _Decoded(Iterator[str]):
    """Lines as text, up to the first that cannot be one; `fault` then says why."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self.lines = 0
        self.fault: Text | None = None

    def __next__(self) -> str:
        line = next(self._lines)
        self.lines += 1
        text = _text_of(line, self.lines)
        if isinstance(text, Text):
            self.fault = text
            raise StopIteration
        return text


def _text_of(line: bytes, number: int) -> str | Text:
    if len(line) > LONGEST_LINE:
        return _LINE_TOO_LONG
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        return _NOT_UTF8


def _columns(header: list[str]) -> dict[str, str]:
    """Return the columns in English, each with the name that the file gives it.

    A column that nobody knows is shown by its place: what stands there may be a row of pupils.
    """
    given = [cell.strip().casefold() for cell in header]
    names = [DUTCH.get(name, name) for name in given]
    if not any(names):
        raise _HeaderWrong(_NO_HEADER)
    faults = []
    for place, name in enumerate(names, start=1):
        if name not in COLUMNS:
            near = nearest(name, [*COLUMNS, *DUTCH])
            faults.append((_NO_COLUMN_NEAR if near else _NO_COLUMN).format(place=place, near=near))
        elif name in names[: place - 1]:
            faults.append(_COLUMN_TWICE.format(name=name))
    if not faults and not {"pupil", "recipient", "ends", "digest"} & set(names):
        faults.append(_NO_PUPIL)
    if faults:
        raise _HeaderWrong(*faults)
    return dict(zip(names, given, strict=True))


def _csv_row(number: int, cells: list[str], names: dict[str, str], told: Import) -> Row:
    if len(cells) != len(names):
        return Row(number, None, (("", _CELLS.format(found=len(cells), header=len(names))),))
    row = {name: cell.strip() for name, cell in zip(names, cells, strict=True) if cell.strip()}
    document, idle = document_of(row, told.kind)
    record, faults = read_record(document, recorded_at=told.recorded_at, recorded_by=told.recorded_by, known=told.known)
    reported = {name for name, _ in idle}
    found = idle + [
        fault for fault in ((column_of(path, row), text) for path, text in faults) if fault[0] not in reported
    ]
    shown = tuple((names.get(name, name), text) for name, text in found)
    return Row(number, None if shown else record, shown)
