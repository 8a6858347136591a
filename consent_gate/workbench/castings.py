"""Every way in which a recipient can have stood towards a pupil: what it was called then, and under other policies.

Which of its names counted is in a line's records, which a group of lines does not show. So all are walked: the kind it
was registered as, any of the roles it was ever given, and for a person what gezag and age can make of somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations, product
from typing import Final

from consent_gate.records import Record, Registration, RoleAssignment
from consent_gate.rules.asker import names_for
from consent_gate.rules.kin import GUARDIAN, GUARDIAN_OWN, PARENT_OF_ADULT, PARENT_WITHOUT_GEZAG, PUPIL_SELF
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.scope import Period
from consent_gate.state import PupilState, RecipientState, RoleFact
from consent_gate.terms import OWN, is_partner, is_person, person_in

MOST: Final = 64
"""Ways that are worth walking; who can have stood in more ways is looked up line by line."""

_KIN: Final = ((), (GUARDIAN,), (GUARDIAN, GUARDIAN_OWN), (PARENT_OF_ADULT,), (PARENT_WITHOUT_GEZAG,))
_THEMSELF: Final = ((), (PUPIL_SELF,))
_ANY_DAY: Final = date(2000, 1, 1)
_SOMEBODY: Final = PupilState("", groups=("",))
"""Whom every assigned role reaches whose `of` is empty."""


@dataclass(frozen=True, slots=True)
class Casting:
    """One way to stand towards a pupil: a registered kind, some roles with their scopes, and kinship."""

    recipient: str
    kind: str
    roles: tuple[tuple[str, str], ...]
    kin: tuple[str, ...]

    def nodes(self, vocabulary: Vocabulary) -> tuple[str, ...]:
        """Return the names that this gives under one vocabulary, as `names_for` does for a real pupil."""
        roles = tuple(RoleFact("", role, scope, "", Period()) for role, scope in self.roles)
        stood = RecipientState(self.recipient, "registered", self.kind, ("*",), Period(), roles)
        terms = vocabulary.recipients.terms
        kin = {name for name in self.kin if name in terms and terms[name].is_kin}
        return tuple(sorted({*names_for(stood, _SOMEBODY, _ANY_DAY, vocabulary), *kin}))


def castings_of(recipient: str, records: Iterable[Record]) -> tuple[Casting, ...]:
    """Return every way `recipient` can have stood on any day, by all its records; none when there are too many."""
    kinds: set[str] = set() if is_partner(recipient) else {""}
    roles: set[tuple[str, str]] = set()
    for record in records:
        match record.body:
            case Registration(kind=kind):
                kinds.add(kind)
            case RoleAssignment(role=role, scope=scope):
                roles.add((role, scope))
    kin = _kin_of(recipient)
    if len(kinds) * 2 ** len(roles) * len(kin) > MOST:
        return ()
    ways = product(sorted(kinds), _subsets(sorted(roles)), kin)
    return tuple(Casting(recipient, kind, some, related) for kind, some, related in ways)


def _kin_of(recipient: str) -> tuple[tuple[str, ...], ...]:
    if not is_person(recipient):
        return ((),)
    return _THEMSELF if person_in(recipient).startswith(OWN) else _KIN


def _subsets(roles: list[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], ...]]:
    return chain.from_iterable(combinations(roles, size) for size in range(len(roles) + 1))
