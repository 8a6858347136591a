"""Proofs of who asks that need no web framework: the server's own log-in, partner keys, and several together."""

from __future__ import annotations

from consent_gate_adapters.identity.combined import FirstProof
from consent_gate_adapters.identity.issuing import issue_key, revoke_key, rotate_keys
from consent_gate_adapters.identity.partner_keys import PartnerKeys
from consent_gate_adapters.identity.remote_user import RemoteUser

__all__ = ["FirstProof", "PartnerKeys", "RemoteUser", "issue_key", "revoke_key", "rotate_keys"]
