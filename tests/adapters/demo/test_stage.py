"""Who plays the demo, in any school that EDEXML can describe."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from consent_gate.terms import PERSON_ID
from consent_gate_adapters.demo.stage import Cast, cast_of, guardians_of
from consent_gate_adapters.edexml import read_school
from tests.adapters.demo.playing import edexml, exchanges

OLD, YOUNG = "<geboortedatum>2009-05-01</geboortedatum>", "<geboortedatum>2012-02-29</geboortedatum>"
IN_A, IN_B = '<groep key="a"/>', '<groep key="b"/>'


def chosen(folder: Path, *pupils: str) -> Cast | None:
    """Return the players of a school with these pupils."""
    return cast_of(read_school(edexml(folder, *pupils)))


def test_the_eldest_in_a_group_plays_first(tmp_path: Path) -> None:
    """Who is in no group has no teacher, and who has no birth date never turns sixteen."""
    cast = chosen(tmp_path, f"p1 {OLD}", f"p2 {IN_A}", f"p3 {YOUNG}{IN_A}", f"p4 {IN_B}")
    assert cast is not None
    assert (cast.pupil.key, cast.sixteenth) == ("p3", date(2028, 2, 29))
    assert cast.other is not None
    assert cast.other.key == "p1"


def test_the_other_pupil_shares_no_group_with_the_first(tmp_path: Path) -> None:
    """Else the teacher would be right to see that pupil."""
    cast = chosen(tmp_path, f"p1 {OLD}{IN_A}", f"p2 {IN_A}", f"p3 {IN_B}")
    assert cast is not None
    assert cast.other is not None
    assert cast.other.key == "p3"
    cast = chosen(tmp_path, f"p1 {OLD}{IN_A}", f"p2 {IN_A}")
    assert cast is not None
    assert cast.other is None


def test_nobody_plays_without_a_birth_date(tmp_path: Path) -> None:
    """Nobody knows who may consent."""
    assert chosen(tmp_path) is None
    assert chosen(tmp_path, f"p1 {IN_A}") is None


def test_every_pupil_id_gives_two_guardians() -> None:
    """The longest id of a pupil still leaves two different ids of persons."""
    for key in ("p", "p" * 64):
        first, second = guardians_of(key)
        assert first != second
        assert PERSON_ID.match(first)
        assert PERSON_ID.match(second)


def test_a_school_of_one_pupil_without_a_group_plays_too(tmp_path: Path) -> None:
    """The teacher is then named for the pupil; nobody is there for the row about another group."""
    key = "p" * 64
    told = exchanges("--edexml", str(edexml(tmp_path, f"{key} {YOUNG}")))
    ours = [one["status"] for one in exchanges() if "andere groep" not in one["step"]]
    assert [one["status"] for one in told] == ours
    assert len(exchanges()) == len(ours) + 1
