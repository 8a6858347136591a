"""The story as a table: readable for people, on a screen of 120 columns."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click import unstyle

from consent_gate.reasons import PLAIN, Reason
from consent_gate.terms import Basis
from consent_gate.text import Language, Text
from consent_gate_adapters.demo.exchange import Answer, Exchange, exchange, field_names
from consent_gate_adapters.demo.table import COLUMNS, heading, row
from tests.adapters.demo.playing import demo, each_school, played, present

WIDEST = 120
LAST = WIDEST - COLUMNS[-1][0]
"""Where the last column begins."""
LABELS = {basis: Text(f"grond {basis.value}", f"ground {basis.value}") for basis in Basis}
REFUSED = Exchange(Text("stap", "step"), "org:a", "zorgvraag", "p1", 403, (), ("pgn.bsn",), (), (), ())
GIVEN = Exchange(Text("stap", "step"), "org:a", "zorgvraag", "p1", 200, ("naam",), (), ("consent",), ("R-1",), ())


def shown(exchange: Exchange, language: Language = Language.EN) -> list[str]:
    """Return the lines of a row as a reader sees them."""
    return unstyle(row(1, exchange, LABELS, language)).splitlines()


@pytest.mark.parametrize("language", Language)
@each_school
def test_the_table_fits_the_screen(path: Path, language: Language) -> None:
    """Every line of every school's story in both languages; no colour where nobody watches, nothing on stderr."""
    result = played("--edexml", str(present(path)), "--lang", language.value)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= WIDEST
    assert "\x1b" not in result.stdout
    assert [line for line in lines if line != line.rstrip()] == []
    ending = "0 verschillen; alle weigeringen waren byte voor byte gelijk."
    assert lines[-1].endswith(ending if language is Language.NL else "0 differences; all refusals were the same bytes.")


def test_a_row_says_it_in_words() -> None:
    """The ground by its label and the reason as a sentence: codes are for programs."""
    text = played().stdout
    assert "wettelijke verplichting" in text
    assert "AVG 6 lid 1" in text
    assert re.search(r"[A-Z]{3,}_[A-Z]|legal_obligation|public_task", text) is None


def test_the_first_lines_say_who_it_is_about() -> None:
    """The number in every row is explained before the first; a birth date is not given away."""
    first, second, *_ = played().stdout.splitlines()
    assert first == "99XX, schooljaar 2026-2027: 4 leerlingen, 6 gedeclareerde routes."
    assert "leerling 24017" in second
    assert "2010" not in played().stdout


def test_colour_is_for_terminals_and_can_be_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Green for an answer, red for a refusal; the number says the same without."""
    text = demo(color=True).stdout
    assert len(re.findall(r"\x1b\[32m200", text)) == 12
    assert len(re.findall(r"\x1b\[31m403", text)) == 9
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in demo(color=True).stdout


@pytest.mark.parametrize("language", Language)
def test_every_reason_fits_its_column(language: Language) -> None:
    """No sentence is cut and no line is longer than the heading says."""
    assert all(len(line) <= WIDEST for line in heading(language).splitlines())
    for reason in Reason:
        lines = shown(replace(REFUSED, reason=(reason.value,)), language)
        assert max(map(len, lines)) <= WIDEST
        assert " ".join(" ".join(line[LAST:] for line in lines).split()) == PLAIN[reason].say(language)


def test_every_ground_is_named_by_its_label_and_then_the_rule() -> None:
    """Two grounds in one answer are both named."""
    for basis in Basis:
        lines = shown(replace(GIVEN, basis=(basis.value, "consent")))
        assert (
            " ".join(" ".join(line[LAST:] for line in lines).split())
            == f"ground {basis.value}, ground consent rule R-1"
        )


def test_a_reason_that_a_record_could_change_is_shown_first() -> None:
    """Among what the rules alone keep back, the reader looks for what can be done about it."""
    reasons = ("CATEGORY_NOT_PERMITTED", "PGN_NOT_PERMITTED", "CONSENT_MISSING")
    row_text = " ".join(line[LAST:] for line in shown(replace(REFUSED, reason=reasons)))
    assert "There is no consent" in row_text
    assert "national number" not in row_text


def test_long_ids_and_many_pupils_stay_in_their_column() -> None:
    """Sixty-four places are wrapped, not cut; several pupils are counted."""
    lines = shown(replace(GIVEN, pupil="q" * 64, recipient="org:" + "q" * 64))
    assert max(map(len, lines)) <= WIDEST
    text = "".join(lines)
    assert text.count("q") == 2 * 64
    assert "3 pupils" in shown(replace(GIVEN, pupil="a, b, c"))[0]


def test_the_fields_of_an_answer_are_named_once_without_their_places() -> None:
    """A list of objects gives its fields, a list of values is one field, and no value is shown."""
    document = {"a": 1, "b": [{"c": "x", "d": None}, {"c": "y"}], "e": {"f": [1, 2]}, "g": []}
    assert list(dict.fromkeys(field_names(document))) == ["a", "b.c", "b.d", "e.f", "g"]


def test_a_refused_answer_has_no_fields() -> None:
    """Whatever a refusal says is no pupil's field."""
    answer = Answer(403, (("Date", "today"), ("Content-Type", "x")), b'{"title": "no"}')
    told = exchange(Text("stap", "step"), "", answer, [])
    assert (told.fields, told.recipient, told.purpose, told.pupil) == ((), "-", "", "")


def test_refusals_are_compared_without_the_date() -> None:
    """Every server adds one; all else that a caller can see counts (CG-07)."""
    one = Answer(403, (("Date", "today"), ("X", "1")), b"no")
    assert one.constant == Answer(403, (("date", "tomorrow"), ("X", "1")), b"no").constant
    for other in (
        Answer(404, one.headers, b"no"),
        Answer(403, (("X", "2"),), b"no"),
        Answer(403, (("X", "1"),), b"no "),
        Answer(403, (("X", "1"), ("Y", "")), b"no"),
    ):
        assert other.constant != one.constant
