"""Everything this package raises.

ConsentGateError
+-- PolicyInvalid          policy files cannot be used; holds every fault with file, line and column
+-- DocumentInvalid        an incoming document does not fit its schema; holds paths, never values
+-- DeclarationInvalid     a route declaration contradicts the policy vocabulary or itself
+-- LedgerUnavailable      the ledger could not be read or written; the gate refuses
+-- RecordRefused          a record is well formed and the ledger cannot take it (what it refers to is not there)
+-- BodyUnreadable         the app's answer cannot be read safely; the gate refuses
+-- IdentityConflict       two proofs of who asks contradict each other; the gate refuses
+-- EvaluatorsDisagree     the two evaluators gave different answers; the snapshot is not activated
+-- NeverViolated          a policy set does what its own never-list rules out; it is not activated
+-- NotAdopted             the MR has not consented to exactly this snapshot; it is not activated
+-- NotSigned              nobody who is trusted signed exactly this snapshot; it is not activated
+-- StatesTooMany          too much hangs on one recipient and purpose to go through every state; nothing is sampled
+-- RevisionUnknown        no policy set is found under this name in git or in the ledger

A policy that is invalid is never the same type as a policy that says no: a refusal is an answer (`Decision`), not an
error. No message holds a name, a field value or anything else about a pupil (CG-13).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from consent_gate.text import Language, Text


class Located(Protocol):
    """Something with a place and a message, printable on one line: `FILE:LINE:COLUMN: message`."""

    def line(self, language: Language) -> str:
        """Return the place and the message on one line."""


class ConsentGateError(Exception):
    """Root of everything raised on purpose. `text` says it in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class PolicyInvalid(ConsentGateError):
    """Policy files cannot be used. `faults` holds every fault found in one reading, in file order."""

    def __init__(self, faults: Sequence[Located]) -> None:
        count = len(faults)
        super().__init__(Text(f"{count} fout(en) in het beleid", f"{count} fault(s) in the policies"))
        self.faults = tuple(faults)


class DocumentInvalid(ConsentGateError):
    """A document does not fit its schema. `paths` names each place with what is wrong there, never the value."""

    def __init__(self, paths: Sequence[tuple[str, Text]], source: str = "") -> None:
        places_nl = "; ".join(f"{path}: {text.nl}" for path, text in paths)
        places_en = "; ".join(f"{path}: {text.en}" for path, text in paths)
        prefix = f"{source}: " if source else ""
        super().__init__(Text(prefix + places_nl, prefix + places_en))
        self.paths = tuple(paths)
        self.source = source


class DeclarationInvalid(ConsentGateError):
    """A route declaration contradicts the policy vocabulary or itself. The gate does not start."""


class LedgerUnavailable(ConsentGateError):
    """The ledger could not be read or written. On the path of a request this is a refusal (CG-01, CG-04)."""


class RecordRefused(ConsentGateError):
    """The ledger cannot take this record: what it refers to is unknown, or its id stands for other content."""


class BodyUnreadable(ConsentGateError):
    """The app's answer cannot be read without doubt. On the path of a request this is a refusal (CG-02)."""


class IdentityConflict(ConsentGateError):
    """Two proofs name two different askers. The gate refuses rather than choose (CG-14)."""


class EvaluatorsDisagree(ConsentGateError):
    """The casbin and the compiled evaluator answered differently; the snapshot is not activated (CG-08, CG-12)."""


class NeverViolated(ConsentGateError):
    """A policy set allows what a sentence of its own never-list rules out; it is not activated (CG-12).

    `never` is the id of the sentence. The text holds the smallest counterexample, by names of the vocabulary.
    """

    def __init__(self, text: Text, never: str) -> None:
        super().__init__(text)
        self.never = never


class NotAdopted(ConsentGateError):
    """Parts of the MR that must consent have no recorded consent to exactly this content; it is not activated (CG-12).

    `reason` is the code `MR_CONSENT_MISSING`, `parts` are those that are missing, `digest` names the content.
    """

    def __init__(self, text: Text, reason: str, parts: Sequence[str], digest: str) -> None:
        super().__init__(text)
        self.reason = reason
        self.parts = tuple(parts)
        self.digest = digest


class NotSigned(ConsentGateError):
    """No trusted key signed a manifest of exactly this content; it is not activated (CG-12). `digest` names it."""

    def __init__(self, text: Text, digest: str) -> None:
        super().__init__(text)
        self.digest = digest


class RevisionUnknown(ConsentGateError):
    """A name leads to no policy set: git or the ledger has none under it, or more than one."""


class StatesTooMany(ConsentGateError):
    """The rules of one recipient and purpose name so many requirements that their states cannot all be gone through.

    What cannot be proved is not taken for proved: such a set is not activated.
    """
