"""`emergency`: break the glass for hours, close it again, and see which ones were looked back on."""

from __future__ import annotations

import logging
import re
import uuid
from datetime import timedelta
from typing import Any, Final

import click

from consent_gate.breakglass import USUAL_LENGTH, EmergencyRefused, open_emergency, review_due
from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk
from consent_gate.cli.flags import ID, PUPIL, Flag, Shape, document_of, record_of
from consent_gate.cli.paper import note
from consent_gate.cli.recording import Recording, add_recordings, report
from consent_gate.cli.shape import Many, Option
from consent_gate.cli.wrong import Wrong
from consent_gate.grounds import EMERGENCY_REASONS, LONGEST_EMERGENCY, Emergency
from consent_gate.records import Record
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import AMSTERDAM, amsterdam_date
from consent_gate.text import Text

emergency: Final = Many(
    "emergency",
    Text(
        "Noodgevallen: het glas breken voor een vitaal belang, voor uren, en achteraf beoordeeld.",
        "Emergencies: break the glass for a vital interest, for hours, and reviewed afterwards.",
    ),
    examples=["consent-gate emergency list"],
)

# Who runs a command reads sentences; the line for the application log is for whoever listens to it.
logging.getLogger("consent_gate").addHandler(logging.NullHandler())

_FLAGS: Final = (
    PUPIL,
    Flag(
        "--recipient",
        "recipient",
        Text("wie het krijgt: org:naam, staff:naam of een naam uit het beleid", "who gets it: an id or a policy name"),
        "NAME",
        required=True,
    ),
    Flag(
        "--category",
        "categories",
        Text("welk soort gegevens, zo weinig mogelijk; mag vaker", "which kind of data, the least; repeatable"),
        "NAME",
        Shape.SEVERAL,
        required=True,
    ),
    Flag("--by", "by", Text("wie dit besluit", "who decides this"), "PERSON", required=True),
    ID,
)
_REASONS: Final = Text(
    "waarom: " + "; ".join(f"{word} ({said.nl})" for word, said in EMERGENCY_REASONS.items()),
    "why: " + "; ".join(f"{word} ({said.en})" for word, said in EMERGENCY_REASONS.items()),
)
_LENGTH: Final = re.compile(r"([1-9][0-9]{0,3})([mhu])")
_BAD_LENGTH: Final = Text(
    "--for moet een duur zijn als 30m of 2h, ten hoogste {hours}h",
    "--for must be a duration such as 30m or 2h, at most {hours}h",
)
_OPENED: Final = Text(
    "NOODGEVAL GEOPEND: tot {until} krijgt {recipient} op vraag {count} soort(en) gegevens van deze leerling; daarna"
    " sluit het vanzelf. Reden: {because}. Besloten door {by}.",
    "EMERGENCY OPENED: until {until} {recipient} gets {count} kind(s) of data of this pupil on asking; after that it"
    " closes by itself. Reason: {because}. Decided by {by}.",
)
_REVIEWED_BY: Final = Text(
    "Wat nu: elke verstrekking komt in het logboek. De functionaris gegevensbescherming (FG) beoordeelt achteraf wat er"
    " wegging, uiterlijk {due}. Eerder sluiten: consent-gate emergency end {record} --pupil ID --because over",
    "What happens next: each disclosure is logged. The data protection officer reviews afterwards what left, at the"
    " latest on {due}. Close earlier: consent-gate emergency end {record} --pupil ID --because over",
)
_NO_DUTY: Final = Text("zo snel mogelijk", "as soon as possible")
_FOR_SELF: Final = Text(
    "let op: wie dit besluit krijgt de gegevens zelf; de FG ziet dat bij de beoordeling",
    "note: whoever decides this gets the data as well; the data protection officer will see that",
)


@emergency.command_of(
    "open",
    Text(
        "Open een noodgeval voor één ontvanger, één leerling en zo weinig mogelijk gegevens. Wat het beleid in geen"
        " enkel noodgeval loslaat wordt meteen geweigerd. Het eindigt vanzelf en de FG beoordeelt het.",
        "Open an emergency for one recipient, one pupil and as little data as possible. What the policies let go in no"
        " emergency is refused at once. It ends by itself, and the data protection officer reviews it.",
    ),
    *(flag.parameter() for flag in _FLAGS),
    Option(["--reason"], _REASONS, type=click.Choice(list(EMERGENCY_REASONS)), required=True, metavar="WORD"),
    Option(
        ["--for", "length"],
        Text("hoe lang: 30m of 2h (anders 1h, ten hoogste 24h)", "how long: 30m or 2h (else 1h, at most 24h)"),
        metavar="DURATION",
    ),
    examples=[
        "consent-gate emergency open --recipient ambulance --pupil p1 --category medical.instruction_card"
        " --reason unconscious --for 2h --by conrector"
    ],
)
def open_one(desk: Desk, reason: str, length: str | None, **values: Any) -> None:
    """Open an emergency, and say loudly what that means."""
    starts = desk.now()
    document = document_of(desk, "emergency", _FLAGS, values)
    document |= {"because": reason, "starts_at": starts.isoformat(), "ends_at": (starts + _length(length)).isoformat()}
    document.setdefault("id", str(uuid.uuid4()))
    snapshot = desk.snapshot()
    record = record_of(desk, document, _FLAGS, snapshot.vocabulary)
    with desk.ledger() as ledger:
        try:
            revision, new = open_emergency(ledger, snapshot, record)
        except EmergencyRefused as refusal:
            raise Wrong(refusal.text) from None
    report(desk, record, revision, new=new)
    _say_loudly(desk, snapshot, record)


def _length(typed: str | None) -> timedelta:
    if typed is None:
        return USUAL_LENGTH
    found = _LENGTH.fullmatch(typed)
    length = timedelta(**{"minutes" if found[2] == "m" else "hours": int(found[1])}) if found else timedelta()
    if not timedelta() < length <= LONGEST_EMERGENCY:
        raise Wrong(_BAD_LENGTH.format(hours=int(LONGEST_EMERGENCY.total_seconds() // 3600)))
    return length


def _say_loudly(desk: Desk, snapshot: Snapshot, record: Record) -> None:
    body = record.body
    assert isinstance(body, Emergency)  # noqa: S101 - made by this command
    count = len(snapshot.vocabulary.names_of(snapshot.vocabulary.mask_of(body.categories)))
    opened = _OPENED.format(
        until=clock(body), recipient=body.recipient, count=count, because=EMERGENCY_REASONS[body.because], by=body.by
    )
    click.echo(coloured(desk.say(opened), fg="red", bold=True), err=True)
    due = review_due(snapshot, amsterdam_date(body.ends_at))
    note(desk, _REVIEWED_BY.format(due=due.isoformat() if due else _NO_DUTY, record=record.id))
    if body.by == body.recipient:
        note(desk, _FOR_SELF)


def clock(body: Emergency) -> str:
    """Return the end as a clock in the school shows it."""
    return body.ends_at.astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M")


add_recordings(
    emergency,
    [
        Recording(
            "end",
            "ending",
            Text("Sluit een noodgeval voordat het vanzelf eindigt.", "Close an emergency before it ends by itself."),
            [
                Flag("RECORD", "ends", Text("record-id", "record id"), required=True),
                PUPIL,
                Flag("--because", "because", Text("kort woord: over", "short word: over"), "WORD", required=True),
            ],
            ["consent-gate emergency end nood1 --pupil p1 --because over"],
        )
    ],
)
