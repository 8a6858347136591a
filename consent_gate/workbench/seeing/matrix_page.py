"""The matrix as HTML: a table that a screen reader can walk, a legend, and under it why each cell is what it is.

`matrix_fragment` is for a page of somebody else, `matrix_page` a page of its own. Neither needs a script or a network.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consent_gate.rules.overview import kind_of
from consent_gate.text import Language, Text
from consent_gate.workbench.seeing.cells import Cell, Matrix
from consent_gate.workbench.seeing.markup import Markup, joined, tag
from consent_gate.workbench.seeing.page import page
from consent_gate.workbench.seeing.signs import (
    LETTERS,
    MEANINGS,
    NEVER_SIGN,
    NOTHING_SIGN,
    RECORDED,
    marks,
    spoken,
)
from consent_gate.workbench.seeing.why import reasons

TITLE: Final = Text("Wie krijgt wat", "Who gets what")
_CAPTION: Final = Text(
    "Per ontvanger en soort gegevens de gronden waarop iets weg mag.",
    "For each recipient and kind of data, the grounds on which something may go out.",
)
_IN_STATE: Final = Text(
    "Wat er mag als precies dit is vastgelegd: {state}.", "What may go while exactly this is recorded: {state}."
)
_FOR_PURPOSE: Final = Text("Alleen voor: {purposes}.", "Only for: {purposes}.")
_RECIPIENT: Final = Text("ontvanger", "recipient")
_CATEGORY: Final = Text("gegeven", "category")
_LEGEND: Final = Text("Wat de tekens betekenen", "What the signs mean")
_LETTERS: Final = Text(
    "De letters zijn die van AVG artikel 6 lid 1. Elk teken heeft ook een eigen vorm.",
    "The letters are those of GDPR article 6(1). Each sign also has a shape of its own.",
)
_SCROLL: Final = Text("Tabel; schuif om alles te zien", "Table; scroll to see all of it")
_NOTHING_TO_SHOW: Final = Text("Deze selectie is leeg.", "This selection is empty.")


def caption_of(matrix: Matrix) -> Text:
    """Return what the whole table is about, in a sentence or two."""
    said = [_CAPTION]
    vocabulary = matrix.snapshot.vocabulary
    if matrix.state is not None:
        said.append(_IN_STATE.format(state=matrix.state))
    if len(matrix.purposes) < len(vocabulary.purposes.leaves):
        labels = [vocabulary.label_of(name) for name in matrix.purposes]
        named = Text(", ".join(text.nl for text in labels), ", ".join(text.en for text in labels))
        said.append(_FOR_PURPOSE.format(purposes=named))
    return Text(" ".join(text.nl for text in said), " ".join(text.en for text in said))


def matrix_fragment(matrix: Matrix, language: Language, *, prefix: str = "", why: bool = True) -> Markup:
    """Return legend, table and, with `why`, the reasons, without a page around them.

    Needs `style.style_of_fragment()` once on the page. The anchor of a cell is `{prefix}RECIPIENT-CATEGORY`.
    """
    if not (matrix.recipients and matrix.categories):
        return tag("p", _NOTHING_TO_SHOW.say(language), class_="cg")
    parts: list[Markup] = [
        legend(language, recorded=matrix.state is None),
        _table(matrix, language, prefix, linked=why),
    ]
    if why:
        parts.append(reasons(matrix, language, prefix))
    return tag("div", *parts, class_="cg", lang=language.value)


def matrix_page(matrix: Matrix, language: Language) -> str:
    """Return the whole page."""
    return page(TITLE, matrix_fragment(matrix, language), language, digest=matrix.snapshot.digest)


def anchor(prefix: str, recipient: str, category: str) -> str:
    """Return the id at which the reasons of a cell stand."""
    return f"{prefix}{recipient}-{category}"


def legend(language: Language, *, recorded: bool = True) -> Markup:
    """Return what each sign means."""
    items = []
    for sign, word, more in MEANINGS:
        if sign == RECORDED and not recorded:
            continue
        said: list[str] = [tag("strong", word.say(language))]
        if more.say(language):
            said.append(f": {more.say(language)}")
        items.append(tag("li", tag("span", sign, class_=_sign_class(sign), aria_hidden="true"), tag("span", *said)))
    heading = tag("h2", _LEGEND.say(language))
    return tag("section", heading, tag("p", _LETTERS.say(language)), tag("ul", *items, class_="cg-legend"))


def _sign_class(sign: str) -> str | None:
    if sign in LETTERS.values():
        return f"cg-ground cg-{sign}"
    return {NEVER_SIGN: "cg-sign-never", NOTHING_SIGN: "cg-sign-nothing"}.get(sign)


def _table(matrix: Matrix, language: Language, prefix: str, *, linked: bool) -> Markup:
    """Kinds stand across. Single fields are too many for that: they stand below each other, under their kind."""
    turned = is_turned(matrix)
    across, down = (matrix.recipients, matrix.categories) if turned else (matrix.categories, matrix.recipients)
    label = matrix.snapshot.vocabulary.label_of
    corner = tag("th", (_CATEGORY if turned else _RECIPIENT).say(language), scope="col")
    heads = [
        tag("th", tag("span", label(name).say(language), class_="cg-up"), scope="col", abbr=name) for name in across
    ]
    rows: list[Markup] = []
    kind = ""
    for name in down:
        above = kind_of(matrix.snapshot.vocabulary, name) if turned else name
        if turned and above not in (kind, name):
            said = tag("th", label(above).say(language), scope="rowgroup", colspan=len(across) + 1)
            rows.append(tag("tr", said, class_="cg-group"))
        kind = above
        cells = [matrix.cell(each, name) if turned else matrix.cell(name, each) for each in across]
        drawn = [_cell(cell, language, anchor(prefix, cell.recipient, cell.category), linked) for cell in cells]
        rows.append(tag("tr", tag("th", label(name).say(language), scope="row", abbr=name), *drawn))
    table = tag(
        "table",
        tag("caption", caption_of(matrix).say(language)),
        tag("thead", tag("tr", corner, *heads)),
        tag("tbody", *rows),
        class_="cg-matrix",
    )
    return tag("div", table, class_="cg-scroll", tabindex="0", role="region", aria_label=_SCROLL.say(language))


def is_turned(matrix: Matrix) -> bool:
    """True when categories stand below each other because single fields are shown."""
    bits = matrix.snapshot.vocabulary.bits
    return any("." in name and name in bits for name in matrix.categories)


def _cell(cell: Cell, language: Language, target: str, linked: bool) -> Markup:
    said = spoken(cell).say(language)
    shown = joined(_signs(cell)) + tag("span", said, class_="cg-unseen")
    inner = Markup(shown)
    explained = linked and (cell.grounds or cell.never)
    if explained:
        inner = tag("a", inner, href=f"#{target}", title=said)
    return tag("td", inner, class_="cg-never" if cell.never else None)


def _signs(cell: Cell) -> Iterator[Markup]:
    for ground in cell.grounds:
        letter = LETTERS[ground.basis]
        yield tag("span", letter + marks(ground), class_=f"cg-ground cg-{letter}", aria_hidden="true")
    if not cell.grounds:
        sign = NEVER_SIGN if cell.never else NOTHING_SIGN
        yield tag("span", sign, class_=_sign_class(sign), aria_hidden="true")
