"""`consent-gate erasure`: the answer to a request of erasure (AVG 17), category by category."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from consent_gate.cli.corrections import print_receivers, see_duties, told
from consent_gate.cli.desk import Desk, day_of
from consent_gate.cli.flags import BY, PUPIL
from consent_gate.cli.names import categories_asked, pupil_asked
from consent_gate.cli.paper import note, print_json, print_table, tell
from consent_gate.cli.recording import remark, report
from consent_gate.cli.shape import Many, Option
from consent_gate.cli.wrong import NO, OK, Wrong, joined
from consent_gate.erasure import Erasure, asked_to_erase, record_erasure
from consent_gate.errors import RecordRefused
from consent_gate.plain import CHECKED
from consent_gate.reasons import PLAIN, Reason
from consent_gate.records import Record, Restriction
from consent_gate.retention import Keeping
from consent_gate.state import Statement
from consent_gate.text import Text

requests: Final = Many("requests", Text("Verzoeken", "Requests"))
"""Holds the command, which the program offers without a group."""

_HEADER: Final = (
    Text("gegevens", "data"),
    Text("antwoord", "answer"),
    Text("reden", "reason"),
    Text("bewaren tot en met", "keep until"),
    Text("wet", "law"),
)
_REFUSED: Final = Text("GEWEIGERD", "REFUSED")
_TO_WEIGH: Final = Text("af te wegen", "to be weighed")
_GRANTED: Final = Text("toegewezen", "granted")
_AFTER: Final = Text("uitschrijving + {years} jaar", "departure + {years} years")
_LAW: Final = Text("{law} ({source}; {checked})", "{law} ({source}; {checked})")
_WHOM: Final = Text(
    "verzoek om wissing (AVG 17) van leerling {pupil}, door {by}, op {day}",
    "request of erasure (GDPR 17) of pupil {pupil}, by {by}, on {day}",
)
_ERASE: Final = Text(
    "Wis in de administratie wat is toegewezen; de poort wist zelf niets. Wat al gedrukt en verspreid is, blijft.",
    "Erase in the administration what is granted; the gate erases nothing itself. What is in print already stays.",
)
_TASK: Final = Text(
    "De leerling staat nog ingeschreven: weeg af wat de school voor haar taak nog nodig heeft (AVG 17 lid 3 onder b)."
    " Is dat niets, geef de opdracht dan met --not-needed.",
    "The pupil is still enrolled: weigh what the school still needs for its task (GDPR 17(3)(b)). When that is nothing,"
    " give the command with --not-needed.",
)
_REMEDY: Final = Text(
    "leg geboortedatum en gezag vast met `consent-gate pupil add` en `gezag set`",
    "record birth date and gezag with `consent-gate pupil add` and `gezag set`",
)
_STANDING: Final = Text(
    "Deze toestemmingen blijven staan: wissing trekt niets in. Wie ook nieuw gebruik wil stoppen, trekt ze in:",
    "These consents still stand: erasure withdraws nothing. Whoever wants to stop new use as well, withdraws them:",
)
_STATEMENTS: Final = (
    Text("record", "record"),
    Text("door", "by"),
    Text("ontvanger", "recipient"),
    Text("doel", "purpose"),
    Text("intrekken met", "withdraw with"),
)
_UNRECORDED: Final = Text(
    "Dit is een antwoord, nog geen vastlegging; met --record wordt het vastgelegd.",
    "This is an answer, nothing is recorded yet; --record records it.",
)
_HOLDS: Final = Text(
    "de beperking houdt ook verstrekkingen tegen die de wet verplicht, zoals aan DUO of leerplicht; hef haar op met"
    " `consent-gate restriction end {record} --pupil {pupil} --because lifted` zodra dat nodig is",
    "the restriction also stops disclosures that the law obliges to, such as to DUO or the attendance office; lift it"
    " with `consent-gate restriction end {record} --pupil {pupil} --because lifted` when that is needed",
)
_LATER: Final = Text(
    "--on ligt na vandaag; vastleggen kan op de dag zelf", "--on lies after today; it can be recorded on the day itself"
)


@requests.command_of(
    "erasure",
    Text(
        "Beantwoord een verzoek om wissing (AVG 17): wat moet blijven en tot wanneer, wat weg mag, welke toestemmingen"
        " blijven staan en wie bericht moet krijgen. Afloop 1 als niet alles wordt toegewezen.",
        "Answer a request of erasure (GDPR 17): what must stay and until when, what may go, which consents still stand"
        " and who must be told. Exit 1 when not everything is granted.",
    ),
    PUPIL.parameter(),
    BY.parameter(),
    Option(
        ["--category", "categories"],
        Text(
            "welk soort gegevens; een groep betekent alles eronder; mag vaker",
            "which kind of data; a group means all below it; may be repeated",
        ),
        required=True,
        multiple=True,
        metavar="NAME",
    ),
    Option(["--on"], Text("op welke dag (anders vandaag)", "on which day (else today)"), metavar="DATE"),
    Option(
        ["--record"],
        Text(
            "leg vast: gewist wat is toegewezen, en een beperking (AVG 18) op wat moet blijven",
            "record it: erased what is granted, and a restriction (GDPR 18) on what must stay",
        ),
        is_flag=True,
    ),
    Option(
        ["--not-needed"],
        Text(
            "de school woog af: voor haar taak heeft zij dit niet meer nodig",
            "the school weighed it: for its task it needs this no longer",
        ),
        is_flag=True,
    ),
    examples=[
        "consent-gate erasure --pupil p1 --by g1 --category image",
        "consent-gate erasure --pupil p1 --by g1 --category attendance --category results --record",
    ],
)
def erasure(
    desk: Desk, pupil: str, by: str, categories: tuple[str, ...], on: str | None, record: bool, not_needed: bool
) -> int:
    """Answer a request of erasure."""
    snapshot = desk.snapshot()
    day = day_of(on, "--on") or desk.today()
    if record and day > desk.today():
        raise Wrong(_LATER)
    mask = categories_asked(snapshot.vocabulary, categories)
    with desk.ledger() as ledger:
        try:
            found = asked_to_erase(
                snapshot, ledger, pupil=pupil_asked(pupil), by=by, asked=mask, day=day, weighed=not_needed
            )
        except RecordRefused as refusal:
            raise Wrong(joined(refusal.text, _REMEDY)) from None
        written = record_erasure(ledger, found, at=desk.now(), account=desk.recorder()) if record else ()
    if desk.as_json:
        print_json(_document(found, written))
    else:
        _print(desk, found)
        for kept, revision in written:
            report(desk, kept, revision, new=True)
        if written:
            see_duties(desk, pupil, found.receivers)
        if not record:
            note(desk, _UNRECORDED)
    for kept, _ in written:
        if isinstance(kept.body, Restriction):
            remark(desk, _HOLDS.format(record=kept.id, pupil=pupil))
    return OK if found.grants_all else NO


def _print(desk: Desk, found: Erasure) -> None:
    tell(desk, _WHOM.format(pupil=found.pupil, by=found.by, day=found.day))
    print_table(desk, _HEADER, _rows(desk, found))
    if found.refused:
        tell(desk, PLAIN[Reason.RETENTION_DUTY])
    if found.granted:
        tell(desk, _ERASE)
    if found.to_weigh:
        tell(desk, _TASK)
    if found.standing:
        tell(desk, _STANDING)
        print_table(desk, _STATEMENTS, [_standing(found.pupil, said) for said in found.standing])
    if found.granted:
        print_receivers(desk, found.receivers)


def _rows(desk: Desk, found: Erasure) -> Iterator[tuple[str, ...]]:
    for kept in found.refused:
        yield kept.category, desk.say(_REFUSED), Reason.RETENTION_DUTY.value, *_term(desk, kept)
    for answer, answered in ((_TO_WEIGH, found.to_weigh), (_GRANTED, found.granted)):
        for kept in answered:
            yield kept.category, desk.say(answer), "", "", ""


def _term(desk: Desk, kept: Keeping) -> tuple[str, str]:
    """Return until when the law wants it kept, and which law."""
    term, until = kept.duty, kept.must_until
    if term is None:
        return "", ""
    last = until.isoformat() if until else desk.say(_AFTER.format(years=term.years))
    return last, desk.say(_LAW.format(law=term.law, source=term.source, checked=CHECKED[term.status]))


def _standing(pupil: str, said: Statement) -> tuple[str, ...]:
    command = f"consent-gate consent withdraw --pupil {pupil} --by {said.by} --consent {said.record}"
    return said.record, said.by, said.recipient, said.purpose, command


def _document(found: Erasure, written: tuple[tuple[Record, int], ...]) -> dict[str, Any]:
    return {
        "pupil": found.pupil,
        "by": found.by,
        "day": found.day.isoformat(),
        "refused": [
            {
                "category": kept.category,
                "reason": Reason.RETENTION_DUTY.value,
                "until": kept.must_until.isoformat() if kept.must_until else "",
                "years": kept.duty.years if kept.duty else 0,
                "law": kept.duty.law if kept.duty else "",
                "source": kept.duty.source if kept.duty else "",
                "status": kept.duty.status if kept.duty else "",
            }
            for kept in found.refused
        ],
        "to_weigh": [kept.category for kept in found.to_weigh],
        "granted": [kept.category for kept in found.granted],
        "standing": [said.record for said in found.standing],
        "tell": told(found.receivers),
        "recorded": [{"record": kept.id, "kind": kept.kind, "revision": revision} for kept, revision in written],
    }
