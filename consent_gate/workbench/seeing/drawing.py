"""Drawings as values: where each text stands and what is drawn around it, and the SVG that follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from consent_gate.text import Language
from consent_gate.workbench.seeing.markup import Markup, joined, tag
from consent_gate.workbench.seeing.measure import width_of, wrapped
from consent_gate.workbench.seeing.palette import LIGHT

LEADING: Final = 1.3
"""From line to line, in font sizes."""
FONT: Final = "'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
BOLD: Final = 1.1
"""How much wider bold text is."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, right and bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """True when both cover some of the same room; touching is no overlap."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)

    def holds(self, other: Box) -> bool:
        """True when `other` lies within this box."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text with their top left corner; `turned`, they run upwards from their bottom left corner."""

    left: float
    top: float
    lines: tuple[str, ...]
    size: float = 12
    bold: bool = False
    colour: str = LIGHT.page.text
    turned: bool = False

    @property
    def width(self) -> float:
        """How long the longest line is."""
        return max(width_of(line, self.size) for line in self.lines) * (BOLD if self.bold else 1)

    @property
    def height(self) -> float:
        """How much room the lines take together."""
        return len(self.lines) * self.size * LEADING

    @property
    def box(self) -> Box:
        """The room that the text takes."""
        if self.turned:
            return Box(self.left, self.top - self.width, self.left + self.height, self.top)
        return Box(self.left, self.top, self.left + self.width, self.top + self.height)

    def drawn(self) -> Markup:
        """Return the text as SVG."""
        parts = []
        for number, line in enumerate(self.lines):
            down = self.size * (1 + number * LEADING)
            x, y = (self.left + down, self.top) if self.turned else (self.left, self.top + down)
            weight, turn = "600" if self.bold else None, f"rotate(-90 {x:.1f} {y:.1f})" if self.turned else None
            said = tag("text", line, x=float(x), y=float(y), font_size=float(self.size), font_weight=weight,
                       fill=self.colour, transform=turn)  # fmt: skip
            parts.append(said)
        return joined(parts)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture: its size, the shapes below and the words above them."""

    width: float
    height: float
    shapes: tuple[Markup, ...]
    words: tuple[Words, ...]


def text_in(text: str, left: float, top: float, width: float, *, size: float = 12, bold: bool = False) -> Words:
    """Return `text` wrapped to `width`."""
    return Words(left, top, wrapped(text, width / (BOLD if bold else 1), size), size, bold)


def rectangle(box: Box, fill: str, line: str = "none", **attributes: str | float) -> Markup:
    """Return a rectangle."""
    return tag(
        "rect",
        x=float(box.left),
        y=float(box.top),
        width=float(box.right - box.left),
        height=float(box.bottom - box.top),
        fill=fill,
        stroke=line,
        **attributes,
    )


def svg_of(drawing: Drawing, title: str, meaning: str, language: Language, *, name: str = "cg") -> Markup:
    """Return the SVG element. `name` begins its ids, so that several can stand on one page."""
    size = f"0 0 {drawing.width:.0f} {drawing.height:.0f}"
    hatch = tag(
        "pattern",
        rectangle(Box(0, 0, 6, 6), LIGHT.never.ground),
        tag("path", d="M0 6L6 0", stroke="#c3c9d2", stroke_width="1"),
        id=f"{name}-hatch",
        width="6",
        height="6",
        patternUnits="userSpaceOnUse",
    )
    return tag(
        "svg",
        tag("title", title, id=f"{name}-title"),
        tag("desc", meaning, id=f"{name}-meaning"),
        tag("defs", hatch),
        rectangle(Box(0, 0, drawing.width, drawing.height), LIGHT.page.ground),
        *drawing.shapes,
        *(words.drawn() for words in drawing.words),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=size,
        width=f"{drawing.width:.0f}",
        height=f"{drawing.height:.0f}",
        role="img",
        aria_labelledby=f"{name}-title {name}-meaning",
        lang=language.value,
        font_family=FONT,
    )
