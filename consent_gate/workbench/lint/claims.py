"""What each rule lays claim to: which recipients, purposes, categories and bases, every group spelled out.

Names of recipients are taken alone, groups too, as in `rules/space.py`: what a rule adds for none of the names adds
nothing for who holds several.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.plan import places_of
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import states
from consent_gate.rules.vocabulary import Tree
from consent_gate.terms import Effect

Region = tuple[str, str]
"""One recipient by name and one purpose that can be asked for."""


@dataclass(frozen=True)
class Claim:
    """One rule with everything that it speaks about. `requires` is empty for a rule that always holds."""

    rule: Rule | ConditionalRule
    recipients: frozenset[str]
    purposes: frozenset[str]
    mask: int
    bases: frozenset[int]
    requires: str

    @property
    def allows(self) -> bool:
        """True for a rule that allows."""
        return self.rule.effect is Effect.ALLOW

    def meets(self, other: Claim) -> bool:
        """True when the two speak about something in common."""
        return bool(
            self.mask & other.mask
            and self.bases & other.bases
            and self.recipients & other.recipients
            and self.purposes & other.purposes
        )

    def meets_with(self, other: Claim, together: Mapping[str, frozenset[str]]) -> bool:
        """True when somebody can hold a name of each, and the two then speak about something in common.

        `together` gives the names that each can be held with.
        """
        return bool(
            self.mask & other.mask
            and self.bases & other.bases
            and self.purposes & other.purposes
            and any(together[name] & other.recipients for name in self.recipients)
        )

    def regions(self) -> Iterator[Region]:
        """Yield every recipient and purpose that the rule speaks about."""
        return ((recipient, purpose) for recipient in self.recipients for purpose in self.purposes)

    def speaks(self, region: Region) -> bool:
        """True when the rule speaks about this recipient and purpose."""
        return region[0] in self.recipients and region[1] in self.purposes


@dataclass(frozen=True)
class Claims:
    """All rules of one policy set as claims, in the order of their files."""

    snapshot: Snapshot

    @cached_property
    def all(self) -> tuple[Claim, ...]:
        """Every rule, in the order in which an author meets them."""
        document = self.snapshot.document
        rules: list[Rule | ConditionalRule] = [*document.rules, *document.conditional]
        return tuple(self._claim(rule) for rule in sorted(rules, key=lambda rule: rule.place))

    def _claim(self, rule: Rule | ConditionalRule) -> Claim:
        vocabulary = self.snapshot.vocabulary
        return Claim(
            rule,
            frozenset(_under(vocabulary.recipients, rule.recipient, vocabulary.recipients.terms)),
            frozenset(_under(vocabulary.purposes, rule.purpose, vocabulary.purposes.leaves)),
            vocabulary.masks[rule.category],
            frozenset(places_of(rule.basis)),
            rule.requires if isinstance(rule, ConditionalRule) else "",
        )

    def left(self, claim: Claim, others: Collection[Claim]) -> bool:
        """True when something of `claim` is outside all of `others` together, whatever else they speak about."""
        for region in claim.regions():
            near = [other for other in others if other.speaks(region)]
            for basis in claim.bases:
                mask = claim.mask
                for other in near:
                    if basis in other.bases:
                        mask &= ~other.mask
                if mask:
                    return True
        return False


def _under(tree: Tree, wider: str, names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if tree.covers(wider, name))


def implied(requirement: str, by: str) -> bool:
    """True when a pupil for whom `by` is met always has `requirement` met too; the empty one is always met."""
    if not requirement or requirement == by:
        return True
    if not by:
        return False
    return all(requirement in state.met for state in states({requirement, by}, ()) if by in state.met)
