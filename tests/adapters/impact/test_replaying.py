"""The replay of a whole log equals deciding each of its lines again, one by one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from consent_gate.decision import DisclosureEntry
from consent_gate.ports import Ledger
from consent_gate.replay import is_early
from consent_gate.rules.decide import admission, decide, foreseen
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import known_at, pupil_state, recipient_state
from consent_gate.terms import amsterdam_date, is_person
from consent_gate.workbench.impact import Kind
from consent_gate_adapters.impact.engines import open_engine
from consent_gate_adapters.impact.export import OfAnotherLedger, export
from consent_gate_adapters.impact.expressions import PERSONS
from consent_gate_adapters.impact.replaying import Part
from consent_gate_adapters.sql import open_ledger
from tests.adapters.impact.conftest import CANDIDATES, candidate, replayed
from tests.strategies import log_line

pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")
"""Ibis 12 still reads from DuckDB by a name that DuckDB 2 is about to drop."""


def one_by_one(ledger: Ledger, changed: Snapshot) -> dict[str, tuple[DisclosureEntry, set[str]]]:
    """Decide each line of the log again by the gate's own means and return those that change, by their ids."""
    found = {}
    for line in ledger.entries():
        kinds = set() if is_early(line) else _kinds(ledger, changed, line)
        if kinds:
            found[line.id] = line, kinds
    return found


def _kinds(ledger: Ledger, changed: Snapshot, line: DisclosureEntry) -> set[str]:
    day = amsterdam_date(line.at)
    known = list(ledger.records(recipient=line.recipient, until=line.organisation_revision))
    recipient = recipient_state(line.recipient, known)
    asked = changed.vocabulary.mask_of(line.asked)
    barred = admission(changed, recipient, line.purpose, line.purpose, day)[1] is not None
    if not line.pupil:
        closed = barred or foreseen(changed, recipient, line.purpose, asked, day) is not None
        return set() if closed else {"possible"}
    state = pupil_state(line.pupil, ledger.records(pupil=line.pupil, until=line.pupil_revision))
    state = known_at(state, [recipient], line.at)
    before = {name for grant in line.grants for name in grant.categories}
    after: set[str] = set()
    if not barred:
        after = {*decide(changed, recipient, line.purpose, state, line.pupil_revision, asked, day).permitted}
    kinds = {"narrowed" if after else "stopped"} if before - after else set()
    return kinds | ({"widened" if before else "opened"} if after - before else set())


@pytest.mark.parametrize("name", CANDIDATES)
def test_a_replay_equals_every_line_decided_again(ledger: Ledger, tmp_path: Path, name: str) -> None:
    """The same lines change in the same ways, and lines and pupils are counted for whom it changes."""
    changed = candidate(name)
    expected = one_by_one(ledger, changed)
    found, lines = replayed(ledger, changed, tmp_path / "work")
    assert lines == {entry: kinds for entry, (_, kinds) in expected.items()}
    assert bool(lines) is (name not in ("the same", "a new word", "a deny of others"))
    for kind in Kind:
        with_it = [line for line, kinds in expected.values() if kind.value in kinds]
        about = (len(with_it), len({line.pupil for line in with_it} - {""}))
        assert found.totals.get(kind, (0, 0)) == about
        for row in found.rows:
            if row.kind is kind:
                mine = [line for line in with_it if _who(line) == row.recipient and line.purpose == row.purpose]
                assert 0 < row.lines <= len(mine)
                assert row.pupils <= len({line.pupil for line in mine})
                assert row.categories
    assert found.lines == sum(1 for _ in ledger.entries())
    assert found.lines == found.disclosures + found.refusals + found.early + found.empty == found.settled + found.single


def _who(line: DisclosureEntry) -> str:
    return PERSONS if is_person(line.recipient) else line.recipient


def test_most_lines_are_settled_by_their_group(ledger: Ledger, tmp_path: Path) -> None:
    """A change of one rule leaves only the lines of whom it concerns to be looked up in the records."""
    found, _ = replayed(ledger, candidate("everyone signs"), tmp_path / "work")
    assert 0 < found.single < found.lines / 2
    same, _ = replayed(ledger, candidate("the same"), tmp_path / "other")
    assert (same.single, same.totals) == (0, {})
    word, _ = replayed(ledger, candidate("a new word"), tmp_path / "third")
    assert word.single < found.lines / 2


def test_a_part_of_the_log(ledger: Ledger, tmp_path: Path) -> None:
    """Days are those of Amsterdam, both included; a recipient is one id."""
    changed = candidate("everyone signs")
    expected = one_by_one(ledger, changed)
    days = sorted({amsterdam_date(line.at) for line in ledger.entries()})
    assert len(days) > 1
    for part in (
        Part(since=days[-1]),
        Part(until=days[0]),
        Part(recipient="org:jeugdhulp"),
        Part(until=date(2000, 1, 1)),
    ):
        found, lines = replayed(ledger, changed, tmp_path / "work", part)
        chosen = [line for line in ledger.entries() if _within(line, part)]
        assert found.lines == len(chosen)
        assert lines.keys() == expected.keys() & {line.id for line in chosen}
    none, _ = replayed(ledger, changed, tmp_path / "work", Part(until=date(2000, 1, 1)))
    assert (none.lines, none.first, none.last, none.totals) == (0, None, None, {})


def _within(line: DisclosureEntry, part: Part) -> bool:
    day = amsterdam_date(line.at)
    early, late = part.since is not None and day < part.since, part.until is not None and day > part.until
    return not (early or late) and part.recipient in (None, line.recipient)


def test_lines_without_their_records_are_counted(ledger: Ledger, tmp_path: Path) -> None:
    """What cannot be decided again is neither changed nor unchanged, and is said."""
    line = next(line for line in ledger.entries() if line.recipient == "org:jeugdhulp" and line.permits)
    lost = {"id": "lost", "pupil_revision": line.pupil_revision + 1000}
    with ledger.transaction() as transaction:
        transaction.disclose([replace(line, **lost)])
    found, lines = replayed(ledger, candidate("everyone signs"), tmp_path / "work")
    assert found.unknown == 1
    assert "lost" not in lines


def test_an_export_is_carried_on(ledger: Ledger, tmp_path: Path) -> None:
    """A folder that is kept gets only what was added since; what was interrupted is done again."""
    written: list[int] = []
    folder = export(ledger, tmp_path, written.append, part=1)
    before = {path.name for path in folder.iterdir()}
    (folder / "unfinished").write_bytes(b"half")
    with ledger.transaction() as transaction:
        transaction.disclose([log_line("new")])
    again: list[int] = []
    export(ledger, tmp_path, again.append)
    assert again == [1]
    assert {path.name for path in folder.iterdir()} > before
    engine = open_engine("duckdb", tmp_path / "engine")
    assert engine.read(folder).count().to_pyarrow().as_py() == written[-1] + 1
    engine.close()


def test_a_folder_of_another_ledger_is_not_carried_on(ledger: Ledger, tmp_path: Path) -> None:
    """Two schools' logs are never counted together."""
    export(ledger, tmp_path, lambda lines: None)
    other = open_ledger(str(tmp_path / "other.db"))
    with pytest.raises(OfAnotherLedger):
        export(other, tmp_path, lambda lines: None)
    other.close()


def test_only_the_owner_reads_what_is_exported(ledger: Ledger, tmp_path: Path) -> None:
    """The files hold ids of pupils."""
    folder = export(ledger, tmp_path / "work", lambda lines: None)
    assert folder.stat().st_mode & 0o077 == 0
