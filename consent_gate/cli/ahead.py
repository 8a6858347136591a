"""`upcoming`: what lapses, ends, falls due or changes who decides, before it does."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import groupby
from typing import Final

import click

from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk, day_of
from consent_gate.cli.paper import note, print_json, print_table, progress, tell
from consent_gate.cli.shape import Many, Option
from consent_gate.cli.wrong import Wrong
from consent_gate.text import Text
from consent_gate.upcoming import AT_ONCE, KINDS, Item, Window, look_ahead

ahead: Final = Many("ahead", Text("Vooruitzien", "Looking ahead"))
"""Holds the command, which the program offers without a group."""

FARTHEST: Final = timedelta(days=3660)
"""Ten years: who wants to look farther ahead asks the law, not this ledger."""

_LENGTH: Final = re.compile(r"(0|[1-9][0-9]{0,3})([dw])")
_BAD_LENGTH: Final = Text(
    "--within moet een aantal dagen of weken zijn als 60d of 8w, ten hoogste {most}d",
    "--within must be a number of days or weeks such as 60d or 8w, at most {most}d",
)
_READING: Final = Text("leerlingen bekeken:", "pupils looked at:")
_NOTHING: Final = Text("niets van {first} tot en met {last}", "nothing from {first} to {last} inclusive")
_PERIOD: Final = Text(
    "{count} van {first} tot en met {last}; de dag is de laatste waarop iets nog geldt",
    "{count} from {first} to {last} inclusive; the day is the last on which something still holds",
)
_HEADER: Final = (
    Text("dag", "day"),
    Text("over", "about"),
    Text("wat", "what"),
    Text("wie aan zet is", "whose turn"),
    Text("record", "record id"),
)


@ahead.command_of(
    "upcoming",
    Text(
        "Toon wat eraan komt: toestemmingen die aflopen en wie opnieuw gevraagd moet worden, leerlingen die 12, 16 of"
        " 18 worden, gezag, overeenkomsten, mandaten, registraties, rollen, vorderingen, papier en sleutels die"
        " aflopen, plichten en bewaartermijnen, en de laatste dag van het vastgestelde beleid.",
        "Show what is coming: consents that lapse and who must be asked again, pupils who turn 12, 16 or 18, the ends"
        " of gezag, agreements, mandates, registrations, roles, orders, paper terms and keys, duties and retention, and"
        " the last day of the adopted policies.",
    ),
    Option(
        ["--within"],
        Text("hoe ver vooruit: 60d of 8w (anders 60d)", "how far ahead: 60d or 8w (else 60d)"),
        default="60d",
        metavar="DURATION",
    ),
    Option(
        ["--from", "since"], Text("vanaf welke dag (anders vandaag)", "from which day (else today)"), metavar="DATE"
    ),
    Option(
        ["--kind", "kinds"],
        Text("alleen deze soort; mag vaker", "this kind only; may be repeated"),
        type=click.Choice(list(KINDS)),
        multiple=True,
        metavar="KIND",
    ),
    examples=[
        "consent-gate upcoming --within 60d",
        "consent-gate upcoming --within 2w --kind consent --kind birthday --json",
    ],
)
def upcoming(desk: Desk, within: str, since: str | None, kinds: tuple[str, ...]) -> None:
    """Print what is coming; that something is, is no fault."""
    first = day_of(since, "--from") or desk.today()
    window = Window(first, _last(first, within))
    snapshot = desk.snapshot()
    with desk.ledger() as ledger, progress(desk, _READING, AT_ONCE) as show:
        items = look_ahead(ledger, snapshot, window, today=desk.today(), kinds=kinds or tuple(KINDS), progress=show)
    if desk.as_json:
        for item in items:
            print_json(
                {
                    "day": item.day.isoformat(),
                    "kind": item.kind,
                    "about": item.about,
                    "what": desk.say(item.what),
                    "who": item.who,
                    "record": item.record,
                }
            )
        return
    _print_groups(desk, window, items)


def _last(first: date, within: str) -> date:
    found = _LENGTH.fullmatch(within)
    length = timedelta(**{"days" if found[2] == "d" else "weeks": int(found[1])}) if found else None
    if length is None or length > FARTHEST:
        raise Wrong(_BAD_LENGTH.format(most=FARTHEST.days))
    try:
        return first + length
    except OverflowError:
        raise Wrong(_BAD_LENGTH.format(most=FARTHEST.days)) from None


def _print_groups(desk: Desk, window: Window, items: list[Item]) -> None:
    if not items:
        tell(desk, _NOTHING.format(first=window.first, last=window.last))
        return
    places = {kind: place for place, kind in enumerate(KINDS)}
    for kind, group in groupby(sorted(items, key=lambda item: places[item.kind]), key=lambda item: item.kind):
        rows = [(item.day.isoformat(), item.about, desk.say(item.what), item.who, item.record) for item in group]
        click.echo(coloured(f"{desk.say(KINDS[kind])} ({len(rows)})", bold=True))
        print_table(desk, _HEADER, rows)
        click.echo()
    note(desk, _PERIOD.format(count=len(items), first=window.first, last=window.last))
