"""Importing: whole or not at all, again without doubling, and faults by file, row and field."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import School

CANARY = "Zwaluwstaart"
HEADER = "leerling;door;ontvanger;doel;categorieen;gegeven_op\n"
GOOD = "p1;g1;jeugdhulp;zorgvraag;support.needs;2026-08-25\n"
WRONG = {
    2: f"p1;g1;{CANARY};zorgvraag;support.needs;2026-08-25\n",
    3: f"p1;g1;jeugdhulp;zorgvraag;support.needs;{CANARY}\n",
    5: f"{CANARY};g1;jeugdhulp;zorgvraag;support.needs;2026-08-25\n",
}


def revision(school: School) -> int:
    """Return how often something was recorded about p1."""
    return int(school.json("pupil show p1")[0]["revision"])


def test_a_file_is_taken_once_however_often_it_is_offered(school: School) -> None:
    """The same rows are the same records."""
    assert school.json("consent import toestemmingen.csv")[0] == {"new": 2, "known": 0, "faulty": 0, "faults": []}
    before = revision(school)
    assert school.json("consent import toestemmingen.csv")[0] == {"new": 0, "known": 2, "faulty": 0, "faults": []}
    assert revision(school) == before


def test_the_same_content_from_another_format_is_the_same(school: School) -> None:
    """CSV and JSON lines are two ways to write one record."""
    school.type("consent import toestemmingen.jsonl")
    Path("same.csv").write_text(HEADER + "p1;g1;jeugdhulp;zorgvraag;support.needs;2026-08-26\n", encoding="utf-8")
    assert school.json("consent import same.csv")[0]["known"] == 1


@pytest.fixture
def half_wrong(school: School) -> School:
    """A file with good rows and three kinds of wrong ones."""
    rows = [WRONG.get(number, GOOD.replace("needs", "opp") if number == 6 else GOOD) for number in range(2, 7)]
    Path("half.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
    return school


def test_a_wrong_row_keeps_the_whole_file_out(half_wrong: School) -> None:
    """Nobody has to find out which half went in."""
    before = revision(half_wrong)
    result = half_wrong.type("consent import half.csv")
    assert result.exit_code == 1
    assert "niets overgenomen" in result.stdout
    assert revision(half_wrong) == before


def test_partial_takes_the_good_rows(half_wrong: School) -> None:
    """Asked for, the good rows go in, and the exit code still says that there were others."""
    result = half_wrong.type("consent import half.csv --partial")
    assert result.exit_code == 1
    assert "2 nieuw, 0 stond er al, 3 fout" in result.stdout
    assert half_wrong.json("consent import half.csv --partial")[0]["known"] == 2


@pytest.mark.parametrize("partial", [[], ["--partial"]])
def test_faults_name_file_row_and_field_and_never_the_value(half_wrong: School, partial: list[str]) -> None:
    """Every fault of the file is told in one run, also that the ledger does not know a pupil."""
    result = half_wrong.type(["consent", "import", "half.csv", *partial])
    lines = result.stderr.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "half.csv, rij 2, ontvanger",
        "half.csv, rij 3, gegeven_op",
        "half.csv, rij 5",
    ]
    assert CANARY not in result.output
    faults = half_wrong.json(["consent", "import", "half.csv", *partial])[0]["faults"]
    assert [(fault["row"], fault["field"]) for fault in faults] == [(2, "ontvanger"), (3, "gegeven_op"), (5, "")]
    assert CANARY not in json.dumps(faults)


def test_pupils_follow_the_file_of_today(empty: School) -> None:
    """A pupil who goes back to an earlier group is in that group, although the row was seen before."""
    for group, new in [("7a", 1), ("7a", 0), ("7b", 1), ("7a", 1), ("7a", 0)]:
        Path("pupils.csv").write_text(f"leerling;geboortedatum;groepen\np1;2018-05-01;{group}\n", encoding="utf-8")
        assert empty.json("pupil import pupils.csv")[0]["new"] == new
        assert empty.json("pupil show p1")[0]["groups"] == [group]


def test_records_come_from_standard_input_too(school: School) -> None:
    """A pipe from another program needs no file."""
    line = json.dumps({"kind": "gezag", "pupil": "p1", "person": "g8", "gezag": True})
    assert school.type("record add -", stdin=line + "\n").exit_code == 0
    assert "g8" in school.json("pupil show p1")[0]["guardians"]


def test_records_of_every_kind_may_stand_in_one_file(empty: School) -> None:
    """A school can begin with one file: pupils, gezag, registrations, roles and consents in order."""
    documents = [
        {"kind": "registration", "recipient": "org:a", "recipient_kind": "jeugdhulp", "purposes": ["zorgvraag"]},
        {"kind": "role_assignment", "recipient": "staff:x", "role": "teacher", "scope": "group", "of": "7a"},
        {"kind": "pupil_facts", "pupil": "p1", "birth_date": "2018-05-01", "groups": ["7a"]},
        {"kind": "gezag", "pupil": "p1", "person": "g1", "gezag": True},
        {
            "kind": "consent",
            "pupil": "p1",
            "by": "g1",
            "given_on": "2026-08-01",
            "matter": {"recipient": "jeugdhulp", "purpose": "zorgvraag", "categories": ["support.needs"]},
        },
    ]
    Path("all.jsonl").write_text("".join(json.dumps(one) + "\n" for one in documents), encoding="utf-8")
    assert empty.json("record add all.jsonl")[0]["new"] == 5
    assert empty.json("record add all.jsonl")[0]["known"] == 5
    assert empty.type("decide --recipient org:a --pupil p1 --category support.needs").exit_code == 0
    assert (
        empty.type("decide --recipient staff:x --pupil p1 --purpose teaching --category results.tests").exit_code == 0
    )


def test_the_format_can_be_said(school: School) -> None:
    """A name that tells nothing is no obstacle."""
    Path("toestemmingen.csv").rename("export")
    assert school.type("consent import export --format csv").exit_code == 0


def test_progress_is_only_for_a_terminal(school: School) -> None:
    """What runs at night leaves no progress in its log."""
    result = school.type("consent import toestemmingen.csv")
    assert result.stderr == ""
