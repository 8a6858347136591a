"""What a permit obliges to: pure, and the same now as at any replay (CG-05).

A duty hangs on the rule that permitted, not on the bases or the objections around it: no objection takes one away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from consent_gate.decision import Grant, Owed
from consent_gate.grounds import ORAL, Fact
from consent_gate.rules.asker import Asker
from consent_gate.rules.duty_lines import ALWAYS
from consent_gate.rules.lines import DutyTerm
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import PupilState
from consent_gate.terms import amsterdam_date


def owed(snapshot: Snapshot, asker: Asker, state: PupilState, grants: Sequence[Grant], day: date) -> tuple[Owed, ...]:
    """Return every duty of the rules behind `grants`, first due first; `state` is as `state.known_at` returned it."""
    document = snapshot.document
    if not document.owed:
        return ()
    citing: dict[str, tuple[dict[str, None], list[Grant]]] = {}
    for grant in grants:
        for rule in grant.rules:
            for duty in document.owed.get(rule, ()):
                rules, of_grants = citing.setdefault(duty, ({}, []))
                rules[rule] = None
                if grant not in of_grants:
                    of_grants.append(grant)
    found = [
        Owed(duty, due, tuple(rules), records)
        for duty, (rules, of_grants) in citing.items()
        for due, records in _when(snapshot, asker, state, of_grants, document.duties[duty], day)
    ]
    return tuple(sorted(found, key=lambda one: (one.due, one.duty)))


def _when(
    snapshot: Snapshot, asker: Asker, state: PupilState, grants: Sequence[Grant], term: DutyTerm, day: date
) -> Iterable[tuple[date, tuple[str, ...]]]:
    """Return the days on which this duty falls due, each with the records it is about; none when it is not owed."""
    due = day + timedelta(days=term.days)
    if term.needs == ALWAYS:
        return [(due, _once(record for grant in grants for record in grant.records))]
    days: dict[date, list[str]] = {}
    for fact in state.facts:
        if term.needs in fact.marks and _behind(snapshot, asker, fact, grants):
            # Each oral order has a paper term of its own, which began before it was answered.
            days.setdefault(_last_day(fact) if term.needs == ORAL else due, []).append(fact.record)
    return [(due, _once(records)) for due, records in days.items()]


def _behind(snapshot: Snapshot, asker: Asker, fact: Fact, grants: Iterable[Grant]) -> bool:
    """Tell whether a marked fact is one that these grants rest on.

    What was said at an inspection goes with the data whatever basis carries them: with consent nothing rests on it.
    """
    if ORAL in fact.marks:
        return any(fact.record in grant.records for grant in grants)
    if fact.missing:
        return False
    reach = snapshot.plan(asker.nodes, asker.purpose).reach
    seen = reach.of_yes(asker.recipient, fact.recipient, fact.purpose, fact.categories, fact.excluded)
    return any(seen & snapshot.vocabulary.mask_of(grant.categories) for grant in grants)


def _last_day(fact: Fact) -> date:
    """Return the last day of the paper term: `ends_at` is the midnight after it."""
    if fact.ends_at is None:
        raise ValueError("an oral order has a paper term")
    return amsterdam_date(fact.ends_at - timedelta(microseconds=1))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
