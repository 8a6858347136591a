"""The graph in a real browser: readable for everyone, and legible where it is a picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from consent_gate.text import Language
from consent_gate.workbench.seeing.graph import of_flow, whole
from consent_gate.workbench.seeing.graph_page import graph_page
from tests.browser.conftest import PHONE, WIDE, Reader, Size
from tests.policies.situation import shipped


@pytest.mark.parametrize(("language", "size", "dark"), [(Language.NL, WIDE, False), (Language.EN, PHONE, True)])
def test_axe_finds_nothing_in_a_flow(
    reader: Reader, tmp_path: Path, language: Language, size: Size, dark: bool
) -> None:
    """No violation of WCAG 2.2 AA; on a phone only the picture scrolls sideways."""
    file = tmp_path / "graph.html"
    file.write_text(graph_page(of_flow(shipped(), "politie_justitie"), language), encoding="utf-8")
    page = reader.open(file, size=size, dark=dark)
    assert reader.faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_no_text_of_a_picture_leaves_its_card(reader: Reader, tmp_path: Path) -> None:
    """Measured by the browser with the fonts it has, over all flows: the computed widths are no guess too small."""
    file = tmp_path / "graph.html"
    file.write_text(graph_page(whole(shipped()), Language.NL), encoding="utf-8")
    page = reader.open(file)
    outside = """[...document.querySelectorAll('svg')].flatMap(svg => {
      const cards = [...svg.querySelectorAll(':scope > rect')].slice(1).map(e => e.getBBox());
      return [...svg.querySelectorAll('text')].map(e => [e.getBBox(), e.textContent]).filter(([text]) =>
        cards.some(card => text.x >= card.x && text.x < card.x + card.width && text.y >= card.y - 1
          && text.y < card.y + card.height && text.x + text.width > card.x + card.width)).map(([, said]) => said)
    })"""
    assert page.evaluate(outside) == []
