"""A small book: a few flows, a feature, and a record of its run, made as the command makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Language
from consent_gate.workbench.features import features_digest
from consent_gate.workbench.outcomes import Outcome
from consent_gate_adapters.book.features import features_of
from consent_gate_adapters.book.gather import Findings, gather
from consent_gate_adapters.book.model import About, Book
from consent_gate_adapters.book.runs import Run, Standing
from tests.small_policies import SMALL

FEATURE: Final = """# language: nl
@CG-02
Functionaliteit: Uitwisselen <met> jeugdhulp & co

  Achtergrond:
    Gegeven het is 23 november 2026

  Regel: Zonder toestemming gaat er niets weg

    @JH-01 @CONSENT_MISSING
    Scenario: niemand heeft iets gezegd
      Als jeugdhulp de gegevens van Noor vraagt
      Dan krijgt jeugdhulp niets

    @JH-01
    Scenario: een ander
      Dan krijgt jeugdhulp van Noor
        | <script>alert(1)</script> |

    @JH-02
    Abstract Scenario: nooit <wat>
      Dan krijgt jeugdhulp van Noor niet <wat>

      Voorbeelden:
        | wat     |
        | cijfers |
        | toetsen |
"""
FILE: Final = "jeugdhulp.feature"
FIRST, OTHER, ABSTRACT = 11, 16, 21
"""The lines of the scenarios."""


@cache
def small() -> Snapshot:
    """Return a small policy set without faults: four rules in two flows."""
    return Snapshot.stored(SMALL)


@dataclass(frozen=True)
class Making:
    """What a small book is made of."""

    features: Mapping[str, str] = field(default_factory=lambda: {FILE: FEATURE})
    snapshot: Snapshot = field(default_factory=small)
    language: Language = Language.NL
    run: Run | None = None
    findings: Findings = field(default_factory=Findings)

    def book(self) -> Book:
        """Make it."""
        digest = features_digest(self.features)
        about = About("De Linde", self.snapshot.digest, "", "", "2026-11-28", self.language, "0.1.0", digest)
        return gather(about, self.snapshot, features_of(self.features), self.run or Run(), self.findings)


def ran(*outcomes: tuple[int, str, str], standing: Standing = Standing.HOLDS) -> Run:
    """Return a run of lines, examples and what came of them."""
    played: list[Any] = [
        Outcome(feature=FILE, line=line, name="x", outcome=outcome, example=example)  # type: ignore[arg-type]
        for line, example, outcome in outcomes
    ]
    return Run(standing, "s", "2026-11-28T08:00:00Z", "h", {one.key: one.outcome for one in played}, tuple(played))
