"""The columns of a file of records: every field of every kind has one, so that a spreadsheet can hold any record."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from marshmallow import fields

from consent_gate.records import Record
from consent_gate.schemas.columns import COLUMNS, DUTCH, column_of
from consent_gate.schemas.kinds import SCHEMAS
from consent_gate.schemas.records import to_document
from consent_gate.schemas.tables import Import, TableFormat, read_rows
from tests.schemas.strategies import any_record

TOLD = Import(datetime(2026, 9, 2, 8, tzinfo=UTC), "import")


def paths_of(schema: Any) -> Iterator[str]:
    """Yield the path of every value that a document of this schema may hold."""
    for name, field in schema.fields.items():
        if isinstance(field, fields.Nested):
            yield from (f"{name}.{below}" for below in paths_of(field.schema))
        else:
            yield name


def leaves_of(document: dict[str, Any], at: str = "") -> Iterator[tuple[str, object]]:
    """Yield the values of a document, each with its path."""
    for name, value in document.items():
        if isinstance(value, dict):
            yield from leaves_of(value, f"{at}{name}.")
        else:
            yield f"{at}{name}", value


def cell_of(column: str, value: object) -> str:
    """Return a value as somebody would type it in a spreadsheet."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return COLUMNS[column].split.join(map(str, value)) if isinstance(value, list) else str(value)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_field_of_every_kind_has_a_column_of_its_own(kind: str) -> None:
    """A field without a column could only come in as JSON; two fields in one would overwrite each other."""
    columns = [column_of(path, {}) for path in paths_of(SCHEMAS[kind])]
    assert "" not in columns
    assert len(columns) == len(set(columns))


def test_a_dutch_name_stands_for_one_column() -> None:
    """And is no English name of another."""
    assert len(set(DUTCH.values())) == len(DUTCH)
    assert not set(DUTCH) & set(COLUMNS)


@given(any_record)
def test_a_row_of_a_spreadsheet_holds_any_record(written: Record) -> None:
    """What JSON lines can say, a row can say; the record that comes out is the one that went in."""
    row = {column_of(path, {}): value for path, value in leaves_of(to_document(written))}
    sheet = io.StringIO()
    table = csv.writer(sheet, delimiter=";")
    table.writerow([*row, *({"pupil"} - set(row))])
    table.writerow([*(cell_of(column, value) for column, value in row.items()), *([] if "pupil" in row else [""])])
    (read,) = read_rows(sheet.getvalue().encode().splitlines(keepends=True), TableFormat.CSV, TOLD)
    assert (read.faults, read.record) == ((), written)
