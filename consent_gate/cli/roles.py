"""`role`: which staff member holds which role, how far and how long; and `record add` for any document as it is."""

from __future__ import annotations

from typing import Final

from consent_gate.cli.desk import Desk
from consent_gate.cli.flags import SINCE, UNTIL, Flag
from consent_gate.cli.importing import import_command
from consent_gate.cli.paper import print_json, print_table
from consent_gate.cli.recording import Recording, add_recordings
from consent_gate.cli.shape import Many
from consent_gate.text import Text

role: Final = Many(
    "role",
    Text(
        "Rollen van medewerkers en familie: toekennen, beëindigen, tonen.",
        "Roles of staff and family: assign, end, list.",
    ),
    examples=["consent-gate role assign staff:lk1 --role teacher --scope group --of 7a", "consent-gate role list"],
)

add_recordings(
    role,
    [
        Recording(
            "assign",
            "role_assignment",
            Text(
                "Geef een medewerker een rol. De kring van één dossier: --role named_reader (psychologist, care_team)"
                " met --scope pupil en --of; wie erin staat toont `role list`, eruit gaat met `role end`."
                " Een stiefouder krijgt --role stepparent; wat uit gezag en leeftijd volgt rekent de poort uit.",
                "Give a staff member a role. The circle of one file: --role named_reader (or psychologist, care_team)"
                " with --scope pupil and --of; `role list` shows who is in it, `role end` takes someone out."
                " A stepparent gets --role stepparent; what follows from gezag and age the gate computes.",
            ),
            [
                Flag(
                    "RECIPIENT",
                    "recipient",
                    Text("staff:naam of person:naam", "staff:name or person:name"),
                    required=True,
                ),
                Flag("--role", "role", Text("rol uit het beleid", "role of the policies"), "NAME", required=True),
                Flag(
                    "--scope", "scope", Text("school, group of pupil", "school, group or pupil"), "SCOPE", required=True
                ),
                Flag("--of", "of", Text("welke groep of leerling", "which group or pupil"), "ID"),
                SINCE,
                UNTIL,
            ],
            [
                "consent-gate role assign staff:lk2 --role teacher --scope group --of 7a --until 2027-07-31",
                "consent-gate role assign staff:gz1 --role psychologist --scope pupil --of p1",
                "consent-gate role assign person:oma1 --role stepparent --scope pupil --of p1",
                "consent-gate role assign staff:ib1 --role named_reader --scope pupil --of p1 --until 2027-07-31",
            ],
            named=True,
        ),
        Recording(
            "end",
            "ending",
            Text("Beëindig een rol; `role list` noemt de records.", "End a role; `role list` names the records."),
            [
                Flag("RECORD", "ends", Text("record-id", "record id"), required=True),
                Flag("--because", "because", Text("kort woord: left", "short word: left"), "WORD", required=True),
            ],
            ["consent-gate role end rol1 --because left"],
        ),
    ],
)

_HEADER: Final = (
    Text("wie", "who"),
    Text("rol", "role"),
    Text("bereik", "scope"),
    Text("van", "of"),
    Text("vanaf", "from"),
    Text("tot en met", "until"),
    Text("record", "record"),
)


@role.command_of(
    "list",
    Text("Toon alle rollen die niet beëindigd zijn.", "Show all roles that were not ended."),
    examples=["consent-gate role list"],
)
def list_roles(desk: Desk) -> None:
    """Print every open role."""
    with desk.ledger() as ledger:
        held = [(known.recipient, fact) for known in ledger.recipients() for fact in known.roles]
    rows = [
        {
            "recipient": recipient,
            "role": fact.role,
            "scope": fact.scope,
            "of": fact.of,
            "since": fact.period.since.isoformat() if fact.period.since else "",
            "until": fact.period.until.isoformat() if fact.period.until else "",
            "record": fact.record,
        }
        for recipient, fact in held
    ]
    if desk.as_json:
        for row in rows:
            print_json(row)
        return
    print_table(desk, _HEADER, [tuple(row.values()) for row in rows])


record: Final = Many(
    "record",
    Text("Records zoals ze zijn: elke soort, als document.", "Records as they are: every kind, as a document."),
    examples=["consent-gate record add records.jsonl"],
)
import_command(
    record,
    name="add",
    kind="consent",
    text=Text(
        "Leg records van elke soort vast uit JSON-regels of CSV, of van invoer met -: alles of niets, en herhaalbaar.",
        "Record documents of every kind from JSON lines or CSV, or from input with -: all or nothing, and repeatable.",
    ),
    examples=["consent-gate record add records.jsonl"],
)
