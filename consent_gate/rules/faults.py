"""Faults in policy files: where, what, and what was probably meant. Collected, never raised one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from consent_gate.rules.codes import code_of
from consent_gate.rules.lines import Place
from consent_gate.text import Language, Text

DID_YOU_MEAN: Final = Text("bedoelde u `{word}`?", "did you mean `{word}`?")

LONGEST_NAME: Final = 64
"""No name of the vocabulary is longer; a longer cell is not compared with names, which would be slow."""

MOST_SUGGESTIONS: Final = 500

SHOWN: Final = 40
"""How much of a cell a message repeats."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one place. Faults sort by place, hence in the order in which an author meets them.

    `code` is the stable short name of the message.
    """

    place: Place
    text: Text
    suggestion: Text | None = None
    code: str = "fault"

    def line(self, language: Language = Language.NL) -> str:
        """Return `FILE:LINE:COLUMN: message`, followed by the suggestion when there is one."""
        said = self.text.say(language)
        if self.suggestion is not None:
            said = f"{said}; {self.suggestion.say(language)}"
        return f"{_printable(str(self.place))}: {said}"

    def __lt__(self, other: Fault) -> bool:
        return (self.place, self.text.nl) < (other.place, other.text.nl)


class Faults:
    """Every fault of one reading. `unread` names the files of which nothing could be read: what they would have said is
    unknown, so nothing is reported as missing from them."""

    def __init__(self) -> None:
        self._found: list[Fault] = []
        self._suggested = 0
        self.unread: set[str] = set()

    def add(self, place: Place, text: Text, suggestion: Text | None = None, **values: object) -> None:
        """Note a fault; `values` fill the places in `text`, shortened and made printable."""
        said = text.format(**{name: shown(value) for name, value in values.items()})
        self._found.append(Fault(place, said, suggestion, code_of(text)))

    def give_up(self, place: Place, text: Text, **values: object) -> None:
        """Note a fault that makes the rest of its file unreadable."""
        self.unread.add(place.file)
        self.add(place, text, None, **values)

    def closest(self, word: str, words: Iterable[str]) -> Text | None:
        """Return what `word` was probably meant to be, or None. Differences in case come first.

        Comparing is slow, so only the first faults of a reading get a suggestion; nobody needs more at a time.
        """
        if not word or len(word) > LONGEST_NAME or self._suggested >= MOST_SUGGESTIONS:
            return None
        self._suggested += 1
        known = sorted(words)
        near = [name for name in known if name.casefold() == word.casefold()]
        near = near or get_close_matches(word, known, n=1, cutoff=0.6)
        return DID_YOU_MEAN.format(word=near[0]) if near else None

    def __iter__(self) -> Iterator[Fault]:
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)


def shown(value: object) -> object:
    """Return text as a message may repeat it: short, on one line, with anything invisible spelled out."""
    if not isinstance(value, str):
        return value
    return _printable(value if len(value) <= SHOWN else value[:SHOWN] + "...")


def as_is(text: str) -> Text:
    """Return our own words, which a message repeats whole."""
    return Text(text, text)


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
