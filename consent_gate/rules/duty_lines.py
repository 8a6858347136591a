"""Reading what a permit obliges to: `vocabulary/duties.csv` names the duties, `duties.csv` of a flow who owes them.

Both may be left out: then nothing is owed, and no policy set that was stored before there were duties breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from consent_gate.grounds import ORAL, STATEMENT
from consent_gate.rules import messages
from consent_gate.rules.cells import Cell, Row, table_rows
from consent_gate.rules.faults import Faults, as_is
from consent_gate.rules.layout import DUTIES, OWED, RULES, flow_file, flow_of_file
from consent_gate.rules.lines import DutyTerm, Place
from consent_gate.rules.rule_lines import Lines
from consent_gate.terms import Effect
from consent_gate.text import Text

COLUMNS: Final = ("name", "days", "needs", "label_nl", "label_en")
OWED_COLUMNS: Final = ("rule", "duty")
NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,31}\Z")
DAYS: Final = re.compile(r"[0-9]{1,3}\Z")
LONGEST: Final = 366

ALWAYS: Final = "-"
CORRECTION: Final = "correction"
NEEDS: Final = (ALWAYS, ORAL, STATEMENT, CORRECTION)

ORDER_PREFIX: Final = "order:"


def read_duties(text: str, taken: Mapping[str, Place], faults: Faults) -> dict[str, DutyTerm]:
    """Read the names, noting every fault; one that is `taken` already has another meaning."""
    terms: dict[str, DutyTerm] = {}
    for row in table_rows(DUTIES, text, COLUMNS, faults):
        name = row.cells[0]
        if not NAME.match(name.text):
            faults.add(name.place, messages.DUTY_SHAPE, duty=name.text)
        elif name.text in terms or name.text in taken:
            first = terms[name.text].place if name.text in terms else taken[name.text]
            faults.add(name.place, messages.NAME_TWICE, name=name.text, first=first)
        else:
            terms[name.text] = _term(row, faults)
    return terms


def _term(row: Row, faults: Faults) -> DutyTerm:
    name = row.cells[0]
    if not row.sound:
        return DutyTerm(name.text, 0, ALWAYS, Text(name.text, name.text), name.place)
    _, days, needs, label_nl, label_en = row.cells
    number = int(days.text) if DAYS.match(days.text) else LONGEST + 1
    if number > LONGEST:
        faults.add(days.place, messages.DUTY_DAYS, days=days.text, limit=LONGEST)
    if needs.text not in NEEDS:
        known = as_is(", ".join(NEEDS))
        faults.add(needs.place, messages.DUTY_NEEDS, faults.closest(needs.text, NEEDS), needs=needs.text, known=known)
    for column, cell in (("label_nl", label_nl), ("label_en", label_en)):
        if not cell.text:
            faults.add(cell.place, messages.CELL_EMPTY, column=column)
    return DutyTerm(name.text, number, needs.text, Text(label_nl.text, label_en.text), name.place)


class OwedReader:
    """Reads `duties.csv` of one flow after the other."""

    def __init__(self, terms: Mapping[str, DutyTerm], lines: Lines, faults: Faults) -> None:
        self._terms = terms
        self._lines = lines
        self._faults = faults
        self._first: dict[tuple[str, str], Place] = {}

    @property
    def owed(self) -> Mapping[str, tuple[str, ...]]:
        """The duties of each rule that has any."""
        found: dict[str, tuple[str, ...]] = {}
        for rule, duty in self._first:
            found[rule] = (*found.get(rule, ()), duty)
        return MappingProxyType(found)

    def read(self, file: str, text: str) -> None:
        """Read one file, noting every fault."""
        flow = flow_of_file(file)
        own = [rule for rule, place in self._lines.ids.items() if flow_of_file(place.file) == flow]
        for row in table_rows(file, text, OWED_COLUMNS, self._faults):
            if not row.sound:
                continue
            rule, duty = row.cells
            if self._known_rule(rule, own, flow) and self._known_duty(duty):
                self._owes(rule, duty)

    def note_unused(self, flows: Iterable[str]) -> None:
        """Note every duty that no rule cites: it would look like a safeguard and be none."""
        files = [flow_file(flow, file) for flow in flows for file in (OWED, RULES)]
        if not self._faults.unread.isdisjoint(files):
            return
        cited = {duty for _, duty in self._first}
        for term in self._terms.values():
            if term.name not in cited and term.needs != CORRECTION:
                self._faults.add(term.place, messages.DUTY_UNUSED, duty=term.name)

    def _known_rule(self, cell: Cell, own: list[str], flow: str) -> bool:
        if cell.text in own:
            return True
        if flow_file(flow, RULES) not in self._faults.unread:
            self._faults.add(
                cell.place, messages.DUTY_FOR_NOTHING, self._faults.closest(cell.text, own), rule=cell.text
            )
        return False

    def _known_duty(self, cell: Cell) -> bool:
        term = self._terms.get(cell.text)
        if term is not None and term.needs == CORRECTION:
            self._faults.add(cell.place, messages.DUTY_OF_CORRECTION, duty=cell.text)
            return False
        if term is None and DUTIES not in self._faults.unread:
            suggestion = self._faults.closest(cell.text, self._terms)
            self._faults.add(cell.place, messages.DUTY_UNKNOWN, suggestion, duty=cell.text)
        return term is not None

    def _owes(self, rule: Cell, duty: Cell) -> None:
        first = self._first.setdefault((rule.text, duty.text), rule.place)
        if first is not rule.place:
            self._faults.add(rule.place, messages.DUTY_TWICE, rule=rule.text, first=first)
            return
        effects = [line.effect for line in self._lines.rules if line.rule == rule.text]
        conditional = [line for line in self._lines.conditional if line.rule == rule.text]
        effects += [line.effect for line in conditional]
        if Effect.DENY in effects:
            self._faults.add(rule.place, messages.DUTY_OF_DENIAL, rule=rule.text)
            return
        ordered = any(line.requires.startswith(ORDER_PREFIX) for line in conditional)
        if self._terms[duty.text].needs == ORAL and effects and not ordered:
            self._faults.add(duty.place, messages.DUTY_NEVER_OWED, rule=rule.text, duty=duty.text)
