"""What a card says, before it is put in words: for each purpose what may go, on which conditions, and what never.

A case is a purpose, or several for which the same holds. Pure: the same policies give the same card, other policies
another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from consent_gate.rules.lines import ConditionalRule, Rule, Source
from consent_gate.rules.plan import Plan
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import ANY, DECISION_ORDER, Basis, Effect


@dataclass(frozen=True, slots=True)
class Opening:
    """Leaf categories that may go on one basis once any of `requires` is met; with none, at once."""

    basis: Basis
    requires: tuple[str, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """Leaf categories that stay when something was recorded, such as that the address is secret.

    `named` is what the rule calls them all, also those that would not have gone anyway.
    """

    requires: str
    named: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """What holds for some purposes. `never` stays whatever is recorded; `duties` are owed afterwards."""

    purposes: tuple[str, ...]
    openings: tuple[Opening, ...]
    never: tuple[str, ...]
    closings: tuple[Closing, ...]
    duties: tuple[str, ...]
    rules: tuple[str, ...]
    sources: tuple[Source, ...]

    @property
    def content(self) -> tuple[object, ...]:
        """What a reader is told, without for which purpose and by which rules."""
        return self.openings, self.never, self.closings, self.duties


def cases(snapshot: Snapshot, names: tuple[str, ...], purposes: Iterable[str] = ()) -> tuple[Case, ...]:
    """Return the cases of a recipient that answers to `names`, for `purposes` or else all that the policies speak of.

    There is always one: for whom nothing is opened, that is what it says.
    """
    chosen = tuple(purposes) or tuple(_spoken_of(snapshot, names))
    found = [_case(snapshot, purpose, snapshot.plan(names, purpose)) for purpose in chosen]
    if not found:
        found = [_case(snapshot, "", snapshot.plan(names, ""))]
    alike: dict[tuple[object, ...], list[Case]] = {}
    for case in found:
        alike.setdefault(case.content, []).append(case)
    return tuple(_joined(group) for group in alike.values())


def _spoken_of(snapshot: Snapshot, names: tuple[str, ...]) -> Iterator[str]:
    """Yield each purpose for which something could go, or that a rule for this recipient closes by name."""
    vocabulary = snapshot.vocabulary
    for purpose in vocabulary.purposes.terms:
        if purpose not in vocabulary.purposes.leaves:
            continue
        plan = snapshot.plan(names, purpose)
        closed = any(said.rule.purpose != ANY and said.rule.recipient != ANY for said in plan.applied)
        if plan.potential or closed:
            yield purpose


def _case(snapshot: Snapshot, purpose: str, plan: Plan) -> Case:
    names_of = snapshot.vocabulary.names_of
    never = -1
    for denied in plan.deny:
        never &= denied
    opened: dict[tuple[Basis, str], int] = {}
    rules: list[str] = []
    for rule, mask, places in _lines(plan, Effect.ALLOW):
        for place in places:
            left = mask & ~plan.deny[place]
            if left:
                key = (DECISION_ORDER[place], rule.requires if isinstance(rule, ConditionalRule) else "")
                opened[key] = opened.get(key, 0) | left
                rules.append(rule.rule)
    if not opened:
        rules += [rule.rule for rule, _, _ in _lines(plan, Effect.DENY)]
    document = snapshot.document
    return Case(
        (purpose,) if purpose else (),
        _openings(snapshot, opened),
        names_of(never) if never & snapshot.vocabulary.masks[ANY] else (),
        tuple(_closings(snapshot, plan)),
        _once(duty for rule_id in rules for duty in document.owed.get(rule_id, ())),
        _once(rules),
        _sources(snapshot, _once(rules)),
    )


def _openings(snapshot: Snapshot, opened: Mapping[tuple[Basis, str], int]) -> tuple[Opening, ...]:
    """Return the openings in the order in which bases are asked; what opens the same on the same basis is one."""
    alike: dict[tuple[Basis, int], list[str]] = {}
    for (basis, requires), mask in opened.items():
        alike.setdefault((basis, mask), []).append(requires)
    # What needs nothing first is not held up by what something else would open as well.
    found = [
        Opening(basis, () if "" in requires else tuple(requires), snapshot.vocabulary.names_of(mask))
        for (basis, mask), requires in alike.items()
    ]
    return tuple(sorted(found, key=lambda opening: DECISION_ORDER.index(opening.basis)))


def _closings(snapshot: Snapshot, plan: Plan) -> Iterator[Closing]:
    """Yield what a recorded caution closes of all that could be opened, each caution and name once."""
    found: dict[tuple[str, str], int] = {}
    for rule, mask, _ in _lines(plan, Effect.DENY):
        if isinstance(rule, ConditionalRule) and mask & plan.potential:
            found[rule.requires, rule.category] = mask & plan.potential
    for (requires, named), mask in found.items():
        yield Closing(requires, named, snapshot.vocabulary.names_of(mask))


def _lines(plan: Plan, effect: Effect) -> Iterator[tuple[Rule | ConditionalRule, int, tuple[int, ...]]]:
    for said in plan.applied:
        if said.rule.effect is effect:
            yield said.rule, said.mask, said.places
    for condition in plan.conditions:
        if condition.rule.effect is effect:
            yield condition.rule, condition.mask, condition.places


def _sources(snapshot: Snapshot, rules: Sequence[str]) -> tuple[Source, ...]:
    """Return the sources of `rules`, each text once."""
    found: dict[str, Source] = {}
    for rule in rules:
        for source in snapshot.document.sources.get(rule, ()):
            found.setdefault(source.text, source)
    return tuple(found.values())


def _joined(group: Sequence[Case]) -> Case:
    first = group[0]
    sources = {source.text: source for case in group for source in case.sources}
    return Case(
        _once(purpose for case in group for purpose in case.purposes),
        first.openings,
        first.never,
        first.closings,
        first.duties,
        _once(rule for case in group for rule in case.rules),
        tuple(sources.values()),
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
