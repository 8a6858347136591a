"""`consent-gate consent list` and `show`: what was said, and one record with its names in the standards."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import click

from consent_gate.cli.consent import consent
from consent_gate.cli.desk import Desk
from consent_gate.cli.flags import PUPIL
from consent_gate.cli.paper import print_json, print_table
from consent_gate.cli.recording import KINDS
from consent_gate.cli.shape import Option
from consent_gate.cli.wrong import Wrong
from consent_gate.records import Consent, Matter, Period, Record, Refusal, Withdrawal
from consent_gate.schemas.records import to_document
from consent_gate.schemas.standards import standard_names
from consent_gate.text import Text

__all__ = ["consent"]

NO_SUCH_RECORD: Final = Text(
    "dit record is er niet; `consent-gate consent list --pupil ID` noemt ze",
    "there is no such record; `consent-gate consent list --pupil ID` names them",
)
_HEADER: Final = (
    Text("record", "record"),
    Text("soort", "kind"),
    Text("door", "by"),
    Text("gezegd op", "said on"),
    Text("ontvanger", "recipient"),
    Text("doel", "purpose"),
    Text("gegevens", "categories"),
    Text("geldig", "valid"),
)


@consent.command_of(
    "list",
    Text(
        "Toon alles wat er over toestemming is gezegd, in volgorde.", "Show all that was said about consent, in order."
    ),
    PUPIL.parameter(),
    examples=["consent-gate consent list --pupil p1"],
)
def list_statements(desk: Desk, pupil: str) -> None:
    """Print the statements about one pupil."""
    with desk.ledger() as ledger:
        said = [
            record for record in ledger.records(pupil=pupil) if isinstance(record.body, Consent | Refusal | Withdrawal)
        ]
    if desk.as_json:
        for record in said:
            print_json(to_document(record))
        return
    print_table(desk, _HEADER, [_row(desk, record) for record in said])


def _row(desk: Desk, record: Record) -> tuple[str, ...]:
    body = record.body
    assert isinstance(body, Consent | Refusal | Withdrawal)  # noqa: S101 - the caller chose these
    matter = body.matter or Matter()
    purpose, recipient = matter.purpose, matter.recipient
    categories = " ".join([*matter.categories, *(f"-{name}" for name in matter.excluded)])
    if isinstance(body, Withdrawal) and body.consent:
        recipient, purpose, categories = f"({body.consent})", "", ""
    period = body.period if isinstance(body, Consent) else Period()
    valid = f"{_day(period.since)}..{_day(period.until)}" if period != Period() else ""
    return record.id, desk.say(KINDS[record.kind]), body.by, _day(body.given_on), recipient, purpose, categories, valid


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


@consent.command_of(
    "show",
    Text(
        "Toon één record. --standard zet er de namen van ISO/IEC TS 27560 en DPV bij.",
        "Show one record. --standard adds the names of ISO/IEC TS 27560 and DPV.",
    ),
    click.Argument(["record"]),
    Option(["--standard"], Text("met de namen uit de standaarden", "with the names of the standards"), is_flag=True),
    examples=["consent-gate consent show c1", "consent-gate consent show c1 --standard --json"],
)
def show(desk: Desk, record: str, standard: bool) -> None:
    """Print one record."""
    with desk.ledger() as ledger:
        found = next((kept for kept in ledger.records() if kept.id == record), None)
    if found is None:
        raise Wrong(NO_SUCH_RECORD)
    document = to_document(found)
    names = {name.path: (name.iso27560, name.dpv) for name in standard_names(found.kind)} if standard else {}
    if desk.as_json:
        mapped = {path: {"iso27560": iso, "dpv": dpv} for path, (iso, dpv) in names.items()}
        print_json(document | ({"standard_names": mapped} if standard else {}))
        return
    header = [Text("veld", "field"), Text("waarde", "value")]
    header += [Text("ISO/IEC TS 27560", "ISO/IEC TS 27560"), Text("DPV 2.3", "DPV 2.3")] if standard else []
    rows = [(path, value, *(names.get(path, ("", "")) if standard else ())) for path, value in _flat(document)]
    print_table(desk, header, rows)


def _flat(document: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for name, value in document.items():
        if isinstance(value, dict):
            rows += _flat(value, f"{prefix}{name}.")
        else:
            rows.append((prefix + name, " ".join(map(str, value)) if isinstance(value, list) else str(value)))
    return rows
