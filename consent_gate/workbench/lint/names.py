"""Names of the vocabulary: those that nothing is about, those that are easily confused, and labels that are the same.

A role that no rule is about gets nothing, and nobody says so anywhere: that is worth a warning. A purpose that stands
there in order to be refused has an expectation that says so, and gets a remark only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from consent_gate.rules.faults import Faults
from consent_gate.rules.lines import ConditionalRule, Place, Rule
from consent_gate.rules.rule_lines import RULE_ID
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.trees import GROUP_MARK
from consent_gate.rules.vocabulary import Axis, Tree
from consent_gate.rules.words import read_words
from consent_gate.terms import ANY
from consent_gate.text import Text
from consent_gate.workbench.lint import kinds
from consent_gate.workbench.lint.finding import Finding
from consent_gate.workbench.lint.near import alike, nearly_alike
from consent_gate.workbench.lint.pages import Pages

OTHER_NAME: Final = Text("`{name}` staat hier", "`{name}` stands here")


@dataclass(frozen=True)
class _Use:
    """One axis, where its names stand, and by what they are named."""

    tree: Tree
    places: dict[str, Place]
    in_rules: frozenset[str]
    expected: frozenset[str]
    in_edges: frozenset[str]

    def spoken_of(self, name: str) -> bool:
        """True when a rule is about `name`, or about something it falls under, `*` left aside."""
        return any(above in self.in_rules for above in self.tree.above[name])

    def needed(self, name: str) -> bool:
        """True when `name` holds something together that rules are about. Lists and sets must be meant themselves."""
        return GROUP_MARK not in name and any(
            name in self.tree.above[below] and self.spoken_of(below) for below in self.tree.leaves
        )

    def barely_used(self, name: str) -> bool:
        """True when neither a rule nor an edge names it."""
        return name not in self.in_rules and name not in self.in_edges


def name_findings(snapshot: Snapshot, pages: Pages) -> Iterator[Finding]:
    """Yield what is the matter with names."""
    for use in _uses(snapshot):
        yield from _unused(use, pages)
        yield from _confusing(use, pages)
        yield from _same_labels(use, pages)
    yield from _prefixes(snapshot, pages)


def places_of_names(snapshot: Snapshot) -> dict[str, Place]:
    """Return where each name of the vocabulary stands."""
    return read_words(snapshot.document.files, Faults()).places


def _uses(snapshot: Snapshot) -> Iterator[_Use]:
    document, vocabulary = snapshot.document, snapshot.vocabulary
    rules, places = (*document.rules, *document.conditional), places_of_names(snapshot)
    kept = {term.category for term in document.retention}
    axes: tuple[tuple[Axis, Tree, Callable[..., str], set[str]], ...] = (
        (Axis.RECIPIENT, vocabulary.recipients, lambda line: str(line.recipient), set()),
        (Axis.PURPOSE, vocabulary.purposes, lambda line: str(line.purpose), set()),
        (Axis.CATEGORY, vocabulary.categories, lambda line: str(line.category), kept),
    )
    for axis, tree, named, also in axes:
        yield _Use(
            tree,
            places,
            frozenset(named(rule) for rule in rules) - {ANY},
            frozenset(named(row) for row in document.expectations) | also,
            frozenset(name for edge in document.edges if edge.axis is axis for name in (edge.child, edge.parent)),
        )


def _unused(use: _Use, pages: Pages) -> Iterator[Finding]:
    for name in use.tree.terms:
        if use.spoken_of(name) or use.needed(name):
            continue
        kind = kinds.NAME_WITHOUT_RULE if name in use.expected else kinds.UNUSED_NAME
        yield pages.found(kind, pages.cell(use.places[name]), name=name)


def _confusing(use: _Use, pages: Pages) -> Iterator[Finding]:
    for one, other in combinations(use.tree.terms, 2):
        if abs(len(one) - len(other)) > 2:
            continue
        doubtful = use.barely_used(one) or use.barely_used(other)
        if alike(one, other) or (doubtful and nearly_alike(one, other)):
            # The one that less hangs on is the probable slip; else the later one.
            name, near = (one, other) if use.barely_used(one) and not use.barely_used(other) else (other, one)
            related = pages.beside(use.places[near], OTHER_NAME, name=near)
            yield pages.found(kinds.NEAR_NAME, pages.cell(use.places[name]), related, name=name, near=near)


def _same_labels(use: _Use, pages: Pages) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for name, term in use.tree.terms.items():
        for said in {f"nl {term.label.nl.casefold()}", f"en {term.label.en.casefold()}"}:
            other = first.setdefault(said, name)
            if other != name:
                related = pages.beside(use.places[other], OTHER_NAME, name=other)
                spot, label = pages.row(use.places[name]), said[3:]
                yield pages.found(kinds.SAME_LABEL, spot, related, name=name, other=other, label=label)
                break


def _prefixes(snapshot: Snapshot, pages: Pages) -> Iterator[Finding]:
    """Yield each rule id that begins unlike all others of its flow, when those agree."""
    by_file: dict[str, list[tuple[str, Place]]] = {}
    rules: list[Rule | ConditionalRule] = [*snapshot.document.rules, *snapshot.document.conditional]
    for rule in sorted(rules, key=lambda rule: rule.place):
        by_file.setdefault(rule.place.file, []).append((rule.rule, rule.place))
    for rows in by_file.values():
        prefixes = [rule.partition("-")[0] for rule, _ in rows]
        for (name, place), prefix in zip(rows, prefixes, strict=True):
            others = set(prefixes) - {prefix}
            if prefixes.count(prefix) > 1 or len(others) != 1 or len(rows) < 3 or not RULE_ID.match(name):
                continue
            usual = others.pop()
            near = f"{usual}-{name.partition('-')[2]}"
            yield pages.found(kinds.OTHER_PREFIX, pages.cell(place, 6), rule=name, prefix=usual, near=near)
