"""The prover is complete: on small vocabularies it finds a violation where asking everything finds one (CG-12)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consent_gate.rules.never import Form, Names, Never
from consent_gate.rules.never_walk import Ground, Walk
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Tree
from consent_gate.terms import ANY, Basis
from tests.generated import HERE, examples, policies
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


@examples(80)
@given(st.data())
def test_a_violation_is_found_exactly_where_there_is_one(draw: st.DataObject) -> None:
    """Against the second implementation: every recipient with its roles, every subset of what can be recorded."""
    compared(draw, PLACES, by_oracle, 3)


@examples(12)
@given(st.data())
def test_stock_casbin_says_so_too(draw: st.DataObject) -> None:
    """Against PyCasbin on the effective policy of each pupil, so the proof is one about Casbin's answers (CG-08)."""
    compared(draw, (0,), by_casbin, 1)
