"""The compiled evaluator: the answer as masks, at the cost of this pupil's own records only.

It gives the same answer as stock Casbin on the exported effective policy (CG-08); `agreement.py` compares the two.
"""

from __future__ import annotations

from datetime import date

from consent_gate.rules.asker import Asker
from consent_gate.rules.plan import Plan
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import PupilState
from consent_gate.terms import DECISION_ORDER, HELD_BY_OBJECTION, HELD_BY_RESTRICTION, Effect

HELD_PLACES = {
    "objection": frozenset(DECISION_ORDER.index(basis) for basis in HELD_BY_OBJECTION),
    "restriction": frozenset(DECISION_ORDER.index(basis) for basis in HELD_BY_RESTRICTION),
}
EVERY_PLACE = frozenset(range(len(DECISION_ORDER)))


def held_places(kind: str) -> frozenset[int]:
    """Return the places of the bases that a hold of this kind denies; a kind nobody knows denies them all."""
    return HELD_PLACES.get(kind, EVERY_PLACE)


def judge(snapshot: Snapshot, asker: Asker, state: PupilState, day: date) -> tuple[int, ...]:
    """Return what may go to `asker` about this pupil on `day`: one mask for each basis in `DECISION_ORDER`.

    The masks do not overlap: a category stands under the first basis that permits it.
    """
    plan = snapshot.plan(asker.nodes, asker.purpose)
    return settle(opened(plan, asker, state, day), denied(plan, asker, state, day))


def opened(plan: Plan, asker: Asker, state: PupilState, day: date) -> list[int]:
    """Return what the rules allow, the conditional ones included where the pupil's records meet them."""
    allow = list(plan.allow)
    for ask in plan.asks:
        if ask.effect is Effect.ALLOW:
            met = ask.requirement.met(state, plan.reach, asker.recipient, ask.mask, day)
            for place in ask.places:
                allow[place] |= met
    return allow


def denied(plan: Plan, asker: Asker, state: PupilState, day: date) -> list[int]:
    """Return what the rules deny, the conditional ones included, and the pupil's objections and restrictions."""
    deny = list(plan.deny)
    for ask in plan.asks:
        if ask.effect is Effect.DENY:
            met = ask.requirement.met(state, plan.reach, asker.recipient, ask.mask, day)
            for place in ask.places:
                deny[place] |= met
    for hold in state.holds:
        mask = plan.reach.of_no(asker.recipient, hold.recipient, hold.purpose, hold.categories, hold.excluded)
        if mask:
            for place in held_places(hold.kind):
                deny[place] |= mask
    return deny


def settle(allow: list[int], deny: list[int]) -> tuple[int, ...]:
    """Let denials override and give each category to the first basis that permits it (CG-09)."""
    taken = 0
    settled = []
    for opened_here, denied_here in zip(allow, deny, strict=True):
        mask = opened_here & ~denied_here & ~taken
        taken |= mask
        settled.append(mask)
    return tuple(settled)
