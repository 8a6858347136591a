"""Errors: one clear sentence with what to do, an exit code that tells no from impossible, and never what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from consent_gate.cli.desk import Desk
from tests.cli.conftest import School

CANARY = "Zwaluwstaart"
"""An invented name. It may be typed, misplaced and misspelled, and never comes back."""

SLIPS = [
    ["consent", "give", "--pupil", CANARY + " x", "--by", "g1", "--recipient", "jeugdhulp"],
    ["consent", "give", "--pupil", "p1", "--by", "g 1" + CANARY, "--recipient", "jeugdhulp"],
    [
        "consent",
        "give",
        "--pupil",
        "p1",
        "--by",
        "g1",
        "--recipient",
        CANARY,
        "--purpose",
        CANARY,
        "--category",
        CANARY,
    ],
    ["consent", "give", "--pupil", "p1", "--by", "g1", "--given-on", CANARY],
    ["consent", "give", "--pupil", "p1", "--by", "g1", "--evidence", CANARY],
    ["consent", "give", "--pupil", "p1", "--by", "g1", f"--{CANARY}"],
    ["consent", "give", "--pupil", "p1", CANARY],
    ["consent", "show", CANARY],
    ["consent", "import", CANARY],
    ["pupil", "show", CANARY],
    ["pupil", "show", CANARY + " x"],
    ["pupil", "add", CANARY + " x"],
    ["pupil", "add", "p1", "--birth-date", CANARY],
    ["pupil", "add", "p1", "--group", CANARY + "\n"],
    ["gezag", "set", "p1", "--person", CANARY + "/"],
    ["objection", "end", CANARY, "--pupil", "p1", "--because", "overruled"],
    ["role", "assign", CANARY, "--role", "teacher", "--scope", "school"],
    ["role", "assign", "staff:lk1", "--role", "teacher", "--scope", CANARY],
    ["recipient", "add", CANARY, "--kind", "jeugdhulp", "--purpose", "zorgvraag"],
    ["recipient", "add", "org:a", "--kind", "jeugdhulp", "--purpose", "zorgvraag", "--key-days", CANARY],
    ["recipient", "end", CANARY],
    ["recipient", "key", "org:" + CANARY.lower()],
    ["decide", "--recipient", CANARY, "--pupil", "p1", "--category", "pgn"],
    ["decide", "--recipient", "org:a", "--pupil", CANARY + " x", "--category", "pgn"],
    ["decide", "--recipient", "org:a", "--pupil", "p1", "--category", CANARY],
    ["decide", "--recipient", "org:a", "--pupil", "p1", "--category", "pgn", "--purpose", CANARY],
    ["decide", "--recipient", "org:a", "--pupil", "p1", "--category", "pgn", "--on", CANARY],
    ["why", "--recipient", "org:a", "--pupil", "p1", "--category", CANARY],
    ["policy", "export", "--pupil", CANARY],
    ["log", "list", "--since", CANARY],
    ["log", "list", "--last", CANARY],
    ["log", "list", "--pupil", CANARY + " x"],
    ["log", "show", CANARY],
    [CANARY],
    ["consent", CANARY],
    ["--lang", CANARY, "log", "list"],
    ["log", "list", "--ledger", f"{CANARY}.db"],
    ["log", "list", "--ledger", f"oracle://{CANARY}"],
    ["log", "list", "--ledger", f"sqlite:///{CANARY}.db"],
]


@pytest.mark.parametrize("words", SLIPS, ids=" ".join)
def test_a_slip_is_exit_2_and_never_repeats_what_was_typed(school: School, words: list[str]) -> None:
    """Whoever types a name in the wrong place must not find it in a log of error messages."""
    result = school.type(words)
    assert result.exit_code == 2
    assert CANARY.casefold() not in result.output.casefold()
    assert "Traceback" not in result.output
    assert result.stdout == ""
    assert result.stderr.startswith("fout: ")


@pytest.mark.parametrize("words", SLIPS, ids=" ".join)
def test_a_slip_is_told_in_english_too(school: School, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment chooses the language of errors, too."""
    monkeypatch.setenv("CONSENT_GATE_LANG", "en")
    result = school.type(words)
    if words[0] != "--lang":
        assert result.stderr.startswith("error: ")
    assert CANARY.casefold() not in result.output.casefold()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("consent give --pupil p1 --by g1 --recipient jeugdhlp --purpose zorgvraag --category pgn", "jeugdhulp"),
        ("consent give --pupil p1 --by g1 --recipient jeugdhulp --purpose zorgvrag --category pgn", "zorgvraag"),
        ("consent give --pupil p1 --by g1 --recipient jeugdhulp --purpose zorgvraag --category pgm", "pgn"),
        ("consent refuse --pupil p1 --by g1 --exclude contct.phone", "contact.phone"),
        ("role assign staff:lk1 --role techer --scope group --of 7a", "teacher"),
        ("recipient add org:a --kind wijkteem --purpose zorgvraag", "wijkteam"),
        ("decide --recipient org:a --pupil p1 --category pgn.bns", "pgn.bsn"),
        ("decide --recipient org:a --pupil p1 --category pgn --purpose image_publication", "image_website"),
        ("consnt list --pupil p1", "consent"),
        ("consent lst --pupil p1", "list"),
        ("consent list --pupl p1", "--pupil"),
    ],
)
def test_a_misspelled_word_is_suggested(school: School, line: str, said: str) -> None:
    """The error names what was probably meant."""
    result = school.type(line)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_name_of_the_vocabulary_is_never_asked_of_the_ledger(school: School) -> None:
    """A wrong name is found before anything is written."""
    before = school.json("pupil show p1")
    school.type("consent give --pupil p1 --by g1 --recipient jeugdhulp --purpose zorgvraag --category pgm")
    assert school.json("pupil show p1") == before


