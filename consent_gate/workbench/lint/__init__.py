"""The linter: everything that is the matter with a policy set, though it reads without fault.

`findings` looks at a set that was read; `diagnosed` reads one and tells the reader's faults in the same form. Both are
exact: what they report is so for every recipient, purpose, category, basis and state, and nothing is sampled.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from consent_gate.errors import PolicyInvalid
from consent_gate.rules.document import read_files
from consent_gate.rules.expectations import check_expectations
from consent_gate.rules.faults import Fault
from consent_gate.rules.proving import never_faults
from consent_gate.rules.snapshot import Snapshot
from consent_gate.web.routes import Route
from consent_gate.workbench.lint.against import rule_findings
from consent_gate.workbench.lint.around import held_names, people_findings, route_findings
from consent_gate.workbench.lint.evidence import evidence_findings
from consent_gate.workbench.lint.finding import SEVERITY_NAMES, Finding, Kind, Related, Severity, Spot
from consent_gate.workbench.lint.names import name_findings
from consent_gate.workbench.lint.needs import requirement_findings
from consent_gate.workbench.lint.pages import Pages
from consent_gate.workbench.lint.reading import as_findings

__all__ = [
    "SEVERITY_NAMES",
    "Finding",
    "Kind",
    "Pages",
    "Related",
    "Severity",
    "Spot",
    "as_findings",
    "diagnosed",
    "findings",
    "held_names",
    "reader_findings",
]


def findings(
    snapshot: Snapshot, *, routes: Iterable[Route] | None = None, held: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """Return everything the matter with a policy set, in file order: errors, warnings and remarks.

    Without `routes` nothing is said of what an app releases, and without `held` (see `held_names`) nothing of who is
    there. Raise DeclarationInvalid for a route with a word that the vocabulary lacks.
    """
    pages = Pages(snapshot.document.files)
    return tuple(
        sorted(
            (
                *as_findings(check_expectations(snapshot), pages),
                *as_findings(never_faults(snapshot), pages),
                *rule_findings(snapshot, pages),
                *requirement_findings(snapshot, pages),
                *name_findings(snapshot, pages),
                *evidence_findings(snapshot, pages),
                *(route_findings(snapshot, pages, routes) if routes is not None else ()),
                *(people_findings(snapshot, pages, held) if held is not None else ()),
            )
        )
    )


def diagnosed(contents: Mapping[str, bytes]) -> tuple[Snapshot | None, tuple[Finding, ...]]:
    """Read the files of a policy set by path and return it with its findings; None with the reader's faults."""
    try:
        snapshot = Snapshot(read_files(contents))
    except PolicyInvalid as invalid:
        return None, reader_findings(invalid, Pages.of(contents))
    return snapshot, findings(snapshot)


def reader_findings(invalid: PolicyInvalid, pages: Pages) -> tuple[Finding, ...]:
    """Return the faults of one reading as errors, in file order."""
    return as_findings((fault for fault in invalid.faults if isinstance(fault, Fault)), pages)
