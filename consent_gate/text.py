"""What people read, in Dutch and in English, side by side: the one translation mechanism."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language this project speaks. Dutch is the first language of its readers."""

    NL = "nl"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages, with `str.format` places in braces.

    A text may hold policy names, dates and file positions, never pupil data (CG-13).
    """

    nl: str
    en: str

    def format(self, **values: object) -> Text:
        """Fill the places in both languages. A `Text` given as a value is filled in its own language."""
        dutch = {name: value.nl if isinstance(value, Text) else value for name, value in values.items()}
        english = {name: value.en if isinstance(value, Text) else value for name, value in values.items()}
        return Text(self.nl.format(**dutch), self.en.format(**english))

    def say(self, language: Language = Language.NL) -> str:
        """Return the sentence in `language`."""
        return self.nl if language is Language.NL else self.en

    def __str__(self) -> str:
        return self.nl
