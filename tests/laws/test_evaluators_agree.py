"""CG-08: three ways to the same answer. Compiled masks, stock Casbin on the exported lines, and the oracle."""

from __future__ import annotations

from hypothesis import given

from consent_gate.records import Matter, Refusal
from consent_gate.rules.agreement import within
from consent_gate.rules.asker import Asker, names_for
from consent_gate.rules.compiled import judge
from consent_gate.rules.derive import effective_policy
from consent_gate.rules.lines import ConditionalRule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.stock import StockEnforcer
from consent_gate.rules.vocabulary import Axis
from consent_gate.state import RecipientState
from consent_gate.terms import ANY, DECISION_ORDER, Effect
from tests.generated import ASKER, HERE, PUPIL, SMALL, SOMEONE_ELSE, TODAY, Case, cases, examples, policy, recipients
from tests.oracle import Oracle
from tests.rules.pupils import EIGHT, FATHER, MOTHER, pupil, yes

Answers = dict[str, str | None]


def by_masks(snapshot: Snapshot, asker: Asker, case: Case) -> Answers:
    """Return the basis of each leaf category by the compiled evaluator."""
    masks = judge(snapshot, asker, case.pupil, case.day)
    return {
        name: next((DECISION_ORDER[place].value for place, mask in enumerate(masks) if mask & bit), None)
        for name, bit in snapshot.vocabulary.bits.items()
    }


def by_casbin(stock: StockEnforcer, asker: Asker, case: Case) -> Answers:
    """Return the basis of each leaf category by stock Casbin."""
    found: Answers = {}
    for name in case.snapshot.vocabulary.bits:
        place = stock.first_basis(asker.recipient, asker.purpose, name, PUPIL)
        found[name] = None if place is None else DECISION_ORDER[place].value
    return found


def by_oracle(recipient: RecipientState, purpose: str, case: Case) -> Answers:
    """Return the basis of each leaf category by the oracle."""
    return {
        name: Oracle(case.policy, recipient, case.pupil, purpose, name, case.day).basis()
        for name in case.snapshot.vocabulary.bits
    }


def askers_of(recipient: RecipientState, case: Case) -> list[Asker]:
    """Resolve who asks about this pupil on this day, for each purpose."""
    words = case.snapshot.vocabulary
    names = names_for(recipient, case.pupil, case.day, words)
    return [Asker(recipient.recipient, names, purpose) for purpose in words.purposes.leaves]


@examples(1500)
@given(cases())
def test_the_compiled_evaluator_answers_as_the_law_says(case: Case) -> None:
    """In every purpose and category the masks say what the oracle says."""
    for asker in askers_of(case.recipient, case):
        expected = by_oracle(case.recipient, asker.purpose, case)
        assert by_masks(case.snapshot, asker, case) == expected


@examples(300)
@given(cases())
def test_stock_casbin_answers_the_same_on_the_exported_lines(case: Case) -> None:
    """In every purpose and category stock Casbin says what the masks and the oracle say."""
    for asker in askers_of(case.recipient, case):
        stock = StockEnforcer(case.policy.model, effective_policy(case.snapshot, [asker], case.pupil, case.day))
        expected = by_oracle(case.recipient, asker.purpose, case)
        assert by_casbin(stock, asker, case) == by_masks(case.snapshot, asker, case) == expected


@examples(150)
@given(cases().flatmap(lambda case: recipients(case.at).map(lambda other: (case, other))))
def test_one_export_for_many_askers_answers_each_of_them_rightly(drawn: tuple[Case, RecipientState]) -> None:
    """The whole school and every vocabulary name in one set of Casbin files: nobody gets what is another's."""
    case, other = drawn
    other = RecipientState(SOMEONE_ELSE, other.record, other.kind, other.purposes, other.period, other.roles)
    words = case.snapshot.vocabulary
    people = [*askers_of(case.recipient, case), *askers_of(other, case)]
    names = [Asker(name, (name,), purpose) for name in words.recipients.leaves for purpose in words.purposes.leaves]
    stock = StockEnforcer(case.policy.model, effective_policy(case.snapshot, people + names, case.pupil, case.day))
    for asker in people:
        assert by_casbin(stock, asker, case) == by_masks(case.snapshot, asker, case)
    for asker in names:
        compiled = by_masks(case.snapshot, asker, case)
        for name, basis in by_casbin(stock, asker, case).items():
            assert basis is None or compiled[name] is not None


def test_a_no_to_one_organisation_is_not_got_round_through_its_kind() -> None:
    """A father refuses one partner by its id: in the export that one gets nothing, another of its kind still does."""
    rule = ConditionalRule(ANY, ANY, ANY, "consent", "consent:guardian", "", Effect.ALLOW, HERE)
    snapshot = Snapshot(policy(SMALL, [], [rule]))
    state = pupil(EIGHT, yes(MOTHER), Refusal(FATHER, Matter(recipient=ASKER), TODAY))
    askers = [Asker(who, ("r1",), "d1") for who in (ASKER, SOMEONE_ELSE)] + [Asker("r1", ("r1",), "d1")]
    stock = StockEnforcer(snapshot.document.model, effective_policy(snapshot, askers, state, TODAY))
    assert not stock.allows(ASKER, "d1", "c1", "p1", "consent")
    assert stock.allows(SOMEONE_ELSE, "d1", "c1", "p1", "consent")


@examples(300)
@given(cases())
def test_lines_that_cannot_bear_on_a_request_change_no_answer(case: Case) -> None:
    """Casbin says the same of each question on the whole policy and on what the names asked about reach."""
    for asker in askers_of(case.recipient, case)[:2]:
        lines = effective_policy(case.snapshot, [asker], case.pupil, case.day)
        whole = by_casbin(StockEnforcer(case.snapshot.document.model, lines), asker, case)
        for name in case.snapshot.vocabulary.bits:
            asked = {Axis.RECIPIENT: [asker.recipient], Axis.PURPOSE: [asker.purpose], Axis.CATEGORY: [name]}
            pruned = StockEnforcer(case.snapshot.document.model, within(lines, asked))
            place = pruned.first_basis(asker.recipient, asker.purpose, name, PUPIL)
            assert whole[name] == (None if place is None else DECISION_ORDER[place].value)
