"""A language server for policy files: what an editor shows while somebody writes policy (LSP 3.17, over stdio)."""

from consent_gate_adapters.language_server.command import command

__all__ = ["command"]
