"""`consent-gate log`: what left, to whom and why; and every past decision computed again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import click
import msgspec

from consent_gate.cli.desk import Desk, day_of, instant_text
from consent_gate.cli.names import pupil_asked, recipient_asked
from consent_gate.cli.paper import note, print_json, print_table, progress, tell
from consent_gate.cli.shape import Many, Option
from consent_gate.cli.wrong import NO, OK, Wrong
from consent_gate.decision import DisclosureEntry
from consent_gate.ports import Ledger
from consent_gate.replay import Deviation, Difference, replay
from consent_gate.terms import amsterdam_date
from consent_gate.text import Text

log: Final = Many(
    "log",
    Text("Het verstrekkingenlogboek: bekijken en narekenen.", "The disclosure log: look up and compute again."),
    examples=["consent-gate log list --pupil p1", "consent-gate log replay"],
)

_FILTERS: Final = (
    Option(["--pupil"], Text("alleen over deze leerling", "about this pupil only"), metavar="ID"),
    Option(["--recipient"], Text("alleen aan deze ontvanger", "to this recipient only"), metavar="ID"),
    Option(["--since"], Text("vanaf deze dag", "from this day on"), metavar="DATE"),
    Option(["--until"], Text("tot en met deze dag", "up to and including this day"), metavar="DATE"),
)
_YES: Final = Text("ja", "yes")
_NO: Final = Text("nee", "no")
_LEFT_OUT: Final = Text(
    "de laatste {shown} van {total} regels; --last 0 toont alles",
    "the last {shown} of {total} lines; --last 0 shows all",
)
_NO_SUCH_ENTRY: Final = Text(
    "deze regel is er niet; `consent-gate log list --json` noemt de id's",
    "there is no such line; `consent-gate log list --json` names the ids",
)
_COMPUTING: Final = Text("regels nagerekend:", "lines computed:")
_SAME: Final = Text("{lines} regels nagerekend, geen verschil", "{lines} lines computed again, no difference")
_OTHER: Final = Text(
    "{lines} regels nagerekend, {count} verschil(len)", "{lines} lines computed again, {count} difference(s)"
)

DEVIATIONS: Final[dict[Deviation, Text]] = {
    Deviation.SNAPSHOT_MISSING: Text("het beleid van toen is niet bewaard", "the policies of then are not kept"),
    Deviation.SNAPSHOT_CHANGED: Text("het bewaarde beleid is veranderd", "the stored policies were changed"),
    Deviation.RECORDS_MISSING: Text("er ontbreken records van de leerling", "records of the pupil are missing"),
    Deviation.RECIPIENT_DIFFERS: Text(
        "de ontvanger mocht dit toen niet vragen, of juist wel", "whether the recipient might ask differs"
    ),
    Deviation.GRANTED_UNDECIDED: Text("verstrekt zonder beslissing", "granted without a decision"),
    Deviation.DECISION_DIFFERS: Text("het antwoord komt anders uit", "the answer comes out otherwise"),
    Deviation.SIGNATURE_DIFFERS: Text("het kenmerk klopt niet met de regel", "the signature does not fit the line"),
}


def _chosen(
    ledger: Ledger, pupil: str | None, recipient: str | None, since: str | None, until: str | None
) -> Iterator[DisclosureEntry]:
    """Yield the lines that the options ask for, oldest first; days are those of Amsterdam."""
    first, last = day_of(since, "--since") or date.min, day_of(until, "--until") or date.max
    if pupil is not None:
        pupil_asked(pupil)
    if recipient is not None:
        recipient_asked(recipient)
    for entry in ledger.entries(pupil=pupil, recipient=recipient):
        if first <= amsterdam_date(entry.at) <= last:
            yield entry


_HEADER: Final = (
    Text("tijdstip", "instant"),
    Text("langs", "channel"),
    Text("richting", "direction"),
    Text("ontvanger", "recipient"),
    Text("doel", "purpose"),
    Text("leerling", "pupil"),
    Text("weg", "left"),
    Text("soorten", "categories"),
    Text("grond", "basis"),
    Text("reden", "reason"),
    Text("regel-id", "line id"),
)


@log.command_of(
    "list",
    Text("Toon de regels van het logboek, de nieuwste onderaan.", "Show the lines of the log, the newest last."),
    *_FILTERS,
    Option(
        ["--last"],
        Text(
            "hoeveel regels (anders 50; 0 is alles; met --json altijd alles)",
            "how many lines (else 50; 0 is all; with --json always all)",
        ),
        type=click.IntRange(0),
        default=50,
        metavar="N",
    ),
    examples=["consent-gate log list", "consent-gate log list --recipient org:lindenhout --since 2026-01-01 --json"],
)
def list_entries(desk: Desk, last: int, **filters: str | None) -> None:
    """Print log lines."""
    with desk.ledger() as ledger:
        entries = _chosen(ledger, **filters)
        if desk.as_json:
            for entry in entries:
                print_json(_document(entry))
            return
        total = 0
        shown: deque[DisclosureEntry] = deque(maxlen=last or None)
        for entry in entries:
            total += 1
            shown.append(entry)
    print_table(desk, _HEADER, [_row(desk, entry) for entry in shown])
    if len(shown) < total:
        note(desk, _LEFT_OUT.format(shown=len(shown), total=total))


def _row(desk: Desk, entry: DisclosureEntry) -> tuple[str, ...]:
    left = sum(len(grant.categories) for grant in entry.grants)
    return (
        instant_text(entry.at),
        entry.channel.value,
        entry.direction.value,
        entry.recipient,
        entry.purpose,
        entry.pupil or "-",
        desk.say(_YES if entry.permits else _NO),
        f"{left}/{len(entry.asked)}",
        " ".join(grant.basis.value for grant in entry.grants),
        " ".join(dict.fromkeys(kept.reason.value for kept in entry.withheld)),
        entry.id,
    )


def _document(entry: DisclosureEntry) -> dict[str, Any]:
    document = msgspec.to_builtins(entry)
    return {**document, "answer": "permit" if entry.permits else "refuse"}


_PARTS: Final = ("grants", "withheld", "duties")
"""What a line holds several of, each with parts of its own."""


@log.command_of(
    "show",
    Text("Toon één regel helemaal.", "Show one line in full."),
    click.Argument(["entry"]),
    examples=["consent-gate log show e1"],
)
def show(desk: Desk, entry: str) -> None:
    """Print one log line."""
    with desk.ledger() as ledger:
        found = next(iter(ledger.entries(entry=entry)), None)
    if found is None:
        raise Wrong(_NO_SUCH_ENTRY)
    document = _document(found)
    if desk.as_json:
        print_json(document)
        return
    rows = [(name, _told(value)) for name, value in document.items() if name not in _PARTS]
    rows += [
        (f"{name}[{place}].{part}", _told(value))
        for name in _PARTS
        for place, one in enumerate(document[name])
        for part, value in one.items()
    ]
    print_table(desk, (Text("veld", "field"), Text("waarde", "value")), rows)


def _told(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


@log.command_of(
    "replay",
    Text(
        "Reken elke beslissing opnieuw uit, uit grootboek en bewaard beleid. Afloop 1 als er een verschil is.",
        "Compute each decision again, from the ledger and the stored policies. Exit 1 when one differs.",
    ),
    *_FILTERS,
    examples=["consent-gate log replay", "consent-gate log replay --pupil p1 --json"],
)
def replay_log(desk: Desk, **filters: str | None) -> int:
    """Compute the log again."""
    lines = differences = 0

    with desk.ledger() as ledger, progress(desk, _COMPUTING) as shown:

        def count(done: int) -> None:
            nonlocal lines
            lines = done
            shown(done)

        for difference in replay(ledger, _chosen(ledger, **filters), count):
            differences += 1
            _print_difference(desk, difference)
    if desk.as_json:
        print_json({"lines": lines, "differences": differences})
    else:
        tell(desk, (_OTHER if differences else _SAME).format(lines=lines, count=differences))
    return NO if differences else OK


def _print_difference(desk: Desk, difference: Difference) -> None:
    entry = difference.entry
    if desk.as_json:
        about = {"entry": entry.id, "at": instant_text(entry.at), "recipient": entry.recipient, "pupil": entry.pupil}
        print_json(
            {
                **about,
                "deviation": difference.deviation.value,
                "logged": difference.logged,
                "computed": difference.computed,
            }
        )
        return
    click.echo(f"{entry.id}  {instant_text(entry.at)}  {desk.say(DEVIATIONS[difference.deviation])}")
    click.echo(f"  -  {difference.logged}")
    click.echo(f"  +  {difference.computed or '?'}")
