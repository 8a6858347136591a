"""Who may get which kind of data on which ground: one cell for each recipient and category, exact over the space.

A cell is worked out by walking every purpose and every state of the records (`rules/space.py`), never by reading the
rules as text: a rule that another one always overrules gives nothing here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.plan import BASES, Applied, Condition, Plan
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import CONSENTED, HOLDS, Pair, State, masks_in, plan_of, requirements_of, states
from consent_gate.terms import ANY, DECISION_ORDER, Basis, Effect
from consent_gate.workbench.seeing.sentences import rules_by_id

NOTHING_RECORDED: Final = State()


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground on which data of a cell may go. `whole`: every field of it. `recorded`: only while something is.

    Consent is never marked as recorded: that it must be given is what the word says. A ground stands twice in a cell
    when some fields go always and others only while something is recorded.
    """

    basis: Basis
    whole: bool
    recorded: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The answer about one recipient and one category. `never`: refused for all of it, whatever is recorded later.

    Without grounds and not `never`, no rule allows it: it is refused as well, but nothing forbids a rule that would.
    """

    recipient: str
    category: str
    grounds: tuple[Ground, ...] = ()
    never: bool = False


@dataclass(frozen=True, slots=True)
class Reached:
    """What one recipient can get: a mask of leaf categories for each basis in `DECISION_ORDER`.

    `opened` in some state, `bare` already when nothing is recorded, `never` denied by rules that always hold for every
    purpose and basis; `by_rule` what each rule gives in some state, or forbids.
    """

    opened: tuple[int, ...]
    bare: tuple[int, ...]
    never: int
    by_rule: Mapping[str, int]


@dataclass(frozen=True)
class Matrix:
    """Cells for `recipients` by `categories`, over `purposes`; in one `state` when given, else over all states."""

    snapshot: Snapshot
    recipients: tuple[str, ...]
    categories: tuple[str, ...]
    purposes: tuple[str, ...]
    state: State | None
    reached: Mapping[str, Reached]

    def cell(self, recipient: str, category: str) -> Cell:
        """Return one cell."""
        reached, mask = self.reached[recipient], self.snapshot.vocabulary.masks[category]
        grounds: list[Ground] = []
        for place, basis in enumerate(DECISION_ORDER):
            every, bare = reached.opened[place] & mask, reached.bare[place] & mask
            if basis is Basis.CONSENT or self.state is not None:
                bare = every
            if bare:
                grounds.append(Ground(basis, bare == mask))
            if every & ~bare:
                grounds.append(Ground(basis, every == mask, recorded=True))
        return Cell(recipient, category, tuple(grounds), not grounds and mask & ~reached.never == 0)

    def rules_of(self, recipient: str, category: str) -> tuple[str, ...]:
        """Return the ids of the rules that give or forbid something of a cell, in the order of the files."""
        mask = self.snapshot.vocabulary.masks[category]
        return tuple(rule for rule, touched in self.reached[recipient].by_rule.items() if touched & mask)


def matrix(
    snapshot: Snapshot,
    recipients: Iterable[str],
    categories: Iterable[str],
    *,
    purpose: str = ANY,
    state: State | None = None,
) -> Matrix:
    """Work out every cell. `purpose` is one name, also of a group of purposes, or `*` for all of them."""
    tree = snapshot.vocabulary.purposes
    purposes = tuple(name for name in tree.leaves if tree.covers(purpose, name))
    rows = tuple(recipients)
    reached = {name: reach_of(snapshot, name, purposes, state) for name in rows}
    return Matrix(snapshot, rows, tuple(categories), purposes, state, reached)


def reach_of(snapshot: Snapshot, recipient: str, purposes: Iterable[str], state: State | None = None) -> Reached:
    """Return what one recipient can get over `purposes`, in `state` or in any."""
    opened, bare = [0] * BASES, [0] * BASES
    never = snapshot.vocabulary.masks[ANY]
    by_rule: dict[str, int] = {}
    for purpose in purposes:
        plan = plan_of(snapshot, Pair(recipient, purpose))
        for denied in plan.deny:
            never &= denied
        _note_denials(plan, by_rule)
        for each in states(requirements_of(plan)) if state is None else (state,):
            masks = masks_in(plan, each)
            for place, mask in enumerate(masks):
                opened[place] |= mask
                bare[place] |= mask if each == NOTHING_RECORDED else 0
            _note_grants(plan, each, masks, by_rule)
    found = {rule: by_rule[rule] for rule in rules_by_id(snapshot.document) if by_rule.get(rule)}
    return Reached(tuple(opened), tuple(bare), never, found)


def _note_grants(plan: Plan, state: State, masks: tuple[int, ...], by_rule: dict[str, int]) -> None:
    holding: list[Applied | Condition] = [*plan.applied]
    holding += [each for each in plan.conditions if each.requirement.name in state.met]
    for said in holding:
        if said.rule.effect is Effect.ALLOW:
            for place in said.places:
                by_rule[said.rule.rule] = by_rule.get(said.rule.rule, 0) | (masks[place] & said.mask)


def _note_denials(plan: Plan, by_rule: dict[str, int]) -> None:
    every: tuple[Applied | Condition, ...] = (*plan.applied, *plan.conditions)
    for said in every:
        if said.rule.effect is Effect.DENY:
            by_rule[said.rule.rule] = by_rule.get(said.rule.rule, 0) | said.mask


def state_of(words: Collection[str]) -> State:
    """Return the least state in which these requirements are met and these holds stand.

    Where all guardians said yes, one did: what follows from the consents named is met as well.
    """
    consents = CONSENTS.keys() & set(words)
    least = min((said for said in CONSENTED if consents <= said), key=len)
    met = {word for word in words if word not in HOLDS} | least
    return State(tuple(sorted(met)), tuple(sorted(set(words).intersection(HOLDS))))
