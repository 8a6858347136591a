"""A small school in a folder of its own, and a way to type commands in it at a fixed moment."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace as replaced

from consent_gate.cli import root
from consent_gate.cli.desk import Desk
from consent_gate.decision import DisclosureEntry, Question
from consent_gate.gate import Gate
from consent_gate.grounds import Agreement, Caution, Emergency, Inspection, Mandate, Order, Weighing
from consent_gate.ports import Ledger
from consent_gate.records import (
    Adoption,
    Body,
    Consent,
    Gezag,
    Matter,
    Objection,
    Period,
    PupilFacts,
    Record,
    Registration,
    Restriction,
    RoleAssignment,
)
from consent_gate_adapters.sql import open_ledger
from tests.house import ROOT

NOW = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)
PAST = datetime(2026, 8, 20, 8, 0, tzinfo=UTC)
HELP_AT_SCHOOL = Matter("jeugdhulp", "zorgvraag", ("school_functioning",))
AGREED = Agreement(
    "org:lindenhout", "partner", "overleg", ("zorgvraag",), ("support.needs",), "active", date(2026, 8, 1)
)
RECORDS: tuple[tuple[str, str, Body], ...] = (
    ("reg1", "", Registration("org:lindenhout", ("zorgvraag",), "jeugdhulp")),
    ("rol1", "", RoleAssignment("staff:lk1", "teacher", "group", "7a")),
    ("f1", "p1", PupilFacts(date(2018, 5, 1), ("7a",))),
    ("g1r", "p1", Gezag("g1", True)),
    ("g2r", "p1", Gezag("g2", True)),
    ("c1", "p1", Consent("g1", HELP_AT_SCHOOL, date(2026, 8, 20))),
    ("o1", "p1", Objection("g1", Matter(purpose="guidance"), date(2026, 8, 21))),
    ("r1", "p1", Restriction("g1", Matter(purpose="pupil_administration"), date(2026, 8, 21))),
    ("a1", "", AGREED),
    ("v1", "p1", Order("org:politie", "126nd", "4711", ("contact.phone",), date(2026, 8, 31), "oral", Period())),
    ("m1", "", Mandate("org:lindenhout", "zorgvraag", "OSO")),
    ("w1", "p1", Weighing("director", "dir", date(2026, 8, 21), Matter("org:nobody", categories=("results",)))),
    ("i1", "p1", Inspection("g1", date(2026, 8, 21), Matter("org:nobody", categories=("results",)))),
    ("nood1", "p1", Emergency("ambulance", ("medical",), "dir", "acute_medical", PAST, PAST + timedelta(hours=2))),
    ("mr1", "", Adoption("0f" * 32, ("parents",), date(2026, 8, 28))),
    ("let1", "p1", Caution("court_order", "office", date(2026, 8, 21), Matter("org:nobody"))),
)

FILES = {
    "toestemmingen.csv": "leerling;door;ontvanger;doel;categorieen;gegeven_op\n"
    "p1;g1;jeugdhulp;zorgvraag;school_functioning;2026-08-25\n"
    "p1;g2;jeugdhulp;zorgvraag;support.needs handling_advice;2026-08-25\n",
    "toestemmingen.jsonl": json.dumps(
        {
            "kind": "consent",
            "pupil": "p1",
            "by": "g1",
            "given_on": "2026-08-26",
            "matter": {"recipient": "jeugdhulp", "purpose": "zorgvraag", "categories": ["support.needs"]},
        }
    )
    + "\n",
    "leerlingen.csv": "leerling;geboortedatum;groepen\np1;2018-05-01;7a\np2;2010-09-02;7a|plus\n",
    "records.jsonl": '{"kind": "gezag", "pupil": "p1", "person": "g3", "gezag": true}\n',
}


@dataclass(frozen=True)
class FixedClock:
    """A clock that stands still."""

    at: datetime = NOW

    def now(self) -> datetime:
        """Return the instant."""
        return self.at


@dataclass
class School:
    """The folder of one school, with a ledger in it."""

    folder: Path
    clock: FixedClock = FixedClock()

    @property
    def address(self) -> str:
        """Where the ledger is."""
        return str(self.folder / "consent-gate.db")

    def type(self, line: str | list[str], *, stdin: str | bytes = "", tick: datetime | None = None) -> Result:
        """Type one command and return what came of it."""
        words = line.split() if isinstance(line, str) else line
        if words[:1] == ["consent-gate"]:
            words = words[1:]
        desk = Desk(clock=replace(self.clock, at=tick) if tick else self.clock)
        return CliRunner().invoke(root.root, words, obj=desk, input=stdin)

    def json(self, line: str | list[str]) -> list[dict[str, Any]]:
        """Type a command with --json and return the objects it printed."""
        words = line.split() if isinstance(line, str) else line
        result = self.type([*words, "--json"])
        assert result.stdout, result.stderr
        return [json.loads(text) for text in result.stdout.splitlines()]

    def open(self) -> Ledger:
        """Open the ledger."""
        return open_ledger(self.address)


def fill(ledger: Ledger) -> None:
    """Write the records of the school, and a log of a refusal and a disclosure."""
    with ledger.transaction() as transaction:
        for name, pupil, body in RECORDS:
            transaction.append(Record(name, pupil, NOW, "office", body))
    gate = Gate.open(policies=ROOT / "policies", ledger=ledger, clock=FixedClock())
    snapshot = gate.snapshot
    mask = snapshot.vocabulary.mask_of(["school_functioning", "pgn"])
    gate.decisions(snapshot, Question("org:lindenhout", "x1", {"p1": mask}))
    gate.decisions(snapshot, Question("staff:lk1", "x2", {"p1": mask}, route_purpose="teaching"))
    gate.decisions(snapshot, Question("org:nobody", "x3", {"p1": mask}))
    gate.foresee(snapshot, Question("org:lindenhout", "x4"), snapshot.vocabulary.mask_of(["pgn"]))
    first = next(iter(ledger.entries()))
    with ledger.transaction() as transaction:
        transaction.disclose([replaced(first, id="e1")])


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill a ledger once; every test gets a copy."""
    folder = tmp_path_factory.mktemp("filled")
    ledger = open_ledger(str(folder / "consent-gate.db"))
    fill(ledger)
    ledger.close()
    return folder


