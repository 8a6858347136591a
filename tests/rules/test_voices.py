"""Hearing people: in the order of recording, on one day, and nobody twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from consent_gate.records import Body, Gezag, Period
from consent_gate.rules.reach import Reach
from consent_gate.rules.voices import Voices, listen
from consent_gate.terms import ANY
from tests.generated import SMALL, TODAY
from tests.rules.pupils import BEFORE, EIGHT, FATHER, MOTHER, SELF, SIXTEEN, pupil, refuses, takes_back, yes

REACH = Reach.of(SMALL, ("r1",), "d1")
ALL = SMALL.masks[ANY]
LATER, EARLIER = BEFORE + timedelta(days=1), BEFORE - timedelta(days=1)


def heard(*bodies: Body, born: date | None = EIGHT, day: date = TODAY, mask: int = ALL) -> Voices:
    """Listen to a pupil's records."""
    return listen(pupil(born, *bodies), REACH, "org:me", mask, day)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2010, 9, 1), date(2026, 8, 31), 15),
        (date(2010, 9, 1), date(2026, 9, 1), 16),
        (date(2012, 2, 29), date(2027, 2, 28), 14),
        (date(2012, 2, 29), date(2027, 3, 1), 15),
        (date(2012, 2, 29), date(2028, 2, 28), 15),
        (date(2012, 2, 29), date(2028, 2, 29), 16),
        (date(2027, 1, 1), date(2026, 9, 1), -1),
    ],
)
def test_age_is_in_whole_years_on_the_day(born: date, day: date, age: int) -> None:
    """To the day, leap days included; who is not born yet is no adult."""
    assert heard(born=born, day=day).age == age


LAST_WORDS = {
    "yes": ([yes(MOTHER)], "yes"),
    "no": ([refuses(MOTHER)], "no"),
    "yes, no": ([yes(MOTHER), refuses(MOTHER)], "no"),
    "no, yes": ([refuses(MOTHER), yes(MOTHER)], "yes"),
    "no, a yes of the same day": ([refuses(MOTHER, on=BEFORE), yes(MOTHER, on=BEFORE)], "yes"),
    "no, a yes of before": ([refuses(MOTHER, on=LATER), yes(MOTHER, on=BEFORE)], "no"),
    "no, a lapsed yes of before": ([refuses(MOTHER, on=LATER), yes(MOTHER, on=BEFORE, until=BEFORE)], "no"),
    "yes, a late note of an earlier no": ([yes(MOTHER, on=LATER), refuses(MOTHER, on=BEFORE)], "no"),
    "no, a lapsed yes": ([refuses(MOTHER), yes(MOTHER, until=BEFORE)], "silence"),
    "no, a yes to come": ([refuses(MOTHER), yes(MOTHER, since=TODAY + timedelta(days=1))], "no"),
    "an open yes, then one that lapsed": ([yes(MOTHER), yes(MOTHER, until=BEFORE)], "yes"),
    "yes, taken back by another": ([yes(MOTHER), takes_back(FATHER, consent="a")], "yes"),
}


@pytest.mark.parametrize(("bodies", "word"), LAST_WORDS.values(), ids=LAST_WORDS.keys())
def test_the_last_word_counts(bodies: list[Body], word: str) -> None:
    """Per person and category; the paper of before never undoes a later no, and a lapsed yes is silence."""
    voices = heard(*bodies)
    said = "yes" if voices.yes.get(MOTHER, 0) == ALL else "no" if voices.no.get(MOTHER, 0) == ALL else "silence"
    assert said == word
    assert not voices.yes.get(MOTHER, 0) & voices.no.get(MOTHER, 0)


def test_a_later_no_overtakes_only_its_own_fields() -> None:
    """The paper of before counts for what the no was not about."""
    voices = heard(refuses(MOTHER, on=LATER, what="c1"), yes(MOTHER, on=EARLIER))
    assert SMALL.names_of(voices.yes[MOTHER]) == ("c2", "c3")
    assert SMALL.names_of(voices.no[MOTHER]) == ("c1",)
    assert voices.standing(frozenset({MOTHER})) == ("b",)


def test_every_later_no_overtakes_an_old_paper() -> None:
    """Not only the last of them; an earlier no, and another person's, overtake nothing."""
    noes = [refuses(MOTHER, on=LATER, what="c1"), refuses(MOTHER, on=LATER, what="c2")]
    assert SMALL.names_of(heard(*noes, yes(MOTHER, on=EARLIER)).yes[MOTHER]) == ("c3",)
    assert heard(refuses(MOTHER, on=EARLIER), refuses(FATHER, on=LATER), yes(MOTHER, on=BEFORE)).yes[MOTHER] == ALL


def test_only_what_is_asked_about_is_heard() -> None:
    """A statement about other fields is none."""
    assert heard(yes(MOTHER, what="c3"), mask=SMALL.bits["c1"]).heard == ()


def test_gezag_is_of_the_day_and_of_the_last_record() -> None:
    """A later record overrules an earlier one about the same days; outside its period a record says nothing."""
    ended = (Gezag(MOTHER, True), Gezag(FATHER, True), Gezag(FATHER, False, Period(TODAY)))
    state = pupil(EIGHT, gezag=ended)
    for day, guardians in ((TODAY - timedelta(days=1), {MOTHER, FATHER}), (TODAY, {MOTHER})):
        assert set(listen(state, REACH, "org:me", ALL, day).guardians) == guardians


def test_at_sixteen_an_assent_of_before_is_too_young() -> None:
    """It is heard, as the reason to ask again, and counts for nothing."""
    (said,) = heard(yes(SELF), born=SIXTEEN).heard
    assert (said.counts, said.too_young) == (False, True)
