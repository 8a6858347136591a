"""Faults of the reader and expectations that do not come out, told in the same form as findings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from consent_gate.rules.faults import Fault
from consent_gate.text import Text
from consent_gate.workbench.lint.finding import Finding, Severity
from consent_gate.workbench.lint.pages import Pages
from consent_gate.workbench.lint.remedies import REMEDIES

NOTHING: Final = Text("", "")
"""The remedy of a fault whose message says it all."""


def as_findings(faults: Iterable[Fault], pages: Pages) -> tuple[Finding, ...]:
    """Return each fault as an error, in the order in which they stand."""
    return tuple(_as_finding(fault, pages) for fault in sorted(faults))


def _as_finding(fault: Fault, pages: Pages) -> Finding:
    text = fault.text
    if fault.suggestion is not None:
        text = Text(f"{text.nl}; {fault.suggestion.nl}", f"{text.en}; {fault.suggestion.en}")
    return Finding(fault.code, Severity.ERROR, pages.cell(fault.place), text, REMEDIES.get(fault.code, NOTHING))
