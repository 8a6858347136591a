"""The log under other policies: ten million lines on one machine with DuckDB, or more with Spark, through Ibis."""

from consent_gate_adapters.impact.command import command

__all__ = ["command"]
