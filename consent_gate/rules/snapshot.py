"""A snapshot: one immutable policy set, named by the hash of its content, with the plans that follow from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from consent_gate.rules.document import PolicyDocument, read_files, read_folder
from consent_gate.rules.plan import Plan, plan_for
from consent_gate.rules.vocabulary import Vocabulary


class Snapshot:
    """A policy set as it decides. Nothing in it changes after construction.

    Plans are worked out when first needed and kept: they follow from the snapshot alone, never from a record, so
    there is nothing to invalidate. Two threads may work out the same plan twice; both results are equal.
    """

    __slots__ = ("_digest", "_plans", "document", "vocabulary")

    def __init__(self, document: PolicyDocument) -> None:
        self.document = document
        self.vocabulary: Vocabulary = document.vocabulary
        self._digest = ""
        self._plans: dict[tuple[tuple[str, ...], str], Plan] = {}

    @classmethod
    def read(cls, folder: Path) -> Snapshot:
        """Read a policy folder; raise PolicyInvalid with every fault."""
        return cls(read_folder(folder))

    @classmethod
    def stored(cls, files: Mapping[str, str]) -> Snapshot:
        """Rebuild a snapshot from stored files; raise PolicyInvalid when they no longer read."""
        return cls(read_files({path: text.encode() for path, text in files.items()}))

    @property
    def digest(self) -> str:
        """The name of the set. Worked out when first asked for: a set that is only tried needs none."""
        if not self._digest:
            self._digest = digest_of(self.document.files)
        return self._digest

    def plan(self, nodes: tuple[str, ...], purpose: str) -> Plan:
        """Return the plan for an asker that is all of `nodes`, asking for `purpose`."""
        key = (nodes, purpose)
        plan = self._plans.get(key)
        if plan is None:
            document = self.document
            plan = self._plans[key] = plan_for(self.vocabulary, document.rules, document.conditional, nodes, purpose)
        return plan


def digest_of(files: Mapping[str, str]) -> str:
    """Return the SHA-256 of the canonical JSON of all files, in hexadecimal: the name of a snapshot."""
    canonical = json.dumps(dict(files), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
