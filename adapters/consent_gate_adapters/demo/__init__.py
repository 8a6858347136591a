"""The demonstration: a school app behind the gate, asked by partners and staff over real HTTP, on invented pupils."""

from consent_gate_adapters.demo.command import command

__all__ = ["command"]
