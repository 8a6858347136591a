"""Who holds several names and is answered otherwise than its names tell apart: what else must be walked beside `pairs`.

Of several names what one opens another may deny. Only a denial of some names and not of all does so; a denial of `*`
is heard by each name alone. So one name that opens something is taken with one that a denial speaks of, and where the
denials are of some bases only, which moves an answer to a later basis, with every few names that each deny something
more. Whatever differs for more names than these differs for them already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Final

from consent_gate.rules.held_names import held_with
from consent_gate.rules.kin import GUARDIAN, GUARDIAN_OWN
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import TOGETHER, Pair
from consent_gate.terms import ANY, DECISION_ORDER, Effect

MOST_DENYING: Final = len(DECISION_ORDER)
"""So many names deny an answer on each basis in turn."""

AnyRule = Rule | ConditionalRule


@dataclass(frozen=True)
class _Spoken:
    """What one policy set says of roles by their names."""

    snapshot: Snapshot

    @cached_property
    def denials(self) -> dict[str, frozenset[AnyRule]]:
        """Return each role that a denial by name speaks of, with those denials."""
        found = {name: self._about(name, Effect.DENY) for name in self._roles}
        return {name: frozenset(rules) for name, rules in found.items() if rules}

    @cached_property
    def grants(self) -> dict[str, list[AnyRule]]:
        """Return what is allowed to each role."""
        return {name: self._about(name, Effect.ALLOW) for name in self._roles}

    @property
    def _roles(self) -> list[str]:
        return [name for name, term in self.snapshot.vocabulary.recipients.terms.items() if term.is_role]

    def _about(self, name: str, effect: Effect) -> list[AnyRule]:
        document, covers = self.snapshot.document, self.snapshot.vocabulary.recipients.covers
        every: tuple[AnyRule, ...] = (*document.rules, *document.conditional)
        return [
            rule for rule in every if rule.effect is effect and rule.recipient != ANY and covers(rule.recipient, name)
        ]

    def purposes(self, opens: str, denies: str) -> set[str]:
        """Return the purposes for which a denial of the one name takes something that only the other opens."""
        words = self.snapshot.vocabulary
        own = self.denials.get(opens, frozenset())
        return {
            purpose
            for denial in self.denials[denies] - own
            for grant in self.grants[opens]
            if words.masks[denial.category] & words.masks[grant.category]
            for purpose in words.purposes.leaves
            if words.purposes.covers(denial.purpose, purpose) and words.purposes.covers(grant.purpose, purpose)
        }


def joint_pairs(*snapshots: Snapshot) -> Iterator[Pair]:
    """Yield everyone of several names whose answers do not follow from those of `pairs`, in order of their names."""
    found: set[tuple[tuple[str, ...], str]] = set()
    for spoken in map(_Spoken, snapshots):
        if not spoken.denials:
            continue
        for opens in spoken.grants:
            denying: dict[str, list[str]] = {}
            for denies in sorted(held_with(spoken.snapshot.vocabulary, opens) & spoken.denials.keys()):
                for purpose in spoken.purposes(opens, denies):
                    denying.setdefault(purpose, []).append(denies)
            for purpose, names in denying.items():
                found |= {(held, purpose) for held in _holders(spoken, opens, names)}
    for held, purpose in sorted(found):
        if all(_can_hold(snapshot, held) for snapshot in snapshots):
            yield Pair(TOGETHER.join(held), purpose)


def _holders(spoken: _Spoken, opens: str, names: list[str]) -> Iterator[tuple[str, ...]]:
    some = [name for name in names if any(rule.basis != ANY for rule in spoken.denials[name])]
    fews = [few for size in range(2, MOST_DENYING + 1) for few in combinations(some, size)] if len(some) > 1 else []
    words = spoken.snapshot.vocabulary
    for few in [*((name,) for name in names), *(few for few in fews if _each_adds(spoken, few))]:
        held = {opens, *few}
        if GUARDIAN_OWN in held and GUARDIAN in words.recipients:
            held.add(GUARDIAN)
        yield tuple(sorted(held))


def _each_adds(spoken: _Spoken, names: tuple[str, ...]) -> bool:
    return all(
        spoken.denials[name].difference(*(spoken.denials[other] for other in names if other != name)) for name in names
    )


def _can_hold(snapshot: Snapshot, held: tuple[str, ...]) -> bool:
    words = snapshot.vocabulary
    known = [name for name in held if name in words.recipients]
    return all(second in held_with(words, first) for first, second in combinations(known, 2))
