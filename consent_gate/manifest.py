"""The manifest of a policy set: what it is called, what changed, what the FG advised, and who of the MR must consent.

It stands beside the files that make the set and is not one of them, since it names the hash of their content.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from msgspec import Struct
from msgspec.json import Encoder

from consent_gate.records import Advice

MANIFEST: Final = "manifest.toml"
SIGNATURES: Final = "manifest.sig"
SCHOOLS: Final = ("po", "so", "vo")
"""Primary, special and secondary education: the law names other parts of the MR for the last."""

_canonical: Final = Encoder(order="sorted")
# A signature under this text is under a manifest and under nothing else that the same key may sign.
_SIGNED: Final = b"consent-gate manifest 1\n"


class Need(Struct, frozen=True, omit_defaults=True):
    """A part of the MR, a word of `MR_PARTS`, that must consent to the change, and why (Dutch, with the article)."""

    part: str
    why: str = ""


class Manifest(Struct, frozen=True, omit_defaults=True):
    """What a school says about one policy set, named by the hash of its content (`sha256`).

    `previous` is the hash of the set that this one replaces, empty for a first one. After `review_by` the school means
    to look again, and is only told so; after `serve_until` a gate answers no more. Both days are the last that count.
    """

    name: str
    version: str
    sha256: str
    changed: str
    school: Literal["po", "so", "vo"]
    previous: str = ""
    advice: Advice | None = None
    needs: tuple[Need, ...] = ()
    review_by: date | None = None
    serve_until: date | None = None


def canonical(manifest: Manifest) -> bytes:
    """Return the bytes that are signed: the same for equal manifests, however their files are laid out.

    A field that has nothing to say is left out, so that a field of a later version changes no earlier signature.
    """
    return _SIGNED + _canonical.encode(manifest)
