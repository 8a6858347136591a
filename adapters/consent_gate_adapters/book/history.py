"""Who consented to which policy set, and which set was consented to before this one: from records of the school."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from consent_gate.errors import PolicyInvalid
from consent_gate.ports import Ledger
from consent_gate.records import Adoption, Advice, Ending, Record
from consent_gate.rules.faults import as_is
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate_adapters.book.days import written_day
from consent_gate_adapters.book.model import Consent

PARTS: Final = {
    "parents": Text("ouders in de MR", "parents in the MR"),
    "pupils": Text("leerlingen in de MR", "pupils in the MR"),
    "staff": Text("personeel in de MR", "staff in the MR"),
}
_SAYS: Final = {
    "positive": Text("positief", "positive"),
    "conditional": Text("positief onder voorwaarden", "positive under conditions"),
    "negative": Text("negatief", "negative"),
}
_SET: Final = Text("Versie", "Version")
_CHANGED: Final = Text("Wat er veranderde", "What changed")
_NEEDS: Final = Text("Instemming nodig van", "Consent needed of")
_ADVICE: Final = Text("Advies van de FG", "Advice of the data protection officer")
_PREVIOUS: Final = Text("In plaats van beleid", "In place of policy set")
_REVIEW: Final = Text("Opnieuw bekijken voor", "To be reviewed by")
_UNTIL: Final = Text("Geldt tot en met", "Serves until")
_SIGNED: Final = Text("Handtekeningen", "Signatures")


def adopted_in(records: Iterable[Record]) -> tuple[Consent, ...]:
    """Return every adoption that still stands, oldest first. `records` are those of the organisation."""
    found: dict[str, Consent] = {}
    for record in records:
        match record.body:
            case Adoption() as body:
                by = tuple(PARTS.get(part, Text(part, part)) for part in body.parts)
                notes = tuple(_notes(body))
                found[record.id] = Consent(body.digest, body.on.isoformat(), by, body.evidence, record.id, notes)
            case Ending(ends=ended):
                found.pop(ended, None)
    return tuple(found.values())


def _notes(body: Adoption) -> Iterator[tuple[Text, Text]]:
    """Yield what the manifest said that lay before the MR; nothing for a record from before there were manifests."""
    if body.name or body.version:
        yield _SET, as_is(f"{body.name} {body.version}".strip())
    if body.changed:
        yield _CHANGED, as_is(body.changed)
    if body.needs:
        parts = [PARTS.get(part, as_is(part)) for part in body.needs]
        yield _NEEDS, Text(", ".join(part.nl for part in parts), ", ".join(part.en for part in parts))
    if body.advice is not None:
        yield _ADVICE, _advice(body.advice)
    if body.previous:
        yield _PREVIOUS, as_is(body.previous[:12])
    if body.review_by is not None:
        yield _REVIEW, written_day(body.review_by)
    if body.serve_until is not None:
        yield _UNTIL, written_day(body.serve_until)
    if body.signature:
        yield _SIGNED, as_is(str(len(body.signature.splitlines())))


def _advice(advice: Advice) -> Text:
    says, on = _SAYS.get(advice.says, as_is(advice.says)), written_day(advice.on)
    text = f": {advice.text}" if advice.text else ""
    return Text(f"{says.nl}, {on.nl}, {advice.by}{text}", f"{says.en}, {on.en}, {advice.by}{text}")


def earlier_set(ledger: Ledger, adopted: Sequence[Consent], digest: str) -> tuple[Text, Snapshot] | None:
    """Return the set adopted last that is another than `digest` and still stored, with the day of its adoption."""
    for consent in sorted(adopted, key=lambda one: one.on, reverse=True):
        files = ledger.snapshot(consent.digest) if consent.digest != digest else None
        if files is not None:
            try:
                return written_day(date.fromisoformat(consent.on)), Snapshot.stored(files)
            except PolicyInvalid:
                continue
    return None
