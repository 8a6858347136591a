"""Reading the vocabulary: the names of recipients, purposes, categories and bases, each with its labels.

A name has one meaning in the whole set: the same name on two axes is a fault, because logs and people use it bare.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from consent_gate.rules import messages
from consent_gate.rules.cells import Cell, Row, table_rows
from consent_gate.rules.faults import LONGEST_NAME, Faults, as_is
from consent_gate.rules.kin import KIN
from consent_gate.rules.layout import BASES, CATEGORIES, PURPOSES, RECIPIENTS
from consent_gate.rules.lines import Place
from consent_gate.rules.vocabulary import Axis, Scope, Term
from consent_gate.terms import PARTNER, PERSON, STAFF, VOCABULARY_NAME, Basis
from consent_gate.text import Text

COLUMNS: Final = ("name", "label_nl", "label_en")
RECIPIENT_COLUMNS: Final = ("name", "scopes", "label_nl", "label_en")
NO_SCOPE: Final = frozenset({Scope.NONE})
KIN_SCOPE: Final = frozenset({Scope.KIN})
ALONE: Final = (Scope.NONE, Scope.KIN)
"""Scopes that no assignment has, and that therefore stand beside no other."""

FILE_OF: Final[Mapping[Axis, str]] = {
    Axis.RECIPIENT: RECIPIENTS,
    Axis.CATEGORY: CATEGORIES,
    Axis.PURPOSE: PURPOSES,
}


@dataclass
class Words:
    """All names read so far, with where each stands."""

    terms: dict[Axis, dict[str, Term]] = field(default_factory=lambda: {axis: {} for axis in Axis})
    places: dict[str, Place] = field(default_factory=dict)
    bases: dict[Basis, Text] = field(default_factory=dict)


def read_words(texts: Mapping[str, str], faults: Faults) -> Words:
    """Read all vocabulary files in `texts`, noting every fault."""
    words = Words()
    for axis, file in FILE_OF.items():
        columns = RECIPIENT_COLUMNS if axis is Axis.RECIPIENT else COLUMNS
        for row in table_rows(file, texts.get(file, ""), columns, faults):
            _add_term(axis, row, words, faults)
    _read_bases(texts.get(BASES, ""), words, faults)
    return words


def _add_term(axis: Axis, row: Row, words: Words, faults: Faults) -> None:
    first, *others = row.cells
    name = first.text
    if not VOCABULARY_NAME.match(name) or len(name) > LONGEST_NAME:
        faults.add(first.place, messages.NAME_SHAPE, name=name)
        return
    if name.startswith((PARTNER, STAFF, PERSON)):
        faults.add(first.place, messages.NAME_RESERVED, name=name)
        return
    if name in words.places:
        faults.add(first.place, messages.NAME_TWICE, name=name, first=words.places[name])
        return
    words.places[name] = first.place
    words.terms[axis][name] = Term(name, Text(name, name), NO_SCOPE if axis is Axis.RECIPIENT else frozenset())
    if not row.sound:
        return
    scopes: frozenset[Scope] = frozenset()
    if axis is Axis.RECIPIENT:
        scopes = _scopes_of(name, others.pop(0), faults)
    words.terms[axis][name] = Term(name, _label(others, faults), scopes)


def _label(cells: list[Cell], faults: Faults) -> Text:
    for column, cell in zip(("label_nl", "label_en"), cells, strict=True):
        if not cell.text:
            faults.add(cell.place, messages.CELL_EMPTY, column=column)
    return Text(cells[0].text, cells[1].text)


def _scopes_of(name: str, cell: Cell, faults: Faults) -> frozenset[Scope]:
    """Read the scopes of one name. What is computed has scope `kin`, and nothing else has.

    A name that the gate does not compute would be nobody's, and one that it does compute must not be handed out too.
    """
    scopes = _scopes(cell, faults)
    if scopes is None:
        return KIN_SCOPE if name in KIN else NO_SCOPE
    if (Scope.KIN in scopes) is not (name in KIN):
        text = messages.KIN_ASSIGNED if name in KIN else messages.KIN_UNKNOWN
        faults.add(cell.place, text, name=name, known=as_is(", ".join(sorted(KIN))))
        return KIN_SCOPE if name in KIN else NO_SCOPE
    return scopes


def _scopes(cell: Cell, faults: Faults) -> frozenset[Scope] | None:
    names = cell.text.split("+")
    known = {scope.value for scope in Scope}
    alone = len(names) == 1 or not set(names) & set(ALONE)
    if len(set(names)) == len(names) and set(names) <= known and alone:
        return frozenset(Scope(name) for name in names)
    wrong = [name for name in names if name not in known]
    faults.add(cell.place, messages.SCOPES, faults.closest(wrong[0], known) if wrong else None, scopes=cell.text)
    return None


def _read_bases(text: str, words: Words, faults: Faults) -> None:
    for row in table_rows(BASES, text, COLUMNS, faults):
        first, *labels = row.cells
        if first.text not in set(Basis):
            faults.add(first.place, messages.BASIS_UNKNOWN, faults.closest(first.text, Basis), name=first.text)
            continue
        if first.text in words.places:
            faults.add(first.place, messages.NAME_TWICE, name=first.text, first=words.places[first.text])
        words.places.setdefault(first.text, first.place)
        words.bases[Basis(first.text)] = _label(labels, faults) if row.sound else Text(first.text, first.text)
    if BASES not in faults.unread:
        for basis in Basis:
            if basis not in words.bases:
                faults.add(Place(BASES, 1), messages.BASIS_MISSING, name=basis.value)
