"""Reading the folder that a command of the workbench is about; its faults are told as `policy check` tells them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from consent_gate.cli.desk import Desk
from consent_gate.cli.policy import faulty
from consent_gate.cli.wrong import Wrong
from consent_gate.errors import PolicyInvalid
from consent_gate.rules.faults import as_is
from consent_gate.rules.layout import RULES
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text

_NO_SUCH_FLOW: Final = Text("deze stroom is er niet; kies uit: {flows}", "there is no such flow; choose from: {flows}")


def sound_snapshot(desk: Desk, folder: Path) -> Snapshot | None:
    """Return the policy set of a folder, or None after its faults were told."""
    try:
        return Snapshot.read(folder)
    except PolicyInvalid as invalid:
        faulty(desk, [fault.line(desk.language) for fault in invalid.faults])
        return None


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
