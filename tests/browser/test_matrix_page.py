"""The matrix in a real browser: readable for everyone, on a screen, on a phone, in the dark and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from consent_gate.rules.overview import kinds, outsiders
from consent_gate.text import Language
from consent_gate.workbench.seeing.cells import Matrix, matrix
from consent_gate.workbench.seeing.matrix_page import matrix_page
from tests.browser.conftest import PHONE, WIDE, Reader
from tests.policies.situation import shipped


@pytest.fixture(scope="module")
def drawn() -> Matrix:
    """The matrix of the policies as they ship."""
    snapshot = shipped()
    return matrix(snapshot, outsiders(snapshot.vocabulary), kinds(snapshot.vocabulary))


@pytest.fixture(scope="module", params=list(Language))
def file(request: pytest.FixtureRequest, drawn: Matrix, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page in each language."""
    path = tmp_path_factory.mktemp("matrix") / "matrix.html"
    path.write_text(matrix_page(drawn, request.param), encoding="utf-8")
    return path


@pytest.mark.parametrize(("size", "dark"), [(WIDE, False), (PHONE, True)])
def test_axe_finds_nothing(reader: Reader, file: Path, size: tuple[int, int], dark: bool) -> None:
    """No violation of WCAG 2.2 AA, on a wide screen, and on a phone in the dark."""
    assert reader.faults(reader.open(file, size=size, dark=dark)) == []


def test_only_the_table_scrolls_sideways_on_a_phone(reader: Reader, file: Path) -> None:
    """The page itself fits, so that nothing of its text is cut off (WCAG 1.4.10 allows it for tables)."""
    page = reader.open(file, size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_the_whole_table_is_on_paper(reader: Reader, file: Path) -> None:
    """What scrolls on a screen is printed in full: every column lies within the width of A4 on its side."""
    page = reader.open(file, size=(1046, 718), paper=True)
    box = page.locator("table.cg-matrix").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 1046
    narrow = (
        "[...document.querySelectorAll('td .cg-ground')].filter(e => e.offsetWidth > e.closest('td').clientWidth + 1)"
    )
    assert page.evaluate(f"{narrow}.length") == 0


def test_a_cell_leads_to_its_reasons(reader: Reader, file: Path) -> None:
    """A click on a cell shows which rules give it."""
    page = reader.open(file)
    page.click("a[href='#jeugdhulp-school_functioning']")
    shown = page.locator("[id='jeugdhulp-school_functioning']")
    assert shown.evaluate("e => e.getBoundingClientRect().top < innerHeight && e.getBoundingClientRect().top >= 0")
    assert "JH-01" in shown.locator("xpath=ancestor::dl").inner_text()
