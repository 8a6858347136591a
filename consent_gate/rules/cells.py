"""From bytes to rows of cells, each with its place. Strict: what Casbin would drop or split in silence is a fault here.

Lines end in LF or CRLF; blank lines and lines that begin with `#` are skipped. Cells are separated by commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from consent_gate.rules import messages
from consent_gate.rules.faults import Faults, as_is
from consent_gate.rules.lines import Place

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_LINES: Final = 100_000
MAX_LINE: Final = 10_000
BOM: Final = b"\xef\xbb\xbf"
_MARKS: Final = re.compile('[",]')


@dataclass(frozen=True, slots=True)
class Cell:
    """One value, without the spaces around it."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Row:
    """One line that counts. An unsound row had a fault in its form; its cells are not judged any further."""

    cells: tuple[Cell, ...]
    place: Place
    sound: bool = True


def decode(file: str, content: bytes, faults: Faults) -> str | None:
    """Return the text of a file with LF line ends, or None when nothing can be read of it."""
    start = Place(file, 1)
    if len(content) > MAX_BYTES:
        faults.give_up(start, messages.FILE_TOO_LARGE, limit=MAX_BYTES)
        return None
    if content.startswith(BOM):
        faults.add(start, messages.BYTE_ORDER_MARK)
        content = content[len(BOM) :]
    if not content.strip():
        faults.give_up(start, messages.FILE_EMPTY)
        return None
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        faults.give_up(_place_of_byte(file, content, error.start), messages.NOT_UTF8)
        return None
    if text.count("\n") > MAX_LINES:
        faults.give_up(Place(file, MAX_LINES + 1), messages.TOO_MANY_LINES, limit=MAX_LINES)
        return None
    if not text.endswith("\n"):
        last = text.rsplit("\n", 1)[-1]
        faults.add(Place(file, text.count("\n") + 1, len(last) + 1), messages.NO_FINAL_NEWLINE)
    return text


def casbin_rows(file: str, text: str, faults: Faults) -> Iterator[Row]:
    """Read lines as Casbin does, and note every line that Casbin would read otherwise than its author."""
    for place, line in counted_lines(file, text, faults):
        cells, _ = split_cells(line, place)
        quote = line.find('"')
        sound = quote < 0 and line.isprintable()
        if quote >= 0:
            faults.add(Place(file, place.line, quote + 1), messages.QUOTE_IN_RULE)
        elif len(cells) == 1 and ";" in line:
            faults.add(Place(file, place.line, line.index(";") + 1), messages.SEMICOLONS)
            continue
        yield Row(cells, cells[0].place, sound)


def table_rows(file: str, text: str, columns: Sequence[str], faults: Faults) -> Iterator[Row]:
    """Read a table with a header row. A cell in double quotes may hold commas; a quote inside it is doubled.

    A row with another number of cells than `columns` is noted and comes out unsound.
    """
    header_due = True
    for place, line in counted_lines(file, text, faults):
        cells, closed = split_cells(line, place)
        if header_due:
            header_due = False
            if [cell.text for cell in cells] == list(columns):
                continue
            if len(cells) == 1 and ";" in line:
                faults.give_up(Place(file, place.line, line.index(";") + 1), messages.SEMICOLONS)
            else:
                faults.give_up(place, messages.HEADER, header=as_is(",".join(columns)))
            return
        sound = closed and line.isprintable()
        if not closed:
            faults.add(Place(file, place.line, line.index('"') + 1), messages.QUOTE_UNFINISHED)
        elif len(cells) != len(columns):
            wrong_count(cells, columns, faults)
            sound = False
        yield Row(cells, cells[0].place, sound)
    if header_due and file not in faults.unread:
        faults.give_up(Place(file, 1), messages.HEADER, header=as_is(",".join(columns)))


def wrong_count(cells: Sequence[Cell], columns: Sequence[str], faults: Faults) -> None:
    """Note a row with too few or too many cells, at the first cell too many or else at the last one."""
    at = cells[len(columns)] if len(cells) > len(columns) else cells[-1]
    faults.add(
        at.place, messages.WRONG_COUNT, count=len(cells), expected=len(columns), columns=as_is(", ".join(columns))
    )


def counted_lines(file: str, text: str, faults: Faults) -> Iterator[tuple[Place, str]]:
    """Yield each line that is neither blank nor a comment, and note what in any line cannot be read."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.isprintable():
            at, char = next((at, char) for at, char in enumerate(line) if not char.isprintable())
            faults.add(Place(file, number, at + 1), messages.INVISIBLE, code=f"U+{ord(char):04X}")
        if len(line) > MAX_LINE:
            faults.add(Place(file, number, MAX_LINE + 1), messages.LINE_TOO_LONG, limit=MAX_LINE)
            continue
        bare = "".join(filter(str.isprintable, line)).strip(" ")
        if bare and not bare.startswith("#"):
            yield Place(file, number), line


def split_cells(line: str, place: Place) -> tuple[tuple[Cell, ...], bool]:
    """Split a line at commas outside double quotes; the second result is False when the quotes do not add up."""
    cells: list[Cell] = []
    start, quoted = 0, False
    closed = True
    for at in (*(mark.start() for mark in _MARKS.finditer(line)), len(line)):
        char = line[at] if at < len(line) else ","
        if char == '"':
            quoted = not quoted
        if char == "," and (not quoted or at == len(line)):
            raw = line[start:at]
            seen = raw if raw.isprintable() else "".join(filter(str.isprintable, raw))
            text, fine = _unquote(seen.strip(" "))
            closed = closed and fine
            cells.append(Cell(text, Place(place.file, place.line, start + 1 + len(raw) - len(raw.lstrip(" ")))))
            start = at + 1
    return tuple(cells), closed and not quoted


def _unquote(text: str) -> tuple[str, bool]:
    if '"' not in text:
        return text, True
    inner = text[1:-1].replace('""', "")
    if len(text) < 2 or text[0] != '"' or text[-1] != '"' or '"' in inner:
        return text.replace('"', ""), False
    return text[1:-1].replace('""', '"'), True


def _place_of_byte(file: str, content: bytes, at: int) -> Place:
    before = content[:at].decode("utf-8", errors="replace")
    return Place(file, before.count("\n") + 1, len(before.rsplit("\n", 1)[-1]) + 1)
