"""What changed between two policy sets: which lines of rules, which files, and every answer that is another one now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from consent_gate.rules.document import PolicyDocument
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.text import Text
from consent_gate.workbench.difference import Group, Kind, difference
from consent_gate.workbench.wording import (
    said_answer,
    said_categories,
    said_condition,
    said_purposes,
    said_recipients,
)
from consent_gate_adapters.book.proof import Change, Changes
from consent_gate_adapters.book.sentences import AnyRule


def changes_since(label: Text, old: Snapshot, new: Snapshot) -> Changes:
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
        tuple(_answers(old, new)),
    )


def _answers(old: Snapshot, new: Snapshot) -> Iterator[tuple[str, tuple[Change, ...]]]:
    """Yield what is wider, narrower and on another basis now, over everything that can be asked."""
    found = difference(old, new)
    for kind in Kind:
        yield kind.value, tuple(_change(_words_of(group, old, new), group) for group in found.of_kind(kind))


def _words_of(group: Group, old: Snapshot, new: Snapshot) -> Vocabulary:
    """Return the vocabulary that has the names of a group: what is gone is named by the old one."""
    known = new.vocabulary.categories.terms
    return new.vocabulary if all(name in known for name in group.categories) else old.vocabulary


def _change(vocabulary: Vocabulary, group: Group) -> Change:
    return Change(
        said_recipients(vocabulary.recipients, group.recipients),
        said_purposes(vocabulary.purposes, group.purposes),
        said_categories(vocabulary, group.categories),
        said_condition(group.condition),
        said_answer(vocabulary, group.before),
        said_answer(vocabulary, group.after),
        group.size,
    )


def _lines(document: PolicyDocument) -> Mapping[str, str]:
    """Return every rule as it is written, by its id."""
    rules: tuple[AnyRule, ...] = (*document.rules, *document.conditional)
    return {rule.rule: document.files[rule.place.file].splitlines()[rule.place.line - 1] for rule in rules}
