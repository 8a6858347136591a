"""Which pages a book has, in reading order, and what has its home on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from consent_gate.rules.vocabulary import Axis
from consent_gate.text import Text
from consent_gate_adapters.book.features import slug_of
from consent_gate_adapters.book.links import (
    feature_anchor,
    law_anchor,
    never_anchor,
    scenario_anchor,
    tag_anchor,
    term_anchor,
)
from consent_gate_adapters.book.model import Book
from consent_gate_adapters.book.words import WORDS

FRONT: Final = "index.html"
MADE: Final = "hoofdstukken/verantwoording.html"


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `anchor` is the name of the chapter; `subject` is what its template is about."""

    path: str
    template: str
    title: Text
    anchor: str
    subject: Any = None
    parent: str = ""


def pages_of(book: Book) -> Iterator[Page]:
    """Yield every page in reading order."""

    def chapter(name: str, template: str, anchor: str, subject: Any = None) -> Page:
        return Page(f"hoofdstukken/{anchor}.html", template, WORDS[name], anchor, subject)

    yield Page(FRONT, "front.html", WORDS["front"], "voorblad")
    flows = chapter("flows", "flows.html", "stromen")
    yield flows
    for flow in book.flows:
        title = Text(flow.title, flow.title)
        yield Page(f"stromen/{flow.name}.html", "flow.html", title, f"stroom-{flow.name}", flow, flows.path)
    yield chapter("matrix", "matrix.html", "matrix")
    yield chapter("never", "never.html", "nooit")
    features = chapter("scenarios", "features.html", "scenarios")
    yield features
    for entry in book.features:
        name, anchor = entry.feature.name, feature_anchor(entry.feature)
        path = f"scenarios/{slug_of(entry.feature.stem)}.html"
        yield Page(path, "feature.html", Text(name, name), anchor, entry, features.path)
    yield chapter("promises", "shown.html", "beloften", book.promises)
    yield chapter("reasons", "shown.html", "redenen", book.reasons)
    yield chapter("laws", "laws.html", "bronnen")
    yield chapter("words", "words.html", "woorden", _by_axis(book))
    yield chapter("proof", "coverage.html", "dekking")
    yield chapter("adoption", "adoption.html", "instemming")
    yield chapter("changes", "changes.html", "wijzigingen")
    yield chapter("made", "made.html", "verantwoording")


def anchors_on(book: Book, page: Page) -> Iterator[str]:
    """Yield the names of what has its home on `page`."""
    yield page.anchor
    match page.template:
        case "flow.html":
            yield from (rule.id for rule in page.subject.rules)
        case "feature.html":
            yield from (scenario_anchor(scenario) for scenario in page.subject.feature.scenarios)
        case "shown.html":
            yield from (tag_anchor(one.id) for one in page.subject)
        case "laws.html":
            yield from (law_anchor(law.name) for law in book.laws)
        case "words.html":
            yield from (term_anchor(one.axis.name, one.name) for one in book.terms)
        case "never.html":
            yield from (never_anchor(one) for one in book.never or ())


def _by_axis(book: Book) -> tuple[tuple[Axis, tuple[Any, ...]], ...]:
    return tuple(
        (axis, tuple(one for one in book.terms if one.axis is axis))
        for axis in (Axis.RECIPIENT, Axis.PURPOSE, Axis.CATEGORY)
    )
