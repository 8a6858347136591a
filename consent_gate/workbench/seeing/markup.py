"""Markup from values: every text is escaped, unless it is markup already."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

VOID: Final = frozenset({"br", "col", "hr", "meta", "wbr"})
"""HTML elements that have no end."""


class Markup(str):
    """Text that is markup: it stands as it is."""

    __slots__ = ()


def tag(name: str, /, *children: str, **attributes: str | float | bool | None) -> Markup:
    """Return one element. `class_` is written `class`, `aria_label` `aria-label`; None and False are left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{"" if value is True else escape(_said(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{joined(children)}</{name}>")


def joined(parts: Iterable[str], between: str = "") -> Markup:
    """Return parts one after the other, escaping those that are no markup."""
    return Markup(escape(between).join(part if isinstance(part, Markup) else escape(part) for part in parts))


def _said(value: str | float) -> str:
    # A number as short as it is exact enough for a drawing: a hundredth of a unit.
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
