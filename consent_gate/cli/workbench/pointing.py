"""Findings as a good compiler prints them: where, how bad, what; the line with the place underlined; what to do.

    verzuim/rules.csv:4:16: fout: onbekend doel `verzuim`; bedoelde u `verzuimmelding`? [purpose-unknown]
      --> policies/verzuim/rules.csv:4:16
       |
     4 | p, duo_absence, verzuim, list:verzuimmelding, *, legal_obligation, VZ-01, allow
       |                 ^^^^^^^
       = Verbeter de naam, of voeg hem toe aan `vocabulary/purposes.csv`.

The first line is `FILE:LINE:COLUMN: ...` within the policy folder, which editors and `grep` know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import click

from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk
from consent_gate.text import Text
from consent_gate.workbench.lint import SEVERITY_NAMES, Finding, Pages, Severity, Spot

COLOURS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.REMARK: "blue",
}

WIDEST: Final = 110
"""How much of a source line is shown; a longer one is cut around the place."""

CUT: Final = "…"

NOT_REPEATED: Final = frozenset({"pupil-named"})
"""Faults whose line is shown nowhere: it names a pupil, and that belongs in no log of error messages (CG-13)."""

_COUNTS: Final[Mapping[Severity, tuple[Text, Text]]] = {
    Severity.ERROR: (Text("1 fout", "1 error"), Text("{count} fouten", "{count} errors")),
    Severity.WARNING: (Text("1 waarschuwing", "1 warning"), Text("{count} waarschuwingen", "{count} warnings")),
    Severity.REMARK: (Text("1 opmerking", "1 remark"), Text("{count} opmerkingen", "{count} remarks")),
}


def point(desk: Desk, folder: Path, pages: Pages, found: Collection[Finding]) -> None:
    """Print findings, each followed by an empty line."""
    secret = {(each.place.file, each.place.line) for each in found if each.code in NOT_REPEATED}
    for finding in found:
        for line in _lines(desk, folder, pages, finding, secret):
            click.echo(line)
        click.echo()


def counted(desk: Desk, found: Collection[Finding], severities: Collection[Severity] = tuple(Severity)) -> str:
    """Return how many findings there are of each severity, the worst first, leaving out those without any."""
    parts = []
    for severity in severities:
        count = sum(finding.severity is severity for finding in found)
        if count:
            one, more = _COUNTS[severity]
            parts.append(desk.say(one if count == 1 else more.format(count=count)))
    return ", ".join(parts)


def document_of(desk: Desk, finding: Finding) -> dict[str, Any]:
    """Return a finding for programs. Lines and columns count from 1; `end_column` is the one after the last."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        **_where(finding.spot),
        "message": desk.say(finding.text),
        "message_nl": finding.text.nl,
        "message_en": finding.text.en,
        "remedy": desk.say(finding.remedy),
        "related": [{**_where(related.spot), "message": desk.say(related.text)} for related in finding.related],
    }


def fault_line(desk: Desk, finding: Finding) -> str:
    """Return a finding as one line of text: `FILE:LINE:COLUMN: message`."""
    return f"{finding.place}: {desk.say(finding.text)}"


def _where(spot: Spot) -> dict[str, Any]:
    place = spot.place
    return {"file": place.file, "line": place.line, "column": place.column, "end_column": spot.end_column}


def _lines(
    desk: Desk, folder: Path, pages: Pages, finding: Finding, secret: Collection[tuple[str, int]]
) -> Iterator[str]:
    colour = COLOURS[finding.severity]
    severity = coloured(f"{desk.say(SEVERITY_NAMES[finding.severity])}:", fg=colour, bold=True)
    place = coloured(f"{visible(str(finding.place))}:", bold=True)
    yield f"{place} {severity} {desk.say(finding.text)} [{finding.code}]"
    spots = [finding.spot, *(related.spot for related in finding.related)]
    gutter = max(len(str(spot.place.line)) for spot in spots) + 1
    if (finding.place.file, finding.place.line) not in secret and pages.line(finding.place):
        yield f"{'':{gutter}}{_dim('-->')} {visible(str(folder / str(finding.place)))}"
        yield f"{'':{gutter}} {_dim('|')}"
        yield from _underlined(pages, finding.spot, gutter, "^", colour)
    for related in finding.related:
        where = visible(str(folder / str(related.spot.place)))
        yield f"{'':{gutter}}{_dim(':::')} {where}: {desk.say(related.text)}"
        yield from _underlined(pages, related.spot, gutter, "-", "cyan")
    if desk.say(finding.remedy):
        yield f"{'':{gutter}} {_dim('=')} {desk.say(finding.remedy)}"


def _underlined(pages: Pages, spot: Spot, gutter: int, mark: str, colour: str) -> Iterator[str]:
    line = pages.line(spot.place)
    if line is None:
        return
    shown, start, length = _cut(visible(line), spot.place.column - 1, spot.length)
    number = str(spot.place.line)
    yield f"{_dim(f'{number:>{gutter}} |')} {shown}".rstrip(" ")
    yield f"{'':{gutter}} {_dim('|')} {'':{start}}{coloured(mark * length, fg=colour, bold=True)}"


def _cut(line: str, start: int, length: int) -> tuple[str, int, int]:
    """Return the part of a line to show, and where in it the underlined piece begins and how long it is there."""
    first = max(0, start - WIDEST // 2) if len(line) > WIDEST and start > WIDEST // 2 else 0
    piece = line[first : first + WIDEST]
    shown = (CUT if first else "") + piece + (CUT if first + WIDEST < len(line) else "")
    begin = start - first + (1 if first else 0)
    return shown, begin, max(1, min(length, len(shown) - begin))


def visible(text: str) -> str:
    """Return text in which every character takes one place and none steers the terminal."""
    return "".join(char if char.isprintable() else "·" for char in text)


def _dim(text: str) -> str:
    return coloured(text, fg="blue", bold=True)
