"""`ask` about several pupils at once, and about nobody in particular."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from consent_gate.ports import Ledger
from consent_gate.reasons import Reason
from consent_gate.replay import Deviation
from consent_gate.terms import Channel
from tests.cli.conftest import Lines, School, aloud, register

PHOTO = "ask --recipient org:site --purpose image_website --channel letter --together --category image.photo"


@pytest.fixture
def photo(school: School) -> School:
    """A school with a website, and a second pupil."""
    register(school, "org:site", "publication", "image_website")
    school.type("pupil add p2 --birth-date 2018-05-01")
    school.type("gezag set p2 --person g1")
    for pupil in ("p1", "p2"):
        about = "--recipient publication --purpose image_website --category image"
        assert school.type(f"consent give --pupil {pupil} --by g1 {about}").exit_code == 0
    return school


def test_one_thing_about_several_pupils_goes_when_all_say_yes(photo: School, lines: Lines) -> None:
    """Then each has a line that it went."""
    assert photo.type(f"{PHOTO} --pupil p1 --pupil p2").exit_code == 0
    assert [(line.pupil, line.permits) for line in lines()] == [("p1", True), ("p2", True)]


@pytest.mark.parametrize("category", ["image.photo", "image.photo --category image.pass_photo"])
def test_one_no_keeps_the_one_thing_here_and_only_refusals_are_recorded(
    photo: School, lines: Lines, category: str
) -> None:
    """No line says that something of anybody went, and each comes out the same in a replay (CG-05)."""
    photo.type("consent withdraw --pupil p2 --by g1 --everything")
    result = photo.type(f"{PHOTO} --category {category} --pupil p1 --pupil p2")
    assert result.exit_code == 1
    assert "Dit ene ding mag niet weg" in result.stdout
    assert aloud(result) == ["Hierover kan ik u niets geven."]
    refusals = lines()
    assert "p2" in {line.pupil for line in refusals}
    assert [line.grants for line in refusals] == [()] * len(refusals)
    assert photo.type("log replay").exit_code == 0


def test_together_needs_several_pupils(photo: School, lines: Lines) -> None:
    """One pupil is a slip: the others of the photo were forgotten."""
    result = photo.type(f"{PHOTO} --pupil p1")
    assert result.exit_code == 2
    assert "--together" in result.stderr
    assert lines() == []


ANONYMOUS = "ask --recipient org:wijk --anonymous --channel meeting"


def test_a_consultation_without_a_name_is_on_record_without_a_pupil(school: School, lines: Lines) -> None:
    """For who is registered for it: the rule is read out, and the line names nobody and nothing."""
    register(school, "org:wijk", "consult", "overleg_zonder_naam")
    result = school.type(ANONYMOUS)
    assert result.exit_code == 0
    text = " ".join(result.stdout.split())
    assert "Noem geen naam" in text
    assert "Regel OV-01 (NJi" in text
    (line,) = lines()
    assert (line.pupil, line.asked, line.grants, line.withheld) == ("", (), (), ())
    assert (line.purpose, line.channel) == ("overleg_zonder_naam", Channel.MEETING)
    assert school.type("log replay").exit_code == 0


def test_nobody_else_is_consulted_without_a_name(school: School, lines: Lines) -> None:
    """Who is not registered for it hears no, and that too is on record."""
    (told,) = school.json("ask --recipient org:lindenhout --anonymous --channel phone")
    assert told["answer"] == "refuse"
    assert school.type("ask --recipient org:lindenhout --anonymous --channel phone").exit_code == 1
    assert {kept.reason for line in lines() for kept in line.withheld} == {Reason.PURPOSE_MISMATCH}


@pytest.mark.parametrize(
    "words",
    ["--pupil p1", "--category identity.call_name", "--together", "--purpose zorgvraag", "--pupil p1 --pupil p2"],
)
def test_an_anonymous_question_names_nothing(school: School, lines: Lines, words: str) -> None:
    """A pupil beside --anonymous is a slip that must not be smoothed over: exit 2, and no line."""
    register(school, "org:wijk", "consult", "overleg_zonder_naam")
    result = school.type(f"{ANONYMOUS} {words}")
    assert result.exit_code == 2
    assert words.split()[0] in result.stderr
    assert lines() == []


@pytest.mark.parametrize(
    ("changed", "deviation"),
    [
        ({"recipient": "org:lindenhout"}, Deviation.RECIPIENT_DIFFERS),
        ({"recipient": "org:wijk", "purpose": "zorgvraag"}, Deviation.DECISION_DIFFERS),
        ({"recipient": "org:nobody"}, Deviation.RECIPIENT_DIFFERS),
        ({"signature": "0" * 32}, Deviation.SIGNATURE_DIFFERS),
    ],
)
def test_a_consultation_that_was_not_is_found(
    school: School, ledger: Ledger, lines: Lines, changed: dict[str, str], deviation: Deviation
) -> None:
    """Who may not consult, or for what is no consultation, left no empty line: the replay tells (CG-05)."""
    words = "--kind consult --purpose overleg_zonder_naam --purpose zorgvraag"
    school.type(f"recipient add org:wijk {words}")
    school.type(ANONYMOUS)
    (line,) = lines()
    with ledger.transaction() as transaction:
        transaction.disclose([replace(line, id="forged", **changed)])
    (found, total) = school.json("log replay")
    assert (found["entry"], found["deviation"]) == ("forged", deviation.value)
    assert total["differences"] == 1
