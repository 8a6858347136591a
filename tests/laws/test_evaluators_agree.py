"""CG-08: three ways to the same answer. Compiled masks, stock Casbin on the exported lines, and the oracle."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from consent_gate.rules.asker import Asker, names_for
from consent_gate.rules.compiled import judge
from consent_gate.rules.derive import effective_policy
from consent_gate.rules.stock import StockEnforcer
from consent_gate.terms import DECISION_ORDER
from tests.generated import Case, cases
from tests.oracle import Oracle

pytestmark = pytest.mark.filterwarnings("error")


def compiled_answers(case: Case, purpose: str) -> dict[str, str | None]:
    """Return the basis of each leaf category by the compiled evaluator."""
    asker = asker_of(case, purpose)
    masks = judge(case.snapshot, asker, case.pupil, case.day)
    return {
        name: next((DECISION_ORDER[place].value for place, mask in enumerate(masks) if mask & bit), None)
        for name, bit in case.snapshot.vocabulary.bits.items()
    }


def casbin_answers(case: Case, purpose: str) -> dict[str, str | None]:
    """Return the basis of each leaf category by stock Casbin on the exported lines."""
    asker = asker_of(case, purpose)
    stock = StockEnforcer(case.policy.model, effective_policy(case.snapshot, [asker], case.pupil, case.day))
    found = {}
    for name in case.snapshot.vocabulary.bits:
        place = stock.first_basis(asker.recipient, purpose, name, case.pupil.pupil)
        found[name] = None if place is None else DECISION_ORDER[place].value
    return found


def oracle_answers(case: Case, purpose: str) -> dict[str, str | None]:
    """Return the basis of each leaf category by the oracle."""
    return {
        name: Oracle(case.policy, case.recipient, case.pupil, purpose, name, case.day).basis()
        for name in case.snapshot.vocabulary.bits
    }


def asker_of(case: Case, purpose: str) -> Asker:
    """Resolve who asks about this pupil on this day."""
    nodes = names_for(case.recipient, case.pupil, case.day, case.snapshot.vocabulary)
    return Asker(case.recipient.recipient, nodes, purpose)


@settings(max_examples=1500, deadline=None)
@given(cases())
def test_the_compiled_evaluator_answers_as_the_law_says(case: Case) -> None:
    """In every purpose and category the masks say what the oracle says."""
    for purpose in case.snapshot.vocabulary.purposes.leaves:
        assert compiled_answers(case, purpose) == oracle_answers(case, purpose)


@settings(max_examples=120, deadline=None)
@given(cases())
def test_stock_casbin_answers_the_same_on_the_exported_lines(case: Case) -> None:
    """In every purpose and category stock Casbin says what the masks say."""
    for purpose in case.snapshot.vocabulary.purposes.leaves:
        assert casbin_answers(case, purpose) == compiled_answers(case, purpose)
