"""`consent-gate policy lsp`: the language server, for an editor to start."""

from __future__ import annotations

import logging
import sys
from typing import Final

import click

from consent_gate.cli.desk import Desk
from consent_gate.cli.shape import Explained
from consent_gate.text import Text
from consent_gate_adapters.language_server.server import make_server

_TERMINAL: Final = Text(
    "de taalserver wacht op een editor; stop met Ctrl-C en laat de editor `consent-gate policy lsp` starten",
    "the language server waits for an editor; stop with Ctrl-C and let the editor start `consent-gate policy lsp`",
)


def serve() -> None:
    """Answer an editor over stdin and stdout until it says goodbye."""
    desk = Desk.of(click.get_current_context())
    if sys.stdin.isatty():
        click.echo(desk.say(_TERMINAL), err=True)
    # pygls logs whole messages, and with them whole files, to whoever configured logging.
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    make_server(desk.language).start_io()


command: Final = Explained(
    "lsp",
    Text(
        "Help tijdens het typen in een editor (taalserver, LSP over stdin en stdout). De editor start deze opdracht "
        "zelf en toont fouten, vult aan uit de woordenlijst, legt uit met de wettelijke bron, en springt naar waar een "
        "woord is vastgelegd.",
        "Help while typing in an editor (language server, LSP over stdin and stdout). The editor starts this command "
        "itself and shows faults, completes from the vocabulary, explains with the legal source, and goes to where a "
        "word is defined.",
    ),
    examples=["consent-gate policy lsp", "consent-gate policy lsp --lang en"],
    callback=serve,
)
