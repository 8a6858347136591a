"""`pupil`, `gezag`, `objection`, `restriction`: what must be known of a pupil, and what holds the school back."""

from __future__ import annotations

from typing import Final

import click

from consent_gate.cli.desk import Desk
from consent_gate.cli.flags import BY, MATTER, PUPIL, PUPIL_WORD, SINCE, UNTIL, Flag, Shape, on
from consent_gate.cli.importing import import_command
from consent_gate.cli.names import pupil_asked
from consent_gate.cli.paper import print_json, print_table, tell
from consent_gate.cli.policy import NO_SUCH_PUPIL
from consent_gate.cli.recording import KINDS, Document, Recording, Values, about_everything, add_recordings
from consent_gate.cli.shape import Many
from consent_gate.cli.wrong import Wrong
from consent_gate.ports import Ledger
from consent_gate.schemas.records import to_document
from consent_gate.text import Text

pupil: Final = Many(
    "pupil",
    Text("Leerlingen: wat de poort moet weten om te oordelen.", "Pupils: what the gate must know to judge."),
    examples=["consent-gate pupil add p1 --birth-date 2014-05-01 --group 7a", "consent-gate pupil show p1"],
)
gezag: Final = Many(
    "gezag",
    Text("Gezag: wie voor een leerling mag spreken, en wanneer.", "Gezag: who may speak for a pupil, and when."),
    examples=["consent-gate gezag set p1 --person g1"],
)
objection: Final = Many(
    "objection",
    Text("Bezwaar (AVG 21): vastleggen en afhandelen.", "Objections (GDPR 21): record and settle."),
    examples=["consent-gate objection add --pupil p1 --by g1"],
)
restriction: Final = Many(
    "restriction",
    Text("Beperking (AVG 18): vastleggen en opheffen.", "Restrictions (GDPR 18): record and lift."),
    examples=["consent-gate restriction add --pupil p1 --by g1"],
)


def _what_is_known(desk: Desk, ledger: Ledger, document: Document, values: Values) -> None:
    """Keep what was recorded before of what is left out now: facts are replaced as a whole."""
    known = document["pupil"]
    with ledger.transaction() as transaction:
        row = transaction.pupils([known]).get(known)
    if row is not None:
        if row.state.birth_date is not None:
            document.setdefault("birth_date", row.state.birth_date.isoformat())
        if row.state.left_on is not None:
            document.setdefault("left_on", row.state.left_on.isoformat())
        document.setdefault("groups", list(row.state.groups))


add_recordings(
    pupil,
    [
        Recording(
            "add",
            "pupil_facts",
            Text(
                "Leg een leerling vast of werk hem bij. Wat u weglaat blijft zoals het was.",
                "Record a pupil, or bring the record up to date. What is left out stays as it was.",
            ),
            [
                PUPIL_WORD,
                Flag("--birth-date", "birth_date", Text("geboortedatum", "birth date"), "DATE"),
                Flag(
                    "--group",
                    "groups",
                    Text("groep of klas; mag vaker", "group or class; may be repeated"),
                    "NAME",
                    Shape.SEVERAL,
                ),
                Flag("--left-on", "left_on", Text("dag van uitschrijving", "day of departure"), "DATE"),
            ],
            ["consent-gate pupil add p2 --birth-date 2014-05-01 --group 7a", "consent-gate pupil add p1 --group 8a"],
            complete=_what_is_known,
        )
    ],
)
import_command(
    pupil,
    kind="pupil_facts",
    text=Text(
        "Lees leerlingen en gezag uit CSV of JSON-regels: alles of niets, en herhaalbaar.",
        "Read pupils and gezag from CSV or JSON lines: all or nothing, and repeatable.",
    ),
    examples=["consent-gate pupil import leerlingen.csv"],
)

_PERSON: Final = Flag(
    "--person", "person", Text("id van de ouder of voogd", "id of the parent or guardian"), "ID", required=True
)
_SHOWN_BY: Final = Flag(
    "--evidence", "evidence", Text("waar het uit blijkt, zoals een uittreksel", "what shows it, such as an extract")
)

