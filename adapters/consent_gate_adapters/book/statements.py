"""The never-list with its proofs, as the book shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consent_gate.rules.layout import NEVER
from consent_gate.rules.proof import Proof
from consent_gate.rules.proving import prove
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.workbench.counterexample import scenario_of
from consent_gate_adapters.book.proof import Never

_HOLDS: Final = Text(
    "Nagegaan: {cells} antwoorden, over elke ontvanger, elk doel en elke toestand waar deze zin over gaat. Geen ervan "
    "is in strijd.",
    "Checked: {cells} answers, over each recipient, purpose and state that this sentence is about. None contradicts "
    "it.",
)
_VIOLATED: Final = Text(
    "Van {cells} antwoorden zijn er {violations} in strijd met deze zin. Het kleinste tegenvoorbeeld, als scenario:",
    "Of {cells} answers {violations} contradict this sentence. The smallest counterexample, as a scenario:",
)


def proven(snapshot: Snapshot) -> tuple[Never, ...] | None:
    """Return every sentence with its proof over everything; None where these policies have no list."""
    if NEVER not in snapshot.document.files:
        return None
    return tuple(_shown(snapshot, proof) for proof in prove(snapshot))


def _shown(snapshot: Snapshot, proof: Proof) -> Never:
    never = proof.never
    said = _HOLDS if proof.holds else _VIOLATED
    return Never(
        never.id,
        never.text,
        never.source,
        f"{never.place.file}:{never.place.line}",
        proof.holds,
        said.format(cells=whole(proof.cells), violations=whole(proof.violations)),
        scenario_of(snapshot, proof),
        frozenset(_touched(snapshot, proof)),
    )


def _touched(snapshot: Snapshot, proof: Proof) -> Iterator[str]:
    """Yield the recipients that a sentence names; one about everybody touches every flow, and so none in particular."""
    tree, who = snapshot.vocabulary.recipients, proof.never.who
    for leaf in tree.leaves:
        if not all(who.mean(tree, other) for other in tree.leaves) and who.mean(tree, leaf):
            yield leaf


def whole(count: int) -> Text:
    """Return a whole number as people write it, with a sign between thousands."""
    grouped = f"{count:,}"
    return Text(grouped.replace(",", "."), grouped)
