"""Trying mutants: which of them somebody notices, which change nothing, and which slip through.

1. Ceilings and expectations about the questions that the changed line speaks to.
2. The strict reader, for what these let pass: a set that does not read is never put in force.
3. Where nobody noticed anything: does anything differ at all? Every question that can differ is compared in all states.
   Who holds several roles is asked about too, where a denial of one goes for what another opens. A mutant without one
   different answer is equivalent, shown and not declared. The first that differs is the witness of a mutant that
   survived.
4. An expectation asks as one name. What differs only for who holds several is noticed when the set's own never-list
   rules it out: no gate puts it in force then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from consent_gate.errors import PolicyInvalid
from consent_gate.rules.ceilings import gap_of, tops
from consent_gate.rules.document import PolicyDocument, read_files
from consent_gate.rules.evidence import EXPECTATION_COLUMNS
from consent_gate.rules.expectations import judge_expectation
from consent_gate.rules.layout import EXPECTATIONS
from consent_gate.rules.lines import Edge, Place
from consent_gate.rules.plan import Plan
from consent_gate.rules.proving import prove
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import (
    TOGETHER,
    Pair,
    State,
    answers_in,
    masks_in,
    pairs,
    plan_of,
    requirements_of,
    states,
)
from consent_gate.rules.together import joint_pairs
from consent_gate.rules.vocabulary import Axis, Tree, Vocabulary
from consent_gate.terms import ANY, Basis
from consent_gate.text import Language
from consent_gate.workbench.mutants import AnyRule, Kind, Mutant, planted, planted_files


class Fate(StrEnum):
    """What came of a mutant."""

    KILLED = "killed"
    EQUIVALENT = "equivalent"
    SURVIVED = "survived"


@dataclass(frozen=True, slots=True)
class Witness:
    """One answer that differs: what went to whom, before and after. An empty basis is a refusal."""

    recipient: str
    purpose: str
    category: str
    state: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one mutant: `by` says who noticed it and where, `cells` how many answers were compared."""

    mutant: Mutant
    fate: Fate
    by: str = ""
    at: str = ""
    cells: int = 0
    witness: Witness | None = None


class Trial:
    """Tries mutants of one policy set. What follows from the sound set is worked out once."""

    def __init__(self, document: PolicyDocument) -> None:
        self._document = document
        self._sound = Snapshot(document)
        self._tops = tops(document.ceilings)
        self._plans: dict[Pair, Plan] = {}

    def verdict(self, mutant: Mutant) -> Verdict:
        """Return what comes of a mutant."""
        mutated = Snapshot(planted(self._document, mutant))
        reached = _reach(self._document, mutant)
        for top in self._tops:
            if reached.speaks(top.pair) and gap_of(mutated, top) is not None:
                return Verdict(mutant, Fate.KILLED, "ceiling", _at(top.places[0]))
        for expectation in self._document.expectations:
            pair = Pair(expectation.recipient, expectation.purpose)
            if reached.speaks(pair) and judge_expectation(mutated, expectation) is not None:
                return Verdict(mutant, Fate.KILLED, "expectation", _at(expectation.place))
        refused = refused_by_reader(self._document, mutant)
        if refused:
            return Verdict(mutant, Fate.KILLED, "reader", refused)
        cells, witness = self._compared(mutated, reached)
        if witness is not None and TOGETHER in witness.recipient:
            broken = next((proof.never for proof in prove(mutated) if not proof.holds), None)
            if broken is not None:
                return Verdict(mutant, Fate.KILLED, "never", _at(broken.place))
        return Verdict(mutant, Fate.EQUIVALENT if witness is None else Fate.SURVIVED, cells=cells, witness=witness)

    def _compared(self, mutated: Snapshot, reached: Reached) -> tuple[int, Witness | None]:
        """Compare every answer that can differ; return how many, and the first that does."""
        cells = 0
        leaves = len(self._sound.vocabulary.bits)
        for pair in (*pairs(self._sound, mutated), *joint_pairs(self._sound, mutated)):
            if not reached.speaks(pair):
                continue
            before, after = self._plan(pair), plan_of(mutated, pair)
            named = requirements_of(before) | requirements_of(after)
            for state in states(named):
                cells += leaves
                if not self._same(mutated, pair, before, after, state):
                    return cells, _witness(self._sound, mutated, pair, state)
        return cells, None

    def _same(self, mutated: Snapshot, pair: Pair, before: Plan, after: Plan, state: State) -> bool:
        alike = mutated.vocabulary is self._sound.vocabulary or (
            mutated.vocabulary.categories.leaves == self._sound.vocabulary.categories.leaves
            and mutated.vocabulary.purposes.leaves == self._sound.vocabulary.purposes.leaves
        )
        if alike:
            return masks_in(before, state) == masks_in(after, state)
        return answered(self._sound, pair, state) == answered(mutated, pair, state)

    def _plan(self, pair: Pair) -> Plan:
        if pair not in self._plans:
            self._plans[pair] = plan_of(self._sound, pair)
        return self._plans[pair]


