"""The program `consent-gate`: all groups of commands, and those that adapters add under an entry point name."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Final

import click

from consent_gate.cli.shape import Program
from consent_gate.cli.wrong import Wrong
from consent_gate.text import Text

COMMANDS: Final = "consent_gate.commands"
"""The entry point group in which adapters offer commands of their own, such as the demo."""

_NOT_INSTALLED: Final = Text(
    "voor `{name}` ontbreekt een onderdeel; installeer consent-gate[{name}]",
    "a part is missing for `{name}`; install consent-gate[{name}]",
)


class Root(Program):
    """Looks up added commands when they are asked for: one that cannot be loaded must not stop the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return our commands and those of adapters."""
        return [*super().list_commands(ctx), *sorted({entry.name for entry in entry_points(group=COMMANDS)})]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, loading it when an adapter offers it."""
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        for entry in entry_points(group=COMMANDS):
            if entry.name == cmd_name:
                try:
                    offered = entry.load()
                except ImportError:
                    return _absent(cmd_name)
                return offered if isinstance(offered, click.Command) else _absent(cmd_name)
        return None


def _absent(name: str) -> click.Command:
    text = _NOT_INSTALLED.format(name=name)

    def refuse(words: tuple[str, ...]) -> None:
        raise Wrong(text)

    anything = click.Argument(["words"], nargs=-1, type=click.UNPROCESSED)
    settings = {"ignore_unknown_options": True}
    return click.Command(name, params=[anything], callback=refuse, help=text.nl, context_settings=settings)


root: Final = Root(
    "consent-gate",
    Text(
        "Consent Gate laat uit de schooladministratie alleen gaan wat mag, en legt dat eerst vast. "
        "Afloop: 0 goed, 1 nee of fouten gevonden, 2 de opdracht kon niet.",
        "Consent Gate lets out of the school's administration only what may leave, and records it first. "
        "Exit: 0 fine, 1 no or faults found, 2 the command could not be carried out.",
    ),
    environment=True,
    examples=["consent-gate policy check", "consent-gate --lang en policy check", "consent-gate log list"],
)
