"""Output: tables for people, JSON lines for programs, colour and progress only where somebody watches."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import click

from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk
from consent_gate.text import Text


def tell(desk: Desk, text: Text) -> None:
    """Print a sentence."""
    click.echo(text.say(desk.language))


def note(desk: Desk, text: Text) -> None:
    """Print a remark on stderr, where no program mistakes it for the answer."""
    click.echo(text.say(desk.language), err=True)


def print_json(document: Mapping[str, Any]) -> None:
    """Print one object on one line."""
    click.echo(json.dumps(document, ensure_ascii=False, default=str))


def print_table(desk: Desk, header: Sequence[Text], rows: Iterable[Sequence[str]]) -> None:
    """Print aligned columns. The last one is not filled up, so that lines end where their text does."""
    head = [text.say(desk.language) for text in header]
    lines = [head, *(list(row) for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(head))]
    for number, line in enumerate(lines):
        text = "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        click.echo(coloured(text, bold=True) if number == 0 else text)


@contextmanager
def progress(desk: Desk, text: Text, every: int = 200) -> Iterator[Callable[..., None]]:
    """Give a function that shows how far the work is: called with a count, or a count and a total.

    Silent unless stderr is a terminal. The line is wiped at the end: what matters is said afterwards.
    """
    watched = sys.stderr.isatty() and not desk.as_json
    said = text.say(desk.language)

    def show(count: int, total: int | None = None) -> None:
        if watched and (count % every == 0 or count == total):
            click.echo(f"\r{said} {count}" + (f"/{total}" if total is not None else ""), nl=False, err=True)

    try:
        yield show
    finally:
        if watched:
            click.echo("\r\x1b[K", nl=False, err=True)
