"""What changed between two policy sets: which lines of rules, and which files."""

from __future__ import annotations

from collections.abc import Mapping

from consent_gate.rules.document import PolicyDocument
from consent_gate.rules.snapshot import Snapshot
from consent_gate_adapters.book.proof import Changes
from consent_gate_adapters.book.sentences import AnyRule


def changes_since(label: str, old: Snapshot, new: Snapshot) -> Changes:
    """Return what changed from `old` to `new`, rule by rule. `label` says which set the old one is."""
    before, after = _lines(old.document), _lines(new.document)
    both = sorted(before.keys() & after.keys())
    files = {**old.document.files, **new.document.files}
    return Changes(
        old.digest,
        label,
        tuple(after[rule] for rule in sorted(after.keys() - before.keys())),
        tuple(before[rule] for rule in sorted(before.keys() - after.keys())),
        tuple((rule, before[rule], after[rule]) for rule in both if before[rule] != after[rule]),
        tuple(file for file in sorted(files) if old.document.files.get(file) != new.document.files.get(file)),
    )


def _lines(document: PolicyDocument) -> Mapping[str, str]:
    """Return every rule as it is written, by its id."""
    rules: tuple[AnyRule, ...] = (*document.rules, *document.conditional)
    return {rule.rule: document.files[rule.place.file].splitlines()[rule.place.line - 1] for rule in rules}
