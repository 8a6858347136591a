"""What became of each scenario, on exactly one snapshot: a run of something else is no outcome.

The record of a run names the policy set and the features it was made with. When either differs from what the book is
made of, every scenario counts as not run: that it passed once, on other rules, says nothing about these.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from consent_gate.workbench.features import SUFFIX
from consent_gate.workbench.outcomes import Outcome, read_outcomes
from consent_gate_adapters.book.features import Scenario


class Verdict(StrEnum):
    """What became of a scenario on this snapshot."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not_run"


class Standing(StrEnum):
    """Whether a record of a run says something about this book."""

    HOLDS = "holds"
    ABSENT = "absent"
    OTHER_SNAPSHOT = "other_snapshot"
    OTHER_FEATURES = "other_features"


Key = tuple[str, int, str]
"""A feature file, the line of a scenario in it, and the example; as `Outcome.key`."""


@dataclass(frozen=True)
class Run:
    """One run of all features. `outcomes` holds what each playing of a scenario came to, by its key."""

    standing: Standing = Standing.ABSENT
    snapshot: str = ""
    finished_at: str = ""
    sha256: str = ""
    outcomes: Mapping[Key, str] = field(default_factory=dict)
    recorded: tuple[Outcome, ...] = ()

    @property
    def counting(self) -> tuple[Outcome, ...]:
        """What was recorded, if it says something about this policy set."""
        return self.recorded if self.standing is Standing.HOLDS else ()

    def verdict(self, scenario: Scenario) -> Verdict:
        """Return what became of `scenario`: failed when one playing failed, passed when each was played and passed."""
        file = scenario.feature + SUFFIX
        found = [self.outcomes.get((file, scenario.line, example), "") for example in scenario.played]
        if self.standing is not Standing.HOLDS:
            return Verdict.NOT_RUN
        if "failed" in found:
            return Verdict.FAILED
        return Verdict.PASSED if found and set(found) == {"passed"} else Verdict.NOT_RUN


def tally(run: Run, scenarios: Iterable[Scenario]) -> Mapping[Verdict, int]:
    """Return how many scenarios passed, failed and were not run."""
    counts = dict.fromkeys(Verdict, 0)
    for scenario in scenarios:
        counts[run.verdict(scenario)] += 1
    return counts


def read_run(path: Path, snapshot: str, features: str) -> Run:
    """Read the record of a run, for a book about `snapshot` and the features with this digest.

    No such file is a run that was not made. Raise DocumentInvalid for a file of another form.
    """
    if not path.exists():
        return Run()
    outcomes = read_outcomes(path)
    standing = Standing.HOLDS
    if outcomes.snapshot != snapshot:
        standing = Standing.OTHER_SNAPSHOT
    elif outcomes.features != features:
        standing = Standing.OTHER_FEATURES
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    played = {outcome.key: outcome.outcome for outcome in outcomes.scenarios}
    return Run(standing, outcomes.snapshot, outcomes.finished_at, sha256, played, outcomes.scenarios)
