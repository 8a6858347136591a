"""Signatures under a policy set's manifest: Ed25519 (RFC 8032), with `cryptography`."""

from __future__ import annotations

from consent_gate_adapters.signing.command import keygen, sign, verify
from consent_gate_adapters.signing.trusted import TrustedKeys

__all__ = ["TrustedKeys", "keygen", "sign", "verify"]