add_recordings(
    gezag,
    [
        Recording(
            "set",
            "gezag",
            Text("Leg vast dat iemand gezag heeft.", "Record that someone has gezag."),
            [PUPIL_WORD, _PERSON, SINCE, UNTIL, _SHOWN_BY],
            ["consent-gate gezag set p1 --person g3 --from 2026-01-01"],
            fixed={"gezag": True},
        ),
        Recording(
            "end",
            "gezag",
            Text(
                "Leg vast dat iemand vanaf een dag geen gezag meer heeft.",
                "Record that someone has no gezag from a day on.",
            ),
            [
                PUPIL_WORD,
                _PERSON,
                on("period.since", Text("eerste dag zonder gezag (anders vandaag)", "first day without (else today)")),
                _SHOWN_BY,
            ],
            ["consent-gate gezag end p1 --person g2 --on 2026-08-01"],
            fixed={"gezag": False},
        ),
    ],
)

_MADE: Final = on("made_on", Text("op welke dag (anders vandaag)", "on which day (else today)"))


def _hold(group: Many, kind: str, made: Text, ended: Text, because: str) -> None:
    add_recordings(
        group,
        [
            Recording(
                "add",
                kind,
                made,
                [PUPIL, BY, *MATTER, _MADE],
                [f"consent-gate {kind} add --pupil p1 --by g1 --purpose teaching"],
                named=True,
                complete=about_everything,
            ),
            Recording(
                "end",
                "ending",
                ended,
                [
                    Flag("RECORD", "ends", Text("record-id", "record id"), required=True),
                    PUPIL,
                    Flag(
                        "--because",
                        "because",
                        Text(f"kort woord: {because}", f"short word: {because}"),
                        "WORD",
                        required=True,
                    ),
                ],
                [f"consent-gate {kind} end {kind[0]}1 --pupil p1 --because {because.split(' ')[0]}"],
            ),
        ],
    )


_hold(
    objection,
    "objection",
    Text(
        "Leg bezwaar vast. Wat op grond e of f loopt staat stil tot u beslist. Wat u weglaat betekent: alles.",
        "Record an objection. What runs on basis e or f stops until you decide. What is left out means: all.",
    ),
    Text("Leg de beslissing op bezwaar vast.", "Record the decision on an objection."),
    "overruled of granted",
)
_hold(
    restriction,
    "restriction",
    Text(
        "Leg een beperking vast. Wat u weglaat betekent: alles.", "Record a restriction. What is left out means: all."
    ),
    Text("Hef een beperking op.", "Lift a restriction."),
    "lifted",
)

_FACTS: Final = Text(
    "leerling {pupil}, revisie {revision}: geboren {born}, groepen {groups}; gezag op {day}: {guardians}",
    "pupil {pupil}, revision {revision}: born {born}, groups {groups}; gezag on {day}: {guardians}",
)
_LEFT: Final = Text("uitgeschreven op {day}", "left on {day}")
_HEADER: Final = (
    Text("record", "record"),
    Text("soort", "kind"),
    Text("vastgelegd", "recorded"),
    Text("door", "by account"),
)


@pupil.command_of(
    "show",
    Text(
        "Toon wat er van een leerling is vastgelegd, en alle records.",
        "Show what is recorded of a pupil, and all records.",
    ),
    click.Argument(["pupil"]),
    examples=["consent-gate pupil show p1"],
)
def show(desk: Desk, pupil: str) -> None:
    """Print the facts and records of one pupil."""
    with desk.ledger() as ledger:
        with ledger.transaction() as transaction:
            row = transaction.pupils([pupil_asked(pupil, "PUPIL")]).get(pupil)
        if row is None:
            raise Wrong(NO_SUCH_PUPIL)
        records = list(ledger.records(pupil=pupil))
    born = row.state.birth_date.isoformat() if row.state.birth_date else ""
    guardians = sorted(row.state.guardians(desk.today()))
    left = row.state.left_on.isoformat() if row.state.left_on else ""
    if desk.as_json:
        facts = {"pupil": pupil, "revision": row.revision, "birth_date": born, "groups": list(row.state.groups)}
        if left:
            facts["left_on"] = left
        print_json({**facts, "guardians": guardians, "records": [to_document(record) for record in records]})
        return
    tell(
        desk,
        _FACTS.format(
            pupil=pupil,
            revision=row.revision,
            born=born or "?",
            groups=", ".join(row.state.groups) or "-",
            day=desk.today(),
            guardians=", ".join(guardians) or "-",
        ),
    )
    if left:
        tell(desk, _LEFT.format(day=left))
    rows = [
        (record.id, desk.say(KINDS[record.kind]), record.recorded_at.date().isoformat(), record.recorded_by)
        for record in records
    ]
    print_table(desk, _HEADER, rows)
