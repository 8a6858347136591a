"""The words of the never-list: names by their label or as they are, what can be recorded, and a cursor over one line.

A name may stand bare or in backticks, as the vocabulary writes it or by its Dutch label; what a label says between
brackets may be left out. Of the phrases that fit at a place the longest is meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final, NoReturn

from consent_gate.rules import never_messages as messages
from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.evidence import OBJECTION, RESTRICTION
from consent_gate.rules.faults import Faults, as_is
from consent_gate.rules.lines import Place
from consent_gate.rules.requirements import KNOWN
from consent_gate.rules.vocabulary import Tree
from consent_gate.terms import ANY, Basis
from consent_gate.text import Text

CLOSED: Final = Text("een ` aan het eind van de naam", "a ` at the end of the name")

HOLDS: Final = (OBJECTION, RESTRICTION)

Lexicon = Mapping[str, frozenset[str]]
"""Each phrase, case folded, with the names it can mean."""

_IN_BRACKETS: Final = re.compile(r" \([^()]*\)\Z")
_NEXT_WORD: Final = re.compile(r"[^ ,]*")

SAID: Final[Mapping[str, str]] = {
    "een geldige toestemming": "consent:",
    "een overeenkomst": "agreement:",
    "een afweging": "weighing:",
    "een vordering": "order:126",
    "een mandaat": "mandate",
    "een noodgeval": "emergency",
    "inzage vooraf": "inspection",
    "een geheim adres": "caution:secret_address",
    "een uitspraak van de rechter": "caution:court_order",
    "het belang van het kind": "caution:child_interest",
    "een bezwaar": OBJECTION,
    "een beperking": RESTRICTION,
}
"""What people call what is recorded, with the name or the beginning of the names that it means."""


class Broken(Exception):
    """The rest of a sentence cannot be read; the fault has been noted."""


def lexicon(labels: Mapping[str, Text], anything: str = "") -> Lexicon:
    """Return the phrases for these names; `anything` is the word for all of them."""
    found: dict[str, set[str]] = {anything: {ANY}} if anything else {}
    for name, label in labels.items():
        for phrase in {name, label.nl, _IN_BRACKETS.sub("", label.nl)}:
            found.setdefault(phrase.casefold(), set()).add(name)
    # A name is that name, whatever else bears it as a label.
    found |= {name: {name} for name in labels}
    return {phrase: frozenset(names) for phrase, names in found.items()}


def labels_of(tree: Tree) -> Mapping[str, Text]:
    """Return each name of a tree with its label."""
    return {name: term.label for name, term in tree.terms.items()}


def recorded_by(required: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return each phrase for something recorded with the words it means, where rules name `required`."""
    words = sorted({*required, *KNOWN, *HOLDS})
    said = {phrase: tuple(word for word in words if word.startswith(begin)) for phrase, begin in SAID.items()}
    # Who has any valid consent has that of one guardian.
    said["een geldige toestemming"] = tuple(sorted(CONSENTS))
    return {**{word: (word,) for word in words}, **{f"een {word}": (word,) for word in words}, **said}


class Cursor:
    """Reads one line from left to right. What does not fit is noted at its column, and ends the reading."""

    def __init__(self, line: str, place: Place, at: int, faults: Faults) -> None:
        self._line = line
        self._place = place
        self._at = at
        self._faults = faults

    @property
    def place(self) -> Place:
        """Where the next word stands."""
        self._skip()
        return Place(self._place.file, self._place.line, self._at + 1)

    @property
    def rest(self) -> str:
        """What was not read yet."""
        self._skip()
        return self._line[self._at :].rstrip(" ")

    def take(self, *phrases: str) -> str:
        """Step over the first of `phrases` that stands here and return it, else empty text."""
        for phrase in phrases:
            if self._stands(phrase, self._line):
                self._at += len(phrase)
                return phrase
        return ""

    def stands(self, *phrases: str) -> bool:
        """True when one of `phrases` stands here; nothing is stepped over."""
        return any(self._stands(phrase, self._line) for phrase in phrases)

    def expect(self, *phrases: str) -> str:
        """Step over one of `phrases`, or note that it is not there."""
        taken = self.take(*phrases)
        if not taken:
            words = max(len(phrase.split()) for phrase in phrases)
            self.broken(as_is(", ".join(f"`{phrase}`" for phrase in phrases)), phrases, words=words)
        return taken

    def phrase(self, known: Collection[str]) -> str:
        """Step over the longest phrase of `known` that stands here, bare or in backticks; empty text when none does."""
        self._skip()
        if self._line[self._at : self._at + 1] == "`":
            end = self._line.find("`", self._at + 1)
            quoted = self._line[self._at + 1 : end].casefold() if end > 0 else ""
            if quoted in known:
                self._at = end + 1
                return quoted
            return ""
        folded = self._line.casefold()
        if len(folded) != len(self._line):  # a letter that folds to two would shift the columns
            folded = self._line
        for phrase in sorted(known, key=len, reverse=True):
            if self._stands(phrase, folded):
                self._at += len(phrase)
                return phrase
        return ""

    def word(self, words: int = 1) -> str:
        """Return the next word or words, or what stands between backticks, without stepping over it."""
        rest = self.rest
        if words > 1:
            return " ".join(rest.split()[:words])
        if rest.startswith("`"):
            return rest[1:].partition("`")[0]
        found = _NEXT_WORD.match(rest)
        return found.group() if found else ""

    def broken(self, expected: Text, near: Iterable[str] = (), *, words: int = 1) -> NoReturn:
        """Note what should stand here instead of so many words, with what was probably meant, and end the reading."""
        place, word = self.place, self.word(words)
        if self.rest.startswith("`") and "`" not in self.rest[1:]:
            expected, near = CLOSED, ()
        if not word:
            self._faults.add(place, messages.UNFINISHED, expected=expected)
        else:
            self._faults.add(place, messages.EXPECTED, self._faults.closest(word, near), expected=expected, found=word)
        raise Broken

    def _skip(self) -> None:
        while self._line[self._at : self._at + 1] == " ":
            self._at += 1

    def _stands(self, phrase: str, line: str) -> bool:
        self._skip()
        return line.startswith(phrase, self._at) and line[self._at + len(phrase) : self._at + len(phrase) + 1] in " ,"


def bases_named(bases: Mapping[Basis, Text]) -> Mapping[str, Text]:
    """Return each basis by its name, with its label."""
    return {basis.value: label for basis, label in bases.items()}
