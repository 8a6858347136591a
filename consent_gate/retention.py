"""Retention: until which day a category of one pupil must be kept, and until which day it usually is.

Terms count in years from the day on which the pupil left, and that day years later is included. Before the pupil has
left no term runs: what falls under a duty must be kept then, without a last day yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from consent_gate.rules.lines import RetentionTerm
from consent_gate.rules.vocabulary import Tree
from consent_gate.terms import birthday


@dataclass(frozen=True, slots=True)
class Keeping:
    """What holds for one leaf category of one pupil: the longest term the law sets, and the longest that is usual.

    `left_on` is None while the pupil is enrolled.
    """

    category: str
    duty: RetentionTerm | None
    practice: RetentionTerm | None
    left_on: date | None

    @property
    def must_until(self) -> date | None:
        """The last day on which the law wants it kept; None when the law wants nothing, or no day is known yet."""
        return None if self.duty is None else last_day(self.duty, self.left_on)

    @property
    def may_until(self) -> date | None:
        """The last day on which it may still be there; None when no term says so, or no day is known yet."""
        days = [last_day(term, self.left_on) for term in (self.duty, self.practice) if term is not None]
        return max((day for day in days if day is not None), default=None)

    def must_be_kept(self, day: date) -> bool:
        """True when the law forbids erasing it on `day` (AVG 17(3)(b)): always while the pupil is enrolled."""
        until = self.must_until
        return self.duty is not None and (until is None or day <= until)


def last_day(term: RetentionTerm, left_on: date | None) -> date | None:
    """Return the last day of `term`; None while it does not run. From 29 February it ends on 1 March."""
    return None if left_on is None else birthday(left_on, term.years)


def keeping(
    terms: Iterable[RetentionTerm], categories: Tree, names: Iterable[str], left_on: date | None
) -> tuple[Keeping, ...]:
    """Return what holds for each of the leaf categories `names`, in their order.

    Of several terms that cover one leaf the longest counts, for each kind apart; the first written when equal.
    """
    known = tuple(terms)
    found = []
    for name in names:
        above = categories.above[name]
        covering = [term for term in known if term.category in above]
        found.append(Keeping(name, _longest("duty", covering), _longest("practice", covering), left_on))
    return tuple(found)


def _longest(kind: str, terms: Iterable[RetentionTerm]) -> RetentionTerm | None:
    return max((term for term in terms if term.kind == kind), key=lambda term: term.years, default=None)
