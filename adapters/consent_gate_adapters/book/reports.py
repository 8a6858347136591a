"""How much of a policy set is exercised, worked out anew, and what `consent-gate policy mutate --json` reported."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from consent_gate.errors import ConsentGateError
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.workbench.coverage import Part, coverage
from consent_gate.workbench.outcomes import Outcome
from consent_gate_adapters.book.proof import Coverage, Mutation

KINDS: Final = {
    Part.RULE: Text("Regels", "Rules"),
    Part.REQUIREMENT: Text("Vereisten, vervuld en niet vervuld", "Requirements, met and missed"),
    Part.EDGE: Text("Takken van de bomen", "Edges of the trees"),
    Part.REASON: Text("Redenen om te weigeren", "Reasons to refuse"),
}
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


def exercised(snapshot: Snapshot, outcomes: Iterable[Outcome]) -> Coverage:
    """Return what expectations, ceilings and these scenarios exercise. `outcomes` are of a run on this very set."""
    found = coverage(snapshot, outcomes)
    return Coverage(
        tuple(
            (KINDS[part], every, done, tuple(item.name for item in found.missing if item.part is part))
            for part in Part
            for done, every in (found.count(part),)
        )
    )


def read_mutation(file: Path, digest: str) -> Mutation:
    """Read a report of mutants; raise ReportUnfit when it is none, or about another set."""
    document = _document(file, digest, "mutate")
    try:
        mutants, killed, equivalent, survived = (
            int(document[name]) for name in ("mutants", "killed", "equivalent", "survived")
        )
        survivors = tuple(
            f"{one['place']}: {one['before']} → {one['after'] or '-'}"
            for one in document["list"]
            if one["fate"] == "survived"
        )
    except (KeyError, TypeError, ValueError):
        raise ReportUnfit(_UNREADABLE.format(file=file, verb="mutate")) from None
    return Mutation(mutants, killed, equivalent, survived, survivors)


def _document(file: Path, digest: str, verb: str) -> dict[str, Any]:
    try:
        found = json.loads(file.read_bytes().splitlines()[-1])
        named = found["snapshot"]
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        raise ReportUnfit(_UNREADABLE.format(file=file, verb=verb)) from None
    if named != digest:
        raise ReportUnfit(_OTHER_SET.format(file=file, verb=verb))
    return dict(found)
