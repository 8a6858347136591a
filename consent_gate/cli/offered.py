"""Groups of commands that adapters add to, under an entry point name."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import entry_points
from typing import Any, Final

import click

from consent_gate.cli.shape import Many
from consent_gate.cli.wrong import Wrong
from consent_gate.text import Text

COMMANDS: Final = "consent_gate.commands"
"""The entry point group in which adapters offer commands of their own, such as the demo."""
POLICY_COMMANDS: Final = "consent_gate.policy_commands"
"""The same for commands below `consent-gate policy`."""

EXTRAS: Final = {"keygen": "sign", "verify": "sign"}
"""The extra of a command that is not called after it: one extra may bring several commands."""

_NOT_INSTALLED: Final = Text(
    "voor `{name}` ontbreekt een onderdeel; installeer consent-gate[{extra}]",
    "a part is missing for `{name}`; install consent-gate[{extra}]",
)


class Offering(Many):
    """Looks up added commands when they are asked for: one that cannot be loaded must not stop the others.

    `offered` is the entry point group. An entry point has the name of its command, and mostly of the extra that
    it needs (`EXTRAS`). Commands stand in `order`; those that it does not name come last.
    """

    def __init__(self, *args: Any, offered: str, order: Sequence[str] = (), **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.offered = offered
        self.order = tuple(order)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return our commands and those of adapters."""
        own = super().list_commands(ctx)
        every = [*own, *sorted({entry.name for entry in entry_points(group=self.offered)} - {*own})]
        return [*(name for name in self.order if name in every), *(name for name in every if name not in self.order)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, loading it when an adapter offers it."""
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        for entry in entry_points(group=self.offered):
            if entry.name == cmd_name:
                try:
                    offered = entry.load()
                except ImportError:
                    return _absent(cmd_name)
                return offered if isinstance(offered, click.Command) else _absent(cmd_name)
        return None


def _absent(name: str) -> click.Command:
    text = _NOT_INSTALLED.format(name=name, extra=EXTRAS.get(name, name))

    def refuse(words: tuple[str, ...]) -> None:
        raise Wrong(text)

    anything = click.Argument(["words"], nargs=-1, type=click.UNPROCESSED)
    settings = {"ignore_unknown_options": True}
    return click.Command(name, params=[anything], callback=refuse, help=text.nl, context_settings=settings)
