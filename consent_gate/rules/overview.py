"""Which recipients and kinds of data stand in a table for people, and how many categories are said in few names."""

from __future__ import annotations

from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.terms import ANY


def outsiders(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return every partner that may ask and everyone of the family, in alphabetical order; staff roles left out."""
    tree = vocabulary.recipients
    return tuple(name for name in tree.leaves if not tree.terms[name].is_role or name in vocabulary.family)


def staff(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return every role of the staff, in alphabetical order."""
    outside = set(outsiders(vocabulary))
    return tuple(name for name in vocabulary.recipients.leaves if name not in outside)


def kinds(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the kinds of data in the order of the vocabulary: names that fields carry in front, or single fields.

    Closed lists, sets and groups of kinds are no kinds of their own.
    """
    names = vocabulary.categories.terms
    carried = {name.partition(".")[0] for name in names if "." in name}
    return tuple(name for name in names if name in carried or (name in vocabulary.bits and "." not in name))


def kind_of(vocabulary: Vocabulary, name: str) -> str:
    """Return the kind that a field belongs to; a kind is its own."""
    kind = name.partition(".")[0]
    return kind if kind in vocabulary.categories.terms else name


def in_short(vocabulary: Vocabulary, mask: int) -> tuple[str, ...]:
    """Return the leaf categories in `mask` in as few names as say the same: whole kinds by their name, all as `*`."""
    if mask == vocabulary.masks[ANY]:
        return (ANY,)
    names: dict[str, None] = {}
    left = mask
    for kind in kinds(vocabulary):
        own = vocabulary.masks[kind]
        if own & ~mask == 0:
            names[kind] = None
            left &= ~own
    said = set(names) | set(vocabulary.names_of(left))
    return tuple(name for name in vocabulary.categories.terms if name in said)
