"""The auditor's book in a real Chromium: for everybody, on a phone, on paper, from a disk, without a network."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from consent_gate.text import Text
from consent_gate_adapters.book.gather import Findings
from consent_gate_adapters.book.model import Consent
from consent_gate_adapters.book.proof import Change, Changes, Mutation, Never
from consent_gate_adapters.book.reports import exercised
from consent_gate_adapters.book.site import build
from consent_gate_adapters.book.written import write_book
from tests.adapters.book.small_book import FIRST, OTHER, Making, ran, small
from tests.browser.conftest import PHONE, Reader

NARROW = (320, 640)
PROVEN = Never("NOOIT-01", "iets gaat nooit", "AVG 5", "never.txt:1", False, Text("Nee.", "No."), "Scenario: iets\n")
PAGES = (
    "index.html",
    "stromen/jeugdhulp.html",
    "scenarios/jeugdhulp.html",
    "hoofdstukken/stromen.html",
    "hoofdstukken/scenarios.html",
    "hoofdstukken/matrix.html",
    "hoofdstukken/nooit.html",
    "hoofdstukken/beloften.html",
    "hoofdstukken/redenen.html",
    "hoofdstukken/bronnen.html",
    "hoofdstukken/woorden.html",
    "hoofdstukken/dekking.html",
    "hoofdstukken/instemming.html",
    "hoofdstukken/wijzigingen.html",
    "hoofdstukken/verantwoording.html",
    "register.html",
)
"""One page of each kind."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with something in every chapter, on a disk."""
    said = Text("iets", "something")
    change = Change(said, said, said, said, said, said, 3)
    changes = Changes(
        "0" * 64, said, ("p, a",), ("p, b",), (("JH-01", "p, c", "p, d"),), ("jeugdhulp/rules.csv",),
        (("widened", (change,)), ("narrowed", ()), ("basis", ())),
    )  # fmt: skip
    consent = Consent(small().digest, "2026-08-28", (said,), "notulen-4", "mr1", ((said, said),))
    findings = Findings(
        exercised(small(), ()), Mutation(10, 8, 1, 1, ("x",)), (PROVEN,), changes, (consent,), "beleid", "1.2"
    )
    folder = tmp_path_factory.mktemp("boek")
    run = ran((FIRST, "", "passed"), (OTHER, "", "failed"))
    write_book(build(Making(run=run, findings=findings).book()), folder)
    return folder


@pytest.mark.parametrize("path", PAGES)
def test_everybody_can_read_it(reader: Reader, book: Path, path: str) -> None:
    """Axe finds nothing against WCAG 2.2 AA, by day, by night and on a phone; on 320 pixels nothing scrolls aside."""
    assert reader.faults(reader.open(book / path)) == []
    page = reader.open(book / path, size=PHONE, dark=True)
    assert reader.faults(page) == []
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]


def searched(page: Page, words: str) -> None:
    """Type words where one searches, and wait for what is found."""
    page.focus("#zoek")
    page.keyboard.type(words)
    page.wait_for_function("document.querySelector('.found .count').textContent !== ''")


def test_one_searches_with_the_keyboard(reader: Reader, book: Path) -> None:
    """Typing finds, the number is said aloud, the arrow goes to a result, Enter opens it, Escape closes."""
    page = reader.open(book / "hoofdstukken/matrix.html")
    searched(page, "JH-02")
    assert page.get_attribute(".found .count", "aria-live") == "polite"
    assert "result" in page.inner_text(".found .count")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent").startswith("JH-02")
    assert reader.faults(page) == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/stromen/jeugdhulp.html#JH-02")
    searched(page, "xyzzy bestaat niet")
    assert page.inner_text(".found .count") == "Niets gevonden"
    page.keyboard.press("Escape")
    assert page.is_hidden(".found")


def test_a_search_finds_words_of_a_scenario(reader: Reader, book: Path) -> None:
    """Also what stands in the steps, and with or without accents."""
    page = reader.open(book / "index.html")
    searched(page, "gegevens van Noor vraagt")
    assert "niemand heeft iets gezegd" in page.inner_text(".hits")


def test_the_contents_open_on_a_phone(reader: Reader, book: Path) -> None:
    """They are closed until asked for, and say whether they are open."""
    page = reader.open(book / "stromen/jeugdhulp.html", size=PHONE)
    assert page.is_hidden("#inhoud")
    page.click(".menu")
    assert page.is_visible("#inhoud")
    assert page.get_attribute(".menu", "aria-expanded") == "true"
    assert reader.faults(page) == []


def test_the_first_tab_skips_to_the_content(reader: Reader, book: Path) -> None:
    """Who uses a keyboard need not pass the whole menu on each page."""
    page = reader.open(book / "stromen/jeugdhulp.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_it_works_without_scripts(reader: Reader, book: Path) -> None:
    """No search box that does nothing, no hidden contents, and a way to the index page."""
    context = reader.browser.new_context(java_script_enabled=False, viewport={"width": PHONE[0], "height": PHONE[1]})
    page = context.new_page()
    page.goto((book / "stromen/jeugdhulp.html").resolve().as_uri())
    assert page.is_hidden(".search")
    assert page.is_visible("#inhoud")
    page.click("text=Register >> nth=-1")
    assert page.is_visible("#register")
    context.close()


def test_it_prints(reader: Reader, book: Path) -> None:
    """The page with the whole book becomes a document of many pages; nothing of the screen's frame is on it."""
    page = reader.open(book / "print.html", paper=True)
    content = page.pdf(prefer_css_page_size=True, tagged=True)
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") + content.count(b"/Type /Page ") > 50 or b"/Count " in content
    single = reader.open(book / "stromen/jeugdhulp.html", paper=True)
    assert single.is_hidden(".side")
    assert single.is_hidden(".top")
