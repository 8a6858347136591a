"""Consent Gate: decides, filters and records what pupil data may leave a school.

The names that an integrator needs. They are loaded when first used, so that reading one noun does not load the gate.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from consent_gate.decision import Decision, Question
    from consent_gate.errors import (
        ConsentGateError,
        DeclarationInvalid,
        DocumentInvalid,
        LedgerUnavailable,
        NotAdopted,
        NotSigned,
        PolicyInvalid,
    )
    from consent_gate.gate import Gate
    from consent_gate.ports import Identify, Ledger
    from consent_gate.reasons import Reason
    from consent_gate.reloading import Reloading
    from consent_gate.terms import Mode
    from consent_gate.web import ConsentGate, Route, RouteKind, Routes
    from consent_gate.wiring import open_ledger

__all__ = [
    "ConsentGate",
    "ConsentGateError",
    "Decision",
    "DeclarationInvalid",
    "DocumentInvalid",
    "Gate",
    "Identify",
    "Ledger",
    "LedgerUnavailable",
    "Mode",
    "NotAdopted",
    "NotSigned",
    "PolicyInvalid",
    "Question",
    "Reason",
    "Reloading",
    "Route",
    "RouteKind",
    "Routes",
    "open_ledger",
]

_MODULES: Final = ("web", "wiring", "gate", "ports", "decision", "terms", "reasons", "errors", "reloading")


def __getattr__(name: str) -> Any:
    if name in __all__:
        for module in _MODULES:
            found = getattr(import_module(f"consent_gate.{module}"), name, None)
            if found is not None:
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
