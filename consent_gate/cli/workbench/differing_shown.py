"""How `policy diff` shows what it found: in blocks of who, what, when and why, or as JSON for programs."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk
from consent_gate.cli.workbench.choosing import Chosen
from consent_gate.rules.lines import ConditionalRule, Edge, Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.workbench.causes import Cause, spelled
from consent_gate.workbench.difference import Difference, Group, Kind
from consent_gate.workbench.remarks import Remark, Subject
from consent_gate.workbench.wording import (
    said_answer,
    said_categories,
    said_condition,
    said_purposes,
    said_recipients,
)

TITLES: Final[Mapping[Kind, Text]] = {
    Kind.WIDENED: Text(
        "VERRUIMD (+): {count} antwoorden die weigering waren, en nu mogen",
        "WIDENED (+): {count} answers that were refusals, and are now permitted",
    ),
    Kind.NARROWED: Text(
        "BEPERKT (-): {count} antwoorden die mochten, en nu weigering zijn",
        "NARROWED (-): {count} answers that were permitted, and are now refusals",
    ),
    Kind.BASIS: Text(
        "ANDERE GRONDSLAG (~): {count} antwoorden die blijven mogen, om een andere reden",
        "ANOTHER BASIS (~): {count} answers that stay permitted, on another ground",
    ),
}
_SIGNS: Final = {Kind.WIDENED: "+", Kind.NARROWED: "-", Kind.BASIS: "~"}
_COLOURS: Final = {Kind.WIDENED: "green", Kind.NARROWED: "red", Kind.BASIS: "yellow"}
_WHO: Final = Text("wie", "who")
_WHAT_FOR: Final = Text("waarvoor", "what for")
_WHAT: Final = Text("wat", "what")
_WHEN: Final = Text("wanneer", "when")
_ANSWER: Final = Text("antwoord", "answer")
_WHY: Final = Text("door", "because of")
_FIELDS: Final = Text("{what} [gegevens: {count}]", "{what} [fields: {count}]")
_MOVED: Final = Text("{before} -> {after} [antwoorden: {count}]", "{before} -> {after} [answers: {count}]")
_RULE: Final = Text("regel {name}", "rule {name}")
_EDGE: Final = Text("tak {name}", "edge {name}")
_CHANGES: Final = {
    "added": Text("{line} erbij", "{line} added"),
    "removed": Text("{line} weg", "{line} removed"),
    "changed": Text("{line} gewijzigd", "{line} changed"),
}
SUBJECTS: Final[Mapping[Subject, Text]] = {
    "names": Text("{count} namen", "{count} names"),
    "labels": Text("{count} opschriften", "{count} labels"),
    "sources": Text("{count} bronnen", "{count} sources"),
    "expectations": Text("{count} verwachtingen", "{count} expectations"),
    "duties": Text("{count} plichten", "{count} duties"),
    "retention": Text("{count} bewaartermijnen", "{count} retention terms"),
    "never": Text("{count} zinnen over wat nooit mag", "{count} sentences on what must never be"),
}
_SUBJECT: Final[Mapping[Subject, Text]] = {
    "names": Text("naam", "name"),
    "labels": Text("opschrift", "label"),
    "sources": Text("bron", "source"),
    "expectations": Text("verwachting", "expectation"),
    "duties": Text("plicht", "duty"),
    "retention": Text("bewaartermijn", "retention term"),
    "never": Text("nooit", "never"),
}
_NONE: Final = Text("niets", "nothing")
_MARGIN: Final = 12
_NARROWEST, _WIDEST = 60, 120


def group_lines(desk: Desk, group: Group, old: Snapshot, new: Snapshot) -> Iterator[str]:
    """Yield the block of one group: who, for what, which data, when, what becomes of it, and by which lines."""
    words = (old if group.kind is Kind.NARROWED else new).vocabulary
    answer = _MOVED.format(
        before=said_answer(old.vocabulary, group.before),
        after=said_answer(new.vocabulary, group.after),
        count=group.size,
    )
    what = said_categories(words, group.categories)
    rows = [
        (_WHO, said_recipients(words.recipients, group.recipients)),
        (_WHAT_FOR, said_purposes(words.purposes, group.purposes)),
        (_WHAT, _FIELDS.format(what=what, count=len(group.categories))),
        (_WHEN, said_condition(group.condition)),
        (_ANSWER, answer),
    ]
    sign = coloured(_SIGNS[group.kind], fg=_COLOURS[group.kind], bold=True)
    for place, (head, text) in enumerate(rows):
        yield from _wrapped(f"{sign} " if place == 0 else "  ", desk.say(head), desk.say(text))
    why = desk.say(_WHY)
    for cause in group.causes:
        for line in line_of(desk, cause):
            yield f"  {why:<{_MARGIN}}{line}"
            why = ""


def _wrapped(first: str, head: str, text: str) -> Iterator[str]:
    width = min(max(shutil.get_terminal_size((_WIDEST, 24)).columns, _NARROWEST), _WIDEST) - _MARGIN - 2
    for number, line in enumerate(textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False)):
        yield f"{first}{head:<{_MARGIN}}{line}" if number == 0 else f"  {'':<{_MARGIN}}{line}"


def line_of(desk: Desk, cause: Cause) -> Iterator[str]:
    """Yield what became of one line of policy: that it changed, and each text with its place."""
    kind = _EDGE if isinstance(cause.old or cause.new, Edge) else _RULE
    yield desk.say(_CHANGES[cause.change].format(line=kind.format(name=cause.name)))
    for sign, line in (("-", cause.old), ("+", cause.new)):
        if line is not None:
            yield f"{sign} {line.place.file}:{line.place.line}: {spelled(line)}"


def remark_line(desk: Desk, remark: Remark) -> str:
    """Return one change that is no answer, on one line."""
    none = desk.say(_NONE)
    return f"{desk.say(_SUBJECT[remark.subject])} {remark.name}: {remark.old or none} -> {remark.new or none}"


def documents(
    found: Difference, before: Chosen, after: Chosen, shown: Iterable[Group], *, cells: bool
) -> Iterator[dict[str, Any]]:
    """Yield a summary, then each group with its cells, then each changed line and remark, as JSON objects."""
    yield {
        "type": "summary",
        "old": {"said": before.said.en, "sha256": found.old},
        "new": {"said": after.said.en, "sha256": found.new},
        **{kind.value: found.count(kind) for kind in Kind},
        "lines": len(found.causes),
        "remarks": len(found.remarks),
        "renamed": [list(pair) for pair in found.renamed],
    }
    if not cells:
        return
    for group in shown:
        yield _group(group)
    for cause in found.causes:
        yield {"type": "line", **_cause(cause)}
    for remark in found.remarks:
        yield {"type": "remark", "subject": remark.subject, "name": remark.name, "old": remark.old, "new": remark.new}


def _group(group: Group) -> dict[str, Any]:
    when = said_condition(group.condition)
    return {
        "type": "group",
        "kind": group.kind.value,
        "before": group.before.value if group.before else None,
        "after": group.after.value if group.after else None,
        "recipients": list(group.recipients),
        "purposes": list(group.purposes),
        "categories": list(group.categories),
        "when": {"nl": when.nl, "en": when.en},
        "clauses": [{"present": clause.present, "absent": clause.absent} for clause in group.condition.clauses],
        "causes": [_cause(cause) for cause in group.causes],
        "size": group.size,
        "cells": [[pair.recipient, pair.purpose, category, str(state)] for pair, category, state in group.cells()],
    }


def _cause(cause: Cause) -> dict[str, Any]:
    return {"name": cause.name, "change": cause.change, "old": _line(cause.old), "new": _line(cause.new)}


def _line(line: Rule | ConditionalRule | Edge | None) -> dict[str, str] | None:
    return None if line is None else {"place": str(line.place), "line": spelled(line)}
