"""The words of a policy set: every recipient, purpose and category with its labels, and the trees that join them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

from consent_gate.terms import ANY, Basis
from consent_gate.text import Text


class Axis(StrEnum):
    """The three trees of the Casbin model, by the line kind that draws their edges."""

    RECIPIENT = "g"
    CATEGORY = "g2"
    PURPOSE = "g3"


FAMILY: Final = "family"
"""The name above everything that a parent, other family or the pupil can be."""


class Scope(StrEnum):
    """How far an assignment of a role may reach. A partner is no role and has scope `none`; what the gate computes from
    gezag and age, and nobody assigns, has `kin`.
    """

    NONE = "none"
    KIN = "kin"
    SCHOOL = "school"
    GROUP = "group"
    PUPIL = "pupil"


@dataclass(frozen=True, slots=True)
class Term:
    """One name of the vocabulary with the label people read. `scopes` matters for recipients that are roles."""

    name: str
    label: Text
    scopes: frozenset[Scope] = frozenset()

    @property
    def is_role(self) -> bool:
        """True for an internal role and for family, assigned or computed; false for a partner, registered as such."""
        return bool(self.scopes - {Scope.NONE})

    @property
    def is_kin(self) -> bool:
        """True for what is computed from gezag and age, and never assigned."""
        return Scope.KIN in self.scopes


@dataclass(frozen=True)
class Tree:
    """The names of one axis and the edges between them; a name may have several parents.

    `parents` maps each name to its direct parents. The reader has refused cycles and chains that Casbin would cut.
    """

    terms: Mapping[str, Term]
    parents: Mapping[str, frozenset[str]]

    def __contains__(self, name: object) -> bool:
        return name in self.terms

    @cached_property
    def above(self) -> Mapping[str, frozenset[str]]:
        """Each name with all names it falls under, itself included: what Casbin's `g` answers yes to."""
        found: dict[str, frozenset[str]] = {}

        def climb(name: str) -> frozenset[str]:
            if name not in found:
                found[name] = frozenset({name}).union(*(climb(parent) for parent in self.parents.get(name, ())))
            return found[name]

        return {name: climb(name) for name in self.terms}

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """The names that nothing falls under, in alphabetical order: the only ones that may be asked about."""
        inner = frozenset().union(*self.parents.values()) if self.parents else frozenset()
        return tuple(sorted(name for name in self.terms if name not in inner))

    def covers(self, wider: str, narrower: str) -> bool:
        """True when a rule about `wider` speaks about `narrower` too. `*` covers everything."""
        return wider in (ANY, narrower) or wider in self.above.get(narrower, frozenset())


@dataclass(frozen=True)
class Vocabulary:
    """All names of one policy set. Immutable; caches hold only what follows from it."""

    recipients: Tree
    purposes: Tree
    categories: Tree
    bases: Mapping[Basis, Text] = field(default_factory=dict)

    @cached_property
    def bits(self) -> Mapping[str, int]:
        """One bit for each leaf category; a set of categories is the sum of theirs."""
        return {name: 1 << place for place, name in enumerate(self.categories.leaves)}

    @cached_property
    def masks(self) -> Mapping[str, int]:
        """Each category, and `*`, as the set of leaf categories under it."""
        masks = dict.fromkeys(self.categories.terms, 0)
        for leaf, bit in self.bits.items():
            for name in self.categories.above[leaf]:
                masks[name] |= bit
        masks[ANY] = (1 << len(self.bits)) - 1
        return masks

    @cached_property
    def family(self) -> frozenset[str]:
        """Every name that only a person can have: what is computed, and what falls under `family`."""
        terms = self.recipients.terms
        return frozenset(name for name in terms if terms[name].is_kin or self.recipients.covers(FAMILY, name))

    def mask_of(self, names: Iterable[str]) -> int:
        """Return the leaf categories under any of `names` as one mask; unknown names add nothing."""
        mask = 0
        for name in names:
            mask |= self.masks.get(name, 0)
        return mask

    def names_of(self, mask: int) -> tuple[str, ...]:
        """Return the leaf categories in `mask`, in alphabetical order."""
        leaves = self.categories.leaves
        names = []
        mask &= self.masks[ANY]
        while mask:
            lowest = mask & -mask
            names.append(leaves[lowest.bit_length() - 1])
            mask ^= lowest
        return tuple(names)

    def label_of(self, name: str) -> Text:
        """Return what people call `name`; a name without a label is its own label."""
        for tree in (self.recipients, self.purposes, self.categories):
            if name in tree:
                return tree.terms[name].label
        return Text(name, name)
