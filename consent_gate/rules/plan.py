"""What a policy set says about one asker and one purpose, worked out once: masks per basis and what is conditional."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.reach import Reach
from consent_gate.rules.requirement import Requirement
from consent_gate.rules.requirements import requirement_named
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.terms import ANY, DECISION_ORDER, Effect

BASES = len(DECISION_ORDER)
PLACE_OF = {basis.value: place for place, basis in enumerate(DECISION_ORDER)}


@dataclass(frozen=True, slots=True)
class Applied:
    """A static rule that speaks about this asker and purpose: its categories and the places of its bases."""

    rule: Rule
    mask: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A conditional rule that speaks about this asker and purpose."""

    rule: ConditionalRule
    requirement: Requirement
    mask: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """All conditions of one requirement, effect and set of bases at once: what to ask of a pupil's records."""

    requirement: Requirement
    effect: Effect
    mask: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The partial evaluation of a policy set for one asker and one purpose.

    `allow` and `deny` hold one mask of leaf categories for each basis in `DECISION_ORDER`.
    """

    allow: tuple[int, ...]
    deny: tuple[int, ...]
    conditions: tuple[Condition, ...]
    asks: tuple[Ask, ...]
    applied: tuple[Applied, ...]
    reach: Reach

    @property
    def potential(self) -> int:
        """Return every leaf category that some pupil's records could open; none of it means a foreseen refusal."""
        mask = 0
        for place in range(BASES):
            opened = self.allow[place]
            for ask in self.asks:
                if ask.effect is Effect.ALLOW and place in ask.places:
                    opened |= ask.mask
            mask |= opened & ~self.deny[place]
        return mask


def places_of(basis: str) -> tuple[int, ...]:
    """Return the places in `DECISION_ORDER` that a rule's basis means; `*` means all."""
    return tuple(range(BASES)) if basis == ANY else (PLACE_OF[basis],)


def plan_for(
    vocabulary: Vocabulary,
    rules: Iterable[Rule],
    conditional: Iterable[ConditionalRule],
    nodes: tuple[str, ...],
    purpose: str,
) -> Plan:
    """Work out the plan for an asker that is all of `nodes` (a partner is one, a staff member one for each role)."""

    # The model lets `*` speak to anyone, also to one who has no vocabulary name towards this pupil.
    called = {ANY, *nodes}.union(*(vocabulary.recipients.above.get(node, ()) for node in nodes))
    meant = {ANY, purpose}.union(vocabulary.purposes.above.get(purpose, ()))

    def speaks(rule: Rule | ConditionalRule) -> bool:
        return rule.purpose in meant and rule.recipient in called

    applied = tuple(
        Applied(rule, vocabulary.masks[rule.category], places_of(rule.basis)) for rule in rules if speaks(rule)
    )
    conditions = tuple(
        Condition(rule, requirement, vocabulary.masks[rule.category], places_of(rule.basis))
        for rule in conditional
        if speaks(rule) and (requirement := requirement_named(rule.requires)) is not None
    )
    allow, deny = [0] * BASES, [0] * BASES
    for said in applied:
        for place in said.places:
            (allow if said.rule.effect is Effect.ALLOW else deny)[place] |= said.mask
    reach = Reach.of(vocabulary, nodes, purpose)
    return Plan(tuple(allow), tuple(deny), conditions, _asks(conditions), applied, reach)


def _asks(conditions: Iterable[Condition]) -> tuple[Ask, ...]:
    together: dict[tuple[Requirement, Effect, tuple[int, ...]], int] = {}
    for condition in conditions:
        key = (condition.requirement, condition.rule.effect, condition.places)
        together[key] = together.get(key, 0) | condition.mask
    return tuple(Ask(requirement, effect, mask, places) for (requirement, effect, places), mask in together.items())
