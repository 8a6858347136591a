"""Adoption: which parts of the MR have consented to exactly one policy set, as far as the school wrote it down.

WMS 13(1)(i), 14(2)(f), 14(3)(d), 12(1)(n) (version of 2017): a regulation on personal data of parents, pupils or staff
needs the consent of the part of the MR that speaks for them. It goes for the content that was shown, so an adoption
names the hash of that content and vouches for no other.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from consent_gate.errors import NotAdopted
from consent_gate.reasons import Reason
from consent_gate.records import MR_PARTS, Adoption, Ending, Record
from consent_gate.text import Text


def required_parts(parts: Iterable[str]) -> tuple[str, ...]:
    """Return the parts that must consent, as words of `MR_PARTS`; ValueError for anything else, a bare text too."""
    if isinstance(parts, str):
        raise ValueError("the parts of the MR come as a tuple of words")
    words = tuple(parts)
    if not set(words) <= set(MR_PARTS):
        raise ValueError(f"a part of the MR is one of {', '.join(MR_PARTS)}")
    return tuple(part for part in MR_PARTS if part in words)


def adoptions(records: Iterable[Record], digest: str) -> tuple[Record, ...]:
    """Return the records by which parts of the MR adopted the policy set `digest`, without those that were ended.

    `records` are those of the organisation, oldest first.
    """
    found: dict[str, Record] = {}
    for record in records:
        match record.body:
            case Adoption(digest=adopted) if adopted == digest:
                found[record.id] = record
            case Ending(ends=ended):
                found.pop(ended, None)
    return tuple(found.values())


def missing_parts(parts: Iterable[str], records: Iterable[Record], digest: str) -> tuple[str, ...]:
    """Return which of `parts` have no recorded adoption of the policy set `digest`."""
    adopted: set[str] = set()
    for record in adoptions(records, digest):
        if isinstance(record.body, Adoption):
            adopted.update(record.body.parts)
    return tuple(part for part in parts if part not in adopted)


def adopted_on(parts: Iterable[str], records: Iterable[Record], digest: str) -> date | None:
    """Return the day since which all of `parts` have said yes to `digest`, by the last yes of each; None when not all.

    Without `parts`, the day of the last yes of anybody. Saying yes anew to the same content is what keeps it young.
    """
    last: dict[str, date] = {}
    for record in adoptions(records, digest):
        if isinstance(record.body, Adoption):
            for part in record.body.parts:
                last[part] = max(record.body.on, last.get(part, record.body.on))
    wanted = tuple(parts)
    if not wanted:
        return max(last.values(), default=None)
    return min(last[part] for part in wanted) if last.keys() >= set(wanted) else None


def standing(records: Iterable[Record]) -> dict[str, Adoption]:
    """Return every adoption that was not ended, of whatever content, by the id of its record, oldest first."""
    found: dict[str, Adoption] = {}
    for record in records:
        match record.body:
            case Adoption() as adopted:
                found[record.id] = adopted
            case Ending(ends=ended):
                found.pop(ended, None)
    return found


def last_adopted(records: Iterable[Record], *, other_than: str = "") -> Adoption | None:
    """Return the adoption that was recorded last and stands, of whatever content but `other_than`."""
    found = [adopted for adopted in standing(records).values() if adopted.digest != other_than]
    return found[-1] if found else None


def last_word(records: Iterable[Record], digest: str) -> tuple[str, Adoption] | None:
    """Return the adoption of `digest` that was recorded last and stands, after the id of its record; None without."""
    found = [(record.id, record.body) for record in adoptions(records, digest) if isinstance(record.body, Adoption)]
    return found[-1] if found else None


def served_until(records: Iterable[Record], digest: str) -> date | None:
    """Return the last day on which `digest` may serve by the manifest that was adopted last, None when none says so."""
    found = last_word(records, digest)
    return found[1].serve_until if found else None


def require_adopted(parts: Iterable[str], records: Iterable[Record], digest: str) -> None:
    """Raise NotAdopted, with reason MR_CONSENT_MISSING, unless each of `parts` adopted exactly `digest` (CG-12)."""
    missing = missing_parts(parts, records, digest)
    if missing:
        words = ", ".join(missing)
        raise NotAdopted(
            Text(
                f"{Reason.MR_CONSENT_MISSING}: van de MR heeft niet ingestemd met precies dit beleid: {words}"
                f" (sha256 {digest})",
                f"{Reason.MR_CONSENT_MISSING}: of the MR has not consented to exactly these policies: {words}"
                f" (sha256 {digest})",
            ),
            Reason.MR_CONSENT_MISSING,
            missing,
            digest,
        )
