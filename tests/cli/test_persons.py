"""Parents and pupils by the command line: registered, never given what gezag and age make of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.cli.conftest import School

MARKS = "decide --recipient person:g1 --pupil p1 --category results.marks --purpose ouderinformatie"


def test_a_parent_is_registered_without_a_kind_and_without_a_key(school: School) -> None:
    """The portal's log-in proves a parent; a key would have to be sent about."""
    assert school.type(MARKS).exit_code == 1
    added = school.json("recipient add person:g1 --purpose ouderinformatie --purpose inzageverzoek")[0]
    assert set(added) == {"recipient", "record"}
    assert school.type(MARKS).exit_code == 0
    school.type("recipient end person:g1 --because left")
    assert school.type(MARKS).exit_code == 1


def test_gezag_that_ends_changes_the_answer_on_its_day(school: School) -> None:
    """No role to end, nothing to forget: from that day it is the rule for a parent without gezag."""
    school.type("recipient add person:g2 --purpose ouderinformatie --purpose inzageverzoek")
    school.type("gezag end p1 --person g2 --on 2026-09-10")
    about = "--recipient person:g2 --pupil p1 --category results.marks"
    first = school.json(f"decide {about} --on 2026-09-09")[0]
    later = school.json(f"decide {about} --on 2026-09-10")[0]
    assert [grant["rules"] for answer in (first, later) for grant in answer["grants"]] == [["OU-01"], ["OU-05"]]
    access = f"decide {about} --purpose inzageverzoek"
    assert school.type(f"{access} --on 2026-09-09").exit_code == 0
    assert school.type(f"{access} --on 2026-09-10").exit_code == 1


@pytest.mark.parametrize(
    ("typed", "option"),
    [
        ("role assign person:g1 --role guardian --scope pupil --of p1", "--role"),
        ("role assign staff:lk1 --role guardian --scope pupil --of p1", "--role"),
        ("role assign staff:lk1 --role stepparent --scope pupil --of p1", "--role"),
        ("role assign person:oma --role named_reader --scope pupil --of p1", "--role"),
        ("role assign person:oma --role stepparent --scope group --of 7a", "--scope"),
        ("role assign org:lindenhout --role stepparent --scope pupil --of p1", "RECIPIENT"),
        ("recipient add person:g1 --kind guardian --purpose ouderinformatie", "--kind"),
        ("recipient add person: --purpose ouderinformatie", "RECIPIENT"),
        ("gezag set p1 --person pupil.p1", "--person"),
    ],
)
def test_family_is_not_handed_out(school: School, typed: str, option: str) -> None:
    """What follows from gezag and age, family to a colleague, a colleague's role to family: refused at its option."""
    refused = school.type(typed)
    assert refused.exit_code == 2
    assert option in refused.stderr


def test_a_stepparent_holds_a_role_for_one_pupil(school: School) -> None:
    """The one thing of family that is assigned; it opens nothing without a yes."""
    school.type("recipient add person:oma --purpose ouderinformatie")
    assert school.type("role assign person:oma --role stepparent --scope pupil --of p1").exit_code == 0
    answer = school.json("decide --recipient person:oma --pupil p1 --category results.marks")[0]
    assert [kept["reason"] for kept in answer["withheld"]] == ["CONSENT_MISSING"]


def test_why_says_what_a_stranger_lacks(school: School) -> None:
    """In words that a school can act on, and with no more than the caller is told."""
    school.type("recipient add person:g9 --purpose ouderinformatie")
    told = school.type("why --recipient person:g9 --pupil p1 --category results.marks")
    assert told.exit_code == 1
    assert "RELATION_MISSING" in told.stdout
    assert "gezag set" in told.stdout


def test_a_pupil_asks_from_sixteen(school: School) -> None:
    """On the birthday, with the id of the school's own administration."""
    school.type("recipient add person:pupil.p1 --purpose inzageverzoek")
    asked = "decide --recipient person:pupil.p1 --pupil p1 --category results.marks"
    for day, code in ((datetime(2034, 4, 30, 10, tzinfo=UTC), 1), (datetime(2034, 5, 1, 10, tzinfo=UTC), 0)):
        assert school.type(asked, tick=day).exit_code == code
