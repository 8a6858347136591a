"""Who says yes and who says no, of the people who may speak for a pupil, on one day.

Statements are heard in the order in which they were recorded. A no silences that person's earlier yes; a later yes
takes the no back, also when that yes has expired since: a lapsed yes is silence, not opposition.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from consent_gate.rules.reach import Reach
from consent_gate.state import PupilState, Statement
from consent_gate.terms import THE_PUPIL, birthday


class Heard(Struct, frozen=True):
    """One statement with the categories it covers here. `counts` is false for a yes outside its period."""

    said: Statement
    mask: int
    counts: bool


class Voices(Struct, frozen=True):
    """The outcome per signatory: masks of yes and no. Only persons in `guardians` have a say under 16."""

    age: int
    guardians: tuple[str, ...]
    yes: dict[str, int]
    no: dict[str, int]
    heard: tuple[Heard, ...]

    def agreed(self, *, every: bool) -> int:
        """Return what one guardian, or every guardian, says yes to. Nobody's yes is no yes."""
        if not self.guardians:
            return 0
        masks = [self.yes.get(person, 0) for person in self.guardians]
        agreed = masks[0]
        for mask in masks[1:]:
            agreed = agreed & mask if every else agreed | mask
        return agreed

    def opposed(self) -> int:
        """Return what at least one guardian says no to."""
        opposed = 0
        for person in self.guardians:
            opposed |= self.no.get(person, 0)
        return opposed

    def withdrawn(self, persons: frozenset[str]) -> int:
        """Return what one of `persons` once said yes to and now took back."""
        mask = 0
        for person in persons:
            taken_back = 0
            for heard in self.heard:
                if heard.said.by == person:
                    taken_back = (taken_back | heard.mask) if heard.said.withdrawn else (taken_back & ~heard.mask)
            mask |= taken_back
        return mask

    def ever_yes(self, persons: frozenset[str]) -> int:
        """Return what one of `persons` has said yes to at any time."""
        mask = 0
        for heard in self.heard:
            if heard.said.yes and heard.said.by in persons:
                mask |= heard.mask
        return mask

    def sole_withdrawal(self) -> int:
        """Return what was opposed only by those who had said yes themselves: a withdrawal, not a disagreement."""
        mask = -1
        for person in self.guardians:
            own_yes = self.ever_yes(frozenset({person}))
            others = 0
            for other in self.guardians:
                if other != person:
                    others |= self.yes.get(other, 0)
            mask &= ~(self.no.get(person, 0) & (others | ~own_yes))
        return mask

    def lapsed(self, persons: frozenset[str]) -> int:
        """Return what one of `persons` said yes to outside the period of that yes."""
        mask = 0
        for heard in self.heard:
            if heard.said.yes and not heard.counts and heard.said.by in persons:
                mask |= heard.mask
        return mask

    def outsiders_yes(self) -> int:
        """Return what was consented to by people without gezag on the day."""
        mask = 0
        for heard in self.heard:
            if heard.said.yes and heard.said.by not in self.guardians and heard.said.by != THE_PUPIL:
                mask |= heard.mask
        return mask

    def earlier_yes(self) -> int:
        """Return what anyone said yes to while the pupil was too young to decide alone."""
        mask = 0
        for heard in self.heard:
            if heard.said.yes and (heard.said.by != THE_PUPIL or not heard.counts):
                mask |= heard.mask
        return mask


def listen(state: PupilState, reach: Reach, recipient: str, mask: int, day: date) -> Voices:
    """Hear every statement about `mask` for this asker and purpose, as of `day`.

    A pupil's own yes counts at 16 only when given at 16 or later: before that it was an assent (UAVG 5).
    """
    born = state.birth_date
    age = 0
    sixteenth = None
    if born is not None:
        age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
        sixteenth = birthday(born, 16) if age >= 16 else None
    yes: dict[str, int] = {}
    no: dict[str, int] = {}
    heard = []
    for said in state.statements:
        scope = reach.of_yes if said.yes else reach.of_no
        about = mask & scope(recipient, said.recipient, said.purpose, said.categories, said.excluded)
        if not about:
            continue
        by = said.by
        counts = True
        if said.yes:
            since = said.period.since or said.given_on
            too_early = day < since or day < said.given_on
            if too_early:
                continue
            until = said.period.until
            counts = until is None or day <= until
            if sixteenth is not None and by == THE_PUPIL and said.given_on < sixteenth:
                counts = False
            if counts:
                yes[by] = yes.get(by, 0) | about
            no[by] = no.get(by, 0) & ~about
        else:
            yes[by] = yes.get(by, 0) & ~about
            no[by] = no.get(by, 0) | about
        heard.append(Heard(said, about, counts))
    guardians = {fact.person: fact.gezag for fact in state.gezag if fact.period.holds_on(day)}
    return Voices(age, tuple(person for person, gezag in guardians.items() if gezag), yes, no, tuple(heard))
