"""Whether a book is about the policy set that a gate has in force, by what a gate leaves behind to be seen.

A gate holds its policies in memory and tells nobody which. What can be looked at from outside is the folder that it
reads when it starts, and the last line of its log, which names the set with which it decided last. A gate that changed
policies and has decided nothing since is seen only through the folder; so the book belongs when all that could be
compared agrees, and each comparison is said.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from consent_gate.cli.desk import NO_LEDGER, Desk, instant_text
from consent_gate.cli.paper import progress
from consent_gate.cli.wrong import Wrong
from consent_gate.errors import PolicyInvalid
from consent_gate.text import Text

_FOLDER_SAME: Final = Text(
    "de map {folder}, die een poort leest als zij start: hetzelfde beleid",
    "the folder {folder}, which a gate reads when it starts: the same policies",
)
_FOLDER_OTHER: Final = Text(
    "de map {folder}, die een poort leest als zij start: ANDER beleid ({digest})",
    "the folder {folder}, which a gate reads when it starts: OTHER policies ({digest})",
)
_FOLDER_INVALID: Final = Text(
    "de map {folder} bevat fouten: een poort start er niet mee (zie `consent-gate policy check`)",
    "the folder {folder} has faults: no gate starts with it (see `consent-gate policy check`)",
)
_LOG_SAME: Final = Text(
    "de laatste beslissing in het logboek ({at}): met hetzelfde beleid",
    "the last decision in the log ({at}): with the same policies",
)
_LOG_OTHER: Final = Text(
    "de laatste beslissing in het logboek ({at}): met ANDER beleid ({digest})",
    "the last decision in the log ({at}): with OTHER policies ({digest})",
)
_READING: Final = Text("logregels gelezen:", "log lines read:")


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison: with what (`folder` or `log`), which set was found there, and since when it is known."""

    kind: str
    digest: str
    same: bool
    said: Text
    at: str = ""


def compared_with(desk: Desk, digest: str) -> tuple[Compared, ...]:
    """Return every comparison that could be made with the policy set `digest`."""
    return (*_folder(desk, digest), *_log(desk, digest))


def _folder(desk: Desk, digest: str) -> Iterator[Compared]:
    if not desk.policies.is_dir():
        return
    folder = str(desk.policies)
    try:
        found = desk.snapshot().digest
    except PolicyInvalid:
        yield Compared("folder", "", False, _FOLDER_INVALID.format(folder=folder))
        return
    said = _FOLDER_SAME if found == digest else _FOLDER_OTHER
    yield Compared("folder", found, found == digest, said.format(folder=folder, digest=found))


def _log(desk: Desk, digest: str) -> Iterator[Compared]:
    """Yield the comparison with the last log line. Only its policy set and its instant are looked at."""
    try:
        with desk.ledger() as ledger, progress(desk, _READING, every=10_000) as show:
            last: deque[tuple[str, str]] = deque(maxlen=1)
            for count, entry in enumerate(ledger.entries(), start=1):
                last.append((entry.snapshot, instant_text(entry.at)))
                show(count)
    except Wrong as wrong:
        if wrong.texts == (NO_LEDGER,):
            return
        raise
    for found, at in last:
        said = _LOG_SAME if found == digest else _LOG_OTHER
        yield Compared("log", found, found == digest, said.format(at=at, digest=found), at)
