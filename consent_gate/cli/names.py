"""Names of the policies as they are typed: known or not, and what was probably meant."""

from __future__ import annotations

import difflib

from consent_gate.cli.wrong import Wrong
from consent_gate.rules.vocabulary import Tree, Vocabulary
from consent_gate.schemas.vocabulary import AxisName, Known, Side
from consent_gate.terms import ANY, PUPIL_ID, RECIPIENT_ID
from consent_gate.text import Text

_UNKNOWN = Text("{option}: deze naam staat niet in het beleid", "{option}: this name is not in the policies")
_NEAR = Text("{said}; bedoelde u {near}?", "{said}; did you mean {near}?")
_NOT_A_LEAF = Text(
    "{option}: vraag naar één doel, hieronder vallen {leaves}", "{option}: ask for one purpose; below it are {leaves}"
)
_RECIPIENT = Text(
    "{option} moet een id zijn als org:naam, staff:naam of person:naam; `consent-gate recipient list` noemt ze",
    "{option} must be an id such as org:name, staff:name or person:name; `consent-gate recipient list` names them",
)
_PUPIL = Text(
    "{option} moet een leerling-id zijn: ten hoogste 64 letters, cijfers, punten, streepjes",
    "{option} must be a pupil id: at most 64 letters, digits, dots, dashes",
)


def tree_of(vocabulary: Vocabulary, axis: AxisName) -> Tree:
    """Return the tree of an axis."""
    return {"recipient": vocabulary.recipients, "purpose": vocabulary.purposes, "category": vocabulary.categories}[axis]


def known_in(vocabulary: Vocabulary) -> Known:
    """Return the question whether the policies have a name, as the schemas ask it."""

    def known(axis: Side, name: str, /) -> bool:
        return name in (vocabulary.family if axis == "family" else tree_of(vocabulary, axis))

    return known


def nearest(vocabulary: Vocabulary, axis: AxisName, name: str) -> str:
    """Return the name that was probably meant, empty when none is close."""
    found = difflib.get_close_matches(name[:64], list(tree_of(vocabulary, axis).terms), n=1, cutoff=0.5)
    return found[0] if found else ""


def unknown(vocabulary: Vocabulary, axis: AxisName, name: str, option: str) -> Text:
    """Return the sentence about a name that the policies do not have."""
    said = _UNKNOWN.format(option=option)
    near = nearest(vocabulary, axis, name)
    return _NEAR.format(said=said, near=near) if near else said


def categories_asked(vocabulary: Vocabulary, names: tuple[str, ...], option: str = "--category") -> int:
    """Return the leaf categories under `names` as a mask; `*` is everything. Raise Wrong for an unknown name."""
    wrong = [
        unknown(vocabulary, "category", name, option)
        for name in names
        if name != ANY and name not in vocabulary.categories
    ]
    if wrong:
        raise Wrong(*wrong)
    return vocabulary.mask_of(names)


def purpose_asked(vocabulary: Vocabulary, purpose: str, option: str = "--purpose") -> str:
    """Return a leaf purpose, or the empty text for none. Raise Wrong for an unknown name or a wider one."""
    if not purpose:
        return ""
    if purpose not in vocabulary.purposes:
        raise Wrong(unknown(vocabulary, "purpose", purpose, option))
    if purpose not in vocabulary.purposes.leaves:
        below = [leaf for leaf in vocabulary.purposes.leaves if vocabulary.purposes.covers(purpose, leaf)]
        raise Wrong(_NOT_A_LEAF.format(option=option, leaves=", ".join(below)))
    return purpose


def recipient_asked(recipient: str, option: str = "--recipient") -> str:
    """Return the id of a recipient; raise Wrong for what cannot be one."""
    if not RECIPIENT_ID.match(recipient):
        raise Wrong(_RECIPIENT.format(option=option))
    return recipient


def pupil_asked(pupil: str, option: str = "--pupil") -> str:
    """Return the id of a pupil; raise Wrong for what cannot be one."""
    if not PUPIL_ID.match(pupil):
        raise Wrong(_PUPIL.format(option=option))
    return pupil
