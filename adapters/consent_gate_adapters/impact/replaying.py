"""The work itself: export, group, settle whole groups, decide what is left line by line, and count.

1. The log leaves the ledger as Parquet (`export`).
2. The engine groups it; lines of one group were decided alike.
3. Groups are settled without looking at pupils where that is exact (`consent_gate.workbench.settling`).
4. What is left is decided line by line from the records (`consent_gate.workbench.impact`).
5. The engine joins the outcomes with the log and counts lines and pupils.

Nothing grows with the log but files: the groups, the questions and the outcomes are read and written in batches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from consent_gate.decision import DisclosureEntry
from consent_gate.errors import LedgerUnavailable
from consent_gate.ports import Ledger
from consent_gate.replay import Past
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import is_person
from consent_gate.text import Text
from consent_gate.workbench.impact import Decider, Finding, Kind, Nature, Question, nature_of
from consent_gate.workbench.settling import Settler
from consent_gate_adapters.impact import expressions
from consent_gate_adapters.impact.engines import Engine, Rows, rows_of
from consent_gate_adapters.impact.export import SCHEMA, export
from consent_gate_adapters.impact.expressions import GROUP, PERSONS, QUESTION

_CHANGE: Final = [("kind", pa.string()), ("rule", pa.string())]
_SETTLED: Final = pa.schema([*(SCHEMA.field(name) for name in GROUP), *_CHANGE])
_LEFT: Final = pa.schema([*(SCHEMA.field(name) for name in GROUP), ("example", pa.string())])
_DECIDED: Final = pa.schema([*(SCHEMA.field(name) for name in QUESTION), *_CHANGE, ("lines", pa.int64())])
_GONE: Final = Text("een regel van het logboek is verdwenen", "a line of the log is gone")


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of the log: days of Amsterdam, both included, and one recipient; None is no limit."""

    since: date | None = None
    until: date | None = None
    recipient: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """How many lines, about how many pupils, change in one way for one recipient and purpose, by one rule."""

    kind: Kind
    recipient: str
    purpose: str
    rule: str
    categories: tuple[str, ...]
    lines: int
    pupils: int


@dataclass(slots=True)
class Impact:
    """What a candidate would have changed. `first` and `last` are the days of the lines looked at, None without lines.

    `early` counts refusals in which no rule had a part, `empty` lines that asked nothing, `unknown` lines of which the
    records are gone. `settled` lines were decided by the group, `single` ones one by one.
    """

    lines: int = 0
    disclosures: int = 0
    refusals: int = 0
    early: int = 0
    empty: int = 0
    unknown: int = 0
    settled: int = 0
    single: int = 0
    first: date | None = None
    last: date | None = None
    totals: dict[Kind, tuple[int, int]] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    def count(self, line: DisclosureEntry, row: Mapping[str, Any]) -> None:
        """Take in one group by one of its lines."""
        lines, nature = row["lines"], nature_of(line)
        self.lines += lines
        self.first = min(self.first or row["first"], row["first"])
        self.last = max(self.last or row["last"], row["last"])
        if nature is Nature.EARLY:
            self.early += lines
        elif nature is Nature.EMPTY:
            self.empty += lines
        elif line.permits:
            self.disclosures += lines
        else:
            self.refusals += lines


Show = Callable[[str], AbstractContextManager[Callable[..., None]]]
"""Opens a stage (`export`, `groups` or `lines`); what it gives is told how many lines are done, and of how many."""

SHOWN: Final = 1_000
"""Questions between two tellings of how far it is."""


