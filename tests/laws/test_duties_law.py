"""A duty is never lost: what permits, obliges, and the log line says so, whatever was objected to (CG-11)."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from consent_gate.decision import Decision
from consent_gate.gate import Gate
from consent_gate.grounds import Act
from consent_gate.records import Body, Gezag, Matter, Objection, PupilFacts, Record
from consent_gate.rules.lines import DutyTerm
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import Effect
from consent_gate.text import Text
from tests.generated import BIRTHS, HERE, PUPIL, TODAY, Case, bodies, cases, examples, matters, one_of
from tests.laws.outcomes import decisions, with_records
from tests.laws.school import CARE, NOW, SNAPSHOT, School

NUMBERS = itertools.count()
NAMES = ("inform", "review", "paper", "attach")
TERMS = {
    name: DutyTerm(name, days, needs, Text(name, name), HERE)
    for name, days, needs in (("inform", 7, "-"), ("review", 0, "-"), ("paper", 3, "oral"), ("attach", 0, "statement"))
}
AT = datetime(2026, 9, 1, tzinfo=UTC)


def obliging(snapshot: Snapshot, draw: st.DrawFn) -> Snapshot:
    """Return the policy set with duties at some of the rules that allow."""
    document = snapshot.document
    allowing = [line.rule for line in document.rules if line.effect is Effect.ALLOW]
    allowing += [line.rule for line in document.conditional if line.effect is Effect.ALLOW]
    some = st.lists(one_of(NAMES), max_size=3, unique=True).map(tuple)
    drawn = {rule: draw(some) for rule in allowing}
    return Snapshot(replace(document, duties=TERMS, owed={rule: duties for rule, duties in drawn.items() if duties}))


@st.composite
def owing_cases(draw: st.DrawFn) -> Case:
    """Draw a case under a policy set with duties."""
    case = draw(cases())
    return replace(case, snapshot=obliging(case.snapshot, draw))


def cited(case: Case, decision: Decision, needs: str) -> dict[str, set[str]]:
    """Return each duty of this kind that a rule behind the permit cites, with those rules: worked out plainly."""
    found: dict[str, set[str]] = {}
    for grant in decision.grants:
        for rule in grant.rules:
            for duty in case.policy.owed.get(rule, ()):
                if TERMS[duty].needs == needs:
                    found.setdefault(duty, set()).add(rule)
    return found


@examples(300)
@given(owing_cases())
def test_every_permit_owes_what_its_rules_owe(case: Case) -> None:
    """Each duty of each rule behind a permit is owed, once, by its day, and nothing else always is."""
    for decision in decisions(case).values():
        always = {one.duty: set(one.rules) for one in decision.duties if TERMS[one.duty].needs == "-"}
        assert always == cited(case, decision, "-")
        for one in decision.duties:
            if TERMS[one.duty].needs == "-":
                assert one.due == case.day + timedelta(days=TERMS[one.duty].days)
                assert set(one.records) == {
                    name for grant in decision.grants if {*grant.rules} & {*one.rules} for name in grant.records
                }


@examples(300)
@given(owing_cases())
def test_paper_is_owed_exactly_for_the_oral_orders_that_carry_something(case: Case) -> None:
    """The records of an owed paper are the oral orders without paper among those that the permit rests on."""
    oral = {fact.record for fact in case.pupil.facts if "oral" in fact.marks}
    for decision in decisions(case).values():
        wanted: set[str] = set()
        for grant in decision.grants:
            if any("paper" in case.policy.owed.get(rule, ()) for rule in grant.rules):
                wanted |= oral & {*grant.records}
        owed = [one for one in decision.duties if one.duty == "paper"]
        assert {name for one in owed for name in one.records} == wanted
        assert all(case.day <= one.due for one in owed)


@examples(200)
@given(owing_cases().flatmap(lambda case: matters(case.at).map(lambda about: (case, Objection("g1", about, TODAY)))))
def test_an_objection_takes_no_duty_from_what_still_leaves(drawn: tuple[Case, Objection]) -> None:
    """Whatever is objected to: each rule that still permits owes what it owed (CG-11)."""
    case, objection = drawn
    held = with_records(case, [*case.records, Record("hold", PUPIL, AT, "office", objection)])
    for before, after in zip(decisions(case).values(), decisions(held).values(), strict=True):
        still = {rule for grant in after.grants for rule in grant.rules}
        for one in before.duties:
            if TERMS[one.duty].needs == "-" and still & {*one.rules}:
                assert any(other.duty == one.duty and other.due == one.due for other in after.duties)
        if before.grants == after.grants:
            assert before.duties == after.duties


OWING = Snapshot(replace(SNAPSHOT.document, duties=TERMS, owed={"PP-00": ("inform",), "PQ-00": ("review", "inform")}))


@examples(60)
@given(one_of(BIRTHS), st.lists(st.one_of(bodies(0), st.none()), min_size=1, max_size=6))
def test_every_stored_permit_carries_its_duties(school: School, born: object, steps: list[Body | None]) -> None:
    """Through the gate and a ledger: each permitted line owes, and is found among those that owe."""
    pupil = f"d{next(NUMBERS)}"
    gate = Gate(snapshot=SNAPSHOT, ledger=school.ledger, clock=school.clock)
    first: list[Body] = [PupilFacts(born), Gezag("g1", True)]  # type: ignore[arg-type]
    for number, body in enumerate([*first, *steps, None]):
        if body is None:
            gate.disclose(OWING, school.question([pupil], recipient=CARE))
        else:
            school.try_to_write(Record(f"{pupil}-r{number}", pupil, NOW, "office", body))
    lines = school.lines(pupil)
    assert lines
    for line in lines:
        rules = {rule for grant in line.grants for rule in grant.rules}
        wanted = {duty for rule in rules for duty in OWING.document.owed.get(rule, ())}
        assert {one.duty for one in line.duties} == wanted
        assert all(one.due >= TODAY for one in line.duties)
    assert list(school.ledger.owing(pupil=pupil)) == [line for line in lines if line.duties]


def test_a_duty_stays_on_its_line_whatever_is_recorded_later(school: School) -> None:
    """Neither an objection, nor an act, nor the end of what carried it changes a line that was written (CG-06)."""
    school.write("p1", PupilFacts(BIRTHS[0]), Gezag("g1", True))
    gate = Gate(snapshot=SNAPSHOT, ledger=school.ledger, clock=school.clock)
    gate.disclose(OWING, school.question(["p1"], recipient=CARE))
    (line,) = school.ledger.owing()
    school.write("p1", Objection("g1", Matter(), TODAY), Act(line.id, "inform", TODAY, "office"))
    assert list(school.ledger.owing()) == [line]
    assert gate.disclose(OWING, school.question(["p1"], recipient=CARE)) == {}
    assert list(school.ledger.owing()) == [line]
