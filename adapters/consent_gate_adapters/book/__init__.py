"""The auditor's book: law, rules, scenarios, proof and consent in one site that needs nothing but a browser."""

from __future__ import annotations

from consent_gate_adapters.book.command import command

__all__ = ["command"]
