"""The trees of a policy set and the rules that speak at each name: what `policy graph` draws, as values.

A name may have several parents. It stands below each of them; nothing below a name is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from consent_gate.rules.document import PolicyDocument
from consent_gate.rules.layout import flow_of_file
from consent_gate.rules.lines import ConditionalRule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Axis, Tree, Vocabulary
from consent_gate.terms import ANY
from consent_gate.text import Text
from consent_gate.workbench.seeing.sentences import AnyRule, rules_by_id

AXES: Final[Mapping[Axis, Text]] = {
    Axis.RECIPIENT: Text("ontvangers", "recipients"),
    Axis.PURPOSE: Text("doelen", "purposes"),
    Axis.CATEGORY: Text("soorten gegevens", "categories"),
}


@dataclass(frozen=True, slots=True)
class Twig:
    """One name where it stands in a tree. `last` says for it and each name above whether it is the last of its kind."""

    name: str
    last: tuple[bool, ...]
    elsewhere: tuple[str, ...]
    """Its other parents."""
    rules: tuple[str, ...]
    """The rules that name it."""


@dataclass(frozen=True)
class Graph:
    """What is shown of a policy set: these rules, and these names of each tree with all that falls under them."""

    snapshot: Snapshot
    rules: Mapping[str, AnyRule]
    roots: Mapping[Axis, tuple[str, ...]]

    def flows(self) -> Mapping[str, tuple[AnyRule, ...]]:
        """Return the rules shown by the flow they stand in."""
        found: dict[str, list[AnyRule]] = {}
        for rule in self.rules.values():
            found.setdefault(flow_of_file(rule.place.file), []).append(rule)
        return {flow: tuple(own) for flow, own in sorted(found.items())}


def tree_of(vocabulary: Vocabulary, axis: Axis) -> Tree:
    """Return one of the three trees."""
    trees = {Axis.RECIPIENT: vocabulary.recipients, Axis.PURPOSE: vocabulary.purposes}
    return trees.get(axis, vocabulary.categories)


def name_in(rule: AnyRule, axis: Axis) -> str:
    """Return the name, or `*`, that a rule has on one axis."""
    return {Axis.RECIPIENT: rule.recipient, Axis.PURPOSE: rule.purpose, Axis.CATEGORY: rule.category}[axis]


def tops(tree: Tree) -> tuple[str, ...]:
    """Return the names that fall under nothing, in the order of the vocabulary."""
    return tuple(name for name in tree.terms if not tree.parents.get(name))


def whole(snapshot: Snapshot) -> Graph:
    """Return everything."""
    roots = {axis: tops(tree_of(snapshot.vocabulary, axis)) for axis in AXES}
    return Graph(snapshot, rules_by_id(snapshot.document), roots)


def of_flow(snapshot: Snapshot, flow: str) -> Graph:
    """Return the rules of one flow and the names they are about."""
    rules = {id_: rule for id_, rule in rules_by_id(snapshot.document).items() if _is_of(rule, flow)}
    return Graph(snapshot, rules, _named_by(rules.values()))


def of_name(snapshot: Snapshot, name: str) -> Graph:
    """Return what touches one rule, or one name of any tree: every rule about it, also by what it falls under."""
    every = rules_by_id(snapshot.document)
    if name in every:
        return Graph(snapshot, {name: every[name]}, _named_by([every[name]]))
    axis = next(axis for axis in AXES if name in tree_of(snapshot.vocabulary, axis))
    tree = tree_of(snapshot.vocabulary, axis)
    below = [other for other in tree.terms if tree.covers(name, other)]
    rules = {
        id_: rule
        for id_, rule in every.items()
        if name_in(rule, axis) in below or tree.covers(name_in(rule, axis), name)
    }
    roots: dict[Axis, tuple[str, ...]] = {**dict.fromkeys(AXES, ()), axis: (name,)}
    return Graph(snapshot, rules, roots)


def flows_of(document: PolicyDocument) -> tuple[str, ...]:
    """Return the names of the flows, in alphabetical order."""
    return tuple(sorted({flow_of_file(rule.place.file) for rule in rules_by_id(document).values()}))


def twigs(graph: Graph, axis: Axis) -> Iterator[Twig]:
    """Yield the names of one tree from top to bottom, each below every parent it has."""
    tree = tree_of(graph.snapshot.vocabulary, axis)
    children: dict[str, list[str]] = {}
    for name in tree.terms:
        for parent in tree.parents.get(name, ()):
            children.setdefault(parent, []).append(name)
    speaking: dict[str, list[str]] = {}
    for id_, rule in graph.rules.items():
        speaking.setdefault(name_in(rule, axis), []).append(id_)

    def grow(names: tuple[str, ...], above: tuple[bool, ...], parent: str) -> Iterator[Twig]:
        for name in names:
            last = (*above, name == names[-1])
            elsewhere = tuple(sorted(tree.parents.get(name, frozenset()) - {parent}))
            yield Twig(name, last, elsewhere, tuple(speaking.get(name, ())))
            yield from grow(tuple(children.get(name, ())), last, name)

    yield from grow(graph.roots[axis], (), "")


def graph_json(graph: Graph) -> dict[str, Any]:
    """Return the graph for programs: the names with their parents, and the rules between them."""
    vocabulary = graph.snapshot.vocabulary
    return {
        "snapshot": graph.snapshot.digest,
        "trees": {
            AXES[axis].en: [
                {"name": name, "parents": sorted(tree_of(vocabulary, axis).parents.get(name, ()))}
                for name in dict.fromkeys(twig.name for twig in twigs(graph, axis))
            ]
            for axis in AXES
        },
        "rules": [
            {
                "rule": rule.rule,
                "flow": flow_of_file(rule.place.file),
                "place": str(rule.place),
                "effect": rule.effect.value,
                "recipient": rule.recipient,
                "purpose": rule.purpose,
                "category": rule.category,
                "basis": rule.basis,
                "requires": rule.requires if isinstance(rule, ConditionalRule) else None,
            }
            for rule in graph.rules.values()
        ],
    }


def _is_of(rule: AnyRule, flow: str) -> bool:
    return flow_of_file(rule.place.file) == flow


def _named_by(rules: Iterable[AnyRule]) -> Mapping[Axis, tuple[str, ...]]:
    every = tuple(rules)
    return {axis: tuple(dict.fromkeys(n for rule in every if (n := name_in(rule, axis)) != ANY)) for axis in AXES}
