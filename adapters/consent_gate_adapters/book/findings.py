"""Fetches what the other tools and the ledger say of a policy set, for a book. Each has a narrow door here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from consent_gate.cli.desk import NO_LEDGER, Desk
from consent_gate.cli.wrong import Wrong
from consent_gate.papers import read_papers
from consent_gate.rules.faults import as_is
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.workbench.outcomes import Outcome
from consent_gate_adapters.book.gather import Findings
from consent_gate_adapters.book.history import adopted_in, earlier_set
from consent_gate_adapters.book.lines import changes_since
from consent_gate_adapters.book.model import Consent
from consent_gate_adapters.book.proof import Changes
from consent_gate_adapters.book.reports import exercised, read_mutation
from consent_gate_adapters.book.statements import proven


@dataclass(frozen=True, slots=True)
class Wanted:
    """The record of a run, where a report was said to be, and the folder to compare with; None: nothing was said."""

    outcomes: tuple[Outcome, ...] = ()
    mutation: Path | None = None
    since: Path | None = None


def findings(desk: Desk, snapshot: Snapshot, wanted: Wanted) -> Findings:
    """Return everything that is known of `snapshot` beside its own files."""
    adopted, earlier = _from_ledger(desk, snapshot)
    if wanted.since is not None:
        earlier = (as_is(str(wanted.since)), Snapshot.read(wanted.since))
    changes: Changes | None = changes_since(*earlier, snapshot) if earlier else None
    manifest = read_papers(desk.policies).about(snapshot.digest).manifest
    return Findings(
        coverage=exercised(snapshot, wanted.outcomes),
        mutation=read_mutation(wanted.mutation, snapshot.digest) if wanted.mutation else None,
        never=proven(snapshot),
        changes=changes,
        adopted=adopted,
        name=manifest.name if manifest else "",
        version=manifest.version if manifest else "",
    )


def _from_ledger(desk: Desk, snapshot: Snapshot) -> tuple[tuple[Consent, ...] | None, tuple[Text, Snapshot] | None]:
    """Return the adoptions and the set adopted before, None where there is no ledger. No pupil's record is read."""
    try:
        with desk.ledger() as ledger:
            records = list(ledger.records(pupil=""))
            adopted = adopted_in(records)
            return adopted, earlier_set(ledger, adopted, snapshot.digest)
    except Wrong as wrong:
        if wrong.texts == (NO_LEDGER,):
            return None, None
        raise
