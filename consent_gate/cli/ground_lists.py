"""The lists of grounds: what was recorded, until when, and whether it counts today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from consent_gate.cli.desk import Desk
from consent_gate.cli.flags import PUPIL
from consent_gate.cli.grounds import agreement, caution, order
from consent_gate.cli.names import pupil_asked
from consent_gate.cli.paper import print_json, print_table
from consent_gate.cli.policy import NO_SUCH_PUPIL
from consent_gate.cli.weighed import inspection, mandate, weighing
from consent_gate.cli.wrong import Wrong
from consent_gate.grounds import ENDED, Agreement, Fact, Inspection, Mandate, Order, Weighing
from consent_gate.records import Body, Matter, Period, Record
from consent_gate.schemas.records import to_document
from consent_gate.text import Text

__all__ = ["agreement", "caution", "inspection", "mandate", "order", "weighing"]

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


_MANDATES: Final = (
    _RECORD,
    Text("ontvanger", "recipient"),
    Text("doel", "purpose"),
    Text("dienst", "service"),
    Text("namens", "on behalf of"),
    Text("tot en met", "until"),
    Text("vandaag", "today"),
)
_WEIGHINGS: Final = (
    _RECORD,
    Text("wat", "what"),
    Text("door", "by"),
    Text("besloten op", "decided on"),
    Text("ontvanger", "recipient"),
    Text("gegevens", "categories"),
    Text("stappen", "steps"),
    Text("gezwegen omdat", "silent because"),
    Text("vandaag", "today"),
)
_INSPECTIONS: Final = (
    _RECORD,
    Text("door", "by"),
    Text("gezien op", "seen on"),
    Text("ontvanger", "recipient"),
    Text("gegevens", "categories"),
    Text("eens", "agrees"),
    Text("zienswijze", "statement"),
    Text("vandaag", "today"),
)
_YES: Final = Text("ja", "yes")
_NO: Final = Text("nee", "no")

Row = Callable[[Body], tuple[str, ...] | None]
"""Gives the middle cells of a record of one kind, None for a record of another."""


@agreement.command_of(
    "list",
    Text("Toon alle overeenkomsten, en of ze vandaag tellen.", "Show all agreements, and whether they count today."),
    examples=["consent-gate agreement list", "consent-gate agreement list --json"],
)
def list_agreements(desk: Desk) -> None:
    """Print every agreement."""

    def row(body: Body) -> tuple[str, ...] | None:
        if not isinstance(body, Agreement):
            return None
        what, why = " ".join((*body.categories, *body.optional)), " ".join(body.purposes)
        return body.recipient, body.role, body.product, why, what, _until(body.period)

    _of_recipients(desk, _AGREEMENTS, row)


@mandate.command_of(
    "list",
    Text("Toon alle mandaten, en of ze vandaag tellen.", "Show all mandates, and whether they count today."),
    examples=["consent-gate mandate list", "consent-gate mandate list --json"],
)
def list_mandates(desk: Desk) -> None:
    """Print every mandate."""

    def row(body: Body) -> tuple[str, ...] | None:
        if not isinstance(body, Mandate):
            return None
        return body.recipient, body.purpose, body.service, body.on_behalf_of, _until(body.period)

    _of_recipients(desk, _MANDATES, row)


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

    def row(body: Body) -> tuple[str, ...] | None:
        if not isinstance(body, Order):
            return None
        return body.recipient, body.article, body.received_on.isoformat(), body.form, " ".join(body.categories)

    _of_pupil(desk, pupil, _ORDERS, row)


@weighing.command_of(
    "list",
    Text(
        "Toon de afwegingen over een leerling, en of ze vandaag tellen.",
        "Show the weighings about a pupil, and whether they count today.",
    ),
    PUPIL.parameter(),
    examples=["consent-gate weighing list --pupil p1"],
)
def list_weighings(desk: Desk, pupil: str) -> None:
    """Print every weighing about one pupil."""

    def row(body: Body) -> tuple[str, ...] | None:
        if not isinstance(body, Weighing):
            return None
        steps, silent = " ".join(body.steps), body.silence_because
        return body.subject, body.by, body.decided_on.isoformat(), *_about(body.matter), steps, silent

    _of_pupil(desk, pupil, _WEIGHINGS, row)


@inspection.command_of(
    "list",
    Text(
        "Toon wie vooraf zag wat er over een leerling weggaat.",
        "Show who saw beforehand what will leave about a pupil.",
    ),
    PUPIL.parameter(),
    examples=["consent-gate inspection list --pupil p1"],
)
def list_inspections(desk: Desk, pupil: str) -> None:
    """Print every inspection about one pupil."""

    def row(body: Body) -> tuple[str, ...] | None:
        if not isinstance(body, Inspection):
            return None
        agrees = "" if body.agrees is None else desk.say(_YES if body.agrees else _NO)
        statement = desk.say(_YES) if body.statement_sha256 else ""
        return body.by, body.seen_on.isoformat(), *_about(body.matter), agrees, statement

    _of_pupil(desk, pupil, _INSPECTIONS, row)


def _until(period: Period) -> str:
    return period.until.isoformat() if period.until else ""


def _about(matter: Matter) -> tuple[str, str]:
    return matter.recipient, " ".join([*matter.categories, *(f"-{name}" for name in matter.excluded)])


def _of_recipients(desk: Desk, header: Sequence[Text], row: Row) -> None:
    with desk.ledger() as ledger:
        records = list(ledger.records(pupil=""))
        facts = [fact for known in ledger.recipients() for fact in known.facts]
    _show_all(desk, header, records, row, facts)


def _of_pupil(desk: Desk, pupil: str, header: Sequence[Text], row: Row) -> None:
    with desk.ledger() as ledger:
        with ledger.transaction() as transaction:
            known = transaction.pupils([pupil_asked(pupil)]).get(pupil)
        if known is None:
            raise Wrong(NO_SUCH_PUPIL)
        records = list(ledger.records(pupil=pupil))
    _show_all(desk, header, records, row, known.state.facts)


def _show_all(desk: Desk, header: Sequence[Text], records: Iterable[Record], row: Row, facts: Iterable[Fact]) -> None:
    found = [(record, cells) for record in records if (cells := row(record.body)) is not None]
    chosen = [record for record, _ in found]
    _show(desk, header, chosen, [(record.id, *cells) for record, cells in found], facts)


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
