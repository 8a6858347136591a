"""What lies beside the files of a policy set: its manifest, and the signatures under that."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from consent_gate.errors import DocumentInvalid
from consent_gate.manifest import MANIFEST, SIGNATURES, Manifest
from consent_gate.schemas.manifest import MAX_BYTES, read_manifest
from consent_gate.text import Text

_UNREADABLE = Text("is niet te lezen", "cannot be read")


@dataclass(frozen=True, slots=True)
class Papers:
    """The manifest, None when there is none, and the text of the signatures, one on each line."""

    manifest: Manifest | None = None
    signatures: str = ""

    def about(self, digest: str) -> Papers:
        """Return these papers when they are about the content `digest`, else none: an old one vouches for nothing."""
        return self if self.manifest is not None and self.manifest.sha256 == digest else NO_PAPERS


NO_PAPERS = Papers()


def read_papers(folder: Path) -> Papers:
    """Return what lies beside the policies in `folder`; raise DocumentInvalid for what is there and cannot be read."""
    content = _content(folder / MANIFEST)
    signatures = _content(folder / SIGNATURES)
    if signatures is not None and not signatures.isascii():
        raise DocumentInvalid([("document", _UNREADABLE)], SIGNATURES)
    return Papers(None if content is None else read_manifest(content), (signatures or b"").decode("ascii"))


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all. Halfway it has a name that begins with a dot, which no reader takes."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=".manifest-", delete=False) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part = Path(file.name)
    part.chmod(0o644)
    part.replace(path)


def _content(path: Path) -> bytes | None:
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError:
        content = None
    if content is None or len(content) > MAX_BYTES:
        raise DocumentInvalid([("document", _UNREADABLE)], path.name) from None
    return content
