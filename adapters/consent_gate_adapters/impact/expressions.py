"""The questions to the engine, as Ibis expressions: pure, and the very same objects for DuckDB and for Spark.

`log` is the exported log (`export.SCHEMA`); lines of one group were decided alike. Counting pupils goes by two
groupings, not by a distinct count: both engines can put a grouping on disk.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import ibis

from consent_gate.terms import PERSON
from consent_gate.workbench.impact import ALL_RULES

Table = Any
"""An Ibis table; the library ships no types."""

GROUP: Final = ("recipient", "purpose", "snapshot", "signature", "named")
QUESTION: Final = (*GROUP, "pupil", "pupil_revision", "organisation_revision", "at")
PERSONS: Final = f"{PERSON}*"
"""All parents, family and pupils together: an id of theirs has no place in an overview (CG-13)."""
_ROW: Final = ("kind", "recipient", "purpose", "rule")


def chosen(log: Table, since: date | None, until: date | None, recipient: str | None) -> Table:
    """Return the lines of these days (Amsterdam, both included) and this recipient."""
    if since is not None:
        log = log.filter(log.day >= ibis.literal(since))
    if until is not None:
        log = log.filter(log.day <= ibis.literal(until))
    return log if recipient is None else log.filter(log.recipient == recipient)


def groups(log: Table) -> Table:
    """Return one row for each group: how many lines, from when to when, and the id of its first line."""
    return log.group_by(*GROUP).agg(
        lines=log.count(), first=log.day.min(), last=log.day.max(), example=log.id.argmin(log.seq)
    )


def questions(log: Table, left: Table) -> Table:
    """Return the distinct questions in the groups of `left`, in order of pupil; `example` comes along."""
    found = log.inner_join(left, list(GROUP)).group_by(*QUESTION, "example")
    return found.agg(lines=lambda joined: joined.count()).order_by("pupil", "pupil_revision", "recipient", "at")


def by_pupil(log: Table, settled: Table, decided: Table) -> Table:
    """Return how many lines change in which way, for each recipient, purpose, rule and pupil."""
    counted = (*_ROW, "pupil")
    whole = log.inner_join(settled, list(GROUP)).group_by(*counted).agg(lines=lambda joined: joined.count())
    single = decided.group_by(*counted).agg(lines=lambda rows: rows.lines.sum())
    both = whole.union(single, distinct=False)
    both = both.mutate(recipient=both.recipient.startswith(PERSON).ifelse(PERSONS, both.recipient))
    return both.group_by(*counted).agg(lines=lambda rows: rows.lines.sum())


def tally(changed: Table) -> Table:
    """Return, of what `by_pupil` gave, the lines and the distinct pupils of each row."""
    return _counted(changed, _ROW).order_by(*_ROW)


def totals(changed: Table) -> Table:
    """Return the lines and the distinct pupils of each kind of change, whoever asked and by whichever rule."""
    whole = changed.filter(changed.rule == ALL_RULES)
    return _counted(whole.group_by("kind", "pupil").agg(lines=lambda rows: rows.lines.sum()), ("kind",))


def _counted(table: Table, names: tuple[str, ...]) -> Table:
    return table.group_by(*names).agg(lines=table.lines.sum(), pupils=(table.pupil != "").ifelse(1, 0).sum())


def changed_lines(log: Table, settled: Table, decided: Table) -> Table:
    """Return the id and the kind of change of every line that changes, in the order of the log."""
    ours = settled.filter(settled.rule == ALL_RULES)
    single = decided.filter(decided.rule == ALL_RULES)
    whole = log.inner_join(ours, list(GROUP)).select("seq", "id", "kind")
    other = log.inner_join(single, list(QUESTION)).select("seq", "id", "kind")
    return whole.union(other, distinct=False).order_by("seq", "kind")
