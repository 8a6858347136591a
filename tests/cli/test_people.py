"""`pupil`, `gezag`, `objection`, `restriction`, `role`: the facts that decisions rest on, kept with small commands."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.cli.conftest import RECORDS, School

RESULTS = "decide --recipient staff:lk1 --pupil p1 --purpose teaching --category results.tests"


def test_bringing_up_to_date_keeps_what_is_left_out(school: School) -> None:
    """A new group must not wipe the birth date, nor the other way round."""
    school.type("pupil add p1 --group 8a --group plus")
    shown = school.json("pupil show p1")[0]
    assert (shown["birth_date"], shown["groups"]) == ("2018-05-01", ["8a", "plus"])
    school.type("pupil add p1 --birth-date 2018-05-02")
    shown = school.json("pupil show p1")[0]
    assert (shown["birth_date"], shown["groups"]) == ("2018-05-02", ["8a", "plus"])


def test_the_day_of_departure_is_a_fact_that_stays(school: School) -> None:
    """From it the terms of retention count; a later change of group must not lose it."""
    assert "left_on" not in school.json("pupil show p1")[0]
    school.type("pupil add p1 --left-on 2027-07-31")
    school.type("pupil add p1 --group 8a")
    (shown,) = school.json("pupil show p1")
    assert (shown["left_on"], shown["groups"], shown["birth_date"]) == ("2027-07-31", ["8a"], "2018-05-01")
    assert "uitgeschreven op 2027-07-31" in school.type("pupil show p1").stdout
    assert school.type("pupil add p1 --left-on 2018-04-30").exit_code == 2


def test_gezag_ends_on_its_day(school: School) -> None:
    """The day given is the first without gezag."""
    school.type("gezag end p1 --person g2 --on 2026-09-10")
    assert school.json("pupil show p1")[0]["guardians"] == ["g1", "g2"]
    later = school.type("pupil show p1", tick=datetime(2026, 9, 10, 10, tzinfo=UTC))
    assert later.stdout.splitlines()[0].endswith(": g1")


def test_gezag_can_be_for_a_time(school: School) -> None:
    """A guardian for a period speaks in that period only."""
    school.type("gezag set p1 --person g4 --from 2026-10-01 --until 2026-10-31 --evidence uittreksel")
    assert "g4" not in school.json("pupil show p1")[0]["guardians"]
    october = school.type("pupil show p1", tick=datetime(2026, 10, 31, 10, tzinfo=UTC))
    assert "g4" in october.stdout.splitlines()[0]


def test_an_objection_holds_until_it_is_settled(school: School) -> None:
    """Between the two commands nothing on basis e leaves."""
    assert school.type(RESULTS).exit_code == 0
    school.type("objection add --pupil p1 --by g1 --purpose teaching --id n1")
    assert school.type(RESULTS).exit_code == 1
    school.type("objection end n1 --pupil p1 --because overruled")
    assert school.type(RESULTS).exit_code == 0


def test_a_restriction_of_everything_holds_everything(school: School) -> None:
    """Nothing named means all."""
    school.type("restriction add --pupil p1 --by pupil --id n1")
    answer = school.json(RESULTS)[0]
    assert [kept["reason"] for kept in answer["withheld"]] == ["RESTRICTED"]
    school.type("restriction end n1 --pupil p1 --because lifted")
    assert school.type(RESULTS).exit_code == 0


def test_an_ending_of_something_else_is_refused(school: School) -> None:
    """A consent is withdrawn, not ended; the wrong pupil's objection is not there."""
    assert school.type("objection end c1 --pupil p1 --because overruled").exit_code == 2
    school.type("pupil add p2")
    assert school.type("objection end o1 --pupil p2 --because overruled").exit_code == 2


def test_a_role_opens_for_its_group_and_its_time(school: School) -> None:
    """A role reaches no further than was said, and ends when it is ended."""
    teacher = RESULTS.replace("lk1", "lk2")
    school.type("role assign staff:lk2 --role teacher --scope group --of 8b --id n1")
    assert school.type(teacher).exit_code == 1
    school.type("role assign staff:lk2 --role teacher --scope group --of 7a --until 2026-09-30 --id n2")
    assert school.type(teacher).exit_code == 0
    assert school.type(f"{teacher} --on 2026-10-01").exit_code == 1
    assert {row["record"] for row in school.json("role list")} == {"rol1", "n1", "n2"}
    school.type("role end n2 --because left")
    assert school.type(teacher).exit_code == 1
    assert {row["record"] for row in school.json("role list")} == {"rol1", "n1"}


def test_show_names_every_record_of_the_pupil(school: School) -> None:
    """The whole file of one pupil is one command away."""
    shown = school.json("pupil show p1")[0]
    assert [record["id"] for record in shown["records"]] == [name for name, of, _ in RECORDS if of == "p1"]
    assert shown["revision"] == 11
    assert len(school.type("pupil show p1").stdout.splitlines()) == 13
