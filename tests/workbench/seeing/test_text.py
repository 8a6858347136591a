"""The matrix and the graph on a terminal: exactly these lines for a small set, and no wider than the terminal."""

from __future__ import annotations

import pytest

from consent_gate.rules.overview import kinds, outsiders
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Language
from consent_gate.workbench.seeing.cells import matrix, state_of
from consent_gate.workbench.seeing.graph import of_name, whole
from consent_gate.workbench.seeing.graph_text import graph_lines
from consent_gate.workbench.seeing.matrix_text import matrix_lines, plain
from consent_gate.workbench.seeing.measure import columns_of, cut, filled, width_of, wrapped
from tests.policies.situation import shipped
from tests.small_policies import changed

IN_WORDS = """\
              jeugdhulp  leerplicht
identity      ·          duty
support       consent    ·
absence       never      duty

·  no rule, so no
½  a part: not every field of this kind
°  while something is recorded: such as an order, weighing, agreement, inspecti…"""
TREES = """\
ontvangers
partner
├─ jeugdhulp +JH-01? ×JH-02
└─ leerplicht +VZ-01
teacher

doelen
zorgvraag +JH-01?
toezicht +VZ-01
teaching

soorten gegevens
identity
└─ identity.family_name (ook onder list:leerplicht)
support +JH-01?
list:leerplicht +VZ-01
├─ identity.family_name (ook onder identity)
└─ absence ×JH-02"""


def small() -> Snapshot:
    """Return the small set without faults."""
    return Snapshot.stored({name: content.decode() for name, content in changed({}).items()})


def test_few_recipients_are_shown_in_words() -> None:
    """What each may get stands below each other; the marks are explained and the letters are not, as none is used."""
    snapshot = small()
    vocabulary = snapshot.vocabulary
    lines = [plain(line) for line in matrix_lines(matrix(snapshot, ["jeugdhulp", "leerplicht"], kinds(vocabulary)),
                                                  Language.EN, 80)]  # fmt: skip
    assert "\n".join(line for at, line in enumerate(lines) if line or lines[at - 1]) == IN_WORDS


def test_the_trees_show_every_parent_and_every_rule() -> None:
    """A name with two parents stands below both, and says so; each rule stands at each name it names."""
    lines = [line for line, _ in graph_lines(whole(small()), Language.NL, 80)]
    assert "\n".join(lines).startswith(TREES + "\n")


def test_many_recipients_are_shown_in_signs() -> None:
    """Each heading has a line down to its own column, and a cell stands in it."""
    snapshot = shipped()
    shown = matrix(snapshot, outsiders(snapshot.vocabulary), ["identity", "results", "pgn"])
    lines = [plain(line) for line in matrix_lines(shown, Language.NL, 80)]
    assert [line.split(" ─")[0] for line in lines[:3]] == ["persoonsgebonden nummer", "resultaten", "identiteit"]
    assert lines[2][lines[1].rindex("┐")] == lines[2][lines[0].rindex("┐")] == "│"
    row = next(line for line in lines if line.startswith("jeugdhulp "))
    assert [row[line.rindex("┐")] for line in lines[:3]] == ["×", "×", "a"]


@pytest.mark.parametrize("width", [40, 60, 80, 132])
@pytest.mark.parametrize("language", list(Language))
def test_no_line_is_wider_than_the_terminal(width: int, language: Language) -> None:
    """A line that wraps by itself breaks the table."""
    snapshot = shipped()
    vocabulary = snapshot.vocabulary
    for recipients in (outsiders(vocabulary), ["jeugdhulp"], ["police", "veilig_thuis", "researcher"]):
        lines = matrix_lines(matrix(snapshot, recipients, kinds(vocabulary)), language, width)
        assert max(columns_of(plain(line)) for line in lines) <= width, recipients
    assert max(columns_of(line) for line, _ in graph_lines(whole(snapshot), language, width)) <= width


def test_one_state_shows_what_holds_then() -> None:
    """Nothing recorded: no consent; consented: consent; and the sign for 'recorded' is not explained."""
    for words, expected in (([], "·"), (["consent:guardian+youth"], "consent")):
        shown = matrix(small(), ["jeugdhulp"], ["support"], state=state_of(words))
        lines = [plain(line) for line in matrix_lines(shown, Language.EN, 80)]
        assert lines[1].split()[-1] == expected
        assert not any(line.startswith("°") for line in lines)


def test_of_one_name_everything_that_touches_it_is_shown() -> None:
    """A rule about a group touches its members; a rule about a member touches the group; another rule does not."""
    snapshot = small()
    assert [*of_name(snapshot, "partner").rules] == ["JH-01", "JH-02", "VZ-01"]
    assert [*of_name(snapshot, "jeugdhulp").rules] == ["JH-01", "JH-02"]
    assert [*of_name(snapshot, "identity.family_name").rules] == ["VZ-01"]
    assert [*of_name(snapshot, "teaching").rules] == ["JH-02"]
    assert [*of_name(snapshot, "VZ-01").rules] == ["VZ-01"]


def test_wide_signs_and_accents_keep_their_columns() -> None:
    """A wide character takes two columns, a combining mark none."""
    assert columns_of("漢字") == 4
    assert columns_of("e\u0308e") == 2
    assert filled("漢", 4) == "漢  "
    assert columns_of(cut("漢字漢字", 5)) <= 5
    assert cut("kort", 4) == "kort"


def test_wrapped_text_keeps_its_words_and_its_width() -> None:
    """Nothing is lost and no line is wider than asked, also when one word is."""
    text = "begeleiding, voor zover van belang: extreemlangsamengesteldwoorddatnergenspast"
    lines = wrapped(text, 120, 12)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line, 12) <= 120 for line in lines)
    assert wrapped("", 120, 12) == ("",)
