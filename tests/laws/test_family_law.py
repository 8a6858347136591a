"""Family: a function of gezag on the day and age on the day, of this pupil and no other."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from consent_gate.records import Gezag, Period, PupilFacts
from consent_gate.rules.asker import names_for, possible_names
from consent_gate.rules.decide import decide, foreseen
from consent_gate.state import PupilState, RecipientState, pupil_state
from consent_gate.terms import ANY
from tests.generated import BIRTHS, DAYS, PERSONS, TODAY, Case, cases, examples, one_of, written
from tests.generated_family import KINSHIP, PERSONS_ASKING
from tests.oracle import day_of_age

PURPOSES = KINSHIP.purposes.leaves
PERSONS_OF_P1 = ("g1", "g2")
asking = one_of(sorted(set(PERSONS_ASKING))).map(lambda who: RecipientState(who, "registration-1", "", PURPOSES))
ends = st.none() | one_of([TODAY + timedelta(days=distance) for distance in (-401, -1, 0, 1)])
periods = st.builds(Period, ends, ends)
gezag = st.lists(st.builds(Gezag, one_of(PERSONS_OF_P1), st.booleans(), periods), max_size=4)
pupils = st.builds(
    lambda born, facts: pupil_state("p1", written([PupilFacts(born), *facts])), one_of((*BIRTHS, None)), gezag
)


def standing(state: PupilState, person: str, day: date) -> bool | None:
    """Return what the last record about this person for this day says; None for nothing."""
    said = [fact.gezag for fact in state.gezag if fact.person == person and fact.period.holds_on(day)]
    return said[-1] if said else None


@examples(400)
@given(asking, pupils, pupils, one_of(DAYS))
def test_names_follow_from_gezag_and_age_alone(
    asks: RecipientState, one: PupilState, other: PupilState, day: date
) -> None:
    """Two histories in which the person stands alike today, and stood alike on the eve of 18, give equal names."""
    other = replace(other, birth_date=one.birth_date)
    person = asks.recipient.removeprefix("person:")
    eve = day_of_age(one.birth_date, 18) - timedelta(days=1) if one.birth_date else day
    if all(standing(one, person, when) == standing(other, person, when) for when in (day, eve)):
        assert names_for(asks, one, day, KINSHIP) == names_for(asks, other, day, KINSHIP)


@examples(300)
@given(pupils, one_of(DAYS), one_of(("person:stranger", "person:pupil.p2", "person:p1", "person:pupil", "person:g11")))
def test_a_stranger_never_gets_a_name_of_family(state: PupilState, day: date, who: str) -> None:
    """Of whom the pupil's records say nothing, no day and no birthday makes a parent."""
    stranger = RecipientState(who, "registration-1", "", PURPOSES)
    assert names_for(stranger, state, day, KINSHIP) == ()


@examples(300)
@given(cases(), one_of(PERSONS))
def test_an_answer_was_foreseen(case: Case, person: str) -> None:
    """What a person is to a pupil is among what the person could be; and what is granted was not refused beforehand."""
    words = case.snapshot.vocabulary
    for who in (case.recipient, replace(case.recipient, recipient=f"person:{person}")):
        assert set(names_for(who, case.pupil, case.day, words)) <= set(possible_names(who, case.day, words))
        everything = words.masks[ANY]
        for purpose in words.purposes.leaves:
            if decide(case.snapshot, who, purpose, case.pupil, 1, everything, case.day).permits:
                assert foreseen(case.snapshot, who, purpose, everything, case.day) is None


@examples(300)
@given(asking, pupils, pupils, one_of(DAYS))
def test_of_twins_each_is_judged_alone(asks: RecipientState, one: PupilState, other: PupilState, day: date) -> None:
    """One birthday, one parent, two files: what the parent is to one child says nothing about the other."""
    twin = replace(other, pupil="p2", birth_date=one.birth_date)
    before = names_for(asks, one, day, KINSHIP)
    names_for(asks, twin, day, KINSHIP)
    assert names_for(asks, one, day, KINSHIP) == before
    without = replace(twin, gezag=())
    assert names_for(asks, without, day, KINSHIP) in ((), ("pupil_self",))
    assert asks.recipient == "person:pupil.p2" or names_for(asks, without, day, KINSHIP) == ()


@examples(200)
@given(cases(), st.sampled_from(["org:x", "staff:x"]))
def test_whoever_is_no_person_has_no_name_of_family(case: Case, who: str) -> None:
    """Whatever roles its records hold: a colleague's id is never a parent's."""
    words = case.snapshot.vocabulary
    someone = replace(case.recipient, recipient=who)
    assert not words.family & set(names_for(someone, case.pupil, case.day, words))
    assert not words.family & set(possible_names(someone, case.day, words))


@examples(200)
@given(cases())
def test_a_person_has_no_name_but_of_family(case: Case) -> None:
    """Whatever roles its records hold: a parent's id is never a colleague's; nor was it ever without a registration."""
    words = case.snapshot.vocabulary
    parent = replace(case.recipient, recipient="person:g1", kind="")
    assert set(names_for(parent, case.pupil, case.day, words)) <= words.family
    assert names_for(replace(parent, record="", purposes=()), case.pupil, case.day, words) == ()
