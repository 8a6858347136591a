"""Judging ceilings: in the state that a ceiling names, exactly its fields go, each on its basis, and no other field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from consent_gate.rules.ceiling_lines import Ceiling
from consent_gate.rules.faults import Fault, as_is
from consent_gate.rules.lines import Place
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import Pair, State, answers_in, possible
from consent_gate.terms import Basis
from consent_gate.text import Text

TOO_MANY = Text("plafond `{situation}`: te veel gaat weg ({names})", "ceiling `{situation}`: too much leaves ({names})")
TOO_FEW = Text(
    "plafond `{situation}`: te weinig gaat weg ({names})", "ceiling `{situation}`: too little leaves ({names})"
)
OTHER_BASIS = Text(
    "plafond `{situation}`: op een andere grondslag ({names})", "ceiling `{situation}`: on another basis ({names})"
)


@dataclass(frozen=True, slots=True)
class Top:
    """One ceiling: all its rows together. `expected` gives each field that goes with its basis."""

    pair: Pair
    state: State
    expected: Mapping[str, Basis]
    situation: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Where policies and a ceiling part: fields that go and should not, that should and do not, or on another basis."""

    top: Top
    too_many: Mapping[str, Basis]
    too_few: Mapping[str, Basis]
    other_basis: Mapping[str, tuple[Basis, Basis]]


def tops(ceilings: Iterable[Ceiling]) -> tuple[Top, ...]:
    """Put the rows of each ceiling together, in the order in which they stand."""
    rows: dict[object, list[Ceiling]] = {}
    for ceiling in ceilings:
        rows.setdefault(ceiling.question, []).append(ceiling)
    return tuple(_top(of_one) for of_one in rows.values())


def _top(rows: list[Ceiling]) -> Top:
    first = rows[0]
    expected = {name: row.basis for row in rows if row.basis is not None for name in row.categories}
    state = State(possible(first.met), tuple(sorted(first.holds)))
    return Top(Pair(first.recipient, first.purpose), state, expected, first.situation, tuple(row.place for row in rows))


def gap_of(snapshot: Snapshot, top: Top) -> Gap | None:
    """Return how the answer differs from a ceiling, or None when it is exactly that."""
    found = answers_in(snapshot, top.pair, top.state)
    if found == top.expected:
        return None
    both = found.keys() & top.expected.keys()
    return Gap(
        top,
        {name: basis for name, basis in found.items() if name not in both},
        {name: basis for name, basis in top.expected.items() if name not in both},
        {name: (top.expected[name], found[name]) for name in both if top.expected[name] != found[name]},
    )


def check_ceilings(snapshot: Snapshot) -> list[Fault]:
    """Judge every ceiling of the policy set and return a fault for each way in which one does not hold."""
    gaps = (gap_of(snapshot, top) for top in tops(snapshot.document.ceilings))
    return [fault for gap in gaps if gap is not None for fault in faults_of(gap)]


def faults_of(gap: Gap) -> list[Fault]:
    """Return what a gap comes to, at the first row of its ceiling."""
    parts = (
        (TOO_MANY, [f"{name}: {basis.value}" for name, basis in sorted(gap.too_many.items())]),
        (TOO_FEW, [f"{name}: {basis.value}" for name, basis in sorted(gap.too_few.items())]),
        (
            OTHER_BASIS,
            [f"{name}: {found.value} != {said.value}" for name, (said, found) in sorted(gap.other_basis.items())],
        ),
    )
    place, situation = gap.top.places[0], as_is(gap.top.situation)
    return [
        Fault(place, text.format(situation=situation, names=as_is(", ".join(names))), code="wrong-ceiling")
        for text, names in parts
        if names
    ]