class Replaying:
    """One replay of a ledger's log under one candidate, with `engine`, in the folder `work`."""

    def __init__(self, ledger: Ledger, candidate: Snapshot, engine: Engine, work: Path, show: Show) -> None:
        self._ledger = ledger
        self._engine = engine
        self._work = work
        self._show = show
        past = Past(ledger)
        self._settler = Settler(ledger, past, candidate)
        self._decider = Decider(past, candidate)
        self._line = lru_cache(4096)(self._line_of)
        self._categories: dict[tuple[str, ...], set[str]] = {}
        self._changes: tuple[Path, Path] = (work, work)

    def run(self, part: Part) -> Impact:
        """Do all of it. Raise LedgerUnavailable, OfAnotherLedger, or what the engine raises."""
        with self._show("export") as show:
            folder = export(self._ledger, self._work, show)
        log = expressions.chosen(self._engine.read(folder), part.since, part.until, part.recipient)
        impact = Impact()
        settled, left = self._work / "settled.parquet", self._work / "left.parquet"
        self._settle(log, impact, settled, left)
        decided = self._work / "decided.parquet"
        self._decide(log, impact, left, decided)
        self._changes = settled, decided
        changed = self._engine.read(
            self._engine.write(expressions.by_pupil(log, *map(self._engine.read, self._changes)), "by_pupil")
        )
        for row in rows_of(self._engine.write(expressions.totals(changed), "totals")):
            impact.totals[Kind(row["kind"])] = _counts(row)
        for row in rows_of(self._engine.write(expressions.tally(changed), "tally")):
            about = row["kind"], row["recipient"], row["purpose"], row["rule"]
            if row["rule"]:
                found = tuple(sorted(self._categories[about]))
                impact.rows.append(Row(Kind(about[0]), *about[1:], found, *_counts(row)))
        return impact

    def changed_lines(self, part: Part) -> Iterator[tuple[str, Kind]]:
        """Yield the id of every line that changes, after `run`, in the order of the log."""
        log = expressions.chosen(self._engine.read(self._work / "log"), part.since, part.until, part.recipient)
        expression = expressions.changed_lines(log, *map(self._engine.read, self._changes))
        for row in rows_of(self._engine.write(expression, "changed")):
            yield row["id"], Kind(row["kind"])

    def _settle(self, log: Any, impact: Impact, settled: Path, left: Path) -> None:
        with self._show("groups") as show, Rows(settled, _SETTLED) as changing, Rows(left, _LEFT) as open_groups:
            for row in rows_of(self._engine.write(expressions.groups(log), "groups")):
                line = self._line(row["example"])
                impact.count(line, row)
                show(impact.lines)
                group = {name: row[name] for name in GROUP}
                found = self._settler.settle(line)
                if found is None:
                    impact.single += row["lines"]
                    open_groups.add({**group, "example": row["example"]})
                else:
                    impact.settled += row["lines"]
                    for change in self._noted(line, found):
                        changing.add({**group, **change})

    def _decide(self, log: Any, impact: Impact, left: Path, decided: Path) -> None:
        done = 0
        with self._show("lines") as show, Rows(decided, _DECIDED) as changing:
            if not impact.single:
                return
            expression = expressions.questions(log, self._engine.read(left))
            for number, row in enumerate(rows_of(self._engine.write(expression, "questions")), start=1):
                line = self._line(row["example"])
                asked = Question(
                    line,
                    row["pupil"],
                    row["pupil_revision"],
                    row["organisation_revision"],
                    datetime.fromisoformat(row["at"]),
                )
                found = self._decider.findings(asked)
                done += row["lines"]
                if number % SHOWN == 0:
                    show(done, impact.single)
                if found is None:
                    impact.unknown += row["lines"]
                elif found:
                    question = {name: row[name] for name in (*QUESTION, "lines")}
                    for change in self._noted(line, found):
                        changing.add({**question, **change})

    def _noted(self, line: DisclosureEntry, found: tuple[Finding, ...]) -> Iterator[dict[str, str]]:
        who = PERSONS if is_person(line.recipient) else line.recipient
        for finding in found:
            about = finding.kind.value, who, line.purpose, finding.rule
            self._categories.setdefault(about, set()).update(finding.categories)
            yield {"kind": finding.kind.value, "rule": finding.rule}

    def _line_of(self, entry: str) -> DisclosureEntry:
        line = next(self._ledger.entries(entry=entry), None)
        if line is None:
            raise LedgerUnavailable(_GONE)
        return line


def _counts(row: Mapping[str, Any]) -> tuple[int, int]:
    """Return lines and pupils: DuckDB adds up in more bits than Parquet has whole numbers for, and writes fractions."""
    return int(row["lines"]), int(row["pupils"])
