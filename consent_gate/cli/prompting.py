"""Asking at a terminal what the command line left out: numbered choices, narrowed by any part of a name or label.

Only a person is asked. A program that leaves something out gets exit code 2 and the name of the option.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

import click

from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk
from consent_gate.cli.paper import note
from consent_gate.cli.wrong import Wrong
from consent_gate.text import Text

Choice = tuple[str, Text]
"""A name, and what people call it."""

SHOWN: Final = 20
"""How many choices fit on a screen beside what was said before."""

_MISSING: Final = Text(
    "{option} ontbreekt; zie `{command} --help`, of geef de opdracht op een terminal, dan wordt ernaar gevraagd",
    "{option} is missing; see `{command} --help`, or type the command at a terminal, which asks for it",
)
_NUMBER: Final = Text("nummer, of een deel van de naam", "number, or a part of the name")
_NONE: Final = Text("niets gevonden met die letters", "nothing found with those letters")
_MORE: Final = Text("en nog {count}; typ een deel van de naam", "and {count} more; type a part of the name")


def person_there() -> bool:
    """Return whether somebody sits at the terminal who could answer."""
    return sys.stdin.isatty()


def missing(option: str) -> Wrong:
    """Return the error for an option that is not there and that nobody can be asked for."""
    command = click.get_current_context().command_path
    return Wrong(_MISSING.format(option=option, command=command))


def typed(desk: Desk, question: Text, option: str) -> str:
    """Ask for a text, until one is given; raise Wrong where nobody can be asked."""
    if not person_there():
        raise missing(option)
    while True:
        answer = _read(desk, question)
        if answer:
            return answer


def chosen(desk: Desk, question: Text, option: str, choices: Sequence[Choice], *, otherwise: Text | None = None) -> str:
    """Ask for one of `choices`, until there is one; with `otherwise` an empty line is an answer too, and means that.

    Raise Wrong where nobody can be asked.
    """
    if not person_there():
        raise missing(option)
    shown = list(choices)
    _list(desk, question, shown)
    while True:
        answer = _read(desk, otherwise or _NUMBER)
        if not answer:
            if otherwise is not None:
                return ""
            continue
        found = _found(answer, shown, choices)
        if len(found) == 1:
            note(desk, Text("→ {name}  {label}", "→ {name}  {label}").format(name=found[0][0], label=found[0][1]))
            return found[0][0]
        if found:
            shown = found
        else:
            note(desk, _NONE)
            shown = list(choices)
        _list(desk, question, shown)


def _found(answer: str, shown: Sequence[Choice], choices: Sequence[Choice]) -> list[Choice]:
    """Return what is meant: a number of the list that stands there, a whole name, else what the letters occur in."""
    if answer.isdecimal() and 1 <= int(answer) <= min(len(shown), SHOWN):
        return [shown[int(answer) - 1]]
    exact = [choice for choice in choices if choice[0] == answer]
    letters = answer.casefold()
    return exact or [
        choice
        for choice in choices
        if any(letters in text.casefold() for text in (choice[0], choice[1].nl, choice[1].en))
    ]


def _list(desk: Desk, question: Text, choices: Sequence[Choice]) -> None:
    click.echo(coloured(desk.say(question), bold=True), err=True)
    for number, (name, label) in enumerate(choices[:SHOWN], start=1):
        click.echo(f"{number:>4}  {name}  {desk.say(label)}", err=True)
    if len(choices) > SHOWN:
        note(desk, _MORE.format(count=len(choices) - SHOWN))


def _read(desk: Desk, question: Text) -> str:
    """Read one line; raise Abort at the end of the input. All that is not the answer goes to stderr."""
    click.echo(f"{desk.say(question)}: ", nl=False, err=True)
    line = sys.stdin.readline()
    if not line:
        raise click.Abort
    return line.strip()
