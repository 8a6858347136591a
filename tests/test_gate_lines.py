"""The line that the gate writes: one with the decision, whole, and of the policy set and the question it was about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from consent_gate.decision import Decision, Grant, Question, Withheld
from consent_gate.log_lines import signature_of
from consent_gate.ports import Transaction
from consent_gate.reasons import Reason
from consent_gate.records import Consent, Gezag, Matter, PupilFacts
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import Basis
from consent_gate_adapters.sql import open_ledger
from tests.generated import SMALL, TODAY, policy
from tests.laws.school import CARE, EVERYTHING, SNAPSHOT, School
from tests.rules.pupils import EIGHT

FAMILY = (PupilFacts(EIGHT), Gezag("g1", True))
NOTHING_ELSE = Snapshot(policy(SMALL, [], []))


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    """Open a school on an empty ledger."""
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    yield School(ledger)
    ledger.close()


def test_an_answer_and_its_line_are_one_transaction(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two a withdrawal could come, and the line would stand after what it says was still so (CG-03, CG-04)."""
    school.write("p1", *FAMILY, Consent("g1", Matter(), TODAY))
    begin = school.ledger._transaction
    begun = []

    @contextmanager
    def counted() -> Iterator[Transaction]:
        begun.append(1)
        with begin() as transaction:
            yield transaction

    opener: Any = counted
    monkeypatch.setattr(school.ledger, "_transaction", opener)
    school.ask("p1")
    assert len(begun) == 1
    school.ask("p1", recipient="org:nobody")
    assert len(begun) == 2
    school.gate.foresee(SNAPSHOT, school.question([]), EVERYTHING, "nobody")
    assert len(begun) == 3
    assert len(school.lines()) == 3


def test_a_refused_asker_is_told_everything_that_was_asked(school: School) -> None:
    """One line without a pupil holds what was asked of all of them together."""
    asked = {"p1": SMALL.mask_of(["c1"]), "p2": SMALL.mask_of(["c3"])}
    school.gate.disclose(SNAPSHOT, Question("org:nobody", "x", asked))
    (line,) = school.lines()
    assert (line.asked, line.withheld) == (("c1", "c3"), (Withheld(Reason.RECIPIENT_UNKNOWN, ("c1", "c3")),))


@pytest.mark.parametrize("pupil", ["", "p1"])
@pytest.mark.parametrize("recipient", [CARE, "org:nobody"])
def test_a_foreseen_refusal_says_what_it_refused(school: School, recipient: str, pupil: str) -> None:
    """What was asked stands in the line, and so do the reasons for all of it."""
    school.write("p1", *FAMILY)
    school.gate.activate(NOTHING_ELSE)
    question = Question(recipient, "x")
    assert not school.gate.foresee(NOTHING_ELSE, question, SMALL.mask_of(["c1", "c2"]), pupil)
    (line,) = school.lines()
    assert line.asked == ("c1", "c2")
    assert {category for kept in line.withheld for category in kept.categories} == {"c1", "c2"}
    assert line.pupil == ("" if recipient != CARE else pupil)


def test_a_line_names_the_policy_set_that_decided(school: School) -> None:
    """An exchange that began under one set ends under it, and its line says so (CG-05, CG-12)."""
    school.write("p1", *FAMILY, Consent("g1", Matter(), TODAY))
    school.gate.activate(NOTHING_ELSE)
    assert school.ask("p1") == {"p1": {"c1", "c2", "c3"}}
    school.gate.refuse(SNAPSHOT, school.question([]), Reason.BODY_UNREADABLE)
    assert [line.snapshot for line in school.lines()] == [SNAPSHOT.digest] * 2


def test_a_refusal_names_the_purpose_that_was_asked_for(school: School) -> None:
    """What the request named, else what the route declares; and only a word of the vocabulary."""
    for named, declared in (("d2", "d1"), ("", "d1"), ("d2", ""), ("", ""), ("other", "d1")):
        question = Question(CARE, "x", named_purpose=named, route_purpose=declared)
        school.gate.refuse(SNAPSHOT, question, Reason.GATE_FAILED)
    assert [line.purpose for line in school.lines()] == ["d2", "d1", "d2", "", ""]


def test_everything_in_an_answer_but_the_pupil_is_signed() -> None:
    """Lines of one signature were decided alike; which records a consent is written in makes no difference."""
    grant = Grant(Basis.CONSENT, ("c1",), ("A-1",), ("w1",))
    kept = Withheld(Reason.CONSENT_MISSING, ("c2",), ("A-2",), ("w2",))
    decision = Decision("p1", 3, (grant,), (kept,))
    signed = signature_of(CARE, "d1", ("c1", "c2"), decision)
    alike = Decision(
        "p2", 9, (msgspec.structs.replace(grant, records=("w8",)),), (msgspec.structs.replace(kept, records=()),)
    )
    assert signature_of(CARE, "d1", ("c1", "c2"), alike) == signed
    others = [
        signature_of("org:other", "d1", ("c1", "c2"), decision),
        signature_of(CARE, "d2", ("c1", "c2"), decision),
        signature_of(CARE, "d1", ("c1", "c2", "c3"), decision),
        *(
            signature_of(
                CARE, "d1", ("c1", "c2"), replace(decision, grants=(msgspec.structs.replace(grant, **change),))
            )
            for change in ({"basis": Basis.CONTRACT}, {"categories": ("c1", "c3")}, {"rules": ("A-3",)})
        ),
        *(
            signature_of(
                CARE, "d1", ("c1", "c2"), replace(decision, withheld=(msgspec.structs.replace(kept, **change),))
            )
            for change in ({"reason": Reason.RESTRICTED}, {"categories": ("c3",)}, {"rules": ()})
        ),
    ]
    assert signed not in others
    assert len(set(others)) == len(others)
