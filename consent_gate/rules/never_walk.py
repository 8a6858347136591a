"""Goes through everything that one sentence of the never-list is about, and keeps what it rules out.

One symmetry is used: where no rule allows anything, nothing can leave, so those askers are counted and not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.held_names import as_held, can_be, held_with, holders
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.never import Form, Never
from consent_gate.rules.plan import Plan
from consent_gate.rules.proof import Counterexample, Group, Proof
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import ALL, GUARDIAN, HOLDS, State, masks_in, requirements_of, states
from consent_gate.terms import ANY, DECISION_ORDER, Basis, Effect

LOPSIDED: Final = State((GUARDIAN,))
"""A state that no pupil is in who says yes alone: one guardian consented, and not all."""


class Ground:
    """What all sentences about one policy set share.

    `spoken` holds for each purpose the recipients to whom some rule allows something: to others nothing ever leaves.
    `together` holds for each recipient what it can be besides.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        words = snapshot.vocabulary
        self.snapshot = snapshot
        self.rules: tuple[Rule | ConditionalRule, ...] = (*snapshot.document.rules, *snapshot.document.conditional)
        self.together = {name: held_with(words, name) for name in words.recipients.terms}
        self.spoken: dict[str, set[str]] = {purpose: set() for purpose in words.purposes.leaves}
        for rule in self.rules:
            if rule.effect is Effect.ALLOW:
                heard = self.under(rule.recipient)
                for purpose in words.purposes.leaves:
                    if words.purposes.covers(rule.purpose, purpose):
                        self.spoken[purpose] |= heard

    def under(self, recipient: str) -> set[str]:
        """Return every recipient that a rule about `recipient` speaks about."""
        tree = self.snapshot.vocabulary.recipients
        return {name for name in tree.terms if tree.covers(recipient, name)}


