"""A private key in a file that only its owner can read: PKCS 8 in PEM, as other programs write it too."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from consent_gate.errors import ConsentGateError
from consent_gate.text import Text

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_EXISTS: Final = Text(
    "dit bestand bestaat al en wordt nooit overschreven; kies een andere naam",
    "this file exists and is never overwritten; choose another name",
)
_UNWRITABLE: Final = Text(
    "dit bestand kan hier niet gemaakt worden; kijk of de map bestaat en u er mag schrijven",
    "this file cannot be made here; see whether the folder exists and you may write there",
)
_OPEN_TO_OTHERS: Final = Text(
    "anderen kunnen dit sleutelbestand lezen; doe eerst `chmod 600`, en vertrouw de sleutel niet als iemand dat deed",
    "others can read this key file; first `chmod 600` it, and do not trust the key if somebody did",
)
_NO_KEY: Final = Text(
    "dit is geen leesbare Ed25519-sleutel (PEM, zonder wachtwoord); maak er een met `consent-gate policy keygen`",
    "this is no readable Ed25519 key (PEM, without password); make one with `consent-gate policy keygen`",
)


class KeyRefused(ConsentGateError):
    """A key file cannot be used or made. No part of the key is in the message."""


def write_key(path: Path) -> Ed25519PrivateKey:
    """Make a new key and write it to a new file that only this user can read; raise KeyRefused when there is one."""
    key = Ed25519PrivateKey.generate()
    content = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        place = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise KeyRefused(_EXISTS) from None
    except OSError:
        raise KeyRefused(_UNWRITABLE) from None
    with os.fdopen(place, "wb") as stream:
        stream.write(content)
    return key


def read_key(path: Path) -> Ed25519PrivateKey:
    """Return the key in a file that nobody else can read; raise KeyRefused for any other file."""
    try:
        with path.open("rb") as stream:
            if os.name == "posix" and os.fstat(stream.fileno()).st_mode & _OTHERS:
                raise KeyRefused(_OPEN_TO_OTHERS)
            key = load_pem_private_key(stream.read(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm):
        raise KeyRefused(_NO_KEY) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyRefused(_NO_KEY)
    return key
