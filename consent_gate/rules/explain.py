"""Explaining: the rules and records an answer rests on, why the rest is withheld, and what would have been needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from consent_gate.decision import Grant, Withheld
from consent_gate.reasons import Reason
from consent_gate.rules.asker import Asker
from consent_gate.rules.compiled import held_places, opened
from consent_gate.rules.kin import is_recorded
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.plan import Plan
from consent_gate.rules.recorded import CautionRequirement
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import PupilState
from consent_gate.terms import ANY, DECISION_ORDER, Effect, is_person, is_staff, person_in

CLOSED_LIST = "list:"
"""How the name of a closed field list begins."""

NATIONAL_NUMBER = "pgn"
"""The category of the national number, which has a refusal reason of its own (UAVG 46)."""


def grants(
    snapshot: Snapshot, asker: Asker, state: PupilState, day: date, permitted: tuple[int, ...]
) -> tuple[Grant, ...]:
    """Name the rules and records behind each basis of `permitted`."""
    plan = snapshot.plan(asker.nodes, asker.purpose)
    found = []
    for place, mask in enumerate(permitted):
        if not mask:
            continue
        rules = [
            said.rule.rule
            for said in plan.applied
            if said.rule.effect is Effect.ALLOW and place in said.places and said.mask & mask
        ]
        records: list[str] = []
        for condition in plan.conditions:
            if place not in condition.places or condition.rule.effect is not Effect.ALLOW:
                continue
            met = mask & condition.requirement.met(state, plan.reach, asker.recipient, condition.mask, day)
            if met:
                rules.append(condition.rule.rule)
                records += condition.requirement.evidence(state, plan.reach, asker.recipient, met, day)
        names = snapshot.vocabulary.names_of(mask)
        objections = _inadmissible(plan, asker, state, place, mask)
        found.append(Grant(DECISION_ORDER[place], names, _once(rules), _once(records), objections))
    return tuple(found)


def _inadmissible(plan: Plan, asker: Asker, state: PupilState, place: int, mask: int) -> tuple[str, ...]:
    """Return the open objections to something in `mask` that cannot hold the basis at `place` (CG-11)."""
    return tuple(
        hold.record
        for hold in state.holds
        if hold.kind == "objection"
        and place not in held_places(hold.kind)
        and mask & plan.reach.of_no(asker.recipient, hold.recipient, hold.purpose, hold.categories, hold.excluded)
    )


def withheld(snapshot: Snapshot, asker: Asker, state: PupilState, day: date, missing: int) -> tuple[Withheld, ...]:
    """Give every leaf category of `missing` at least one reason. The nearest cause comes first.

    A denial that no record could get round is the nearest. One that leaves another basis open comes last: what is still
    to be had on that basis is nearer.
    """
    plan = snapshot.plan(asker.nodes, asker.purpose)
    potential = plan.potential
    found = [
        *_by_cautions(plan, asker, state, day, missing),
        *_by_denials(snapshot, plan, missing & ~potential),
        *_by_holds(plan, asker, state, day, missing),
        *_by_conditions(plan, asker, state, day, missing),
        *_by_denials(snapshot, plan, missing & potential),
    ]
    unexplained = missing
    for _, mask, _, _ in found:
        unexplained &= ~mask
    found += _by_absence(snapshot, plan, asker, state, unexplained)
    names = snapshot.vocabulary.names_of
    return tuple(Withheld(reason, names(mask), rules, records) for reason, mask, rules, records in found)


_REASON = {("objection", False): Reason.OBJECTION_PENDING, ("objection", True): Reason.OBJECTION_GRANTED}

_Cause = tuple[Reason, int, tuple[str, ...], tuple[str, ...]]


def _by_denials(snapshot: Snapshot, plan: Plan, missing: int) -> Iterator[_Cause]:
    number = snapshot.vocabulary.masks.get(NATIONAL_NUMBER, 0)
    for said in plan.applied:
        mask = said.mask & missing
        if said.rule.effect is Effect.DENY and mask:
            if mask & number:
                yield Reason.PGN_NOT_PERMITTED, mask & number, (said.rule.rule,), ()
            if mask & ~number:
                yield Reason.CATEGORY_NOT_PERMITTED, mask & ~number, (said.rule.rule,), ()


def _by_holds(plan: Plan, asker: Asker, state: PupilState, day: date, missing: int) -> Iterator[_Cause]:
    """A hold is a cause only where something would have been permitted without it."""
    if not state.holds:
        return
    allow = opened(plan, asker, state, day)
    for hold in state.holds:
        covered = plan.reach.of_no(asker.recipient, hold.recipient, hold.purpose, hold.categories, hold.excluded)
        held = 0
        for place in held_places(hold.kind):
            held |= allow[place] & ~plan.deny[place] & covered & missing
        if held:
            yield _REASON.get((hold.kind, hold.granted), Reason.RESTRICTED), held, (), (hold.record,)


def _by_cautions(plan: Plan, asker: Asker, state: PupilState, day: date, missing: int) -> Iterator[_Cause]:
    """A conditional deny is a cause where its fact covers something."""
    for condition in plan.conditions:
        if condition.rule.effect is Effect.DENY and isinstance(condition.requirement, CautionRequirement):
            met = missing & condition.requirement.met(state, plan.reach, asker.recipient, condition.mask, day)
            if met:
                records = condition.requirement.evidence(state, plan.reach, asker.recipient, met, day)
                yield condition.requirement.reason, met, (condition.rule.rule,), records


def _denied_everywhere(plan: Plan, places: tuple[int, ...]) -> int:
    """Return what a rule denies on every basis at `places`: there a requirement could help nothing."""
    mask = -1
    for place in places:
        mask &= plan.deny[place]
    return mask


def _by_conditions(plan: Plan, asker: Asker, state: PupilState, day: date, missing: int) -> Iterator[_Cause]:
    for condition in plan.conditions:
        if condition.rule.effect is Effect.DENY:
            continue
        mask = condition.mask & missing & ~_denied_everywhere(plan, condition.places)
        if mask:
            for unmet in condition.requirement.unmet(state, plan.reach, asker.recipient, mask, day):
                yield unmet.reason, unmet.mask, (condition.rule.rule,), unmet.records


def _by_absence(snapshot: Snapshot, plan: Plan, asker: Asker, state: PupilState, missing: int) -> Iterator[_Cause]:
    """No rule speaks of these categories for this asker: say what comes nearest."""
    if not missing:
        return
    if is_person(asker.recipient) and not asker.nodes:
        unborn = state.birth_date is None and is_recorded(person_in(asker.recipient), state)
        yield Reason.BIRTH_DATE_UNKNOWN if unborn else Reason.RELATION_MISSING, missing, (), ()
        return
    vocabulary = snapshot.vocabulary
    number = missing & vocabulary.masks.get(NATIONAL_NUMBER, 0)
    if number:
        yield Reason.PGN_NOT_PERMITTED, number, (), ()
        missing &= ~number
    for_named = _for_named_roles(snapshot, asker) & missing
    if for_named:
        yield Reason.ROLE_NOT_NAMED, for_named, (), ()
        missing &= ~for_named
    if not missing:
        return
    spoken: list[Rule | ConditionalRule] = [
        *(said.rule for said in plan.applied),
        *(condition.rule for condition in plan.conditions),
    ]
    allowing = [rule for rule in spoken if rule.effect is Effect.ALLOW]
    lists = [rule.rule for rule in allowing if rule.category.startswith(CLOSED_LIST)]
    if lists and len(lists) == len(allowing):
        yield Reason.FIELD_NOT_IN_CLOSED_LIST, missing, _once(lists), ()
    elif plan.applied or plan.conditions:
        yield Reason.CATEGORY_NOT_PERMITTED, missing, (), ()
    else:
        yield Reason.NO_LEGAL_BASIS, missing, (), ()


def _for_named_roles(snapshot: Snapshot, asker: Asker) -> int:
    """Return what some internal role may see for this purpose; only for staff, also those without a role here."""
    terms, family = snapshot.vocabulary.recipients.terms, snapshot.vocabulary.family
    roles = (terms[node].is_role and node not in family for node in asker.nodes)
    if not (is_staff(asker.recipient) or any(roles)):
        return 0
    mask = 0
    for rule in snapshot.document.rules:
        for_a_role = rule.effect is Effect.ALLOW and rule.recipient != ANY and terms[rule.recipient].is_role
        for_a_role = for_a_role and rule.recipient not in family
        if for_a_role and snapshot.vocabulary.purposes.covers(rule.purpose, asker.purpose):
            mask |= snapshot.vocabulary.masks[rule.category]
    return mask


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
