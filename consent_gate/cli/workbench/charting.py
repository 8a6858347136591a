"""`policy matrix`: who may get what on which ground, on the terminal, as a page and as a picture."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

from consent_gate.cli.desk import Desk
from consent_gate.cli.paper import print_json
from consent_gate.cli.policy import policy
from consent_gate.cli.shape import Option
from consent_gate.cli.workbench.drawn import file_option, folder, keep, known, print_pieces
from consent_gate.cli.workbench.folder import sound_snapshot
from consent_gate.cli.wrong import BAD, OK, Wrong
from consent_gate.rules.evidence import JOINED
from consent_gate.rules.overview import kinds, outsiders, staff
from consent_gate.rules.requirements import KNOWN
from consent_gate.rules.space import HOLDS, State
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.terms import ANY
from consent_gate.text import Text
from consent_gate.workbench.seeing.cells import Cell, Matrix, matrix, state_of
from consent_gate.workbench.seeing.matrix_drawing import matrix_svg
from consent_gate.workbench.seeing.matrix_page import matrix_page
from consent_gate.workbench.seeing.matrix_text import matrix_lines

__all__ = ["policy"]

OUTSIDERS: Final = "outsiders"
STAFF: Final = "staff"
ALL: Final = "all"

_STATE: Final = Text(
    "--state: dit vereiste bestaat niet; schrijf `-`, of vereisten, `objection` en `restriction` met ` + ` ertussen",
    "--state: there is no such requirement; write `-`, or requirements, `objection` and `restriction` joined by ` + `",
)


@policy.command_of(
    "matrix",
    Text(
        "Toon per ontvanger en soort gegevens op welke gronden iets weg mag, of dat het nooit mag. Uitgerekend over "
        "alle doelen en alle standen van wat vastgelegd kan zijn.",
        "Show for each recipient and kind of data on which grounds something may go out, or that it never may. Worked "
        "out over all purposes and all states of what can be recorded.",
    ),
    folder(),
    Option(
        ["--recipients"],
        Text(
            "outsiders (partners en familie), staff (medewerkers), all, of een naam, ook van een groep",
            "outsiders (partners and family), staff, all, or a name, also of a group",
        ),
        default=OUTSIDERS,
        metavar="WHO",
    ),
    Option(
        ["--purpose"],
        Text("alleen voor dit doel, of deze groep doelen", "only for this purpose, or group of them"),
        metavar="NAME",
    ),
    Option(["--fields"], Text("losse velden in plaats van soorten", "single fields instead of kinds"), is_flag=True),
    Option(
        ["--state"],
        Text(
            "wat er mag als precies dit is vastgelegd: `-`, of vereisten met ` + ` ertussen",
            "what may go while exactly this is recorded: `-`, or requirements joined by ` + `",
        ),
        metavar="STATE",
    ),
    file_option("--html", Text("schrijf een pagina, om te lezen en af te drukken", "write a page, to read and print")),
    file_option("--svg", Text("schrijf een tekening", "write a picture")),
    examples=[
        "consent-gate policy matrix",
        "consent-gate policy matrix --recipients jeugdhulp --fields",
        "consent-gate policy matrix --state consent:guardian+youth",
        "consent-gate policy matrix --html matrix.html --svg matrix.svg",
    ],
)
def show_matrix(
    desk: Desk,
    folder: Path | None,
    recipients: str,
    purpose: str | None,
    fields: bool,
    state: str | None,
    html: Path | None,
    svg: Path | None,
) -> int:
    """Work out the matrix and show it."""
    snapshot = sound_snapshot(desk, folder or desk.policies)
    if snapshot is None:
        return BAD
    vocabulary = snapshot.vocabulary
    shown = matrix(
        snapshot,
        chosen_recipients(vocabulary, recipients),
        fields_in_order(vocabulary) if fields else kinds(vocabulary),
        purpose=known(purpose, vocabulary.purposes.terms, "--purpose") if purpose else ANY,
        state=None if state is None else recorded(state),
    )
    files: dict[Path, str] = {}
    if html:
        files[html] = matrix_page(shown, desk.language)
    if svg:
        files[svg] = f"{matrix_svg(shown, desk.language)}\n"
    if files:
        return keep(desk, files)
    if desk.as_json:
        print_json(matrix_json(shown))
        return OK
    for line in matrix_lines(shown, desk.language, shutil.get_terminal_size().columns):
        print_pieces((piece.text, piece.basis, piece.bold) for piece in line)
    return OK


def chosen_recipients(vocabulary: Vocabulary, who: str) -> tuple[str, ...]:
    """Return the recipients meant by `who`: outsiders, staff, all, or every finest name under one name."""
    tree = vocabulary.recipients
    match who:
        case "outsiders":
            return outsiders(vocabulary)
        case "staff":
            return staff(vocabulary)
        case "all":
            return tuple(tree.leaves)
    known(who, (OUTSIDERS, STAFF, ALL, *tree.terms), "--recipients")
    return tuple(name for name in tree.leaves if tree.covers(who, name))


def fields_in_order(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the finest categories in the order of the vocabulary, so that those of one kind stand together."""
    return tuple(name for name in vocabulary.categories.terms if name in vocabulary.bits)


def recorded(text: str) -> State:
    """Return the state that `--state` names, written as in `expectations.csv`; raise Wrong for another word."""
    words = [word.strip() for word in text.split(JOINED)]
    if words in (["-"], [""]):
        return State()
    if not all(word in KNOWN or word in HOLDS for word in words):
        raise Wrong(_STATE)
    return state_of(words)


def matrix_json(shown: Matrix) -> dict[str, Any]:
    """Return the matrix for programs; only cells with an answer are listed, all others have no rule."""
    cells = [shown.cell(recipient, category) for recipient in shown.recipients for category in shown.categories]
    return {
        "snapshot": shown.snapshot.digest,
        "recipients": list(shown.recipients),
        "categories": list(shown.categories),
        "purposes": list(shown.purposes),
        "state": None if shown.state is None else str(shown.state),
        "cells": [_cell_json(shown, cell) for cell in cells if cell.grounds or cell.never],
    }


def _cell_json(shown: Matrix, cell: Cell) -> dict[str, Any]:
    return {
        "recipient": cell.recipient,
        "category": cell.category,
        "never": cell.never,
        "grounds": [
            {"basis": ground.basis.value, "whole": ground.whole, "recorded": ground.recorded} for ground in cell.grounds
        ],
        "rules": list(shown.rules_of(cell.recipient, cell.category)),
    }
