"""The story on a terminal: one row for each exchange, in columns that fit 120 places."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from itertools import zip_longest

from consent_gate.cli.colour import coloured
from consent_gate.reasons import PLAIN, Reason
from consent_gate.terms import Basis
from consent_gate.text import Language, Text
from consent_gate_adapters.demo.exchange import Exchange

ANSWER = 4
"""The column that is coloured on a terminal; the number in it says the same without colour."""

COLUMNS = (
    (2, Text("nr", "nr")),
    (20, Text("wat er speelt", "what is the case")),
    (20, Text("wie vraagt, waarvoor", "who asks, what for")),
    (10, Text("over", "about")),
    (4, Text("antw", "answ")),
    (29, Text("wat wegging", "what left")),
    (23, Text("grond, of reden", "ground, or reason")),
)
NOTHING = Text("niets", "nothing")
RULES = Text("regel {rules}", "rule {rules}")
PUPILS = Text("{count} leerlingen", "{count} pupils")
FIXED = frozenset(
    {
        Reason.CATEGORY_NOT_PERMITTED,
        Reason.PGN_NOT_PERMITTED,
        Reason.FIELD_NOT_IN_CLOSED_LIST,
        Reason.NO_LEGAL_BASIS,
    }
)
"""Reasons that stand in the rules alone."""

MOST = 1
"""How many reasons a row shows; the first are those that a record could change."""


def heading(language: Language) -> str:
    """Return the line of column titles with a rule under it."""
    titles = "  ".join(title.say(language).ljust(width) for width, title in COLUMNS)
    return f"{titles.rstrip()}\n{'  '.join('-' * width for width, _ in COLUMNS)}"


def row(number: int, exchange: Exchange, bases: Mapping[Basis, Text], language: Language) -> str:
    """Return one exchange as a row of wrapped cells, with grounds (by the labels in `bases`) and reasons in words."""
    pupils = exchange.pupil.split(", ")
    about = exchange.pupil if len(pupils) == 1 else PUPILS.format(count=len(pupils)).say(language)
    left = [", ".join(exchange.fields) or NOTHING.say(language)]
    cells = (
        [str(number)],
        [exchange.step.say(language)],
        [exchange.recipient, exchange.purpose],
        [about],
        [str(exchange.status)],
        left,
        _ground(exchange, bases, language),
    )
    lines = zip_longest(*(_wrapped(cell, width) for cell, (width, _) in zip(cells, COLUMNS, strict=True)), fillvalue="")
    tint = "green" if exchange.status == 200 else "red"
    return "\n".join(_line(line, tint if place == 0 else "") for place, line in enumerate(lines))


def _ground(exchange: Exchange, bases: Mapping[Basis, Text], language: Language) -> list[str]:
    if exchange.basis:
        grounds = [bases[Basis(basis)].say(language) for basis in exchange.basis]
        return [", ".join(grounds), RULES.format(rules=", ".join(exchange.rule)).say(language)]
    reasons = sorted(map(Reason, exchange.reason), key=FIXED.__contains__)
    return [PLAIN[reason].say(language) for reason in reasons[:MOST]]


def _wrapped(texts: list[str], width: int) -> list[str]:
    return [line for text in texts for line in textwrap.wrap(text, width, break_on_hyphens=False)]


def _line(cells: tuple[str, ...], tint: str) -> str:
    padded = [cell.ljust(width) for cell, (width, _) in zip(cells, COLUMNS, strict=True)]
    if tint:
        padded[ANSWER] = coloured(padded[ANSWER], fg=tint)
    return "  ".join(padded).rstrip()
