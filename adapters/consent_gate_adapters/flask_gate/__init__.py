"""Consent Gate as a Flask extension: routes declared beside their views, staff known by the app's own session."""

from __future__ import annotations

from consent_gate_adapters.flask_gate.extension import ConsentGateFlask
from consent_gate_adapters.flask_gate.session import FlaskSession

__all__ = ["ConsentGateFlask", "FlaskSession"]
