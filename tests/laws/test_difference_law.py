"""The difference between two policy sets holds exactly the answers that stock Casbin gives otherwise."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from consent_gate.rules.asker import Asker
from consent_gate.rules.derive import effective_policy
from consent_gate.rules.document import PolicyDocument
from consent_gate.rules.expectations import pupil_in
from consent_gate.rules.situations import DAY
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import Pair, State, pairs, plan_of, requirements_of, states
from consent_gate.rules.stock import StockEnforcer
from consent_gate.terms import DECISION_ORDER, Basis
from consent_gate.workbench.conditions import condition_of
from consent_gate.workbench.difference import Difference, Kind, difference
from tests.generated import VOCABULARIES, examples, policies

PUPIL = pupil_in(frozenset(), frozenset()).pupil
Cell = tuple[Pair, str, State]
Moves = dict[Cell, tuple[Basis | None, Basis | None]]


@cache
def twins() -> st.SearchStrategy[tuple[PolicyDocument, PolicyDocument]]:
    """Draw two small policy sets: over one vocabulary or, now and then, over two that share some names."""
    same = st.sampled_from(range(len(VOCABULARIES))).flatmap(lambda at: st.tuples(policies(at), policies(at)))
    other = st.tuples(*(st.sampled_from(range(8)).flatmap(policies) for _ in range(2)))
    return st.one_of(same, same, other)


def stock_basis(snapshot: Snapshot, pair: Pair, category: str, stock: StockEnforcer) -> Basis | None:
    """Return Casbin's answer; what the set has no name for, or cannot be asked about, is refused."""
    words = snapshot.vocabulary
    if pair.recipient not in words.recipients or pair.purpose not in words.purposes.leaves:
        return None
    place = stock.first_basis("org:x", pair.purpose, category, PUPIL) if category in words.bits else None
    return None if place is None else DECISION_ORDER[place]


def brute(old: Snapshot, new: Snapshot, pair: Pair) -> Moves:
    """Ask Casbin about every category in every state under both sets."""
    every = states(requirements_of(plan_of(old, pair)) | requirements_of(plan_of(new, pair)))
    found: Moves = {}
    for state in every:
        pupil = pupil_in(frozenset(state.met), frozenset(state.holds))
        asker = Asker("org:x", (pair.recipient,), pair.purpose)
        judges = [StockEnforcer(one.document.model, effective_policy(one, [asker], pupil, DAY)) for one in (old, new)]
        for category in old.vocabulary.bits.keys() | new.vocabulary.bits.keys():
            before, after = (
                stock_basis(one, pair, category, judge) for one, judge in zip((old, new), judges, strict=True)
            )
            if before is not after:
                found[pair, category, state] = (before, after)
    return found


def told(found: Difference) -> Moves:
    """Return every cell of a difference; none stands in two groups."""
    moves: Moves = {}
    for group in found.groups:
        cells = list(group.cells())
        assert len(cells) == group.size
        assert len(group.parts) == len(group.recipients) * len(group.purposes)
        for cell in cells:
            assert cell not in moves
            moves[cell] = (group.before, group.after)
    return moves


@examples(60)
@given(twins(), st.data())
def test_what_differs_under_casbin_stands_in_one_group_and_nothing_else(
    both: tuple[PolicyDocument, PolicyDocument], draw: st.DataObject
) -> None:
    """Every cell that stock Casbin answers otherwise is told once, with both answers; no other cell is told (CG-08)."""
    old, new = map(Snapshot, both)
    found = told(difference(old, new))
    # Who holds several names is told apart, and tried apart: `test_together_law`.
    changed = sorted({pair for pair, _, _ in found if len(pair.names) == 1}, key=str)
    pair = draw.draw(st.sampled_from(changed or [*pairs(old, new)]) | st.sampled_from([*pairs(old, new)]))
    assert {cell: move for cell, move in found.items() if cell[0] == pair} == brute(old, new, pair)


@examples(150)
@given(twins())
def test_back_is_the_same_road(both: tuple[PolicyDocument, PolicyDocument]) -> None:
    """A set does not differ from itself, and what one change widens, its opposite narrows."""
    old, new = map(Snapshot, both)
    assert not difference(old, old).groups
    there, back = told(difference(old, new)), told(difference(new, old))
    assert there == {cell: (before, after) for cell, (after, before) in back.items()}


@examples(150)
@given(twins())
def test_a_condition_holds_in_exactly_the_states_that_change(both: tuple[PolicyDocument, PolicyDocument]) -> None:
    """What is said in words is what was found by walking: in no state too few, in none too many."""
    old, new = map(Snapshot, both)
    for group in difference(old, new).groups:
        for part in group.parts:
            named = requirements_of(plan_of(old, part.pair)) | requirements_of(plan_of(new, part.pair))
            assert tuple(state for state in states(named) if group.condition.holds_in(state)) == part.states


@examples(200)
@given(st.data())
def test_any_set_of_states_has_its_condition(draw: st.DataObject) -> None:
    """Of whatever requirements and however odd; all states are `always`."""
    names = ("consent:guardian", "consent:all_guardians+youth", "order:126nd", "caution:secret_address")
    every = states(draw.draw(st.sets(st.sampled_from(names))))
    some = draw.draw(st.sets(st.sampled_from(every)))
    condition = condition_of(some, every)
    assert {state for state in every if condition.holds_in(state)} == some
    assert condition.always is (some == {*every})


def test_the_three_kinds_are_told_apart() -> None:
    """More, less, or the same on another basis; nothing is a fourth."""
    assert [kind.value for kind in Kind] == ["widened", "narrowed", "basis"]
