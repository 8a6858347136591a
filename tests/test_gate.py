"""The gate: what it records, what it refuses, and that no failure and no requester's text gets past it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from consent_gate import gate as gate_module
from consent_gate.decision import Question
from consent_gate.errors import EvaluatorsDisagree, LedgerUnavailable
from consent_gate.gate import Gate
from consent_gate.log_lines import signature_of
from consent_gate.ports import Transaction
from consent_gate.reasons import Reason
from consent_gate.records import (
    Consent,
    Ending,
    Gezag,
    Matter,
    Notice,
    Period,
    PupilFacts,
    Refusal,
    Registration,
    RoleAssignment,
)
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import Channel, Mode
from consent_gate.text import Text
from consent_gate_adapters.sql import open_ledger
from tests.generated import SMALL, TODAY, policy
from tests.laws.broken import CANARY, breaking
from tests.laws.school import CARE, EVERYTHING, NOW, SNAPSHOT, School
from tests.rules.pupils import EIGHT

FAMILY = (PupilFacts(EIGHT), Gezag("g1", True))
NOTHING_ELSE = Snapshot(policy(SMALL, [], []))


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    """Open a school on an empty ledger."""
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    yield School(ledger)
    ledger.close()


def test_a_disclosure_is_on_record_before_it_is_answered(school: School) -> None:
    """One line per pupil, with what was asked and given, on which revision, by which policy set."""
    school.write("p1", *FAMILY, Consent("g1", Matter(), TODAY))
    question = Question(CARE, "x1", {"p1": EVERYTHING}, channel=Channel.ORAL, route="report", trace="ab" * 16)
    (decision,) = school.gate.decisions(SNAPSHOT, question)
    (line,) = school.lines()
    assert (line.recipient, line.purpose, line.pupil, line.exchange) == (CARE, "d1", "p1", "x1")
    assert (line.channel, line.route, line.trace, line.mode) == (Channel.ORAL, "report", "ab" * 16, Mode.ENFORCE)
    assert (line.asked, line.pupil_revision, line.organisation_revision) == (("c1", "c2", "c3"), 3, 2)
    assert (line.grants, line.withheld, line.snapshot) == (decision.grants, (), SNAPSHOT.digest)
    assert line.at == NOW
    assert line.signature == signature_of(CARE, "d1", line.asked, decision)


def test_a_signature_groups_pupils_and_not_answers(school: School) -> None:
    """Alike for two pupils who were decided alike, different as soon as anything in the answer differs."""
    for pupil in ("p1", "p2", "p3"):
        school.write(pupil, *FAMILY)
    school.write("p3", Refusal("g1", Matter(), TODAY), Consent("g1", Matter(), TODAY))
    school.ask("p1", "p2", "p3")
    first, second, third = (line.signature for line in school.lines())
    assert first == second != third


def test_a_foreseen_refusal_is_recorded_and_a_foreseen_chance_is_not(school: School) -> None:
    """What is only foreseen to be possible has not left yet."""
    question = school.question([])
    assert school.gate.foresee(SNAPSHOT, question, EVERYTHING)
    assert school.lines() == []
    school.gate.activate(NOTHING_ELSE)
    assert not school.gate.foresee(NOTHING_ELSE, question, EVERYTHING)
    assert [(line.pupil, line.grants) for line in school.lines()] == [("", ())]


@pytest.mark.parametrize(
    ("recipient", "purpose", "route_purpose", "reason"),
    [
        ("org:nobody", "", "", Reason.RECIPIENT_UNKNOWN),
        (CARE, "d2", "", Reason.PURPOSE_MISMATCH),
        (CARE, "d0", "", Reason.PURPOSE_MISMATCH),
        (CARE, "", "d2", Reason.PURPOSE_MISMATCH),
        (CARE, "d1", "d2", Reason.PURPOSE_MISMATCH),
        ("org:ended", "", "", Reason.RECIPIENT_NOT_ACTIVE),
        ("org:later", "", "", Reason.RECIPIENT_NOT_ACTIVE),
        ("staff:idle", "", "d1", Reason.RECIPIENT_NOT_ACTIVE),
        ("staff:left", "", "d1", Reason.RECIPIENT_NOT_ACTIVE),
        ("staff:one", "d2", "", Reason.PURPOSE_MISMATCH),
        ("staff:one", "", "", Reason.PURPOSE_MISMATCH),
    ],
)
def test_who_may_not_ask_is_refused_without_a_look_at_the_pupil(
    school: School, recipient: str, purpose: str, route_purpose: str, reason: Reason
) -> None:
    """One line, one reason, no pupil, nothing granted."""
    school.write("p1", *FAMILY, Consent("g1", Matter(), TODAY))
    (ended,) = school.write("", Registration("org:ended", ("d1",), "r1"))
    school.write("", Ending(ended, "left"), Registration("org:later", ("d1",), "r1", Period(date(2026, 9, 2))))
    (left,) = school.write("", Registration("staff:left", ("d1",)))
    school.write("", RoleAssignment("staff:left", "r1", "school"), Ending(left, "left"))
    school.write("", RoleAssignment("staff:idle", "r1", "school", "", Period(None, date(2026, 8, 31))))
    school.write("", RoleAssignment("staff:one", "r1", "school"))
    question = Question(recipient, "x", {"p1": EVERYTHING}, purpose, route_purpose)
    assert school.gate.disclose(SNAPSHOT, question) == {}
    (line,) = school.lines()
    assert [(kept.reason, line.pupil, line.grants) for kept in line.withheld] == [(reason, "", ())]


def test_staff_may_ask_for_what_the_route_declares(school: School) -> None:
    """A route names the purpose; the request cannot add one."""
    school.write("", RoleAssignment("staff:one", "r1", "school"))
    school.write("p1", *FAMILY)
    question = Question("staff:one", "x", {"p1": EVERYTHING}, route_purpose="d1")
    school.gate.disclose(SNAPSHOT, question)
    assert school.lines()[-1].purpose == "d1"


def test_nothing_typed_by_a_requester_lands_in_the_log(school: School) -> None:
    """Made-up pupils, purposes and names leave no letter behind, whichever way they come in (CG-13)."""
    typed = [CANARY, f"{CANARY} ' OR 1=1", "", "../p1", "p1\n", "*"]
    for text in typed:
        question = Question(CARE, "x", dict.fromkeys([text, "p1"], EVERYTHING))
        school.gate.disclose(SNAPSHOT, question)
        school.gate.foresee(SNAPSHOT, question, EVERYTHING, text)
        for who, named in ((CARE, text), (text, "d1"), (text, text)):
            bad = Question(who, "x", {text: EVERYTHING}, named_purpose=named)
            school.gate.disclose(SNAPSHOT, bad)
            school.gate.foresee(SNAPSHOT, bad, EVERYTHING, text)
            school.gate.refuse(SNAPSHOT, bad, Reason.BODY_UNREADABLE)
    assert {line.pupil for line in school.lines()} == {""}
    assert {line.recipient for line in school.lines()} <= {CARE, ""}
    assert {line.purpose for line in school.lines()} <= {"d1", ""}
    written = msgspec.json.encode(school.lines()).decode()
    assert "anary" not in written
    assert "OR 1=1" not in written


STEPS = ["pupils", "recipient", "organisation_revision", "disclose", "commit"]


@pytest.mark.parametrize("step", STEPS)
def test_no_failure_of_the_ledger_lets_anything_out(
    school: School, step: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever breaks: an error and no answer, no line half written, and no pupil in any text (CG-01, CG-04, CG-13)."""
    school.write("p1", *FAMILY, Consent("g1", Matter(), TODAY))
    with monkeypatch.context() as patch, caplog.at_level(logging.DEBUG):
        breaking(school.ledger, step, patch)
        with pytest.raises(LedgerUnavailable) as caught:
            school.ask("p1")
        school.gate.refuse(SNAPSHOT, school.question(["p1"]), Reason.GATE_FAILED)
    shown = f"{caught.value!s} {caught.value.text} {caught.value.__cause__!r} {caplog.text}"
    assert "anary" not in shown
    assert caught.value.__suppress_context__
    assert school.lines("p1") == []


