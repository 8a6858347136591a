"""Names of policy sets: what somebody means by `policies`, `HEAD~3`, `v1.2:policies`, `sha256:1a2b3c4d` or `adopted`.

    DIR                     a folder
    git:REV  REV  REV:PATH  the policies as they stood at a revision of git; PATH counts from the top of the repository
    sha256:HEX  HEX         a set kept in the ledger, by at least 8 digits of its hash
    adopted                 the set in the ledger that the MR consented to last

What begins with `git:` or `sha256:` means only that. A folder that is there goes before a revision of the same name;
`./adopted` is a folder of that name. Pure: who reads what a name means is another matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from consent_gate.errors import RevisionUnknown
from consent_gate.records import Adoption, Ending, Record
from consent_gate.text import Text

GIT: Final = "git:"
HASH: Final = "sha256:"
ADOPTED: Final = "adopted"
HEAD: Final = f"{GIT}HEAD"
SHORTEST: Final = 8
"""How many digits of a hash are enough to mean a stored set by."""
_DIGITS: Final = re.compile(rf"[0-9a-f]{{{SHORTEST},64}}\Z")
_LISTED: Final = 8

_NOT_DIGITS: Final = Text(
    f"een bewaard beleid wordt genoemd met sha256: en ten minste {SHORTEST} tekens 0-9 a-f van de hash",
    f"a stored policy set is named by sha256: and at least {SHORTEST} digits 0-9 a-f of its hash",
)
_NOT_STORED: Final = Text(
    "het grootboek bewaart geen beleid met deze hash; wel: {known}",
    "the ledger keeps no policy set of this hash; it keeps: {known}",
)
_SEVERAL: Final = Text(
    "meer bewaarde sets beginnen met deze tekens: {known}; noem er meer", "several stored sets begin so: {known}"
)
_NONE_ADOPTED: Final = Text(
    "in het grootboek staat geen beleid waarmee de MR instemde; `consent-gate policy status` laat zien wat er is",
    "the ledger has no policy set that the MR consented to; `consent-gate policy status` shows what is there",
)
_NOTHING: Final = Text("niets", "nothing")


@dataclass(frozen=True, slots=True)
class InFolder:
    """The policies in a folder."""

    path: Path


@dataclass(frozen=True, slots=True)
class InGit:
    """The policies at a revision; `path` is their folder from the top of the repository, None for the usual one."""

    revision: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class InLedger:
    """A stored set whose hash begins with `digits`."""

    digits: str


@dataclass(frozen=True, slots=True)
class LastAdopted:
    """The stored set that has the last record of consent."""


Elsewhere = InGit | InLedger | LastAdopted
Meaning = InFolder | Elsewhere


def meanings(name: str, *, is_folder: bool) -> tuple[Meaning, ...]:
    """Return what `name` can mean, the likeliest first. `is_folder` tells whether a folder of this name is there.

    Raise RevisionUnknown when it means a stored set and gives no digits of a hash.
    """
    if name.startswith(HASH):
        digits = name.removeprefix(HASH)
        if not _DIGITS.match(digits):
            raise RevisionUnknown(_NOT_DIGITS)
        return (InLedger(digits),)
    if name.startswith(GIT):
        return (_in_git(name.removeprefix(GIT)),)
    if name == ADOPTED:
        return (LastAdopted(),)
    if is_folder:
        return (InFolder(Path(name)),)
    return (InLedger(name), _in_git(name)) if _DIGITS.match(name) else (_in_git(name),)


def _in_git(name: str) -> InGit:
    revision, separator, path = name.partition(":")
    return InGit(revision, path if separator else None)


def digest_meant(digits: str, stored: Iterable[str]) -> str:
    """Return the one hash in `stored` that begins with `digits`; raise RevisionUnknown for none or several."""
    known = sorted(stored)
    found = [digest for digest in known if digest.startswith(digits)]
    if len(found) == 1:
        return found[0]
    if found:
        raise RevisionUnknown(_SEVERAL.format(known=_listed(found)))
    raise RevisionUnknown(_NOT_STORED.format(known=_listed(known) if known else _NOTHING))


def _listed(digests: list[str]) -> str:
    shown = [digest[: 2 * SHORTEST] for digest in digests[:_LISTED]]
    return ", ".join(shown) + (", ..." if len(digests) > _LISTED else "")


def last_adopted(records: Iterable[Record]) -> Adoption:
    """Return the last consent of the MR to a policy set that was not taken back; raise RevisionUnknown without one.

    `records` are those of the organisation, oldest first.
    """
    standing: dict[str, Adoption] = {}
    for record in records:
        match record.body:
            case Adoption() as adoption:
                standing[record.id] = adoption
            case Ending(ends=ended):
                standing.pop(ended, None)
    if not standing:
        raise RevisionUnknown(_NONE_ADOPTED)
    return list(standing.values())[-1]
