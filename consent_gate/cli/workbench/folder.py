"""Reading the folder that a command of the workbench is about; its faults are told as `policy check` tells them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any, Final

from consent_gate.cli.desk import Desk, there
from consent_gate.cli.paper import print_json, tell
from consent_gate.cli.workbench.pointing import counted, document_of, fault_line, point
from consent_gate.cli.wrong import NO, Wrong
from consent_gate.errors import PolicyInvalid
from consent_gate.rules.document import contents_of
from consent_gate.rules.faults import as_is
from consent_gate.rules.layout import RULES
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.workbench.lint import Finding, Pages, Severity, reader_findings

FAULTS: Final = Text("{counts}; dit beleid wordt niet in gebruik genomen", "{counts}; not put in force")
_NO_SUCH_FLOW: Final = Text("deze stroom is er niet; kies uit: {flows}", "there is no such flow; choose from: {flows}")


def sound_snapshot(desk: Desk, folder: Path) -> Snapshot | None:
    """Return the policy set of a folder, or None after its faults were told: the command could not be carried out."""
    try:
        return Snapshot.read(there(folder))
    except PolicyInvalid as invalid:
        faulty(desk, folder, invalid)
        return None


def faulty(desk: Desk, folder: Path, invalid: PolicyInvalid) -> int:
    """Say every fault of a folder that cannot be read; return the exit code."""
    pages = Pages.of(contents_of(folder))
    found = reader_findings(invalid, pages)
    if desk.as_json:
        lines = [fault_line(desk, finding) for finding in found]
        print_json({"sound": False, "faults": lines, **documents(desk, found)})
        return NO
    point(desk, folder, pages, found)
    tell(desk, FAULTS.format(counts=counted(desk, found)))
    return NO


def documents(desk: Desk, found: Collection[Finding]) -> dict[str, Any]:
    """Return findings as a program reads them, with how many there are of each severity."""
    numbers = {f"{severity.value}s": sum(each.severity is severity for each in found) for severity in Severity}
    return {"findings": [document_of(desk, finding) for finding in found], **numbers}


def flows_of(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the flows of a policy set, in alphabetical order."""
    return tuple(
        sorted(file.removesuffix(f"/{RULES}") for file in snapshot.document.files if file.endswith(f"/{RULES}"))
    )


def flows_asked(snapshot: Snapshot, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the flows that a command is limited to, all when none was named; raise Wrong for one that is not there."""
    known = flows_of(snapshot)
    if not set(wanted) <= set(known):
        raise Wrong(_NO_SUCH_FLOW.format(flows=as_is(", ".join(known))))
    return tuple(flow for flow in known if not wanted or flow in wanted)
