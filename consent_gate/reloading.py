"""Puts a changed policy folder in force while a gate runs: when asked, or every so many seconds in a thread.

A folder that somebody is saving into is never taken: what is activated was read whole, at two polls that follow each
other, with equal content. Whatever is wrong with it leaves the running set in force, and is said once, in one static
line that quotes no policy.
"""

from __future__ import annotations

import hashlib
import logging
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from consent_gate.errors import ConsentGateError
from consent_gate.gate import Gate, read_set
from consent_gate.papers import NO_PAPERS, Papers
from consent_gate.rules.snapshot import Snapshot

log: Final = logging.getLogger("consent_gate")


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one reading of the folder found: bytes by their hash, and the set or what is wrong with it."""

    content: str
    digest: str = ""
    papers: Papers = NO_PAPERS
    fault: str = ""


class Reloading:
    """Watches one policy folder for one gate. Safe to poll from several threads; each process watches for itself."""

    def __init__(self, gate: Gate, folder: Path | str) -> None:
        self._gate = gate
        self._folder = Path(folder)
        self._turn = threading.Lock()
        self._stopped = threading.Event()
        self._before: _Seen | None = None
        self._settled = ""
        self._said: tuple[str, str] | None = None

    def poll(self) -> bool:
        """Look once; return True when another set was put in force. Never raises: the running set stays then."""
        with self._turn:
            try:
                return self._poll()
            except Exception as error:  # noqa: BLE001 - whatever happens to the folder, the server goes on
                log.error("policy_reload_failed", extra={"error": type(error).__name__})
                return False

    def start(self, seconds: float) -> None:
        """Poll every so many seconds in a thread that ends with the process. ValueError for no time at all."""
        if seconds <= 0:
            raise ValueError("the time between two looks is more than nothing")

        def watch() -> None:
            while not self._stopped.wait(seconds):
                self.poll()

        threading.Thread(target=watch, name="consent-gate-reloading", daemon=True).start()

    def stop(self) -> None:
        """Look no more; a thread that was started ends."""
        self._stopped.set()

    def _poll(self) -> bool:
        content = _content(self._folder)
        if content == self._settled and not self._gate.too_old(self._gate.snapshot):
            self._before = None
            return False
        now, snapshot, error = self._read(content)
        before, self._before = self._before, now
        if before != now:
            # New, or still changing: nothing is done with it until it lay still for a whole poll.
            return False
        running = self._gate.snapshot.digest
        if snapshot is not None:
            error = self._activated(snapshot, now.papers)
        if snapshot is None or error is None:
            # A sound set that was refused is tried again at every poll: the MR may agree to it in the meantime.
            self._settled = content
        if error is not None:
            self._say_refused(error, content)
            return False
        self._said = None
        if now.digest == running:
            return False
        log.info("policy_reloaded", extra={"snapshot": now.digest})
        return True

    def _say_refused(self, error: ConsentGateError, content: str) -> None:
        kind = type(error).__name__
        if self._said != (kind, content):
            self._said = (kind, content)
            self._gate.note_refused(error)
            log.warning("policy_reload_refused", extra={"error": kind})

    def _read(self, content: str) -> tuple[_Seen, Snapshot | None, ConsentGateError | None]:
        try:
            snapshot, papers = read_set(self._folder)
        except ConsentGateError as error:
            return _Seen(content, fault=str(error)), None, error
        return _Seen(content, snapshot.digest, papers), snapshot, None

    def _activated(self, snapshot: Snapshot, papers: Papers) -> ConsentGateError | None:
        try:
            self._gate.activate(snapshot, papers)
        except ConsentGateError as error:
            return error
        return None


def _content(folder: Path) -> str:
    """Return a hash over every file below `folder` and its name, hidden ones apart; raise OSError."""
    found = hashlib.sha256()
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            path = Path(top) / name
            content = path.read_bytes()
            found.update(f"{path.relative_to(folder)}\0{len(content)}\0".encode(errors="surrogateescape"))
            found.update(content)
    return found.hexdigest()
