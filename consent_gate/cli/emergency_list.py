"""`consent-gate emergency list`: which emergencies run or ran, whether they were used, and who looked back on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from consent_gate.breakglass import REVIEW
from consent_gate.cli.desk import Desk
from consent_gate.cli.emergency import clock, emergency
from consent_gate.cli.flags import Flag
from consent_gate.cli.names import pupil_asked
from consent_gate.cli.paper import print_json, print_table, progress
from consent_gate.cli.policy import NO_SUCH_PUPIL
from consent_gate.cli.wrong import Wrong
from consent_gate.decision import DisclosureEntry
from consent_gate.grounds import EMERGENCY_REASONS, Act, Emergency
from consent_gate.ports import Ledger
from consent_gate.records import Ending, Record
from consent_gate.schemas.records import to_document
from consent_gate.terms import amsterdam_date
from consent_gate.text import Text

__all__ = ["emergency"]

_HEADER: Final = (
    Text("record", "record id"),
    Text("leerling", "pupil"),
    Text("ontvanger", "recipient"),
    Text("gegevens", "categories"),
    Text("reden", "reason"),
    Text("door", "by"),
    Text("tot", "until"),
    Text("nu", "now"),
    Text("beoordeeld", "reviewed"),
)
_NOW: Final = {
    "running": Text("loopt", "running"),
    "not_yet": Text("nog niet", "not yet"),
    "over": Text("voorbij", "over"),
    "was_ended": Text("gesloten", "was closed"),
}
_REVIEWS: Final = {
    "unused": Text("niet gebruikt", "not used"),
    "open": Text("nog niet, uiterlijk {due}", "not yet, at the latest on {due}"),
    "late": Text("TE LAAT, uiterlijk {due}", "LATE, at the latest on {due}"),
    "set_aside": Text("niet, met reden", "no, with a reason"),
    "reviewed": Text("ja", "yes"),
}
_ONE_PUPIL: Final = Flag("--pupil", "pupil", Text("alleen van deze leerling", "of this pupil only"), "ID")
_LOOKING: Final = Text("records gelezen:", "records read:")


@dataclass(frozen=True, slots=True)
class _Seen:
    """One emergency as the list shows it: whether it counts now, and what became of the review it owes.

    `used` counts the disclosures that rest on it; `due` is the last day for reviewing the first that is still open.
    """

    record: Record
    body: Emergency
    now: str
    review: str
    used: int
    due: date | None


@emergency.command_of(
    "list",
    Text(
        "Toon lopende en eerdere noodgevallen, of ze gebruikt zijn, en of dat is beoordeeld.",
        "Show running and past emergencies, whether they were used, and whether that was reviewed.",
    ),
    _ONE_PUPIL.parameter(),
    examples=["consent-gate emergency list", "consent-gate emergency list --pupil p1 --json"],
)
def list_emergencies(desk: Desk, pupil: str | None) -> None:
    """Print every emergency, of one pupil or of all."""
    with desk.ledger() as ledger:
        if pupil is not None:
            with ledger.transaction() as transaction:
                if pupil not in transaction.pupils([pupil_asked(pupil)]):
                    raise Wrong(NO_SUCH_PUPIL)
        seen = list(_seen(desk, ledger, pupil))
    if desk.as_json:
        for one in seen:
            print_json(to_document(one.record) | _standing(one))
        return
    print_table(
        desk,
        _HEADER,
        [
            (
                one.record.id,
                one.record.pupil,
                one.body.recipient,
                " ".join(one.body.categories),
                desk.say(EMERGENCY_REASONS.get(one.body.because, Text(one.body.because, one.body.because))),
                one.body.by,
                clock(one.body),
                desk.say(_NOW[one.now]),
                desk.say(_REVIEWS[one.review].format(due=one.due or "?")),
            )
            for one in seen
        ],
    )


def _standing(one: _Seen) -> dict[str, Any]:
    due = one.due.isoformat() if one.due else ""
    return {"now": one.now, "review": one.review, "review_due": due, "disclosures": one.used}


def _seen(desk: Desk, ledger: Ledger, pupil: str | None) -> Iterator[_Seen]:
    opened: list[tuple[Record, Emergency]] = []
    ended: set[str] = set()
    acts: dict[str, bool] = {}
    with progress(desk, _LOOKING) as show:
        for count, record in enumerate(ledger.records(pupil=pupil, kinds=("emergency", "ending", "act")), start=1):
            match record.body:
                case Emergency() as body:
                    opened.append((record, body))
                case Ending(ends=name):
                    ended.add(name)
                case Act(duty=duty, entry=entry, because=because) if duty == REVIEW:
                    acts[entry] = acts.get(entry, False) or not because
            show(count)
    for record, body in opened:
        lines = ledger.entries(pupil=record.pupil)
        used = [line for line in lines if any(record.id in grant.records for grant in line.grants)]
        due = min((_due(line) for line in used if line.id not in acts), default=None)
        yield _Seen(record, body, _when(desk, record, body, ended), _review(desk, used, acts, due), len(used), due)


def _due(line: DisclosureEntry) -> date:
    """Return when a disclosure is to be reviewed; at once where its policies named no such duty."""
    return next((owed.due for owed in line.duties if owed.duty == REVIEW), amsterdam_date(line.at))


def _review(desk: Desk, used: list[DisclosureEntry], acts: dict[str, bool], due: date | None) -> str:
    if not used:
        return "unused"
    if due is not None:
        return "late" if desk.today() > due else "open"
    return "reviewed" if all(acts[line.id] for line in used) else "set_aside"


def _when(desk: Desk, record: Record, body: Emergency, ended: set[str]) -> str:
    if record.id in ended:
        return "was_ended"
    if desk.now() >= body.ends_at:
        return "over"
    return "running" if body.starts_at <= desk.now() else "not_yet"
