"""The commands below `consent-gate policy` that judge, try, compare, show and adopt a policy set.

Each module adds its commands to the group when it is imported; help lists them in the order of these lines.
"""

from __future__ import annotations

from consent_gate.cli.policy import policy

# isort: off
from consent_gate.cli.workbench import checking
from consent_gate.cli.workbench import forming
from consent_gate.cli.workbench import testing
from consent_gate.cli.workbench import covering
from consent_gate.cli.workbench import mutating
from consent_gate.cli.workbench import proving
from consent_gate.cli.workbench import differing
from consent_gate.cli.workbench import charting
from consent_gate.cli.workbench import tracing
from consent_gate.cli.workbench import manifesting
from consent_gate.cli.workbench import reporting
from consent_gate.cli.workbench import adopting
# isort: on

__all__ = [
    "adopting",
    "charting",
    "checking",
    "covering",
    "differing",
    "forming",
    "manifesting",
    "mutating",
    "policy",
    "proving",
    "reporting",
    "testing",
    "tracing",
]
