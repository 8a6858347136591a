"""What the linter says of rules is so, and it misses nothing: each finding is held against every question and state."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from hypothesis import given

from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import Pair, State, masks_in, pairs, plan_of, states
from consent_gate.terms import Effect
from consent_gate.workbench.lint.against import rule_findings
from consent_gate.workbench.lint.pages import Pages
from tests.generated import Case, cases, examples

Line = Rule | ConditionalRule


def told(snapshot: Snapshot, code: str) -> set[str]:
    """Return the ids of the rules of which the linter says `code`."""
    found = [finding for finding in rule_findings(snapshot, Pages({})) if finding.code == code]
    return {re.findall(r"P[PQ]-[0-9]+", finding.text.nl)[0] for finding in found}


def lines_of(snapshot: Snapshot) -> list[Line]:
    """Return every rule."""
    return [*snapshot.document.rules, *snapshot.document.conditional]


def of_effect(snapshot: Snapshot, effect: Effect) -> set[str]:
    """Return the ids of the rules that allow, or of those that deny."""
    return {line.rule for line in lines_of(snapshot) if line.effect is effect}


def only(snapshot: Snapshot, ids: Collection[str]) -> Snapshot:
    """Return the same policies with these rules alone."""
    document = snapshot.document
    rules = tuple(rule for rule in document.rules if rule.rule in ids)
    conditional = tuple(rule for rule in document.conditional if rule.rule in ids)
    return Snapshot(replace(document, rules=rules, conditional=conditional))


def questions(snapshot: Snapshot) -> Iterator[tuple[Pair, State]]:
    """Yield every pair in every state of the requirements that some rule names."""
    every = states({rule.requires for rule in snapshot.document.conditional}, ())
    return ((pair, state) for pair in pairs(snapshot) for state in every)


def sides(snapshot: Snapshot, pair: Pair, state: State, effect: Effect) -> tuple[int, ...]:
    """Return what the rules of one effect say, for each basis."""
    plan = plan_of(snapshot, pair)
    said = list(plan.allow if effect is Effect.ALLOW else plan.deny)
    for ask in plan.asks:
        if ask.effect is effect and ask.requirement.name in state.met:
            for place in ask.places:
                said[place] |= ask.mask
    return tuple(said)


def same(one: Snapshot, other: Snapshot, effect: Effect) -> bool:
    """True when both say the same on one side, to every question in every state of the rules of `one`."""
    return all(sides(one, *question, effect) == sides(other, *question, effect) for question in questions(one))


@examples(120)
@given(cases())
def test_shadowed_rules_are_exactly_those_that_add_nothing(case: Case) -> None:
    """Without all of them everything stays as it was; without any further one something changes."""
    snapshot = case.snapshot
    for effect, code in ((Effect.ALLOW, "shadowed-rule"), (Effect.DENY, "shadowed-denial")):
        ids, shadowed = of_effect(snapshot, effect), told(snapshot, code)
        assert shadowed <= ids
        assert same(snapshot, only(snapshot, ids - shadowed), effect)
        for rule in ids - shadowed:
            assert not same(snapshot, only(snapshot, ids - shadowed - {rule}), effect)


@examples(120)
@given(cases())
def test_a_rule_is_always_denied_exactly_when_it_never_opens_anything(case: Case) -> None:
    """Alone with the denials that always hold it permits nothing, in no state; every other rule permits something."""
    snapshot = case.snapshot
    denials = {rule.rule for rule in snapshot.document.rules if rule.effect is Effect.DENY}
    always = told(snapshot, "always-denied")
    for rule in of_effect(snapshot, Effect.ALLOW):
        alone = only(snapshot, denials | {rule})
        opens = any(any(masks_in(plan_of(alone, pair), state)) for pair, state in questions(alone))
        assert opens is (rule not in always)


@examples(120)
@given(cases())
def test_a_denial_is_idle_exactly_when_it_takes_nothing(case: Case) -> None:
    """It denies nothing, on any basis, that some rule allows on that basis in any state."""
    snapshot = case.snapshot
    allowing, idle = of_effect(snapshot, Effect.ALLOW), told(snapshot, "idle-denial")
    for rule in of_effect(snapshot, Effect.DENY):
        both = only(snapshot, allowing | {rule})
        takes = any(
            opened & denied
            for question in questions(both)
            for opened, denied in zip(
                sides(both, *question, Effect.ALLOW), sides(both, *question, Effect.DENY), strict=True
            )
        )
        assert takes is (rule not in idle)
