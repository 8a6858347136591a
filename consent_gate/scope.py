"""How far a record reaches: for how long, and about whom, what and which purpose."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from consent_gate.terms import ANY


class Period(Struct, frozen=True, array_like=True):
    """From and until and including these dates; None is open. An empty start means 'always'."""

    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """True when `day` falls inside."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Matter(Struct, frozen=True):
    """What a record is about.

    `recipient`, `purpose` and `categories` are vocabulary names at any height, or `*`; `recipient` may also be one
    registered organisation. `excluded` are categories left out although they fall under `categories`.
    """

    recipient: str = ANY
    purpose: str = ANY
    categories: tuple[str, ...] = (ANY,)
    excluded: tuple[str, ...] = ()
