"""A school with a log of many kinds of lines, and candidates that differ from its policies in one thing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import pytest

from consent_gate.decision import Question
from consent_gate.gate import Gate
from consent_gate.grounds import Emergency
from consent_gate.ports import Ledger
from consent_gate.reasons import Reason
from consent_gate.records import Consent, Ending, Matter, Record, Registration, RoleAssignment
from consent_gate.rules.snapshot import Snapshot
from consent_gate_adapters.impact.engines import open_engine
from consent_gate_adapters.impact.replaying import Impact, Part, Replaying
from consent_gate_adapters.sql import open_ledger
from tests.benchmarks.long_log import BEGIN, DAYS, Standing, build
from tests.policies.situation import shipped

PUPILS = 12
WORDS = "vocabulary/recipients.csv"

CANDIDATES = {
    "the same": (),
    "everyone signs": (("jeugdhulp/rules.csv", "consent:guardian+youth, JH-01", "consent:all_guardians+youth, JH-01"),),
    "a guardian signs": (("jeugdhulp/rules.csv", "consent:guardian+youth, JH-01", "consent:guardian, JH-01"),),
    "a deny of others": (("jeugdhulp/rules.csv", "jeugdpartner, *, results, *", "duo_register, *, results, *"),),
    "less for staff": (("school/rules.csv", "teaching_and_guidance, identity, *", "guidance, identity, *"),),
    "a new word": ((WORDS, "jeugdhulp,", "nieuweling,none,nieuweling,newcomer\njeugdhulp,"),),
    "parents see less": (("ouders/rules.csv", "p, guardian, ouder", "p, pupil_self, ouder"),),
}


def candidate(name: str) -> Snapshot:
    """Return the policies of this project with one thing changed."""
    files = dict(shipped().document.files)
    for path, old, new in CANDIDATES[name]:
        assert old in files[path], name
        files[path] = files[path].replace(old, new, 1)
    return Snapshot.stored(files)


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill a ledger once."""
    path = tmp_path_factory.mktemp("lived") / "ledger.db"
    build(path, shipped(), lines=1, pupils=PUPILS, subsets=4)
    ledger = open_ledger(str(path))
    _live_on(ledger)
    ledger.close()
    return path


@pytest.fixture
def ledger(lived: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of that ledger."""
    shutil.copy(lived, tmp_path / "ledger.db")
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    yield ledger
    ledger.close()


def _live_on(ledger: Ledger) -> None:
    """Let records end, begin and last for hours only, and let others ask, in vain or not."""
    clock = Standing()
    clock.at = BEGIN + timedelta(days=DAYS)
    snapshot = shipped()
    gate = Gate(snapshot=snapshot, ledger=ledger, clock=clock)
    everything = (1 << len(snapshot.vocabulary.bits)) - 1
    pupils = [f"p{number:05}" for number in range(PUPILS)]

    def ask(recipient: str, purpose: str, route: str = "") -> None:
        gate.decisions(snapshot, Question(recipient, "x", dict.fromkeys(pupils, everything), purpose, route))

    def write(name: str, pupil: str, body: object) -> None:
        with ledger.transaction() as transaction:
            transaction.append(Record(name, pupil, clock.at, "office", body))  # type: ignore[arg-type]

    write("person", "", Registration("person:g1", ("ouderinformatie",), ""))
    write("ambulance", "", Registration("org:ambulance", ("noodhulp",), "ambulance"))
    write("second", "", RoleAssignment("staff:mentor", "teacher", "school"))
    hours = Emergency("ambulance", ("medical",), "dir", "acute_medical", clock.at, clock.at + timedelta(hours=2))
    write("hours", pupils[0], hours)
    write("yes", pupils[1], Consent("g1", Matter(), (clock.at - timedelta(days=1)).date()))
    for _ in range(4):
        ask("org:jeugdhulp", "zorgvraag")
        ask("org:ambulance", "noodhulp")
        ask("staff:mentor", "guidance", "guidance")
        ask("person:g1", "ouderinformatie", "ouderinformatie")
        clock.at += timedelta(hours=1)
    write("end", "", Ending("r0", "ended"))
    ask("org:jeugdhulp", "zorgvraag")
    ask("org:nobody", "zorgvraag")
    for name in snapshot.vocabulary.categories.leaves:
        mask = snapshot.vocabulary.mask_of([name])
        gate.foresee(snapshot, Question("staff:teacher", "y", {}, "teaching", "teaching"), mask)
    gate.refuse(snapshot, Question("org:wijkteam", "z"), Reason.GATE_FAILED)


def replayed(
    ledger: Ledger, changed: Snapshot, work: Path, part: Part | None = None, *, engine: str = "duckdb"
) -> tuple[Impact, dict[str, set[str]]]:
    """Return what came of a replay, and the kinds of change of each line."""
    chosen = part or Part()
    opened = open_engine(engine, work / engine, master="local[2]")
    try:
        replaying = Replaying(ledger, changed, opened, work, lambda stage: nullcontext(lambda *counts: None))
        found = replaying.run(chosen)
        lines: dict[str, set[str]] = {}
        for entry, kind in replaying.changed_lines(chosen):
            lines.setdefault(entry, set()).add(kind.value)
    finally:
        opened.close()
    return found, lines
