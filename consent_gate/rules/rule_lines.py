"""Reading policy lines: `p`, `p2`, `g`, `g2` and `g3`, each name held against the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from consent_gate.rules import messages
from consent_gate.rules.cells import Cell, Row, casbin_rows, wrong_count
from consent_gate.rules.faults import Faults
from consent_gate.rules.lines import ConditionalRule, Edge, Place, Rule
from consent_gate.rules.vocabulary import Axis
from consent_gate.rules.words import FILE_OF, Words
from consent_gate.terms import ANY, Basis, Effect
from consent_gate.text import Text

P_COLUMNS: Final = ("p", "recipient", "purpose", "category", "pupil", "basis", "rule", "eft")
P2_COLUMNS: Final = ("p2", "recipient", "purpose", "category", "basis", "requires", "rule", "eft")
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "p": P_COLUMNS,
    "p2": P2_COLUMNS,
    **{axis.value: (axis.value, "child", "parent") for axis in Axis},
}

RULE_ID: Final = re.compile(r"[A-Z]{2,6}-[0-9]{2,4}\Z")
CONSENT_PREFIX: Final = "consent:"
CAUTION_PREFIX: Final = "caution:"
"""What only narrows: no other requirement may deny, since ending its record would widen (CG-09)."""

UNKNOWN_NAME: Final[Mapping[Axis, Text]] = {
    Axis.RECIPIENT: messages.RECIPIENT_UNKNOWN,
    Axis.PURPOSE: messages.PURPOSE_UNKNOWN,
    Axis.CATEGORY: messages.CATEGORY_UNKNOWN,
}


@dataclass
class Lines:
    """All policy lines read so far. `ids` holds every rule id met, also of lines with a fault, with its first place."""

    rules: list[Rule] = field(default_factory=list)
    conditional: list[ConditionalRule] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    ids: dict[str, Place] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)


class LineReader:
    """Reads files of policy lines, one after the other, into `lines`."""

    def __init__(self, words: Words, known: Collection[str], faults: Faults) -> None:
        self.lines = Lines()
        self._words = words
        self._known = known
        self._faults = faults
        self._edges: dict[tuple[Axis, str, str], Edge] = {}

    def read(self, file: str, text: str, *, edges_only: bool = False) -> None:
        """Read one file. With `edges_only` a rule in it is a fault."""
        for row in casbin_rows(file, text, self._faults):
            kind = row.cells[0]
            if kind.text not in COLUMNS:
                self._faults.add(
                    kind.place, messages.KIND_UNKNOWN, self._faults.closest(kind.text, COLUMNS), kind=kind.text
                )
                self._salvage(row)
                continue
            if edges_only and kind.text in ("p", "p2"):
                self._faults.add(kind.place, messages.KIND_ELSEWHERE, kind=kind.text)
                continue
            if len(row.cells) != len(COLUMNS[kind.text]) and row.sound:
                wrong_count(row.cells, COLUMNS[kind.text], self._faults)
            if len(row.cells) != len(COLUMNS[kind.text]) or not row.sound:
                self._salvage(row)
                continue
            self._read_row(file, kind.text, row.cells)

    def _read_row(self, file: str, kind: str, cells: Sequence[Cell]) -> None:
        for column, cell in zip(COLUMNS[kind], cells, strict=True):
            if not cell.text:
                self._faults.add(cell.place, messages.CELL_EMPTY, column=column)
        if kind == "p":
            self._read_rule(cells)
        elif kind == "p2":
            self._read_conditional(cells)
        else:
            self._read_edge(Axis(kind), cells)
            return
        self.lines.counted[file] = self.lines.counted.get(file, 0) + 1

    def _read_rule(self, cells: Sequence[Cell]) -> None:
        kind, recipient, purpose, category, pupil, basis, rule, eft = cells
        effect = self._effect(eft)
        names = self._names(recipient, purpose, category)
        if pupil.text and pupil.text != ANY:
            self._faults.add(pupil.place, messages.PUPIL_NAMED)
        self._basis(basis)
        self._rule_id(rule)
        if effect is Effect.ALLOW:
            self._no_wildcard(recipient, purpose, category, basis)
            if basis.text == Basis.CONSENT:
                self._faults.add(basis.place, messages.CONSENT_WITHOUT_REQUIREMENT)
        if effect is not None:
            self.lines.rules.append(Rule(*names, basis.text, rule.text, effect, kind.place))

    def _read_conditional(self, cells: Sequence[Cell]) -> None:
        kind, recipient, purpose, category, basis, requires, rule, eft = cells
        effect = self._effect(eft)
        names = self._names(recipient, purpose, category)
        self._basis(basis)
        self._rule_id(rule)
        if requires.text and requires.text not in self._known:
            suggestion = self._faults.closest(requires.text, self._known)
            self._faults.add(requires.place, messages.REQUIREMENT_UNKNOWN, suggestion, name=requires.text)
        consent = requires.text.startswith(CONSENT_PREFIX)
        if (effect is Effect.DENY) != requires.text.startswith(CAUTION_PREFIX) and requires.text in self._known:
            self._faults.add(eft.place, messages.ONLY_CAUTIONS_DENY)
        elif requires.text in self._known and basis.text in set(Basis) and consent != (basis.text == Basis.CONSENT):
            self._faults.add(basis.place, messages.CONSENT_NEEDS_REQUIREMENT)
        if effect is Effect.ALLOW:
            self._no_wildcard(recipient, purpose, category, basis)
        if effect is not None:
            line = ConditionalRule(*names, basis.text, requires.text, rule.text, effect, kind.place)
            self.lines.conditional.append(line)

    def _read_edge(self, axis: Axis, cells: Sequence[Cell]) -> None:
        kind, child, parent = cells
        found = [self._known_name(axis, cell) for cell in (child, parent)]
        if not all(found):
            return
        edge = Edge(axis, child.text, parent.text, kind.place)
        first = self._edges.setdefault((axis, child.text, parent.text), edge)
        if first is edge:
            self.lines.edges.append(edge)
        else:
            self._faults.add(kind.place, messages.EDGE_TWICE, first=first.place)

    def _names(self, recipient: Cell, purpose: Cell, category: Cell) -> tuple[str, str, str]:
        for axis, cell in ((Axis.RECIPIENT, recipient), (Axis.PURPOSE, purpose), (Axis.CATEGORY, category)):
            if cell.text != ANY:
                self._known_name(axis, cell)
        return recipient.text, purpose.text, category.text

    def _known_name(self, axis: Axis, cell: Cell) -> bool:
        terms = self._words.terms[axis]
        if cell.text in terms or not cell.text:
            return bool(cell.text)
        if FILE_OF[axis] not in self._faults.unread:
            self._faults.add(cell.place, UNKNOWN_NAME[axis], self._faults.closest(cell.text, terms), name=cell.text)
        return False

    def _effect(self, cell: Cell) -> Effect | None:
        if cell.text in set(Effect):
            return Effect(cell.text)
        if cell.text:
            self._faults.add(
                cell.place, messages.EFFECT_UNKNOWN, self._faults.closest(cell.text, Effect), effect=cell.text
            )
        return None

    def _basis(self, cell: Cell) -> None:
        if cell.text and cell.text != ANY and cell.text not in set(Basis):
            self._faults.add(cell.place, messages.BASIS_UNKNOWN, self._faults.closest(cell.text, Basis), name=cell.text)

    def _no_wildcard(self, *cells: Cell) -> None:
        for cell in cells:
            if cell.text == ANY:
                self._faults.add(cell.place, messages.ALLOW_ANYTHING)

    def _rule_id(self, cell: Cell) -> None:
        if cell.text and not RULE_ID.match(cell.text):
            self._faults.add(cell.place, messages.RULE_ID_SHAPE, rule=cell.text)
        elif cell.text in self.lines.ids:
            self._faults.add(cell.place, messages.RULE_TWICE, rule=cell.text, first=self.lines.ids[cell.text])
        elif cell.text:
            self.lines.ids[cell.text] = cell.place

    def _salvage(self, row: Row) -> None:
        """Keep the id of a line that cannot be read, so that its source is not called a source for nothing."""
        for cell in row.cells:
            if RULE_ID.match(cell.text):
                self.lines.ids.setdefault(cell.text, cell.place)
                self.lines.counted[row.place.file] = self.lines.counted.get(row.place.file, 0) + 1
