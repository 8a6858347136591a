"""`recipient`: who may ask at all, for what, and with which key. A key is shown once and kept as a hash only."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Final

import click

from consent_gate import keys
from consent_gate.cli.desk import Desk, instant_text
from consent_gate.cli.flags import SINCE, UNTIL, Flag, Shape, document_of, record_of
from consent_gate.cli.names import recipient_asked
from consent_gate.cli.paper import note, print_json, print_table, tell
from consent_gate.cli.shape import Many, Option
from consent_gate.cli.wrong import Wrong
from consent_gate.keys import IssuedKey
from consent_gate.ports import Ledger, PartnerKey, Transaction
from consent_gate.state import RecipientState
from consent_gate.terms import is_partner
from consent_gate.text import Text

recipient: Final = Many(
    "recipient",
    Text("Ontvangers: registreren, sleutels uitgeven, beëindigen.", "Recipients: register, issue keys, end."),
    examples=["consent-gate recipient add org:lindenhout --kind jeugdhulp --purpose zorgvraag"],
)

_ID: Final = Flag(
    "RECIPIENT",
    "recipient",
    Text("org:naam, staff:naam of person:naam", "org:name, staff:name or person:name"),
    required=True,
)
_FLAGS: Final = (
    _ID,
    Flag("--kind", "recipient_kind", Text("wat het is: een naam uit het beleid", "what it is: a policy name"), "NAME"),
    Flag(
        "--purpose",
        "purposes",
        Text(
            "waarvoor gevraagd mag worden; mag vaker, de eerste is de gewone",
            "for what; may be repeated, first is usual",
        ),
        "NAME",
        Shape.SEVERAL,
        required=True,
    ),
    SINCE,
    UNTIL,
)
_KEY_DAYS: Final = Option(
    ["--key-days"],
    Text("hoeveel dagen de sleutel geldt (anders 365)", "how many days the key holds (else 365)"),
    type=click.IntRange(1, 1100),
    default=365,
    metavar="DAYS",
)

NOT_REGISTERED: Final = Text(
    "deze ontvanger is niet geregistreerd; `consent-gate recipient list` noemt wie dat wel is",
    "this recipient is not registered; `consent-gate recipient list` names who is",
)
_REGISTERED: Final = Text("geregistreerd: {recipient}", "registered: {recipient}")
_SECRET: Final = Text(
    "sleutel (wordt niet meer getoond, geldt tot {until}):", "key (not shown again, holds until {until}):"
)
_HAS_KEY: Final = Text(
    "de bestaande sleutels blijven gelden; een nieuwe geeft `consent-gate recipient key {recipient} --rotate`",
    "the present keys stay valid; `consent-gate recipient key {recipient} --rotate` gives a new one",
)
_ENDED_KEYS: Final = Text("eerdere sleutels eindigen op {until}", "earlier keys end on {until}")
_ENDED: Final = Text(
    "beëindigd: {recipient}; sleutels ingetrokken: {count}", "ended: {recipient}; keys revoked: {count}"
)


@recipient.command_of(
    "add",
    Text(
        "Registreer wie mag vragen en waarvoor. Een organisatie krijgt een sleutel, die één keer wordt getoond.",
        "Register who may ask and for what. An organisation gets a key, which is shown once.",
    ),
    *(flag.parameter() for flag in _FLAGS),
    _KEY_DAYS,
    examples=[
        "consent-gate recipient add org:gemeente --kind leerplicht --purpose leerplicht_toezicht",
        "consent-gate recipient add org:wijk --kind wijkteam --purpose zorgvraag --until 2027-07-31 --key-days 90",
        "consent-gate recipient add person:g1 --purpose ouderinformatie --purpose inzageverzoek",
    ],
)
def add(desk: Desk, key_days: int, **values: object) -> None:
    """Register a recipient; registering again replaces what was registered and leaves the keys."""
    document = document_of(desk, "registration", _FLAGS, values) | {"id": str(uuid.uuid4())}
    record = record_of(desk, document, _FLAGS, desk.snapshot().vocabulary)
    name = str(document["recipient"])
    with desk.ledger(create=True) as ledger:
        issued = None
        wants_key = is_partner(name) and not _valid_keys(desk, ledger, name)
        with ledger.transaction() as transaction:
            transaction.append(record)
            if wants_key:
                issued = _issue(desk, transaction, name, key_days)
    if desk.as_json:
        print_json({"recipient": name, "record": record.id, **_key_document(issued)})
        return
    tell(desk, _REGISTERED.format(recipient=name))
    _show_key(desk, issued)
    if issued is None and is_partner(name):
        note(desk, _HAS_KEY.format(recipient=name))


@recipient.command_of(
    "key",
    Text(
        "Geef een ontvanger een nieuwe sleutel. Met --rotate eindigen de eerdere na een overgangstijd.",
        "Give a recipient a new key. With --rotate the earlier ones end after a time of grace.",
    ),
    _ID.parameter(),
    Option(["--rotate"], Text("laat eerdere sleutels eindigen", "let earlier keys end"), is_flag=True),
    Option(
        ["--grace-days"],
        Text("hoeveel dagen eerdere sleutels nog gelden (anders 7)", "how many days earlier keys still hold (else 7)"),
        type=click.IntRange(0, 90),
        default=7,
        metavar="DAYS",
    ),
    _KEY_DAYS,
    examples=[
        "consent-gate recipient key org:lindenhout --rotate",
        "consent-gate recipient key org:lindenhout --rotate --grace-days 0",
    ],
)
def key(desk: Desk, recipient: str, rotate: bool, grace_days: int, key_days: int) -> None:
    """Issue a key; rotating ends the others, at once when there is no grace."""
    end = desk.now() + timedelta(days=grace_days)
    with desk.ledger() as ledger:
        earlier = _valid_keys(desk, ledger, recipient_asked(recipient, "RECIPIENT"))
        with ledger.transaction() as transaction:
            _registered(transaction, recipient)
            issued = _issue(desk, transaction, recipient, key_days)
            for old in earlier if rotate else ():
                transaction.keep_key(keys.ending(old, end) if grace_days else keys.revoked(old))
    if desk.as_json:
        print_json({"recipient": recipient, "ended": len(earlier) if rotate else 0, **_key_document(issued)})
        return
    _show_key(desk, issued)
    if rotate and earlier:
        note(desk, _ENDED_KEYS.format(until=instant_text(end)))


@recipient.command_of(
    "end",
    Text("Beëindig een registratie en trek alle sleutels in.", "End a registration and revoke all keys."),
    _ID.parameter(),
    Option(
        ["--because"], Text("kort woord (anders ended)", "short word (else ended)"), default="ended", metavar="WORD"
    ),
    examples=["consent-gate recipient end org:lindenhout"],
)
def end(desk: Desk, recipient: str, because: str) -> None:
    """End a recipient's registration."""
    because_flag = Flag("--because", "because", Text("", ""))
    with desk.ledger() as ledger:
        held = _valid_keys(desk, ledger, recipient_asked(recipient, "RECIPIENT"))
        with ledger.transaction() as transaction:
            known = _registered(transaction, recipient)
            document = {"kind": "ending", "id": str(uuid.uuid4()), "ends": known.record, "because": because}
            record = record_of(desk, document, [because_flag])
            transaction.append(record)
            for old in held:
                transaction.keep_key(keys.revoked(old))
    if desk.as_json:
        print_json({"recipient": recipient, "record": record.id, "revoked": len(held)})
    else:
        tell(desk, _ENDED.format(recipient=recipient, count=len(held)))


