"""`agreement list` and `order list`: what was recorded, until when, and whether it counts today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from consent_gate.cli.desk import Desk
from consent_gate.cli.flags import PUPIL
from consent_gate.cli.grounds import agreement, caution, order
from consent_gate.cli.names import pupil_asked
from consent_gate.cli.paper import print_json, print_table
from consent_gate.cli.policy import NO_SUCH_PUPIL
from consent_gate.cli.wrong import Wrong
from consent_gate.grounds import ENDED, Agreement, Fact, Order
from consent_gate.records import Record
from consent_gate.schemas.records import to_document
from consent_gate.text import Text

__all__ = ["agreement", "caution", "order"]

_RECORD: Final = Text("record", "record id")
_COUNTS: Final = Text("telt", "counts")
_LATER: Final = Text("nog niet", "not yet")
_OVER: Final = Text("voorbij", "over")
_ENDED: Final = Text("beëindigd", "was ended")
_AGREEMENTS: Final = (
    _RECORD,
    Text("ontvanger", "recipient"),
    Text("rol", "role"),
    Text("product", "product or service"),
    Text("doelen", "purposes"),
    Text("gegevens", "categories"),
    Text("tot en met", "until"),
    Text("vandaag", "today"),
)
_ORDERS: Final = (
    _RECORD,
    Text("wie", "who"),
    Text("artikel", "article"),
    Text("ontvangen", "received"),
    Text("vorm", "form"),
    Text("gegevens", "categories"),
    Text("vandaag", "today"),
)


@agreement.command_of(
    "list",
    Text("Toon alle overeenkomsten, en of ze vandaag tellen.", "Show all agreements, and whether they count today."),
    examples=["consent-gate agreement list", "consent-gate agreement list --json"],
)
def list_agreements(desk: Desk) -> None:
    """Print every agreement."""
    with desk.ledger() as ledger:
        records = [record for record in ledger.records(pupil="") if isinstance(record.body, Agreement)]
        facts = [fact for known in ledger.recipients() for fact in known.facts]
    rows = []
    for record in records:
        body = record.body
        if isinstance(body, Agreement):
            until = body.period.until.isoformat() if body.period.until else ""
            what, why = " ".join((*body.categories, *body.optional)), " ".join(body.purposes)
            rows.append((record.id, body.recipient, body.role, body.product, why, what, until))
    _show(desk, _AGREEMENTS, records, rows, facts)


@order.command_of(
    "list",
    Text(
        "Toon de vorderingen over een leerling, en of ze nu tellen.",
        "Show the orders about a pupil, and whether they count now.",
    ),
    PUPIL.parameter(),
    examples=["consent-gate order list --pupil p1", "consent-gate order list --pupil p1 --json"],
)
def list_orders(desk: Desk, pupil: str) -> None:
    """Print every order about one pupil."""
    with desk.ledger() as ledger:
        with ledger.transaction() as transaction:
            row = transaction.pupils([pupil_asked(pupil)]).get(pupil)
        if row is None:
            raise Wrong(NO_SUCH_PUPIL)
        records = [record for record in ledger.records(pupil=pupil) if isinstance(record.body, Order)]
    rows = []
    for record in records:
        body = record.body
        if isinstance(body, Order):
            received, what = body.received_on.isoformat(), " ".join(body.categories)
            rows.append((record.id, body.recipient, body.article, received, body.form, what))
    _show(desk, _ORDERS, records, rows, row.state.facts)


def _show(
    desk: Desk,
    header: Sequence[Text],
    records: Sequence[Record],
    rows: Iterable[tuple[str, ...]],
    facts: Iterable[Fact],
) -> None:
    by_record = {fact.record: fact for fact in facts}
    states = [_today(desk, by_record.get(record.id)) for record in records]
    if desk.as_json:
        for record, (code, _) in zip(records, states, strict=True):
            print_json(to_document(record) | {"today": code})
        return
    print_table(desk, header, [(*row, desk.say(said)) for row, (_, said) in zip(rows, states, strict=True)])


def _today(desk: Desk, fact: Fact | None) -> tuple[str, Text]:
    """Return whether a fact counts at this moment: a word for programs, and one for people."""
    if fact is None:
        return "was_ended", _ENDED
    seen = fact.seen_at(desk.now())
    if seen is None:
        return "not_yet", _LATER
    if not seen.missing:
        return "counts", _COUNTS
    return ("over", _OVER) if seen.missing == ENDED else (seen.missing, Text(seen.missing, seen.missing))
