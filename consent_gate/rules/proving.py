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
        Fault(proof.never.place, _said(proof.never, proof.example)) for proof in prove(snapshot) if proof.example
    )


def require_never(snapshot: Snapshot) -> None:
    """Raise NeverViolated when the policies break a sentence of their own set, with the first such one (CG-12)."""
    for proof in prove(snapshot):
        if proof.example is not None:
            raise NeverViolated(_said(proof.never, proof.example), proof.never.id)


VIOLATED: Final = Text(
    "{id} wordt geschonden ({text}): {cell}, bij {state}, is {answer}; regels: {rules}",
    "{id} is violated ({text}): {cell}, given {state}, is {answer}; rules: {rules}",
)


def _said(never: Never, found: Counterexample) -> Text:
    cell = f"{' + '.join(found.held)}, {found.purpose}, {found.category}"
    rules = ", ".join(f"{rule.rule} ({rule.place.file}:{rule.place.line})" for rule in found.rules) or "-"
    answer = found.basis.value if found.basis else Text("geweigerd", "refused")
    return VIOLATED.format(id=never.id, text=never.text, cell=cell, state=found.state, answer=answer, rules=rules)
