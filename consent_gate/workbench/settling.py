"""Settling a group of lines at once: lines of one signature were decided alike, and often would be again.

1. Walk every way in which the recipient can have stood towards the pupil, and every state of the records, and keep
   what the line can have come from: the policy set of then must give exactly its answer.
2. Ask the candidate in each of those. Where all agree on a category, every line of the group gets that answer.
3. Where they do not agree the records have to tell, line by line: the group is not settled.

Both policy sets see the same state only where they hear the records alike; otherwise the candidate is asked in every
state there is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Final

from consent_gate.decision import DisclosureEntry
from consent_gate.ports import Ledger
from consent_gate.replay import Past
from consent_gate.rules.plan import Plan
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import State, masks_in, states
from consent_gate.workbench.castings import Casting, castings_of
from consent_gate.workbench.impact import Finding, Nature, findings_of, logged_answer, nature_of
from consent_gate.workbench.proofs import Proof, allows, fits, proof_of
from consent_gate.workbench.words import Words

Outcome = tuple[str, ...] | None
"""What a policy set says of one category in one state: the rules that permit it, None for a refusal."""

UNCLEAR: Final[frozenset[Outcome]] = frozenset({None, ()})
"""Both a yes and a no: what makes that a group is not settled."""

MANY: Final = 10
"""Requirements about one category beyond which the states are not walked."""

KEPT: Final = 1 << 16

Nodes = tuple[str, ...]


class Settler:
    """Settles groups of one ledger's log under one candidate, without looking at pupils."""

    def __init__(self, ledger: Ledger, past: Past, candidate: Snapshot) -> None:
        self._ledger = ledger
        self._past = past
        self._candidate = candidate
        self._same_words = lru_cache(KEPT)(self._has_same_words)
        self._castings = lru_cache(KEPT)(self._castings_of)
        self._outcomes = lru_cache(KEPT)(self._outcomes_of)
        self._masks = lru_cache(KEPT)(self._masks_in)

    def settle(self, line: DisclosureEntry) -> tuple[Finding, ...] | None:
        """Return what changes for every line of the signature of `line`, None when the records have to tell.

        Raise LedgerUnavailable.
        """
        nature = nature_of(line)
        if nature in (Nature.EARLY, Nature.EMPTY) or line.snapshot == self._candidate.digest:
            return ()
        then = self._past.snapshot(line.snapshot)
        before = logged_answer(line, then if isinstance(then, Snapshot) else None)
        if line.purpose not in self._candidate.vocabulary.purposes.leaves:
            return findings_of(before, {})
        castings = self._castings(line.recipient)
        if nature is Nature.FORESEEN:
            return () if castings and not self._could_open(castings, line) else None
        if not isinstance(then, Snapshot):
            return None
        told = self._told(then, castings, line)
        if told is None:
            return None
        after: dict[str, tuple[str, ...]] = {}
        for name, outcomes in told.items():
            if len({outcome is None for outcome in outcomes}) > 1 or (name not in before and len(outcomes) > 1):
                return None
            outcome = next(iter(outcomes))
            if outcome is not None:
                after[name] = outcome
        return findings_of(before, after)

    @cached_property
    def _words(self) -> Words:
        """The words in all records: read only for a candidate with other words or trees than were in force."""
        return Words.of(self._ledger.records())

    def _has_same_words(self, digest: str) -> bool:
        then = self._past.snapshot(digest)
        return isinstance(then, Snapshot) and then.vocabulary == self._candidate.vocabulary

    def _castings_of(self, recipient: str) -> tuple[Casting, ...]:
        return castings_of(recipient, self._ledger.records(recipient=recipient))

    def _could_open(self, castings: Iterable[Casting], line: DisclosureEntry) -> bool:
        """Tell whether the candidate could open something of what was asked, for some pupil on some day."""
        vocabulary = self._candidate.vocabulary
        asked = vocabulary.mask_of(line.asked)
        names = {name for casting in castings for name in casting.nodes(vocabulary)}
        alone: list[Nodes] = [(), *((name,) for name in names)]
        return any(self._candidate.plan(nodes, line.purpose).potential & asked for nodes in alone)

    def _told(
        self, then: Snapshot, castings: Iterable[Casting], line: DisclosureEntry
    ) -> dict[str, set[Outcome]] | None:
        """Return all that the candidate can say of each category; None when nothing explains the line."""
        found: dict[str, set[Outcome]] = {name: set() for name in line.asked}
        explained = False
        ways = {(way.nodes(then.vocabulary), way.nodes(self._candidate.vocabulary)) for way in castings}
        for nodes, others in ways:
            plan = then.plan(nodes, line.purpose)
            if not fits(plan, then.vocabulary, line):
                continue
            told = {
                name: self._outcomes(
                    then.digest, nodes, others, line.purpose, name, proof_of(plan, then.vocabulary, line, name)
                )
                for name in line.asked
            }
            if all(told.values()):
                explained = True
                for name, outcomes in told.items():
                    found[name] |= outcomes
        return found if explained else None

    def _outcomes_of(
        self, digest: str, nodes: Nodes, others: Nodes, purpose: str, name: str, proof: Proof
    ) -> frozenset[Outcome]:
        """Return what the candidate says in each state that the line can have come from; empty when there is none."""
        then = self._past.snapshot(digest)
        if not isinstance(then, Snapshot):
            return frozenset()
        plan, other = then.plan(nodes, purpose), self._candidate.plan(others, purpose)
        bit, wanted = then.vocabulary.bits.get(name, 0), self._candidate.vocabulary.masks.get(name, 0)
        own, theirs = _requirements(plan, bit), _requirements(other, wanted)
        if not bit or wanted.bit_count() > 1 or len(own | theirs) > MANY:
            return UNCLEAR
        possible = [
            state
            for state in states(own | theirs)
            if proof.admits(state) and _place(self._masks(then, nodes, purpose, state), bit) == proof.place
        ]
        same = nodes == others and self._same_words(digest)
        if possible and not same and not self._words.heard_alike(plan.reach, other.reach, bit, wanted):
            possible = [*states(theirs)]
        return frozenset(
            _rules(other, state, _place(self._masks(self._candidate, others, purpose, state), wanted), wanted)
            for state in possible
        )

    def _masks_in(self, snapshot: Snapshot, nodes: Nodes, purpose: str, state: State) -> tuple[int, ...]:
        return masks_in(snapshot.plan(nodes, purpose), state)


def _requirements(plan: Plan, mask: int) -> frozenset[str]:
    return frozenset(ask.requirement.name for ask in plan.asks if ask.mask & mask)


def _place(masks: tuple[int, ...], bit: int) -> int | None:
    return next((place for place, mask in enumerate(masks) if mask & bit), None)


def _rules(plan: Plan, state: State, place: int | None, bit: int) -> Outcome:
    """Return the rules that permit one category on the basis at `place`; None when it has none."""
    if place is None:
        return None
    always = [said.rule.rule for said in plan.applied if allows(said, place, bit)]
    met = [
        said.rule.rule for said in plan.conditions if allows(said, place, bit) and said.requirement.name in state.met
    ]
    return (*always, *met)
