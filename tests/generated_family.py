"""A vocabulary with family in it, and who may ask there: parents, a stranger, the pupil, another pupil."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from consent_gate.rules.kin import KIN
from consent_gate.rules.vocabulary import Scope, Term, Tree, Vocabulary
from consent_gate.text import Text

ASKER = "org:asker"
PERSONS_ASKING = ("person:g1", "person:g1", "person:g2", "person:stranger", "person:pupil.p1", "person:pupil.p2")


def tree(parents: Mapping[str, Sequence[str]], scopes: Mapping[str, frozenset[Scope]] | None = None) -> Tree:
    """Return a tree from each name with its parents."""
    scopes = scopes or {}
    terms = {name: Term(name, Text(name, name), scopes.get(name, frozenset({Scope.NONE}))) for name in parents}
    return Tree(terms, {name: frozenset(above) for name, above in parents.items() if above})


KINSHIP = Vocabulary(
    tree(
        {"family": (), **dict.fromkeys(sorted({*KIN, "stepparent"}), ("family",)), "r0": (), "r1": ("r0",), "r2": ()},
        {
            **dict.fromkeys(KIN, frozenset({Scope.KIN})),
            **dict.fromkeys(("family", "stepparent"), frozenset({Scope.PUPIL})),
            **dict.fromkeys(("r0", "r1"), frozenset({Scope.SCHOOL, Scope.PUPIL})),
        },
    ),
    tree({"d0": (), "d1": ("d0",), "d2": ()}),
    tree({"c0": (), "c1": ("c0",), "c2": ("c0",), "c3": ()}),
)
"""Everything that family can be, two roles of staff and a partner."""


def asking_in(vocabulary: Vocabulary) -> st.SearchStrategy[str]:
    """Draw the id of who asks: where there is family mostly a person, elsewhere seldom."""
    if vocabulary.family:
        return st.sampled_from((*PERSONS_ASKING, *PERSONS_ASKING, "staff:asker", ASKER))
    return st.sampled_from((*(ASKER for _ in range(9)), PERSONS_ASKING[0]))
