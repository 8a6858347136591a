"""CG-01 and CG-09: nothing comes from nothing, order does not matter, and every no only ever narrows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as change

from consent_gate.records import Body, Consent, Objection, Record, Refusal, Restriction, Withdrawal
from consent_gate.rules.decide import admission, decide
from consent_gate.rules.lines import Rule
from consent_gate.state import PupilState
from consent_gate.terms import ANY, Effect
from tests.generated import LOST, PERSONS, PUPIL, TODAY, Case, cases, examples, matters, one_of, rules
from tests.laws.outcomes import outcome, with_records, with_rules

MANY = examples(200)


@MANY
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_and_the_doubling_of_rules_do_not_matter(case: Case, chance: object) -> None:
    """Shuffled, and each line twice: the same answer on the same basis."""
    static, asked = list(case.policy.rules) * 2, list(case.policy.conditional) * 2
    chance.shuffle(static)  # type: ignore[attr-defined]  # a random.Random that Hypothesis can shrink
    chance.shuffle(asked)  # type: ignore[attr-defined]  # as above
    assert outcome(with_rules(case, static, asked)) == outcome(case)


@MANY
@given(cases().flatmap(lambda case: rules(case.at).map(lambda rule: (case, rule))), one_of((ANY, None)))
def test_another_deny_never_widens(drawn: tuple[Case, Rule], basis: str | None) -> None:
    """Whatever is permitted with one more deny was permitted without it."""
    case, rule = drawn
    words = (rule.recipient, rule.purpose, rule.category)
    deny = Rule(*words, basis or rule.basis, "", Effect.DENY, rule.place)
    assert outcome(with_rules(case, [*case.policy.rules, deny], case.policy.conditional)).keys() <= outcome(case).keys()


@st.composite
def one_more_no(draw: st.DrawFn) -> tuple[Case, Case]:
    """Draw a case, and the same with one more no of any kind anywhere in the history."""
    case = draw(cases())
    by, about = draw(one_of(PERSONS)), draw(matters(case.at))
    noes: tuple[Body, ...] = (
        Refusal(by, about, TODAY),
        Withdrawal(by, TODAY, "", about),
        Objection(by, about, TODAY),
        Restriction(by, about, TODAY),
    )
    body = draw(one_of(noes))
    at = draw(st.integers(1, len(case.records)))
    added = Record("one-more", PUPIL, datetime(2026, 9, 1, tzinfo=UTC), "office", body)
    return case, with_records(case, [*case.records[:at], added, *case.records[at:]])


@examples(500)
@given(one_more_no())
def test_another_no_never_widens(drawn: tuple[Case, Case]) -> None:
    """An objection, restriction, refusal or withdrawal, entered at any moment, opens nothing."""
    before, after = drawn
    assert outcome(after).keys() <= outcome(before).keys()


@examples(500)
@given(cases(), st.data())
def test_a_consent_taken_out_never_widens(case: Case, draws: st.DataObject) -> None:
    """Without one of its consents a pupil's records never permit more."""
    consents = [record for record in case.records if isinstance(record.body, Consent)]
    if consents:
        gone = draws.draw(one_of(consents))
        fewer = [record for record in case.records if record is not gone]
        assert outcome(with_records(case, fewer)).keys() <= outcome(case).keys()


@MANY
@given(cases())
def test_no_rules_permit_nothing(case: Case) -> None:
    """Whatever was recorded: without a rule there is no ground."""
    assert outcome(with_rules(case, [], [])) == {}


@MANY
@given(cases())
def test_no_records_open_no_consent(case: Case) -> None:
    """Of a pupil about whom nothing is recorded, to one without agreements, conditional rules permit nothing."""
    bare = replace(case, recipient=change(case.recipient, facts=()))
    assert outcome(with_records(with_rules(bare, [], case.policy.conditional), [])) == {}


@MANY
@given(cases(), st.sampled_from(["", LOST, ANY, "no such purpose"]))
def test_what_nobody_knows_is_never_admitted(case: Case, word: str) -> None:
    """An unknown purpose, an unknown recipient, an inner purpose: refused before anything is read."""
    inner = [
        name for name in case.policy.vocabulary.purposes.terms if name not in case.policy.vocabulary.purposes.leaves
    ]
    for purpose in (word, *inner):
        if purpose:
            assert admission(case.snapshot, case.recipient, purpose, "", case.day)[1] is not None
            assert admission(case.snapshot, case.recipient, "", purpose, case.day)[1] is not None
    for purpose in case.policy.vocabulary.purposes.leaves:
        assert admission(case.snapshot, None, purpose, purpose, case.day)[1] is not None


@MANY
@given(cases(), st.integers(0, 3))
def test_nothing_asked_and_unknown_kinds_permit_nothing(case: Case, beyond: int) -> None:
    """The empty set never permits; a bit that stands for no category is no category."""
    words = case.snapshot.vocabulary
    for asked in (0, words.mask_of([LOST]), 1 << (len(words.bits) + beyond)):
        for purpose in words.purposes.leaves:
            decision = decide(case.snapshot, case.recipient, purpose, case.pupil, 1, asked, case.day)
            assert not decision.permits


@MANY
@given(cases())
def test_the_answer_depends_on_this_pupil_alone(case: Case) -> None:
    """A decision about another pupil in between leaves no trace."""
    before = outcome(case)
    for purpose in case.snapshot.vocabulary.purposes.leaves:
        decide(case.snapshot, case.recipient, purpose, PupilState("p2"), 1, -1 & 0xFF, case.day)
    assert outcome(case) == before
