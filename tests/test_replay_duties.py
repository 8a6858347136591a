"""Replay of what lines oblige to: a duty that was taken off, put on or changed is found (CG-05)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from consent_gate.decision import DisclosureEntry, Question
from consent_gate.gate import Gate
from consent_gate.grounds import Order, OrderPaper
from consent_gate.ports import Ledger
from consent_gate.records import Body, Period, PupilFacts, Record, Registration
from consent_gate.replay import Deviation, replay
from consent_gate.rules.snapshot import Snapshot
from consent_gate_adapters.sql import open_ledger
from tests.cli.conftest import NOW, FixedClock
from tests.house import ROOT

TODAY = date(2026, 9, 1)
RECORDS: tuple[tuple[str, str, Body], ...] = (
    ("police", "", Registration("org:politie", ("opsporing",), "police")),
    ("facts", "p1", PupilFacts(date(2018, 5, 1))),
    ("v1", "p1", Order("police", "126nd", "4711", ("contact.phone",), TODAY, "oral", Period())),
)


@pytest.fixture(scope="module")
def policies() -> Snapshot:
    """The policies of this project, read once."""
    return Snapshot.read(ROOT / "policies")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger with a pupil, the police, and an oral order."""
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    for name, pupil, body in RECORDS:
        record(ledger, name, pupil, body)
    return ledger


def record(ledger: Ledger, name: str, pupil: str, body: Body) -> None:
    """Write something down."""
    with ledger.transaction() as transaction:
        transaction.append(Record(name, pupil, NOW, "office", body))


def asked(ledger: Ledger, snapshot: Snapshot, recipient: str = "org:politie") -> DisclosureEntry:
    """Let someone ask for the telephone number, and return the line that was written."""
    gate = Gate(snapshot=snapshot, ledger=ledger, clock=FixedClock())
    mask = snapshot.vocabulary.mask_of(["contact.phone"])
    ((_, line),) = gate.answers(snapshot, Question(recipient, "x1", {"p1": mask}))
    return line


def test_what_a_line_obliges_to_is_computed_again(ledger: Ledger, policies: Snapshot) -> None:
    """A duty that is not there, is there twice, or has another day, ground or record is found."""
    spoken = asked(ledger, policies)
    record(ledger, "paper", "p1", OrderPaper("v1", TODAY))
    written = asked(ledger, policies)
    refused = asked(ledger, policies, "org:nobody")
    assert {owed.duty for owed in spoken.duties} == {"paper_within_3_days", "inform_guardians"}
    assert {owed.duty for owed in written.duties} == {"inform_guardians"}
    assert list(replay(ledger)) == []
    first = spoken.duties[0]
    for duties in (
        (),
        spoken.duties[:1],
        spoken.duties[::-1],
        (*spoken.duties, first),
        (replace(first, due=first.due + timedelta(days=1)), *spoken.duties[1:]),
        (replace(first, rules=("PJ-01",)), *spoken.duties[1:]),
        (replace(first, records=()), *spoken.duties[1:]),
    ):
        (found,) = replay(ledger, [replace(spoken, duties=duties)])
        assert found.deviation is Deviation.DECISION_DIFFERS
        assert "paper_within_3_days: 2026-09-04" in found.computed
    (found,) = replay(ledger, [replace(refused, duties=spoken.duties)])
    assert found.deviation is Deviation.GRANTED_UNDECIDED


def test_lines_from_before_there_were_duties_come_out_the_same(ledger: Ledger, policies: Snapshot) -> None:
    """A stored policy set without duties still opens, and judges its own lines: they owed nothing then."""
    files = {path: text for path, text in policies.document.files.items() if "duties.csv" not in path}
    before = asked(ledger, Snapshot.stored(files))
    after = asked(ledger, policies)
    assert (before.permits, before.duties) == (True, ())
    assert after.duties
    assert list(replay(ledger)) == []
