"""Mutants: a policy set with one fault planted, for every fault of the kinds that authors make.

A line is dropped, an effect flipped, a name widened to a direct parent (in a deny also to `*`) or narrowed to a direct
child, a recipient swapped for one beside it, a requirement weakened, a basis changed, an edge cut. A mutant is made in
memory and as text; both are the same policy set (`tests/laws/test_mutation_law.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from consent_gate.rules.document import PolicyDocument
from consent_gate.rules.layout import flow_of_file
from consent_gate.rules.lines import ConditionalRule, Edge, Place, Rule
from consent_gate.rules.vocabulary import Axis, Tree, Vocabulary
from consent_gate.terms import ANY, DECISION_ORDER, Effect

AnyRule = Rule | ConditionalRule

WEAKER: Final[Mapping[str, tuple[str, ...]]] = {
    "consent:all_guardians+youth": ("consent:all_guardians", "consent:guardian+youth", "consent:guardian"),
    "consent:guardian+youth": ("consent:guardian",),
    "consent:all_guardians": ("consent:guardian",),
}
"""Which requirements of consent ask less than one does."""
FAMILIES: Final = ("order:", "weighing:", "agreement:", "caution:")
"""Requirements that differ in what they are about: one may be mistaken for another that the set uses."""


class Kind(StrEnum):
    """What was done to the line."""

    DROP = "drop"
    FLIP = "flip"
    WIDEN = "widen"
    NARROW = "narrow"
    SWAP = "swap"
    WEAKEN = "weaken"
    BASIS = "basis"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One planted fault: `before` is the line as it stands, `after` what became of it, None when it is gone."""

    kind: Kind
    before: AnyRule | Edge
    after: AnyRule | None

    @property
    def place(self) -> Place:
        """Where the changed line stands."""
        return self.before.place

    @property
    def name(self) -> str:
        """The id of the changed rule, or the edge as it is written."""
        return self.before.rule if not isinstance(self.before, Edge) else line_of(self.before)

    @property
    def column(self) -> str:
        """The column that differs, empty when the whole line is gone."""
        if self.after is None or isinstance(self.before, Edge):
            return ""
        if type(self.after) is not type(self.before):
            return "requires"
        names = ("recipient", "purpose", "category", "basis", "requires", "effect")
        return next(name for name in names if getattr(self.before, name, "") != getattr(self.after, name, ""))


def line_of(line: AnyRule | Edge) -> str:
    """Return a line as it is written in a file."""
    if isinstance(line, Edge):
        return ", ".join((line.axis.value, line.child, line.parent))
    names = (line.recipient, line.purpose, line.category)
    if isinstance(line, Rule):
        return ", ".join(("p", *names, ANY, line.basis, line.rule, line.effect.value))
    return ", ".join(("p2", *names, line.basis, line.requires, line.rule, line.effect.value))


def mutants(document: PolicyDocument) -> Iterator[Mutant]:
    """Yield every mutant of a policy set, in the order of its lines."""
    used = sorted({rule.requires for rule in document.conditional})
    for rule in _rules(document):
        yield Mutant(Kind.DROP, rule, None)
        for kind, after in _changes(rule, document.vocabulary, used):
            yield Mutant(kind, rule, after)
    for edge in document.edges:
        yield Mutant(Kind.CUT, edge, None)


def _rules(document: PolicyDocument) -> list[AnyRule]:
    return [*document.rules, *document.conditional]


def _changes(rule: AnyRule, vocabulary: Vocabulary, used: Sequence[str]) -> Iterator[tuple[Kind, AnyRule]]:
    denies = rule.effect is Effect.DENY
    yield Kind.FLIP, replace(rule, effect=Effect.ALLOW if denies else Effect.DENY)
    recipients, purposes, categories = vocabulary.recipients, vocabulary.purposes, vocabulary.categories
    for recipient in _wider(recipients, rule.recipient, anything=denies):
        yield Kind.WIDEN, replace(rule, recipient=recipient)
    for purpose in _wider(purposes, rule.purpose, anything=denies):
        yield Kind.WIDEN, replace(rule, purpose=purpose)
    for category in _wider(categories, rule.category, anything=denies):
        yield Kind.WIDEN, replace(rule, category=category)
    for recipient in children(recipients, rule.recipient):
        yield Kind.NARROW, replace(rule, recipient=recipient)
    for purpose in children(purposes, rule.purpose):
        yield Kind.NARROW, replace(rule, purpose=purpose)
    for category in children(categories, rule.category):
        yield Kind.NARROW, replace(rule, category=category)
    for recipient in _siblings(recipients, rule.recipient):
        yield Kind.SWAP, replace(rule, recipient=recipient)
    for basis in DECISION_ORDER:
        if basis.value != rule.basis:
            yield Kind.BASIS, replace(rule, basis=basis.value)
    if isinstance(rule, ConditionalRule):
        for after in _weaker(rule, used):
            yield Kind.WEAKEN, after


