"""What stands at one place of a policy file: which column, and which word of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from consent_gate.rules import duty_lines, evidence, retention_lines, words
from consent_gate.rules.ceiling_lines import CEILING_COLUMNS
from consent_gate.rules.layout import (
    BASES,
    CATEGORIES,
    CEILINGS,
    DUTIES,
    EXPECTATIONS,
    NEVER,
    OWED,
    PURPOSES,
    RECIPIENTS,
    RETENTION,
    RULES,
    SOURCES,
    TREES,
)
from consent_gate.rules.rule_lines import COLUMNS

KIND: Final = "line kind"
"""The first column of a policy line: `p`, `p2`, `g`, `g2` or `g3`."""

FIXED: Final[Mapping[str, tuple[str, ...]]] = {
    RECIPIENTS: words.RECIPIENT_COLUMNS,
    PURPOSES: words.COLUMNS,
    CATEGORIES: words.COLUMNS,
    BASES: words.COLUMNS,
    RETENTION: retention_lines.COLUMNS,
    DUTIES: duty_lines.COLUMNS,
}
IN_FLOW: Final[Mapping[str, tuple[str, ...]]] = {
    SOURCES: evidence.SOURCE_COLUMNS,
    EXPECTATIONS: evidence.EXPECTATION_COLUMNS,
    CEILINGS: CEILING_COLUMNS,
    OWED: duty_lines.OWED_COLUMNS,
}
PARTED: Final[Mapping[str, str]] = {"state": evidence.JOINED.strip(), "scopes": "+", "categories": " "}
"""Columns whose cell holds several words, and what parts them."""

SENTENCE: Final = "sentence"
"""The one column of the never-list, whose words stand behind each other."""
_WORD: Final = re.compile(r"[^\s,`()]+")


@dataclass(frozen=True, slots=True)
class Cursor:
    """One word: the column it stands in, the kind of its line, and where it begins and ends (from 0, in characters).

    `typed` is the part of the word before the cursor.
    """

    column: str
    kind: str
    word: str
    typed: str
    start: int
    end: int


def cursor_at(file: str, line: str, character: int) -> Cursor | None:
    """Return what stands at `character` (from 0) of a line; None in a comment, a header, or a file without columns."""
    bare = line.strip()
    if bare.startswith("#") or character > len(line):
        return None
    if file == NEVER:
        return _in_sentence(line, character)
    starts = [0, *(at + 1 for at in commas(line))]
    place = max(number for number, start in enumerate(starts) if start <= character)
    kind = line[: (starts[1] - 1) if len(starts) > 1 else len(line)].strip()
    columns = columns_of(file, kind)
    if place >= len(columns) or bare == ",".join(columns):
        return None
    column = columns[place]
    start, end = starts[place], (starts[place + 1] - 1 if place + 1 < len(starts) else len(line))
    if column in PARTED:
        start, end = _part(line, start, end, character, PARTED[column])
    while start < min(end, character) and line[start] in ' "':
        start += 1
    word = line[start:end].rstrip(' "')
    return Cursor(column, kind, word, line[start : max(start, character)], start, start + len(word))


def _in_sentence(line: str, character: int) -> Cursor:
    """Return the word of a sentence around a place; a number ends in a colon, which is no part of it."""
    for found in _WORD.finditer(line):
        start, end = found.start(), found.end() - found.group().endswith(":")
        if start <= character <= end:
            return Cursor(SENTENCE, "", line[start:end], line[start:character], start, end)
    return Cursor(SENTENCE, "", "", "", character, character)


def columns_of(file: str, kind: str) -> tuple[str, ...]:
    """Return the columns of a line that begins with `kind` in `file`; none when the file has no columns."""
    name = file.rpartition("/")[2]
    if name == RULES or file == TREES:
        return (KIND, *COLUMNS.get(kind, (kind,))[1:])
    return FIXED.get(file, IN_FLOW.get(name, ()))


def commas(line: str) -> list[int]:
    """Return where the commas stand that part cells: those outside double quotes."""
    found, quoted = [], False
    for at, char in enumerate(line):
        quoted ^= char == '"'
        if char == "," and not quoted:
            found.append(at)
    return found


def _part(line: str, start: int, end: int, character: int, mark: str) -> tuple[int, int]:
    """Return the bounds of the part around `character` of a cell that holds several."""
    before = line.rfind(mark, start, character)
    after = line.find(mark, character, end)
    return (start if before < 0 else before + len(mark)), (end if after < 0 else after)
