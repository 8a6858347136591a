"""What an author sees while writing: every column completes from its own words, every word explains itself."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_gate.rules.rule_lines import COLUMNS
from consent_gate.workbench.completing import suggestions
from consent_gate.workbench.cursor import KIND, cursor_at
from consent_gate.workbench.draft import Draft, draft_of
from consent_gate.workbench.explaining import definition, explanation
from tests.generated import examples
from tests.small_policies import SMALL

RULES = "jeugdhulp/rules.csv"
EXPECTED = "jeugdhulp/expectations.csv"


def draft(changes: Mapping[str, str] | None = None) -> Draft:
    """Read the small policies, some files as they are being typed."""
    return draft_of({path: text.encode() for path, text in {**SMALL, **(changes or {})}.items()})


def offered(file: str, line: str, at: int | None = None) -> set[str]:
    """Return what could stand at the end of a line, or at a place in it."""
    cursor = cursor_at(file, line, len(line) if at is None else at)
    assert cursor is not None
    return {found.word for found in suggestions(draft(), file, cursor)}


@pytest.mark.parametrize(
    ("file", "line", "word", "never"),
    [
        (RULES, "p2, ", "jeugdhulp", "zorgvraag"),
        (RULES, "p2, jeugdhulp, ", "zorgvraag", "jeugdhulp"),
        (RULES, "p2, jeugdhulp, zorgvraag, ", "identity.family_name", "zorgvraag"),
        (RULES, "p2, jeugdhulp, zorgvraag, support, ", "consent", "support"),
        (RULES, "p2, jeugdhulp, zorgvraag, support, consent, ", "consent:guardian+youth", "consent"),
        (RULES, "p2, jeugdhulp, zorgvraag, support, consent, consent:guardian, ", "JH-03", "JH-01"),
        (RULES, "p2, jeugdhulp, zorgvraag, support, consent, consent:guardian, JH-03, ", "deny", "JH-01"),
        (RULES, "p, jeugdhulp, zorgvraag, support, ", "*", "consent"),
        (RULES, "", "p2", "jeugdhulp"),
        (RULES, "g, ", "partner", "support"),
        (RULES, "g2, support, ", "list:leerplicht", "partner"),
        ("vocabulary/trees.csv", "", "g3", "p"),
        ("jeugdhulp/sources.csv", "", "JH-01", "LP-01"),
        ("jeugdhulp/sources.csv", "JH-01,UAVG art. 5,", "current", "JH-01"),
        (EXPECTED, "Ouders,jeugdhulp,zorgvraag,support,consent:guardian + ", "objection", "support"),
        (EXPECTED, "Ouders,jeugdhulp,zorgvraag,support,-,", "permit consent", "JH-01"),
        (EXPECTED, "Ouders,jeugdhulp,zorgvraag,support,-,refuse,", "CONSENT_MISSING", "refuse"),
        ("vocabulary/recipients.csv", "nieuw,school+", "group", "nieuw"),
        ("jeugdhulp/ceilings.csv", "Niets,jeugdhulp,zorgvraag,-,permit consent,support ", "absence", "list:leerplicht"),
        ("never.txt", "NOOIT-01: support gaat nooit naar ", "leerplicht", "JH-01"),
        ("never.txt", "NOOIT-01: support gaat nooit naar leerplicht zonder ", "consent:guardian", "JH-01"),
    ],
)
def test_each_column_offers_its_own_words(file: str, line: str, word: str, never: str) -> None:
    """What is offered is what the reader would take there, and nothing of another column."""
    found = offered(file, line)
    assert word in found
    assert never not in found


def test_free_text_and_new_names_are_the_authors_own() -> None:
    """Nothing is suggested where any words may stand."""
    assert offered(EXPECTED, "Ouders stem") == set()
    assert offered("vocabulary/purposes.csv", "zorg") == set()


def test_a_comma_in_quotes_parts_no_cells() -> None:
    """The cell of a situation may hold commas; what follows is still the recipient."""
    assert "jeugdhulp" in offered(EXPECTED, '"Ouders, allebei, stemden in",')


@pytest.mark.parametrize(("line", "at"), [("# p2, jeugdhulp", 5), ("p, ", 9)])
def test_a_comment_is_nobodys_column(line: str, at: int) -> None:
    """In a comment, and behind the end of a line, there is nothing to say."""
    assert cursor_at(RULES, line, at) is None


def said(file: str, line: str, word: str) -> str:
    """Return the explanation of a word in a line."""
    cursor = cursor_at(file, line, line.index(word) + 1)
    assert cursor is not None
    return "\n".join(text.nl for text in explanation(draft(), cursor))


def test_a_rule_explains_itself_with_its_legal_source() -> None:
    """A rule's id tells what it gives, what is needed for that, where the law says so, and how well that was read."""
    line = SMALL[RULES].splitlines()[1]
    text = said(RULES, line, "JH-01")
    assert "jeugdhulp mag voor zorgvraag krijgen: ondersteuning" in text
    assert "nodig: toestemming van een ouder met gezag en, van 12 tot 16 jaar, ook de leerling" in text
    assert "bron: UAVG art. 5 (geldende tekst gelezen)" in text