def _wider(tree: Tree, name: str, *, anything: bool) -> Iterator[str]:
    yield from sorted(tree.parents.get(name, ()))
    if anything and name != ANY:
        yield ANY


def children(tree: Tree, name: str) -> list[str]:
    """Return the names directly below one; `*` is no name of the tree and has none."""
    return sorted(child for child, parents in tree.parents.items() if name in parents)


def _siblings(tree: Tree, name: str) -> list[str]:
    beside = {child for parent in tree.parents.get(name, ()) for child in children(tree, parent)}
    return sorted(beside - {name})


def _weaker(rule: ConditionalRule, used: Sequence[str]) -> Iterator[AnyRule]:
    for requires in WEAKER.get(rule.requires, ()):
        yield replace(rule, requires=requires)
    family = next((prefix for prefix in FAMILIES if rule.requires.startswith(prefix)), None)
    if family is not None:
        for requires in used:
            if requires.startswith(family) and requires != rule.requires:
                yield replace(rule, requires=requires)
    yield Rule(rule.recipient, rule.purpose, rule.category, rule.basis, rule.rule, rule.effect, rule.place)


def planted(document: PolicyDocument, mutant: Mutant) -> PolicyDocument:
    """Return the policy set with one fault in it. Its `files` are those of the sound set; see `planted_files`."""
    if isinstance(mutant.before, Edge):
        return _without(document, mutant.before)
    kept = [rule for rule in document.rules if rule != mutant.before]
    asked = [rule for rule in document.conditional if rule != mutant.before]
    if isinstance(mutant.after, Rule):
        kept.append(mutant.after)
    elif mutant.after is not None:
        asked.append(mutant.after)
    order = {rule.rule: at for at, rule in enumerate(_rules(document))}
    kept.sort(key=lambda rule: (flow_of_file(rule.place.file), rule.place.line))
    asked.sort(key=lambda rule: order[rule.rule])
    return replace(document, rules=tuple(kept), conditional=tuple(asked))


def _without(document: PolicyDocument, edge: Edge) -> PolicyDocument:
    vocabulary = document.vocabulary
    trees = dict(zip(Axis, (vocabulary.recipients, vocabulary.categories, vocabulary.purposes), strict=True))
    tree = trees[edge.axis]
    parents = {child: above for child, above in tree.parents.items() if child != edge.child}
    left = tree.parents[edge.child] - {edge.parent}
    if left:
        parents[edge.child] = left
    trees[edge.axis] = Tree(tree.terms, parents)
    pruned = Vocabulary(trees[Axis.RECIPIENT], trees[Axis.PURPOSE], trees[Axis.CATEGORY], vocabulary.bases)
    return replace(document, vocabulary=pruned, edges=tuple(kept for kept in document.edges if kept != edge))


def planted_files(document: PolicyDocument, mutant: Mutant) -> dict[str, str]:
    """Return the files of the policy set with one fault in it.

    Every line keeps its number. With a dropped rule go its sources and duties: an author who takes a rule away takes
    those with it, and what the reader would say of them is no merit of any expectation.
    """
    files = dict(document.files)
    after = "# gone" if mutant.after is None else line_of(mutant.after)
    places = [(mutant.place, after)]
    if mutant.kind is Kind.DROP and not isinstance(mutant.before, Edge):
        rule = mutant.before.rule
        places += [(source.place, "# gone") for source in document.sources.get(rule, ())]
        flow = f"{flow_of_file(mutant.place.file)}/duties.csv"
        for number, line in enumerate(files.get(flow, "").split("\n"), start=1):
            if line.partition(",")[0].strip() == rule:
                places.append((Place(flow, number), "# gone"))
    for place, text in places:
        lines = files[place.file].split("\n")
        lines[place.line - 1] = text
        files[place.file] = "\n".join(lines)
    return files
