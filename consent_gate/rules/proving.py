"""Proves a never-list: holds each sentence against everything that can be asked, and refuses a set that breaks its own.

Every recipient with every role it may hold besides, every purpose, category and basis, and every state of the records
is gone through (`never_walk`); nothing is sampled.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from consent_gate.errors import NeverViolated
from consent_gate.rules.faults import Fault
from consent_gate.rules.never import Never
from consent_gate.rules.never_walk import Ground, Walk
from consent_gate.rules.proof import Counterexample, Proof
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text


@lru_cache(maxsize=4)
def prove(snapshot: Snapshot) -> tuple[Proof, ...]:
    """Return what comes of every sentence of a policy set. Pure: it follows from the snapshot alone."""
    ground = Ground(snapshot)
    return tuple(Walk(ground, never).proof() for never in snapshot.document.never)


def never_faults(snapshot: Snapshot) -> tuple[Fault, ...]:
    """Return a fault, at its own line, for each sentence that the policies of the same set do not keep."""
    return tuple(
        Fault(proof.never.place, _said(proof.never, proof.example), code="never-violated")
        for proof in prove(snapshot)
        if proof.example
    )


def require_never(snapshot: Snapshot) -> None:
    """Raise NeverViolated when the policies break a sentence of their own set, with the first such one (CG-12)."""
    for proof in prove(snapshot):
        if proof.example is not None:
            raise NeverViolated(_said(proof.never, proof.example), proof.never.id)


VIOLATED: Final = Text(
    "{id} klopt niet ({text}): {cell} {answer} als {recorded}; {rules}",
    "{id} does not hold ({text}): {cell} {answer} when {recorded}; {rules}",
)
LEAVES: Final = Text("gaat weg op grond van {basis}", "leaves on {basis}")
REFUSED: Final = Text("wordt geweigerd", "is refused")
NOTHING: Final = Text("er niets is vastgelegd", "nothing is recorded")
RECORDED: Final = Text("{what} is vastgelegd", "{what} is recorded")
BY: Final = Text("door {rules}", "by {rules}")
BY_NONE: Final = Text("geen enkele regel staat het toe", "no rule allows it")


def _said(never: Never, found: Counterexample) -> Text:
    recorded = " + ".join((*found.state.met, *found.state.holds))
    rules = ", ".join(f"{rule.rule} ({rule.place.file}:{rule.place.line})" for rule in found.rules)
    return VIOLATED.format(
        id=never.id,
        text=never.text,
        cell=f"{' + '.join(found.held)}, {found.purpose}, {found.category}",
        answer=LEAVES.format(basis=found.basis.value) if found.basis else REFUSED,
        recorded=RECORDED.format(what=recorded) if recorded else NOTHING,
        rules=BY.format(rules=rules) if rules else BY_NONE,
    )
