"""Tables of records: what spreadsheets write, every fault in one reading, and the same records when repeated."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_gate.records import Consent, Gezag, Notice, Objection, Period, PupilFacts, Record, RoleAssignment
from consent_gate.schemas.columns import COLUMNS, DUTCH
from consent_gate.schemas.records import to_document
from consent_gate.schemas.tables import Import, Row, TableFormat, read_rows
from tests.schemas.strategies import any_record

TOLD = Import(datetime(2026, 9, 2, 8, tzinfo=UTC), "import")
GOOD = "p1;g1;jeugdhulp;hulpverlening;care_plan contact;2026-09-01"
HEADER = "pupil;by;recipient;purpose;categories;given_on"


def lines(*rows: str) -> Iterator[bytes]:
    """Yield rows as the lines of a file."""
    return (f"{row}\r\n".encode() for row in rows)


def records_of(rows: Iterable[Row]) -> list[Record]:
    """Return the records of rows that have no fault."""
    found = list(rows)
    assert [row.faults for row in found if row.faults] == []
    return [row.record for row in found if row.record is not None]


def taken(*rows: str, told: Import = TOLD) -> list[Record]:
    """Return the records of a CSV file."""
    return records_of(read_rows(lines(*rows), TableFormat.CSV, told))


def refused(*rows: str | bytes, table: TableFormat = TableFormat.CSV) -> list[str]:
    """Return the faults of a file, as its reader sees them."""
    content = [row if isinstance(row, bytes) else f"{row}\n".encode() for row in rows]
    return [
        f"row {row.number}: {field}: {text.en}" if field else f"row {row.number}: {text.en}"
        for row in read_rows(content, table, TOLD)
        for field, text in row.faults
    ]


def test_a_row_becomes_a_record() -> None:
    """Cells go where their column says, several names are separated by spaces, and empty cells are left out."""
    extra = ";valid_from;valid_until;notice_id;notice_version;method;evidence_sha256"
    (record,) = taken(HEADER + extra, f"{GOOD};2026-09-01;2027-07-31;n-1;3;formulier;{'ab' * 32}")
    consent = record.body
    assert isinstance(consent, Consent)
    assert (record.pupil, record.recorded_by, record.recorded_at) == ("p1", "import", TOLD.recorded_at)
    assert consent.matter.categories == ("care_plan", "contact")
    assert consent.period == Period(date(2026, 9, 1), date(2027, 7, 31))
    assert consent.notice == Notice("n-1", "3")
    (bare,) = taken(HEADER + extra, GOOD + ";;;;;;")
    assert isinstance(bare.body, Consent)
    assert (bare.body.notice, bare.body.period) == (None, Period())


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_spreadsheets_write_csv_in_their_own_way(separator: str, mark: str) -> None:
    """Semicolon, comma or tab, quoted or not, with or without a byte-order mark: the same record."""
    rows = [mark + HEADER.replace(";", separator), GOOD.replace(";", separator), "", separator * 5]
    assert taken(*rows) == taken(HEADER, 'p1;g1;jeugdhulp;hulpverlening;"care_plan contact";2026-09-01')


def test_dutch_columns_mean_the_same() -> None:
    """A school writes its own words; faults use the words of the file."""
    dutch = "leerling;door;ontvanger;doel;categorieen;gegeven_op"
    assert taken(dutch, GOOD) == taken(HEADER, GOOD)
    assert refused(dutch, GOOD.replace("2026-09-01", "1-9-2026")) == [
        "row 2: gegeven_op: must be a date such as 2026-09-01"
    ]
    assert set(DUTCH.values()) <= set(COLUMNS)


def test_the_day_a_pupil_left_has_a_column() -> None:
    """The administration knows the day of departure, from which the terms of retention count."""
    (facts,) = taken("soort;leerling;geboortedatum;uitgeschreven_op", "pupil_facts;p1;2012-02-29;2024-07-31")
    assert facts.body == PupilFacts(date(2012, 2, 29), (), date(2024, 7, 31))
    assert refused("kind;pupil;birth_date;left_on", "pupil_facts;p1;2012-02-29;2011-07-31") == [
        "row 2: left_on: the end lies before the start"
    ]


def test_other_kinds_have_their_own_columns() -> None:
    """One file may hold pupil facts, gezag and what was said."""
    facts, gezag, objection = taken(
        "kind;pupil;birth_date;groups;person;gezag;by;recipient;given_on",
        "pupil_facts;p1;2012-02-29;7a | plus groep;;;;;",
        "gezag;p1;;;g1;Nee;;;",
        "objection;p1;;;;;g1;jeugdhulp;2026-09-01",
    )
    assert facts.body == PupilFacts(date(2012, 2, 29), ("7a", "plus groep"))
    assert gezag.body == Gezag("g1", False)
    assert isinstance(objection.body, Objection)
    assert objection.body.made_on == date(2026, 9, 1)
    (role,) = taken("kind;recipient;role;scope;of", "role_assignment;staff:lk1;class_teacher;group;7a")
    assert role.body == RoleAssignment("staff:lk1", "class_teacher", "group", "7a")


def test_a_repeated_import_gives_the_same_records() -> None:
    """An import that is done twice, at another hour, doubles nothing."""
    later = Import(datetime(2027, 1, 1, tzinfo=UTC), "another")
    assert [r.id for r in taken(HEADER, GOOD)] == [r.id for r in taken(HEADER, GOOD, told=later)]
    assert taken(HEADER, GOOD) == taken(HEADER, GOOD)


def test_every_fault_of_the_file_is_reported() -> None:
    """Row and column of each fault."""
    rows = [HEADER, GOOD, "p 2;g1;jeugdhulp;hulpverlening;care_plan Contact;2026-13-01", "p3;g1", GOOD]
    assert refused(*rows) == [
        "row 3: pupil: must be an id: at most 64 letters, digits, dots, dashes",
        "row 3: categories: must be a policy name: lower case letters, digits and _, separated by . or :",
        "row 3: given_on: must be a date such as 2026-09-01",
        "row 4: has 2 cells, the header 6",
    ]


def test_rows_go_on_after_a_fault() -> None:
    """An import that leaves wrong rows out knows which, by the number a spreadsheet shows."""
    rows = list(read_rows(lines(HEADER, "", "p1;;;;;", GOOD), TableFormat.CSV, TOLD))
    assert [(row.number, row.record is None, bool(row.faults)) for row in rows] == [(3, True, True), (4, False, False)]


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([], "row 1: the header is missing"),
        ([""], "row 1: the header is missing"),
        (["Kanarie;Vogel;2012-01-01"], "row 1: column 1 is unknown"),
        (["pupil;categories;categories"], "row 1: column categories is there twice"),
        (["pupil;categorie"], "row 1: column 2 is unknown; did you mean categories?"),
        (["by;given_on"], "row 1: no column is called pupil or recipient"),
        (["pupil;by", 'p1;"g1'], "row 2: the quotation marks do not match"),
        (["pupil;by", 'p1;"g"1"'], "row 2: the quotation marks do not match"),
        ([b"pupil;by\n", b"p1;Andr\xe9\n"], "row 2: is not UTF-8; choose 'CSV UTF-8' when saving"),
        ([b"\xff\xfep\x00u\x00"], "row 1: is not UTF-8; choose 'CSV UTF-8' when saving"),
        ([b"pupil;by\n", b"p" * 100_001], "row 2: the line is too long"),
        (["kind;pupil;birth_date;by", "pupil_facts;p1;;g1"], "row 2: by: does not belong to this kind of record"),
        (["kind;pupil;person;gezag", "gezag;p1;g1;misschien"], "row 2: gezag: must be yes or no"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(rows: list[str | bytes], fault: str) -> None:
    """Each way in which a spreadsheet goes wrong has its own sentence, and none repeats the file."""
    found = refused(*rows)
    assert found[0] == fault
    assert "Kanarie" not in " ".join(found)


def test_an_empty_file_of_json_lines_has_no_records() -> None:
    """Lines may be empty; no line is no record and no fault."""
    assert list(read_rows([b"", b"\n"], TableFormat.JSON_LINES, TOLD)) == []


@given(st.lists(any_record, max_size=3))
def test_json_lines_hold_any_record(written: list[Record]) -> None:
    """Every record can be written to a line and read from it."""
    content = [json.dumps(to_document(record)).encode() + b"\n" for record in written]
    assert records_of(read_rows(content, TableFormat.JSON_LINES, TOLD)) == written


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"kind": "consent",', "row 1: document: not valid JSON (line 2, column 1)"),
        ('{"kind": "consent", "by": "a", "by": "b"}', "row 1: document: not valid JSON: a key occurs twice, a number"),
        ('{"by": NaN}', "row 1: document: not valid JSON: a key occurs twice, a number"),
        ("[" * 90_000, "row 1: document: not valid JSON: a key occurs twice, a number"),
        ("1" * 5000, "row 1: document: not valid JSON: a key occurs twice, a number"),
        ("[1]", "row 1: document: must be an object"),
        ('{"kind": "consnt"}', "row 1: kind: must be one of: pupil_facts"),
    ],
)
def test_a_line_that_is_no_record_says_why(line: str, fault: str) -> None:
    """JSON is read in the one way nobody doubts."""
    assert refused(line, table=TableFormat.JSON_LINES)[0].startswith(fault)


@given(cells=st.lists(st.text(max_size=20), max_size=8), table=st.sampled_from(TableFormat))
def test_no_fault_of_a_table_repeats_a_cell(
    document: Callable[..., dict[str, Any]], cells: list[str], table: TableFormat
) -> None:
    """Whatever stands in a file, its faults hold none of it (CG-13)."""
    canary = "Kanarie-Vogel"
    row = ";".join(f"{canary}{cell}" for cell in cells) if table is TableFormat.CSV else json.dumps([canary, *cells])
    header = HEADER if len(cells) % 2 else f"{HEADER};{canary}"
    content = [f"{header}\n".encode(), f"{row}\n".encode("utf-8", "replace"), f"{canary}\n".encode()]
    for found in read_rows(content, table, TOLD):
        assert all(canary not in f"{path} {text.nl} {text.en}" for path, text in found.faults)
