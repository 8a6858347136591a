"""Reading `vocabulary/retention.csv`: how long each kind of data is kept after a pupil has left.

The file may be left out: then no term is known, and no policy set that was stored before there were terms breaks.
"""

from __future__ import annotations

import re
from typing import Final, cast

from consent_gate.rules import messages
from consent_gate.rules.cells import Cell, Row, table_rows
from consent_gate.rules.evidence import CHECKED, YEAR
from consent_gate.rules.faults import Faults
from consent_gate.rules.layout import CATEGORIES, RETENTION
from consent_gate.rules.lines import Duration, Place, RetentionTerm
from consent_gate.rules.vocabulary import Tree

COLUMNS: Final = ("category", "years", "kind", "law", "source", "status")
DURATIONS: Final = ("duty", "practice")
LONGEST: Final = 100
YEARS: Final = re.compile(r"[1-9][0-9]{0,2}\Z")


def read_retention(text: str, categories: Tree, faults: Faults) -> list[RetentionTerm]:
    """Read the terms, noting every fault. A category has at most one term of each kind."""
    terms: list[RetentionTerm] = []
    first: dict[tuple[str, str], Place] = {}
    for row in table_rows(RETENTION, text, COLUMNS, faults):
        if not row.sound:
            continue
        category, years, kind, law, source, status = row.cells
        known = _category(category, categories, faults)
        number = _years(years, faults)
        told = _told(law, source, status, faults)
        if kind.text not in DURATIONS:
            faults.add(kind.place, messages.RETENTION_KIND, faults.closest(kind.text, DURATIONS), kind=kind.text)
        elif (category.text, kind.text) in first:
            earlier = first[category.text, kind.text]
            faults.add(category.place, messages.RETENTION_TWICE, name=category.text, first=earlier)
        else:
            first[category.text, kind.text] = category.place
            if known and number and told:
                terms.append(_term(row, number))
    return terms


def _term(row: Row, years: int) -> RetentionTerm:
    category, _, kind, law, source, status = (cell.text for cell in row.cells)
    return RetentionTerm(category, years, cast(Duration, kind), law, source, status, row.place)


def _category(cell: Cell, categories: Tree, faults: Faults) -> bool:
    if cell.text in categories:
        return True
    if CATEGORIES not in faults.unread:
        faults.add(cell.place, messages.CATEGORY_UNKNOWN, faults.closest(cell.text, categories.terms), name=cell.text)
    return False


def _years(cell: Cell, faults: Faults) -> int:
    """Return the number, 0 for what is none."""
    if YEARS.match(cell.text) and int(cell.text) <= LONGEST:
        return int(cell.text)
    faults.add(cell.place, messages.RETENTION_YEARS, years=cell.text, limit=LONGEST)
    return 0


def _told(law: Cell, source: Cell, status: Cell, faults: Faults) -> bool:
    """Judge where the term comes from, as strictly as the source of a rule."""
    before = len(faults)
    for column, cell in (("law", law), ("source", source)):
        if not cell.text:
            faults.add(cell.place, messages.CELL_EMPTY, column=column)
    if status.text not in CHECKED:
        faults.add(status.place, messages.CHECKED, faults.closest(status.text, CHECKED), checked=status.text)
    elif status.text == "older" and not YEAR.search(source.text):
        faults.add(source.place, messages.OLDER_WITHOUT_YEAR)
    return len(faults) == before
