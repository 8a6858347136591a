"""A reader who types what a page says: its blocks, its tables, and a folder in which its commands are carried out.

A ```console block is typed line by line (`$ ` begins a command, `\\` continues it) and its output compared. A block
that begins with `# NAME.py` or `# NAME.toml` is a file to write. Every other block is looked at and not carried out.
"""

from __future__ import annotations

import io
import os
import re
import runpy
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from wsgiref.util import setup_testing_defaults

import pytest
from click.testing import CliRunner

from consent_gate import wiring
from consent_gate.cli.root import root
from consent_gate.ports import Ledger, SystemClock
from consent_gate.web import middleware
from consent_gate.wiring import open_ledger
from tests.house import ROOT

ENGLISH: Final = ROOT / "README.md"
DUTCH: Final = ROOT / "README.nl.md"
TODAY: Final = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)
"""The moment at which both pages were written; every command on them is carried out at it."""

_FENCE: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE: Final = re.compile(r"# (\w+\.(?:py|toml))\n")
_HEADING: Final = re.compile(r"^#+ (.+)$", re.MULTILINE)
_CHOSEN: Final = re.compile(
    r"\b(?:[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|cgk_[0-9a-f]{16}_[\w-]{43})"
    r"|(?<=policies )[0-9a-f]{12}|(?<=beleid )[0-9a-f]{12}"
)
"""Ids, keys and hashes: other ones at each reading, but the same thing keeps the same one throughout the page."""


@dataclass(frozen=True)
class Block:
    """One fenced block: its language, its text, and the line on which its text begins."""

    language: str
    text: str
    line: int

    @property
    def file(self) -> str:
        """The name of the file that this block is, empty when it is none."""
        named = _FILE.match(self.text)
        return named[1] if named else ""

    def commands(self) -> Iterator[tuple[str, str]]:
        """Yield each command of a console block with the output that the page shows under it."""
        for part in re.split(r"^\$ ", self.text, flags=re.MULTILINE)[1:]:
            typed, _, output = re.sub(r"\\\n\s*", "", part).partition("\n")
            yield typed, output


def blocks(page: str) -> list[Block]:
    """Return every fenced block of a page, in order."""
    return [Block(found[1], found[2], page.count("\n", 0, found.start(2)) + 1) for found in _FENCE.finditer(page)]


def section(page: str, heading: str) -> str:
    """Return what stands under `heading`, up to the next heading outside a block."""
    bare = _FENCE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), page)
    places = [(found[1], found.end(), found.start()) for found in _HEADING.finditer(bare)]
    for place, (title, start, _) in enumerate(places):
        if title == heading:
            return page[start : places[place + 1][2] if place + 1 < len(places) else None]
    raise AssertionError(f"no heading: {heading}")


def rows(text: str) -> list[list[str]]:
    """Return the cells of the table in `text`, without its header and the code marks around each first cell."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]
    return [[first.strip("`"), *others] for first, *others in cells]


@dataclass
class Reader:
    """Carries out a page in one folder. `learnt` maps what was chosen here to what the page shows for it."""

    folder: Path
    learnt: dict[str, str] = field(default_factory=dict)

    def follow(self, block: Block) -> list[tuple[str, str, str]]:
        """Write the file that `block` is, or type its commands; return each command, what it said, what the page says.

        Chosen ids in what it said are written as on the page, so that both are equal when the page is right.
        """
        if block.file:
            (self.folder / block.file).write_text(block.text, encoding="utf-8")
        if block.language != "console":
            return []
        return [
            (typed, self._as_on_page(self.type(self._as_here(typed)), shown), shown)
            for typed, shown in block.commands()
        ]

    def type(self, typed: str) -> str:
        """Carry out one command and return what appears on the screen."""
        words = shlex.split(os.path.expandvars(typed))
        match words:
            case ["export", setting]:
                name, _, value = setting.partition("=")
                os.environ[name] = value
                return ""
            case ["consent-gate", *rest]:
                return CliRunner().invoke(root, rest).output
            case ["python", file]:
                with redirect_stdout(io.StringIO()) as screen:
                    runpy.run_path(str(self.folder / file))
                return screen.getvalue()
            case ["cp", "-r", folder, copy]:
                shutil.copytree(self.folder / folder, self.folder / copy)
                return ""
            case ["sed", "-i", edit, file]:
                _, old, new, _ = edit.split("/", 3) if edit.count("/") == 3 else ("", "", "", "")
                text = (self.folder / file).read_text(encoding="utf-8")
                assert old in text, edit
                (self.folder / file).write_text(text.replace(old, new), encoding="utf-8")
                return ""
            case ["curl", "-s", "-H", header, address]:
                return _asked(header, address)
        raise AssertionError(f"nobody here knows how to carry out: {typed}")

    def _as_here(self, typed: str) -> str:
        for here, shown in self.learnt.items():
            typed = typed.replace(shown, here)
        return typed

    def _as_on_page(self, said: str, shown: str) -> str:
        for here, there in zip(_CHOSEN.findall(said), _CHOSEN.findall(shown), strict=False):
            if there not in self.learnt.values():
                self.learnt.setdefault(here, there)
        return _CHOSEN.sub(lambda found: self.learnt.get(found[0], found[0]), said)


def _asked(header: str, address: str) -> str:
    """Put one request to the app of `wsgi.py`, as a server would, and return the body with a line end."""
    name, _, value = header.partition(": ")
    environ: dict[str, Any] = {
        "PATH_INFO": urlsplit(address).path,
        "QUERY_STRING": urlsplit(address).query,
        f"HTTP_{name.upper().replace('-', '_')}": value,
    }
    setup_testing_defaults(environ)
    body = b"".join(import_module("wsgi").app(environ, lambda status, headers: None))
    return body.decode().rstrip("\n") + "\n"


@contextmanager
def reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    """Yield a reader in an empty folder with the policies of this project, on the day the pages were written.

    What the reader opened, set and imported is closed, put back and forgotten afterwards.
    """
    opened = []

    def opening(address: str) -> Ledger:
        opened.append(open_ledger(address))
        return opened[-1]

    (folder / "policies").symlink_to(ROOT / "policies")
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr(SystemClock, "now", lambda clock: TODAY)
    monkeypatch.setattr(middleware, "open_ledger", opening)
    monkeypatch.setattr(wiring, "open_ledger", opening)
    environment = dict(os.environ)
    for name in ("LEDGER", "POLICIES", "LANG", "ACCOUNT"):
        os.environ.pop(f"CONSENT_GATE_{name}", None)
    os.environ["COLUMNS"] = "120"  # as wide as the page
    try:
        yield Reader(folder)
    finally:
        for ledger in opened:
            ledger.close()
        os.environ.clear()
        os.environ.update(environment)
        for name in [name for name, module in sys.modules.items() if _lies_in(module, folder)]:
            del sys.modules[name]


def _lies_in(module: object, folder: Path) -> bool:
    return str(getattr(module, "__file__", None) or "").startswith(str(folder))
