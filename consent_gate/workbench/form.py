"""The one form of a policy file: what `policy fmt` writes. It never changes what a file says.

    rule files    one space after each comma                  p, jgz, jgz_lijst, list:jgz, *, public_task, JG-02, allow
    tables        no space around cells, quotes where needed  JG-02,"Wpg art. 5, lid 2",current,
    comments      a space after the mark, or more             # KEUZE 4: ...
    everywhere    no trailing blanks, at most one empty line in a row and none at either end, LF, UTF-8 without BOM

The order of lines is the author's, and so is every word of a comment. A line that cannot be read safely, such as one
with an invisible character or an open quote, stays as it is and is reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from consent_gate.rules.cells import BOM, MAX_BYTES, MAX_LINE, MAX_LINES, split_cells
from consent_gate.rules.layout import FIXED, FLOW_FILES, NEVER, OPTIONAL, OPTIONAL_IN_FLOW, RULES, TREES, VOCABULARY
from consent_gate.rules.lines import Place
from consent_gate.rules.model import MODEL_FILE

COMMENT: Final = "#"
MARK: Final = BOM.decode()
SEPARATOR: Final = ","


@dataclass(frozen=True, slots=True)
class Formed:
    """A file in its form, and the lines that stayed as they were, counted from 1 in the file as it was.

    `text` is None for a file that is no text at all, or larger than any policy file.
    """

    text: str | None
    left: tuple[int, ...] = ()


def has_form(path: str) -> bool:
    """True for a file of a policy set that this module forms; the model is pinned to the byte, so it is not."""
    folder, _, name = path.rpartition("/")
    if path in (*FIXED, *OPTIONAL):
        return path != MODEL_FILE
    return bool(folder) and "/" not in folder and folder != VOCABULARY and name in (*FLOW_FILES, *OPTIONAL_IN_FLOW)


def formed(path: str, content: bytes) -> Formed:
    """Return the file at `path`, relative to the policy folder, in its form. Forming twice changes nothing more."""
    if len(content) > MAX_BYTES:
        return Formed(None)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return Formed(None)
    if text.count("\n") > MAX_LINES:
        return Formed(None)
    left: list[int] = []
    lines = []
    for number, raw in enumerate(text.split("\n"), start=1):
        # Line ends of Windows, and the mark that some programs begin a file with, also where files were joined.
        line = raw.rstrip("\r").lstrip(MARK)
        shaped = _line(path, line)
        if shaped is None or len(shaped) > MAX_LINE:
            shaped = None
            left.append(number)
        lines.append(line if shaped is None else shaped)
    spaced = "\n".join(_spaced(lines))
    return Formed(f"{spaced}\n" if spaced else "", tuple(left))


def _line(path: str, line: str) -> str | None:
    """Return one line in its form, None when it cannot be read safely."""
    if not line.isprintable() or len(line) > MAX_LINE:
        return None
    bare = line.strip(" ")
    if path == NEVER:
        return line.rstrip(" ")
    if not bare:
        return ""
    if bare.startswith(COMMENT):
        return _comment(bare)
    if path == TREES or path.endswith(f"/{RULES}"):
        cells, _ = split_cells(line, Place(path, 1))
        return None if '"' in line else ", ".join(cell.text for cell in cells).rstrip(" ")
    cells, closed = split_cells(line, Place(path, 1))
    shaped = SEPARATOR.join(_quoted(cell.text, first=at == 0) for at, cell in enumerate(cells))
    return shaped if closed and shaped else None


def _comment(bare: str) -> str:
    text = bare.removeprefix(COMMENT)
    return f"{COMMENT} {text}" if text and not text.startswith((COMMENT, " ")) else bare


def _quoted(text: str, *, first: bool) -> str:
    """Return a cell as a table holds it: in quotes only where it would else be read as something other than itself."""
    if SEPARATOR in text or '"' in text or text != text.strip(" ") or (first and text.startswith(COMMENT)):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text


def _spaced(lines: list[str]) -> Iterator[str]:
    """Yield the lines without empty ones at either end and with one at most in a row."""
    due = False
    begun = False
    for line in lines:
        if not line:
            due = begun
            continue
        if due:
            yield ""
        yield line
        due, begun = False, True
