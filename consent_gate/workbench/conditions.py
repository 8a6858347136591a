"""A set of states as a condition that people can read: the fewest clauses that hold in exactly those states.

A clause says what must be recorded, what must not, and nothing about the rest; a condition holds when one of its
clauses does. It is found by widening a state as far as no other state gets in, so it says no more and no less.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from consent_gate.rules.space import State


@dataclass(frozen=True, slots=True, order=True)
class Clause:
    """Holds in a state in which all of `present` is recorded and nothing of `absent`: requirements and holds."""

    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()

    def holds_in(self, state: State) -> bool:
        """True when the clause holds in `state`."""
        recorded = {*state.met, *state.holds}
        return recorded.issuperset(self.present) and recorded.isdisjoint(self.absent)


@dataclass(frozen=True, slots=True, order=True)
class Condition:
    """Holds in a state in which one of its clauses holds."""

    clauses: tuple[Clause, ...]

    def holds_in(self, state: State) -> bool:
        """True when the condition holds in `state`."""
        return any(clause.holds_in(state) for clause in self.clauses)

    @property
    def always(self) -> bool:
        """True when it holds whatever is recorded."""
        return Clause() in self.clauses


def condition_of(some: Collection[State], every: Sequence[State]) -> Condition:
    """Return the condition that holds in `some` states of `every` and in no other of them."""
    return _condition(frozenset(some), tuple(every))


@cache
def _condition(some: frozenset[State], every: tuple[State, ...]) -> Condition:
    holds = sorted({word for state in every for word in state.holds})
    words = sorted({word for state in every for word in state.met}) + holds
    there = {word: _bits(word in (*state.met, *state.holds) for state in every) for word in words}
    everywhere = (1 << len(every)) - 1
    wanted = left = _bits(state in some for state in every)
    found: dict[Clause, int] = {}
    while left:
        state = every[(left & -left).bit_length() - 1]
        clause = _widest(state, words, there, wanted, everywhere)
        covered = _within(clause, there, everywhere)
        found[clause] = covered
        left &= ~covered
    for clause in list(found):  # one that the others say together is left out
        others = 0
        for other, covered in found.items():
            others |= covered if other != clause else 0
        if others == wanted and len(found) > 1:
            del found[clause]
    return Condition(tuple(found))


def _bits(truths: Iterator[bool]) -> int:
    return sum(1 << place for place, truth in enumerate(truths) if truth)


def _within(clause: Clause, there: dict[str, int], everywhere: int) -> int:
    covered = everywhere
    for word in clause.present:
        covered &= there[word]
    for word in clause.absent:
        covered &= ~there[word]
    return covered


def _widest(state: State, words: Sequence[str], there: dict[str, int], wanted: int, everywhere: int) -> Clause:
    """Leave out of what `state` records, and does not record, all that makes no difference: what is absent first."""
    recorded = {*state.met, *state.holds}
    present = [word for word in words if word in recorded]
    absent = [word for word in words if word not in recorded]
    for some in (absent, present):
        for word in list(some):
            place = some.index(word)
            some.remove(word)
            if _within(Clause(tuple(present), tuple(absent)), there, everywhere) & ~wanted:
                some.insert(place, word)
    return Clause(tuple(present), tuple(absent))
