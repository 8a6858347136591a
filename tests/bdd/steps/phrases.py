"""The parts that sentences of the scenarios share."""

from __future__ import annotations

from tests.bdd.parties import PARTNERS, PERSONS, STAFF

DAY = r"(?P<{0}>\d+ [a-z]+ \d{{4}})"
CLOCK = r"(?: om (?P<hour>\d+):(?P<minute>\d\d) uur(?: (?P<season>zomertijd|wintertijd))?)?"
WHO = rf"(?P<who>{'|'.join([*PARTNERS, *STAFF, *PERSONS])})"
ON = rf"op {DAY.format('on')}"
Table = list[list[str]]


def column(table: Table) -> list[str]:
    """Return the only column of a table."""
    return [cell for row in table for cell in row]
