"""About whom and what a statement speaks: from above and by id, and what becomes of a word that was lost."""

from __future__ import annotations

from typing import Final

import pytest

from consent_gate.rules.reach import Reach
from tests.generated import LOST, SMALL

REACH: Final = Reach.of(SMALL, ("r1",), "d1")
ME, OTHER = "org:me", "org:other"
Matter = tuple[str, str, tuple[str, ...], tuple[str, ...]]

SPEAKS: Final[dict[str, tuple[Matter, set[str], set[str]]]] = {
    "about everyone and everything": (("*", "*", ("*",), ()), {"c1", "c2", "c3"}, {"c1", "c2", "c3"}),
    "about my kind, from above": (("r0", "d0", ("c0",), ()), {"c1", "c2"}, {"c1", "c2"}),
    "about me by id": ((ME, "d1", ("c1",), ()), {"c1"}, {"c1"}),
    "about another by id": ((OTHER, "d1", ("c1",), ()), set(), set()),
    "about another kind": (("r2", "d1", ("c1",), ()), set(), set()),
    "about another purpose": (("*", "d2", ("c1",), ()), set(), set()),
    "all but one field": (("*", "*", ("*",), ("c1",)), {"c2", "c3"}, {"c2", "c3"}),
    "all but a kind of fields": (("*", "*", ("*",), ("c0",)), {"c3"}, {"c3"}),
    "a lost recipient": ((LOST, "d1", ("c1",), ()), set(), {"c1"}),
    "a lost purpose": (("*", LOST, ("c1",), ()), set(), {"c1"}),
    "a lost field": (("*", "*", (LOST,), ()), set(), {"c1", "c2", "c3"}),
    "a lost field beside a known one": (("*", "*", (LOST, "c1"), ()), {"c1"}, {"c1", "c2", "c3"}),
    "a lost exclusion": (("*", "*", ("c0",), (LOST,)), set(), {"c1", "c2"}),
    "a lost field with an exclusion": (("*", "*", (LOST,), ("c1",)), set(), {"c2", "c3"}),
    "everything excluded": (("*", "*", ("*",), ("c0", "c3")), set(), set()),
}


@pytest.mark.parametrize(("matter", "yes", "no"), SPEAKS.values(), ids=SPEAKS.keys())
def test_a_yes_covers_what_it_names_and_a_no_what_it_may_have_meant(
    matter: Matter, yes: set[str], no: set[str]
) -> None:
    """Renaming a word never widens: a yes loses what it named, a no keeps everything it could have meant."""
    assert set(SMALL.names_of(REACH.of_yes(ME, *matter))) == yes
    assert set(SMALL.names_of(REACH.of_no(ME, *matter))) == no


def test_who_has_no_name_is_spoken_to_by_all_and_by_id_only() -> None:
    """An asker without a name towards this pupil hears what is said to everyone and to itself."""
    nameless = Reach.of(SMALL, (), "d1")
    assert nameless.of_yes(ME, "r0", "d1", ("c1",), ()) == 0
    assert nameless.of_no(ME, "r0", "d1", ("c1",), ()) == 0
    assert nameless.of_yes(ME, ME, "d1", ("c1",), ()) == nameless.of_no(ME, "*", "d1", ("c1",), ()) == SMALL.bits["c1"]


def test_an_unknown_purpose_is_covered_by_nothing_that_names_one() -> None:
    """Only what is said about every purpose reaches a purpose that nobody knows."""
    unknown = Reach.of(SMALL, ("r1",), LOST)
    assert unknown.of_yes(ME, "*", "d1", ("c1",), ()) == 0
    assert unknown.of_yes(ME, "*", "*", ("c1",), ()) == SMALL.bits["c1"]