class Walk:
    """One sentence, held against one policy set."""

    def __init__(self, ground: Ground, never: Never) -> None:
        self._ground = ground
        self._snapshot = ground.snapshot
        self._words = ground.snapshot.vocabulary
        self._never = never
        self._places = never.places
        self._mask = self._words.mask_of(never.what.named) & ~self._words.mask_of(never.what.excepted)
        self._size = self._mask.bit_count() * len(self._places)
        tree = self._words.recipients
        self._about = [name for name in sorted(tree.terms) if never.who.mean(tree, name)]
        self._limiting: set[str] = set()
        for rule in ground.rules:
            if never.bases and rule.effect is Effect.DENY and ANY not in (rule.basis, rule.recipient):
                self._limiting |= ground.under(rule.recipient)
        self._states: dict[tuple[frozenset[str], bool], tuple[State, ...]] = {}
        self._cells = 0
        self._violations = 0
        self._open = False
        self._example: Counterexample | None = None
        self._groups: list[Group] = []
        asked = self._asked_about(None)
        self._silent = {name: self._size * len(self._states_for((name,), asked)) for name in self._about}

    def proof(self) -> Proof:
        """Go through everything once."""
        for purpose in self._words.purposes.leaves:
            if self._never.why.mean(self._words.purposes, purpose):
                for held in self._askers(purpose):
                    self._ask(held, purpose)
        named = {rule.requires for rule in self._snapshot.document.conditional}
        consents = bool(named & CONSENTS.keys())
        unnamed = tuple(
            word
            for word in self._never.recorded
            if word not in HOLDS and word not in named and not (consents and word in CONSENTS)
        )
        groups = tuple(sorted(self._groups, key=lambda group: (len(group.held), group.held, group.purpose)))
        return Proof(self._never, self._cells, self._violations, self._example, groups, not self._open, unnamed)

    def _askers(self, purpose: str) -> Iterator[tuple[str, ...]]:
        """Yield everyone that the sentence is about and to whom something could leave, by the names held together."""
        ban, spoken = self._never.form is Form.BAN, self._ground.spoken[purpose]
        others = spoken.difference(self._about) if ban else set()
        seen = set()
        for name in self._about:
            beside = others & self._ground.together[name]
            if self._never.form is not Form.REFUSAL and name not in spoken and not beside:
                self._cells += self._silent[name]
                continue
            for held in self._holders(name, beside):
                if held not in seen:
                    seen.add(held)
                    yield held

    def _holders(self, name: str, beside: set[str]) -> Iterator[tuple[str, ...]]:
        """Yield who holds `name`. A ban is about whoever holds it, the other forms about who holds nothing else."""
        if self._never.form is not Form.BAN:
            yield as_held(self._words, (name,))
            return
        who, tree = self._never.who, self._words.recipients
        for held in holders(self._words, name, beside, self._limiting):
            if not any(who.leave_out(tree, each) for each in held):
                yield held

    def _states_for(self, held: tuple[str, ...], asked: frozenset[str]) -> tuple[State, ...]:
        """Return the states that the sentence is about and that a pupil of this asker can be in."""
        aged = not can_be(self._words, held, LOPSIDED, (*LOPSIDED.met, ALL))
        found = self._states.get((asked, aged))
        if found is None:
            found = tuple(
                state for state in states(asked) if self._means(state) and can_be(self._words, held, state, asked)
            )
            self._states[asked, aged] = found
        return found

    def _ask(self, held: tuple[str, ...], purpose: str) -> None:
        plan = self._snapshot.plan(held, purpose)
        asked = self._asked_about(plan)
        broken_in, broken = 0, 0
        for state in self._states_for(held, asked):
            self._cells += self._size
            wrong = self._wrong(plan, state)
            if wrong:
                broken_in += 1
                broken |= wrong
                self._violations += wrong.bit_count()
                self._keep(plan, held, purpose, state, asked, wrong)
        self._open = self._open or self._never.form is Form.REFUSAL or bool(plan.potential & self._mask)
        if broken:
            self._groups.append(Group(held, purpose, self._words.names_of(broken), broken_in))

    def _asked_about(self, plan: Plan | None) -> frozenset[str]:
        """Return the requirements whose states matter: those of the rules, and what the sentence itself turns on."""
        asked = set(requirements_of(plan)) if plan is not None else set()
        never = self._never
        if CONSENTS.keys() & set(never.recorded):
            asked |= CONSENTS.keys()
        # One that no rule names can be recorded too, and then changes no answer: one of them stands for all.
        asked.update([word for word in never.during if word not in HOLDS and word not in asked][:1])
        if never.stopper and never.stopper not in HOLDS:
            asked.add(never.stopper)
        return frozenset(asked)

    def _means(self, state: State) -> bool:
        recorded = {*state.met, *state.holds}
        never = self._never
        if never.stopper in recorded or recorded.intersection(never.without):
            return False
        return not never.during or bool(recorded.intersection(never.during))

    def _wrong(self, plan: Plan, state: State) -> int:
        """Return the categories whose answer in this state the sentence rules out."""
        permitted = self._permitted(plan, state)
        if self._never.form is Form.BAN:
            return permitted & self._mask
        if self._never.form is Form.REFUSAL:
            return self._mask & ~permitted
        return permitted & self._mask & ~self._permitted(plan, self._stopped(state))

    def _stopped(self, state: State) -> State:
        stopper = self._never.stopper
        if stopper in HOLDS:
            return State(state.met, tuple(sorted((*state.holds, stopper))))
        return State(tuple(sorted((*state.met, stopper))), state.holds)

    def _permitted(self, plan: Plan, state: State) -> int:
        masks = masks_in(plan, state)
        permitted = 0
        for place in self._places:
            permitted |= masks[place]
        return permitted

    def _keep(
        self, plan: Plan, held: tuple[str, ...], purpose: str, state: State, asked: frozenset[str], wrong: int
    ) -> None:
        """Keep this violation when it is the smallest so far: the fewest records, then the fewest names."""
        if self._example is not None and _size(self._example.state, self._example.held) <= _size(state, held):
            return
        shown = state if self._never.form is not Form.STOP else self._stopped(state)
        category = self._words.names_of(wrong)[0]
        bit = self._words.bits[category]
        basis = next((DECISION_ORDER[at] for at, mask in enumerate(masks_in(plan, shown)) if mask & bit), None)
        rules = _deciding(plan, shown, bit, basis)
        self._example = Counterexample(held, purpose, category, basis, shown, asked, rules)


def _size(state: State, held: tuple[str, ...]) -> tuple[int, int]:
    return len(state.met) + len(state.holds), len(held)


def _deciding(plan: Plan, state: State, bit: int, basis: Basis | None) -> tuple[Rule | ConditionalRule, ...]:
    """Return the lines that let a category leave on `basis`, or where it is refused those that deny it."""
    effect = Effect.DENY if basis is None else Effect.ALLOW
    at = None if basis is None else DECISION_ORDER.index(basis)
    spoken: list[tuple[Rule | ConditionalRule, int, tuple[int, ...]]]
    spoken = [(each.rule, each.mask, each.places) for each in plan.applied]
    spoken += [(each.rule, each.mask, each.places) for each in plan.conditions if each.requirement.name in state.met]
    return tuple(
        rule for rule, mask, places in spoken if rule.effect is effect and mask & bit and (at is None or at in places)
    )
