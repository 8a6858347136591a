"""Why each cell is what it is: the rules that give or forbid it, in words, with their sources. As HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from consent_gate.text import Language, Text
from consent_gate.workbench.seeing.cells import Cell, Matrix
from consent_gate.workbench.seeing.markup import Markup, joined, tag
from consent_gate.workbench.seeing.sentences import (
    CHECKED,
    AnyRule,
    effect_of,
    labels_of,
    rules_by_id,
    sentence,
)
from consent_gate.workbench.seeing.signs import spoken

_WHY: Final = Text("Waarom", "Why")
_INTRO: Final = Text(
    "Per ontvanger elke cel met een antwoord: welke regels haar geven of verbieden, en waar die op rusten. Wat hier "
    "niet staat, heeft geen regel, en mag dus niet.",
    "For each recipient every cell with an answer: which rules give or forbid it, and what they rest on. What is not "
    "here has no rule, and so may not go out.",
)
_ABOUT: Final = Text("hier: {fields}", "here: {fields}")
_SOURCE: Final = Text("Bron: {source} ({checked})", "Source: {source} ({checked})")


def reasons(matrix: Matrix, language: Language, prefix: str) -> Markup:
    """Return the reasons of every cell that has an answer. Cells of one recipient with one answer stand together."""
    rules = rules_by_id(matrix.snapshot.document)
    sections = [tag("h2", _WHY.say(language)), tag("p", _INTRO.say(language))]
    for recipient in matrix.recipients:
        entries = list(_entries(matrix, recipient, language, prefix, rules))
        if entries:
            label = matrix.snapshot.vocabulary.label_of(recipient).say(language)
            heading = tag("h3", label, " ", tag("code", recipient), id=f"{prefix}{recipient}")
            sections.append(tag("div", heading, tag("dl", *entries, class_="cg-why")))
    return tag("section", *sections, class_="cg-reasons")


def _entries(
    matrix: Matrix, recipient: str, language: Language, prefix: str, rules: Mapping[str, AnyRule]
) -> Iterator[Markup]:
    alike: dict[tuple[str, tuple[str, ...], tuple[Markup, ...]], list[str]] = {}
    for category in matrix.categories:
        cell = matrix.cell(recipient, category)
        if cell.grounds or cell.never:
            ids = _speaking(matrix, cell, rules)
            said = tuple(_said(matrix, rules[rule], cell, language) for rule in ids)
            alike.setdefault((spoken(cell).say(language), ids, said), []).append(category)
    for (answer, _, said), categories in alike.items():
        label = matrix.snapshot.vocabulary.label_of
        names = joined(
            (tag("span", label(name).say(language), id=f"{prefix}{recipient}-{name}") for name in categories), ", "
        )
        yield tag("dt", names, f": {answer}")
        yield from (tag("dd", text) for text in said)


def _speaking(matrix: Matrix, cell: Cell, rules: Mapping[str, AnyRule]) -> tuple[str, ...]:
    return tuple(rule for rule in matrix.rules_of(cell.recipient, cell.category) if rule in rules)


def _said(matrix: Matrix, rule: AnyRule, cell: Cell, language: Language) -> Markup:
    vocabulary = matrix.snapshot.vocabulary
    touched = matrix.reached[cell.recipient].by_rule[rule.rule] & vocabulary.masks[cell.category]
    parts = [
        tag("strong", rule.rule),
        " ",
        f"{effect_of(rule).say(language)} {sentence(vocabulary, rule).say(language)}",
    ]
    if touched != vocabulary.masks[cell.category]:
        parts.append("; " + _ABOUT.format(fields=labels_of(vocabulary, touched)).say(language))
    parts += [". ", tag("code", f"{rule.place.file}:{rule.place.line}"), tag("br")]
    sources = dict.fromkeys(
        _SOURCE.format(source=source.text, checked=CHECKED.get(source.checked, Text("", ""))).say(language)
        for source in matrix.snapshot.document.sources.get(rule.rule, ())
    )
    parts.append(tag("span", "; ".join(sources), class_="cg-quiet"))
    return joined(parts)
