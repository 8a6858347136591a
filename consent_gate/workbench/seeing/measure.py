"""How much room a text takes: in columns on a terminal, in units in a drawing.

A drawing is read with fonts we do not choose; widths are those of a wide one, so that a narrower font leaves room.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

_NARROW: Final = {**dict.fromkeys("ijlI.,:;'|!() []/", 0.40), **dict.fromkeys("frt-", 0.44)}
_WIDE: Final = {**dict.fromkeys("mwMW@%", 0.99), **dict.fromkeys("ABCDEGHKNOPQRUVXYZ&+=", 0.80)}
_USUAL: Final = 0.65
_FULL: Final = 1.05


def columns_of(text: str) -> int:
    """Return how many columns of a terminal `text` takes: two for a wide character, none for a combining mark."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def filled(text: str, columns: int) -> str:
    """Return `text` with spaces behind it up to so many columns."""
    return text + " " * max(0, columns - columns_of(text))


def cut(text: str, columns: int) -> str:
    """Return `text` in at most so many columns, with an ellipsis where something was left out."""
    if columns_of(text) <= columns:
        return text
    while text and columns_of(text) > columns - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def width_of(text: str, size: float) -> float:
    """Return the width of `text` in a drawing at a font size, in the units of the size."""
    return size * sum(_width(sign) for sign in text)


def _width(sign: str) -> float:
    if unicodedata.east_asian_width(sign) in "WF":
        return _FULL
    return _NARROW.get(sign) or _WIDE.get(sign) or _USUAL


def wrapped(text: str, width: float, size: float) -> tuple[str, ...]:
    """Return `text` in lines no wider than `width`; a word that is wider by itself is broken, at a sign if it can."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, width, size):
        if line and width_of((line + piece).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return (*lines, line.rstrip()) if line.strip() else tuple(lines) or ("",)


def listed(words: Iterable[str], width: float, size: float) -> tuple[str, ...]:
    """Return `words` in lines no wider than `width`, each whole unless it is wider by itself."""
    lines: list[str] = []
    for word in words:
        begin, *rest = wrapped(word, width, size)
        if lines and width_of(f"{lines[-1]} {begin}", size) <= width:
            lines[-1] += f" {begin}"
        else:
            lines.append(begin)
        lines += rest
    return tuple(lines)


def _pieces(text: str, width: float, size: float) -> Iterator[str]:
    piece = ""
    for sign in text:
        if piece and width_of(piece + sign, size) > width:
            yield piece
            piece = ""
        piece += sign
        if sign in " _:.+/-":
            yield piece
            piece = ""
    if piece:
        yield piece
