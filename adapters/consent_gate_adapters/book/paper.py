"""Puts a book on pages: one environment of templates, one page at a time. Everything in them is escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from consent_gate.rules.overview import kinds, outsiders, staff
from consent_gate.text import Language, Text
from consent_gate.workbench.seeing.cells import Matrix, matrix
from consent_gate.workbench.seeing.matrix_page import matrix_fragment
from consent_gate_adapters.book.days import written_day
from consent_gate_adapters.book.explanations import EXPLANATIONS
from consent_gate_adapters.book.features import slug_of
from consent_gate_adapters.book.links import (
    Links,
    feature_anchor,
    law_anchor,
    never_anchor,
    scenario_anchor,
    tag_anchor,
    term_anchor,
)
from consent_gate_adapters.book.model import Book, Consent, Flow
from consent_gate_adapters.book.pages import FRONT, MADE, Page
from consent_gate_adapters.book.proof import Coverage
from consent_gate_adapters.book.runs import Verdict
from consent_gate_adapters.book.statements import whole
from consent_gate_adapters.book.words import WORDS

CSP: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
"""What a page of the book may load: its own style and script, and nothing from anywhere else."""

_FOREIGN: Final = Markup(' lang="nl"')


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the menu, with the pages below it."""

    page: Page
    children: tuple[Page, ...]
    open: bool


class Press:
    """Prints the pages of one book."""

    def __init__(self, book: Book, pages: Sequence[Page], homes: Mapping[str, str]) -> None:
        self._book, self._pages, self._homes = book, tuple(pages), homes
        self._environment = _environment(book.about.language)

    def page(self, page: Page) -> str:
        """Return one page of the site."""
        links = Links(self._homes, page.path)
        place = self._pages.index(page) if page in self._pages else -1
        title = page.title.say(self._book.about.language)
        return self._print(
            "base.html",
            links,
            page=page,
            subject=page.subject,
            heading=title if page.path != FRONT else WORDS["book"].say(self._book.about.language),
            parent=next((one for one in self._pages if one.path == page.parent), None),
            menu=self._menu(page),
            before=self._pages[place - 1] if place > 0 else None,
            after=self._pages[place + 1] if 0 <= place < len(self._pages) - 1 else None,
            pages_made=MADE,
        )

    def whole(self, path: str) -> str:
        """Return the book as one page to print."""
        front, *rest = self._pages
        links = Links(self._homes, path, printing=True)
        return self._print("print.html", links, front=front, page=front, chapters=rest, menu=self._menu(None))

    def _menu(self, current: Page | None) -> tuple[Item, ...]:
        def item(top: Page) -> Item:
            children = tuple(page for page in self._pages if page.parent == top.path)
            opened = current is None or current.path == top.path or current.parent == top.path
            return Item(top, children, opened)

        return tuple(item(page) for page in self._pages if not page.parent)

    @cached_property
    def _whole_matrix(self) -> Matrix:
        vocabulary = self._book.snapshot.vocabulary
        everybody = (*outsiders(vocabulary), *staff(vocabulary))
        return matrix(self._book.snapshot, everybody, kinds(vocabulary))

    def _matrix(self, flow: Flow | None, links: Links) -> str:
        """Return the matrix of one flow, or the whole one with the reasons for each cell."""
        whole = self._whole_matrix
        drawn = replace(whole, recipients=flow.recipients) if flow else whole
        why = flow is None and not links.printing
        return matrix_fragment(drawn, self._book.about.language, prefix="matrix-", why=why)

    def _print(self, template: str, links: Links, **values: Any) -> str:
        book, environment = self._book, self._environment

        def matrix_of(flow: Flow | None = None) -> Markup:
            return Markup(self._matrix(flow, links))  # noqa: S704 - made by a builder that escapes

        def consents(rows: Iterable[Consent]) -> Markup:
            text = environment.get_template("consents.html").render(common | {"rows": tuple(rows)})
            return Markup(text)  # noqa: S704 - rendered by the same escaping environment

        common: dict[str, Any] = {
            **values,
            "book": book,
            "csp": CSP,
            "printing": links.printing,
            "href": links.href,
            "file": links.file,
            "known": lambda tag: tag_anchor(tag) in self._homes,
            "matrix_of": matrix_of,
            "consents": consents,
            "label": book.snapshot.vocabulary.label_of,
            "basis": lambda basis: book.snapshot.vocabulary.bases.get(basis, Text(basis.value, basis.value)),
        }
        return environment.get_template(template).render(common)


def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=PackageLoader("consent_gate_adapters.book"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    said = {**WORDS, **EXPLANATIONS}
    names: dict[str, Callable[..., object]] = {
        "t": lambda key: said[key].say(language),
        "scenario_anchor": scenario_anchor,
        "feature_anchor": feature_anchor,
        "law_anchor": law_anchor,
        "tag_anchor": tag_anchor,
        "term_anchor": term_anchor,
        "never_anchor": never_anchor,
    }
    environment.globals.update(names)
    environment.globals.update(
        language=language.value, verdicts=Verdict, foreign=_FOREIGN if language is not Language.NL else ""
    )
    environment.filters.update(
        say=lambda text: text.say(language),
        dutch=lambda text: _in_dutch(text, language),
        day=lambda iso: _day(iso, language),
        join_text=lambda texts: ", ".join(text.say(language) for text in texts),
        percent=_percent,
        whole=lambda count: whole(count).say(language),
        slug=slug_of,
    )
    return environment


def _in_dutch(text: Text, language: Language) -> str | Markup:
    """Return a title, marked as Dutch where it exists in no other language."""
    if language is Language.NL or text.nl != text.en:
        return text.say(language)
    return Markup('<span lang="nl">{}</span>').format(text.nl)


def _day(iso: str, language: Language) -> str:
    return written_day(date.fromisoformat(iso[:10])).say(language)


def _percent(coverage: Coverage) -> str:
    """Return how much is exercised, rounded down: what is not whole is never called whole."""
    total = sum(part[1] for part in coverage.parts)
    exercised = sum(part[2] for part in coverage.parts)
    return str(exercised * 100 // total if total else 0)