_HEADER: Final = (
    Text("ontvanger", "recipient"),
    Text("soort", "kind"),
    Text("doelen", "purposes"),
    Text("rollen", "roles"),
    Text("vanaf", "from"),
    Text("tot en met", "until"),
    Text("sleutel geldt tot", "key holds until"),
)


@recipient.command_of(
    "list",
    Text("Toon wie er mag vragen, waarvoor en hoe lang.", "Show who may ask, for what and how long."),
    examples=["consent-gate recipient list"],
)
def list_recipients(desk: Desk) -> None:
    """Print every recipient."""
    with desk.ledger() as ledger:
        rows = [_row(desk, ledger, known) for known in ledger.recipients()]
    if desk.as_json:
        names = ("recipient", "kind", "purposes", "roles", "since", "until", "key_until")
        for row in rows:
            print_json(dict(zip(names, row, strict=True)))
        return
    print_table(desk, _HEADER, rows)


def _row(desk: Desk, ledger: Ledger, known: RecipientState) -> tuple[str, ...]:
    held = [old.expires_at for old in _valid_keys(desk, ledger, known.recipient)]
    since, until = known.period.since, known.period.until
    return (
        known.recipient,
        known.kind,
        " ".join(known.purposes),
        " ".join(fact.role for fact in known.roles),
        since.isoformat() if since else "",
        until.isoformat() if until else "",
        instant_text(max(held)) if held else "",
    )


def _registered(transaction: Transaction, recipient: str) -> RecipientState:
    known = transaction.recipient(recipient)
    if known is None or not known.purposes:
        raise Wrong(NOT_REGISTERED)
    return known


def _valid_keys(desk: Desk, ledger: Ledger, recipient: str) -> list[PartnerKey]:
    return [old for old in ledger.keys(recipient=recipient) if not old.revoked and old.expires_at > desk.now()]


def _issue(desk: Desk, transaction: Transaction, recipient: str, days: int) -> IssuedKey:
    issued = keys.issue(recipient, desk.now(), days)
    transaction.keep_key(issued.key)
    return issued


def _key_document(issued: IssuedKey | None) -> dict[str, str]:
    if issued is None:
        return {}
    return {"key": issued.text, "key_id": issued.key.id, "expires_at": instant_text(issued.key.expires_at)}


def _show_key(desk: Desk, issued: IssuedKey | None) -> None:
    if issued is not None:
        tell(desk, _SECRET.format(until=instant_text(issued.key.expires_at)))
        click.echo(issued.text)
