"""What the log says of a request: who was proven, what was in the answer, once, under one policy set."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest

from consent_gate.errors import IdentityConflict
from consent_gate.reasons import Reason
from consent_gate.release import BodyShape, ObjectShape, Scalar
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.web import REFUSAL
from tests.web.school import CANARY, OPEN_PUPIL, PUPILS, ROOT, School, ask, json_app, release, school

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse


def test_a_line_names_what_was_in_the_answer_and_no_more(behind: School) -> None:
    """A field that may leave but was not there has not left; whoever asks for the log is told no fairy tale (CG-04)."""
    since = len(behind.log)
    shown = {name: PUPILS[OPEN_PUPIL][name] for name in ("nummer", "bsn", "roepnaam")}
    behind.ask("/leerlingen", json_app(lambda environ: [shown]))
    (line,) = behind.log[since:]
    assert line.asked == ("enrolment.pupil_number", "identity.call_name", "pgn.bsn")
    assert {name for grant in line.grants for name in grant.categories} == set(line.asked) - {"pgn.bsn"}


def test_a_refusal_of_what_the_app_answered_is_written_once(behind: School) -> None:
    """The decision itself is the line; a second one would count a disclosure that was refused twice."""
    shape = BodyShape(ObjectShape({"bsn": Scalar("pgn.bsn"), "naam": Scalar("identity.call_name")}), path_pupil=True)
    route = release("nummer", "/nummer/<leerling>", shape, pupil="leerling")
    since = len(behind.log)
    reply = ask(behind.wrap(json_app(lambda environ: {"bsn": "1"}), route), f"/nummer/{OPEN_PUPIL}")
    assert reply.body == REFUSAL.body
    (line,) = behind.log[since:]
    assert (line.pupil, line.asked, line.permits) == (OPEN_PUPIL, ("pgn.bsn",), False)


@pytest.mark.parametrize("path", ["/leerlingen", "/dossiers", "/onbekend"])
def test_nobody_is_named_who_was_not_proven(behind: School, path: str) -> None:
    """A line without an asker is better than one that accuses somebody."""
    since = len(behind.log)
    assert behind.ask(path, headers={}).body == REFUSAL.body
    assert [line.recipient for line in behind.log[since:]] == [""]


def test_proofs_that_contradict_are_told_to_the_operator(behind: School, caplog: pytest.LogCaptureFixture) -> None:
    """The disclosure log says that nobody was proven; the application log says why, and names no one (CG-13)."""

    class Torn:
        def identify(self, environ: object) -> str | None:
            raise IdentityConflict(Text("twee", "two"))

    with caplog.at_level(logging.INFO, "consent_gate"):
        School(behind.ledger, identify=Torn()).ask("/leerlingen")
    assert [getattr(entry, "error", "") for entry in caplog.records] == ["IdentityConflict"]


def test_a_failure_of_the_gate_is_on_record(behind: School, caplog: pytest.LogCaptureFixture) -> None:
    """A refusal like any other for the caller, a line for the auditor, an error for the operator; no text (CG-13)."""

    class Failing:
        def identify(self, environ: object) -> str | None:
            raise KeyError(CANARY)

    since = len(behind.log)
    with caplog.at_level(logging.INFO, "consent_gate"):
        assert School(behind.ledger, identify=Failing()).ask("/leerlingen").body == REFUSAL.body
    assert [kept.reason for line in behind.log[since:] for kept in line.withheld] == [Reason.GATE_FAILED]
    (entry,) = caplog.records
    assert (entry.message, entry.levelno, getattr(entry, "error", "")) == ("enforce_failed", logging.ERROR, "KeyError")
    assert CANARY not in repr(vars(entry))


def test_a_policy_set_that_comes_into_force_meanwhile_waits_for_the_next_request(
    behind: School, tmp_path: Path
) -> None:
    """Its category bits are others: deciding by it about a body read by the old one would let out another field."""
    copytree(ROOT / "policies", tmp_path / "policies")
    with (tmp_path / "policies/vocabulary/categories.csv").open("a") as categories:
        categories.write("aaa,eerste in het alfabet,first in the alphabet\n")
    kept, other = behind.gate.snapshot, Snapshot.read(tmp_path / "policies")

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        behind.gate.activate(other)
        return json_app(school)(environ, start_response)

    before = behind.ask("/leerlingen")
    since = len(behind.log)
    try:
        meanwhile = ask(behind.wrap(app), "/leerlingen")
    finally:
        behind.gate.activate(kept)
    assert meanwhile == before
    assert {line.snapshot for line in behind.log[since:]} == {kept.digest}