def test_a_name_explains_what_it_is_and_where_it_hangs() -> None:
    """The label, what it falls under, and what falls under it."""
    text = said(RULES, "g2, identity.family_name, list:leerplicht", "list:leerplicht")
    assert text.splitlines() == ["lijst voor leerplicht", "daaronder: identity.family_name, absence"]
    assert "valt onder: partner" in said(RULES, "g, jeugdhulp, partner", "jeugdhulp")


def test_a_refusal_code_is_explained() -> None:
    """The sentence that a parent reads."""
    line = "Niemand,jeugdhulp,zorgvraag,support,-,refuse,CONSENT_MISSING"
    assert said(EXPECTED, line, "CONSENT_MISSING") == "Er is geen toestemming van wie die moet geven."


def test_words_lead_to_where_they_are_defined() -> None:
    """A name to the vocabulary, a rule's id to the rule, and from the rule to its sources."""
    found = draft()
    line = SMALL[RULES].splitlines()[1]

    def leads(file: str, text: str, word: str) -> list[str]:
        cursor = cursor_at(file, text, text.index(word))
        assert cursor is not None
        return [str(place) for place in definition(found, cursor)]

    assert leads(RULES, line, "zorgvraag") == ["vocabulary/purposes.csv:2:1"]
    assert leads(EXPECTED, "Ouders,jeugdhulp,zorgvraag,support,-,refuse,JH-02", "JH-02")[0].startswith(f"{RULES}:3:")
    assert leads(RULES, line, "JH-01") == ["jeugdhulp/sources.csv:2:1"]
    assert leads(RULES, line, "consent,") == ["vocabulary/bases.csv:2:1"]


def test_a_set_with_faults_still_helps() -> None:
    """Halfway through a line the words are there, and so are the faults."""
    found = draft({RULES: SMALL[RULES] + "p, jeugdhulp, zorgvraa\n"})
    assert found.snapshot is None
    assert [str(finding.place) for finding in found.findings][:1] == [f"{RULES}:4:15"]
    assert found.term("zorgvraag") is not None


@examples(200)
@given(st.data())
def test_whatever_is_typed_the_editor_goes_on(drawn: st.DataObject) -> None:
    """No text in any file and no place in it stops reading, completing, explaining or going to a definition."""
    files = sorted({*SMALL, "never.txt", "jeugdhulp/duties.csv"})
    file = drawn.draw(st.sampled_from(files))
    words = st.sampled_from(
        ["p2", "p", "g", "jeugdhulp", "zorgvraag", ",", ", ", '"', "JH-01", "\n", "#", "*", "é", " + "]
    )
    typed = drawn.draw(st.lists(words, max_size=25).map("".join))
    found = draft({file: typed})
    for line in typed.split("\n"):
        cursor = cursor_at(file, line, drawn.draw(st.integers(0, len(line))))
        if cursor is not None:
            suggestions(found, file, cursor)
            explanation(found, cursor)
            definition(found, cursor)
            assert line[cursor.start : cursor.end] == cursor.word


def test_every_column_of_a_policy_line_is_known_to_the_cursor() -> None:
    """The columns are those of the reader: a column it adds is one that completes."""
    for kind, columns in COLUMNS.items():
        line = ", ".join([kind, *("x" for _ in columns[1:])])
        found = [cursor_at(RULES, line, at) for at in (0, *(at + 2 for at, char in enumerate(line) if char == ","))]
        assert [cursor.column if cursor else None for cursor in found] == [KIND, *columns[1:]]
