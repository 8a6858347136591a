"""A ledger of the first layout, as the software of that time wrote it, under the software of today."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from consent_gate.decision import DisclosureEntry
from consent_gate.errors import LedgerUnavailable
from consent_gate.grounds import ORAL, STATEMENT, Fact
from consent_gate.replay import replay
from consent_gate.state import pupil_state
from consent_gate.terms import Direction
from consent_gate_adapters.sql import open_ledger, tables
from tests.contracts.log_laws import OWING

LAYOUT_1 = (Path(__file__).parent / "layout_1.sql").read_text(encoding="utf-8")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of layout 1: an oral order, an inspection with a view, and three log lines."""
    path = tmp_path / "ledger.db"
    connection = sqlite3.connect(path)
    connection.executescript(LAYOUT_1)
    connection.close()
    return path


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    """Ask the file itself."""
    connection = sqlite3.connect(path)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def shape(path: Path) -> dict[str, object]:
    """Return columns, indexes and triggers, as the database knows them; SQLite has no lengths."""
    engine = create_engine(f"sqlite:///{path}")
    seen = inspect(engine)
    found: dict[str, object] = {
        table: (
            sorted(
                (each["name"], str(each["type"]).partition("(")[0], each["nullable"])
                for each in seen.get_columns(table)
            ),
            sorted((str(each["name"]), tuple(each["column_names"])) for each in seen.get_indexes(table)),
        )
        for table in seen.get_table_names()
    }
    found["triggers"] = sorted(rows(path, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    engine.dispose()
    return found


def test_an_old_ledger_gets_the_present_layout(path: Path, tmp_path: Path) -> None:
    """After opening it is as a new one: the same columns, indexes and guards, and the number of today."""
    open_ledger(str(path)).close()
    open_ledger(str(tmp_path / "new.db")).close()
    assert shape(path) == shape(tmp_path / "new.db")
    assert rows(path, "SELECT version FROM layout") == [(tables.LAYOUT_VERSION,)]
    open_ledger(str(path)).close()


def test_no_record_and_no_line_changes(path: Path) -> None:
    """What was written stays as it was, to the byte; only what is folded from it is folded anew."""
    queries = ("SELECT * FROM record", "SELECT id, line FROM disclosure", "SELECT pupil, revision FROM pupil")
    before = [rows(path, query) for query in queries]
    ledger = open_ledger(str(path))
    assert [rows(path, query) for query in queries] == before
    with ledger.transaction() as transaction:
        for pupil, row in transaction.pupils(["p1", "p2"]).items():
            assert row.state == pupil_state(pupil, ledger.records(pupil=pupil))
            assert {mark for fact in row.state.facts for mark in fact.marks} == (
                {ORAL, STATEMENT} if pupil == "p1" else set()
            )
    ledger.close()


def test_old_lines_are_read_and_computed_again(path: Path) -> None:
    """A line without duties owes nothing, one without a direction was asked for; both come out the same (CG-05)."""
    ledger = open_ledger(str(path))
    assert [line.duties for line in ledger.entries()] == [(), (), ()]
    assert {line.direction for line in ledger.entries()} == {Direction.ASKED}
    assert list(ledger.owing()) == []
    assert list(replay(ledger)) == []
    ledger.close()


def test_an_upgraded_ledger_finds_what_is_owed(path: Path) -> None:
    """New lines that owe are found among the old ones."""
    ledger = open_ledger(str(path))
    with ledger.transaction() as transaction:
        transaction.disclose([OWING])
    found: list[DisclosureEntry] = list(ledger.owing())
    assert found == [OWING]
    ledger.close()


def test_what_is_owed_is_found_by_its_index(path: Path) -> None:
    """A school with millions of lines reads the few that owe, in the order in which they were written."""
    open_ledger(str(path)).close()
    query = f"SELECT * FROM disclosure WHERE {tables.OWING} AND seq <= 9 ORDER BY seq LIMIT 1000"  # noqa: S608
    (plan,) = rows(path, f"EXPLAIN QUERY PLAN {query}")
    assert "disclosure_owing" in str(plan)


def test_the_guards_stand_after_an_upgrade(path: Path) -> None:
    """A pupil's row changes only together with a new record, also in a ledger that was upgraded."""
    open_ledger(str(path)).close()
    with pytest.raises(sqlite3.IntegrityError, match="goes_up_by_one"):
        rows(path, "UPDATE pupil SET state = x'00'")


def test_an_upgrade_is_whole_or_not_at_all(path: Path) -> None:
    """A record that cannot be read stops the upgrade, and the file is still one of layout 1."""
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER record_is_never_changed")
    connection.execute("UPDATE record SET body = '{}' WHERE kind = 'inspection'")
    connection.commit()
    connection.close()
    before = shape(path)
    with pytest.raises(LedgerUnavailable):
        open_ledger(str(path))
    assert shape(path) == before
    assert rows(path, "SELECT version FROM layout") == [(1,)]


def test_a_fact_folded_before_there_were_marks_is_read(path: Path) -> None:
    """The shorter form of a fact reads as one without marks."""
    (state,) = rows(path, "SELECT state FROM pupil WHERE pupil = 'p1'")[0]
    assert isinstance(state, bytes)
    assert Fact.__struct_fields__[-1] == "marks"
    assert b"oral" not in state
