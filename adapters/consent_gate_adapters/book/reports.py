"""Reads what `consent-gate policy coverage --json` and `policy mutate --json` wrote, for exactly one policy set."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from consent_gate.errors import ConsentGateError
from consent_gate.text import Text
from consent_gate_adapters.book.proof import Coverage, Mutation

_UNREADABLE: Final = Text(
    "{file} is niet de uitvoer van `consent-gate policy {verb} --json`",
    "{file} is not the output of `consent-gate policy {verb} --json`",
)
_OTHER_SET: Final = Text(
    "{file} gaat over ander beleid; draai `consent-gate policy {verb} --json` opnieuw",
    "{file} is about another policy set; run `consent-gate policy {verb} --json` again",
)


class ReportUnfit(ConsentGateError):
    """A report cannot be read, or is about another policy set."""


def read_coverage(file: Path, digest: str) -> Coverage:
    """Read a report of coverage; raise ReportUnfit when it is none, or about another set."""
    raise ReportUnfit(_UNREADABLE.format(file=file, verb="coverage"))


def read_mutation(file: Path, digest: str) -> Mutation:
    """Read a report of mutants; raise ReportUnfit when it is none, or about another set."""
    document = _document(file, digest, "mutate")
    try:
        numbers = [int(document[name]) for name in ("mutants", "killed", "equivalent", "survived")]
    except (KeyError, TypeError, ValueError):
        raise ReportUnfit(_UNREADABLE.format(file=file, verb="mutate")) from None
    return Mutation(*numbers, ())


def _document(file: Path, digest: str, verb: str) -> dict[str, Any]:
    try:
        found = json.loads(file.read_bytes().splitlines()[-1])
        named = found["snapshot"]
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        raise ReportUnfit(_UNREADABLE.format(file=file, verb=verb)) from None
    if named != digest:
        raise ReportUnfit(_OTHER_SET.format(file=file, verb=verb))
    return dict(found)
