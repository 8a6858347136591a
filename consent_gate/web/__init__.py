"""The gate before a WSGI app: declared routes, the captured answer, the one refusal, and the object that joins them."""

from consent_gate.web.middleware import ConsentGate
from consent_gate.web.refusal import REFUSAL
from consent_gate.web.routes import Route, RouteKind, Routes

__all__ = ["REFUSAL", "ConsentGate", "Route", "RouteKind", "Routes"]
