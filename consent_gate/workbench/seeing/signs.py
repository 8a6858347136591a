"""The words and signs of the grounds: a word, a letter and a shape for each, so that colour is never needed.

The letters are those of AVG article 6(1), the same in both languages: who reads the law knows them already.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from consent_gate.terms import DECISION_ORDER, Basis
from consent_gate.text import Language, Text
from consent_gate.workbench.seeing.cells import Cell, Ground

WORDS: Final[Mapping[Basis, Text]] = {
    Basis.LEGAL_OBLIGATION: Text("plicht", "duty"),
    Basis.VITAL_INTEREST: Text("nood", "vital"),
    Basis.PUBLIC_TASK: Text("taak", "task"),
    Basis.CONTRACT: Text("overeenkomst", "contract"),
    Basis.LEGITIMATE_INTEREST: Text("belang", "interest"),
    Basis.CONSENT: Text("toestemming", "consent"),
}
LETTERS: Final[Mapping[Basis, str]] = {
    Basis.CONSENT: "a",
    Basis.CONTRACT: "b",
    Basis.LEGAL_OBLIGATION: "c",
    Basis.VITAL_INTEREST: "d",
    Basis.PUBLIC_TASK: "e",
    Basis.LEGITIMATE_INTEREST: "f",
}
NEVER: Final = Text("nooit", "never")
NEVER_SIGN: Final = "×"
NOTHING: Final = Text("geen regel, dus nee", "no rule, so no")
NOTHING_SIGN: Final = "·"
PART: Final = "½"
"""Only some fields of the kind."""
RECORDED: Final = "°"
"""Only while something was recorded besides: an order, a weighing, an agreement, inzage, an emergency."""
PART_WORDS: Final = Text("een deel", "a part")
RECORDED_WORDS: Final = Text("als er iets is vastgelegd", "while something is recorded")

MEANINGS: Final[tuple[tuple[str, Text, Text], ...]] = (
    *((LETTERS[basis], WORDS[basis], Text("", "")) for basis in DECISION_ORDER),
    (NEVER_SIGN, NEVER, Text("uitgesloten, op welke grond ook", "ruled out, on any ground")),
    (NOTHING_SIGN, NOTHING, Text("", "")),
    (PART, PART_WORDS, Text("niet alle velden van deze soort", "not every field of this kind")),
    (
        RECORDED,
        RECORDED_WORDS,
        Text(
            "zoals een vordering, afweging, overeenkomst, inzage of noodgeval",
            "such as an order, weighing, agreement, inspection or emergency",
        ),
    ),
)
"""What the legend says: sign, word, and what more there is to say."""


def marks(ground: Ground) -> str:
    """Return the marks behind the word or letter of a ground."""
    return (RECORDED if ground.recorded else "") + ("" if ground.whole else PART)


def sign(ground: Ground) -> str:
    """Return the letter of a ground with its marks."""
    return LETTERS[ground.basis] + marks(ground)


def word(ground: Ground, language: Language) -> str:
    """Return a ground in one word with its marks, as the guide writes it."""
    return WORDS[ground.basis].say(language) + marks(ground)


def phrase(ground: Ground) -> Text:
    """Return a ground in plain words, without any sign."""
    said = WORDS[ground.basis]
    for true, text in ((ground.recorded, RECORDED_WORDS), (not ground.whole, PART_WORDS)):
        if true:
            said = Text(f"{said.nl}, {text.nl}", f"{said.en}, {text.en}")
    return said


def spoken(cell: Cell) -> Text:
    """Return a whole cell in plain words."""
    if not cell.grounds:
        return NEVER if cell.never else NOTHING
    phrases = [phrase(ground) for ground in cell.grounds]
    return Text("; ".join(text.nl for text in phrases), "; ".join(text.en for text in phrases))


def words_of(cell: Cell, language: Language, nothing: str = "-") -> str:
    """Return a whole cell in words with marks; `nothing` where no rule speaks."""
    said = " ".join(word(ground, language) for ground in cell.grounds)
    return said or (NEVER.say(language) if cell.never else nothing)


def signs_of(cell: Cell) -> str:
    """Return a whole cell in signs."""
    said = "".join(sign(ground) for ground in cell.grounds)
    return said or (NEVER_SIGN if cell.never else NOTHING_SIGN)
