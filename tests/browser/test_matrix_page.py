"""The matrix in a real browser: readable for everyone, on a screen, on a phone, in the dark and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from consent_gate.rules.overview import kinds, outsiders
from consent_gate.text import Language
from consent_gate.workbench.seeing.cells import matrix
from consent_gate.workbench.seeing.matrix_page import matrix_page
from consent_gate.workbench.seeing.signs import MEANINGS, signs_of
from tests.browser.conftest import PHONE, WIDE, Reader, Size
from tests.policies.situation import shipped

FEW = ("consult", "internship_company", "jeugdhulp", "leerplicht", "police", "school_photographer", "veilig_thuis")
"""Recipients in whose rows every sign occurs: axe takes long over a whole matrix, and finds nothing more in it."""


def _page(folder: Path, recipients: Iterable[str], language: Language) -> Path:
    snapshot = shipped()
    path = folder / "matrix.html"
    path.write_text(matrix_page(matrix(snapshot, recipients, kinds(snapshot.vocabulary)), language), encoding="utf-8")
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The page of everyone outside the school."""
    return _page(tmp_path, outsiders(shipped().vocabulary), Language.NL)


def test_every_sign_is_looked_at() -> None:
    """The few recipients below have every ground, both marks, cells that are never open and cells without a rule."""
    snapshot = shipped()
    shown = matrix(snapshot, FEW, kinds(snapshot.vocabulary))
    signs = {sign for name in FEW for kind in shown.categories for sign in signs_of(shown.cell(name, kind))}
    assert signs == {sign for sign, _, _ in MEANINGS}


@pytest.mark.parametrize(
    ("language", "size", "dark"), [(Language.NL, WIDE, False), (Language.EN, WIDE, True), (Language.NL, PHONE, False)]
)
def test_axe_finds_nothing(reader: Reader, tmp_path: Path, language: Language, size: Size, dark: bool) -> None:
    """No violation of WCAG 2.2 AA, on a wide screen, in the dark and on a phone; there only the table scrolls sideways.

    The page itself fits, so that nothing of its text is cut off (1.4.10 lets tables scroll).
    """
    page = reader.open(_page(tmp_path, FEW, language), size=size, dark=dark)
    assert reader.faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


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
