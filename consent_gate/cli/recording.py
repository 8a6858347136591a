"""Commands that write one record, made from a table: group, name, kind of record, options, examples."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from consent_gate.cli.desk import Desk
from consent_gate.cli.flags import ID, Flag, document_of, record_of
from consent_gate.cli.paper import note, print_json, tell
from consent_gate.cli.shape import Many
from consent_gate.intake import append
from consent_gate.ports import Ledger
from consent_gate.records import Record
from consent_gate.text import Text

KINDS: Final[Mapping[str, Text]] = {
    "pupil_facts": Text("leerling", "pupil"),
    "gezag": Text("gezag", "gezag"),
    "consent": Text("toestemming", "consent"),
    "refusal": Text("weigering", "refusal"),
    "withdrawal": Text("intrekking", "withdrawal"),
    "objection": Text("bezwaar", "objection"),
    "restriction": Text("beperking", "restriction"),
    "correction": Text("correctie", "correction"),
    "adoption": Text("instemming van de MR", "consent of the MR"),
    "ending": Text("beëindiging", "ending"),
    "role_assignment": Text("rol", "role"),
    "registration": Text("registratie", "registration"),
    "agreement": Text("overeenkomst", "agreement"),
    "mandate": Text("mandaat", "mandate"),
    "order": Text("vordering", "order"),
    "order_paper": Text("papier bij een vordering", "paper of an order"),
    "weighing": Text("afweging", "weighing"),
    "emergency": Text("noodgeval", "emergency"),
    "inspection": Text("inzage", "inspection"),
    "caution": Text("voorzichtigheid", "caution"),
    "act": Text("uitgevoerde plicht", "duty carried out"),
}
"""What people call each kind of record."""

_RECORDED: Final = Text(
    "vastgelegd: {kind} {record} (revisie {revision})", "recorded: {kind} {record} (revision {revision})"
)
_KNOWN: Final = Text(
    "stond er al: {kind} {record} (revisie {revision})", "was there already: {kind} {record} (revision {revision})"
)

Document = dict[str, Any]
Values = Mapping[str, Any]


def _as_it_is(desk: Desk, ledger: Ledger, document: Document, values: Values) -> None:
    """Change nothing."""


def about_everything(desk: Desk, ledger: Ledger, document: Document, values: Values) -> None:
    """Let a no that names nothing be a no to everything."""
    document.setdefault("matter", {})


def _nothing(desk: Desk, ledger: Ledger, record: Record) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One such command. `fixed` stands in the document whatever is typed; `named` says whether it holds policy names.

    `complete` may change the document before it is judged, `remark` may say something after it was recorded.
    """

    name: str
    kind: str
    text: Text
    flags: Sequence[Flag]
    examples: Sequence[str]
    fixed: Mapping[str, Any] = field(default_factory=dict)
    named: bool = False
    extra: Sequence[Any] = ()
    complete: Callable[[Desk, Ledger, Document, Values], None] = _as_it_is
    remark: Callable[[Desk, Ledger, Record], None] = _nothing


def add_recordings(group: Many, recordings: Sequence[Recording]) -> None:
    """Make each a command of `group`."""
    for recording in recordings:
        _add(group, recording)


def _add(group: Many, recording: Recording) -> None:
    flags = (*recording.flags, ID)
    parameters = [*(flag.parameter() for flag in flags), *recording.extra]

    @group.command_of(recording.name, recording.text, *parameters, examples=recording.examples)
    def run(desk: Desk, **values: Any) -> None:
        document = document_of(desk, recording.kind, flags, values) | dict(recording.fixed)
        vocabulary = desk.snapshot().vocabulary if recording.named else None
        with desk.ledger(create=True) as ledger:
            recording.complete(desk, ledger, document, values)
            # An act of a person is an act each time: without an id of its own, giving again after a withdrawal on the
            # same day would be taken for the first giving.
            document.setdefault("id", str(uuid.uuid4()))
            record = record_of(desk, document, flags, vocabulary)
            revision, new = append(ledger, record)
            report(desk, record, revision, new=new)
            recording.remark(desk, ledger, record)


def report(desk: Desk, record: Record, revision: int, *, new: bool) -> None:
    """Say what was recorded under which id."""
    if desk.as_json:
        print_json({"record": record.id, "kind": record.kind, "pupil": record.pupil, "revision": revision, "new": new})
        return
    text = _RECORDED if new else _KNOWN
    tell(desk, text.format(kind=KINDS[record.kind], record=record.id, revision=revision))


def remark(desk: Desk, text: Text) -> None:
    """Say something on stderr that whoever recorded this should know."""
    note(desk, Text("let op: {said}", "note: {said}").format(said=text))
