"""Until when data of a pupil is kept: to the day, from the day of departure, the longest term of each kind."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_gate.retention import Keeping, keeping, last_day
from consent_gate.rules.lines import Duration, Place, RetentionTerm
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Term, Tree
from consent_gate.text import Text
from tests.small_policies import POLICIES

LEFT = date(2026, 7, 31)
DAY = timedelta(days=1)
TREE = Tree(
    {name: Term(name, Text(name, name)) for name in ("list:wet", "verzuim", "verzuim.laat", "cijfers", "foto")},
    {"verzuim.laat": frozenset({"verzuim", "list:wet"}), "cijfers": frozenset({"list:wet"})},
)


def term(category: str, years: int, kind: Duration = "duty") -> RetentionTerm:
    """Return a term."""
    return RetentionTerm(category, years, kind, "wet", "tekst van 2017", "older", Place("x", 1))


def kept(leaf: str, *terms: RetentionTerm, left_on: date | None = LEFT) -> Keeping:
    """Return what holds for one leaf."""
    (found,) = keeping(terms, TREE, [leaf], left_on)
    return found


@pytest.mark.parametrize(
    ("left_on", "years", "last"),
    [
        (LEFT, 5, date(2031, 7, 31)),
        (date(2024, 2, 29), 5, date(2029, 3, 1)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (None, 5, None),
    ],
)
def test_a_term_ends_on_the_day_it_names(left_on: date | None, years: int, last: date | None) -> None:
    """That day years later is included; while the pupil is enrolled no day is known (CG-10)."""
    found = kept("verzuim.laat", term("verzuim", years), left_on=left_on)
    assert (last_day(term("verzuim", years), left_on), found.must_until) == (last, last)
    if last is not None:
        assert found.must_be_kept(last)
        assert not found.must_be_kept(last + DAY)
    else:
        assert found.must_be_kept(date(2199, 1, 1))


def test_of_several_terms_the_longest_counts() -> None:
    """A field under a group and a list must be kept for whichever asks longest; a custom never makes a duty."""
    found = kept("verzuim.laat", term("verzuim", 5), term("list:wet", 7), term("verzuim.laat", 9, "practice"))
    assert found.duty == term("list:wet", 7)
    assert (found.must_until, found.may_until) == (date(2033, 7, 31), date(2035, 7, 31))


def test_a_custom_obliges_to_nothing() -> None:
    """What schools usually keep may be kept until then, and be erased any day before (AVG 17(3)(b) asks a duty)."""
    found = kept("cijfers", term("cijfers", 2, "practice"))
    assert (found.must_until, found.may_until) == (None, date(2028, 7, 31))
    assert not found.must_be_kept(LEFT)
    assert not kept("cijfers", term("cijfers", 2, "practice"), left_on=None).must_be_kept(LEFT)


def test_what_no_term_covers_has_no_term() -> None:
    """No day is made up."""
    found = kept("foto", term("verzuim", 5), term("list:wet", 7))
    assert (found.duty, found.practice, found.must_until, found.may_until) == (None, None, None, None)
    assert not found.must_be_kept(LEFT)


terms = st.builds(term, st.sampled_from(sorted(TREE.terms)), st.integers(1, 9), st.sampled_from(["duty", "practice"]))
days = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@given(st.lists(terms, max_size=5), terms, st.sampled_from(TREE.leaves), days, days)
def test_another_term_never_lets_more_be_erased(
    some: list[RetentionTerm], more: RetentionTerm, leaf: str, left_on: date, day: date
) -> None:
    """Adding a term keeps what was kept; and once it may go, it may go on every later day (CG-09)."""
    before, after = kept(leaf, *some, left_on=left_on), kept(leaf, *some, more, left_on=left_on)
    assert after.must_be_kept(day) or not before.must_be_kept(day)
    assert before.must_be_kept(day) or not before.must_be_kept(day + DAY)
    assert before.must_be_kept(day) == any(
        one.kind == "duty" and one.category in TREE.above[leaf] and day <= (last_day(one, left_on) or day)
        for one in some
    )


def test_absence_of_two_years_old_must_be_kept_and_a_photo_need_not() -> None:
    """The live terms: five years of administration by duty, and no term for images (Besluit bekostiging WPO 9)."""
    snapshot = Snapshot.read(POLICIES)
    tree = snapshot.vocabulary.categories
    names = ["attendance.unauthorised", "support.opp", "support.tlv", "image.photo"]
    found = keeping(snapshot.document.retention, tree, names, date(2026, 7, 31))
    day = date(2028, 8, 1)
    assert [one.must_be_kept(day) for one in found] == [True, False, False, False]
    assert [one.may_until for one in found] == [
        date(2031, 7, 31),
        date(2028, 7, 31),
        date(2029, 7, 31),
        None,
    ]
