"""Gathers a book out of a policy set, its features and the record of their run. Pure: the same in, the same out."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from consent_gate.cards.words import first
from consent_gate.reasons import PLAIN, Reason
from consent_gate.rules.ceilings import gap_of, tops
from consent_gate.rules.document import PolicyDocument
from consent_gate.rules.expectations import check_expectations
from consent_gate.rules.layout import RULES, flow_file, flow_of_file
from consent_gate.rules.lines import ConditionalRule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Axis, Tree
from consent_gate.spoken import what
from consent_gate.terms import ANY, Effect
from consent_gate_adapters.book.features import Feature, Scenario, cited
from consent_gate_adapters.book.laws import laws_in
from consent_gate_adapters.book.model import (
    About,
    Book,
    Capped,
    Cited,
    Consent,
    Expected,
    FeatureEntry,
    Flow,
    Grant,
    RuleEntry,
    Shown,
    TermEntry,
    Told,
)
from consent_gate_adapters.book.promises import PROMISES
from consent_gate_adapters.book.proof import NOT_MEASURED, Changes, Coverage, Mutation, Never
from consent_gate_adapters.book.runs import Run, Verdict, tally
from consent_gate_adapters.book.sentences import AnyRule, basis, content_of, for_what, meaning, owed, who
from consent_gate_adapters.book.titles import intro_of, title_of


@dataclass(frozen=True)
class Findings:
    """What the other tools and the ledger say about this set; each may be absent. A manifest gives name and version."""

    coverage: Coverage = NOT_MEASURED
    mutation: Mutation | None = None
    never: tuple[Never, ...] | None = None
    changes: Changes | None = None
    adopted: tuple[Consent, ...] | None = None
    name: str = ""
    version: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Which of them are absent, by the name of their chapter."""
        parts = {
            "mutation": self.mutation,
            "never": self.never,
            "changes": self.changes,
            "adoption": self.adopted,
        }
        return tuple(part for part, found in parts.items() if found is None)


def gather(about: About, snapshot: Snapshot, features: tuple[Feature, ...], run: Run, found: Findings) -> Book:
    """Put everything about one policy set together."""
    scenarios = [scenario for feature in features for scenario in feature.scenarios]
    told = {scenario.slug: Told(scenario, run.verdict(scenario)) for scenario in scenarios}
    expected = _expected(snapshot)
    rules = tuple(_rule(snapshot.document, rule, told, scenarios, expected) for rule in _lines(snapshot.document))
    flows = tuple(dict.fromkeys(rule.flow for rule in rules))
    return Book(
        about,
        snapshot,
        run,
        tuple(_flow(snapshot, flow, rules, features, told, expected, found.never or ()) for flow in flows),
        tuple(_feature(feature, told, run) for feature in features),
        tuple(Shown(name, text, _told(told, scenarios, name)) for name, text in PROMISES.items()),
        tuple(Shown(reason.value, PLAIN[reason], _told(told, scenarios, reason.value)) for reason in Reason),
        tuple(_terms(snapshot.document)),
        laws_in(source for rule in rules for source in rule.sources),
        tally(run, scenarios),
        found.coverage,
        found.mutation,
        found.never,
        found.changes,
        found.adopted is not None,
        found.adopted or (),
    )


def _lines(document: PolicyDocument) -> list[AnyRule]:
    """Return every rule, flow by flow, in the order of its file."""
    every: tuple[AnyRule, ...] = (*document.rules, *document.conditional)
    return sorted(every, key=lambda rule: rule.place)


def _rule(
    document: PolicyDocument,
    rule: AnyRule,
    told: Mapping[str, Told],
    scenarios: Iterable[Scenario],
    expected: Iterable[Expected],
) -> RuleEntry:
    return RuleEntry(
        rule,
        flow_of_file(rule.place.file),
        document.files[rule.place.file].splitlines()[rule.place.line - 1],
        meaning(document, rule),
        meaning(document, rule, brief=True),
        first(rule.requires) if isinstance(rule, ConditionalRule) else None,
        _cited(document, rule.rule),
        tuple(owed(document.duties[duty]) for duty in document.owed.get(rule.rule, ())),
        _told(told, scenarios, rule.rule),
        sum(one.expectation.because == rule.rule for one in expected),
    )


