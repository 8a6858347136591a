"""The prover is complete: on small vocabularies it finds a violation where asking everything finds one (CG-12)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.never import Form, Names, Never
from consent_gate.rules.never_walk import Ground, Walk
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Tree
from consent_gate.terms import ANY, Basis, Effect
from tests.generated import HERE, examples, policies, policy
from tests.generated_family import KINSHIP
from tests.laws.every_answer import HOLDS, Judge, by_casbin, by_oracle, violated

PLACES = (0, 0, 1, 2, 3, 4, 5, 16)
"""Small vocabularies: partners, roles that are held together, and one with everything that family can be."""


def names(tree: Tree) -> st.SearchStrategy[Names]:
    """Draw what a sentence names on one tree: everything or a few names, now and then with an exception."""
    known = sorted(tree.terms)
    few = st.lists(st.sampled_from(known), min_size=1, max_size=2, unique=True).map(tuple)
    some = st.one_of(st.just((ANY,)), few, few)
    excepted = st.one_of(st.just(()), st.just(()), st.sampled_from(known).map(lambda name: (name,)))
    return st.builds(Names, some, excepted)


@st.composite
def sentences(draw: st.DrawFn, snapshot: Snapshot) -> Never:
    """Draw a sentence of any form over a policy set."""
    words = snapshot.vocabulary
    required = {rule.requires for rule in snapshot.document.conditional}
    recorded = sorted({*required, *HOLDS, "consent:guardian", "mandate"})
    cautions = sorted({word for word in required if word.startswith("caution:")} | {*HOLDS, "caution:secret_address"})
    form = draw(st.sampled_from((Form.BAN, Form.BAN, Form.STOP, Form.REFUSAL)))
    few = st.lists(st.sampled_from(recorded), max_size=2, unique=True)
    without, during = draw(few), draw(st.one_of(st.just([]), few))
    stopper = draw(st.sampled_from(cautions)) if form is Form.STOP else ""
    bases = draw(st.one_of(st.just([]), st.lists(st.sampled_from(list(Basis)), min_size=1, max_size=2, unique=True)))
    return Never(
        "NOOIT-01",
        form,
        "",
        "",
        HERE,
        draw(names(words.categories)),
        draw(names(words.recipients)),
        draw(names(words.purposes)),
        tuple(bases),
        tuple(without),
        tuple(word for word in during if word not in without),
        stopper,
    )


def found(snapshot: Snapshot, never: Never) -> bool:
    """Return what the prover says."""
    return not Walk(Ground(snapshot), never).proof().holds


def compared(draw: st.DataObject, places: tuple[int, ...], judge: Judge, most_roles: int) -> bool:
    """Draw policies and a sentence, hold the prover against asking everything, and return the verdict."""
    snapshot = Snapshot(draw.draw(policies(draw.draw(st.sampled_from(places)))))
    never = draw.draw(sentences(snapshot))
    wrong = violated(snapshot, never, judge, most_roles=most_roles)
    assert found(snapshot, never) is wrong
    return wrong


@examples(60)
@given(st.data())
def test_a_violation_is_found_exactly_where_there_is_one(draw: st.DataObject) -> None:
    """Against the second implementation: every recipient with its roles, every subset of what can be recorded."""
    compared(draw, PLACES, by_oracle, 3)


@examples(12)
@given(st.data())
def test_stock_casbin_says_so_too(draw: st.DataObject) -> None:
    """Against PyCasbin on the effective policy of each pupil, so the proof is one about Casbin's answers (CG-08)."""
    compared(draw, (0,), by_casbin, 1)


STEPPARENT = Rule("stepparent", "d2", "c3", "public_task", "", Effect.ALLOW, HERE)
RIGHTS = ConditionalRule("guardian", "d2", "c3", "consent", "consent:guardian", "", Effect.ALLOW, HERE)
BARRED = Rule("stepparent", ANY, ANY, "public_task", "", Effect.DENY, HERE)
TWO_BASES = (
    Rule("guardian", "d2", "c3", "public_task", "", Effect.ALLOW, HERE),
    Rule("guardian", "d2", "c3", "legitimate_interest", "", Effect.ALLOW, HERE),
)


@pytest.mark.parametrize(
    ("rules", "conditional", "limits", "expected"),
    [
        ((STEPPARENT,), (), {}, True),
        ((STEPPARENT,), (), {"who": Names(("guardian",), ("stepparent",))}, False),
        ((), (RIGHTS,), {"without": ("consent:all_guardians",)}, True),
        ((), (RIGHTS,), {"without": ("consent:guardian",)}, False),
        (TWO_BASES, (), {"bases": (Basis.LEGITIMATE_INTEREST,)}, False),
        ((*TWO_BASES, BARRED), (), {"bases": (Basis.LEGITIMATE_INTEREST,)}, True),
    ],
    ids=["a role beside", "a role excepted", "one of two guardians", "no guardian", "an earlier basis", "moved"],
)
def test_who_a_guardian_may_be_besides(
    rules: tuple[Rule, ...], conditional: tuple[ConditionalRule, ...], limits: dict[str, Any], expected: bool
) -> None:
    """A ban on guardians is about a guardian with whatever role of family, at each age of the pupil."""
    snapshot = Snapshot(policy(KINSHIP, rules, conditional))
    never = Never("NOOIT-01", Form.BAN, "", "", HERE, Names(("c3",)), **{"who": Names(("guardian",)), **limits})
    assert violated(snapshot, never, by_oracle) is expected
    assert found(snapshot, never) is expected


@pytest.mark.parametrize(
    ("form", "basis", "limits", "expected"),
    [
        (Form.BAN, "legal_obligation", {"during": ("objection",)}, True),
        (Form.BAN, "public_task", {"during": ("objection",)}, False),
        (Form.BAN, "vital_interest", {"during": ("restriction",)}, True),
        (Form.STOP, "public_task", {"stopper": "objection"}, True),
        (Form.STOP, "legal_obligation", {"stopper": "objection"}, False),
        (Form.REFUSAL, "legal_obligation", {}, True),
        (Form.REFUSAL, "legal_obligation", {"without": ("restriction",)}, False),
    ],
)
def test_what_stands_is_counted(form: Form, basis: str, limits: dict[str, Any], expected: bool) -> None:
    """An objection and a restriction stand or do not, and each holds the bases that the law says it holds (CG-11)."""
    rule = Rule("r2", "d2", "c3", basis, "", Effect.ALLOW, HERE)
    snapshot = Snapshot(policy(KINSHIP, (rule,)))
    never = Never("NOOIT-01", form, "", "", HERE, Names(("c3",)), Names(("r2",)), Names(("d2",)), **limits)
    assert violated(snapshot, never, by_oracle) is expected
    assert found(snapshot, never) is expected
