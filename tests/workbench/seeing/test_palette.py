"""Every text stands out from what it stands on, in light and in dark (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import pytest

from consent_gate.workbench.seeing.palette import DARK, LIGHT, READABLE, VISIBLE, Palette, contrast


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_text_is_readable(palette: Palette) -> None:
    """4.5 or more, also on the darker lines of a hatched cell."""
    tints = [palette.page, palette.quiet, palette.never, *palette.bases.values()]
    assert all(contrast(tint.text, tint.ground) >= READABLE for tint in tints)
    for text in (palette.accent, palette.quiet.text, palette.page.text):
        for ground in (palette.page.ground, palette.quiet.ground, palette.quiet.line):
            assert contrast(text, ground) >= READABLE, (text, ground)
    assert contrast(palette.never.text, palette.stripe) >= READABLE


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_shape_is_visible(palette: Palette) -> None:
    """3 or more between the line around a sign and the page."""
    assert all(contrast(tint.line, palette.page.ground) >= VISIBLE for tint in palette.bases.values())


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21, a colour on itself 1, whichever comes first."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.01)
    assert contrast("#154273", "#154273") == 1
