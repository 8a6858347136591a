"""Runs the expected answers that authors keep beside their rules: every row a situation, decided for real."""

from __future__ import annotations

from consent_gate.decision import Decision
from consent_gate.records import Period
from consent_gate.rules.ceilings import check_ceilings
from consent_gate.rules.consenting import AGE_OF_CONSENT, CONSENTS
from consent_gate.rules.decide import decide
from consent_gate.rules.evidence import Expectation
from consent_gate.rules.faults import Fault
from consent_gate.rules.kin import (
    AGE_OF_MAJORITY,
    AGE_OF_OWN_RIGHTS,
    PARENT_OF_ADULT,
    PARENT_WITHOUT_GEZAG,
    PUPIL_SELF,
)
from consent_gate.rules.situations import DAY, GUARDIANS, WITHOUT_GEZAG, born_for, fact, said
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import Hold, PupilState, RecipientState, RoleFact, Statement
from consent_gate.terms import ANY, OWN, PERSON, THE_PUPIL, Basis
from consent_gate.text import Text

WRONG_ANSWER = Text(
    "verwacht `{expected}`, maar het antwoord is `{found}`", "expected `{expected}`, but the answer is `{found}`"
)
WRONG_CAUSE = Text(
    "verwacht vanwege `{expected}`, maar de reden is {found}",
    "expected because of `{expected}`, but the cause is {found}",
)


AGES = {PARENT_OF_ADULT: AGE_OF_MAJORITY, PUPIL_SELF: AGE_OF_OWN_RIGHTS}
"""Who is family only from a certain age of the pupil on, and that age."""


def check_expectations(snapshot: Snapshot) -> list[Fault]:
    """Decide every expected answer and ceiling of the policy set; return a fault for each that comes out otherwise."""
    judged = (judge_expectation(snapshot, expectation) for expectation in snapshot.document.expectations)
    return [*(fault for fault in judged if fault is not None), *check_ceilings(snapshot)]


def judge_expectation(snapshot: Snapshot, expectation: Expectation) -> Fault | None:
    """Decide one expected answer for real and return the fault when it comes out otherwise."""
    decision = decide_expectation(snapshot, expectation)
    expected = answer_text(expectation.basis)
    found = answer_text(decision.grants[0].basis if decision.permits else None)
    if found != expected:
        return Fault(expectation.place, WRONG_ANSWER.format(expected=expected, found=found))
    causes = causes_of(decision)
    if expectation.because not in causes:
        text = WRONG_CAUSE.format(expected=expectation.because, found=", ".join(f"`{cause}`" for cause in causes))
        return Fault(expectation.place, text)
    return None


def answer_text(basis: Basis | None) -> str:
    """Return an answer as authors write it."""
    return "refuse" if basis is None else f"permit {basis.value}"


def decide_expectation(snapshot: Snapshot, expectation: Expectation) -> Decision:
    """Return the answer to the question of an expectation, about an invented pupil in its state."""
    holds = {"objection": expectation.objection, "restriction": expectation.restriction}
    open_holds = frozenset(kind for kind, made in holds.items() if made)
    pupil = pupil_in(expectation.met, open_holds, expectation.recipient)
    recipient = recipient_as(snapshot, expectation.recipient, pupil)
    asked = snapshot.vocabulary.mask_of([expectation.category])
    return decide(snapshot, recipient, expectation.purpose, pupil, 1, asked, DAY)


def causes_of(decision: Decision) -> tuple[str, ...]:
    """Return every rule and reason that the decision names."""
    causes = [rule for grant in decision.grants for rule in grant.rules]
    for withheld in decision.withheld:
        causes += [*withheld.rules, withheld.reason.value]
    return tuple(dict.fromkeys(causes))


def pupil_in(requirements: frozenset[str], holds: frozenset[str], recipient: str = "") -> PupilState:
    """Return an invented pupil for whom exactly these requirements are met, and these kinds of hold are open.

    Who consents is told apart at the age of 14: one guardian or both, with the pupil where a requirement says `youth`,
    else without. Where `recipient` exists only from a later age, the pupil has just reached it, and says yes alone. A
    recorded fact, a caution too, is about everyone and everything.
    """
    consents = requirements & CONSENTS.keys()
    youth = any(name.endswith("+youth") for name in consents)
    age = AGES.get(recipient, 14 if consents else 8)
    speakers: list[str] = []
    if consents and age < AGE_OF_CONSENT:
        speakers.append(GUARDIANS[0].person)
    if any("all_guardians" in name for name in consents) and age < AGE_OF_CONSENT:
        speakers.append(GUARDIANS[1].person)
    if youth or (consents and age >= AGE_OF_CONSENT):
        speakers.append(THE_PUPIL)
    statements: tuple[Statement, ...] = tuple(said(person, on=DAY) for person in speakers)
    open_holds = tuple(Hold(f"{kind}-1", kind, ANY, ANY, (ANY,), ()) for kind in sorted(holds))
    facts = tuple(fact(name) for name in sorted(requirements - consents))
    gezag = (*GUARDIANS, WITHOUT_GEZAG)
    return PupilState("situation", born_for(age), ("group-1",), gezag, statements, open_holds, facts)


def recipient_as(snapshot: Snapshot, name: str, pupil: PupilState) -> RecipientState:
    """Return an invented recipient that answers to `name` towards `pupil`, as narrowly as it may be held.

    One of the family is a person whom `pupil` has: a guardian, the parent without gezag, or the pupil.
    """
    term, leaves = snapshot.vocabulary.recipients.terms[name], snapshot.vocabulary.purposes.leaves
    if not term.is_role:
        return RecipientState(f"org:{name}", "registration-1", name, leaves)
    if term.is_kin:
        others = {PARENT_WITHOUT_GEZAG: WITHOUT_GEZAG.person, PUPIL_SELF: OWN + pupil.pupil}
        return RecipientState(PERSON + others.get(name, GUARDIANS[0].person), "registration-1", "", leaves)
    scopes = {scope.value for scope in term.scopes}
    scope = next(scope for scope in ("pupil", "group", "school") if scope in scopes)
    of = {"pupil": pupil.pupil, "group": pupil.groups[0], "school": ""}[scope]
    roles = (RoleFact("role-1", name, scope, of, Period()),)
    if name in snapshot.vocabulary.family:
        return RecipientState(f"{PERSON}{name}", "registration-1", "", leaves, roles=roles)
    return RecipientState(f"staff:{name}", roles=roles)
