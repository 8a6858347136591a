"""Looking ahead as a law: nothing that is about to be lost is missing, whatever was recorded."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from consent_gate.grounds import Fact
from consent_gate.rules.reach import Reach
from consent_gate.rules.requirements import requirement_named
from consent_gate.scope import Period
from consent_gate.state import GezagFact, PupilState, Statement
from consent_gate.terms import THE_PUPIL
from consent_gate.upcoming import in_order
from tests.policies.situation import shipped
from tests.test_upcoming import DAY, FIRST, MATTER, coming, window

days = st.dates(FIRST - 30 * DAY, FIRST + 30 * DAY)
edges = st.none() | days
periods = st.tuples(edges, edges).map(
    lambda ends: Period(*sorted(ends)) if None not in ends else Period(*ends)  # type: ignore[type-var]
)
people = st.sampled_from(["g1", "g2"])
births = st.sampled_from([12, 16, 18]).flatmap(
    lambda age: days.filter(lambda day: (day.month, day.day) != (2, 29)).map(lambda day: day.replace(year=2026 - age))
)


@st.composite
def statements(draw: st.DrawFn) -> tuple[Statement, ...]:
    """Draw what guardians and pupil said, each thing before `FIRST`."""
    said = []
    for place in range(draw(st.integers(0, 4))):
        yes = draw(st.booleans())
        recipient, purpose, categories = draw(
            st.sampled_from([MATTER, (MATTER[0], MATTER[1], ("school_functioning.wellbeing",))])
            if yes
            else st.sampled_from([MATTER, ("*", "*", ("*",)), ("jeugdpartner", "*", ("school_functioning",))])
        )
        period = draw(periods) if yes else Period()
        by, on = draw(people | st.just(THE_PUPIL)), FIRST - draw(st.integers(0, 60)) * DAY
        withdrawn = not yes and draw(st.booleans())
        said.append(Statement(f"s{place}", by, yes, withdrawn, on, recipient, purpose, categories, (), period))
    return tuple(said)


@st.composite
def pupils(draw: st.DrawFn) -> PupilState:
    """Draw a pupil about whom things begin and end around `FIRST`."""
    gezag = tuple(
        GezagFact(f"z{place}", draw(people), draw(st.booleans()), draw(periods))
        for place in range(draw(st.integers(0, 4)))
    )
    facts = tuple(
        Fact(f"f{place}", name, "org:x", "*", ("*",), (), draw(periods))
        for place, name in enumerate(draw(st.lists(st.sampled_from(["order:126nd", "weighing:director"]), max_size=3)))
    )
    return PupilState("p1", draw(st.none() | births), (), gezag, draw(statements()), (), facts)


@given(pupils(), days, st.integers(0, 20), st.integers(1, 20))
def test_two_windows_in_a_row_show_what_one_window_shows(state: PupilState, first: date, some: int, more: int) -> None:
    """Who looks ahead every month misses nothing between, and sees nothing twice."""
    middle, last = first + some * DAY, first + (some + more) * DAY
    apart = coming(state, window(first, middle)) + coming(state, window(middle + DAY, last))
    assert in_order(apart) == coming(state, window(first, last))


@st.composite
def consenting(draw: st.DrawFn) -> PupilState:
    """Draw a pupil for whom consent counts to begin with, as far as the dates drawn allow."""
    state = draw(pupils())
    ends = st.builds(Period, st.none(), st.none() | st.dates(FIRST, FIRST + 30 * DAY))
    said = [
        Statement(f"y{place}", by, True, False, FIRST - 40 * DAY, *MATTER, (), draw(ends))
        for place, by in enumerate(["g1", THE_PUPIL])
    ]
    born = draw(births | st.just(date(2016, 1, 1)))
    gezag = (*state.gezag, GezagFact("y3", "g1", True, draw(ends)))
    return replace(state, statements=(*state.statements, *said), gezag=gezag, birth_date=born)


@settings(max_examples=200)
@given(consenting(), st.sampled_from(["consent:guardian", "consent:all_guardians+youth"]))
def test_no_consent_is_lost_in_silence(state: PupilState, name: str) -> None:
    """Where consent counts on one day and no longer on the next, something was announced for these two days."""
    requirement, vocabulary = requirement_named(name), shipped().vocabulary
    assert requirement is not None
    reach = Reach.of(vocabulary, ("jeugdhulp",), "zorgvraag")
    mask = vocabulary.mask_of(["school_functioning"])
    counted = [requirement.met(state, reach, "org:x", mask, FIRST + place * DAY) for place in range(35)]
    for place, (before, after) in enumerate(pairwise(counted)):
        day = FIRST + place * DAY
        assert not before & ~after or coming(state, window(day, day + DAY)), day
