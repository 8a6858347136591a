"""One line of policy: a rule that holds for everyone, a conditional rule, or an edge of a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from consent_gate.rules.vocabulary import Axis
from consent_gate.terms import Effect
from consent_gate.text import Text


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a line stands: file relative to the policy folder, line and column counted from 1."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Source:
    """The legal source of a rule. `checked` says how well it was read: `current`, `older` or `unverified`."""

    rule: str
    text: str
    checked: str
    place: Place


@dataclass(frozen=True, slots=True)
class Rule:
    """A `p` line: holds for every pupil. `basis` may be `*` in a deny."""

    recipient: str
    purpose: str
    category: str
    basis: str
    rule: str
    effect: Effect
    place: Place


@dataclass(frozen=True, slots=True)
class ConditionalRule:
    """A `p2` line: counts for a pupil only while the ledger satisfies `requires` for that pupil."""

    recipient: str
    purpose: str
    category: str
    basis: str
    requires: str
    rule: str
    effect: Effect
    place: Place


@dataclass(frozen=True, slots=True)
class Edge:
    """A `g`, `g2` or `g3` line: `child` falls under `parent`."""

    axis: Axis
    child: str
    parent: str
    place: Place


@dataclass(frozen=True, slots=True)
class DutyTerm:
    """What a permit may oblige to, within `days` after it; 0 is the same day. `needs` says when it is owed.

    `needs` is `-` (always), `correction` (when what went out is put right or erased later), or the mark of a fact.
    """

    name: str
    days: int
    needs: str
    label: Text
    place: Place


Duration = Literal["duty", "practice"]
"""Why a retention term holds: the law obliges to keep, or schools keep it that long."""


@dataclass(frozen=True, slots=True)
class RetentionTerm:
    """How many years after a pupil has left data of `category` is kept. `status` says how well `source` was read."""

    category: str
    years: int
    kind: Duration
    law: str
    source: str
    status: str
    place: Place
