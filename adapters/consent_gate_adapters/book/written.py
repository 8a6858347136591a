"""Books on a disk: writing one, and reading what one says of itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from consent_gate.errors import ConsentGateError
from consent_gate.text import Text
from consent_gate_adapters.book.site import FORMAT, MANIFEST, SNAPSHOT

_NO_BOOK: Final = Text(
    "hier staat geen auditboek: {file} ontbreekt of is niet te lezen; geef de map die `consent-gate book` schreef",
    "there is no auditor's book here: {file} is absent or unreadable; give the folder that `consent-gate book` wrote",
)
_OCCUPIED: Final = Text(
    "{folder} is niet leeg en geen auditboek; kies een andere map met --out",
    "{folder} is not empty and no auditor's book; choose another folder with --out",
)
_OTHER_FORMAT: Final = Text(
    "dit boek heeft vorm {format}; dit programma leest vorm {ours}",
    "this book has format {format}; this program reads format {ours}",
)


class NoBook(ConsentGateError):
    """A folder holds no book that this program can read, or something that a book must not replace."""


@dataclass(frozen=True)
class Found:
    """A book as it stands on a disk: what it says of itself, and how its files differ from that."""

    folder: Path
    snapshot: str
    sha256: str
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """True when no file was changed, removed or added."""
        return not (self.changed or self.removed or self.added)


def write_book(made: Mapping[str, bytes], folder: Path) -> None:
    """Write a book; one that stands there is replaced. Raise NoBook for a folder with anything else in it."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        if not (folder / MANIFEST).is_file():
            raise NoBook(_OCCUPIED.format(folder=folder))
        for path in _manifest(folder)["files"]:
            if _inside(path):
                (folder / path).unlink(missing_ok=True)
    for path, content in made.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def find_book(folder: Path) -> Found:
    """Read a book and compare each file with its hash. Raise NoBook when there is none."""
    document = _manifest(folder)
    named = {str(path): str(sha256) for path, sha256 in document["files"].items()}
    present = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file() or path.is_symlink()
    }
    changed = [path for path in named if path in present and _sha256(present[path]) != named[path]]
    snapshot = str(document["snapshot"])
    if SNAPSHOT not in changed and named.get(SNAPSHOT, "") != snapshot:
        # Its hash in the list is right and yet it is not the policy set that the book names.
        changed.append(SNAPSHOT)
    return Found(
        folder,
        snapshot,
        _sha256(folder / MANIFEST),
        tuple(sorted(changed)),
        tuple(sorted(path for path in named if path not in present)),
        tuple(sorted(path for path in present if path not in named and path != MANIFEST)),
    )


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        document: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
        format_of, files = document["format"], document["files"]
        if not isinstance(files, dict) or not isinstance(document["snapshot"], str):
            raise TypeError(MANIFEST)
    except (OSError, ValueError, KeyError, TypeError):
        raise NoBook(_NO_BOOK.format(file=MANIFEST)) from None
    if format_of != FORMAT:
        raise NoBook(_OTHER_FORMAT.format(format=str(format_of)[:10], ours=FORMAT))
    return document


def _inside(path: str) -> bool:
    """True for a path that stays within the book, whatever the manifest of that book says."""
    return not Path(path).is_absolute() and ".." not in Path(path).parts


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
