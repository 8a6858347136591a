"""Taking files in: all or none, again without doubling, and what is new told apart from what was there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from consent_gate.errors import RecordRefused
from consent_gate.grounds import Emergency
from consent_gate.intake import BATCH, MOST_FAULTS, append, take_in
from consent_gate.ports import Ledger
from consent_gate.records import Body, Gezag, PupilFacts, Record
from consent_gate.schemas.records import id_from_content
from consent_gate.schemas.tables import Row
from consent_gate.text import Text
from consent_gate_adapters.sql import open_ledger

NOW = datetime(2026, 9, 1, 10, tzinfo=UTC)
WRONG = (("birth_date", Text("fout", "wrong")),)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    yield ledger
    ledger.close()


def row(number: int, pupil: str, body: Body, name: str = "") -> Row:
    """Return a row whose id follows from its content, unless it has one."""
    record = Record("", pupil, NOW, "office", body)
    return Row(number, Record(name or id_from_content(record), pupil, NOW, "office", body))


def rows(count: int) -> list[Row]:
    """Return rows about as many pupils."""
    return [row(place + 1, f"p{place}", PupilFacts(date(2015, 1, 1))) for place in range(count)]


def test_new_and_known_are_told_apart(ledger: Ledger) -> None:
    """The count tells a second import from a first one."""
    first, second = take_in(ledger, rows(5)), take_in(ledger, rows(7))
    assert (first.new, first.known, first.faulty) == (5, 0, 0)
    assert (second.new, second.known, second.faulty) == (2, 5, 0)


@pytest.mark.parametrize("wrong", [Row(3, None, WRONG), row(3, "nobody", Gezag("g1", True))], ids=["schema", "ledger"])
def test_a_wrong_row_leaves_nothing_behind(ledger: Ledger, wrong: Row) -> None:
    """Whoever finds it, the schema or the ledger: the file is in whole, or not at all."""
    taken = take_in(ledger, [*rows(2), wrong, *rows(2)])
    assert (taken.new, taken.known, taken.faulty) == (0, 0, 1)
    assert taken.faults[0].row == 3
    assert list(ledger.pupils()) == []


def test_partial_leaves_out_the_wrong_rows_only(ledger: Ledger) -> None:
    """Across batches, too."""
    many = rows(BATCH + 10)
    many[3] = Row(4, None, WRONG)
    many[BATCH + 3] = row(BATCH + 4, "nobody", Gezag("g1", True))
    taken = take_in(ledger, many, partial=True)
    assert (taken.new, taken.faulty) == (BATCH + 8, 2)
    assert [fault.row for fault in taken.faults] == [4, BATCH + 4]
    assert len(list(ledger.records())) == BATCH + 8


def test_a_row_may_lean_on_one_before_it(ledger: Ledger) -> None:
    """Pupils first and gezag after them, in one file."""
    taken = take_in(ledger, [*rows(1), row(2, "p0", Gezag("g1", True))])
    assert taken.new == 2


def test_a_hopeless_file_is_not_read_to_its_end(ledger: Ledger) -> None:
    """After many faults nobody reads more of them; nothing is taken."""

    def endless() -> Iterable[Row]:
        number = 0
        while True:
            number += 1
            yield Row(number, None, WRONG)

    taken = take_in(ledger, endless())
    assert taken.faulty == len(taken.faults) == MOST_FAULTS


def test_progress_counts_rows(ledger: Ledger) -> None:
    """Wrong rows count as looked at."""
    for partial in (False, True):
        seen: list[int] = []
        take_in(ledger, [*rows(2), Row(3, None, WRONG)], partial=partial, progress=seen.append)
        assert seen == [1, 2, 3]


def test_facts_that_return_are_new_facts(ledger: Ledger) -> None:
    """7a, then 7b, then 7a again: three facts, and the last is how it is."""
    for group, new in [("7a", 1), ("7b", 1), ("7a", 1), ("7a", 0), ("7b", 1), ("7a", 1)]:
        assert take_in(ledger, [row(1, "p1", PupilFacts(None, (group,)))]).new == new
        with ledger.transaction() as transaction:
            assert transaction.pupils(["p1"])["p1"].state.groups == (group,)


def test_a_departure_is_a_new_fact_and_so_is_a_return(ledger: Ledger) -> None:
    """Left, back again, left on the same day after all: the last is how it is, and the terms of retention follow."""
    left = date(2026, 7, 31)
    for left_on, new in [(None, 1), (left, 1), (left, 0), (None, 1), (left, 1)]:
        assert take_in(ledger, [row(1, "p1", PupilFacts(None, (), left_on))]).new == new
        with ledger.transaction() as transaction:
            assert transaction.pupils(["p1"])["p1"].state.left_on == left_on


def test_facts_with_an_id_of_their_own_are_that_record(ledger: Ledger) -> None:
    """Whoever gives ids keeps control over what is the same."""
    for group in ("7a", "7b"):
        take_in(ledger, [row(1, "p1", PupilFacts(None, (group,)), name=f"own-{group}")])
    assert take_in(ledger, [row(1, "p1", PupilFacts(None, ("7a",)), name="own-7a")]).known == 1


def test_one_record_tells_whether_it_is_new(ledger: Ledger) -> None:
    """The same record again has the revision of its first writing."""
    record = Record("r1", "p1", NOW, "office", PupilFacts(None))
    assert append(ledger, record) == (1, True)
    append(ledger, Record("r2", "p1", NOW, "office", Gezag("g1", True)))
    assert append(ledger, record) == (1, False)


def test_one_record_that_cannot_be_taken_is_refused(ledger: Ledger) -> None:
    """The error of the ledger comes through."""
    with pytest.raises(RecordRefused):
        append(ledger, Record("r1", "p1", NOW, "office", Gezag("g1", True)))


@pytest.mark.parametrize("partial", [False, True])
def test_an_emergency_in_a_file_is_as_loud_as_one_that_was_opened(
    ledger: Ledger, caplog: pytest.LogCaptureFixture, partial: bool
) -> None:
    """Once it is in the ledger, and once; without a word that could be about the pupil (CG-13)."""
    emergency = Emergency("ambulance", ("jan_jansen",), "office", "unconscious", NOW, NOW + timedelta(hours=1))
    file = [*rows(1), row(2, "p0", emergency, "nood1")]
    take_in(ledger, [*file, Row(3, None, WRONG)])
    assert caplog.records == []
    take_in(ledger, file, partial=partial)
    take_in(ledger, file, partial=partial)
    append(ledger, Record("nood2", "p0", NOW, "office", emergency))
    assert [line.__dict__["record"] for line in caplog.records] == ["nood1", "nood2"]
    assert not any("jansen" in str(line.__dict__) or "'p0'" in str(line.__dict__) for line in caplog.records)
