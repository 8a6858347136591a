"""Several proofs of who asks, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from consent_gate.errors import IdentityConflict
from consent_gate.ports import Identify
from consent_gate.text import Text


class FirstProof:
    """Asks every proof, and answers with the first that holds. All that hold must name the same recipient."""

    def __init__(self, proofs: Sequence[Identify]) -> None:
        self._proofs = tuple(proofs)

    def identify(self, environ: Mapping[str, Any]) -> str | None:
        """Return the recipient id that the proofs agree on, None when none holds.

        Raise IdentityConflict when two name different recipients: choosing one would let a requester who holds two
        proofs pick the wider one (CG-14). Raise LedgerUnavailable when a proof cannot be checked.
        """
        named = [recipient for proof in self._proofs if (recipient := proof.identify(environ)) is not None]
        if len(set(named)) > 1:
            raise IdentityConflict(
                Text("twee bewijzen noemen een verschillende vrager", "two proofs name different askers")
            )
        return named[0] if named else None
