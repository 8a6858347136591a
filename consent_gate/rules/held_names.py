"""Who can ask: the names that one recipient holds together, as far as a sentence about one of them goes.

A partner is registered under one name. A member of staff may hold several roles; a parent is what gezag and age make of
the day, and may have been assigned a role of family besides. What nobody can be is not asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.kin import GUARDIAN, GUARDIAN_OWN, PARENT_OF_ADULT, PUPIL_SELF
from consent_gate.rules.space import State
from consent_gate.rules.vocabulary import Vocabulary

MOST_EARLIER_BASES: Final = 5
"""So many bases can come before another; one name more than these changes no basis."""


def held_with(vocabulary: Vocabulary, name: str) -> frozenset[str]:
    """Return every other name that one who answers to `name` may answer to as well."""
    terms, family = vocabulary.recipients.terms, vocabulary.family
    term = terms[name]
    if not term.is_role:
        return frozenset()
    alike = {other for other, each in terms.items() if each.is_role and (other in family) is (name in family)}
    if term.is_kin:
        alike = {other for other in alike if not terms[other].is_kin}
    return frozenset(alike) - {name}


def as_held(vocabulary: Vocabulary, names: Iterable[str]) -> tuple[str, ...]:
    """Return `names` with what comes of itself with one of them: who uses a pupil's rights is a guardian too."""
    held = set(names)
    if GUARDIAN_OWN in held and GUARDIAN in vocabulary.recipients:
        held.add(GUARDIAN)
    return tuple(sorted(held))


def holders(
    vocabulary: Vocabulary, name: str, others: Iterable[str], limiting: Iterable[str]
) -> Iterator[tuple[str, ...]]:
    """Yield the holders of `name` that matter: alone, and with each of `others`; each also with names of `limiting`.

    One category leaves by one rule, so one other name suffices to open it. A name whose rules deny on some bases only
    can move what is opened to a later basis, so for a sentence about bases those are added in every combination.
    """
    possible = held_with(vocabulary, name)
    some = sorted(possible.intersection(limiting))
    seen = set()
    for other in ("", *sorted(possible.intersection(others))):
        for size in range(min(len(some), MOST_EARLIER_BASES) + 1):
            for few in combinations(some, size):
                names = {name, *few} | ({other} if other else set())
                if all(b in held_with(vocabulary, a) for a, b in combinations(sorted(names), 2)):
                    held = as_held(vocabulary, names)
                    if held not in seen:
                        seen.add(held)
                        yield held


def can_be(vocabulary: Vocabulary, held: Iterable[str], state: State, asked: Iterable[str]) -> bool:
    """True when a pupil to whom somebody is all of `held` can be in `state`, of the requirements `asked` about.

    Some are family only from an age at which the pupil says yes alone: then every consent is met, or none is.
    """
    names = set(held)
    guardian_of_16 = GUARDIAN in names and GUARDIAN_OWN not in names and GUARDIAN_OWN in vocabulary.recipients
    if not guardian_of_16 and not names & {PUPIL_SELF, PARENT_OF_ADULT}:
        return True
    consents = CONSENTS.keys() & set(asked)
    return consents & set(state.met) in (set(), consents)
