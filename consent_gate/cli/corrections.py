"""`consent-gate correction`: data that was put right (AVG 16), and who received it before and must be told (AVG 19)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import Any, Final

from consent_gate.cli.desk import Desk, instant_text
from consent_gate.cli.flags import BY, CATEGORY, ID, PUPIL, Flag, Shape, document_of, on, record_of
from consent_gate.cli.names import pupil_asked
from consent_gate.cli.paper import print_json, print_table, tell
from consent_gate.cli.recording import report
from consent_gate.cli.shape import Many
from consent_gate.erasure import Receiver, receivers
from consent_gate.intake import append
from consent_gate.records import Correction
from consent_gate.schemas.records import to_document
from consent_gate.text import Text

correction: Final = Many(
    "correction",
    Text(
        "Verbeteringen (AVG 16): vastleggen, en zien wie het moet weten (AVG 19).",
        "Corrections (GDPR 16): record them, and see who must be told (GDPR 19).",
    ),
    examples=["consent-gate correction add --pupil p1 --by g1 --category identity.birth_date"],
)

_WHAT: Final = Flag("--category", "categories", CATEGORY.text, "NAME", Shape.SEVERAL, required=True)
_MADE: Final = on("made_on", Text("op welke dag (anders vandaag)", "on which day (else today)"))
_FLAGS: Final = (PUPIL, BY, _WHAT, _MADE, ID)

_CHANGES: Final = {"corrected": Text("verbeterd", "corrected"), "erased": Text("gewist", "erased")}
_HEADER: Final = (
    Text("record", "record"),
    Text("wat", "what"),
    Text("door", "by"),
    Text("op", "on"),
    Text("gegevens", "categories"),
)
_NOBODY: Final = Text(
    "volgens het logboek heeft niemand buiten de school deze gegevens gekregen; niemand hoeft bericht",
    "by the log nobody outside the school received this data; nobody has to be told",
)
_TELL: Final = Text(
    "deze ontvangers kregen de gegevens eerder en moeten bericht krijgen (AVG 19):",
    "these recipients received the data before and must be told (GDPR 19):",
)
_SEE_DUTIES: Final = Text(
    "tot wanneer, en wie al bericht kreeg: consent-gate duties list --pupil {pupil}",
    "until when, and who was told already: consent-gate duties list --pupil {pupil}",
)
_RECEIVED: Final = (
    Text("ontvanger", "recipient"),
    Text("het laatst op", "last at"),
    Text("gegevens", "categories"),
    Text("regels van het logboek", "log lines"),
)


@correction.command_of(
    "add",
    Text(
        "Leg vast dat gegevens zijn verbeterd, en toon wie ze eerder kreeg en dus bericht moet krijgen.",
        "Record that data was corrected, and show who received it earlier and so must be told.",
    ),
    *(flag.parameter() for flag in _FLAGS),
    examples=[
        "consent-gate correction add --pupil p1 --by g1 --category identity.birth_date",
        "consent-gate correction add --pupil p1 --by pupil --category contact --on 2026-08-31",
    ],
)
def add(desk: Desk, **values: Any) -> None:
    """Record a correction."""
    vocabulary = desk.snapshot().vocabulary
    document = document_of(desk, "correction", _FLAGS, values) | {"change": "corrected"}
    document.setdefault("id", str(uuid.uuid4()))
    record = record_of(desk, document, _FLAGS, vocabulary)
    names = vocabulary.names_of(vocabulary.mask_of(document["categories"]))
    with desk.ledger() as ledger:
        revision, new = append(ledger, record)
        found = receivers(ledger.entries(pupil=record.pupil), names)
    if desk.as_json:
        said = {"record": record.id, "kind": record.kind, "pupil": record.pupil, "revision": revision, "new": new}
        print_json({**said, "tell": told(found)})
        return
    report(desk, record, revision, new=new)
    print_receivers(desk, found)
    see_duties(desk, record.pupil, found)


@correction.command_of(
    "list",
    Text("Toon wat er van een leerling is verbeterd of gewist.", "Show what was corrected or erased of a pupil."),
    PUPIL.parameter(),
    examples=["consent-gate correction list --pupil p1"],
)
def list_corrections(desk: Desk, pupil: str) -> None:
    """Print the corrections and erasures of one pupil."""
    with desk.ledger() as ledger:
        found = [record for record in ledger.records(pupil=pupil_asked(pupil)) if isinstance(record.body, Correction)]
    if desk.as_json:
        for record in found:
            print_json(to_document(record))
        return
    rows = [
        (record.id, desk.say(_CHANGES[body.change]), body.by, body.made_on.isoformat(), " ".join(body.categories))
        for record in found
        if isinstance(body := record.body, Correction)
    ]
    print_table(desk, _HEADER, rows)


def told(found: Iterable[Receiver]) -> list[dict[str, object]]:
    """Return those who must be told, as a program reads them."""
    return [
        {
            "recipient": one.recipient,
            "last": instant_text(one.last),
            "categories": list(one.categories),
            "entries": list(one.entries),
        }
        for one in found
    ]


def see_duties(desk: Desk, pupil: str, found: Sequence[Receiver]) -> None:
    """Say where it is kept who was told, once the correction is recorded."""
    if found:
        tell(desk, _SEE_DUTIES.format(pupil=pupil))


def print_receivers(desk: Desk, found: Sequence[Receiver]) -> None:
    """Print who received the data earlier, or that nobody did."""
    if not found:
        tell(desk, _NOBODY)
        return
    tell(desk, _TELL)
    rows = [(one.recipient, instant_text(one.last), " ".join(one.categories), " ".join(one.entries)) for one in found]
    print_table(desk, _RECEIVED, rows)
