"""The requirement of a recorded fact: an agreement, a mandate, an order, a weighing, an emergency, inzage, a caution.

A fact meets its requirement for exactly the categories it lists: an order for its own list, an agreement for its annex.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from consent_gate.grounds import ENDED, Fact
from consent_gate.reasons import Reason
from consent_gate.rules.reach import Reach
from consent_gate.rules.requirement import Unmet
from consent_gate.state import PupilState


@dataclass(frozen=True, slots=True)
class FactRequirement:
    """A fact by the requirement's own name. `absent`, `ended` and `beyond` are the reasons when it does not help:
    there is none, its time is over, or it does not list the category.

    `family` is how the names of its like begin: where one of those lists the category, the reason is `beyond` too. An
    order of the prosecutor that lists medical notes reaches too far; it is not missing (Sv 126nd(2)).
    """

    name: str
    absent: Reason
    ended: Reason
    beyond: Reason
    family: str = ""

    def met(self, state: PupilState, reach: Reach, recipient: str, mask: int, day: date) -> int:
        """Return what facts in force list."""
        covered = 0
        for fact, about in self._heard(state, reach, recipient):
            if not fact.missing:
                covered |= about
        return covered & mask

    def evidence(self, state: PupilState, reach: Reach, recipient: str, mask: int, day: date) -> tuple[str, ...]:
        """Return the facts in force that list something in `mask`."""
        heard = self._heard(state, reach, recipient)
        return tuple(fact.record for fact, about in heard if not fact.missing and about & mask)

    def unmet(self, state: PupilState, reach: Reach, recipient: str, mask: int, day: date) -> tuple[Unmet, ...]:
        """Explain what is left: an incomplete or ended fact that lists it is nearest, then one about other things."""
        missing = mask & ~self.met(state, reach, recipient, mask, day)
        found = []
        in_force: list[str] = []
        for fact, about in self._heard(state, reach, recipient):
            if not fact.missing:
                in_force.append(fact.record)
            elif missing & about:
                reason = self.ended if fact.missing == ENDED else Reason(fact.missing)
                found.append(Unmet(reason, missing & about, (fact.record,)))
                missing &= ~about
        for fact in state.facts if self.family and missing else ():
            if fact.name.startswith(self.family) and fact.name != self.name and not fact.missing:
                about = missing & reach.of_yes(recipient, fact.recipient, fact.purpose, fact.categories, fact.excluded)
                if about:
                    found.append(Unmet(self.beyond, about, (fact.record,)))
                    missing &= ~about
        if missing:
            reason = self.beyond if in_force else self.absent
            found.append(Unmet(reason, missing, tuple(in_force)))
        return tuple(found)

    def _heard(self, state: PupilState, reach: Reach, recipient: str) -> Iterator[tuple[Fact, int]]:
        """Yield each fact of this name about this asker and purpose, with the categories it lists."""
        for fact in state.facts:
            if fact.name == self.name and reach.of_yes(recipient, fact.recipient, fact.purpose, ("*",), ()):
                yield fact, reach.of_yes(recipient, fact.recipient, fact.purpose, fact.categories, fact.excluded)


@dataclass(frozen=True, slots=True)
class CautionRequirement:
    """A caution by the requirement's own name. Only a deny may name it: it narrows, whatever else is recorded."""

    name: str
    reason: Reason

    def met(self, state: PupilState, reach: Reach, recipient: str, mask: int, day: date) -> int:
        """Return what cautions cover; a name that the vocabulary lost covers all it could have meant."""
        covered = 0
        for fact in state.facts:
            if fact.name == self.name:
                covered |= reach.of_no(recipient, fact.recipient, fact.purpose, fact.categories, fact.excluded)
        return covered & mask

    def evidence(self, state: PupilState, reach: Reach, recipient: str, mask: int, day: date) -> tuple[str, ...]:
        """Return the cautions that cover something in `mask`."""
        return tuple(
            fact.record
            for fact in state.facts
            if fact.name == self.name
            and mask & reach.of_no(recipient, fact.recipient, fact.purpose, fact.categories, fact.excluded)
        )

    def unmet(self, state: PupilState, reach: Reach, recipient: str, mask: int, day: date) -> tuple[Unmet, ...]:
        """Nothing is ever missing of a caution."""
        return ()
