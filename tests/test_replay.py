"""Replay: every past decision comes out the same, and whatever does not is found (CG-05)."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from consent_gate.decision import DisclosureEntry, Question, Withheld
from consent_gate.gate import Gate
from consent_gate.ports import Ledger
from consent_gate.reasons import Reason
from consent_gate.records import (
    Body,
    Consent,
    Ending,
    Gezag,
    Matter,
    Objection,
    PupilFacts,
    Record,
    Registration,
    RoleAssignment,
    Withdrawal,
)
from consent_gate.replay import BEFORE_DECIDING, Deviation, replay
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import Mode
from consent_gate_adapters.sql import open_ledger
from tests.house import ROOT

BEGIN = datetime(2026, 9, 1, 10, tzinfo=UTC)
MATTER = Matter("jeugdhulp", "zorgvraag", ("school_functioning",))


class Ticking:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = BEGIN

    def now(self) -> datetime:
        """Return the instant."""
        return self.at


@dataclass
class Past:
    """A school that can live through things."""

    ledger: Ledger
    gate: Gate
    clock: Ticking

    def record(self, name: str, pupil: str, body: Body) -> None:
        """Write something down."""
        with self.ledger.transaction() as transaction:
            transaction.append(Record(name, pupil, self.clock.at, "office", body))

    def ask(self, recipient: str, purpose: str = "", pupils: tuple[str, ...] = ("p1", "p2"), route: str = "") -> None:
        """Ask the gate for everything about some pupils."""
        mask = (1 << len(self.gate.snapshot.vocabulary.bits)) - 1
        question = Question(recipient, uuid.uuid4().hex, dict.fromkeys(pupils, mask), purpose, route)
        self.gate.decisions(self.gate.snapshot, question)

    def lines(self) -> list[DisclosureEntry]:
        """Return the log."""
        return list(self.ledger.entries())


@pytest.fixture
def past(tmp_path: Path, policies: Snapshot) -> Iterator[Past]:
    """A school with two pupils, a partner and a teacher."""
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    clock = Ticking()
    past = Past(ledger, Gate(snapshot=policies, ledger=ledger, clock=clock), clock)
    past.record("reg1", "", Registration("org:lindenhout", ("zorgvraag",), "jeugdhulp"))
    past.record("rol1", "", RoleAssignment("staff:lk1", "teacher", "group", "7a"))
    for pupil, born in (("p1", date(2018, 5, 1)), ("p2", date(2010, 9, 10))):
        past.record(f"f-{pupil}", pupil, PupilFacts(born, ("7a",)))
        past.record(f"g-{pupil}", pupil, Gezag("g1", True))
    yield past
    ledger.close()


@pytest.fixture(scope="module")
def policies() -> Snapshot:
    """The policies of this project, read once."""
    return Snapshot.read(ROOT / "policies")


def live(past: Past) -> None:
    """Let a school live through all that changes an answer, asking each time."""

    def asked() -> None:
        past.ask("org:lindenhout")
        past.ask("staff:lk1", route="teaching")

    asked()
    happenings: list[tuple[str, str, Body]] = [
        ("c1", "p1", Consent("g1", MATTER, date(2026, 8, 1))),
        ("c2", "p2", Consent("g1", MATTER, date(2026, 8, 1))),
        ("o1", "p1", Objection("g1", Matter(purpose="teaching"), date(2026, 9, 1))),
        ("w1", "p1", Withdrawal("g1", date(2026, 9, 1), "c1")),
        ("e1", "p1", Ending("o1", "overruled")),
        ("f2", "p2", PupilFacts(date(2010, 9, 10), ("7b",))),
        ("c3", "p1", Consent("g1", Matter("org:lindenhout", "zorgvraag", ("support.needs",)), date(2026, 9, 1))),
    ]
    for name, pupil, body in happenings:
        past.record(name, pupil, body)
        asked()
    past.clock.at += timedelta(days=9)
    asked()
    past.record("e2", "", Ending("rol1", "left"))
    past.record("reg2", "", Registration("org:lindenhout", ("guidance", "zorgvraag"), "wijkteam"))
    asked()
    past.record("e3", "", Ending("reg2", "ended"))
    asked()


def test_a_whole_history_comes_out_the_same(past: Past) -> None:
    """Whatever was recorded since, each line is judged by what was known then; the sixteenth birthday included."""
    live(past)
    counted: list[int] = []
    assert list(replay(past.ledger, progress=counted.append)) == []
    assert counted == list(range(1, len(past.lines()) + 1))
    permitted = [entry for entry in past.lines() if entry.permits]
    assert len(permitted) > 10
    assert {reason.reason for entry in past.lines() for reason in entry.withheld} >= {
        Reason.CONSENT_MISSING,
        Reason.CONSENT_WITHDRAWN,
        Reason.CONSENT_RENEW_AT_16,
        Reason.OBJECTION_PENDING,
        Reason.RECIPIENT_NOT_ACTIVE,
    }


def test_refusals_outside_deciding_come_out_the_same(past: Past) -> None:
    """Unknown askers, unknown pupils, wrong purposes, foreseen refusals and failures: none of them is a difference."""
    gate, snapshot = past.gate, past.gate.snapshot
    past.ask("org:nobody")
    past.ask("org:lindenhout", pupils=("stranger",))
    past.ask("org:lindenhout", "teaching")
    assert not gate.foresee(snapshot, Question("org:lindenhout", "x"), snapshot.vocabulary.mask_of(["pgn"]))
    assert not gate.foresee(snapshot, Question("org:lindenhout", "x"), snapshot.vocabulary.mask_of(["support"]), "p1")
    assert not gate.foresee(snapshot, Question("org:nobody", "x"), snapshot.vocabulary.mask_of(["pgn"]))
    for reason in BEFORE_DECIDING:
        gate.refuse(snapshot, Question("org:lindenhout", "x", named_purpose="zorgvraag"), reason)
    differences = list(replay(past.ledger))
    assert {found.deviation for found in differences} <= {Deviation.RECIPIENT_DIFFERS}
    assert [found.entry.withheld[0].reason for found in differences] == [Reason.RECIPIENT_NOT_ACTIVE]


def test_observed_lines_are_computed_too(past: Past) -> None:
    """Observe mode records what would have been refused; that must be as true."""
    past.gate.mode = Mode.OBSERVE
    live(past)
    assert list(replay(past.ledger)) == []


def test_an_older_policy_set_judges_its_own_lines(past: Past) -> None:
    """A rule that is gone since does not make the past wrong."""
    live(past)
    files = dict(past.gate.snapshot.document.files)
    files = {path: text for path, text in files.items() if not path.startswith("jeugdhulp/")}
    past.gate.activate(Snapshot.stored(files))
    past.record("reg3", "", Registration("org:lindenhout", ("zorgvraag",), "jeugdhulp"))
    past.ask("org:lindenhout")
    assert len({entry.snapshot for entry in past.lines()}) == 2
    assert list(replay(past.ledger)) == []


Change = Callable[[DisclosureEntry], dict[str, Any]]


@pytest.mark.parametrize(
    ("change", "deviation"),
    [
        (lambda line: {"grants": (replace(line.grants[0], categories=("pgn.bsn",)),)}, Deviation.DECISION_DIFFERS),
        (lambda line: {"grants": ()}, Deviation.DECISION_DIFFERS),
        (lambda line: {"grants": (replace(line.grants[0], rules=("JH-04",)),)}, Deviation.DECISION_DIFFERS),
        (lambda line: {"grants": (replace(line.grants[0], records=()),)}, Deviation.DECISION_DIFFERS),
        (lambda line: {"withheld": ()}, Deviation.DECISION_DIFFERS),
        (lambda line: {"asked": line.asked[:-1]}, Deviation.DECISION_DIFFERS),
        (lambda line: {"pupil_revision": line.pupil_revision - 1}, Deviation.DECISION_DIFFERS),
        (lambda line: {"pupil_revision": line.pupil_revision + 9}, Deviation.RECORDS_MISSING),
        (lambda line: {"pupil": "p9"}, Deviation.RECORDS_MISSING),
        (lambda line: {"pupil": ""}, Deviation.DECISION_DIFFERS),
        (lambda line: {"at": line.at + timedelta(days=3000)}, Deviation.DECISION_DIFFERS),
        (lambda line: {"organisation_revision": 0}, Deviation.RECIPIENT_DIFFERS),
        (lambda line: {"recipient": "org:other"}, Deviation.RECIPIENT_DIFFERS),
        (lambda line: {"recipient": "staff:lk1"}, Deviation.DECISION_DIFFERS),
        (lambda line: {"purpose": "guidance"}, Deviation.RECIPIENT_DIFFERS),
        (lambda line: {"signature": "0" * 32}, Deviation.SIGNATURE_DIFFERS),
    ],
)
def test_a_line_that_says_something_else_is_found(past: Past, change: Change, deviation: Deviation) -> None:
    """Each part of a line that a decision rests on, or that it consists of, is compared."""
    past.record("c1", "p1", Consent("g1", MATTER, date(2026, 8, 1)))
    past.ask("org:lindenhout", pupils=("p1",))
    (line,) = past.lines()
    assert line.permits
    (found,) = replay(past.ledger, [replace(line, **change(line))])
    assert found.deviation is deviation


def test_a_grant_without_a_decision_is_found(past: Past) -> None:
    """A refusal made before deciding granted nothing; a line that says otherwise is not one."""
    past.record("c1", "p1", Consent("g1", MATTER, date(2026, 8, 1)))
    past.ask("org:lindenhout", pupils=("p1",))
    past.ask("org:nobody")
    line, refusal = past.lines()
    (found,) = replay(past.ledger, [replace(refusal, grants=line.grants)])
    assert found.deviation is Deviation.GRANTED_UNDECIDED


def test_a_refusal_that_need_not_have_been_is_found(past: Past) -> None:
    """A recipient that was active, and something that could have been permitted, are no ground for refusing early."""
    gate, snapshot = past.gate, past.gate.snapshot
    gate.foresee(snapshot, Question("org:lindenhout", "x"), snapshot.vocabulary.mask_of(["pgn"]))
    past.ask("org:nobody", pupils=("p1",))
    foreseen, unknown = past.lines()
    (found,) = replay(past.ledger, [replace(foreseen, asked=("support.needs",))])
    assert found.deviation is Deviation.DECISION_DIFFERS
    kept = (replace(unknown.withheld[0], reason=Reason.RECIPIENT_NOT_ACTIVE),)
    (found,) = replay(past.ledger, [replace(unknown, recipient="org:lindenhout", withheld=kept)])
    assert found.deviation is Deviation.RECIPIENT_DIFFERS


def test_a_refusal_in_disguise_is_found(past: Past) -> None:
    """A cause that needs no deciding, put beside one that does, does not keep a line from being decided again."""
    past.record("c1", "p1", Consent("g1", MATTER, date(2026, 8, 1)))
    past.ask("org:lindenhout", pupils=("p1",))
    (line,) = past.lines()
    kept = (Withheld(Reason.GATE_FAILED, ()), Withheld(Reason.NO_LEGAL_BASIS, line.asked))
    (found,) = replay(past.ledger, [replace(line, pupil="", grants=(), withheld=kept)])
    assert found.deviation is Deviation.DECISION_DIFFERS
    (found,) = replay(past.ledger, [replace(line, pupil="", withheld=())])
    assert found.deviation is Deviation.GRANTED_UNDECIDED


class Forgetful:
    """A ledger whose stored policy sets were tampered with."""

    def __init__(self, ledger: Ledger, files: dict[str, str] | None) -> None:
        self._ledger = ledger
        self._files = files

    def snapshot(self, digest: str) -> dict[str, str] | None:
        """Return what is left."""
        return self._files

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ledger, name)


@pytest.mark.parametrize(
    ("files", "deviation"),
    [
        (lambda files: None, Deviation.SNAPSHOT_MISSING),
        (lambda files: {}, Deviation.SNAPSHOT_CHANGED),
        (
            lambda files: {path: text for path, text in files.items() if not path.startswith("beeld/")},
            Deviation.SNAPSHOT_CHANGED,
        ),
    ],
)
def test_policies_that_are_gone_or_changed_are_found(
    past: Past, files: Callable[[dict[str, str]], dict[str, str] | None], deviation: Deviation
) -> None:
    """Other policies under the same name prove nothing, also when they give the same answer."""
    past.ask("org:lindenhout", pupils=("p1",))
    ledger: Any = Forgetful(past.ledger, files(dict(past.gate.snapshot.document.files)))
    (found,) = replay(ledger)
    assert found.deviation is deviation
