"""Coverage: which rules, requirements, tree edges and reasons no expectation, ceiling or scenario exercises.

An expectation exercises what its answer cites. A ceiling exercises the rules by which its fields go: a denial that only
happens to fall outside a ceiling is not exercised by it. A scenario exercises what its log cites, as it was recorded.
A requirement has two sides: one answer in which it is met, and one in which it is missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from consent_gate.reasons import Reason
from consent_gate.rules.asker import names_for
from consent_gate.rules.ceilings import tops
from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.decide import decide
from consent_gate.rules.expectations import decide_expectation, pupil_in, recipient_as
from consent_gate.rules.lines import ConditionalRule, Edge, Place
from consent_gate.rules.recorded import CautionRequirement, FactRequirement
from consent_gate.rules.requirements import requirement_named
from consent_gate.rules.situations import DAY
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Axis
from consent_gate.text import Text
from consent_gate.workbench.exercised import Exercised, Tracer
from consent_gate.workbench.mutants import AnyRule, line_of
from consent_gate.workbench.outcomes import Outcome

_AT_THE_DOOR: Final = Text(
    "ontstaat voordat het beleid gevraagd wordt: wie vraagt, en waar",
    "arises before policies are asked: who, and where",
)
_ON_THE_WAY: Final = Text(
    "ontstaat in de techniek: het antwoord van het schoolsysteem", "arises on the way: the answer of the school system"
)
OUTSIDE: Final[Mapping[Reason, Text]] = {
    **dict.fromkeys(
        (
            Reason.ROUTE_UNDECLARED,
            Reason.IDENTITY_UNPROVEN,
            Reason.RECIPIENT_UNKNOWN,
            Reason.RECIPIENT_NOT_ACTIVE,
            Reason.STAFF_ONLY,
            Reason.PURPOSE_MISMATCH,
            Reason.PUPIL_UNKNOWN,
        ),
        _AT_THE_DOOR,
    ),
    **dict.fromkeys(
        (Reason.APP_ANSWER_REFUSED, Reason.BODY_UNREADABLE, Reason.BODY_TOO_LARGE, Reason.GATE_FAILED), _ON_THE_WAY
    ),
    Reason.RETENTION_DUTY: Text("antwoordt op een verzoek om wissing", "answers a request of erasure"),
    Reason.MR_CONSENT_MISSING: Text("houdt een heel beleid tegen", "holds back a whole policy set"),
}
"""Reasons that no rule gives, each with where it does arise."""

_NO_RULE_ABOVE: Final = Text(
    "geen regel spreekt over wat erboven staat; wel een toestemming of bezwaar",
    "no rule speaks of what is above it; a consent or objection may",
)
_UNUSED: Final = Text("geen regel van dit beleid vereist dit", "no rule of these policies requires this")
_OF_CONSENT: Final = frozenset(reason for reason in Reason if reason.value.startswith("CONSENT_")) | {
    Reason.GUARDIANS_DISAGREE
}


class Part(StrEnum):
    """What is counted."""

    RULE = "rule"
    REQUIREMENT = "requirement"
    EDGE = "edge"
    REASON = "reason"


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """One thing to exercise. `place` is where it stands; a reason stands nowhere."""

    part: Part
    name: str
    place: Place | None = None


@dataclass(frozen=True)
class Coverage:
    """What there is, and what of it nobody exercises. `outside` is not counted, each with why no answer could."""

    items: tuple[Item, ...]
    missing: tuple[Item, ...]
    outside: Mapping[Item, Text]

    def count(self, part: Part) -> tuple[int, int]:
        """Return how many are exercised, of how many."""
        every = sum(item.part is part for item in self.items)
        return every - sum(item.part is part for item in self.missing), every

    def percent(self, part: Part) -> float:
        """Return the share that is exercised; of nothing all is."""
        done, every = self.count(part)
        return 100 * done / every if every else 100.0


def coverage(snapshot: Snapshot, scenarios: Iterable[Outcome] = ()) -> Coverage:
    """Return what the expectations and ceilings beside the rules exercise, with those of `scenarios` that passed."""
    done = exercised_by_tables(snapshot)
    for outcome in scenarios:
        if outcome.outcome == "passed":
            done |= exercised_by(outcome)
    outside = {Item(Part.REASON, reason.value): why for reason, why in _never_given(snapshot).items()}
    outside |= dict.fromkeys(_loose_edges(snapshot), _NO_RULE_ABOVE)
    items = tuple(item for item in _items(snapshot) if item not in outside)
    touched = {
        Part.RULE: done.rules,
        Part.REQUIREMENT: {*map(_met, done.met), *map(_missed, done.unmet)},
        Part.EDGE: {", ".join(edge) for edge in done.edges},
        Part.REASON: done.reasons,
    }
    return Coverage(items, tuple(item for item in items if item.name not in touched[item.part]), outside)


def exercised_by(outcome: Outcome) -> Exercised:
    """Return what a recorded scenario exercised."""
    met, asked = frozenset(outcome.met), frozenset(outcome.requirements)
    return Exercised(frozenset(outcome.rules), frozenset(outcome.reasons), met, asked - met, frozenset(outcome.edges))


def exercised_by_tables(snapshot: Snapshot) -> Exercised:
    """Return what the expectations and ceilings beside the rules exercise."""
    tracer = Tracer(snapshot)
    found = Exercised()
    for row in snapshot.document.expectations:
        decision = decide_expectation(snapshot, row)
        found |= tracer.trace([row.recipient], row.purpose, decision.grants, decision.withheld)
    for top in tops(snapshot.document.ceilings):
        pupil = pupil_in(frozenset(top.state.met), frozenset(top.state.holds), top.pair.recipient)
        recipient = recipient_as(snapshot, top.pair.recipient, pupil)
        asked = snapshot.vocabulary.mask_of(top.expected)
        decision = decide(snapshot, recipient, top.pair.purpose, pupil, 1, asked, DAY)
        names = names_for(recipient, pupil, DAY, snapshot.vocabulary)
        found |= tracer.trace(names, top.pair.purpose, decision.grants, ())
    return found


def _items(snapshot: Snapshot) -> Iterable[Item]:
    document = snapshot.document
    rules: list[AnyRule] = [*document.rules, *document.conditional]
    for rule in rules:
        yield Item(Part.RULE, rule.rule, rule.place)
    first: dict[str, ConditionalRule] = {}
    for conditional in document.conditional:
        first.setdefault(conditional.requires, conditional)
    for name, asking in sorted(first.items()):
        yield Item(Part.REQUIREMENT, _met(name), asking.place)
        # A caution that is not recorded is no cause of anything, so no answer could show that it was missed.
        if not isinstance(requirement_named(name), CautionRequirement):
            yield Item(Part.REQUIREMENT, _missed(name), asking.place)
    yield from map(_edge, document.edges)
    for reason in Reason:
        yield Item(Part.REASON, reason.value)


def _edge(edge: Edge) -> Item:
    return Item(Part.EDGE, line_of(edge), edge.place)


def _loose_edges(snapshot: Snapshot) -> Iterable[Item]:
    """Yield the edges above which no rule speaks: they order names for people and records, and decide no rule."""
    vocabulary, document = snapshot.vocabulary, snapshot.document
    rules: list[AnyRule] = [*document.rules, *document.conditional]
    spoken = {
        Axis.RECIPIENT: (vocabulary.recipients, {rule.recipient for rule in rules}),
        Axis.PURPOSE: (vocabulary.purposes, {rule.purpose for rule in rules}),
        Axis.CATEGORY: (vocabulary.categories, {rule.category for rule in rules}),
    }
    for edge in document.edges:
        tree, names = spoken[edge.axis]
        if not tree.above[edge.parent] & names:
            yield _edge(edge)


def _met(name: str) -> str:
    return f"{name} +"


def _missed(name: str) -> str:
    return f"{name} -"


def _never_given(snapshot: Snapshot) -> Mapping[Reason, Text]:
    """Return the reasons that deciding by these policies never gives."""
    named = {rule.requires for rule in snapshot.document.conditional}
    belongs = {Reason.MANDATE_MISSING, Reason.AGREEMENT_MISSING, Reason.AGREEMENT_EXPIRED, Reason.EMERGENCY_MISSING}
    belongs |= {Reason.INSPECTION_STEP_PENDING, Reason.WEIGHING_MISSING, Reason.VORDERING_MISSING}
    belongs |= {Reason.VORDERING_SCOPE, Reason.ADDRESS_SECRET, Reason.CHILD_INTEREST, Reason.COURT_ORDER}
    belongs |= {Reason.MACHTIGING_MISSING, Reason.YOUTH_ASSENT_MISSING, *_OF_CONSENT}
    given = {reason for name in named for reason in _reasons_of(name)}
    return {**OUTSIDE, **dict.fromkeys(sorted(belongs - given), _UNUSED)}


def _reasons_of(name: str) -> Iterable[Reason]:
    requirement = requirement_named(name)
    if name in CONSENTS:
        yield from _OF_CONSENT
        if name.endswith("+youth"):
            yield Reason.YOUTH_ASSENT_MISSING
    elif isinstance(requirement, FactRequirement):
        yield from (requirement.absent, requirement.ended, requirement.beyond)
        if name == "order:126nf":
            yield Reason.MACHTIGING_MISSING
    elif isinstance(requirement, CautionRequirement):
        yield requirement.reason
