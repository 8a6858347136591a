"""Every decision explains itself: each field asked once in a grant or at least once withheld, with what it rests on."""

from __future__ import annotations

from hypothesis import given

from consent_gate.reasons import Reason
from consent_gate.records import Consent, Objection, Restriction
from consent_gate.terms import Basis
from tests.generated import Case, cases, examples
from tests.laws.outcomes import decisions, outcome, with_records

MANY = examples(300)


@MANY
@given(cases())
def test_every_field_asked_is_answered(case: Case) -> None:
    """In exactly one grant, or in one or more withholdings, never both and never neither."""
    for decision in decisions(case).values():
        granted = [name for grant in decision.grants for name in grant.categories]
        withheld = {name for kept in decision.withheld for name in kept.categories}
        assert len(granted) == len(set(granted))
        assert not withheld & set(granted)
        assert withheld | set(granted) == set(case.snapshot.vocabulary.bits)
        assert all(kept.categories for kept in decision.withheld)


@MANY
@given(cases())
def test_every_yes_names_what_it_rests_on(case: Case) -> None:
    """At least one rule each; consent also at least one record; each record named is a consent or a ground in force."""
    carrying = {record.id for record in case.records if isinstance(record.body, Consent)}
    carrying |= {fact.record for fact in case.pupil.facts if not fact.missing}
    for decision in decisions(case).values():
        for grant in decision.grants:
            assert grant.rules
            assert set(grant.records) <= carrying
            assert grant.records or grant.basis is not Basis.CONSENT
            assert len(set(grant.rules)) == len(grant.rules)
            assert len(set(grant.records)) == len(grant.records)


@MANY
@given(cases())
def test_a_yes_falls_with_the_records_it_names(case: Case) -> None:
    """Without the consents that a grant names, nothing of it is permitted on consent: they are what carries it."""
    for purpose, decision in decisions(case).items():
        for grant in (grant for grant in decision.grants if grant.basis is Basis.CONSENT):
            rest = with_records(case, [record for record in case.records if record.id not in grant.records])
            left = outcome(rest)
            assert not any((purpose, name) in left for name in grant.categories)


@MANY
@given(cases())
def test_every_no_that_names_a_hold_names_an_open_one(case: Case) -> None:
    """An objection or restriction that is given as the reason is one of the pupil's open ones."""
    held = {hold.record for hold in case.pupil.holds}
    holds = {record.id for record in case.records if isinstance(record.body, Objection | Restriction)}
    for decision in decisions(case).values():
        for kept in decision.withheld:
            if kept.reason in (Reason.OBJECTION_PENDING, Reason.OBJECTION_GRANTED, Reason.RESTRICTED):
                assert set(kept.records) <= holds & held
