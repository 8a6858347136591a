"""A manifest for the policies as they are now, from the one that was there and what its author says of the change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from consent_gate.manifest import Manifest, Need
from consent_gate.rules.snapshot import Snapshot
from consent_gate.schemas.manifest import manifest_document, manifest_from
from consent_gate.workbench.needs import needed

_LASTING: Final = ("name", "school")
"""What a new content keeps. What changed, what the FG advised and until when it may serve was said of the old one."""


def renewed(
    before: Manifest | None, snapshot: Snapshot, replaces: Snapshot | None, said: Mapping[str, Any]
) -> Manifest:
    """Return the manifest of `snapshot`. `said` holds what is said anew, in a document's types; None says nothing.

    About the content that `before` is about everything else stays; about other content only the name and the kind of
    school do, since nobody has judged that content yet. `replaces` is the set adopted before, and tells whose consent
    is needed. Raise DocumentInvalid for what is missing or wrong.
    """
    document: dict[str, Any] = manifest_document(before) if before is not None else {}
    if before is not None and before.sha256 != snapshot.digest:
        document = {name: document[name] for name in _LASTING}
    document |= {name: value for name, value in said.items() if value is not None}
    document["sha256"] = snapshot.digest
    document.pop("previous", None)
    document.pop("needs", None)
    if replaces is not None:
        document["previous"] = replaces.digest
    manifest = manifest_from(document)
    document["needs"] = [_document(need) for need in needed(replaces, snapshot, manifest.school)]
    return manifest_from(document)


def _document(need: Need) -> dict[str, str]:
    return {"part": need.part, "why": need.why}
