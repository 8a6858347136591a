"""The two evaluators side by side: stock Casbin on the derived lines, and the compiled masks (CG-08)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from consent_gate.errors import EvaluatorsDisagree
from consent_gate.rules.asker import Asker
from consent_gate.rules.compiled import judge
from consent_gate.rules.derive import effective_policy
from consent_gate.rules.situations import DAY, situations
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.stock import StockEnforcer
from consent_gate.state import Hold, PupilState
from consent_gate.terms import DECISION_ORDER
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
    lines = effective_policy(snapshot, askers, state, day)
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


def _basis(masks: tuple[int, ...], bit: int) -> str:
    for place, mask in enumerate(masks):
        if mask & bit:
            return DECISION_ORDER[place].value
    return "-"
