"""The pages of a book: whole links, names that stay, no way to a network, the same bytes again."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from consent_gate.text import Language, Text
from consent_gate_adapters.book.explanations import EXPLANATIONS
from consent_gate_adapters.book.gather import Findings
from consent_gate_adapters.book.proof import Never
from consent_gate_adapters.book.site import MANIFEST, SNAPSHOT, build
from consent_gate_adapters.book.words import WORDS
from tests.adapters.book.small_book import FEATURE, FILE, FIRST, Making, ran, small
from tests.house import ROOT

BROKEN = Never("NOOIT-99", "<b>niets</b> gaat weg", "bron", "never.txt:1", False, Text("x", "x"), "Scenario: <i>")


class Outline(HTMLParser):
    """Everything of a page that leads somewhere or can be led to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, links and what is loaded."""
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in ("src", "href", "srcset", "poster", "action", "style"):
                self.loads.append(value or "")


@cache
def made(language: Language = Language.NL) -> Mapping[str, bytes]:
    """Return the files of a small book with something in every chapter."""
    findings = Findings(never=(BROKEN,))
    return build(Making(language=language, run=ran((FIRST, "", "passed")), findings=findings).book())


def outlines(files: Mapping[str, bytes]) -> dict[str, Outline]:
    """Return the outline of each page."""
    return {path: Outline(content.decode()) for path, content in files.items() if path.endswith(".html")}


@pytest.mark.parametrize("language", list(Language))
def test_every_link_leads_to_something(language: Language) -> None:
    """A link leads to a file of the book, and its fragment to something on that page."""
    files = made(language)
    pages = outlines(files)
    dead = []
    for path, page in pages.items():
        for link in page.links:
            target, _, fragment = unquote(link).partition("#")
            file = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            if file not in files or (fragment and fragment not in pages[file].ids):
                dead.append((path, link))
    assert dead == []


def test_every_name_on_a_page_is_there_once() -> None:
    """An address leads to one place; on the page to print as well, which holds the whole book."""
    for path, page in outlines(made()).items():
        assert len(page.ids) == len(set(page.ids)), path


def test_nothing_is_loaded_from_elsewhere() -> None:
    """Each page loads files of the book only, forbids everything else itself, and has no script or style in it."""
    files = made()
    for path, page in outlines(files).items():
        for address in page.loads:
            assert posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) in files, (path, address)
        text = files[path].decode()
        assert "default-src &#39;none&#39;" in text
        assert "unsafe" not in text
        assert not re.search(r"<script>|<style>|\son[a-z]+=", text)
    for name, content in files.items():
        if name.endswith((".css", ".js")) and not name.endswith("index.js"):
            assert b"http" not in content
            assert b"fetch(" not in content
            assert b"@import" not in content


def test_what_others_wrote_is_shown_and_never_obeyed() -> None:
    """Markup in a scenario, a sentence or a rule is text on every page and in the index of the search."""
    files = made()
    for path, content in files.items():
        assert b"<script>alert" not in content or path in ("vorm/index.js", SNAPSHOT), path
        if path.endswith(".html"):
            assert b"<b>niets" not in content
            assert b"<i>" not in content
    page = files["scenarios/jeugdhulp.html"].decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "Uitwisselen &lt;met&gt; jeugdhulp &amp; co" in page


def test_the_same_book_is_the_same_bytes() -> None:
    """Nothing depends on the machine, the moment or the order of a set."""
    again = build(Making(run=ran((FIRST, "", "passed")), findings=Findings(never=(BROKEN,))).book())
    assert again == made()


def test_names_stay_when_something_else_is_added() -> None:
    """Another feature, and another scenario above the others, change no address that was there."""
    more = FEATURE.replace(
        "    @JH-01 @CONSENT", "    Scenario: iets nieuws\n      Dan is er niets\n\n    @JH-01 @CONSENT"
    )
    features = {FILE: more, "aaa.feature": FEATURE.replace("Uitwisselen", "Iets anders")}
    before, after = (
        outlines(made()),
        outlines(build(Making(features=features, findings=Findings(never=(BROKEN,))).book())),
    )
    for path, page in before.items():
        assert set(page.ids) <= set(after[path].ids), path
    ids = before["stromen/jeugdhulp.html"].ids
    assert {"JH-01", "scenario-jeugdhulp-zonder-toestemming-gaat-er-niets-weg-een-ander"} <= set(ids)
    assert "CONSENT_MISSING" in before["hoofdstukken/redenen.html"].ids
    assert "belofte-CG-02" in before["hoofdstukken/beloften.html"].ids


def test_the_policies_in_the_book_hash_to_its_name() -> None:
    """`sha256sum snapshot.json` prints the name of the policy set, and book.json names every other file."""
    files = made()
    assert hashlib.sha256(files[SNAPSHOT]).hexdigest() == small().digest
    document = json.loads(files[MANIFEST])
    assert document["snapshot"] == small().digest
    assert document["files"] == {
        path: hashlib.sha256(content).hexdigest() for path, content in files.items() if path != MANIFEST
    }


def test_an_outcome_is_said_in_words_and_by_a_shape() -> None:
    """Passed and not run differ without any colour."""
    page = made()["scenarios/jeugdhulp.html"].decode()
    assert re.search(r'badge passed"><span aria-hidden="true">✔</span> geslaagd', page)
    assert re.search(r'badge not_run"><span aria-hidden="true">○</span> niet gedraaid op dit beleid', page)


def test_a_book_without_a_run_says_so_on_every_page_with_scenarios() -> None:
    """Nobody can mistake a book that nothing was run for."""
    files = build(Making().book())
    for path in ("index.html", "stromen/jeugdhulp.html", "scenarios/jeugdhulp.html", "hoofdstukken/beloften.html"):
        assert EXPLANATIONS["standing_absent"].nl in files[path].decode(), path
    assert b'class="badge passed"' not in files["scenarios/jeugdhulp.html"]


def test_the_english_book_marks_what_is_dutch() -> None:
    """Headings and signs are English; scenarios and authors' words stay Dutch and say so."""
    page = made(Language.EN)["scenarios/jeugdhulp.html"].decode()
    assert '<html lang="en">' in page
    assert '<span lang="nl">niemand heeft iets gezegd</span>' in page
    assert WORDS["background"].en in page
    assert WORDS["background"].nl not in page
    assert ' lang="nl"' not in made()["scenarios/jeugdhulp.html"].decode().replace('<html lang="nl"', "")


def test_every_word_of_the_book_is_used() -> None:
    """A sentence that no page says is one that nobody corrects."""
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "adapters/consent_gate_adapters/book").rglob("*"))
        if path.suffix in (".html", ".py") and path.name not in ("words.py", "explanations.py")
    )
    made_up = ("verdict_", "short_", "standing_", "source_", "effect_", "axis_", "kind_", "changes_")
    named = [key for key in (*WORDS, *EXPLANATIONS) if not key.startswith(made_up)]
    unused = {key for key in named if not re.search(rf"[\"']{key}[\"']", sources)}
    assert unused == {"beloften_lead", "redenen_lead"}
