"""Reading what stands beside the rules of a flow: their legal sources and their expected answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from consent_gate.reasons import Reason
from consent_gate.rules import messages
from consent_gate.rules.cells import Cell, table_rows
from consent_gate.rules.faults import Faults, as_is
from consent_gate.rules.layout import RULES, SOURCES, flow_file, flow_of_file
from consent_gate.rules.lines import Place, Source
from consent_gate.rules.rule_lines import RULE_ID, UNKNOWN_NAME
from consent_gate.rules.vocabulary import Axis, Tree, Vocabulary
from consent_gate.rules.words import FILE_OF
from consent_gate.terms import Basis

SOURCE_COLUMNS: Final = ("rule", "source", "checked", "note_nl")
CHECKED: Final = ("current", "older", "unverified")
YEAR: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")

EXPECTATION_COLUMNS: Final = ("situation", "recipient", "purpose", "category", "state", "answer", "because")
NOTHING: Final = "-"
JOINED: Final = " + "
OBJECTION: Final = "objection"
RESTRICTION: Final = "restriction"
REFUSE: Final = "refuse"
PERMIT: Final = "permit "


@dataclass(frozen=True, slots=True)
class Expectation:
    """One expected answer: in this situation, about a pupil whose ledger meets exactly `met`, the answer is this.

    `basis` is None for a refusal. `because` is the id of a rule that permits or refuses, or a `Reason` code.
    """

    situation: str
    recipient: str
    purpose: str
    category: str
    met: frozenset[str]
    objection: bool
    restriction: bool
    basis: Basis | None
    because: str
    place: Place


def read_sources(file: str, text: str, ids: Mapping[str, Place], faults: Faults) -> list[Source]:
    """Read `sources.csv` of one flow; a source must be for a rule of the same flow."""
    found = []
    flow = flow_of_file(file)
    own = [rule for rule, place in ids.items() if flow_of_file(place.file) == flow]
    for row in table_rows(file, text, SOURCE_COLUMNS, faults):
        rule = row.cells[0]
        if row.sound:
            _, source, checked, _ = row.cells
            _judge_source(source, checked, faults)
            found.append(Source(rule.text, source.text, checked.text, row.place))
        elif rule.text in own:
            found.append(Source(rule.text, "", "", row.place))
        if rule.text not in own and flow_file(flow, RULES) not in faults.unread:
            faults.add(rule.place, messages.SOURCE_FOR_NOTHING, faults.closest(rule.text, own), rule=rule.text)
    return found


def _judge_source(source: Cell, checked: Cell, faults: Faults) -> None:
    if not source.text:
        faults.add(source.place, messages.CELL_EMPTY, column="source")
    if checked.text not in CHECKED:
        faults.add(checked.place, messages.CHECKED, faults.closest(checked.text, CHECKED), checked=checked.text)
    elif checked.text == "older" and not YEAR.search(source.text):
        faults.add(source.place, messages.OLDER_WITHOUT_YEAR)


def note_missing_sources(ids: Mapping[str, Place], sources: Iterable[Source], faults: Faults) -> None:
    """Note every rule without a source in its own flow."""
    sourced = {(flow_of_file(source.place.file), source.rule) for source in sources}
    for rule, place in ids.items():
        flow = flow_of_file(place.file)
        file = flow_file(flow, SOURCES)
        if (flow, rule) not in sourced and file not in faults.unread:
            faults.add(place, messages.SOURCE_MISSING, rule=rule, file=as_is(file))


def read_expectations(
    file: str, text: str, vocabulary: Vocabulary, ids: Collection[str], known: Collection[str], faults: Faults
) -> list[Expectation]:
    """Read `expectations.csv` of one flow. A question names leaves only; what answers it is judged elsewhere."""
    found = []
    for row in table_rows(file, text, EXPECTATION_COLUMNS, faults):
        if not row.sound:
            continue
        situation, recipient, purpose, category, state, answer, because = row.cells
        if not situation.text:
            faults.add(situation.place, messages.CELL_EMPTY, column="situation")
        read_leaf(Axis.RECIPIENT, vocabulary.recipients, recipient, faults)
        read_leaf(Axis.PURPOSE, vocabulary.purposes, purpose, faults)
        read_leaf(Axis.CATEGORY, vocabulary.categories, category, faults)
        met = read_state(state, known, faults)
        basis, _ = read_answer(answer, faults)
        _because(because, ids, basis, faults)
        found.append(
            Expectation(
                situation.text,
                recipient.text,
                purpose.text,
                category.text,
                met - {OBJECTION, RESTRICTION},
                OBJECTION in met,
                RESTRICTION in met,
                basis,
                because.text,
                row.place,
            )
        )
    return found


def read_name(axis: Axis, tree: Tree, cell: Cell, faults: Faults) -> bool:
    """Return whether a cell holds a name of the tree, and note it when it does not."""
    if FILE_OF[axis] in faults.unread:
        return False
    if cell.text not in tree:
        faults.add(cell.place, UNKNOWN_NAME[axis], faults.closest(cell.text, tree.terms), name=cell.text)
        return False
    return True


def read_leaf(axis: Axis, tree: Tree, cell: Cell, faults: Faults) -> None:
    """Note a cell that does not hold a name with nothing below it."""
    if not read_name(axis, tree, cell, faults):
        return
    below = sorted(child for child, parents in tree.parents.items() if cell.text in parents)
    if below:
        faults.add(cell.place, messages.NOT_A_LEAF, name=cell.text, examples=as_is(", ".join(below[:3])))


def read_state(cell: Cell, known: Collection[str], faults: Faults) -> frozenset[str]:
    """Return the requirements and holds that a cell names, noting every word that is neither."""
    if cell.text == NOTHING:
        return frozenset()
    words = frozenset(cell.text.split(JOINED))
    understood = frozenset(word for word in words if word in known or word in (OBJECTION, RESTRICTION))
    for word in sorted(words - understood):
        faults.add(cell.place, messages.STATE, faults.closest(word, [*known, OBJECTION, RESTRICTION]), state=word)
    return understood


def read_answer(cell: Cell, faults: Faults) -> tuple[Basis | None, bool]:
    """Return the basis that a cell permits on, None for a refusal, and whether it could be read."""
    if cell.text == REFUSE:
        return None, True
    basis = cell.text.removeprefix(PERMIT)
    if cell.text.startswith(PERMIT) and basis in set(Basis):
        return Basis(basis), True
    faults.add(
        cell.place,
        messages.ANSWER,
        faults.closest(cell.text, [REFUSE, *(PERMIT + basis for basis in Basis)]),
        answer=cell.text,
    )
    return None, False


def _because(cell: Cell, ids: Collection[str], basis: Basis | None, faults: Faults) -> None:
    rules_unread = any(file.endswith(f"/{RULES}") for file in faults.unread)
    if RULE_ID.match(cell.text) and rules_unread:
        return
    if cell.text not in ids and cell.text not in set(Reason):
        faults.add(cell.place, messages.BECAUSE, faults.closest(cell.text, [*ids, *Reason]), because=cell.text)
    elif basis is not None and not RULE_ID.match(cell.text):
        faults.add(cell.place, messages.PERMIT_BY_RULE)