def _cited(document: PolicyDocument, rule: str) -> tuple[Cited, ...]:
    """Return the sources of a rule with the authors' remark on each, which is read from the line it stands on."""
    found = []
    for source in document.sources.get(rule, ()):
        line = document.files[source.place.file].splitlines()[source.place.line - 1]
        found.append(Cited(rule, source.text, source.checked, next(csv.reader([line]))[-1], source.place))
    return tuple(found)


def _told(told: Mapping[str, Told], scenarios: Iterable[Scenario], tag: str) -> tuple[Told, ...]:
    return tuple(told[scenario.slug] for scenario in cited(scenarios, tag))


def _expected(snapshot: Snapshot) -> tuple[Expected, ...]:
    """Decide every expected answer, and tell which do not come out."""
    wrong = {fault.place: fault.text for fault in check_expectations(snapshot)}
    return tuple(
        Expected(one, one.place not in wrong, wrong.get(one.place, PLAIN[Reason.CATEGORY_NOT_PERMITTED]))
        for one in snapshot.document.expectations
    )


def _flow(
    snapshot: Snapshot,
    flow: str,
    every: Iterable[RuleEntry],
    features: Iterable[Feature],
    told: Mapping[str, Told],
    expected: Iterable[Expected],
    never: Iterable[Never],
) -> Flow:
    document = snapshot.document
    rules = tuple(rule for rule in every if rule.flow == flow)
    ids = {rule.id for rule in rules}
    shown = tuple(
        (feature, mine)
        for feature in features
        if (mine := tuple(told[scenario.slug] for scenario in feature.scenarios if ids.intersection(scenario.tags)))
    )
    text = document.files[flow_file(flow, RULES)]
    recipients = _recipients(document, rules)
    counts = dict.fromkeys(Verdict, 0)
    for one in (one for _, mine in shown for one in mine):
        counts[one.verdict] += 1
    return Flow(
        flow,
        title_of(flow, text),
        intro_of(text),
        tuple(_grant(document, rule) for rule in rules if rule.rule.effect is Effect.ALLOW),
        rules,
        tuple(one for one in expected if flow_of_file(one.expectation.place.file) == flow),
        tuple(_capped(snapshot, flow)),
        shown,
        tuple(one for one in never if one.recipients & set(recipients)),
        recipients,
        counts,
    )


def _capped(snapshot: Snapshot, flow: str) -> Iterator[Capped]:
    """Yield the ceilings of a flow, each judged anew."""
    for top in tops(snapshot.document.ceilings):
        if flow_of_file(top.places[0].file) == flow:
            yield Capped(top, what(snapshot.vocabulary, tuple(top.expected)), gap_of(snapshot, top) is None)


def _recipients(document: PolicyDocument, rules: Iterable[RuleEntry]) -> tuple[str, ...]:
    """Return who may get something by these rules, or is kept from it by name: leaves of the vocabulary, in order."""
    tree = document.vocabulary.recipients
    named = {rule.rule.recipient for rule in rules} - {ANY}
    return tuple(leaf for leaf in tree.leaves if any(tree.covers(name, leaf) for name in named))


def _grant(document: PolicyDocument, entry: RuleEntry) -> Grant:
    vocabulary, rule = document.vocabulary, entry.rule
    return Grant(
        who(vocabulary, rule.recipient),
        for_what(vocabulary, rule.purpose),
        content_of(vocabulary, rule.category),
        basis(vocabulary, rule.basis),
        entry.requires,
        rule.rule,
    )


def _feature(feature: Feature, told: Mapping[str, Told], run: Run) -> FeatureEntry:
    mine = {scenario.slug: told[scenario.slug] for scenario in feature.scenarios}
    return FeatureEntry(feature, mine, tally(run, feature.scenarios))


def _terms(document: PolicyDocument) -> Iterator[TermEntry]:
    vocabulary = document.vocabulary
    trees: dict[Axis, Tree] = {
        Axis.RECIPIENT: vocabulary.recipients,
        Axis.PURPOSE: vocabulary.purposes,
        Axis.CATEGORY: vocabulary.categories,
    }
    rules = _lines(document)
    for axis, tree in trees.items():
        for name, term in tree.terms.items():
            used = [rule.rule for rule in rules if name in (rule.recipient, rule.purpose, rule.category)]
            children = tuple(child for child in tree.terms if name in tree.parents.get(child, ()))
            yield TermEntry(
                name, axis, term.label, tuple(sorted(tree.parents.get(name, ()))), children, tuple(dict.fromkeys(used))
            )
