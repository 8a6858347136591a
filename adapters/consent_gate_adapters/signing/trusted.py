"""The keys that a school trusts, and the signatures they make: one line each, `ed25519 PUBLIC_KEY SIGNATURE` in hex."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KIND: Final = "ed25519"
PUBLIC_KEY: Final = re.compile(r"[0-9a-f]{64}\Z")
MOST_SIGNATURES: Final = 8
"""More signatures than people who sign policies; what comes after is not looked at."""

_LINE: Final = re.compile(rf"{KIND} ([0-9a-f]{{64}}) ([0-9a-f]{{128}})\Z")


class TrustedKeys:
    """Verifies by Ed25519 public keys, each 64 hexadecimal digits, as `consent-gate policy keygen` prints them.

    ValueError for what is no key, and for no keys at all: a gate that trusts nobody would never start.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        if isinstance(keys, str):
            raise ValueError("the trusted keys come as a list")
        self._keys = {key: _public(key) for key in keys}
        if not self._keys:
            raise ValueError("no trusted keys were given")

    def verify(self, document: bytes, signatures: str) -> str | None:
        """Return the trusted key that signed exactly `document`, None when none did. Never raises."""
        for public, signature in signatures_in(signatures):
            key = self._keys.get(public)
            if key is not None and holds(key, document, signature):
                return public
        return None


def signatures_in(text: str) -> Iterator[tuple[str, bytes]]:
    """Yield the public key and the signature of each line that has both; other lines are left out."""
    for line in text.splitlines()[:MOST_SIGNATURES]:
        found = _LINE.match(line)
        if found is not None:
            yield found[1], bytes.fromhex(found[2])


def holds(key: Ed25519PublicKey, document: bytes, signature: bytes) -> bool:
    """Tell whether `signature` is one of `key` under exactly `document`."""
    try:
        key.verify(signature, document)
    except InvalidSignature:
        return False
    return True


def signed(key: Ed25519PrivateKey, document: bytes, beside: str) -> str:
    """Return the text of the signatures `beside` with one of `key` added, without those that no longer hold."""
    mine = public_of(key)
    kept = [
        _line(public, signature)
        for public, signature in signatures_in(beside)
        if public != mine and holds(_public(public), document, signature)
    ]
    return "".join(f"{line}\n" for line in [*kept[: MOST_SIGNATURES - 1], _line(mine, key.sign(document))])


def public_of(key: Ed25519PrivateKey) -> str:
    """Return the public half of a key in hexadecimal."""
    return key.public_key().public_bytes_raw().hex()


def _line(public: str, signature: bytes) -> str:
    return f"{KIND} {public} {signature.hex()}"


def _public(key: str) -> Ed25519PublicKey:
    if not PUBLIC_KEY.match(key):
        raise ValueError("a trusted key is 64 hexadecimal digits")
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
