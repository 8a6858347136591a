"""`consent`: what was said is written down as it was said, each time it is said."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import School

ASKED = "decide --recipient org:lindenhout --pupil p1 --category support.needs"
ABOUT = "--recipient jeugdhulp --purpose zorgvraag --category support.needs"


def test_giving_opens_and_withdrawing_closes(school: School) -> None:
    """The answer follows what was said, at once."""
    assert school.type(ASKED).exit_code == 1
    assert school.type(f"consent give --pupil p1 --by g1 {ABOUT} --id n1").exit_code == 0
    assert school.type(ASKED).exit_code == 0
    assert school.type("consent withdraw --pupil p1 --by g1 --consent n1").exit_code == 0
    assert school.type(ASKED).exit_code == 1


def test_saying_the_same_again_counts_again(school: School) -> None:
    """Given, withdrawn, given and withdrawn again on one day: each is an act, and the last one holds."""
    for line, code in [
        (f"consent give --pupil p1 --by g1 {ABOUT}", 0),
        (f"consent withdraw --pupil p1 --by g1 {ABOUT}", 1),
        (f"consent give --pupil p1 --by g1 {ABOUT}", 0),
        (f"consent withdraw --pupil p1 --by g1 {ABOUT}", 1),
    ]:
        assert school.type(line).exit_code == 0
        assert school.type(ASKED).exit_code == code


def test_an_id_makes_a_command_count_once(school: School) -> None:
    """A script that stumbles can be run again."""
    line = f"consent give --pupil p1 --by g1 {ABOUT} --id n1"
    first, second = school.json(line)[0], school.json(line)[0]
    assert (first["new"], second["new"]) == (True, False)
    assert first["revision"] == second["revision"]
    assert "stond er al" in school.type(line).stdout


def test_an_id_of_other_content_is_refused(school: School) -> None:
    """An id stands for one thing for ever."""
    result = school.type(f"consent give --pupil p1 --by g1 {ABOUT} --id c1")
    assert result.exit_code == 2
    assert result.stderr.startswith("fout: ")


def test_every_field_of_a_consent_has_an_option(school: School) -> None:
    """What makes a consent demonstrable (AVG 7) can be typed; texts and evidence are kept by their hash."""
    Path("notice.txt").write_text("Wij delen alleen wat nodig is.", encoding="utf-8")
    Path("form.pdf").write_bytes(b"%PDF-invented")
    line = f"consent give --pupil p1 --by g1 {ABOUT} --category handling_advice --exclude support.opp --id n1"
    dates = "--given-on 2026-08-30 --from 2026-09-01 --until 2027-07-31 --jurisdiction NL --renews c1"
    notice = "--notice-id n-2026 --notice-version 3 --notice-text notice.txt --notice-language nl --evidence form.pdf"
    texts = ["--method", "ondertekend formulier", "--controller", "Stichting De Linden"]
    texts += ["--withdrawal-channel", "balie of e-mail", "--retention", "5 jaar na uitschrijving"]
    assert school.type([*line.split(), *dates.split(), *notice.split(), *texts]).exit_code == 0
    shown = school.json("consent show n1")[0]
    assert shown["matter"] == {
        "recipient": "jeugdhulp",
        "purpose": "zorgvraag",
        "categories": ["support.needs", "handling_advice"],
        "excluded": ["support.opp"],
    }
    assert shown["period"] == {"since": "2026-09-01", "until": "2027-07-31"}
    assert shown["notice"]["sha256"] == hashlib.sha256(Path("notice.txt").read_bytes()).hexdigest()
    assert shown["evidence_sha256"] == hashlib.sha256(b"%PDF-invented").hexdigest()
    filled = ("method", "controller", "withdrawal_channel", "retention", "renews", "given_on", "jurisdiction", "by")
    assert all(shown[name] for name in filled)


def test_a_date_that_is_left_out_is_today_in_amsterdam(school: School) -> None:
    """At half past eleven in the evening UTC it is tomorrow already."""
    late = datetime(2026, 9, 1, 23, 30, tzinfo=UTC)
    school.type(f"consent give --pupil p1 --by g1 {ABOUT} --id n1", tick=late)
    assert school.json("consent show n1")[0]["given_on"] == "2026-09-02"


@pytest.mark.parametrize(
    "how",
    ["", "--consent c1 --everything", "--consent c1 --recipient jeugdhulp", "--everything --purpose zorgvraag"],
)
def test_a_withdrawal_names_one_thing(school: School, how: str) -> None:
    """Half a withdrawal would leave something standing that was meant to go."""
    assert school.type(f"consent withdraw --pupil p1 --by g1 {how}").exit_code == 2


def test_withdrawing_everything_ends_everything_of_that_person(school: School) -> None:
    """One word suffices to say no to all."""
    line = "decide --recipient org:lindenhout --pupil p1 --category school_functioning"
    assert school.type(line).exit_code == 0
    school.type("consent withdraw --pupil p1 --by g1 --everything")
    assert school.type(line).exit_code == 1


def test_a_refusal_outweighs_the_other_guardian(school: School) -> None:
    """A guardian who says no to nothing in particular says no to all (BW 1:253i)."""
    school.type("consent refuse --pupil p1 --by g2")
    why = school.json("why --recipient org:lindenhout --pupil p1 --category school_functioning")[0]
    assert {kept["reason"] for kept in why["withheld"]} == {"GUARDIANS_DISAGREE"}


def test_a_yes_must_be_specific(school: School) -> None:
    """Consent to everything is no consent (AVG 4 onder 11)."""
    assert school.type("consent give --pupil p1 --by g1 --recipient * --purpose * --category *").exit_code == 2


def test_a_yes_that_cannot_count_is_recorded_with_a_remark(school: School) -> None:
    """What was said was said; that it does not count today is told at once, on stderr."""
    result = school.type(f"consent give --pupil p1 --by g9 {ABOUT}")
    assert result.exit_code == 0
    assert "gezag" in result.stderr
    school.type("pupil add p1 --birth-date 2010-09-01")
    assert "16" in school.type(f"consent give --pupil p1 --by g1 {ABOUT}").stderr
    assert school.type(f"consent give --pupil p1 --by pupil {ABOUT}").stderr == ""


def test_an_unknown_pupil_is_refused_with_the_remedy(school: School) -> None:
    """A pupil comes into being with `pupil add`, never by a slip in an id."""
    result = school.type(f"consent give --pupil p99 --by g1 {ABOUT}")
    assert result.exit_code == 2
    assert "pupil add" in result.stderr
    assert "p99" not in result.stderr


def test_list_shows_all_that_was_said_in_order(school: School) -> None:
    """Yes, no and taking back are one story."""
    school.type("consent refuse --pupil p1 --by g2 --recipient jeugdhulp --id n1")
    school.type("consent withdraw --pupil p1 --by g1 --consent c1 --id n2")
    assert [said["id"] for said in school.json("consent list --pupil p1")] == ["c1", "n1", "n2"]
    text = school.type("consent list --pupil p1").stdout
    assert [line.split()[0] for line in text.splitlines()] == ["record", "c1", "n1", "n2"]


def test_show_gives_the_names_of_the_standards(school: School) -> None:
    """Another system can read our record by ISO/IEC TS 27560 and DPV."""
    named = school.json("consent show c1 --standard")[0]["standard_names"]
    assert named["matter.purpose"] == {"iso27560": "purpose", "dpv": "dpv:hasPurpose"}
    assert "pii_principal_id" in school.type("consent show c1 --standard").stdout
