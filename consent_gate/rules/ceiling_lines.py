"""Reading `ceilings.csv` of a flow: what goes in one state, field by field, and nothing else.

A ceiling is the second, independent bookkeeping of what a rule lets out. It names leaf categories only, never a group:
so a rule that was widened, or a tree that lost an edge, does not move it along.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from consent_gate.rules import messages
from consent_gate.rules.cells import Cell, table_rows
from consent_gate.rules.evidence import (
    NOTHING,
    OBJECTION,
    RESTRICTION,
    read_answer,
    read_leaf,
    read_name,
    read_state,
)
from consent_gate.rules.faults import Faults, as_is
from consent_gate.rules.lines import Place
from consent_gate.rules.vocabulary import Axis, Vocabulary
from consent_gate.rules.words import FILE_OF
from consent_gate.terms import Basis

CEILING_COLUMNS: Final = ("situation", "recipient", "purpose", "state", "answer", "categories")


@dataclass(frozen=True, slots=True)
class Ceiling:
    """One row: about a pupil whose ledger meets exactly `met`, and for whom `holds` stand, exactly these go on `basis`.

    `basis` is None where nothing goes. The rows of one question and state are one ceiling together: what none of them
    names is refused.
    """

    situation: str
    recipient: str
    purpose: str
    met: frozenset[str]
    holds: frozenset[str]
    basis: Basis | None
    categories: tuple[str, ...]
    place: Place

    @property
    def question(self) -> tuple[str, str, frozenset[str], frozenset[str]]:
        """What rows of one ceiling share."""
        return self.recipient, self.purpose, self.met, self.holds


def read_ceilings(
    file: str, text: str, vocabulary: Vocabulary, known: Collection[str], faults: Faults
) -> list[Ceiling]:
    """Read `ceilings.csv` of one flow. A recipient may be any name, for a partner can be registered under any."""
    found = []
    for row in table_rows(file, text, CEILING_COLUMNS, faults):
        if not row.sound:
            continue
        situation, recipient, purpose, state, answer, categories = row.cells
        if not situation.text:
            faults.add(situation.place, messages.CELL_EMPTY, column="situation")
        read_name(Axis.RECIPIENT, vocabulary.recipients, recipient, faults)
        read_leaf(Axis.PURPOSE, vocabulary.purposes, purpose, faults)
        words = read_state(state, known, faults)
        basis, sound = read_answer(answer, faults)
        names = _categories(categories, vocabulary, faults)
        if sound and (basis is None) is not (categories.text == NOTHING):
            faults.add(categories.place, messages.CEILING_EMPTY)
        holds = words & {OBJECTION, RESTRICTION}
        met = words - holds
        line = Ceiling(situation.text, recipient.text, purpose.text, met, holds, basis, names, row.place)
        found.append(line)
    return found


def _categories(cell: Cell, vocabulary: Vocabulary, faults: Faults) -> tuple[str, ...]:
    if cell.text == NOTHING:
        return ()
    names = tuple(word for word in cell.text.split(" ") if word not in ("", "+"))
    tree = vocabulary.categories
    inner = set(tree.terms) - set(tree.leaves)
    for name in names:
        if name in inner:
            below = sorted(child for child, parents in tree.parents.items() if name in parents)
            faults.add(cell.place, messages.CEILING_GROUP, name=name, examples=as_is(", ".join(below[:3])))
        elif name not in tree and FILE_OF[Axis.CATEGORY] not in faults.unread:
            faults.add(cell.place, messages.CATEGORY_UNKNOWN, faults.closest(name, tree.leaves), name=name)
    return names


def note_contradictions(ceilings: Iterable[Ceiling], faults: Faults) -> None:
    """Note rows of one ceiling that name a field twice, or say that nothing goes beside one that lets something go."""
    seen: dict[tuple[object, str], Place] = {}
    first: dict[object, Ceiling] = {}
    for ceiling in ceilings:
        before = first.setdefault(ceiling.question, ceiling)
        if before is not ceiling and None in (before.basis, ceiling.basis):
            faults.add(ceiling.place, messages.CEILING_REFUSES, first=before.place)
        for name in ceiling.categories:
            place = seen.setdefault((ceiling.question, name), ceiling.place)
            if place is not ceiling.place:
                faults.add(ceiling.place, messages.CEILING_TWICE, name=name, first=place)
            elif ceiling.categories.count(name) > 1:
                faults.add(ceiling.place, messages.CEILING_TWICE, name=name, first=place)
                break
