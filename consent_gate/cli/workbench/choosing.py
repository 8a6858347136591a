"""Finding the policy set that somebody names: a folder, a git revision, a stored set, or the adopted one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from consent_gate.cli.desk import Desk
from consent_gate.cli.wrong import Wrong
from consent_gate.errors import PolicyInvalid, RevisionUnknown
from consent_gate.ports import Ledger
from consent_gate.rules.document import PolicyDocument, read_files, read_folder
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Language, Text
from consent_gate.workbench.committed import committed
from consent_gate.workbench.revisions import (
    Elsewhere,
    InFolder,
    InGit,
    InLedger,
    Meaning,
    digest_meant,
    last_adopted,
    meanings,
)

NAMED: Final = Text(
    "een map, een git-versie (HEAD~3, v1.2:policies), een bewaard beleid (sha256:1a2b3c4d), of adopted",
    "a folder, a git revision (HEAD~3, v1.2:policies), a stored set (sha256:1a2b3c4d), or adopted",
)
"""What may stand where a command asks for a policy set."""

_FOLDER: Final = Text("map {path}", "folder {path}")
_COMMIT: Final = Text("git {revision} ({commit})", "git {revision} ({commit})")
_STORED: Final = Text("bewaard beleid {digest}", "stored policies {digest}")
_ADOPTED: Final = Text(
    "beleid {digest}, waarmee op {on} is ingestemd", "policies {digest}, which were consented to on {on}"
)
_GONE: Final = Text(
    "het beleid sha256 {digest} is in dit grootboek niet bewaard; noem de map of de git-versie waarin het staat",
    "the policies sha256 {digest} are not stored in this ledger; name the folder or git revision that has them",
)
_AT: Final = Text("{argument}: {wrong}", "{argument}: {wrong}")
_UNREADABLE: Final = Text(
    "{argument} is geen beleid zonder fouten ({which}):", "{argument} is no policy set without faults ({which}):"
)
SHORT: Final = 12
"""How many digits of a hash or commit are shown to people."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A policy set with what people call it."""

    snapshot: Snapshot
    said: Text

    @property
    def digest(self) -> str:
        """Return the hash of its content."""
        return self.snapshot.digest


def choose(desk: Desk, name: str | None, argument: str = "POLICIES", *, beside: str | None = None) -> Chosen:
    """Read the policy set that `name` means, None for the folder of the desk.

    `argument` is what the command calls it, for messages. A git revision without a path of its own is read where
    `beside` stands, when that is a folder, else where the folder of the desk stands. Raise Wrong when there is no such
    set, or with every fault in it.
    """
    try:
        if name is None:
            return _read(desk, InFolder(desk.policies), desk.policies, argument)
        usual = Path(beside) if beside is not None and Path(beside).is_dir() else desk.policies
        return _first(desk, meanings(name, is_folder=Path(name).is_dir()), usual, argument)
    except RevisionUnknown as unknown:
        raise Wrong(_AT.format(argument=argument, wrong=unknown.text)) from None


def _first(desk: Desk, found: tuple[Meaning, ...], usual: Path, argument: str) -> Chosen:
    """Read the first meaning that leads anywhere; the last one tells what is wrong."""
    *likelier, last = found
    for meaning in likelier:
        if isinstance(meaning, InFolder):
            break
        try:
            files, said = _files(desk, meaning, usual)
        except (RevisionUnknown, Wrong):  # nothing under that name, or no ledger at all
            continue
        return _sound(partial(read_files, files), said, argument)
    return _read(desk, last, usual, argument)


def _read(desk: Desk, meaning: Meaning, usual: Path, argument: str) -> Chosen:
    if isinstance(meaning, InFolder):
        return _sound(partial(read_folder, meaning.path), _FOLDER.format(path=meaning.path), argument)
    files, said = _files(desk, meaning, usual)
    return _sound(partial(read_files, files), said, argument)


def _files(desk: Desk, meaning: Elsewhere, usual: Path) -> tuple[dict[str, bytes], Text]:
    """Return the files of a set that stands in no folder, and what people call it."""
    match meaning:
        case InGit(revision, path):
            at = committed(revision, usual, path)
            return dict(at.files), _COMMIT.format(revision=revision, commit=at.commit[:SHORT])
        case InLedger(digits):
            with desk.ledger() as ledger:
                digest = digest_meant(digits, ledger.snapshots())
                return _kept(ledger, digest), _STORED.format(digest=digest[:SHORT])
    with desk.ledger() as ledger:
        adoption = last_adopted(ledger.records(pupil="", kinds=("adoption", "ending")))
        said = _ADOPTED.format(digest=adoption.digest[:SHORT], on=adoption.on)
        return _kept(ledger, adoption.digest), said


def _kept(ledger: Ledger, digest: str) -> dict[str, bytes]:
    files = ledger.snapshot(digest)
    if files is None:
        raise RevisionUnknown(_GONE.format(digest=digest[:SHORT]))
    return {path: text.encode() for path, text in files.items()}


def _sound(read: Callable[[], PolicyDocument], said: Text, argument: str) -> Chosen:
    try:
        return Chosen(Snapshot(read()), said)
    except PolicyInvalid as invalid:
        faults = (Text(fault.line(Language.NL), fault.line(Language.EN)) for fault in invalid.faults)
        raise Wrong(_UNREADABLE.format(argument=argument, which=said), *faults) from None
