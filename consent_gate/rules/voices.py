"""Who says yes and who says no, of the people who may speak for a pupil, on one day.

Statements are heard in the order in which they were recorded. A no silences that person's earlier yes; a later yes
takes the no back, also when that yes has expired since: a lapsed yes is silence, not opposition. But a yes signed on an
earlier date than the no takes nothing back, however late its paper is entered.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from consent_gate.rules.reach import Reach
from consent_gate.state import PupilState, Statement
from consent_gate.terms import THE_PUPIL, birthday


class Heard(Struct, frozen=True):
    """One statement with the categories it covers here.

    `counts` is false for a yes outside its period, a yes overtaken by a no of a later date, and one given `too_young`.
    """

    said: Statement
    mask: int
    counts: bool
    too_young: bool = False


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

    def favoured(self) -> int:
        """Return what a guardian's last word is a yes to, also when that yes has lapsed."""
        return self.lapsed(self.guardians) | self.agreed(every=False)

    def withdrawn(self, persons: tuple[str, ...]) -> int:
        """Return what one of `persons` took back: their own yes, or in so many words the yes of another."""
        anyones = self.ever_yes()
        mask = 0
        for person in persons:
            taken = self.ever_yes(person)
            for heard in self.heard:
                if heard.said.withdrawn and heard.said.by == person:
                    taken |= heard.mask & anyones
            mask |= taken & self.no.get(person, 0)
        return mask

    def ever_yes(self, person: str = "") -> int:
        """Return what `person`, or else anyone, has said yes to at any time."""
        mask = 0
        for heard in self.heard:
            if heard.said.yes and person in ("", heard.said.by):
                mask |= heard.mask
        return mask

    def lapsed(self, persons: tuple[str, ...]) -> int:
        """Return what one of `persons` said yes to outside the period of that yes, and nothing since."""
        mask = 0
        for heard in self.heard:
            by = heard.said.by
            if heard.said.yes and not heard.counts and not heard.too_young and by in persons:
                mask |= heard.mask & ~self.yes.get(by, 0) & ~self.no.get(by, 0)
        return mask

    def standing(self, persons: frozenset[str]) -> tuple[str, ...]:
        """Return the records of each yes of `persons` that counts and was not wholly taken back, oldest first."""
        records = []
        for place, heard in enumerate(self.heard):
            if heard.said.yes and heard.counts and heard.said.by in persons:
                left = heard.mask
                for later in self.heard[place + 1 :]:
                    if not later.said.yes and later.said.by == heard.said.by:
                        left &= ~later.mask
                if left:
                    records.append(heard.said.record)
        return tuple(records)

    def outsiders_yes(self) -> int:
        """Return what people without gezag on the day consent to."""
        mask = 0
        for person, agreed in self.yes.items():
            if person not in self.guardians and person != THE_PUPIL:
                mask |= agreed
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
    heard: list[Heard] = []
    elsewhere = reach.other_purposes
    for said in state.statements:
        if said.purpose in elsewhere:
            continue
        scope = reach.of_yes if said.yes else reach.of_no
        about = mask & scope(recipient, said.recipient, said.purpose, said.categories, said.excluded)
        if not about:
            continue
        by = said.by
        if not said.yes:
            yes[by] = yes.get(by, 0) & ~about
            no[by] = no.get(by, 0) | about
            heard.append(Heard(said, about, True))
            continue
        if day < said.given_on or (said.period.since is not None and day < said.period.since):
            continue
        fresh = about & ~_overtaken(said, heard) if by in no else about
        too_young = sixteenth is not None and by == THE_PUPIL and said.given_on < sixteenth
        counts = bool(fresh) and not too_young and (said.period.until is None or day <= said.period.until)
        if counts:
            yes[by] = yes.get(by, 0) | fresh
        no[by] = no.get(by, 0) & ~fresh
        heard.append(Heard(said, fresh or about, counts, too_young))
    return Voices(age, state.guardians(day), yes, no, tuple(heard))


def _overtaken(said: Statement, heard: list[Heard]) -> int:
    """Return what the same person already said no to on a later date than the yes in `said` was given."""
    mask = 0
    for earlier in heard:
        if earlier.said.by == said.by and not earlier.said.yes and earlier.said.given_on > said.given_on:
            mask |= earlier.mask
    return mask
