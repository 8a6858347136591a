"""`mandate`, `weighing`, `inspection`: written down by hand, seen to count, ended; and all from one spreadsheet."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import School

MELDCODE = "weighing add --pupil p1 --subject meldcode --recipient veilig_thuis --category safety_concern --id w2"
STEPS = " --step signals --step consulted --step weighed --step decided"
SEEN = "inspection add --pupil p1 --by g1 --recipient school_receiving --category results --id i2"


def today(school: School, line: str) -> dict[str, str]:
    """Return for each listed record whether it counts."""
    return {row["id"]: row["today"] for row in school.json(line)}


def recorded(school: School, name: str) -> dict[str, Any]:
    """Return one record of p1 as a document."""
    (record,) = (one for one in school.json("pupil show p1")[0]["records"] if one["id"] == name)
    return dict(record)


def test_a_mandate_counts_until_its_last_day(school: School) -> None:
    """With whom, for what and on whose behalf; ended at once."""
    line = "mandate add org:lindenhout --purpose zorgvraag --service OSO --on-behalf-of bestuur"
    school.type(f"{line} --until 2026-08-31 --id m2")
    school.type(f"{line} --from 2026-09-02 --id m3")
    school.type("mandate end m1 --because ended")
    assert today(school, "mandate list") == {"m1": "was_ended", "m2": "over", "m3": "not_yet"}
    assert "bestuur" in school.type("mandate list").stdout


def test_the_meldcode_needs_its_steps_or_a_reason_for_silence(school: School) -> None:
    """Four steps and no reason are not enough; the list says so before anybody reports."""
    assert school.type(MELDCODE + STEPS).exit_code == 0
    assert today(school, "weighing list --pupil p1")["w2"] == "WEIGHING_MISSING"
    assert school.type((MELDCODE + STEPS).replace("w2", "w3") + " --silent-because gevaar").exit_code == 0
    assert school.type((MELDCODE + STEPS).replace("w2", "w4") + " --step talked").exit_code == 0
    assert {"w3", "w4"} <= {
        name for name, said in today(school, "weighing list --pupil p1").items() if said == "counts"
    }
    assert "gevaar" in school.type("weighing list --pupil p1").stdout


def test_a_weighing_opens_what_its_rule_waits_for(school: School) -> None:
    """From the keyboard to the decision, and shut again when it is ended."""
    school.type("recipient add org:vt --kind veilig_thuis --purpose veilig_thuis_melding")
    ask = "decide --recipient org:vt --pupil p1 --category safety_concern"
    assert school.type(ask).exit_code == 1
    school.type(MELDCODE + STEPS + " --step talked")
    assert school.type(ask).exit_code == 0
    school.type("weighing end w2 --pupil p1 --because outdated")
    assert school.type(ask).exit_code == 1
    assert today(school, "weighing list --pupil p1")["w2"] == "was_ended"


@pytest.mark.parametrize("subject", ["meldcode", "director", "right_to_speak", "research", "need_to_know"])
def test_every_subject_of_the_policies_can_be_weighed(school: School, subject: str) -> None:
    """By whoever records it, unless said otherwise."""
    line = f"weighing add --pupil p1 --subject {subject} --category results --id w9 --account directie"
    assert school.type(line).exit_code == 0
    assert recorded(school, "w9")["by"] == "directie"


def test_an_inspection_keeps_the_statement_and_what_they_thought(school: School) -> None:
    """Of the zienswijze its hash, from the file or as it is; silence about the content is not agreement."""
    Path("zienswijze.pdf").write_bytes(b"wij zien dat anders")
    digest = hashlib.sha256(b"wij zien dat anders").hexdigest()
    school.type(f"{SEEN} --statement zienswijze.pdf --disagrees")
    school.type(f"{SEEN} --statement-sha256 {digest} --agrees".replace("i2", "i3"))
    school.type(SEEN.replace("i2", "i4"))
    found = [recorded(school, name) for name in ("i2", "i3", "i4")]
    assert [one.get("statement_sha256", "") for one in found] == [digest, digest, ""]
    assert [one.get("agrees") for one in found] == [False, True, None]
    assert today(school, "inspection list --pupil p1")["i4"] == "counts"
    school.type("inspection end i4 --pupil p1 --because outdated")
    assert today(school, "inspection list --pupil p1")["i4"] == "was_ended"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (MELDCODE.replace("subject meldcode", "subject meldkode"), "meldcode, need_to_know"),
        (MELDCODE + " --step gedacht", "--step"),
        (MELDCODE.replace("veilig_thuis", "veilig_huis"), "bedoelde u veilig_thuis?"),
        (MELDCODE.replace(" --category safety_concern", ""), "--category"),
        (MELDCODE.replace("--category safety_concern", "--category *"), "--category"),
        (MELDCODE.replace("p1", "p9"), "leerling"),
        (SEEN + " --agrees --disagrees", "niet beide"),
        (SEEN + " --statement toestemmingen.csv --statement-sha256 " + "a" * 64, "niet beide"),
        (SEEN + " --statement-sha256 kort", "--statement"),
        (SEEN + " --statement weg.pdf", "--statement"),
        (SEEN + " --on 2026-09-02", "--on"),
        ("mandate add org:vreemd --purpose zorgvraag --service x", "niet geregistreerd"),
        ("mandate add org:lindenhout --purpose zorgvraagje --service x", "bedoelde u zorgvraag?"),
        ("weighing list --pupil p9", "leerling"),
        ("inspection end w1 --because x", "--pupil"),
    ],
)
def test_what_is_wrong_is_said_at_its_option(school: School, line: str, said: str) -> None:
    """A slip of the pen is refused where it was made."""
    result = school.type(line)
    assert result.exit_code == 2
    assert said in result.stderr


SHEET = (
    "soort;leerling;ontvanger;door;doel;categorieen;onderwerp;stappen;besloten_op;ingezien_op;akkoord;dienst;rol;product"
    ";status;getekend_op;doelen;artikel;vorm;ontvangen_op;functionaris;begint;eindigt;reden;sinds\n"
    "mandate;;org:lindenhout;;zorgvraag;;;;;;;OSO\n"
    "agreement;;org:lindenhout;;;support.needs;;;;;;;partner;overleg;active;2026-08-01;zorgvraag\n"
    "weighing;p1;veilig_thuis;dir;;safety_concern;meldcode;signals talked;2026-08-30\n"
    "inspection;p1;school_receiving;g1;;results;;;;2026-08-30;nee\n"
    "order;p1;police;;;contact.phone;;;;;;;;;;;;126nd;oral;2026-08-31;4711\n"
    "emergency;p1;ambulance;dir;;medical;;;;;;;;;;;;;;;;2026-08-30T10:00:00+02:00;2026-08-30T12:00:00+02:00;unconscious\n"
    "caution;p1;;dir;;;secret_address;;;;;;;;;;;;;;;;;;2026-08-30\n"
)
WIDTH = SHEET.splitlines()[0].count(";")


def sheet(text: str) -> str:
    """Return a spreadsheet as it is saved: every row with as many cells as the header."""
    return "".join(line + ";" * (WIDTH - line.count(";")) + "\n" for line in text.splitlines())


def test_grounds_of_every_kind_come_from_one_spreadsheet(school: School) -> None:
    """In the words of the school, all or nothing, and repeatable."""
    Path("gronden.csv").write_text(sheet(SHEET), encoding="utf-8")
    assert school.json("record add gronden.csv")[0] == {"new": 7, "known": 0, "faulty": 0, "faults": []}
    assert school.json("record add gronden.csv")[0] == {"new": 0, "known": 7, "faulty": 0, "faults": []}
    assert len(school.json("weighing list --pupil p1")) == 2


def test_one_wrong_cell_keeps_the_whole_spreadsheet_out(school: School) -> None:
    """And is named by its row and by the column as the school wrote it."""
    wrong = (
        SHEET.replace("signals talked", "signals gedacht")
        .replace("unconscious", "handig")
        .replace(";nee", ";misschien")
    )
    Path("gronden.csv").write_text(sheet(wrong), encoding="utf-8")
    result = school.json("record add gronden.csv")[0]
    assert [(fault["row"], fault["field"]) for fault in result["faults"]] == [
        (4, "stappen"),
        (5, "akkoord"),
        (7, "reden"),
    ]
    assert result["new"] == 0
    assert [row["id"] for row in school.json("mandate list")] == ["m1"]
