"""`decide` and `why`: the answer of the gate, explained, and no trace of the question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from consent_gate.reasons import Reason
from tests.cli.conftest import School

ASKED = "--recipient org:lindenhout --pupil p1"


@pytest.mark.parametrize(
    ("categories", "code"),
    [
        (["school_functioning.wellbeing"], 0),
        (["school_functioning"], 0),
        (["pgn.bsn"], 1),
        (["school_functioning", "pgn.bsn"], 1),
        (["*"], 1),
    ],
)
@pytest.mark.parametrize("command", ["decide", "why"])
def test_exit_0_only_when_all_that_is_asked_may_leave(
    school: School, command: str, categories: list[str], code: int
) -> None:
    """`consent-gate decide && send` sends nothing that was withheld."""
    words = [command, *ASKED.split(), *(word for name in categories for word in ("--category", name))]
    assert school.type(words).exit_code == code


def test_a_group_is_asked_as_its_leaves(school: School) -> None:
    """The answer names what it means, each leaf once."""
    answer = school.json(f"decide {ASKED} --category school_functioning --category school_functioning.wellbeing")[0]
    assert answer["permitted"] == [
        "school_functioning.social_emotional",
        "school_functioning.wellbeing",
        "school_functioning.work_attitude",
    ]
    assert answer["answer"] == "permit"
    assert answer["grants"][0]["records"] == ["c1"]
    assert (answer["pupil_revision"], answer["organisation_revision"]) == (11, 5)


def test_a_question_is_not_logged(school: School, entries: Callable[[], int]) -> None:
    """It is a question about what would be, and it says so on stderr."""
    before = entries()
    for command in ("decide", "why"):
        result = school.type(f"{command} {ASKED} --category school_functioning")
        assert "niets in het logboek" in result.stderr
        assert school.json(f"{command} {ASKED} --category school_functioning")[0]["logged"] is False
    assert entries() == before


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("--recipient org:nobody --pupil p1 --category pgn.bsn", Reason.RECIPIENT_UNKNOWN),
        ("--recipient org:lindenhout --pupil p77 --category pgn.bsn", Reason.PUPIL_UNKNOWN),
        ("--recipient org:lindenhout --pupil p1 --category pgn.bsn --purpose teaching", Reason.PURPOSE_MISMATCH),
        ("--recipient staff:lk1 --pupil p1 --category psychodiagnostic.iq --purpose teaching", Reason.ROLE_NOT_NAMED),
        ("--recipient org:lindenhout --pupil p1 --category support.needs", Reason.CONSENT_MISSING),
        ("--recipient org:lindenhout --pupil p1 --category support.needs --on 2034-05-01", Reason.CONSENT_MISSING),
        (
            "--recipient org:lindenhout --pupil p1 --category school_functioning.wellbeing --on 2034-05-01",
            Reason.CONSENT_RENEW_AT_16,
        ),
    ],
)
def test_a_refusal_has_its_reason_and_its_remedy(school: School, words: str, reason: Reason) -> None:
    """Each no says why, and what would have been needed."""
    answer = school.json(f"why {words}")[0]
    assert [kept["reason"] for kept in answer["withheld"]] == [reason.value]
    (part,) = answer["explanation"]
    assert part["reason"] == reason.value
    assert part["needed"]
    assert part["sentence"].endswith(".")


def test_why_names_rule_law_record_and_revisions(school: School) -> None:
    """An auditor finds the line of the file, the article, how well it was checked, and who said what when."""
    text = school.type(f"why {ASKED} --category school_functioning.wellbeing").stdout
    assert "jeugdhulp/rules.csv:" in text
    assert "UAVG art. 5 (geldende tekst gelezen)" in text
    assert "(niet nagelezen)" in text
    assert "c1  toestemming, 2026-08-20, g1" in text
    assert "leerlingrevisie 11, organisatierevisie 5" in text
    assert "org:lindenhout (jeugdhulpaanbieder) mag voor een zorgvraag" in text


def test_why_says_that_nothing_helps_against_a_denial(school: School) -> None:
    """A parent is not sent for a consent that cannot open this."""
    (part,) = school.json(f"why {ASKED} --category pgn.bsn")[0]["explanation"]
    assert "niets helpt" in part["needed"]
    assert part["rules"][0]["effect"] == "deny"


@pytest.mark.parametrize(
    ("born", "signatory"), [("2018-05-01", "een ouder met gezag en"), ("2010-01-01", "de leerling zelf")]
)
def test_why_names_who_must_consent(school: School, born: str, signatory: str) -> None:
    """From sixteen on it is the pupil; before, the guardians that the rule asks for."""
    school.type(f"pupil add p5 --birth-date {born}")
    (part,) = school.json("why --recipient org:lindenhout --pupil p5 --category support.needs")[0]["explanation"]
    assert signatory in part["needed"]


def test_why_shows_an_objection_that_cannot_hold_a_duty(school: School) -> None:
    """The record is named with the article, so that whoever objected can be told why (AVG 21(1))."""
    school.type("recipient add org:duo --kind duo_absence --purpose verzuimmelding")
    school.type("objection add --pupil p1 --by g1 --id o9")
    told = school.type("why --recipient org:duo --pupil p1 --category pgn.bsn")
    assert "o9  OBJECTION_INADMISSIBLE" in told.output
    assert "AVG art. 21" in told.output


def test_why_speaks_english(school: School) -> None:
    """The same explanation in the other language."""
    text = school.type(f"why {ASKED} --category pgn.bsn --lang en").stdout
    assert text.startswith("NO  org:lindenhout asks for zorgvraag")
    assert "nothing helps: rule" in text


def test_the_purpose_may_be_left_out(school: School) -> None:
    """Then the recipient's first purpose is meant."""
    assert school.json(f"decide {ASKED} --category pgn.bsn")[0]["purpose"] == "zorgvraag"
