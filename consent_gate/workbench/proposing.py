"""Ceilings that a policy set lacks, as rows for a person to read, correct and only then keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from consent_gate.rules.ceilings import tops
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import (
    Pair,
    State,
    answers_in,
    masks_in,
    pairs,
    plan_of,
    possible,
    requirements_of,
    states,
)
from consent_gate.terms import Basis
from consent_gate.text import Text

UNREAD = Text("NAKIJKEN: gaat dit en niets anders?", "CHECK: does this go and nothing else?")


def missing_ceilings(snapshot: Snapshot) -> Iterator[tuple[str, ...]]:
    """Yield a row of `ceilings.csv` for each different answer that lets something go and that no ceiling bounds.

    Of the states with one answer the barest stands for all.
    """
    bounded = {(top.pair, tuple(sorted(top.expected.items()))) for top in tops(snapshot.document.ceilings)}
    for pair in pairs(snapshot):
        seen: set[tuple[int, ...]] = set()
        plan = plan_of(snapshot, pair)
        for state in states(requirements_of(plan)):
            masks = masks_in(plan, state)
            if any(masks) and masks not in seen:
                seen.add(masks)
                answers = answers_in(snapshot, pair, state)
                if (pair, tuple(sorted(answers.items()))) not in bounded:
                    yield from _rows(pair, state, answers)


def _rows(pair: Pair, state: State, answers: Mapping[str, Basis]) -> Iterator[tuple[str, ...]]:
    for basis in sorted(set(answers.values())):
        names = " ".join(sorted(name for name, found in answers.items() if found is basis))
        yield (UNREAD.nl, pair.recipient, pair.purpose, _bare(state), f"permit {basis.value}", names)


def _bare(state: State) -> str:
    """Return a state as authors write it, without what follows from something else in it."""
    implied = {low for name in state.met for low in possible([name]) if low != name}
    return " + ".join((*(name for name in state.met if name not in implied), *state.holds)) or "-"
