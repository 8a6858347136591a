"""Who consented to which policy set, and which set was consented to before this one: from records of the school."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from consent_gate.errors import PolicyInvalid
from consent_gate.ports import Ledger
from consent_gate.records import Adoption, Ending, Record
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate_adapters.book.model import Consent

PARTS: Final = {
    "parents": Text("ouders in de MR", "parents in the MR"),
    "pupils": Text("leerlingen in de MR", "pupils in the MR"),
    "staff": Text("personeel in de MR", "staff in the MR"),
}


def adopted_in(records: Iterable[Record]) -> tuple[Consent, ...]:
    """Return every adoption that still stands, oldest first. `records` are those of the organisation."""
    found: dict[str, Consent] = {}
    for record in records:
        match record.body:
            case Adoption() as body:
                by = tuple(PARTS.get(part, Text(part, part)) for part in body.parts)
                found[record.id] = Consent(body.digest, body.on.isoformat(), by, body.evidence, record.id)
            case Ending(ends=ended):
                found.pop(ended, None)
    return tuple(found.values())


def earlier_set(ledger: Ledger, adopted: Sequence[Consent], digest: str) -> tuple[str, Snapshot] | None:
    """Return the set adopted last that is another than `digest` and still stored, with the day of its adoption."""
    for consent in sorted(adopted, key=lambda one: one.on, reverse=True):
        files = ledger.snapshot(consent.digest) if consent.digest != digest else None
        if files is not None:
            try:
                return consent.on, Snapshot.stored(files)
            except PolicyInvalid:
                continue
    return None
