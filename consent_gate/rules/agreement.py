"""The two evaluators side by side: stock Casbin on the derived lines, and the compiled masks (CG-08)."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from consent_gate.errors import EvaluatorsDisagree
from consent_gate.rules.asker import Asker
from consent_gate.rules.compiled import judge
from consent_gate.rules.derive import Line, effective_policy
from consent_gate.rules.situations import DAY, situations
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.stock import StockEnforcer
from consent_gate.rules.vocabulary import Axis
from consent_gate.state import Hold, PupilState
from consent_gate.terms import ANY, DECISION_ORDER
from consent_gate.text import Text

SAMPLE = 130
"""How many single answers are compared before a snapshot goes live: a fraction of a second on our policies."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One question on which the evaluators differ; bases by name, `-` for a refusal."""

    recipient: str
    purpose: str
    category: str
    situation: str
    casbin: str
    compiled: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many answers (recipient, purpose, category, basis, situation) were compared, and where they differ."""

    answers: int
    differences: tuple[Difference, ...]


def check_sample(snapshot: Snapshot, size: int = SAMPLE) -> None:
    """Compare `size` answers, chosen by the snapshot's own digest; raise EvaluatorsDisagree on the first difference."""
    chance = random.Random(snapshot.digest)  # noqa: S311 - a repeatable sample, not a secret
    cells = list(_cells(snapshot))
    cases = situations(snapshot)
    per_case = max(1, size // len(cases))
    for situation, state in cases.items():
        sample = [
            (chance.choice(cells), (chance.choice(snapshot.vocabulary.categories.leaves),)) for _ in range(per_case)
        ]
        for difference in _compare(snapshot, situation, state, sample):
            raise EvaluatorsDisagree(
                Text(
                    f"de evaluatoren verschillen: {difference.recipient}, {difference.purpose}, {difference.category}",
                    f"the evaluators differ: {difference.recipient}, {difference.purpose}, {difference.category}",
                )
            )


def compare_all(snapshot: Snapshot, progress: Callable[[int, int], None] = lambda done, total: None) -> Comparison:
    """Compare every recipient, purpose and category in every situation; return all differences.

    A recipient and purpose that no conditional rule speaks about get the same Casbin lines in all situations with the
    same objections and restrictions, so those are compared once. `progress` is told how many of how many situations
    are finished.
    """
    leaves = snapshot.vocabulary.categories.leaves
    cases = situations(snapshot)
    found: list[Difference] = []
    compared = 0
    seen: set[tuple[Asker, tuple[Hold, ...]]] = set()
    for place, (situation, state) in enumerate(cases.items(), start=1):
        cells = [cell for cell in _cells(snapshot) if _conditional(snapshot, cell) or (cell, state.holds) not in seen]
        seen.update((cell, state.holds) for cell in cells)
        found += _compare(snapshot, situation, state, [(cell, leaves) for cell in cells])
        compared += len(cells) * len(leaves) * len(DECISION_ORDER)
        progress(place, len(cases))
    return Comparison(compared, tuple(found))


def _conditional(snapshot: Snapshot, cell: Asker) -> bool:
    return bool(snapshot.plan(cell.nodes, cell.purpose).conditions)


def _cells(snapshot: Snapshot) -> Iterator[Asker]:
    vocabulary = snapshot.vocabulary
    for recipient in vocabulary.recipients.leaves:
        for purpose in vocabulary.purposes.leaves:
            yield Asker(recipient, (recipient,), purpose)


def _compare(
    snapshot: Snapshot,
    situation: str,
    state: PupilState,
    cells: Sequence[tuple[Asker, tuple[str, ...]]],
    day: date = DAY,
) -> Iterator[Difference]:
    askers = {asker for asker, _ in cells}
    asked = {
        Axis.RECIPIENT: {asker.recipient for asker in askers},
        Axis.PURPOSE: {asker.purpose for asker in askers},
        Axis.CATEGORY: {category for _, categories in cells for category in categories},
    }
    lines = within(effective_policy(snapshot, askers, state, day), asked)
    stock = StockEnforcer(snapshot.document.model, lines)
    bits = snapshot.vocabulary.bits
    for asker, categories in cells:
        compiled = judge(snapshot, asker, state, day)
        expected = stock.judge(
            asker.recipient, asker.purpose, state.pupil, [(category, bits[category]) for category in categories]
        )
        for category in categories:
            theirs, ours = _basis(expected, bits[category]), _basis(compiled, bits[category])
            if theirs != ours:
                yield Difference(asker.recipient, asker.purpose, category, situation, theirs, ours)


def within(lines: Iterable[Line], asked: Mapping[Axis, Collection[str]]) -> tuple[Line, ...]:
    """Return the lines that can bear on requests with these names on each axis.

    A request asks Casbin whether its own names fall under those of a rule. So Casbin climbs the edges from them, and
    from nothing else: an edge that no such climb takes, and a rule about a name that none reaches, change no answer.
    Evaluating them anyway costs more than all the rest of a sample.
    """
    every = tuple(lines)
    above = {axis: _climbed(every, axis, names) for axis, names in asked.items()}

    def bears(line: Line) -> bool:
        if line[0] != "p":
            return line[1] in above[Axis(line[0])]
        named = zip((Axis.RECIPIENT, Axis.PURPOSE, Axis.CATEGORY), line[1:4], strict=True)
        return all(name == ANY or name in above[axis] for axis, name in named)

    return tuple(line for line in every if bears(line))


def _climbed(lines: Iterable[Line], axis: Axis, names: Iterable[str]) -> set[str]:
    parents: dict[str, list[str]] = {}
    for line in lines:
        if line[0] == axis.value:
            parents.setdefault(line[1], []).append(line[2])
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += parents.get(name, ())
    return found


def _basis(masks: tuple[int, ...], bit: int) -> str:
    for place, mask in enumerate(masks):
        if mask & bit:
            return DECISION_ORDER[place].value
    return "-"
