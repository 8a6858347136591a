"""Partner keys: making one, recognising one, ending one. Pure but for the randomness, which can be given.

A key as the partner holds it reads `cgk_ID_SECRET`. The ledger keeps the id, which is no secret, and the SHA-256 of the
secret. The secret is 256 random bits, so a plain hash cannot be guessed back; a slow one would only slow each request.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from consent_gate.ports import PartnerKey

PREFIX: Final = "cgk"
"""What every key begins with, so that a scanner for leaked secrets can know one."""

_SHAPE: Final = re.compile(rf"{PREFIX}_([0-9a-f]{{16}})_([A-Za-z0-9_-]{{43}})\Z")
_NOBODY: Final = "0" * 64


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """A new key: what the ledger keeps, and the text that the partner gets, once."""

    key: PartnerKey
    text: str = field(repr=False)


def issue(
    recipient: str, at: datetime, days: int, *, randomness: Callable[[int], bytes] = secrets.token_bytes
) -> IssuedKey:
    """Make a key for `recipient` that holds for `days` days from `at`."""
    public = randomness(8).hex()
    secret = _base64url(randomness(32))
    key = PartnerKey(public, recipient, sha256_of(secret), at, at + timedelta(days=days))
    return IssuedKey(key, f"{PREFIX}_{public}_{secret}")


def taken_apart(text: str) -> tuple[str, str] | None:
    """Return id and secret of a key as a partner sends it, None for a text that is no key."""
    found = _SHAPE.match(text)
    return (found[1], found[2]) if found else None


def proves(key: PartnerKey | None, secret: str, at: datetime) -> bool:
    """True when `secret` belongs to `key` and the key holds at `at`.

    Takes the same time for a wrong secret and for a key that is not there (CG-07).
    """
    same = hmac.compare_digest(sha256_of(secret), key.sha256 if key is not None else _NOBODY)
    return same and key is not None and not key.revoked and key.created_at <= at < key.expires_at


def ending(key: PartnerKey, at: datetime) -> PartnerKey:
    """Return `key` as it ends at `at`, or earlier where it already did."""
    return replace(key, expires_at=min(key.expires_at, max(at, key.created_at)))


def revoked(key: PartnerKey) -> PartnerKey:
    """Return `key` as it ends at once, whatever the clocks of other machines say."""
    return replace(key, revoked=True)


def sha256_of(secret: str) -> str:
    """Return the hash under which a secret is stored."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _base64url(noise: bytes) -> str:
    return base64.urlsafe_b64encode(noise).rstrip(b"=").decode("ascii")
