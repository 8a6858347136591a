"""Which parts of a policy set an answer exercised: rules, reasons, requirements, and the edges a rule reached it by.

An edge is exercised when it lies on a way from what was asked (a name of the asker, a purpose, a leaf category) up to
the name that a rule of the answer speaks of. Cut such an edge, and the rule may no longer reach the question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from consent_gate.decision import Grant, Withheld
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Axis, Tree
from consent_gate.terms import ANY, Effect
from consent_gate.workbench.outcomes import Branch


@dataclass(frozen=True)
class Exercised:
    """What one or more answers touched. `met` are requirements on which something was decided, `unmet` missed ones."""

    rules: frozenset[str] = frozenset()
    reasons: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    unmet: frozenset[str] = frozenset()
    edges: frozenset[Branch] = frozenset()

    def __or__(self, other: Exercised) -> Exercised:
        return Exercised(
            self.rules | other.rules,
            self.reasons | other.reasons,
            self.met | other.met,
            self.unmet | other.unmet,
            self.edges | other.edges,
        )


class Tracer:
    """Tells what answers of one snapshot exercised."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._edges: dict[tuple[Axis, str, str], frozenset[Branch]] = {}

    @cached_property
    def _rules(self) -> Mapping[str, Rule | ConditionalRule]:
        document = self._snapshot.document
        found: dict[str, Rule | ConditionalRule] = {rule.rule: rule for rule in document.rules}
        return found | {rule.rule: rule for rule in document.conditional}

    def trace(
        self, names: Collection[str], purpose: str, grants: Iterable[Grant], withheld: Iterable[Withheld]
    ) -> Exercised:
        """Return what an answer to an asker with these names, for this purpose, exercised."""
        rules: set[str] = set()
        reasons: set[str] = set()
        met: set[str] = set()
        unmet: set[str] = set()
        edges: set[Branch] = set()
        parts: list[tuple[Grant | Withheld, bool]] = [(grant, True) for grant in grants]
        parts += [(kept, False) for kept in withheld]
        for part, granted in parts:
            if isinstance(part, Withheld):
                reasons.add(part.reason.value)
            for rule in (self._rules[name] for name in part.rules if name in self._rules):
                rules.add(rule.rule)
                edges.update(self._reaching(rule, names, purpose, part.categories))
                if isinstance(rule, ConditionalRule):
                    (met if granted or rule.effect is Effect.DENY else unmet).add(rule.requires)
        return Exercised(frozenset(rules), frozenset(reasons), frozenset(met), frozenset(unmet), frozenset(edges))

    def _reaching(
        self, rule: Rule | ConditionalRule, names: Collection[str], purpose: str, categories: Collection[str]
    ) -> Iterator[Branch]:
        vocabulary = self._snapshot.vocabulary
        for name in names:
            yield from self._between(Axis.RECIPIENT, vocabulary.recipients, name, rule.recipient)
        yield from self._between(Axis.PURPOSE, vocabulary.purposes, purpose, rule.purpose)
        for category in categories:
            yield from self._between(Axis.CATEGORY, vocabulary.categories, category, rule.category)

    def _between(self, axis: Axis, tree: Tree, low: str, high: str) -> frozenset[Branch]:
        """Return the edges on every way from `low` up to `high`; none when they are one, or `high` is `*`."""
        key = (axis, low, high)
        if key not in self._edges:
            self._edges[key] = frozenset(_way(axis, tree, low, high))
        return self._edges[key]


def _way(axis: Axis, tree: Tree, low: str, high: str) -> Iterator[Branch]:
    if high == ANY:
        return
    for child in tree.above.get(low, ()):
        for parent in tree.parents.get(child, ()):
            if high in tree.above[parent]:
                yield axis.value, child, parent
