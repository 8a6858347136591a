"""Colour, for terminals only."""

from __future__ import annotations

import os
from typing import Any

import click


def coloured(text: str, **style: Any) -> str:
    """Return `text` in a style, which click takes out again where nobody watches; NO_COLOR turns it off."""
    return text if os.environ.get("NO_COLOR") else click.style(text, **style)
