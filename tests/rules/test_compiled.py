"""Settling: denials override, and a category stands under the first basis that permits it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consent_gate.rules.compiled import EVERY_PLACE, held_places, settle
from consent_gate.terms import DECISION_ORDER

MASKS = st.lists(st.integers(0, 15), min_size=6, max_size=6)


@given(MASKS, MASKS)
def test_each_category_stands_under_the_first_basis_that_permits_it(allow: list[int], deny: list[int]) -> None:
    """Never under two, never where it is denied, never later than it could."""
    settled = settle(allow, deny)
    for category in (1, 2, 4, 8):
        able = [place for place in range(6) if allow[place] & ~deny[place] & category]
        assert [place for place, mask in enumerate(settled) if mask & category] == able[:1]


def test_a_hold_denies_the_bases_of_its_article() -> None:
    """AVG 21 for an objection, AVG 18 for a restriction; a kind that nobody knows holds everything."""
    names = {
        kind: {DECISION_ORDER[place].value for place in held_places(kind)} for kind in ("objection", "restriction")
    }
    assert names == {
        "objection": {"public_task", "legitimate_interest"},
        "restriction": {"public_task", "legitimate_interest", "legal_obligation", "contract"},
    }
    assert held_places("something new") == EVERY_PLACE
