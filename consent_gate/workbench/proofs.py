"""What one log line proves about the records behind it, for one category: it was decided, so its reasons are true.

Only what follows for certain is used. A rule that is missing among those of a grant was not met; a refusal names every
conditional rule that was not met, so one that it does not name was. A reason that can mean two things proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from consent_gate.decision import DisclosureEntry, Grant
from consent_gate.reasons import Reason
from consent_gate.rules.plan import PLACE_OF, Applied, Condition, Plan
from consent_gate.rules.recorded import CautionRequirement
from consent_gate.rules.space import State
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.terms import Effect

_OBJECTED: Final = frozenset({Reason.OBJECTION_PENDING, Reason.OBJECTION_GRANTED})
_AMBIGUOUS: Final = Reason.FIELD_NOT_IN_CLOSED_LIST
"""Said of an agreement that does not list the category, and of a category that no rule speaks of."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What is certain about one category: its `place` in the decision order (None: withheld), and of the records."""

    place: int | None
    met: frozenset[str] = frozenset()
    unmet: frozenset[str] = frozenset()
    holds: frozenset[str] = frozenset()

    def admits(self, state: State) -> bool:
        """Tell whether the records can have been in this state."""
        return self.met.issubset(state.met) and self.unmet.isdisjoint(state.met) and self.holds.issubset(state.holds)


def fits(plan: Plan, vocabulary: Vocabulary, line: DisclosureEntry) -> bool:
    """Tell whether the grants of a line can come from this plan: each rule in them is its, and none is left out."""
    for grant in line.grants:
        place, mask = PLACE_OF[grant.basis.value], vocabulary.mask_of(grant.categories)
        always = {said.rule.rule for said in plan.applied if allows(said, place, mask)}
        perhaps = {said.rule.rule for said in plan.conditions if allows(said, place, mask)}
        if not always <= {*grant.rules} <= always | perhaps:
            return False
    return True


def allows(said: Applied | Condition, place: int, mask: int) -> bool:
    """Tell whether a rule permits something in `mask` on the basis at `place`."""
    return said.rule.effect is Effect.ALLOW and place in said.places and bool(said.mask & mask)


def proof_of(plan: Plan, vocabulary: Vocabulary, line: DisclosureEntry, name: str) -> Proof:
    """Return what `line`, decided by `plan`, proves about the category `name`."""
    bit = vocabulary.bits.get(name, 0)
    for grant in line.grants:
        if name in grant.categories:
            told = list(_by_grant(plan, vocabulary.mask_of(grant.categories), bit, grant))
            return Proof(PLACE_OF[grant.basis.value], _chosen(told, True), _chosen(told, False))
    told = list(_by_refusal(plan, bit, line, name))
    reasons = {kept.reason for kept in line.withheld if name in kept.categories}
    holds = {"objection"} if reasons & _OBJECTED else set()
    if Reason.RESTRICTED in reasons:
        holds.add("restriction")
    return Proof(None, _chosen(told, True), _chosen(told, False), frozenset(holds))


def _chosen(told: list[tuple[str, bool]], met: bool) -> frozenset[str]:
    return frozenset(name for name, was in told if was is met)


def _by_grant(plan: Plan, granted: int, bit: int, grant: Grant) -> Iterator[tuple[str, bool]]:
    """Yield requirements that a grant shows met or not. A named rule was met for some category it shares with it."""
    place = PLACE_OF[grant.basis.value]
    for condition in plan.conditions:
        if allows(condition, place, bit):
            if condition.rule.rule not in grant.rules:
                yield condition.requirement.name, False
            elif condition.mask & granted == bit:
                yield condition.requirement.name, True


def _by_refusal(plan: Plan, bit: int, line: DisclosureEntry, name: str) -> Iterator[tuple[str, bool]]:
    """Yield requirements that a refusal shows met or not: it explains each one that was not, and each caution."""
    named: dict[str, set[Reason]] = {}
    for kept in line.withheld:
        if name in kept.categories:
            for rule in kept.rules:
                named.setdefault(rule, set()).add(kept.reason)
    for condition in plan.conditions:
        if not condition.mask & bit:
            continue
        rule, requirement = condition.rule.rule, condition.requirement
        caution = isinstance(requirement, CautionRequirement)
        if caution and condition.rule.effect is Effect.DENY:
            yield requirement.name, rule in named
        elif not caution and condition.rule.effect is Effect.ALLOW:
            denied_everywhere = bit
            for place in condition.places:
                denied_everywhere &= plan.deny[place]
            if not denied_everywhere and _AMBIGUOUS not in named.get(rule, ()):
                yield requirement.name, rule not in named
