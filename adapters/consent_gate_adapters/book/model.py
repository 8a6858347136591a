"""The book as one frozen value: what every page is made of. Nothing in it knows how pages look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from consent_gate.rules.ceilings import Top
from consent_gate.rules.evidence import Expectation
from consent_gate.rules.lines import Place
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Axis
from consent_gate.text import Language, Text
from consent_gate_adapters.book.features import Feature, Scenario
from consent_gate_adapters.book.proof import Changes, Coverage, Mutation, Never
from consent_gate_adapters.book.runs import Run, Verdict
from consent_gate_adapters.book.sentences import AnyRule


@dataclass(frozen=True, slots=True)
class About:
    """Which book this is: whose, of which policy set, of which day."""

    school: str
    digest: str
    name: str
    version: str
    date: str
    language: Language
    program: str
    features: str

    @property
    def short(self) -> str:
        """The beginning of the hash, as people compare it."""
        return self.digest[:12]


@dataclass(frozen=True, slots=True)
class Told:
    """A scenario with what became of it on this snapshot."""

    scenario: Scenario
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Expected:
    """An expected answer of the authors, and whether the policies give it."""

    expectation: Expectation
    holds: bool
    said: Text


@dataclass(frozen=True, slots=True)
class Capped:
    """A ceiling of the authors: exactly what goes in one situation, and whether the policies give exactly that."""

    top: Top
    what: Text
    holds: bool


@dataclass(frozen=True, slots=True)
class Cited:
    """A legal source of a rule, how well it was read (`current`, `older` or `unverified`), and what it means here."""

    rule: str
    text: str
    checked: str
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One rule with everything that is known of it."""

    rule: AnyRule
    flow: str
    line: str
    meaning: Text
    brief: Text
    requires: Text | None
    sources: tuple[Cited, ...]
    duties: tuple[Text, ...]
    told: tuple[Told, ...]
    expected: int

    @property
    def id(self) -> str:
        """The rule's id."""
        return self.rule.rule

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.rule.place


@dataclass(frozen=True, slots=True)
class Grant:
    """Who gets what: one allowing rule as a row for people."""

    who: Text
    purpose: Text
    what: Text
    basis: Text
    first: Text | None
    rule: str


@dataclass(frozen=True, slots=True)
class Flow:
    """One flow: a folder of the policies."""

    name: str
    title: str
    intro: tuple[str, ...]
    grants: tuple[Grant, ...]
    rules: tuple[RuleEntry, ...]
    expected: tuple[Expected, ...]
    capped: tuple[Capped, ...]
    told: tuple[tuple[Feature, tuple[Told, ...]], ...]
    never: tuple[Never, ...]
    recipients: tuple[str, ...]
    counts: Mapping[Verdict, int]


@dataclass(frozen=True, slots=True)
class FeatureEntry:
    """One feature with what became of its scenarios."""

    feature: Feature
    told: Mapping[str, Told]
    counts: Mapping[Verdict, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """A promise or a reason code, with the scenarios and rules that show it."""

    id: str
    text: Text
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One word of the vocabulary, with what it falls under, what falls under it, and the rules that use it."""

    name: str
    axis: Axis
    label: Text
    above: tuple[str, ...]
    below: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Law:
    """One law or guide with each passage, how well that was read, and who cites it."""

    name: str
    passages: tuple[tuple[str, str, tuple[Cited, ...]], ...]


@dataclass(frozen=True, slots=True)
class Consent:
    """One recorded adoption: what was adopted, by whom, when, and what shows it."""

    digest: str
    on: str
    by: tuple[Text, ...]
    evidence: str
    record: str
    notes: tuple[tuple[Text, Text], ...] = ()


@dataclass(frozen=True)
class Book:
    """All of it."""

    about: About
    snapshot: Snapshot
    run: Run
    flows: tuple[Flow, ...]
    features: tuple[FeatureEntry, ...]
    promises: tuple[Shown, ...]
    reasons: tuple[Shown, ...]
    terms: tuple[TermEntry, ...]
    laws: tuple[Law, ...]
    counts: Mapping[Verdict, int]
    coverage: Coverage
    mutation: Mutation | None
    never: tuple[Never, ...] | None
    changes: Changes | None
    ledger: bool
    adopted: tuple[Consent, ...]

    @property
    def rules(self) -> tuple[RuleEntry, ...]:
        """Every rule, in order of the flows."""
        return tuple(rule for flow in self.flows for rule in flow.rules)

    def tagged(self, tag: str) -> tuple[Told, ...]:
        """Return the scenarios that bear a tag, with what became of them."""
        every = (one for entry in self.features for one in entry.told.values())
        return tuple(one for one in every if tag in one.scenario.tags)

    @property
    def consents(self) -> tuple[Consent, ...]:
        """What was adopted of exactly this set."""
        return tuple(one for one in self.adopted if one.digest == self.about.digest)
