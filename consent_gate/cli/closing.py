"""`consent-gate duties close`: record that a duty was carried out, or why it was not."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any, Final

import click

from consent_gate.cli.desk import Desk
from consent_gate.cli.flags import Flag, document_of, on, record_of
from consent_gate.cli.owing import label_of, owing
from consent_gate.cli.paper import note, print_json, tell
from consent_gate.cli.shape import Option
from consent_gate.cli.wrong import Wrong
from consent_gate.duties import Duty, Standing, duties, on_paper
from consent_gate.ports import Ledger
from consent_gate.records import Record
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text

__all__ = ["owing"]

_FLAGS: Final = (
    Flag("ENTRY", "entry", Text("regel van het logboek", "log line"), required=True),
    Flag("DUTY", "duty", Text("naam van de plicht", "name of the duty"), required=True),
    Flag("--by", "by", Text("wie het deed of besloot", "who carried it out or decided"), "ID", required=True),
    on("done_on", Text("op welke dag (anders vandaag)", "on which day (else today)")),
    Flag(
        "--because",
        "because",
        Text(
            "waarom het niet is gedaan; de plicht sluit dan met deze reden, zonder namen of inhoud",
            "why it was not carried out; the duty then closes with this reason, without names or content",
        ),
    ),
    Flag("--of", "of", Text("om welke correctie het gaat", "which correction it is about"), "RECORD"),
)
_ALSO: Final = Option(
    ["--also"],
    Text(
        "sluit dezelfde plicht ook bij elke andere open regel: pupil (zelfde leerling, ontvanger en doel) of exchange"
        " (alle leerlingen van dezelfde uitwisseling)",
        "close the same duty of every other open line too: pupil (same pupil, recipient and purpose) or exchange (all"
        " pupils of the same exchange)",
    ),
    type=click.Choice(["pupil", "exchange"]),
)
_NO_SUCH_ENTRY: Final = Text(
    "deze regel is er niet; `consent-gate duties` noemt de regels met een plicht",
    "there is no such line; `consent-gate duties` names the lines with a duty",
)
_NOT_OWED: Final = Text(
    "deze regel verplicht niet hiertoe; wel tot: {owed}", "this line does not oblige to this, but to: {owed}"
)
_NOTHING_OWED: Final = Text("deze regel verplicht tot niets", "this line obliges to nothing")
_WHICH: Final = Text(
    "dit gaat over meer dan één correctie; kies met --of: {records}",
    "this is about more than one correction; choose with --of: {records}",
)
_CLOSED: Final = Text(
    "afgemeld: {label}, leerling {pupil}, {recipient} (regel {entry}, record {record})",
    "closed: {label}, pupil {pupil}, {recipient} (line {entry}, record {record})",
)
_ALREADY: Final = Text(
    "was al afgemeld: {label}, leerling {pupil}, {recipient} (regel {entry}, record {record})",
    "was closed already: {label}, pupil {pupil}, {recipient} (line {entry}, record {record})",
)
_PAPER: Final = Text(
    "let op: leg ook het papier vast, anders telt de vordering na drie dagen niet meer"
    " (consent-gate order paper {record} --pupil {pupil})",
    "note: record the paper as well, or the order no longer counts after three days"
    " (consent-gate order paper {record} --pupil {pupil})",
)


@owing.command_of(
    "close",
    Text(
        "Leg vast dat een plicht is uitgevoerd, of met --because waarom niet. De regel en de plicht staan in de lijst.",
        "Record that a duty was carried out, or with --because why not. Line and duty stand in the list.",
    ),
    *(flag.parameter() for flag in _FLAGS),
    _ALSO,
    examples=[
        "consent-gate duties close e7 inform_guardians --by staff:ib1",
        "consent-gate duties close e7 inform_guardians --by staff:ib1 --because veiligheid",
        "consent-gate duties close e7 inform_guardians --by staff:ib1 --also exchange",
    ],
)
def close(desk: Desk, also: str | None, **values: Any) -> None:
    """Close a duty of one line, and those that go with it."""
    document = document_of(desk, "act", _FLAGS, values)
    snapshot = desk.snapshot()
    with desk.ledger() as ledger:
        chosen = _chosen(desk, ledger, snapshot, document, also)
        records = [
            record_of(desk, document | {"id": str(uuid.uuid4()), "pupil": one.pupil, "entry": one.entry}, _FLAGS)
            for one in chosen
            if _unfinished(one, document)
        ]
        with ledger.transaction() as transaction:
            for record in records:
                transaction.append(record)
    _report(desk, snapshot, chosen, records)


def _unfinished(duty: Duty, document: dict[str, Any]) -> bool:
    """Tell whether an act adds something: to carry out what was first left with a reason does."""
    return duty.standing is not Standing.CLOSED or (bool(duty.because) and not document.get("because"))


def _chosen(
    desk: Desk, ledger: Ledger, snapshot: Snapshot, document: dict[str, Any], also: str | None
) -> Sequence[Duty]:
    """Return the duty that is meant, with those that `also` adds; raise Wrong when the line does not owe it."""
    line = next(iter(ledger.entries(entry=document["entry"])), None)
    if line is None or not line.pupil:
        raise Wrong(_NO_SUCH_ENTRY)
    of_pupil = duties(ledger, snapshot, desk.today(), pupil=line.pupil)
    of_line = [one for one in of_pupil if one.entry == line.id]
    meant = [one for one in of_line if one.duty == document["duty"] and document.get("of") in (None, one.of)]
    if not meant:
        names = ", ".join(dict.fromkeys(one.duty for one in of_line))
        raise Wrong(_NOT_OWED.format(owed=names) if names else _NOTHING_OWED)
    # What is closed already needs no choosing.
    meant = [one for one in meant if _unfinished(one, document)] or meant
    corrections = {one.of for one in meant}
    if len(corrections) > 1:
        raise Wrong(_WHICH.format(records=", ".join(sorted(corrections))))
    (correction,) = corrections
    if correction:
        document["of"] = correction
    if also is None:
        return meant[:1]
    around = of_pupil if also == "pupil" else duties(ledger, snapshot, desk.today(), recipient=line.recipient)
    alike = [one for one in around if one.duty == document["duty"] and one.of == correction and one not in meant]
    if also == "pupil":
        same = [one for one in alike if (one.recipient, one.purpose) == (line.recipient, line.purpose)]
    else:
        same = [one for one in alike if one.exchange == line.exchange]
    return [*meant[:1], *(one for one in same if one.standing is not Standing.CLOSED)]


def _report(desk: Desk, snapshot: Snapshot, chosen: Sequence[Duty], records: Sequence[Record]) -> None:
    by_entry = {getattr(record.body, "entry", ""): record.id for record in records}
    for one in chosen:
        new = one.entry in by_entry
        record = by_entry.get(one.entry, one.closed_by)
        if desk.as_json:
            about = {"duty": one.duty, "entry": one.entry, "pupil": one.pupil, "of": one.of}
            print_json({"record": record, "kind": "act", **about, "new": new})
            continue
        values = {"pupil": one.pupil, "recipient": one.recipient, "entry": one.entry, "record": record}
        tell(desk, (_CLOSED if new else _ALREADY).format(label=label_of(snapshot, one.duty), **values))
        if new and one.duty in on_paper(snapshot):
            for order in one.records:
                note(desk, _PAPER.format(record=order, pupil=one.pupil))
