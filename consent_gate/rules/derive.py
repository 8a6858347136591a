"""Deriving: from rules, a pupil's records and a day to plain Casbin lines for that pupil. Pure.

Every satisfied conditional rule becomes a `p` line, every objection or restriction a deny line for each basis it can
touch. Together with the static rules these lines are the pupil's effective policy, which any Casbin can judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from consent_gate.rules.asker import Asker
from consent_gate.rules.compiled import held_places
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Axis
from consent_gate.state import Hold, PupilState
from consent_gate.terms import ANY, DECISION_ORDER, RECIPIENT_ID, Effect

Line = tuple[str, ...]
"""A Casbin line as its fields, the kind (`p`, `g`, `g2`, `g3`) first."""


def static_lines(snapshot: Snapshot) -> Iterator[Line]:
    """Yield the rules that hold for everyone and the edges of the trees."""
    for rule in snapshot.document.rules:
        yield ("p", rule.recipient, rule.purpose, rule.category, ANY, rule.basis, rule.rule, rule.effect.value)
    for edge in snapshot.document.edges:
        yield (edge.axis.value, edge.child, edge.parent)


def derived_lines(snapshot: Snapshot, askers: Iterable[Asker], state: PupilState, day: date) -> Iterator[Line]:
    """Yield what the records of one pupil add for these askers on `day`."""
    links: set[Line] = set()
    granted: dict[str, set[Line]] = {}
    heirs: dict[str, set[str]] = {}
    above = snapshot.vocabulary.recipients.above
    for asker in askers:
        granted.setdefault(asker.recipient, set()).update(_granted(snapshot, asker, state, day))
        for node in asker.nodes:
            if node != asker.recipient:
                links.add((Axis.RECIPIENT.value, asker.recipient, node))
                for name in above.get(node, ()):
                    heirs.setdefault(name, set()).add(asker.recipient)
    yield from sorted(links)
    for recipient, lines in sorted(granted.items()):
        # Casbin lets whoever is linked to a name inherit its lines. What a name gets and not all of its heirs, because
        # somebody said no to one of them by id, is left out for the name: a narrower line can never widen. A denial of
        # the name stays: it reaches each of its heirs anyway.
        shared = lines.intersection(*(granted[heir] for heir in heirs.get(recipient, ())))
        own = shared | {line for line in lines if line[-1] == Effect.DENY.value}
        yield from (("p", recipient, *rest) for rest in sorted(own))
    for hold in state.holds:
        yield from _denials(snapshot, hold, state.pupil)


def effective_policy(snapshot: Snapshot, askers: Iterable[Asker], state: PupilState, day: date) -> tuple[Line, ...]:
    """Return the whole policy that holds for one pupil on `day`, for these askers, as Casbin lines."""
    return (*static_lines(snapshot), *derived_lines(snapshot, askers, state, day))


def _granted(snapshot: Snapshot, asker: Asker, state: PupilState, day: date) -> Iterator[Line]:
    """Yield the lines of the conditional rules that are met, without the kind and the recipient."""
    plan = snapshot.plan(asker.nodes, asker.purpose)
    for condition in plan.conditions:
        met = condition.requirement.met(state, plan.reach, asker.recipient, condition.mask, day)
        rule = condition.rule
        for category in snapshot.vocabulary.names_of(met):
            yield (asker.purpose, category, state.pupil, rule.basis, rule.rule, rule.effect.value)


def _denials(snapshot: Snapshot, hold: Hold, pupil: str) -> Iterator[Line]:
    """Yield the deny lines of one hold. A name that the vocabulary has lost counts as `*`, like in `Reach.of_no`."""
    vocabulary = snapshot.vocabulary
    known = hold.recipient in vocabulary.recipients or RECIPIENT_ID.match(hold.recipient)
    recipient = hold.recipient if known else ANY
    purpose = hold.purpose if hold.purpose in vocabulary.purposes else ANY
    mask = 0
    for name in hold.categories:
        mask |= vocabulary.masks.get(name, vocabulary.masks[ANY])
    mask &= ~vocabulary.mask_of(hold.excluded)
    everything = mask == vocabulary.masks[ANY]
    for place in sorted(held_places(hold.kind)):
        for category in (ANY,) if everything else vocabulary.names_of(mask):
            basis = DECISION_ORDER[place].value
            yield ("p", recipient, purpose, category, pupil, basis, hold.record, Effect.DENY.value)
