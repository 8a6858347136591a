"""`policy status`: what the policies in the folder are, who agreed to them, and what was adopted before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from consent_gate.adoption import adoptions, missing_parts, served_until, standing
from consent_gate.cli.desk import Desk
from consent_gate.cli.paper import print_json, print_table, tell
from consent_gate.cli.policy import FOLDER, policy
from consent_gate.cli.workbench.manifesting import PARTS, SAYS, STALE, lines_of
from consent_gate.cli.wrong import NO, OK
from consent_gate.manifest import Manifest
from consent_gate.papers import read_papers
from consent_gate.reasons import PLAIN, Reason
from consent_gate.records import MR_PARTS, Adoption, Record
from consent_gate.schemas.manifest import manifest_document
from consent_gate.text import Text

__all__ = ["policy"]

_HEADER: Final = (
    Text("deel van de MR", "part of the MR"),
    Text("nodig", "required"),
    Text("ingestemd op", "consented on"),
    Text("kenmerk", "reference"),
    Text("record", "record"),
)
_HISTORY: Final = (
    Text("ingestemd op", "consented on"),
    Text("versie", "version"),
    Text("door", "by"),
    Text("advies FG", "FG"),
    Text("sha256", "sha256"),
    Text("wat veranderde", "what changed"),
)
_YES: Final = Text("ja", "yes")
_POLICIES: Final = Text("beleid sha256 {digest}", "policies sha256 {digest}")
_SAID: Final = Text("{reason}: {plain}", "{reason}: {plain}")
_ADOPTED: Final = Text("vastgesteld, de oudste eerst:", "adopted, the oldest first:")
_OVER: Final = Text("dit beleid gold tot en met {day} en geeft niets meer vrij", "these policies served until {day}")
_UNTIL: Final = Text("dit beleid geeft gegevens vrij tot en met {day}", "these policies serve through {day}")


@policy.command_of(
    "status",
    Text(
        "Toon dit beleid: manifest, advies, wie van de MR instemde, tot wanneer het geldt, en wat eerder gold. "
        "Afloop 1 als een vereist deel (--mr) ontbreekt, het manifest verouderd is of de laatste dag voorbij is.",
        "Show these policies: manifest, advice, who of the MR consented, until when they serve, and what was before. "
        "Exit 1 when a required part (--mr) is missing, the manifest is stale or the last day is over.",
    ),
    FOLDER,
    examples=["consent-gate policy status", "consent-gate policy status policies --mr parents,pupils"],
)
def status(desk: Desk) -> int:
    """Print what the policies in the folder are, who adopted them, and the history."""
    digest = desk.snapshot().digest
    required = desk.required_parts()
    manifest = read_papers(desk.policies).manifest
    stale = manifest is not None and manifest.sha256 != digest
    with desk.ledger() as ledger:
        records = list(ledger.records(pupil="", kinds=("adoption", "ending")))
    missing = missing_parts(required, records, digest)
    until = _until(manifest if not stale else None, records, digest)
    over = until is not None and desk.today() > until
    if desk.as_json:
        print_json(
            {
                "snapshot": digest,
                "manifest": manifest_document(manifest) if manifest else None,
                "stale": stale,
                "serve_until": until.isoformat() if until else None,
                "adopted": _adopted(records, digest),
                "required": list(required),
                "missing": list(missing),
                "history": _history(records),
            }
        )
    else:
        tell(desk, _POLICIES.format(digest=digest))
        for line in lines_of(manifest):
            tell(desk, line)
        if manifest is not None and stale:
            tell(desk, STALE.format(said=manifest.sha256, here=digest))
        if until is not None:
            tell(desk, (_OVER if over else _UNTIL).format(day=until))
        _show_parts(desk, records, digest, required)
        if missing:
            tell(desk, _SAID.format(reason=Reason.MR_CONSENT_MISSING.value, plain=PLAIN[Reason.MR_CONSENT_MISSING]))
        _show_history(desk, records)
    return NO if missing or stale or over else OK


def _until(manifest: Manifest | None, records: Sequence[Record], digest: str) -> date | None:
    days = (manifest.serve_until if manifest is not None else None, served_until(records, digest))
    return min((day for day in days if day is not None), default=None)


def _adopted(records: Sequence[Record], digest: str) -> list[dict[str, Any]]:
    return [
        {"part": part, "on": body.on.isoformat(), "evidence": body.evidence, "record": record.id}
        for record in adoptions(records, digest)
        if isinstance(body := record.body, Adoption)
        for part in body.parts
    ]


def _history(records: Sequence[Record]) -> list[dict[str, Any]]:
    return [
        {
            "record": record,
            "on": body.on.isoformat(),
            "name": body.name,
            "version": body.version,
            "snapshot": body.digest,
            "changed": body.changed,
            "parts": list(body.parts),
            "needs": list(body.needs),
            "advice": body.advice.says if body.advice else "",
            "signed": bool(body.signature),
        }
        for record, body in standing(records).items()
    ]


def _show_parts(desk: Desk, records: Sequence[Record], digest: str, required: Sequence[str]) -> None:
    adopted = _adopted(records, digest)
    rows: list[Sequence[str]] = []
    for part in MR_PARTS:
        name, needed = desk.say(PARTS[part]), desk.say(_YES) if part in required else ""
        own = [(one["on"], one["evidence"], one["record"]) for one in adopted if one["part"] == part]
        rows += [(name, needed, *row) for row in own or [("-", "", "")]]
    print_table(desk, _HEADER, rows)


def _show_history(desk: Desk, records: Sequence[Record]) -> None:
    rows = list(_history_rows(desk, records))
    if rows:
        tell(desk, _ADOPTED)
        print_table(desk, _HISTORY, rows)


def _history_rows(desk: Desk, records: Sequence[Record]) -> Iterator[Sequence[str]]:
    for body in standing(records).values():
        said = desk.say(SAYS[body.advice.says]) if body.advice else "-"
        parts = ", ".join(desk.say(PARTS[part]) for part in body.parts)
        yield body.on.isoformat(), body.version or "-", parts, said, body.digest[:12], body.changed
