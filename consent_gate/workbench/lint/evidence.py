"""What stands beside the rules: sources and expectations that are there twice, or that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consent_gate.rules.evidence import Expectation
from consent_gate.rules.lines import Place
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.workbench.lint import kinds
from consent_gate.workbench.lint.finding import Finding
from consent_gate.workbench.lint.pages import Pages

FIRST: Final = Text("hier staat het al", "it stands here already")
CHECKED: Final = 2
"""The column of a source that holds the verdict, counted from 0."""


def evidence_findings(snapshot: Snapshot, pages: Pages) -> Iterator[Finding]:
    """Yield what is the matter with sources and expectations."""
    yield from _sources(snapshot, pages)
    yield from _expectations(snapshot, pages)


def _sources(snapshot: Snapshot, pages: Pages) -> Iterator[Finding]:
    rows: dict[str, Place] = {}
    verdicts: dict[str, tuple[str, Place]] = {}
    found = (source for of_rule in snapshot.document.sources.values() for source in of_rule)
    for source in sorted(found, key=lambda source: source.place):
        # One source may stand beside a rule for two reasons; then the notes differ, and so do the rows.
        row = pages.line(source.place) or ""
        first = rows.setdefault(f"{source.place.file} {row}", source.place)
        if first != source.place:
            related, spot = pages.beside(first, FIRST), pages.row(source.place)
            yield pages.found(kinds.SOURCE_TWICE, spot, related, source=source.text, rule=source.rule)
        other, place = verdicts.setdefault(source.text, (source.checked, source.place))
        if other != source.checked:
            spot, values = pages.cell(source.place, CHECKED), {"checked": source.checked, "other": other}
            yield pages.found(kinds.SOURCE_JUDGED_TWICE, spot, pages.beside(place, FIRST), source=source.text, **values)


def _expectations(snapshot: Snapshot, pages: Pages) -> Iterator[Finding]:
    asked: dict[tuple[object, ...], Expectation] = {}
    for row in snapshot.document.expectations:
        state = (row.met, row.objection, row.restriction)
        first = asked.setdefault((row.recipient, row.purpose, row.category, *state), row)
        if first is row:
            continue
        related, spot = pages.beside(first.place, FIRST), pages.row(row.place)
        if first.basis is row.basis:
            yield pages.found(kinds.EXPECTATION_TWICE, spot, related)
        else:
            values = {"here": _answer(row), "there": _answer(first)}
            yield pages.found(kinds.EXPECTATIONS_CONTRADICT, spot, related, **values)


def _answer(row: Expectation) -> str:
    return "`refuse`" if row.basis is None else f"`permit {row.basis.value}`"
