"""Whether two policy sets hear the records alike: only then is a requirement that was met also met under the other.

What a statement, a hold or a fact covers follows from the words it was recorded with and from the trees. Of all words
only those that some record of this ledger carries can make a difference, so a new name in the vocabulary makes none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from consent_gate.grounds import Fact
from consent_gate.records import Adoption, Ending, Record
from consent_gate.rules.reach import Reach
from consent_gate.state import Hold, PupilState, RecipientState, Statement, fold_pupil, fold_recipient


@dataclass(frozen=True, slots=True)
class Words:
    """The words about recipients, purposes and categories in the records of one ledger."""

    recipients: frozenset[str]
    purposes: frozenset[str]
    categories: frozenset[str]

    @classmethod
    def of(cls, records: Iterable[Record]) -> Words:
        """Gather the words of every statement, hold and fact, whatever became of it."""
        recipients: set[str] = set()
        purposes: set[str] = set()
        categories: set[str] = set()
        for record in records:
            # Folded alone, a record says what it means; what it refers to is among the records itself.
            for said in _said(record):
                recipients.add(said.recipient)
                purposes.add(said.purpose)
                categories.update(said.categories, said.excluded)
        return cls(frozenset(recipients), frozenset(purposes), frozenset(categories))

    def heard_alike(self, one: Reach, other: Reach, bit: int, other_bit: int) -> bool:
        """Tell whether every record covers one category under `one` exactly when it does under `other`.

        The category is `bit` in the masks of the first, `other_bit` in those of the second.
        """
        return (
            all(_placed(one, name) == _placed(other, name) for name in self.recipients)
            and all(_meant(one, name) == _meant(other, name) for name in self.purposes)
            and all(_covered(one, name, bit) == _covered(other, name, other_bit) for name in self.categories)
        )


def _said(record: Record) -> Iterable[Statement | Hold | Fact]:
    if isinstance(record.body, Ending | Adoption):
        return ()
    if record.pupil:
        pupil = fold_pupil(PupilState(record.pupil), record)
        return (*pupil.statements, *pupil.holds, *pupil.facts)
    return fold_recipient(RecipientState(""), record).facts


def _placed(reach: Reach, name: str) -> tuple[bool, bool]:
    return name in reach.recipients, name in reach.known_recipients


def _meant(reach: Reach, name: str) -> tuple[bool, bool]:
    return name in reach.purposes, name in reach.other_purposes


def _covered(reach: Reach, name: str, bit: int) -> tuple[bool, bool]:
    return name in reach.masks, bool(reach.masks.get(name, 0) & bit)
