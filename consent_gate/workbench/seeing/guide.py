"""The matrix as a Markdown table, for the guide beside the policies."""

from __future__ import annotations

from typing import Final

from consent_gate.text import Language, Text
from consent_gate.workbench.seeing.cells import Matrix
from consent_gate.workbench.seeing.signs import words_of

RECIPIENT: Final = Text("ontvanger", "recipient")


def guide_table(matrix: Matrix, language: Language = Language.NL) -> str:
    """Return one row for each recipient, with a line end after each."""
    label = matrix.snapshot.vocabulary.label_of
    rows = [[RECIPIENT.say(language), *(label(name).say(language) for name in matrix.categories)]]
    rows.append(["---"] * len(rows[0]))
    for recipient in matrix.recipients:
        cells = (words_of(matrix.cell(recipient, name), language) for name in matrix.categories)
        rows.append([f"`{recipient}`", *cells])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
