"""`decide` and `why`: what would be decided about one pupil, and why. A question is not logged and lets nothing out."""

from __future__ import annotations

from typing import Final

import click

from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk, day_of
from consent_gate.cli.explaining import document_of, duties_of, explanation, lines_of, records_behind
from consent_gate.cli.names import categories_asked, pupil_asked, purpose_asked, recipient_asked
from consent_gate.cli.paper import note, print_json, print_table
from consent_gate.cli.shape import Many, Option
from consent_gate.cli.wrong import NO, OK
from consent_gate.enquiry import Answer, ask
from consent_gate.ports import Ledger
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text

_YES: Final = Text("JA", "YES")
_NO: Final = Text("NEE", "NO")
_PARTLY: Final = Text("NEE, niet alles", "NO, not all of it")
_NOT_RECORDED: Final = Text(
    "Dit is een vraag: er is niets verstrekt en niets in het logboek gezet.",
    "This is a question: nothing was disclosed and nothing was logged.",
)
_ABOUT: Final = Text(
    "{recipient} vraagt voor {purpose} over leerling {pupil} op {day}",
    "{recipient} asks for {purpose} about pupil {pupil} on {day}",
)

_ASKED: Final = (
    Option(
        ["--recipient"],
        Text("wie vraagt: org:naam, staff:naam of person:naam", "who asks: org:name, staff:name or person:name"),
        required=True,
        metavar="ID",
    ),
    Option(
        ["--purpose"],
        Text("waarvoor (anders het eerste doel van wie vraagt)", "what for (else the asker's first purpose)"),
        default="",
        metavar="NAME",
    ),
    Option(["--pupil"], Text("over welke leerling", "about which pupil"), required=True, metavar="ID"),
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
)
questions: Final = Many("questions", Text("Vragen", "Questions"))
"""Holds the two commands, which the program offers without a group."""

_EXAMPLE: Final = "--recipient org:lindenhout --pupil p1 --category school_functioning"


@questions.command_of(
    "decide",
    Text(
        "Stel één vraag: wat mag weg? Afloop 0 als alles mag wat u noemt, anders 1. Er komt niets in het logboek.",
        "Put one question: what may leave? Exit 0 when all you name may, else 1. Nothing is logged.",
    ),
    *_ASKED,
    examples=[
        f"consent-gate decide {_EXAMPLE}",
        f"consent-gate decide {_EXAMPLE} --purpose zorgvraag --on 2030-01-01 --json",
    ],
)
def decide(desk: Desk, recipient: str, purpose: str, pupil: str, categories: tuple[str, ...], on: str | None) -> int:
    """Answer a question."""
    snapshot = desk.snapshot()
    with desk.ledger() as ledger:
        answer = _answer(desk, snapshot, ledger, recipient, purpose, pupil, categories, on)
    if desk.as_json:
        print_json(document_of(answer))
    else:
        _print_answer(desk, snapshot, answer)
        note(desk, _NOT_RECORDED)
    return OK if answer.permits_all else NO


@questions.command_of(
    "why",
    Text(
        "Stel dezelfde vraag en leg uit: de regels met bestand en regel, de wet, de records, en wat er nodig was.",
        "Put the same question and explain: the rules with file and line, the law, the records, and what was needed.",
    ),
    *_ASKED,
    examples=[f"consent-gate why {_EXAMPLE}", f"consent-gate why {_EXAMPLE} --json"],
)
def why(desk: Desk, recipient: str, purpose: str, pupil: str, categories: tuple[str, ...], on: str | None) -> int:
    """Answer a question and explain the answer."""
    snapshot = desk.snapshot()
    with desk.ledger() as ledger:
        answer = _answer(desk, snapshot, ledger, recipient, purpose, pupil, categories, on)
        parts = explanation(desk.language, snapshot, answer, records_behind(ledger, answer))
    if desk.as_json:
        print_json(document_of(answer) | {"explanation": parts})
    else:
        _print_answer(desk, snapshot, answer)
        for line in lines_of(desk.language, answer, parts):
            click.echo(line)
        note(desk, _NOT_RECORDED)
    return OK if answer.permits_all else NO


def _answer(
    desk: Desk,
    snapshot: Snapshot,
    ledger: Ledger,
    recipient: str,
    purpose: str,
    pupil: str,
    categories: tuple[str, ...],
    on: str | None,
) -> Answer:
    return ask(
        snapshot,
        ledger,
        recipient=recipient_asked(recipient),
        purpose=purpose_asked(snapshot.vocabulary, purpose),
        pupil=pupil_asked(pupil),
        asked=categories_asked(snapshot.vocabulary, categories),
        day=day_of(on, "--on") or desk.today(),
        at=None if on else desk.now(),
    )


_HEADER: Final = (
    Text("gegevens", "categories"),
    Text("antwoord", "answer"),
    Text("grond", "basis"),
    Text("regels", "rules"),
    Text("reden", "reason"),
)


def _print_answer(desk: Desk, snapshot: Snapshot, answer: Answer) -> None:
    decision = answer.decision
    verdict = _YES if answer.permits_all else _PARTLY if decision.permits else _NO
    about = _ABOUT.format(recipient=answer.asker, purpose=answer.purpose or "?", pupil=decision.pupil, day=answer.day)
    click.echo(
        f"{coloured(desk.say(verdict), fg='green' if answer.permits_all else 'red', bold=True)}  {desk.say(about)}"
    )
    rows = []
    for category in answer.asked:
        for grant in decision.grants:
            if category in grant.categories:
                rows.append((category, desk.say(_YES), grant.basis.value, " ".join(grant.rules), ""))
        for kept in decision.withheld:
            if category in kept.categories:
                rows.append((category, desk.say(_NO), "", " ".join(kept.rules), kept.reason.value))
    print_table(desk, _HEADER, rows)
    for line in duties_of(desk.language, snapshot, decision.duties):
        click.echo(line)
