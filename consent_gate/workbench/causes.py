"""Which lines of policy differ between two sets: rules by their number, edges of the trees, names of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from consent_gate.rules.lines import ConditionalRule, Edge, Place, Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import Pair
from consent_gate.rules.vocabulary import Axis, Tree, Vocabulary
from consent_gate.terms import ANY

_NOWHERE: Final = Place("", 1)
Line = Rule | ConditionalRule | Edge
Change = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Cause:
    """A line that is there in one set only, or that has the same number and says something else.

    `name` is the rule's number, or child and parent of an edge. `old` and `new` are the line in each set.
    """

    name: str
    old: Line | None
    new: Line | None

    @property
    def change(self) -> Change:
        """Whether the line was added, removed or changed."""
        if self.old is None:
            return "added"
        return "removed" if self.new is None else "changed"


def spelled(line: Line) -> str:
    """Return a line as an author writes it."""
    if isinstance(line, Edge):
        return f"{line.axis.value}, {line.child}, {line.parent}"
    about = (line.recipient, line.purpose, line.category)
    if isinstance(line, Rule):
        return ", ".join(("p", *about, ANY, line.basis, line.rule, line.effect.value))
    return ", ".join(("p2", *about, line.basis, line.requires, line.rule, line.effect.value))


def changed_lines(old: Snapshot, new: Snapshot) -> tuple[Cause, ...]:
    """Return every rule and edge that differs, rules first, in order of name. A line that only moved is the same."""
    found = []
    for lines_of in (_rules, _edges):
        was, now = dict(lines_of(old)), dict(lines_of(new))
        for name in sorted(was.keys() | now.keys()):
            before, after = was.get(name), now.get(name)
            if _content(before) != _content(after):
                found.append(Cause(name, before, after))
    return tuple(found)


def causes_of(
    lines: Iterable[Cause], old: Snapshot, new: Snapshot, pairs: Iterable[Pair], categories: Iterable[str]
) -> tuple[Cause, ...]:
    """Return those of `lines` that speak, in their own set, about one of `pairs` and one of `categories`."""
    asked, kinds = tuple(pairs), tuple(categories)
    return tuple(
        cause
        for cause in lines
        if any(
            line is not None and _speaks(line, snapshot.vocabulary, asked, kinds)
            for line, snapshot in ((cause.old, old), (cause.new, new))
        )
    )


def _rules(snapshot: Snapshot) -> Iterator[tuple[str, Line]]:
    for rule in snapshot.document.rules:
        yield rule.rule, rule
    for conditional in snapshot.document.conditional:
        yield conditional.rule, conditional


def _edges(snapshot: Snapshot) -> Iterator[tuple[str, Line]]:
    for edge in snapshot.document.edges:
        yield f"{edge.child} < {edge.parent}", edge


def _content(line: Line | None) -> Line | None:
    return None if line is None else replace(line, place=_NOWHERE)


def _speaks(line: Line, vocabulary: Vocabulary, pairs: tuple[Pair, ...], categories: tuple[str, ...]) -> bool:
    if isinstance(line, Edge):
        return any(_below(vocabulary, line, pair, categories) for pair in pairs)
    return any(
        any(vocabulary.recipients.covers(line.recipient, name) for name in pair.names)
        and vocabulary.purposes.covers(line.purpose, pair.purpose)
        for pair in pairs
    ) and any(vocabulary.categories.covers(line.category, category) for category in categories)


def _below(vocabulary: Vocabulary, edge: Edge, pair: Pair, categories: tuple[str, ...]) -> bool:
    asked: dict[Axis, tuple[Tree, tuple[str, ...]]] = {
        Axis.RECIPIENT: (vocabulary.recipients, pair.names),
        Axis.PURPOSE: (vocabulary.purposes, (pair.purpose,)),
        Axis.CATEGORY: (vocabulary.categories, categories),
    }
    tree, names = asked[edge.axis]
    # What has nothing below it may be asked about, so an edge also decides about its parent.
    return any(tree.covers(edge.child, name) or name == edge.parent for name in names)
