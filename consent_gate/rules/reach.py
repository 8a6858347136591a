"""Which statements and holds speak about one asker and one purpose: names resolved against the trees once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.terms import ANY, RECIPIENT_ID


@dataclass(frozen=True, slots=True)
class Reach:
    """The names above a group of vocabulary recipients and above one purpose; `other_purposes` are all the rest.

    A record may carry a name that the vocabulary has lost since. A yes with such a name covers nothing; a no covers
    everything the name could have meant, so that renaming a word never lifts an objection.
    """

    recipients: frozenset[str]
    purposes: frozenset[str]
    known_recipients: frozenset[str]
    other_purposes: frozenset[str]
    masks: Mapping[str, int]

    @classmethod
    def of(cls, vocabulary: Vocabulary, nodes: tuple[str, ...], purpose: str) -> Reach:
        """Resolve `nodes` (what the asker is) and `purpose` against `vocabulary`."""
        purposes = frozenset({ANY}) | vocabulary.purposes.above.get(purpose, frozenset())
        return cls(
            frozenset({ANY}).union(*(vocabulary.recipients.above.get(node, frozenset()) for node in nodes)),
            purposes,
            frozenset(vocabulary.recipients.terms),
            frozenset(vocabulary.purposes.terms) - purposes,
            vocabulary.masks,
        )

    def of_yes(
        self, recipient: str, about: str, purpose: str, categories: tuple[str, ...], excluded: tuple[str, ...]
    ) -> int:
        """Return the categories that a yes with this scope covers for `recipient`."""
        if purpose not in self.purposes or not (about in self.recipients or about == recipient):
            return 0
        masks = self.masks
        covered = 0
        for name in categories:
            covered |= masks.get(name, 0)
        for name in excluded:
            covered &= ~masks.get(name, -1)
        return covered

    def of_no(
        self, recipient: str, about: str, purpose: str, categories: tuple[str, ...], excluded: tuple[str, ...]
    ) -> int:
        """Return the categories that a no, an objection or a restriction with this scope covers for `recipient`."""
        if purpose in self.other_purposes:
            return 0
        elsewhere = about in self.known_recipients or RECIPIENT_ID.match(about)
        if about not in self.recipients and about != recipient and elsewhere:
            return 0
        masks = self.masks
        everything = masks[ANY]
        covered = 0
        for name in categories:
            covered |= masks.get(name, everything)
        for name in excluded:
            covered &= ~masks.get(name, 0)
        return covered
