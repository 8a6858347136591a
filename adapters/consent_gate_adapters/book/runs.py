"""What became of each scenario, on exactly one snapshot: a run of something else is no outcome.

The record of a run names the policy set and the features it was made with. When either differs from what the book is
made of, every scenario counts as not run: that it passed once, on other rules, says nothing about these.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from consent_gate.errors import ConsentGateError
from consent_gate.text import Text
from consent_gate_adapters.book.features import SUFFIX, Scenario

FORMAT: Final = 1


class OutcomesUnreadable(ConsentGateError):
    """The record of the scenarios is not what `consent-gate policy test` writes."""


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


Key = tuple[str, str]
"""A feature file, and the name of a scenario in it."""


@dataclass(frozen=True)
class Run:
    """One run of all features. `outcomes` holds what each playing of a scenario came to, by its key."""

    standing: Standing = Standing.ABSENT
    snapshot: str = ""
    finished_at: str = ""
    sha256: str = ""
    outcomes: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)

    def verdict(self, scenario: Scenario) -> Verdict:
        """Return what became of `scenario`: failed when one playing failed, passed when each was played and passed."""
        found = self.outcomes.get((scenario.feature + SUFFIX, scenario.name), ())
        if self.standing is not Standing.HOLDS:
            return Verdict.NOT_RUN
        if "failed" in found:
            return Verdict.FAILED
        whole = len(found) >= scenario.count and set(found) == {"passed"}
        return Verdict.PASSED if whole else Verdict.NOT_RUN


def tally(run: Run, scenarios: Iterable[Scenario]) -> Mapping[Verdict, int]:
    """Return how many scenarios passed, failed and were not run."""
    counts = dict.fromkeys(Verdict, 0)
    for scenario in scenarios:
        counts[run.verdict(scenario)] += 1
    return counts


def read_run(path: Path, snapshot: str, features: str) -> Run:
    """Read the record of a run, for a book about `snapshot` and the features with this digest.

    No such file is a run that was not made. Raise OutcomesUnreadable for a file of another form.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Run()
    except OSError:
        raise _unreadable(path) from None
    try:
        document: Any = json.loads(content)
        if document["format"] != FORMAT:
            raise ValueError(document["format"])
        outcomes: dict[Key, tuple[str, ...]] = {}
        for played in document["scenarios"]:
            key = (str(played["feature"]), str(played["name"]))
            outcomes[key] = (*outcomes.get(key, ()), str(played["outcome"]))
        named, made_with = str(document["snapshot"]), str(document["features"])
        finished_at = str(document["finished_at"])
    except (ValueError, KeyError, TypeError):
        raise _unreadable(path) from None
    standing = Standing.HOLDS
    if named != snapshot:
        standing = Standing.OTHER_SNAPSHOT
    elif made_with != features:
        standing = Standing.OTHER_FEATURES
    return Run(standing, named, finished_at, hashlib.sha256(content).hexdigest(), outcomes)


def _unreadable(path: Path) -> OutcomesUnreadable:
    return OutcomesUnreadable(
        Text(
            f"{path.name} is geen verslag van scenario's; maak het opnieuw met `consent-gate policy test`",
            f"{path.name} is no record of scenarios; make it again with `consent-gate policy test`",
        )
    )
