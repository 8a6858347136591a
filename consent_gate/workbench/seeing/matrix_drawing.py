"""The matrix as one SVG picture, with the same signs and shapes as the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from consent_gate.terms import DECISION_ORDER, Basis
from consent_gate.text import Language
from consent_gate.workbench.seeing.cells import Cell, Matrix
from consent_gate.workbench.seeing.drawing import BOLD, Box, Drawing, Words, rectangle, svg_of, text_in
from consent_gate.workbench.seeing.markup import Markup, tag
from consent_gate.workbench.seeing.matrix_page import TITLE, caption_of, is_turned
from consent_gate.workbench.seeing.measure import width_of
from consent_gate.workbench.seeing.palette import LIGHT
from consent_gate.workbench.seeing.signs import LETTERS, MEANINGS, NEVER_SIGN, NOTHING_SIGN, RECORDED, sign

MARGIN: Final = 24.0
ROW_HEAD: Final = 220.0
COLUMN_HEAD: Final = 200.0
SIZE: Final = 11.0
CHIP: Final = 17.0
"""The height of a sign with its shape."""
_LEAST: Final = 30.0
_LEGEND: Final = 300.0


@dataclass(frozen=True, slots=True)
class _Grid:
    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    """One more than there are columns and rows: where the last one ends."""


def matrix_svg(matrix: Matrix, language: Language, *, name: str = "matrix") -> Markup:
    """Return the picture as an SVG element that is a file by itself; ids begin with `name`."""
    title, meaning = TITLE.say(language), caption_of(matrix).say(language)
    return svg_of(matrix_drawing(matrix, language, name), title, meaning, language, name=name)


def matrix_drawing(matrix: Matrix, language: Language, name: str = "matrix") -> Drawing:
    """Lay the picture out: headings, cells, legend."""
    turned = is_turned(matrix)
    across, down = (matrix.recipients, matrix.categories) if turned else (matrix.categories, matrix.recipients)
    cells = [[matrix.cell(one, other) if turned else matrix.cell(other, one) for one in across] for other in down]
    label = matrix.snapshot.vocabulary.label_of
    words = [Words(MARGIN, MARGIN, (TITLE.say(language),), 20, bold=True, colour=LIGHT.accent)]
    words.append(Words(MARGIN, MARGIN + 30, (caption_of(matrix).say(language),), 12))
    top = MARGIN + 58 + COLUMN_HEAD
    heads = [text_in(label(each).say(language), 0, 0, COLUMN_HEAD - 6, size=SIZE) for each in across]
    sides = [text_in(label(each).say(language), MARGIN + 4, 0, ROW_HEAD - 12, size=SIZE + 1) for each in down]
    grid = _Grid(tuple(_ends(MARGIN + ROW_HEAD, _widths(heads, cells))), tuple(_ends(top, _heights(sides, cells))))
    words += [
        Words(left + (right - left - head.height) / 2, top - 5, head.lines, SIZE, turned=True)
        for head, left, right in zip(heads, grid.lefts, grid.lefts[1:], strict=False)
    ]
    words += [
        Words(side.left, above + (below - above - side.height) / 2, side.lines, side.size)
        for side, above, below in zip(sides, grid.tops, grid.tops[1:], strict=False)
    ]
    shapes = [*_lines(grid, top)]
    for row, above, below in zip(cells, grid.tops, grid.tops[1:], strict=False):
        for cell, left, right in zip(row, grid.lefts, grid.lefts[1:], strict=False):
            for shape, said in _cell(cell, Box(left, above, right, below), name):
                shapes += shape
                words += said
    width = max(grid.lefts[-1], words[1].box.right, MARGIN + _LEGEND) + MARGIN
    bottom = _add_legend(shapes, words, grid.tops[-1] + 24, width, language, recorded=matrix.state is None)
    return Drawing(width, bottom + MARGIN, tuple(shapes), tuple(words))


def _ends(start: float, sizes: Iterable[float]) -> Iterator[float]:
    yield start
    for size in sizes:
        start += size
        yield start


def _widths(heads: list[Words], cells: list[list[Cell]]) -> Iterator[float]:
    for at, head in enumerate(heads):
        signs = [_chip_width(sign(ground)) for row in cells for ground in row[at].grounds]
        yield max(_LEAST, head.height + 6, *(width + 6 for width in signs), 0)


def _heights(sides: list[Words], cells: list[list[Cell]]) -> Iterator[float]:
    for side, row in zip(sides, cells, strict=True):
        yield max(side.height + 10, max(len(cell.grounds) for cell in row) * (CHIP + 2) + 6, 26)


def _chip_width(text: str) -> float:
    return max(CHIP + 3, width_of(text, SIZE) * 1.1 + 10)


def _lines(grid: _Grid, top: float) -> Iterator[Markup]:
    left, right, bottom = MARGIN, grid.lefts[-1], grid.tops[-1]
    for at, (above, below) in enumerate(zip(grid.tops, grid.tops[1:], strict=False)):
        if at % 2:
            yield rectangle(Box(left, above, grid.lefts[0], below), LIGHT.quiet.ground)
    for y in grid.tops[1:]:
        yield tag("path", d=f"M{left:.1f} {y:.1f}H{right:.1f}", stroke=LIGHT.quiet.line)
    for x in grid.lefts:
        yield tag("path", d=f"M{x:.1f} {top - COLUMN_HEAD:.1f}V{bottom:.1f}", stroke=LIGHT.quiet.line)
    yield tag("path", d=f"M{left:.1f} {top:.1f}H{right:.1f}", stroke=LIGHT.accent, stroke_width="2")


def _cell(cell: Cell, box: Box, name: str) -> Iterator[tuple[list[Markup], list[Words]]]:
    middle, height = (box.left + box.right) / 2, len(cell.grounds) * (CHIP + 2) - 2
    top = (box.top + box.bottom - height) / 2
    for ground in cell.grounds:
        yield chip(ground.basis, sign(ground), middle, top)
        top += CHIP + 2
    if not cell.grounds:
        text = NEVER_SIGN if cell.never else NOTHING_SIGN
        left, above = middle - width_of(text, 13) / 2, (box.top + box.bottom) / 2 - 9
        said = Words(left, above, (text,), 13, bold=cell.never, colour=LIGHT.never.text)
        hatched = Box(box.left + 0.5, box.top + 0.5, box.right - 0.5, box.bottom - 0.5)
        yield ([rectangle(hatched, f"url(#{name}-hatch)")] if cell.never else []), [said]


def chip(basis: Basis, text: str, middle: float, top: float) -> tuple[list[Markup], list[Words]]:
    """Return the sign of a ground in its own shape, around `middle`."""
    tint, width = LIGHT.bases[basis], _chip_width(text)
    box = Box(middle - width / 2, top, middle + width / 2, top + CHIP)
    extra: dict[str, str | float] = {}
    more: list[Markup] = []
    match basis:
        case Basis.CONSENT:
            extra = {"rx": CHIP / 2}
        case Basis.CONTRACT:
            extra = {"stroke_dasharray": "3 2"}
        case Basis.PUBLIC_TASK:
            more = [rectangle(Box(box.left, box.top, box.left + 4, box.bottom), tint.line)]
        case Basis.LEGITIMATE_INTEREST:
            inner = Box(box.left + 2, box.top + 2, box.right - 2, box.bottom - 2)
            more = [rectangle(inner, "none", tint.line)]
        case Basis.VITAL_INTEREST:
            half = CHIP / 2
            round_end = f"M{box.left:.1f} {top:.1f}H{box.right - half:.1f}a{half} {half} 0 0 1 0 {CHIP}H{box.left:.1f}z"
            return [tag("path", d=round_end, fill=tint.ground)], [_on_chip(basis, text, middle, top)]
        case _:
            pass
    return [rectangle(box, tint.ground, tint.line, **extra), *more], [_on_chip(basis, text, middle, top)]


def _on_chip(basis: Basis, text: str, middle: float, top: float) -> Words:
    colour = LIGHT.bases[basis].text
    return Words(middle - width_of(text, SIZE) * BOLD / 2, top + 1, (text,), SIZE, bold=True, colour=colour)


def _add_legend(
    shapes: list[Markup], words: list[Words], top: float, width: float, language: Language, *, recorded: bool
) -> float:
    bases = {LETTERS[basis]: basis for basis in DECISION_ORDER}
    columns = max(1, int((width - 2 * MARGIN) // _LEGEND))
    shown = [meaning for meaning in MEANINGS if recorded or meaning[0] != RECORDED]
    at, row_bottom = top, top
    for number, (mark, word, more) in enumerate(shown):
        if number % columns == 0:
            at = row_bottom
        left = MARGIN + (number % columns) * _LEGEND
        if mark in bases:
            shape, said = chip(bases[mark], mark, left + 12, at)
            shapes += shape
            words += said
        else:
            words.append(Words(left + 8, at, (mark,), 13, bold=True))
        text = ": ".join(part for part in (word.say(language), more.say(language)) if part)
        words.append(text_in(text, left + 34, at + 1, _LEGEND - 50, size=11))
        row_bottom = max(row_bottom, at + CHIP + 6, words[-1].box.bottom + 6)
    return row_bottom
