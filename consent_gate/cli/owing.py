"""`consent-gate duties`: what disclosures still oblige to, until when, to be done how; and closing it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

import click

from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk
from consent_gate.cli.names import pupil_asked, recipient_asked
from consent_gate.cli.paper import print_json, tell
from consent_gate.cli.shape import Many, Option
from consent_gate.cli.wrong import NO, OK, Wrong
from consent_gate.duties import INFORM, Duty, Standing, duties, on_paper, waiting, whom_to_tell
from consent_gate.ports import Ledger
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import amsterdam_date
from consent_gate.text import Text

owing: Final = Many(
    "duties",
    Text(
        "Wat de school nog moet doen na een verstrekking: ouders inlichten, papier, zienswijze, beoordeling, melden."
        " Zonder opdracht erachter: de lijst.",
        "What the school still has to see to after a disclosure: telling guardians, paper, a view, a review, a notice."
        " Without a command: the list.",
    ),
    examples=["consent-gate duties", "consent-gate duties --late", "consent-gate duties --within 14d --json"],
    usual="list",
)

_WITHIN: Final = re.compile(r"([0-9]{1,4})d?\Z")
_BAD_WITHIN: Final = Text("--within is een aantal dagen, zoals 14d", "--within is a number of days, such as 14d")
_LATE: Final = Text("TE LAAT, had uiterlijk {due} gemoeten", "LATE, was due by {due}")
_TODAY: Final = Text("VANDAAG, uiterlijk {due}", "TODAY, due by {due}")
_OPEN: Final = Text("uiterlijk {due}, over {days} dag(en)", "due by {due}, in {days} day(s)")
_CLOSED: Final = Text("gedaan op {on}", "carried out on {on}")
_TOO_LATE: Final = Text("gedaan op {on}, te laat: het had uiterlijk {due} gemoeten", "carried out on {on}, after {due}")
_SILENT: Final = Text("niet gedaan, vastgelegd op {on}: {because}", "not carried out, recorded on {on}: {because}")
_ABOUT: Final = Text(
    "leerling {pupil} · aan {recipient} voor {purpose} · verstrekt op {day} · regel {entry}",
    "pupil {pupil} · to {recipient} for {purpose} · disclosed on {day} · line {entry}",
)
_WHOM: Final = Text("wie: {whom}", "whom: {whom}")
_OF: Final = Text("correctie {record}: {categories}", "correction {record}: {categories}")
_PAPER: Final = Text(
    "het papier is er: consent-gate order paper {record} --pupil {pupil}",
    "the paper is here: consent-gate order paper {record} --pupil {pupil}",
)
_DONE: Final = Text(
    "gedaan: consent-gate duties close {words} --by WIE", "done: consent-gate duties close {words} --by WHO"
)
_COUNT: Final = Text("{open} open, waarvan {late} te laat.", "{open} open, {late} of them late.")
_NONE: Final = Text("Er staat niets open.", "Nothing is open.")
_NONE_SHOWN: Final = Text("Niets dat hieraan voldoet.", "Nothing that fits.")
_MISSED: Final = Text("{count} te laat gedaan.", "{count} carried out late.")


@owing.command_of(
    "list",
    Text(
        "Toon wat nog moet, wat het eerst moet bovenaan. Afloop 1 als er iets te laat is.",
        "Show what is still to be carried out, what is due first on top. Exit 1 when something is late.",
    ),
    Option(["--pupil"], Text("alleen over deze leerling", "about this pupil only"), metavar="ID"),
    Option(["--recipient"], Text("alleen van deze ontvanger", "of this recipient only"), metavar="ID"),
    Option(["--late"], Text("alleen wat te laat is", "only what is late"), is_flag=True),
    Option(
        ["--within"],
        Text("alleen wat binnen zoveel dagen moet, en wat te laat is", "only what is due within so many days, or late"),
        metavar="14d",
    ),
    Option(["--all", "everything"], Text("ook wat al is afgemeld", "also what was closed"), is_flag=True),
    examples=["consent-gate duties list --pupil p1 --all", "consent-gate duties list --late --json"],
)
def list_duties(
    desk: Desk, pupil: str | None, recipient: str | None, late: bool, within: str | None, everything: bool
) -> int:
    """Print the duties."""
    day = desk.today()
    until = day + timedelta(days=_days(within)) if within else None
    if pupil is not None:
        pupil_asked(pupil)
    if recipient is not None:
        recipient_asked(recipient)
    snapshot = desk.snapshot()
    with desk.ledger() as ledger:
        found = duties(ledger, snapshot, day, pupil=pupil, recipient=recipient)
        chosen: Sequence[Duty] = found if everything and not (late or within) else waiting(found, until)
        if late:
            chosen = [one for one in (found if everything else chosen) if one.missed]
        told = list(_told(desk, ledger, snapshot, chosen, day))
    for document in told:
        if desk.as_json:
            print_json(document)
        else:
            _print(desk, document)
    overdue = sum(one.standing is Standing.LATE for one in chosen)
    if not desk.as_json:
        _sum_up(desk, chosen, overdue, all_of_it=not (pupil or recipient or late or within))
    return NO if overdue else OK


def _days(within: str) -> int:
    match = _WITHIN.match(within)
    if match is None:
        raise Wrong(_BAD_WITHIN)
    return int(match[1])


def _told(
    desk: Desk, ledger: Ledger, snapshot: Snapshot, chosen: Sequence[Duty], day: date
) -> Iterator[dict[str, Any]]:
    """Yield each duty as a document, with what people call it and whom it concerns."""
    with ledger.transaction() as transaction:
        rows = transaction.pupils(list(dict.fromkeys(one.pupil for one in chosen if one.duty == INFORM)))
    for one in chosen:
        row = rows.get(one.pupil)
        whom = whom_to_tell(row.state.birth_date if row else None, day) if one.duty == INFORM else Text("", "")
        yield {
            "duty": one.duty,
            "label": desk.say(label_of(snapshot, one.duty)),
            "standing": one.standing.value,
            "due": one.due.isoformat(),
            "days": (one.due - day).days,
            "missed": one.missed,
            "whom": desk.say(whom),
            "entry": one.entry,
            "disclosed_on": amsterdam_date(one.at).isoformat(),
            "pupil": one.pupil,
            "recipient": one.recipient,
            "purpose": one.purpose,
            "categories": list(one.categories),
            "rules": list(one.rules),
            "records": list(one.records),
            "of": one.of,
            "closed_by": one.closed_by,
            "closed_on": one.closed_on.isoformat() if one.closed_on else "",
            "because": one.because,
            "on_paper": one.duty in on_paper(snapshot),
        }


def label_of(snapshot: Snapshot, duty: str) -> Text:
    """Return what people call a duty; one that the policies no longer name is its own label."""
    term = snapshot.document.duties.get(duty)
    return term.label if term else Text(duty, duty)


def _print(desk: Desk, told: dict[str, Any]) -> None:
    """Print one duty: when, what, about whom, and how it is reported."""
    late = told["standing"] == Standing.LATE.value
    click.echo(coloured(desk.say(_when(told)), fg="red" if told["missed"] else None, bold=late))
    click.echo(f"  {told['label']}")
    values = {"day": told["disclosed_on"], **{name: told[name] for name in ("pupil", "recipient", "purpose", "entry")}}
    click.echo(f"  {desk.say(_ABOUT.format(**values))}")
    if told["whom"]:
        click.echo(f"  {desk.say(_WHOM.format(whom=told['whom']))}")
    if told["of"]:
        click.echo(f"  {desk.say(_OF.format(record=told['of'], categories=' '.join(told['categories'])))}")
    if told["standing"] != Standing.CLOSED.value:
        if told["on_paper"]:
            for record in told["records"]:
                click.echo(f"  {desk.say(_PAPER.format(record=record, pupil=told['pupil']))}")
        words = f"{told['entry']} {told['duty']}" + (f" --of {told['of']}" if told["of"] else "")
        click.echo(f"  {desk.say(_DONE.format(words=words))}")
    click.echo()


def _when(told: dict[str, Any]) -> Text:
    if told["standing"] == Standing.LATE.value:
        return _LATE.format(due=told["due"])
    if told["standing"] == Standing.OPEN.value:
        return (_OPEN if told["days"] else _TODAY).format(due=told["due"], days=told["days"])
    if told["because"]:
        return _SILENT.format(on=told["closed_on"], because=told["because"])
    return (_TOO_LATE if told["missed"] else _CLOSED).format(on=told["closed_on"], due=told["due"])


def _sum_up(desk: Desk, chosen: Sequence[Duty], late: int, *, all_of_it: bool) -> None:
    if not chosen:
        tell(desk, _NONE if all_of_it else _NONE_SHOWN)
        return
    still = sum(one.standing is not Standing.CLOSED for one in chosen)
    tell(desk, _COUNT.format(open=still, late=late))
    missed = sum(one.missed and one.standing is Standing.CLOSED for one in chosen)
    if missed:
        tell(desk, _MISSED.format(count=missed))
