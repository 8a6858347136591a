"""What came of it, for people and for programs. Numbers of pupils, never which (CG-13)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import click

from consent_gate.cli.desk import Desk
from consent_gate.cli.paper import print_json, print_table, tell
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.text import Text
from consent_gate.workbench.impact import Kind
from consent_gate_adapters.impact.expressions import PERSONS
from consent_gate_adapters.impact.replaying import Impact, Row

_OVER: Final = Text(
    "{lines} regels van het logboek, van {first} tot en met {last}: {disclosures} verstrekkingen,"
    " {refusals} weigeringen.",
    "{lines} lines of the log, from {first} up to and including {last}: {disclosures} disclosures,"
    " {refusals} refusals.",
)
_NO_LINES: Final = Text("Het logboek heeft hier geen regels.", "The log has no lines here.")
_EARLY: Final = Text(
    "{count} weigeringen kwamen voor elke regel (wie vraagt is onbekend, het doel past niet); die blijven.",
    "{count} refusals came before any rule (unknown asker, wrong purpose); they stay.",
)
_EMPTY: Final = Text(
    "{count} regels vroegen geen gegevens (overleg zonder naam).",
    "{count} lines asked for no categories (consultation without a name).",
)
_UNKNOWN: Final = Text(
    "{count} regels konden niet opnieuw worden beslist: hun records ontbreken (zie `consent-gate log replay`).",
    "{count} lines could not be decided again: their records are missing (see `consent-gate log replay`).",
)
_HOW: Final = Text(
    "{settled} regels zijn per groep gelijke beslissingen beoordeeld, {single} één voor één uit de records van toen.",
    "{settled} lines were judged by groups of equal decisions, {single} one by one from the records of then.",
)
_SAME: Final = Text(
    "Onder dit beleid was elke beslissing hetzelfde geweest.", "Under these policies every decision would be the same."
)
SAID: Final[Mapping[Kind, Text]] = {
    Kind.STOPPED: Text("zou niet meer gaan", "would no longer go"),
    Kind.NARROWED: Text("zou met minder gaan", "would go with less"),
    Kind.WIDENED: Text("zou met meer gaan", "would go with more"),
    Kind.OPENED: Text("was geweigerd, zou nu gaan", "was refused, would now go"),
    Kind.POSSIBLE: Text("was geweigerd, hangt nu van de leerling af", "was refused, now depends on the pupil"),
}
SHOWN: Final = 4
"""Categories in one cell of the table."""

_LESS: Final = (Text("Smaller", "Narrower"), (Kind.STOPPED, Kind.NARROWED))
_MORE: Final = (Text("Ruimer", "Wider"), (Kind.WIDENED, Kind.OPENED, Kind.POSSIBLE))
_TOTAL: Final = Text("{lines} regels, {pupils} leerlingen: {said}", "{lines} lines, {pupils} pupils: {said}")
_HEADER: Final = (
    Text("wat", "what"),
    Text("voor wie", "for whom"),
    Text("doel", "purpose"),
    Text("regel", "rule"),
    Text("regels", "lines"),
    Text("leerlingen", "pupils"),
    Text("soorten", "categories"),
)
_PERSONS: Final = Text("ouders, familie en leerlingen zelf", "parents, family and pupils themselves")


def told(desk: Desk, impact: Impact, candidate: Snapshot, kinds: Mapping[str, str]) -> None:
    """Print it for people. `kinds` gives the vocabulary name under which each recipient is registered."""
    if impact.first is None or impact.last is None:
        tell(desk, _NO_LINES)
        return
    tell(
        desk,
        _OVER.format(
            lines=_number(desk, impact.lines),
            first=impact.first,
            last=impact.last,
            disclosures=_number(desk, impact.disclosures),
            refusals=_number(desk, impact.refusals),
        ),
    )
    for count, text in ((impact.early, _EARLY), (impact.empty, _EMPTY), (impact.unknown, _UNKNOWN)):
        if count:
            tell(desk, text.format(count=_number(desk, count)))
    tell(desk, _HOW.format(settled=_number(desk, impact.settled), single=_number(desk, impact.single)))
    if not impact.totals:
        tell(desk, _SAME)
        return
    for title, chosen in (_LESS, _MORE):
        if any(kind in impact.totals for kind in chosen):
            click.echo()
            tell(desk, title)
            _section(desk, impact, candidate.vocabulary, kinds, chosen)


def _section(
    desk: Desk, impact: Impact, vocabulary: Vocabulary, kinds: Mapping[str, str], chosen: tuple[Kind, ...]
) -> None:
    for kind in chosen:
        if kind in impact.totals:
            lines, pupils = (_number(desk, count) for count in impact.totals[kind])
            click.echo("  " + desk.say(_TOTAL.format(lines=lines, pupils=pupils, said=SAID[kind])))
    click.echo()
    rows = sorted((row for row in impact.rows if row.kind in chosen), key=lambda row: (row.kind, -row.lines))
    print_table(
        desk,
        _HEADER,
        [
            (
                desk.say(SAID[row.kind]),
                desk.say(label_of(row.recipient, vocabulary, kinds)),
                row.purpose,
                row.rule,
                _number(desk, row.lines),
                _number(desk, row.pupils),
                _few(row.categories),
            )
            for row in rows
        ],
    )


def label_of(recipient: str, vocabulary: Vocabulary, kinds: Mapping[str, str]) -> Text:
    """Return a recipient with what it is; all persons have one label together."""
    if recipient == PERSONS:
        return _PERSONS
    kind = kinds.get(recipient, "")
    if not kind:
        return Text(recipient, recipient)
    label = vocabulary.label_of(kind)
    return Text(f"{recipient} ({label.nl})", f"{recipient} ({label.en})")


def _few(names: tuple[str, ...]) -> str:
    """Return the first names, and how many there are besides; `--json` has them all."""
    more = len(names) - SHOWN
    return " ".join(names[:SHOWN]) + (f" +{more}" if more > 0 else "")


def _number(desk: Desk, count: int) -> str:
    """Return a count as people write it: 1.234.567 in Dutch, 1,234,567 in English."""
    return desk.say(Text(f"{count:,}".replace(",", "."), f"{count:,}"))


def document(desk: Desk, impact: Impact, candidate: Snapshot, kinds: Mapping[str, str]) -> None:
    """Print it for programs: one object for each row, and one about the whole at the end."""
    for row in impact.rows:
        print_json(_row(desk, row, candidate.vocabulary, kinds))
    names = ("lines", "disclosures", "refusals", "early", "empty", "unknown", "settled", "single", "first", "last")
    whole: dict[str, Any] = {name: getattr(impact, name) for name in names}
    changed = {
        kind.value: dict(zip(("lines", "pupils"), impact.totals.get(kind, (0, 0)), strict=True)) for kind in Kind
    }
    print_json({"candidate": candidate.digest, **whole, "changed": changed})


def _row(desk: Desk, row: Row, vocabulary: Vocabulary, kinds: Mapping[str, str]) -> dict[str, Any]:
    return {
        "change": row.kind.value,
        "recipient": row.recipient,
        "label": desk.say(label_of(row.recipient, vocabulary, kinds)),
        "purpose": row.purpose,
        "rule": row.rule,
        "categories": list(row.categories),
        "lines": row.lines,
        "pupils": row.pupils,
    }
