"""CG-11: an objection holds tasks and interests until it is weighed; a duty goes on, and is not asked consent for."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from consent_gate.records import Body, Ending, Objection, Record, Restriction, Withdrawal
from consent_gate.terms import Basis
from tests.generated import PUPIL, TODAY, Case, cases, examples, matters, one_of
from tests.laws.outcomes import decisions, outcome, with_records

MANY = examples(300)
AT = datetime(2026, 9, 1, tzinfo=UTC)
BY_OBJECTION = {Basis.PUBLIC_TASK, Basis.LEGITIMATE_INTEREST}
BY_RESTRICTION = {*BY_OBJECTION, Basis.LEGAL_OBLIGATION, Basis.CONTRACT}


@st.composite
def held(draw: st.DrawFn) -> tuple[Case, Case, Body]:
    """Draw a case, and the same with an objection or a restriction at the end."""
    case = draw(cases())
    about = draw(matters(case.at))
    holds: tuple[Body, ...] = (Objection("g1", about, TODAY), Restriction("g1", about, TODAY))
    body = draw(one_of(holds))
    return case, with_records(case, [*case.records, Record("hold", PUPIL, AT, "office", body)]), body


@MANY
@given(held())
def test_a_hold_touches_only_the_bases_it_may(drawn: tuple[Case, Case, Body]) -> None:
    """What is permitted on another basis is permitted on it still; a duty is not stopped by an objection.

    Where consent is the basis, an objection is a withdrawal.
    """
    before, after = outcome(drawn[0]), outcome(drawn[1])
    bases = {*BY_OBJECTION, Basis.CONSENT} if isinstance(drawn[2], Objection) else BY_RESTRICTION
    for asked, basis in before.items():
        if basis not in bases:
            assert after.get(asked) is basis


@MANY
@given(held())
def test_a_hold_on_everything_holds_all_of_its_bases(drawn: tuple[Case, Case, Body]) -> None:
    """Nothing that an open hold covers leaves on a basis it holds."""
    _, after, body = drawn
    assert isinstance(body, Objection | Restriction)
    matter = body.matter
    if (matter.recipient, matter.purpose, matter.categories, matter.excluded) == ("*", "*", ("*",), ()):
        bases = BY_OBJECTION if isinstance(body, Objection) else BY_RESTRICTION
        assert not bases & set(outcome(after).values())


@MANY
@given(held())
def test_a_hold_lasts_until_it_is_ended_and_not_longer(drawn: tuple[Case, Case, Body]) -> None:
    """An ending that names the hold restores exactly what was; an ending that names another changes nothing.

    The consent that an objection took back stays back: it is as if it had been withdrawn.
    """
    before, after, body = drawn
    if isinstance(body, Objection):
        withdrawn = Withdrawal(body.by, body.made_on, matter=body.matter)
        before = with_records(before, [*before.records, Record("hold", PUPIL, AT, "office", withdrawn)])
    ended = [*after.records, Record("end", PUPIL, AT, "office", Ending("hold", "overruled"))]
    other = [*after.records, Record("end", PUPIL, AT, "office", Ending("another", "overruled"))]
    assert outcome(with_records(after, ended)) == outcome(before)
    assert outcome(with_records(after, other)) == outcome(after)


@MANY
@given(held(), one_of(("granted", "toegewezen", "")))
def test_an_objection_that_is_granted_holds_for_good(drawn: tuple[Case, Case, Body], word: str) -> None:
    """Only a word that lifts it lifts a hold: one that was found to be right, or ended by any other word, goes on."""
    _, after, _ = drawn
    granted = [*after.records, Record("end", PUPIL, AT, "office", Ending("hold", word))]
    assert outcome(with_records(after, granted)) == outcome(after)


@MANY
@given(cases())
def test_nobody_is_asked_consent_for_what_a_duty_carries(case: Case) -> None:
    """Where a duty permits, neither the grant nor any explanation speaks of consent."""
    for decision in decisions(case).values():
        by_duty = {
            name for grant in decision.grants if grant.basis is Basis.LEGAL_OBLIGATION for name in grant.categories
        }
        for grant in decision.grants:
            if grant.basis is Basis.CONSENT:
                assert not by_duty & set(grant.categories)
        for kept in decision.withheld:
            assert not by_duty & set(kept.categories)
