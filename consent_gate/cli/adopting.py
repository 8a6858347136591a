"""`policy adopt`, `revoke` and `status`: the consent of the MR to exactly the policies in the folder (WMS 13, 14)."""

from __future__ import annotations

from typing import Final

from consent_gate.adoption import adoptions, missing_parts
from consent_gate.cli.desk import Desk
from consent_gate.cli.flags import Flag, Shape, on
from consent_gate.cli.paper import note, print_json, print_table, tell
from consent_gate.cli.policy import policy
from consent_gate.cli.recording import Document, Recording, Values, add_recordings
from consent_gate.cli.wrong import NO, OK
from consent_gate.ports import Ledger
from consent_gate.reasons import PLAIN, Reason
from consent_gate.records import MR_PARTS, Adoption, Record
from consent_gate.text import Text

__all__ = ["policy"]

PART_NAMES: Final = {
    "parents": Text("ouders", "parents"),
    "pupils": Text("leerlingen", "pupils"),
    "staff": Text("personeel", "staff"),
}
_FOR_EXACTLY: Final = Text(
    "dit geldt voor precies dit beleid (sha256 {digest}); na elke wijziging is nieuwe instemming nodig",
    "this goes for exactly these policies (sha256 {digest}); after every change new consent is needed",
)
_HEADER: Final = (
    Text("deel van de MR", "part of the MR"),
    Text("nodig", "required"),
    Text("ingestemd op", "consented on"),
    Text("kenmerk", "reference"),
    Text("record", "record"),
)
_YES: Final = Text("ja", "yes")
_POLICIES: Final = Text("beleid sha256 {digest}", "policies sha256 {digest}")
_SAID: Final = Text("{reason}: {plain}", "{reason}: {plain}")


def _this_set(desk: Desk, ledger: Ledger, document: Document, values: Values) -> None:
    """Name the policies in the folder by their hash, and keep them: what was agreed to must be readable later."""
    snapshot = desk.snapshot()
    with ledger.transaction() as transaction:
        transaction.keep_snapshot(snapshot.digest, snapshot.document.files)
    document["digest"] = snapshot.digest


def _for_exactly(desk: Desk, ledger: Ledger, record: Record) -> None:
    """Say which content this is about."""
    if isinstance(record.body, Adoption):
        note(desk, _FOR_EXACTLY.format(digest=record.body.digest))


add_recordings(
    policy,
    [
        Recording(
            "adopt",
            "adoption",
            Text(
                "Leg vast dat delen van de MR instemden met precies het beleid in deze map (WMS 13 en 14).",
                "Record that parts of the MR consented to exactly the policies in this folder (WMS 13 and 14).",
            ),
            [
                Flag(
                    "--part",
                    "parts",
                    Text(
                        "welk deel: parents (ouders), pupils (leerlingen) of staff (personeel); mag vaker",
                        "which part: parents, pupils or staff; may be repeated",
                    ),
                    "PART",
                    Shape.SEVERAL,
                    required=True,
                ),
                on("on", Text("op welke dag (anders vandaag)", "on which day (else today)")),
                Flag(
                    "--evidence",
                    "evidence",
                    Text("waar het uit blijkt, zoals notulen", "what shows it, such as minutes"),
                ),
            ],
            [
                "consent-gate policy adopt --part parents --evidence notulen-4",
                "consent-gate policy adopt --part parents --part pupils --on 2026-08-28",
            ],
            complete=_this_set,
            remark=_for_exactly,
        ),
        Recording(
            "revoke",
            "ending",
            Text(
                "Neem een vastgelegde instemming terug, zoals een vergissing. Een poort die al draait blijft draaien.",
                "Take back a recorded consent of the MR, such as a mistake. A gate that runs already goes on.",
            ),
            [
                Flag("RECORD", "ends", Text("record-id", "record id"), required=True),
                Flag(
                    "--because",
                    "because",
                    Text("kort woord, zoals mistake", "short word such as mistake"),
                    "WORD",
                    required=True,
                ),
            ],
            ["consent-gate policy revoke mr1 --because mistake"],
        ),
    ],
)


@policy.command_of(
    "status",
    Text(
        "Toon welke delen van de MR met precies dit beleid instemden. Afloop 1 als een vereist deel (--mr) ontbreekt.",
        "Show which parts of the MR consented to exactly these policies. Exit 1 when a required one (--mr) is missing.",
    ),
    examples=["consent-gate policy status", "consent-gate policy status --mr parents,pupils"],
)
def status(desk: Desk) -> int:
    """Print who adopted the policies in the folder."""
    digest = desk.snapshot().digest
    required = desk.required_parts()
    with desk.ledger() as ledger:
        records = list(ledger.records(pupil=""))
    missing = missing_parts(required, records, digest)
    adopted = [
        (part, record, record.body)
        for record in adoptions(records, digest)
        if isinstance(record.body, Adoption)
        for part in record.body.parts
    ]
    if desk.as_json:
        found = [
            {"part": part, "on": body.on.isoformat(), "evidence": body.evidence, "record": record.id}
            for part, record, body in adopted
        ]
        print_json({"snapshot": digest, "adopted": found, "required": list(required), "missing": list(missing)})
        return NO if missing else OK
    tell(desk, _POLICIES.format(digest=digest))
    rows = []
    for part in MR_PARTS:
        name, needed = desk.say(PART_NAMES[part]), desk.say(_YES) if part in required else ""
        own = [(body.on.isoformat(), body.evidence, record.id) for said, record, body in adopted if said == part]
        rows += [(name, needed, *row) for row in own or [("-", "", "")]]
    print_table(desk, _HEADER, rows)
    if missing:
        tell(desk, _SAID.format(reason=Reason.MR_CONSENT_MISSING.value, plain=PLAIN[Reason.MR_CONSENT_MISSING]))
    return NO if missing else OK