@pytest.mark.parametrize(
    "line", ["log list", "consent list --pupil p1", "recipient list", "log replay", "pupil show p1"]
)
def test_reading_makes_no_ledger(empty: School, line: str) -> None:
    """A look in the wrong folder must not leave an empty ledger that answers 'nothing'."""
    result = empty.type(line)
    assert result.exit_code == 2
    assert "--ledger" in result.stderr
    assert list(empty.folder.glob("*.db*")) == []


def test_missing_policies_are_told_with_the_remedy(school: School) -> None:
    """Without policies there is no answer, and the message says where to look."""
    result = school.type("decide --recipient org:a --pupil p1 --category pgn --policies elsewhere")
    assert result.exit_code == 2
    assert "geef de map met beleid (--policies of CONSENT_GATE_POLICIES)" in result.stderr


def test_a_file_that_is_no_ledger_is_refused(school: School) -> None:
    """Whatever the file holds, nothing of it is shown."""
    Path("other.db").write_text(CANARY * 1000, encoding="utf-8")
    result = school.type("log list --ledger other.db")
    assert result.exit_code == 2
    assert CANARY not in result.output


def test_an_unexpected_error_is_one_sentence(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours shows its kind and nothing of what was in hand."""

    def broken(self: Desk) -> None:
        raise KeyError(CANARY)

    monkeypatch.setattr(Desk, "snapshot", broken)
    result = school.type("policy export --pupil p1")
    assert result.exit_code == 2
    assert "KeyError" in result.stderr
    assert CANARY not in result.output
    assert len(result.stderr.splitlines()) == 1


def test_the_account_is_the_user_unless_said_otherwise(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each record says who wrote it."""
    monkeypatch.setenv("LOGNAME", "j.smit")
    school.type("gezag set p1 --person g5 --id k1")
    school.type("gezag set p1 --person g6 --id k2 --account administratie")
    monkeypatch.setenv("CONSENT_GATE_ACCOUNT", "intake")
    school.type("gezag set p1 --person g7 --id k3")
    records = {record["id"]: record["recorded_by"] for record in school.json("pupil show p1")[0]["records"]}
    assert [records[name] for name in ("k1", "k2", "k3")] == ["cli:j.smit", "administratie", "intake"]


def test_no_colour_without_a_terminal(school: School) -> None:
    """Colour codes in a file or a pipe are noise."""
    result = school.type("decide --recipient org:lindenhout --pupil p1 --category pgn")
    assert "\x1b" not in result.stdout + result.stderr + school.type("log lst").stderr
