"""What changes between two policy sets: every answer, in every state of the records, and nothing else.

A cell is a recipient, a purpose, a leaf category and a state. Cells whose answers change alike are one `Group`: all its
parts (recipients with purposes) times all its categories, in the states in which its condition holds. A cell stands in
at most one group, and in one when its answer differs; `tests/laws/test_difference_law.py` holds that against Casbin.
What is no name in a set, or is a group there and so cannot be asked about, is refused by that set.

Who holds several names is a recipient too, by all of them, where an answer changes otherwise than for each name alone:
a denial of one role goes for whoever holds it besides another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from consent_gate.rules.plan import Plan
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import Pair, State, masks_in, pairs, plan_of, requirements_of, states
from consent_gate.rules.together import joint_pairs
from consent_gate.terms import DECISION_ORDER, Basis
from consent_gate.workbench.causes import Cause, causes_of, changed_lines
from consent_gate.workbench.conditions import Condition, condition_of
from consent_gate.workbench.remarks import Remark, remarks_on


class Kind(StrEnum):
    """How an answer changes. Another basis is no other answer to the one who asks, yet another right to the pupil."""

    WIDENED = "widened"
    NARROWED = "narrowed"
    BASIS = "basis"


@dataclass(frozen=True, slots=True)
class Part:
    """A recipient and purpose, with the states in which the answer changes, the barest first."""

    pair: Pair
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Answers that change alike. `before` and `after` are the basis of the permit, None for a refusal."""

    before: Basis | None
    after: Basis | None
    condition: Condition
    categories: tuple[str, ...]
    parts: tuple[Part, ...]
    causes: tuple[Cause, ...] = ()

    @property
    def kind(self) -> Kind:
        """Whether more may go, less, or the same on another basis."""
        if self.before is None:
            return Kind.WIDENED
        return Kind.NARROWED if self.after is None else Kind.BASIS

    @property
    def recipients(self) -> tuple[str, ...]:
        """Return the recipients, in order of their names."""
        return tuple(sorted({part.pair.recipient for part in self.parts}))

    @property
    def purposes(self) -> tuple[str, ...]:
        """Return the purposes, in order of their names."""
        return tuple(sorted({part.pair.purpose for part in self.parts}))

    @property
    def size(self) -> int:
        """Return how many cells change."""
        return len(self.categories) * sum(len(part.states) for part in self.parts)

    def cells(self) -> Iterator[tuple[Pair, str, State]]:
        """Yield every cell: recipient with purpose, category and state."""
        for part in self.parts:
            for category in self.categories:
                for state in part.states:
                    yield part.pair, category, state


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changes from the set `old` to the set `new`, both by hash. `remarks` tell of what is no answer.

    `renamed` gives categories that only got another name: the old with the new one. They stay in the groups.
    """

    old: str
    new: str
    groups: tuple[Group, ...]
    causes: tuple[Cause, ...]
    remarks: tuple[Remark, ...]
    renamed: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        """True when an answer changes."""
        return bool(self.groups)

    def of_kind(self, kind: Kind) -> tuple[Group, ...]:
        """Return the groups of one kind, the largest first."""
        return tuple(group for group in self.groups if group.kind is kind)

    def count(self, kind: Kind) -> int:
        """Return how many cells change in this way."""
        return sum(group.size for group in self.of_kind(kind))


Answer = tuple[Basis | None, Basis | None]
_Alike = tuple[Answer, Condition, tuple[str, ...]]


def difference(old: Snapshot, new: Snapshot) -> Difference:
    """Compare every answer of `old` and `new`, in every state of the requirements that either of them names."""
    alike: dict[_Alike, list[Part]] = {}
    for pair in (*pairs(old, new), *joint_pairs(old, new)):
        for answer, changed, every, categories in _changes(old, new, pair):
            key = (answer, condition_of(changed, every), categories)
            alike.setdefault(key, []).append(Part(pair, changed))
    lines = changed_lines(old, new)
    groups = [
        Group(*answer, condition, categories, tuple(parts), causes_of(lines, old, new, parts_of(parts), categories))
        for (answer, condition, categories), parts in _rectangles(alike)
    ]
    groups.sort(key=lambda group: (list(Kind).index(group.kind), -group.size, group.recipients, group.categories))
    return Difference(old.digest, new.digest, tuple(groups), lines, remarks_on(old, new), _renamed(old, new, groups))


def parts_of(parts: Iterable[Part]) -> tuple[Pair, ...]:
    """Return the recipients and purposes of parts."""
    return tuple(part.pair for part in parts)


def _changes(
    old: Snapshot, new: Snapshot, pair: Pair
) -> Iterator[tuple[Answer, tuple[State, ...], tuple[State, ...], tuple[str, ...]]]:
    """Yield, for one recipient and purpose, categories that change alike: how, in which states of which."""
    plans = [plan_of(snapshot, pair) for snapshot in (old, new)]
    asked = [plan if _may_ask(one, pair) else None for one, plan in zip((old, new), plans, strict=True)]
    same_words = old.vocabulary.bits == new.vocabulary.bits
    if not any(plan is not None and plan.potential for plan in asked) or (same_words and _equal(*asked)):
        return
    every = states(requirements_of(plans[0]) | requirements_of(plans[1]))
    alone = [Pair(name, pair.purpose) for name in pair.names] if len(pair.names) > 1 else []
    moved: dict[tuple[str, Answer], list[State]] = {}
    for state in every:
        masks = [() if plan is None else masks_in(plan, state) for plan in asked]
        if same_words and masks[0] == masks[1]:
            continue
        was, now = _by_name(old, masks[0]), _by_name(new, masks[1])
        told = [(_answers(old, one, state), _answers(new, one, state)) for one in alone]
        for category in was.keys() | now.keys():
            answer = (was.get(category), now.get(category))
            known = any((before.get(category), after.get(category)) == answer for before, after in told)
            if answer[0] is not answer[1] and not known:
                moved.setdefault((category, answer), []).append(state)
    alike: dict[tuple[Answer, tuple[State, ...]], list[str]] = {}
    for (category, answer), changed in sorted(moved.items(), key=lambda item: item[0][0]):
        alike.setdefault((answer, tuple(changed)), []).append(category)
    for (answer, changed_in), categories in alike.items():
        yield answer, changed_in, every, tuple(categories)


def _equal(before: Plan | None, after: Plan | None) -> bool:
    """True when two plans over the same words open and deny the same."""
    if before is None or after is None:
        return before is after
    return (before.allow, before.deny, {*before.asks}) == (after.allow, after.deny, {*after.asks})


def _may_ask(snapshot: Snapshot, pair: Pair) -> bool:
    vocabulary = snapshot.vocabulary
    known = any(name in vocabulary.recipients for name in pair.names)
    return known and pair.purpose in vocabulary.purposes.leaves


def _answers(snapshot: Snapshot, pair: Pair, state: State) -> Mapping[str, Basis]:
    return _by_name(snapshot, masks_in(plan_of(snapshot, pair), state)) if _may_ask(snapshot, pair) else {}


def _by_name(snapshot: Snapshot, masks: tuple[int, ...]) -> Mapping[str, Basis]:
    names_of = snapshot.vocabulary.names_of
    return {name: DECISION_ORDER[place] for place, mask in enumerate(masks) if mask for name in names_of(mask)}


def _rectangles(alike: Mapping[_Alike, list[Part]]) -> Iterator[tuple[_Alike, list[Part]]]:
    """Cut each list of parts so that every recipient in it goes with every purpose in it."""
    for key, parts in alike.items():
        purposes: dict[str, set[str]] = {}
        for part in parts:
            purposes.setdefault(part.pair.recipient, set()).add(part.pair.purpose)
        together: dict[frozenset[str], list[Part]] = {}
        for part in parts:
            together.setdefault(frozenset(purposes[part.pair.recipient]), []).append(part)
        for cut in together.values():
            yield key, cut


def _renamed(old: Snapshot, new: Snapshot, groups: Iterable[Group]) -> tuple[tuple[str, str], ...]:
    """Return categories that are gone with new ones of the same label and the same answers, in order of their names."""
    gone = {*old.vocabulary.bits} - {*new.vocabulary.masks}
    come = {*new.vocabulary.bits} - {*old.vocabulary.masks}
    lost: dict[str, set[object]] = {name: set() for name in gone}
    won: dict[str, set[object]] = {name: set() for name in come}
    for group in groups:
        for side, basis in ((lost, group.before), (won, group.after)):
            for name in side.keys() & {*group.categories}:
                side[name] |= {(part, basis) for part in group.parts}
    return tuple(
        (was, now)
        for was in sorted(gone)
        for now in sorted(come)
        if old.vocabulary.label_of(was) == new.vocabulary.label_of(now) and lost[was] == won[now]
    )
