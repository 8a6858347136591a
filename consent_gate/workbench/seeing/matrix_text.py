"""The matrix on a terminal: few recipients in words, many in signs, in blocks of columns that fit the width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from consent_gate.terms import Basis
from consent_gate.text import Language
from consent_gate.workbench.seeing.cells import Cell, Matrix
from consent_gate.workbench.seeing.measure import columns_of, cut, filled
from consent_gate.workbench.seeing.signs import (
    LETTERS,
    MEANINGS,
    NEVER_SIGN,
    NOTHING_SIGN,
    RECORDED,
    signs_of,
    words_of,
)

NARROWEST: Final = 40
FEW: Final = 3
"""So many recipients are shown in words, below each other what each may get."""
_GAP: Final = "  "


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a line; `basis` and `bold` are for a terminal with colour, the text says the same without."""

    text: str
    basis: Basis | None = None
    bold: bool = False


Line = tuple[Piece, ...]


def plain(line: Line) -> str:
    """Return a line without its colours."""
    return "".join(piece.text for piece in line).rstrip()


def matrix_lines(matrix: Matrix, language: Language, width: int) -> Iterator[Line]:
    """Yield the lines of the table and its legend, none wider than `width` columns (at least `NARROWEST`)."""
    width = max(width, NARROWEST)
    if len(matrix.recipients) <= FEW:
        yield from _in_words(matrix, language, width)
    else:
        yield from _in_signs(matrix, language, width)
    yield ()
    yield from _legend(language, width, in_signs=len(matrix.recipients) > FEW, recorded=matrix.state is None)


def _in_words(matrix: Matrix, language: Language, width: int) -> Iterator[Line]:
    label = matrix.snapshot.vocabulary.label_of
    rows = [label(name).say(language) for name in matrix.categories]
    cells = {name: [matrix.cell(name, category) for category in matrix.categories] for name in matrix.recipients}
    said = {name: [words_of(cell, language, NOTHING_SIGN) for cell in own] for name, own in cells.items()}
    widths = {name: max(map(columns_of, (name, *said[name]))) for name in matrix.recipients}
    side = max(12, min(max(map(columns_of, rows)), width - sum(2 + each for each in widths.values())))
    for block in _blocks(list(matrix.recipients), [widths[name] for name in matrix.recipients], width - side):
        names = [matrix.recipients[at] for at in block]
        yield Piece(" " * side), *(Piece(_GAP + filled(name, widths[name]), bold=True) for name in names)
        for at, row in enumerate(rows):
            pieces = [Piece(filled(cut(row, side), side))]
            for name in names:
                text = cut(said[name][at], width - side - 2)
                pieces.append(Piece(_GAP + filled(text, widths[name]), _first(cells[name][at])))
            yield tuple(pieces)
        yield ()


def _in_signs(matrix: Matrix, language: Language, width: int) -> Iterator[Line]:
    label = matrix.snapshot.vocabulary.label_of
    side = min(max(map(columns_of, matrix.recipients)), width // 2)
    cells = [[matrix.cell(name, category) for category in matrix.categories] for name in matrix.recipients]
    widths = [max(columns_of(signs_of(row[at])) for row in cells) for at in range(len(matrix.categories))]
    for block in _blocks(list(matrix.categories), widths, width - side):
        heads = [label(matrix.categories[at]).say(language) for at in block]
        yield from _stairs(heads, [widths[at] for at in block], side)
        for name, row in zip(matrix.recipients, cells, strict=True):
            pieces = [Piece(filled(cut(name, side), side))]
            for at in block:
                pieces += _signs(row[at], widths[at])
            yield tuple(pieces)
        yield ()


def _blocks(names: Sequence[str], widths: Sequence[int], room: int) -> Iterator[list[int]]:
    """Yield the places of the columns that fit beside each other; one that is too wide stands alone."""
    block: list[int] = []
    used = 0
    for at in range(len(names)):
        if block and used + 2 + widths[at] > room:
            yield block
            block, used = [], 0
        block.append(at)
        used += 2 + widths[at]
    if block:
        yield block


def _stairs(heads: Sequence[str], widths: Sequence[int], side: int) -> Iterator[Line]:
    """Yield one line for each column, the last one first, with a line down to where its column stands."""
    starts = [side + 2 * (at + 1) + sum(widths[:at]) for at in range(len(heads))]
    for at in reversed(range(len(heads))):
        said = cut(heads[at], starts[at] - 2)
        dashes = "─" * (starts[at] - columns_of(said) - 1)
        line = f"{said} {dashes}┐"
        for later in range(at + 1, len(heads)):
            line = filled(line, starts[later]) + "│"
        yield (Piece(line),)


def _signs(cell: Cell, width: int) -> Iterator[Piece]:
    yield Piece(_GAP)
    if cell.grounds:
        for ground in cell.grounds:
            yield Piece(signs_of(Cell("", "", (ground,))), ground.basis)
    else:
        yield Piece(signs_of(cell), bold=cell.never)
    yield Piece(" " * (width - columns_of(signs_of(cell))))


def _first(cell: Cell) -> Basis | None:
    return cell.grounds[0].basis if cell.grounds else None


def _legend(language: Language, width: int, *, in_signs: bool, recorded: bool) -> Iterator[Line]:
    for sign, word, more in MEANINGS:
        letter = sign in LETTERS.values() or sign == NEVER_SIGN
        if (letter and not in_signs) or (sign == RECORDED and not recorded):
            continue
        said = ": ".join(part for part in (word.say(language), more.say(language)) if part)
        yield (Piece(cut(f"{sign}  {said}", width)),)
