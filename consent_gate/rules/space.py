"""Every question a policy set can be asked, in every state of the records: what tools compare policies over.

A question is a recipient, a purpose and a leaf category. A state is which requirements are met for that category, and
whether an objection or a restriction stands. The answer about one category depends on nothing else, so walking through
all states of the requirements that some rule names for a recipient and purpose leaves no case out; a requirement that
no such rule names cannot change the answer. Categories are answered together, as masks: that is the only symmetry used.

A state is one that some pupil can be in: of a pupil for whom every guardian said yes, one guardian said yes. Who holds
several names gets at most the sum of what each name gets (`tests/laws/test_space_law.py`), so names are walked alone
to find what can leave. Where two sets are compared denials count as well: `together.joint_pairs` come besides `pairs`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

from consent_gate.errors import StatesTooMany
from consent_gate.rules.compiled import held_places, settle
from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.plan import Plan
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import DECISION_ORDER, Basis, Effect
from consent_gate.text import Text

HOLDS: Final = ("objection", "restriction")

TOGETHER: Final = " + "
"""Stands between names that one recipient holds together; no name has it in itself."""

MOST_FACTS: Final = 14
"""How many recorded facts may bear on one recipient and purpose; on the policies of this project at most five do."""
_TOO_MANY: Final = Text(
    "bij één ontvanger en doel horen {count} vereisten ({names}); meer dan {limit} is niet na te gaan: splits het doel,"
    " of laat regels hetzelfde vereiste delen",
    "one recipient and purpose have {count} requirements ({names}); more than {limit} cannot be gone through: split the"
    " purpose, or let rules share a requirement",
)

GUARDIAN: Final = "consent:guardian"
ALL: Final = "consent:all_guardians"
YOUTH: Final = "consent:guardian+youth"
ALL_AND_YOUTH: Final = "consent:all_guardians+youth"

CONSENTED: Final = (
    frozenset[str](),
    frozenset({GUARDIAN}),  # 12 to 15, one guardian
    frozenset({GUARDIAN, ALL}),  # 12 to 15, each guardian
    frozenset({GUARDIAN, YOUTH}),  # one guardian, with the pupil or younger than 12
    frozenset({GUARDIAN, ALL, YOUTH, ALL_AND_YOUTH}),  # each guardian, with the pupil or younger than 12; from 16
)
"""Which requirements of consent can be met together; no pupil meets them in any other combination."""


@dataclass(frozen=True, slots=True, order=True)
class State:
    """What is recorded, as far as a policy can tell: the requirements that are met, and the holds that stand."""

    met: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " + ".join((*self.met, *self.holds)) or "-"


@dataclass(frozen=True, slots=True)
class Pair:
    """One recipient, by a name of the vocabulary or several of them joined by `TOGETHER`, and one purpose."""

    recipient: str
    purpose: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the recipient."""
        return tuple(self.recipient.split(TOGETHER))


def pairs(*snapshots: Snapshot) -> Iterator[Pair]:
    """Yield every recipient with every purpose that can be asked for in one of `snapshots`, in order of their names.

    All names of recipients, also those of groups: a partner may be registered under any of them.
    """
    recipients = {name for snapshot in snapshots for name in snapshot.vocabulary.recipients.terms}
    purposes = {name for snapshot in snapshots for name in snapshot.vocabulary.purposes.leaves}
    for recipient in sorted(recipients):
        for purpose in sorted(purposes):
            yield Pair(recipient, purpose)


def plan_of(snapshot: Snapshot, pair: Pair) -> Plan:
    """Return what the policies say of one recipient by name and one purpose."""
    return snapshot.plan(pair.names, pair.purpose)


def requirements_of(plan: Plan) -> frozenset[str]:
    """Return the requirements that the rules of a plan name."""
    return frozenset(ask.requirement.name for ask in plan.asks)


def states(requirements: Collection[str], holds: Collection[str] = HOLDS) -> tuple[State, ...]:
    """Return every state that the records can be in, as far as these requirements and holds go, the barest first.

    Raise StatesTooMany for more than `MOST_FACTS` requirements besides those of consent: each doubles the states.
    """
    facts = sorted({*requirements} - CONSENTS.keys())
    if len(facts) > MOST_FACTS:
        raise StatesTooMany(_TOO_MANY.format(count=len(facts), limit=MOST_FACTS, names=", ".join(facts)))
    return _states(frozenset(requirements), tuple(sorted(holds)))


@cache
def _states(requirements: frozenset[str], holds: tuple[str, ...]) -> tuple[State, ...]:
    consents = {said & requirements for said in CONSENTED}
    facts = _subsets(sorted(requirements - CONSENTS.keys()))
    standing = _subsets(holds)
    found = {
        State(tuple(sorted({*consent, *fact})), hold) for consent in consents for fact in facts for hold in standing
    }
    return tuple(sorted(found, key=lambda state: (len(state.met) + len(state.holds), state)))


def possible(met: Collection[str]) -> tuple[str, ...]:
    """Return what is met at the least when all of `met` is: a yes of every guardian is a yes of one as well."""
    consents = CONSENTS.keys() & set(met)
    said = min((some for some in CONSENTED if consents <= some), key=len)
    return tuple(sorted({*met, *said}))


def _subsets(words: Iterable[str]) -> list[tuple[str, ...]]:
    every = tuple(words)
    return [some for size in range(len(every) + 1) for some in combinations(every, size)]


def masks_in(plan: Plan, state: State) -> tuple[int, ...]:
    """Return what may go in `state`: one mask of leaf categories for each basis in `DECISION_ORDER`.

    Equal to `compiled.judge` on any pupil for whom exactly this is recorded, about everything and everyone.
    """
    allow, deny = list(plan.allow), list(plan.deny)
    for ask in plan.asks:
        if ask.requirement.name in state.met:
            side = allow if ask.effect is Effect.ALLOW else deny
            for place in ask.places:
                side[place] |= ask.mask
    for hold in state.holds:
        for place in held_places(hold):
            deny[place] = -1
    return settle(allow, deny)


def answers_in(snapshot: Snapshot, pair: Pair, state: State) -> Mapping[str, Basis]:
    """Return each leaf category that may go in `state`, with its basis; what is not in it is refused."""
    found: dict[str, Basis] = {}
    for place, mask in enumerate(masks_in(plan_of(snapshot, pair), state)):
        found |= dict.fromkeys(snapshot.vocabulary.names_of(mask), DECISION_ORDER[place])
    return found
