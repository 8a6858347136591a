"""One tree as a picture: a row for each name, with its rules and its other parents beside it.

A name stands below each of its parents. What falls under it is drawn at the first place; the other places point to it,
since a tree of sets would otherwise fill pages with the same rows. Lines run left of the texts, so none crosses a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from consent_gate.rules.vocabulary import Axis
from consent_gate.text import Language, Text
from consent_gate.workbench.seeing.drawing import LEADING, Box, Words, rectangle, text_in
from consent_gate.workbench.seeing.graph import AXES, Graph, Twig, tree_of, twigs
from consent_gate.workbench.seeing.graph_text import elsewhere_in_words, rule_sign
from consent_gate.workbench.seeing.markup import Markup, tag
from consent_gate.workbench.seeing.measure import listed
from consent_gate.workbench.seeing.palette import LIGHT

STEP: Final = 18.0
"""How much farther to the right each level stands."""
COLUMNS: Final = (320.0, 220.0, 160.0, 280.0)
BETWEEN: Final = 10.0
WIDTH: Final = sum(COLUMNS) + BETWEEN * (len(COLUMNS) - 1)
LEAST: Final = 110.0
"""What is left for a label, however deep it stands."""
LABEL: Final = 14.0
SMALL: Final = 13.0
"""A picture of 1000 wide is printed at two thirds on upright A4: this is the least that one then reads with ease."""
_PAD: Final = 3.0
_TITLES: Final = (
    Text("naam", "name"),
    Text("zo heet het in de regels", "called in the rules"),
    Text("regels", "rules"),
    Text("andere plaatsen", "other places"),
)
_SEE: Final = Text("zie hierboven, onder {parent}", "see above, under {parent}")
_SEE_TOP: Final = Text("zie hierboven", "see above")


@dataclass(frozen=True, slots=True)
class Place:
    """One name where it is drawn: the parent above it, and the parent of its first place when this is another one."""

    twig: Twig
    parent: str
    first: str | None

    @property
    def depth(self) -> int:
        """How many names stand above it."""
        return len(self.twig.last) - 1


@dataclass(frozen=True, slots=True)
class Row:
    """A place with its texts and the room they take; the texts begin with the label."""

    place: Place
    box: Box
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A drawn tree."""

    shapes: tuple[Markup, ...]
    words: tuple[Words, ...]
    bottom: float


def places(graph: Graph, axis: Axis) -> Iterator[Place]:
    """Yield the places of a tree from top to bottom; below a name that was drawn before, nothing again."""
    first: dict[str, str] = {}
    above: list[str] = []
    closed: int | None = None
    for twig in twigs(graph, axis):
        depth = len(twig.last)
        if closed is not None and depth > closed:
            continue
        closed = None
        del above[depth - 1 :]
        parent = above[-1] if above else ""
        yield Place(twig, parent, first.get(twig.name))
        if twig.name in first:
            closed = depth
        first.setdefault(twig.name, parent)
        above.append(twig.name)


def tree_block(graph: Graph, axis: Axis, language: Language, *, left: float, top: float) -> Block:
    """Draw one tree with its heading; it is `WIDTH` wide."""
    heading = Words(left, top, (AXES[axis].say(language).capitalize(),), 18, bold=True, colour=LIGHT.accent)
    under = heading.box.bottom + 10
    titles = [Words(at, under, (said.say(language),), SMALL, colour=LIGHT.quiet.text)
              for at, said in zip(_lefts(left), _TITLES, strict=True)]  # fmt: skip
    rows = tuple(_rows(graph, axis, language, left, titles[0].box.bottom + 6))
    words = (heading, *titles, *(each for row in rows for each in row.words))
    return Block((*_bands(rows), *_lines(rows)), words, rows[-1].box.bottom)


def _lefts(left: float) -> tuple[float, ...]:
    return tuple(left + sum(COLUMNS[:at]) + BETWEEN * at for at in range(len(COLUMNS)))


def _rows(graph: Graph, axis: Axis, language: Language, left: float, top: float) -> Iterator[Row]:
    for place in places(graph, axis):
        words = tuple(_cells(graph, axis, place, language, left, top + _PAD))
        bottom = max(each.box.bottom for each in words) + _PAD
        yield Row(place, Box(left, top, left + WIDTH, bottom), words)
        top = bottom


def _cells(graph: Graph, axis: Axis, place: Place, language: Language, left: float, top: float) -> Iterator[Words]:
    """Yield the texts of a row; a cell with nothing in it has none."""
    name = place.twig.name
    label = tree_of(graph.snapshot.vocabulary, axis).terms[name].label.say(language)
    indent = min(STEP * place.depth, COLUMNS[0] - LEAST)
    starts = _lefts(left)
    yield text_in(label, starts[0] + indent, top, COLUMNS[0] - indent, size=LABEL, bold=not place.depth)
    yield text_in(name, starts[1], top, COLUMNS[1], size=SMALL)
    rules = [rule_sign(graph.rules[id_]) for id_ in place.twig.rules]
    for at, said in ((2, rules), (3, _others(place, language).split())):
        if said:
            yield Words(starts[at], top, listed(said, COLUMNS[at], SMALL), SMALL)


def _others(place: Place, language: Language) -> str:
    if place.first is None:
        return elsewhere_in_words(place.twig).say(language) if place.twig.elsewhere else ""
    return (_SEE.format(parent=place.first) if place.first else _SEE_TOP).say(language)


def _bands(rows: Sequence[Row]) -> Iterator[Markup]:
    """Yield a ground below the names at the top, so that one sees where the next begins, and thin lines between."""
    for row in rows:
        if not row.place.depth:
            yield rectangle(row.box, LIGHT.quiet.ground)
    for above, row in pairwise(rows):
        across = f"M{_lefts(row.box.left)[1]:.1f} {above.box.bottom:.1f}H{row.box.right:.1f}"
        yield tag("path", d=across, fill="none", stroke=LIGHT.stripe, stroke_width="0.75")


def _lines(rows: Sequence[Row]) -> Iterator[Markup]:
    """Yield the line from each name to the one it stands under, from where the line to its sister ended."""
    above: list[Words] = []
    joints: list[float] = []
    for row in rows:
        label, depth = row.words[0], row.place.depth
        del above[depth:], joints[depth:]
        if above and above[-1].left < label.left:
            trunk, middle = above[-1].left + 5, label.top + label.size * LEADING / 2
            path = f"M{trunk:.1f} {joints[-1]:.1f}V{middle:.1f}H{label.left - 3:.1f}"
            yield tag("path", d=path, fill="none", stroke=LIGHT.page.line, stroke_width="1")
            joints[-1] = middle
        above.append(label)
        joints.append(label.box.bottom)