@pytest.fixture
def school(tmp_path: Path, filled: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    """A school that has a ledger, files to import, and the policies of this project."""
    for file in filled.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "policies").symlink_to(ROOT / "policies")
    return _in(tmp_path, monkeypatch)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    """A school that begins: policies, and nothing else."""
    (tmp_path / "policies").symlink_to(ROOT / "policies")
    return _in(tmp_path, monkeypatch)


@pytest.fixture
def ledger(school: School) -> Iterator[Ledger]:
    """The ledger of the school, to look into."""
    ledger = school.open()
    yield ledger
    ledger.close()


Lines = Callable[[], list[DisclosureEntry]]
"""Reads the log lines that were not there at the beginning."""


@pytest.fixture
def lines(school: School) -> Lines:
    """Read the lines of the log that were not there at the beginning."""

    def read() -> list[DisclosureEntry]:
        ledger = school.open()
        try:
            return list(ledger.entries())
        finally:
            ledger.close()

    before = len(read())
    return lambda: read()[before:]


@pytest.fixture
def entries(school: School) -> Callable[[], int]:
    """Count the lines of the log."""

    def count() -> int:
        ledger = school.open()
        try:
            return sum(1 for _ in ledger.entries())
        finally:
            ledger.close()

    return count


def register(school: School, recipient: str, kind: str, purpose: str) -> None:
    """Register one who may ask."""
    assert school.type(f"recipient add {recipient} --kind {kind} --purpose {purpose}").exit_code == 0


def aloud(result: Result) -> list[str]:
    """Return what the secretary reads to the one who asks."""
    text = " ".join(result.stdout.split())
    return [part.partition("”")[0] for part in text.split("“")[1:]]


def _in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    monkeypatch.chdir(folder)
    for name in ("LEDGER", "POLICIES", "LANG", "ACCOUNT", "MR"):
        monkeypatch.delenv(f"CONSENT_GATE_{name}", raising=False)
    return School(folder)