def answered(snapshot: Snapshot, pair: Pair, state: State) -> Mapping[str, Basis]:
    """Return what may go in `state`; nothing for a purpose that cannot be asked for, being a group or unknown."""
    return answers_in(snapshot, pair, state) if pair.purpose in snapshot.vocabulary.purposes.leaves else {}


def refused_by_reader(document: PolicyDocument, mutant: Mutant) -> str:
    """Return the first fault that the strict reader finds in a mutant, as a place and what is wrong; empty for none.

    An expectation that names a dropped rule is no fault here: it was judged as an expectation.
    """
    files = planted_files(document, mutant)
    if mutant.kind is Kind.DROP:
        files = {path: text for path, text in files.items() if not path.endswith(f"/{EXPECTATIONS}")}
        header = ",".join(EXPECTATION_COLUMNS) + "\n"
        files |= {path: header for path in document.files if path.endswith(f"/{EXPECTATIONS}")}
    try:
        read_files({path: text.encode() for path, text in files.items()})
    except PolicyInvalid as invalid:
        return invalid.faults[0].line(Language.NL)
    return ""


@dataclass(frozen=True)
class Reached:
    """The questions that a mutant can change: those about one of `recipients` (None: any) for one of `purposes`."""

    lots: tuple[tuple[frozenset[str] | None, frozenset[str] | None], ...]

    def speaks(self, pair: Pair) -> bool:
        """True when the answer to this question could be another one."""
        return any(
            (recipients is None or not recipients.isdisjoint(pair.names))
            and (purposes is None or pair.purpose in purposes)
            for recipients, purposes in self.lots
        )


def _reach(document: PolicyDocument, mutant: Mutant) -> Reached:
    vocabulary = document.vocabulary
    if not isinstance(mutant.before, Edge):
        rules = [rule for rule in (mutant.before, mutant.after) if rule is not None]
        return Reached(tuple(_spoken_to(vocabulary, rule) for rule in rules))
    edge = mutant.before
    if edge.axis is Axis.RECIPIENT:
        return Reached(((_below(vocabulary.recipients, edge.child), None),))
    if edge.axis is Axis.PURPOSE:
        # The parent may be left without anything below it, and can then be asked for itself.
        return Reached(((None, _below(vocabulary.purposes, edge.child)), (None, frozenset({edge.parent}))))
    above = vocabulary.categories.above[edge.parent]
    every: list[AnyRule] = [*document.rules, *document.conditional]
    rules = [rule for rule in every if rule.category in {*above, ANY}]
    return Reached(tuple({_spoken_to(vocabulary, rule): None for rule in rules}))


def _spoken_to(vocabulary: Vocabulary, rule: AnyRule) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    return _below(vocabulary.recipients, rule.recipient), _below(vocabulary.purposes, rule.purpose)


def _below(tree: Tree, name: str) -> frozenset[str] | None:
    """Return the names under one, itself included; None for `*`, which is any."""
    return None if name == ANY else frozenset(low for low, above in tree.above.items() if name in above)


def _witness(sound: Snapshot, mutated: Snapshot, pair: Pair, state: State) -> Witness:
    before, after = answered(sound, pair, state), answered(mutated, pair, state)
    category = min(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    said = (before.get(category, ""), after.get(category, ""))
    return Witness(pair.recipient, pair.purpose, category, str(state), str(said[0]), str(said[1]))


def _at(place: Place) -> str:
    return f"{place.file}:{place.line}"
