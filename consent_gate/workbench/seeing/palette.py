"""The colours of what people see, for light and for dark screens, and how well they stand out (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from consent_gate.terms import Basis


@dataclass(frozen=True, slots=True)
class Tint:
    """A ground colour with the text on it and the line around it, as `#rrggbb`."""

    ground: str
    text: str
    line: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Everything that has a colour. One accent, calm tints; each tint goes with a letter and a shape of its own."""

    page: Tint
    accent: str
    quiet: Tint
    stripe: str
    never: Tint
    bases: Mapping[Basis, Tint]


LIGHT: Final = Palette(
    page=Tint("#ffffff", "#1c2430", "#8792a2"),
    accent="#154273",
    quiet=Tint("#f4f6f9", "#4a5464", "#d3d9e2"),
    stripe="#e2e6ec",
    never=Tint("#eef0f3", "#3d4654", "#8792a2"),
    bases={
        Basis.LEGAL_OBLIGATION: Tint("#154273", "#ffffff", "#154273"),
        Basis.VITAL_INTEREST: Tint("#7a2430", "#ffffff", "#7a2430"),
        Basis.PUBLIC_TASK: Tint("#d9e6f3", "#0f3259", "#2f6098"),
        Basis.CONTRACT: Tint("#f3ead6", "#543c07", "#8a6a1f"),
        Basis.LEGITIMATE_INTEREST: Tint("#ebe4f1", "#472a63", "#75559a"),
        Basis.CONSENT: Tint("#e0efe3", "#174f26", "#35804a"),
    },
)
DARK: Final = Palette(
    page=Tint("#14181f", "#e8ecf2", "#6b7686"),
    accent="#9cc4ee",
    quiet=Tint("#1d232c", "#b6c0ce", "#3a4453"),
    stripe="#2a323d",
    never=Tint("#232a34", "#c3ccd8", "#6b7686"),
    bases={
        Basis.LEGAL_OBLIGATION: Tint("#a9cbf0", "#0b2440", "#a9cbf0"),
        Basis.VITAL_INTEREST: Tint("#f0b3ba", "#4a0d16", "#f0b3ba"),
        Basis.PUBLIC_TASK: Tint("#1e3a58", "#d5e6f8", "#6f9fd3"),
        Basis.CONTRACT: Tint("#443616", "#f6e7c2", "#c9a75a"),
        Basis.LEGITIMATE_INTEREST: Tint("#3b2a4e", "#eadff5", "#a98bca"),
        Basis.CONSENT: Tint("#1d4127", "#d6f0dc", "#6fb583"),
    },
)

READABLE: Final = 4.5
"""The least contrast of text with what it stands on."""
VISIBLE: Final = 3.0
"""The least contrast of a shape with what it stands on (1.4.11)."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
