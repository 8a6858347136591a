"""The trees of a policy set: no cycles, nothing below what Casbin follows, every field under its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from consent_gate.rules import messages
from consent_gate.rules.faults import Faults, as_is
from consent_gate.rules.layout import TREES
from consent_gate.rules.lines import Edge
from consent_gate.rules.model import CASBIN_DEPTH, RECIPIENT_DEPTH
from consent_gate.rules.vocabulary import FAMILY, Axis, Scope, Term, Tree
from consent_gate.rules.words import FILE_OF, Words

DEPTH: Final[Mapping[Axis, int]] = {
    Axis.RECIPIENT: RECIPIENT_DEPTH,
    Axis.CATEGORY: CASBIN_DEPTH,
    Axis.PURPOSE: CASBIN_DEPTH,
}

SHOWN_NAMES: Final = 12
"""How many names of a circle a message repeats."""

GROUP_MARK: Final = ":"
"""A name with a colon, such as `list:verzuimmelding`, stands for its members and must have some."""


def grow(axis: Axis, words: Words, edges: Sequence[Edge], faults: Faults) -> Tree:
    """Return the tree of one axis, noting every fault in its shape."""
    own = [edge for edge in edges if edge.axis is axis]
    parents: dict[str, dict[str, Edge]] = {}
    for edge in own:
        parents.setdefault(edge.child, {})[edge.parent] = edge
    circular = _note_cycles(parents, faults)
    if not circular:
        _note_depth(parents, DEPTH[axis], faults)
    if TREES not in faults.unread and FILE_OF[axis] not in faults.unread:
        _note_loose_names(axis, words, parents, faults)
    if axis is Axis.RECIPIENT:
        _note_mixed_edges(words.terms[axis], own, faults)
    if circular:  # what falls under what is then unknown, and no other fault may follow from it
        return Tree(words.terms[axis], {})
    tree = Tree(words.terms[axis], {child: frozenset(edges_up) for child, edges_up in parents.items()})
    if axis is Axis.RECIPIENT:
        _note_family(tree, words, own, faults)
    return tree


class _Walk:
    """One way up through a tree, without recursion: a chain may be as long as a file."""

    def __init__(self, parents: Mapping[str, Mapping[str, Edge]]) -> None:
        self.path: list[str] = []
        self.settled: set[str] = set()
        self._on_path: set[str] = set()
        self._parents = parents
        self._ways: list[Iterator[Edge]] = []

    def circles(self, start: str) -> Iterator[Edge]:
        """Yield each edge that leads back to a name on the way from `start`; `path` is that way at the moment."""
        self._enter(start)
        while self._ways:
            edge = next(self._ways[-1], None)
            if edge is None:
                self._ways.pop()
                self._on_path.discard(self.path[-1])
                self.settled.add(self.path.pop())
            elif edge.parent in self._on_path:
                yield edge
            elif edge.parent not in self.settled:
                self._enter(edge.parent)

    def _enter(self, name: str) -> None:
        self.path.append(name)
        self._on_path.add(name)
        self._ways.append(iter(self._parents.get(name, {}).values()))


def _note_cycles(parents: Mapping[str, Mapping[str, Edge]], faults: Faults) -> bool:
    walk = _Walk(parents)
    found = False
    for start in parents:
        if start in walk.settled:
            continue
        for edge in walk.circles(start):
            circle = [*walk.path[walk.path.index(edge.parent) :], edge.parent]
            if len(circle) > SHOWN_NAMES:
                circle[SHOWN_NAMES // 2 : -SHOWN_NAMES // 2] = ["..."]
            faults.add(edge.place, messages.CYCLE, path=as_is(" > ".join(circle)))
            found = True
    return found


def _note_depth(parents: Mapping[str, Mapping[str, Edge]], limit: int, faults: Faults) -> None:
    """Note the first name of each chain that lies too deep; what hangs below it is too deep as a consequence."""
    depth: dict[str, int] = {}
    waiting = list(parents)
    while waiting:
        name = waiting[-1]
        above = parents.get(name, {})
        unknown = [parent for parent in above if parent not in depth]
        if unknown:
            waiting += unknown
            continue
        waiting.pop()
        depth[name] = max((depth[parent] + 1 for parent in above), default=0)
    for name, edges in parents.items():
        if depth[name] == limit + 1:
            edge = max(edges.values(), key=lambda edge: depth[edge.parent])
            faults.add(edge.place, messages.TOO_DEEP, name=name, depth=depth[name], limit=limit)


def _note_loose_names(axis: Axis, words: Words, parents: Mapping[str, Mapping[str, Edge]], faults: Faults) -> None:
    """Note a field that is not under its kind and a list without members: either is an edge lost, and would widen."""
    inner = {parent for edges in parents.values() for parent in edges}
    for name in words.terms[axis]:
        if GROUP_MARK in name and name not in inner:
            faults.add(words.places[name], messages.LIST_EMPTY, name=name)
        prefix = name.rpartition(".")[0]
        if prefix in words.terms[axis] and prefix not in parents.get(name, {}):
            faults.add(words.places[name], messages.PREFIX_EDGE, name=name, prefix=prefix, kind=axis.value)


def _note_family(tree: Tree, words: Words, edges: Sequence[Edge], faults: Faults) -> None:
    """Note an edge that would give family what staff have or staff what family has, and family over more than one."""
    family = {name for name in tree.terms if tree.terms[name].is_kin or tree.covers(FAMILY, name)}
    for edge in edges:
        roles = tree.terms[edge.child].is_role and tree.terms[edge.parent].is_role
        if roles and (edge.child in family) is not (edge.parent in family):
            faults.add(edge.place, messages.FAMILY_AND_STAFF, child=edge.child, parent=edge.parent)
    for name in sorted(family):
        if tree.terms[name].is_role and tree.terms[name].scopes - {Scope.KIN, Scope.PUPIL}:
            faults.add(words.places[name], messages.FAMILY_SCOPE, name=name)


def _note_mixed_edges(terms: Mapping[str, Term], edges: Sequence[Edge], faults: Faults) -> None:
    for edge in edges:
        if terms[edge.child].is_role != terms[edge.parent].is_role:
            faults.add(edge.place, messages.ROLE_AND_PARTNER, child=edge.child, parent=edge.parent)
