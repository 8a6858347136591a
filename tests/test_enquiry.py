"""Enquiries: the answer of the gate itself, without its log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from consent_gate.decision import Question
from consent_gate.enquiry import Answer, ask, policy_of
from consent_gate.gate import Gate
from consent_gate.ports import Ledger
from consent_gate.records import Body, Consent, Gezag, Matter, PupilFacts, Record, Registration, RoleAssignment
from consent_gate.rules.derive import effective_policy
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import PupilState
from consent_gate_adapters.sql import open_ledger
from tests.house import ROOT

NOW = datetime(2026, 9, 1, 10, tzinfo=UTC)
TODAY = date(2026, 9, 1)


class Still:
    """A clock that stands still."""

    def now(self) -> datetime:
        """Return the instant."""
        return NOW


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with a pupil, a partner and a teacher."""
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    bodies: list[tuple[str, Body]] = [
        ("", Registration("org:lindenhout", ("zorgvraag",), "jeugdhulp")),
        ("", RoleAssignment("staff:lk1", "teacher", "group", "7a")),
        ("p1", PupilFacts(date(2018, 5, 1), ("7a",))),
        ("p1", Gezag("g1", True)),
        ("p1", Consent("g1", Matter("jeugdhulp", "zorgvraag", ("school_functioning",)), date(2026, 8, 1))),
    ]
    with ledger.transaction() as transaction:
        for place, (pupil, body) in enumerate(bodies):
            transaction.append(Record(f"r{place}", pupil, NOW, "office", body))
    yield ledger
    ledger.close()


@pytest.fixture(scope="module")
def policies() -> Snapshot:
    """The policies of this project."""
    return Snapshot.read(ROOT / "policies")


def everything(policies: Snapshot, ledger: Ledger, recipient: str, purpose: str, pupil: str = "p1") -> Answer:
    """Ask for every category."""
    mask = (1 << len(policies.vocabulary.bits)) - 1
    return ask(policies, ledger, recipient=recipient, purpose=purpose, pupil=pupil, asked=mask, day=TODAY)


@pytest.mark.parametrize(
    ("recipient", "purpose", "pupil"),
    [
        ("org:lindenhout", "zorgvraag", "p1"),
        ("org:lindenhout", "", "p1"),
        ("org:lindenhout", "guidance", "p1"),
        ("org:lindenhout", "zorgvraag", "p2"),
        ("org:nobody", "zorgvraag", "p1"),
        ("staff:lk1", "teaching", "p1"),
        ("staff:lk1", "teaching", "p2"),
    ],
)
def test_the_answer_is_the_gates_own(
    policies: Snapshot, ledger: Ledger, recipient: str, purpose: str, pupil: str
) -> None:
    """What is told beforehand is what will happen; only the log tells them apart."""
    answer = everything(policies, ledger, recipient, purpose, pupil)
    assert list(ledger.entries()) == []
    gate = Gate(snapshot=policies, ledger=ledger, clock=Still())
    mask = (1 << len(policies.vocabulary.bits)) - 1
    route = purpose if recipient.startswith("staff:") else ""
    (decided,) = gate.decisions(policies, Question(recipient, "x", {pupil: mask}, purpose, route))
    assert (answer.decision.grants, answer.decision.withheld) == (decided.grants, decided.withheld)
    assert len(list(ledger.entries())) == 1


def test_nothing_asked_is_never_all_permitted(policies: Snapshot, ledger: Ledger) -> None:
    """The empty question must not be a yes (CG-01)."""
    answer = ask(policies, ledger, recipient="org:lindenhout", purpose="", pupil="p1", asked=0, day=TODAY)
    assert not answer.permits_all


def test_the_policy_of_a_pupil_answers_for_every_recipient(policies: Snapshot, ledger: Ledger) -> None:
    """Registered recipients with their names, and the vocabulary's own leaves."""
    lines = policy_of(policies, ledger, "p1", TODAY)
    assert lines is not None
    assert ("g", "org:lindenhout", "jeugdhulp") in lines
    assert ("g", "staff:lk1", "teacher") in lines
    static = set(effective_policy(policies, (), PupilState("p1"), TODAY))
    assert {line[1] for line in set(lines) - static if line[0] == "p"} == {"org:lindenhout", "jeugdhulp"}


def test_an_unknown_pupil_has_no_policy(policies: Snapshot, ledger: Ledger) -> None:
    """An empty policy would be a claim about somebody."""
    assert policy_of(policies, ledger, "p9", TODAY) is None
