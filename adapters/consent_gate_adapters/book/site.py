"""The pages of a book as files: the same book is the same bytes. Nothing here touches a disk."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files as package_files
from typing import Final

from consent_gate.workbench.seeing.style import style_of_fragment
from consent_gate_adapters.book.links import (
    Links,
    law_anchor,
    never_anchor,
    scenario_anchor,
    tag_anchor,
    term_anchor,
)
from consent_gate_adapters.book.model import Book
from consent_gate_adapters.book.pages import Page, anchors_on, pages_of
from consent_gate_adapters.book.paper import Press
from consent_gate_adapters.book.words import WORDS

FORMAT: Final = 1
MANIFEST: Final = "book.json"
SNAPSHOT: Final = "snapshot.json"
STATIC: Final = ("book.css", "book.js")
PRINT: Final = "print.html"
REGISTER: Final = "register.html"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with an address: its kind, its name, where it is called, and the words by which it is found."""

    kind: str
    title: str
    anchor: str
    words: str


def build(book: Book) -> Mapping[str, bytes]:
    """Return every file of the book by its path, sorted; `book.json` names the hash of each other one."""
    pages = tuple(pages_of(book))
    homes = {anchor: page.path for page in pages for anchor in anchors_on(book, page)}
    entries = tuple(_entries(book, pages))
    register = Page(REGISTER, "register.html", WORDS["register"], "register", _by_kind(entries))
    homes["register"] = REGISTER
    press = Press(book, pages, homes)
    made = {page.path: press.page(page) for page in (*pages, register)}
    made[PRINT] = press.whole(PRINT)
    made["vorm/index.js"] = _index(book, entries, homes)
    found = {path: text.encode() for path, text in made.items()}
    static = package_files("consent_gate_adapters.book") / "static"
    found |= {f"vorm/{name}": (static / name).read_bytes() for name in STATIC}
    found["vorm/matrix.css"] = style_of_fragment().encode()
    found[SNAPSHOT] = canonical(book.snapshot.document.files)
    found[MANIFEST] = _manifest(book, found)
    return dict(sorted(found.items()))


def canonical(texts: Mapping[str, str]) -> bytes:
    """Return the files of a policy set as the bytes whose SHA-256 is the name of the set."""
    return json.dumps(dict(texts), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _manifest(book: Book, found: Mapping[str, bytes]) -> bytes:
    about = book.about
    document = {
        "format": FORMAT,
        "snapshot": about.digest,
        "school": about.school,
        "policy_set": {"name": about.name, "version": about.version},
        "date": about.date,
        "language": about.language.value,
        "program": about.program,
        "features": about.features,
        "outcomes": {"sha256": book.run.sha256, "snapshot": book.run.snapshot, "finished_at": book.run.finished_at},
        "scenarios": {verdict.value: count for verdict, count in book.counts.items()},
        "files": {path: hashlib.sha256(found[path]).hexdigest() for path in sorted(found)},
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _entries(book: Book, pages: Iterable[Page]) -> Iterator[Entry]:
    """Yield everything that can be looked up."""
    language = book.about.language
    for page in pages:
        kind = {"flow.html": "flow", "feature.html": "feature"}.get(page.template, "chapter")
        yield Entry(kind, page.title.say(language), page.anchor, " ".join(getattr(page.subject, "intro", ())))
    for rule in book.rules:
        words = " ".join([rule.meaning.nl, rule.line, *(f"{one.text} {one.note}" for one in rule.sources)])
        yield Entry("rule", f"{rule.id}: {rule.meaning.say(language)}", rule.id, words)
    for entry in book.features:
        for scenario in entry.feature.scenarios:
            words = " ".join((scenario.words, *scenario.tags))
            yield Entry("scenario", scenario.name, scenario_anchor(scenario), words)
    for kind, shown in (("promise", book.promises), ("reason", book.reasons)):
        for one in shown:
            yield Entry(kind, f"{one.id}: {one.text.say(language)}", tag_anchor(one.id), one.text.nl)
    for law in book.laws:
        yield Entry("law", law.name, law_anchor(law.name), " ".join(passage[0] for passage in law.passages))
    for term in book.terms:
        anchor = term_anchor(term.axis.name, term.name)
        yield Entry("term", f"{term.label.say(language)} ({term.name})", anchor, f"{term.label.nl} {term.label.en}")
    for never in book.never or ():
        yield Entry("never", never.sentence, never_anchor(never), never.proof.nl)


def _by_kind(entries: Iterable[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.kind, []).append(entry)
    return tuple((kind, tuple(sorted(some, key=lambda one: one.title.casefold()))) for kind, some in found.items())


def _index(book: Book, entries: Iterable[Entry], homes: Mapping[str, str]) -> str:
    """Return the index for searching as a script: a page opened from a disk may not fetch anything."""
    links = Links(homes, "")
    rows = [
        [WORDS[f"kind_{entry.kind}"].say(book.about.language), entry.title, links.href(entry.anchor), entry.words]
        for entry in entries
    ]
    return f"window.BOOK_INDEX = {json.dumps(rows, ensure_ascii=False, separators=(',', ':'))};\n"
