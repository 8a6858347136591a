"""`policy adopt` and `revoke`: the consent of the MR to exactly the policies in the folder (WMS 13, 14)."""

from __future__ import annotations

from typing import Final

from consent_gate.adoption import missing_parts
from consent_gate.cli.desk import Desk
from consent_gate.cli.flags import Flag, Shape, on
from consent_gate.cli.paper import note
from consent_gate.cli.policy import FOLDER, policy
from consent_gate.cli.recording import Document, Recording, Values, add_recordings, remark
from consent_gate.cli.shape import Option
from consent_gate.cli.workbench.manifesting import PARTS, STALE
from consent_gate.cli.wrong import Wrong
from consent_gate.manifest import Manifest
from consent_gate.papers import read_papers
from consent_gate.ports import Ledger
from consent_gate.records import Adoption, Record
from consent_gate.schemas.manifest import manifest_document
from consent_gate.text import Text

__all__ = ["policy"]

_OF_MANIFEST: Final = frozenset({"name", "version", "changed", "previous", "advice", "review_by", "serve_until"})
_FOR_EXACTLY: Final = Text(
    "dit geldt voor precies dit beleid (sha256 {digest}); na elke wijziging is nieuwe instemming nodig",
    "this goes for exactly these policies (sha256 {digest}); after every change new consent is needed",
)
_NO_MANIFEST: Final = Text(
    "bij dit beleid ligt geen manifest, dus ook geen advies van de FG (AVG 39); zie `consent-gate policy manifest`",
    "no manifest lies beside these policies, so no advice of the FG either; see `consent-gate policy manifest`",
)
_NO_ADVICE: Final = Text(
    "het advies van de FG ontbreekt in het manifest; zet het erin met `consent-gate policy manifest --write --advice`",
    "the advice of the FG is missing in the manifest; add it with `consent-gate policy manifest --write --advice`",
)
_AGAINST: Final = Text("de FG adviseerde negatief", "the advice of the FG is negative")
_STILL: Final = Text(
    "volgens het manifest moet ook nog instemmen: {parts}", "by the manifest these must consent as well: {parts}"
)


def _this_set(desk: Desk, ledger: Ledger, document: Document, values: Values) -> None:
    """Name the policies in the folder by their hash, with what their manifest says, and keep them: what was agreed to
    must be readable later."""
    snapshot = desk.snapshot()
    papers = read_papers(desk.policies)
    manifest = papers.manifest
    if manifest is not None and manifest.sha256 != snapshot.digest:
        raise Wrong(STALE.format(said=manifest.sha256, here=snapshot.digest))
    if values["strict"] and (lacking := _lacking(manifest)) is not None:
        raise Wrong(lacking)
    with ledger.transaction() as transaction:
        transaction.keep_snapshot(snapshot.digest, snapshot.document.files)
    document["digest"] = snapshot.digest
    if manifest is not None:
        document |= {name: value for name, value in manifest_document(manifest).items() if name in _OF_MANIFEST}
        document["needs"] = [need.part for need in manifest.needs]
    if manifest is not None and papers.signatures:
        document["signature"] = "; ".join(papers.signatures.splitlines())


def _lacking(manifest: Manifest | None) -> Text | None:
    """Return what is missing of the advice of the FG, None when it is there."""
    if manifest is None:
        return _NO_MANIFEST
    return _NO_ADVICE if manifest.advice is None else None


def _for_exactly(desk: Desk, ledger: Ledger, record: Record) -> None:
    """Say which content this is about, what the FG said of it, and who must still consent."""
    if not isinstance(record.body, Adoption):
        return
    adopted = record.body
    note(desk, _FOR_EXACTLY.format(digest=adopted.digest))
    if adopted.advice is None:
        remark(desk, _NO_ADVICE if adopted.name else _NO_MANIFEST)
    elif adopted.advice.says == "negative":
        remark(desk, _AGAINST)
    missing = missing_parts(adopted.needs, list(ledger.records(pupil="")), adopted.digest)
    if missing:
        remark(desk, _STILL.format(parts=", ".join(desk.say(PARTS[part]) for part in missing)))


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
            extra=[
                FOLDER,
                Option(
                    ["--strict"],
                    Text(
                        "weiger zonder advies van de FG (of CONSENT_GATE_STRICT=1)",
                        "refuse without the advice of the FG (or CONSENT_GATE_STRICT=1)",
                    ),
                    is_flag=True,
                    envvar="CONSENT_GATE_STRICT",
                ),
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
