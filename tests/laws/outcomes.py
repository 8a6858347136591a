"""What a generated case lets out, in words that laws can compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from consent_gate.decision import Decision
from consent_gate.records import Record
from consent_gate.rules.decide import decide
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import ANY, Basis
from tests.generated import Case, policy

Outcome = dict[tuple[str, str], Basis]


def decisions(case: Case) -> dict[str, Decision]:
    """Decide about everything for each purpose."""
    words = case.snapshot.vocabulary
    return {
        purpose: decide(case.snapshot, case.recipient, purpose, case.pupil, 1, words.masks[ANY], case.day)
        for purpose in words.purposes.leaves
    }


def outcome(case: Case) -> Outcome:
    """Return each purpose and category that is permitted, with its basis."""
    return {
        (purpose, category): grant.basis
        for purpose, decision in decisions(case).items()
        for grant in decision.grants
        for category in grant.categories
    }


def with_records(case: Case, records: Iterable[Record]) -> Case:
    """Return the case with other records of the pupil."""
    return replace(case, records=tuple(records))


def with_rules(case: Case, rules: Iterable[Rule], conditional: Iterable[ConditionalRule]) -> Case:
    """Return the case with other rules over the same vocabulary."""
    return replace(case, snapshot=Snapshot(policy(case.snapshot.vocabulary, tuple(rules), tuple(conditional))))
