"""The story on a terminal: one row for each exchange, in columns that fit 130 places."""

from __future__ import annotations

import textwrap
from itertools import zip_longest

from consent_gate.text import Language, Text
from consent_gate_adapters.demo.exchange import Exchange

GREEN, RED, PLAIN = "\x1b[32m", "\x1b[31m", "\x1b[0m"
ANSWER = 4
"""The column that is coloured on a terminal; the number in it says the same without colour."""

COLUMNS = (
    (2, Text("nr", "nr")),
    (23, Text("wat er speelt", "what is the case")),
    (22, Text("wie vraagt, waarvoor", "who asks, what for")),
    (11, Text("over", "about")),
    (4, Text("antw", "answ")),
    (31, Text("wat wegging", "what left")),
    (22, Text("grond, of reden", "ground, or reason")),
)
NOTHING = Text("niets", "nothing")
RULES = Text("regel {rules}", "rule {rules}")
PUPILS = Text("{count} leerlingen", "{count} pupils")
FIXED = frozenset({"CATEGORY_NOT_PERMITTED", "PGN_NOT_PERMITTED", "FIELD_NOT_IN_CLOSED_LIST", "NO_LEGAL_BASIS"})
"""Reasons that stand in the rules alone."""

MOST = 1
"""How many reasons a row shows; the first are those that a record could change."""


def heading(language: Language) -> str:
    """Return the line of column titles with a rule under it."""
    titles = "  ".join(title.say(language).ljust(width) for width, title in COLUMNS)
    return f"{titles}\n{'  '.join('-' * width for width, _ in COLUMNS)}"


def row(number: int, exchange: Exchange, language: Language, *, colour: bool) -> str:
    """Return one exchange as a row of wrapped cells."""
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
        _ground(exchange, language),
    )
    lines = zip_longest(*(_wrapped(cell, width) for cell, (width, _) in zip(cells, COLUMNS, strict=True)), fillvalue="")
    tint = GREEN if exchange.status == 200 else RED
    return "\n".join(_line(line, tint if colour and place == 0 else "") for place, line in enumerate(lines))


def _ground(exchange: Exchange, language: Language) -> list[str]:
    if exchange.basis:
        return [", ".join(exchange.basis), RULES.format(rules=", ".join(exchange.rule)).say(language)]
    return sorted(exchange.reason, key=FIXED.__contains__)[:MOST]


def _wrapped(texts: list[str], width: int) -> list[str]:
    return [line for text in texts for line in textwrap.wrap(text, width, break_on_hyphens=False)]


def _line(cells: tuple[str, ...], tint: str) -> str:
    padded = [cell.ljust(width) for cell, (width, _) in zip(cells, COLUMNS, strict=True)]
    if tint:
        padded[ANSWER] = f"{tint}{padded[ANSWER]}{PLAIN}"
    return "  ".join(padded).rstrip()
