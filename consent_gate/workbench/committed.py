"""A policy folder as it stood at a revision of git, read from git's own store: nothing is checked out or changed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from consent_gate.errors import RevisionUnknown
from consent_gate.rules.layout import FOR_PEOPLE
from consent_gate.text import Text

PATIENCE: Final = 60
"""Seconds after which git is taken to hang."""

_NO_GIT: Final = Text(
    "git is hier niet geïnstalleerd; noem twee mappen, of een bewaard beleid (sha256:...)",
    "git is not installed here; name two folders, or a stored set (sha256:...)",
)
_NO_REPOSITORY: Final = Text(
    "er is geen map met deze naam, en de map met beleid staat niet in een git-opslag; "
    "noem een map, of een bewaard beleid (sha256:...)",
    "there is no such folder, and the policy folder is in no git repository; "
    "name a folder, or a stored set (sha256:...)",
)
_NO_REVISION: Final = Text(
    "deze map is er niet, en git kent hier geen versie van die naam; `git log` laat zien welke er zijn",
    "there is no such folder, and git knows no such revision here; `git log` shows which there are",
)
_NO_FOLDER: Final = Text(
    "in die versie is er geen map `{path}`; noem de map van toen als VERSIE:MAP",
    "that revision has no folder `{path}`; name the folder of then as REV:PATH",
)
_LINK: Final = Text(
    "in die versie is `{path}` een verwijzing en geen bestand; maak er een bestand van, of noem een map",
    "in that revision `{path}` is a link and no file; make it a file, or name a folder",
)
_FAILED: Final = Text("git kan die versie niet lezen", "git cannot read that revision")

_FILE_MODE: Final = "100"


@dataclass(frozen=True, slots=True)
class Committed:
    """The files of a policy folder by path, as bytes, with the commit that holds them and the folder in it."""

    commit: str
    folder: str
    files: Mapping[str, bytes]


def committed(revision: str, folder: Path, path: str | None = None) -> Committed:
    """Read the policies at `revision` of the repository that `folder` stands in.

    `path` is the folder to read, counted from the top of the repository; without it the place of `folder` itself, which
    need not exist any more. Raise RevisionUnknown when git is absent, or knows no such revision or folder.
    """
    git = shutil.which("git")
    if git is None:
        raise RevisionUnknown(_NO_GIT)
    here = folder.resolve()
    beyond: list[str] = []
    while not here.is_dir() and here != here.parent:
        beyond.insert(0, here.name)
        here = here.parent
    store = _Store(git, here)
    prefix = store.ask(_NO_REPOSITORY, "rev-parse", "--show-prefix").decode().removesuffix("\n")
    # Everything after this is an object name that git itself gave, so no name can be taken for an option.
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = store.ask(_NO_REVISION, *asked).decode().strip()
    wanted = prefix + "/".join(beyond) if path is None else path
    wanted = wanted.strip("/")
    absent = _NO_FOLDER.format(path=wanted or ".")
    tree = store.ask(absent, "rev-parse", "--verify", "--quiet", f"{commit}:{wanted}").decode().strip()
    return Committed(commit, wanted, dict(store.files(tree, absent)))


@dataclass(frozen=True, slots=True)
class _Store:
    git: str
    place: Path

    def ask(self, otherwise: Text, *words: str, given: bytes = b"") -> bytes:
        """Run one reading command of git; raise RevisionUnknown with `otherwise` when it says no."""
        # Reading must not fetch what a partial clone left out, nor wait for a password.
        quiet = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
        command = [self.git, "--no-replace-objects", "-C", str(self.place), *words]
        try:
            # No shell, and the only word from outside stands behind --end-of-options or within an object name.
            done = subprocess.run(  # noqa: S603
                command, input=given, capture_output=True, check=False, timeout=PATIENCE, env={**os.environ, **quiet}
            )
        except (OSError, ValueError, subprocess.TimeoutExpired):
            raise RevisionUnknown(_FAILED) from None
        if done.returncode != 0:
            raise RevisionUnknown(otherwise)
        return done.stdout

    def files(self, tree: str, absent: Text) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of every file of a tree that `read_folder` would read too."""
        objects: dict[str, str] = {}
        for line in self.ask(absent, "ls-tree", "-r", "-z", "--full-tree", tree).split(b"\0"):
            if not line:
                continue
            about, _, name = line.partition(b"\t")
            path = name.decode("utf-8", "replace")
            if path.endswith(FOR_PEOPLE) or any(part.startswith(".") for part in path.split("/")):
                continue
            mode, _, digest = about.decode().split()
            if not mode.startswith(_FILE_MODE):
                raise RevisionUnknown(_LINK.format(path=path))
            objects[path] = digest
        answer = self.ask(
            _FAILED, "cat-file", "--batch", given="".join(f"{one}\n" for one in objects.values()).encode()
        )
        yield from zip(objects, _contents(answer, len(objects)), strict=True)


def _contents(answer: bytes, count: int) -> Iterator[bytes]:
    """Cut the answer of `cat-file --batch`: for each object a line that ends in its size, its content, a line end."""
    start = 0
    for _ in range(count):
        end = answer.find(b"\n", start)
        about = answer[start:end].split()
        if len(about) != 3:
            raise RevisionUnknown(_FAILED)
        size = int(about[2])
        yield answer[end + 1 : end + 1 + size]
        start = end + 1 + size + 1
