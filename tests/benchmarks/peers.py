"""The same decision in other hands: a plain dict, stock PyCasbin and Cedar."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import cedarpy

from consent_gate.rules.asker import Asker
from consent_gate.rules.compiled import held_places, judge
from consent_gate.rules.derive import effective_policy
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.stock import StockEnforcer
from consent_gate.state import PupilState
from consent_gate.terms import ANY, DECISION_ORDER, Effect
from tests.benchmarks.million import TODAY, key, state

Answers = dict[str, dict[int, tuple[int, bool]]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, prepared for every peer: `code` numbers the recipient, purpose and category together."""

    number: int
    pupil: str
    asker: Asker
    category: str
    bit: int
    code: int


def plain_dict(pupils: int, codes: int) -> Answers:
    """Return the floor: five precomputed answers for each pupil, as (expiry, denied) by question."""
    until = TODAY.toordinal() + 300
    return {
        key(number): {(number * 7 + place * 13) % codes: (until, False) for place in range(5)}
        for number in range(pupils)
    }


def from_dict(answers: Answers, codes: dict[tuple[str, str, str], int], today: int) -> Callable[[Asked], bool]:
    """Look the answer up: the number of the question, then the pupil, then the answer."""

    def ask(asked: Asked) -> bool:
        found = answers[asked.pupil].get(codes[asked.asker.recipient, asked.asker.purpose, asked.category])
        return found is not None and found[0] >= today and not found[1]

    return ask


def from_compiled(snapshot: Snapshot, states: dict[str, PupilState]) -> Callable[[Asked], bool]:
    """Decide from the records in hand."""

    def ask(asked: Asked) -> bool:
        return any(mask & asked.bit for mask in judge(snapshot, asked.asker, states[asked.pupil], TODAY))

    return ask


def from_casbin_slice(snapshot: Snapshot, questions: Iterable[Asked]) -> Callable[[Asked], bool]:
    """Ask stock PyCasbin on the static rules and this pupil's own lines; building the enforcer is not counted."""
    stocks = {
        id(asked): StockEnforcer(
            snapshot.document.model, effective_policy(snapshot, [asked.asker], state(asked.number), TODAY)
        )
        for asked in questions
    }

    def ask(asked: Asked) -> bool:
        asker = asked.asker
        stock = stocks[id(asked)]
        return stock.first_basis(asker.recipient, asker.purpose, asked.category, asked.pupil) is not None

    return ask


def from_cedar(snapshot: Snapshot, questions: Iterable[Asked]) -> Callable[[Asked], bool]:
    """Ask Cedar in one request without bases; policies and trees are parsed once, a pupil's met rules are context."""
    policies = cedarpy.PolicySet.from_str("\n".join(_cedar_rules(snapshot)))
    entities = cedarpy.Entities.from_json_str(_cedar_trees(snapshot))
    requests = {id(asked): _cedar_request(snapshot, asked) for asked in questions}

    def ask(asked: Asked) -> bool:
        return bool(cedarpy.is_authorized(requests[id(asked)], policies, entities).allowed)

    return ask


def _cedar_rules(snapshot: Snapshot) -> Iterable[str]:
    document = snapshot.document
    for rule in document.rules:
        scope = _scope(rule.recipient, rule.purpose, rule.category)
        if rule.effect is Effect.ALLOW:
            yield f'permit({scope}) unless {{ context.held.contains("{rule.basis}") }};'
        else:
            yield f"forbid({scope});"
    for met in document.conditional:
        scope = _scope(met.recipient, met.purpose, met.category)
        yield f'permit({scope}) when {{ context.met.contains("{met.rule}") }};'


def _scope(recipient: str, purpose: str, category: str) -> str:
    parts = (("principal", "R", recipient), ("action", "Action", purpose), ("resource", "C", category))
    return ", ".join(part if name == ANY else f'{part} in {kind}::"{name}"' for part, kind, name in parts)


def _cedar_trees(snapshot: Snapshot) -> str:
    vocabulary = snapshot.vocabulary
    trees = (("R", vocabulary.recipients), ("Action", vocabulary.purposes), ("C", vocabulary.categories))
    return json.dumps(
        [
            {
                "uid": {"type": kind, "id": name},
                "attrs": {},
                "parents": [{"type": kind, "id": parent} for parent in sorted(tree.parents.get(name, ()))],
            }
            for kind, tree in trees
            for name in tree.terms
        ]
    )


def _cedar_request(snapshot: Snapshot, asked: Asked) -> dict[str, object]:
    asker = asked.asker
    plan = snapshot.plan(asker.nodes, asker.purpose)
    met = [
        condition.rule.rule
        for condition in plan.conditions
        if condition.requirement.met(state(asked.number), plan.reach, asker.recipient, condition.mask, TODAY)
        & asked.bit
    ]
    pupil = state(asked.number)
    held = {
        place
        for hold in pupil.holds
        if plan.reach.of_no(asker.recipient, hold.recipient, hold.purpose, hold.categories, hold.excluded) & asked.bit
        for place in held_places(hold.kind)
    }
    return {
        "principal": f'R::"{asker.nodes[0]}"',
        "action": f'Action::"{asker.purpose}"',
        "resource": f'C::"{asked.category}"',
        "context": {"met": met, "held": [DECISION_ORDER[place].value for place in held]},
    }
