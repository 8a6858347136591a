"""Pupils as records tell of them, for tests that read like the cases of the law."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from consent_gate.records import (
    Body,
    Consent,
    Ending,
    Gezag,
    Matter,
    Objection,
    Period,
    PupilFacts,
    Record,
    Refusal,
    Restriction,
    Withdrawal,
)
from consent_gate.state import PupilState, pupil_state
from tests.generated import TODAY

BEFORE = TODAY - timedelta(days=30)
EIGHT, FOURTEEN, SIXTEEN = date(2018, 1, 1), date(2012, 1, 1), TODAY.replace(year=TODAY.year - 16)
MOTHER, FATHER, STEPFATHER, SELF = "mother", "father", "stepfather", "pupil"

JOINT = (Gezag(MOTHER, True), Gezag(FATHER, True))


def yes(by: str, *, on: date = BEFORE, since: date | None = None, until: date | None = None, what: str = "*") -> Body:
    """Return a consent about one category at any height."""
    return Consent(by, Matter(categories=(what,)), on, Period(since, until))


def refuses(by: str, *, on: date = BEFORE, what: str = "*") -> Body:
    """Return a refusal about one category at any height."""
    return Refusal(by, Matter(categories=(what,)), on)


def takes_back(by: str, *, on: date = BEFORE, what: str = "*", consent: str = "") -> Body:
    """Return a withdrawal of one consent or of a category at any height."""
    return Withdrawal(by, on, consent, None if consent else Matter(categories=(what,)))


def objects(by: str = MOTHER, *, what: str = "*") -> Body:
    """Return an objection."""
    return Objection(by, Matter(categories=(what,)), BEFORE)


def restricts(by: str = MOTHER, *, what: str = "*") -> Body:
    """Return a restriction."""
    return Restriction(by, Matter(categories=(what,)), BEFORE)


def ends(record: str) -> Body:
    """Return the ending of an objection or a restriction."""
    return Ending(record, "overruled")


def records_of(born: date | None, *bodies: Body, gezag: tuple[Body, ...] = JOINT, pupil: str = "p1") -> list[Record]:
    """Return the records of a pupil; the given bodies get the ids `a`, `b`, `c` and so on."""
    at = datetime(2026, 8, 1, tzinfo=UTC)
    first = [
        Record(f"first-{number}", pupil, at, "office", body)
        for number, body in enumerate((PupilFacts(born, ("7a",)), *gezag))
    ]
    return first + [Record(chr(97 + number), pupil, at, "office", body) for number, body in enumerate(bodies)]


def pupil(born: date | None, *bodies: Body, gezag: tuple[Body, ...] = JOINT) -> PupilState:
    """Return the folded state of such a pupil."""
    return pupil_state("p1", records_of(born, *bodies, gezag=gezag))
