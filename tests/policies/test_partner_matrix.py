"""Every partner a school meets: the ground, the ceiling of fields and the source."""

from __future__ import annotations

from typing import Final

import pytest

from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.terms import ANY, HELD_BY_OBJECTION, Basis, Effect
from tests.policies.matrix import BANNED, MATRIX, NOTHING_EVER, NUMBER, Row
from tests.policies.situation import OBJECTION, answer, pupil, shipped

EVERY_FACT: Final = tuple(
    dict.fromkeys(
        rule.requires
        for rule in shipped().document.conditional
        if rule.effect is Effect.ALLOW and not rule.requires.startswith("consent:")
    )
)
BY_NAME = pytest.mark.parametrize(
    "row", MATRIX, ids=lambda row: f"{row.recipient}-{row.purpose}-{'+'.join(row.recorded)}"
)


@BY_NAME
def test_the_ground_the_ceiling_and_the_source(row: Row) -> None:
    """What may go goes on the matrix's own ground, with a source; what may not stays, though everything was asked."""
    snapshot = shipped()
    decision = answer(snapshot, row.recipient, row.purpose, pupil(*row.recorded, age=row.age))
    basis = {category: grant.basis for grant in decision.grants for category in grant.categories}
    assert {category: basis.get(category) for category in row.goes} == dict.fromkeys(row.goes, row.basis)
    assert not set(row.never) & set(decision.permitted)
    for grant in decision.grants:
        assert grant.rules
        assert all(snapshot.document.sources[rule] for rule in grant.rules)


@BY_NAME
def test_without_what_must_be_recorded_nothing_of_it_goes(row: Row) -> None:
    """A row that rests on a record gives none of it without that record; one that rests on the law gives it anyway."""
    decision = answer(shipped(), row.recipient, row.purpose, pupil(age=row.age))
    assert bool(set(row.goes) & set(decision.permitted)) is not bool(row.recorded)


@BY_NAME
def test_an_objection_stops_a_task_and_never_a_duty(row: Row) -> None:
    """AVG 21(1) reaches (e) and (f); consent was given anew or not, which is another matter (CG-11)."""
    decision = answer(shipped(), row.recipient, row.purpose, pupil(*row.recorded, OBJECTION, age=row.age))
    stopped = not set(row.goes) <= set(decision.permitted)
    assert stopped is (row.basis in HELD_BY_OBJECTION)


def test_every_partner_has_a_row() -> None:
    """A partner in the vocabulary without a row would be one nobody held against the law."""
    tree = shipped().vocabulary.recipients
    known = {name for name in tree.leaves if not tree.terms[name].is_role or tree.covers("family", name)}
    assert known == {row.recipient for row in MATRIX} | {name for name, _ in NOTHING_EVER if name in known}


@pytest.mark.parametrize("purpose", shipped().vocabulary.purposes.leaves)
def test_no_duty_and_no_task_asks_for_consent(purpose: str) -> None:
    """A field that a law already opens is never also a question to a parent: that would make a no look possible."""
    document = shipped().document
    vocabulary = document.vocabulary
    by_law = [rule for rule in document.rules if rule.effect is Effect.ALLOW]
    by_law_if = [
        rule for rule in document.conditional if rule.effect is Effect.ALLOW and rule.basis == Basis.LEGAL_OBLIGATION
    ]
    for asked in document.conditional:
        if asked.basis != Basis.CONSENT or not vocabulary.purposes.covers(asked.purpose, purpose):
            continue
        for rule in [*by_law, *(() if asked.recipient == "jeugdstrafpartner" else by_law_if)]:
            same = vocabulary.purposes.covers(rule.purpose, purpose) and any(
                vocabulary.recipients.covers(rule.recipient, leaf)
                and vocabulary.recipients.covers(asked.recipient, leaf)
                for leaf in vocabulary.recipients.leaves
            )
            overlap = vocabulary.masks[rule.category] & vocabulary.masks[asked.category]
            assert not (same and overlap), (asked.rule, rule.rule)


@pytest.mark.parametrize(("recipient", "purpose"), NOTHING_EVER)
def test_some_get_nothing_whatever_is_recorded(recipient: str, purpose: str) -> None:
    """Not with every consent, every order and every emergency at once."""
    assert not answer(shipped(), recipient, purpose, pupil("all", "pupil", *EVERY_FACT)).permits


@pytest.mark.parametrize("age", [8, 14, 16])
def test_hard_bans_are_opened_by_nothing(age: int) -> None:
    """Origin, raw tests, money and, outside the law's own list, the national number: for any partner and purpose."""
    snapshot = shipped()
    tree = snapshot.vocabulary.recipients
    state = pupil("all", "pupil", *EVERY_FACT, age=age)
    for name in tree.leaves:
        if tree.terms[name].is_role:
            continue
        numbers = () if name in ("leerplicht", "duo_absence", "duo_register", "school_receiving") else NUMBER
        for purpose in snapshot.vocabulary.purposes.leaves:
            permitted = set(answer(snapshot, name, purpose, state).permitted)
            assert not permitted & {*BANNED, "financial", *numbers}, (name, purpose)


def test_a_secret_address_goes_to_nobody_but_the_administration() -> None:
    """Masked for every recipient, the other parent included, on every ground."""
    snapshot = shipped()
    state = pupil("all", "pupil", *EVERY_FACT, "caution:secret_address")
    secret = set(snapshot.vocabulary.names_of(snapshot.vocabulary.masks["set:adres"]))
    seeing = {
        name
        for name in snapshot.vocabulary.recipients.leaves
        for purpose in snapshot.vocabulary.purposes.leaves
        if secret & set(answer(snapshot, name, purpose, state).permitted)
    }
    assert seeing == {"administration"}


def test_the_childs_interest_closes_everything_for_a_parent_without_gezag() -> None:
    """BW 1:377c: the duty to inform stops where the child's interest opposes it; the other parent is not touched."""
    state = pupil("caution:child_interest")
    assert not answer(shipped(), "parent_without_gezag", "ouderinformatie", state).permits
    assert answer(shipped(), "guardian", "ouderinformatie", state).permits


def test_an_order_opens_its_own_list_and_no_more() -> None:
    """The rule is the ceiling; the vordering names the fields."""
    state = pupil("order:126nd", categories=("attendance.late", "medical.diagnosis"))
    assert answer(shipped(), "public_prosecutor", "opsporing", state).permitted == ("attendance.late",)


def test_every_source_that_is_not_current_says_so() -> None:
    """What still has to be looked up is never shown as certain."""
    rules: tuple[Rule | ConditionalRule, ...] = (*shipped().document.rules, *shipped().document.conditional)
    assert all(shipped().document.sources[rule.rule] for rule in rules)
    assert all(not isinstance(rule, ConditionalRule) or rule.requires for rule in rules)
    checked = {source.checked for found in shipped().document.sources.values() for source in found}
    assert checked == {"current", "older", "unverified"}
    assert ANY not in {rule.recipient for rule in rules if rule.effect is Effect.ALLOW}