def test_a_refusal_that_cannot_be_recorded_stands_and_is_reported(
    school: School, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """`refuse` never raises; the application log tells which exchange, and nothing of the pupil."""
    breaking(school.ledger, "disclose", monkeypatch)
    school.gate.refuse(SNAPSHOT, school.question([CANARY], exchange="x77"), Reason.GATE_FAILED)
    (entry,) = caplog.records
    assert (entry.message, getattr(entry, "exchange", ""), getattr(entry, "error", "")) == (
        "refusal_not_recorded",
        "x77",
        "LedgerUnavailable",
    )


def test_no_log_line_holds_what_the_records_say(school: School, caplog: pytest.LogCaptureFixture) -> None:
    """Evidence, method, persons and groups stay in the ledger: ids, codes and names of the vocabulary go on (CG-13)."""
    facts = PupilFacts(EIGHT, (CANARY,))
    notice = Notice(CANARY, CANARY)
    consent = Consent(CANARY, Matter(), TODAY, Period(), notice, CANARY, CANARY, CANARY, CANARY, "NL", CANARY)
    school.write("p1", facts, Gezag(CANARY, True, Period(), CANARY), consent, Refusal(CANARY, Matter(), TODAY, CANARY))
    with caplog.at_level(logging.DEBUG):
        school.ask("p1", "nobody")
        school.gate.foresee(SNAPSHOT, school.question([]), EVERYTHING, "p1")
        school.gate.activate(SNAPSHOT)
    assert len(school.lines()) == 2
    assert CANARY not in msgspec.json.encode(school.lines()).decode()
    assert CANARY not in caplog.text


def test_a_snapshot_that_fails_leaves_the_running_one(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a disagreement nor a ledger that cannot keep it changes what is in force (CG-12)."""

    def disagree(snapshot: Snapshot) -> None:
        raise EvaluatorsDisagree(Text("", ""))

    with monkeypatch.context() as patch:
        patch.setattr(gate_module, "check_sample", disagree)
        with pytest.raises(EvaluatorsDisagree):
            school.gate.activate(NOTHING_ELSE)
    with monkeypatch.context() as patch:
        breaking(school.ledger, "keep_snapshot", patch)
        with pytest.raises(LedgerUnavailable):
            school.gate.activate(NOTHING_ELSE)
    assert school.gate.snapshot is SNAPSHOT
    assert school.ledger.snapshot(NOTHING_ELSE.digest) is None
    school.gate.activate(NOTHING_ELSE)
    assert school.gate.snapshot is NOTHING_ELSE
    assert school.ledger.snapshot(NOTHING_ELSE.digest) == NOTHING_ELSE.document.files


def test_a_gate_whose_ledger_fails_does_not_open(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """No gate, and so nothing leaves."""
    breaking(school.ledger, "keep_snapshot", monkeypatch)
    with pytest.raises(LedgerUnavailable):
        Gate(snapshot=NOTHING_ELSE, ledger=school.ledger)


def test_a_mode_from_a_configuration_file_is_a_mode(school: School) -> None:
    """Text is taken for the mode it names; with any other the gate does not open, rather than refuse all silently."""
    text: Any = "enforce"
    assert Gate(snapshot=SNAPSHOT, ledger=school.ledger, mode=text).mode is Mode.ENFORCE
    text = "off"
    with pytest.raises(ValueError, match="off"):
        Gate(snapshot=SNAPSHOT, ledger=school.ledger, mode=text)


def test_the_clock_is_read_inside_the_transaction(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disclosure that waited for its turn is judged on the day it gets it, not on the day it came."""
    school.write("p1", *FAMILY, Consent("g1", Matter(), TODAY, Period(None, TODAY)))
    begin = school.ledger._transaction

    @contextmanager
    def waits_past_midnight() -> Iterator[Transaction]:
        with begin() as transaction:
            school.clock.instant = datetime(2026, 9, 1, 22, 0, tzinfo=UTC)
            yield transaction

    assert "c1" in school.ask("p1")["p1"]
    opener: AbstractContextManager[Transaction] | Any = waits_past_midnight
    monkeypatch.setattr(school.ledger, "_transaction", opener)
    assert school.ask("p1") == {"p1": {"c3"}}


def test_asking_about_nobody_answers_nothing(school: School) -> None:
    """No pupils, no answer, no line; no categories, a line that gives nothing."""
    assert school.ask() == {}
    assert school.lines() == []
    school.write("p1", *FAMILY, Consent("g1", Matter(), TODAY))
    assert school.gate.disclose(SNAPSHOT, Question(CARE, "x", {"p1": 0})) == {}
    assert [(line.permits, line.asked) for line in school.lines()] == [(False, ())]
