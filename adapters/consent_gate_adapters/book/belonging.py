"""Whether a book is about the policy set that a gate has in force, by what a gate leaves behind to be seen.

Which set is in force the gate itself knows: `gate.standing.digest`, which a school's health check may show and somebody
can pass on. From outside one can look at the folder that a gate reads when it starts, and at the last line of its log,
which names the set with which it decided last. A gate that changed policies and has decided nothing since shows in
neither; so the book belongs when all that could be compared agrees, and each comparison is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from consent_gate.cli.desk import NO_LEDGER, Desk, instant_text
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
_GATE_SAME: Final = Text(
    "wat de poort zelf zegt (gate.standing): hetzelfde beleid", "what the gate itself says (gate.standing): the same"
)
_GATE_OTHER: Final = Text(
    "wat de poort zelf zegt (gate.standing): ANDER beleid ({digest})",
    "what the gate itself says (gate.standing): OTHER policies ({digest})",
)
_NO_HASH: Final = Text(
    "--in-force is de hash die gate.standing.digest noemt: 64 cijfers en letters a tot en met f",
    "--in-force is the hash that gate.standing.digest names: 64 digits and letters a to f",
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison: with what (`gate`, `folder` or `log`), which set was found there, and since when it is known."""

    kind: str
    digest: str
    same: bool
    said: Text
    at: str = ""


def compared_with(desk: Desk, digest: str, in_force: str = "") -> tuple[Compared, ...]:
    """Return every comparison that could be made with the policy set `digest`.

    `in_force` is what a gate said of itself, empty when nobody asked it.
    """
    return (*_gate(digest, in_force), *_folder(desk, digest), *_log(desk, digest))


def _gate(digest: str, in_force: str) -> Iterator[Compared]:
    if in_force:
        if not re.fullmatch(r"[0-9a-f]{64}", in_force):
            raise Wrong(_NO_HASH)
        same = in_force == digest
        yield Compared("gate", in_force, same, (_GATE_SAME if same else _GATE_OTHER).format(digest=in_force))


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
        with desk.ledger() as ledger:
            last = ledger.last_entry()
    except Wrong as wrong:
        if wrong.texts == (NO_LEDGER,):
            return
        raise
    if last is not None:
        found, at = last.snapshot, instant_text(last.at)
        said = _LOG_SAME if found == digest else _LOG_OTHER
        yield Compared("log", found, found == digest, said.format(at=at, digest=found), at)
