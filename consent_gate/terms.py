"""The nouns that everything else is said in: bases, effects, channels, modes, ids and dates."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")

# One pattern per kind of name. None of them admits `*`, a comma, a quote or white space, so no id can act as a
# wildcard or break out of a Casbin line.
VOCABULARY_NAME: Final = re.compile(r"[a-z][a-z0-9_]*(?:[.:][a-z0-9_]+)*\Z")
PARTNER: Final = "org:"
STAFF: Final = "staff:"
PERSON: Final = "person:"
OWN: Final = "pupil."
"""A pupil who asks for themself is the person `pupil.PUPILID`; no other person's id begins like that."""
_PUPILS: Final = re.escape(OWN)
_LOCAL: Final = r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
RECIPIENT_ID: Final = re.compile(
    rf"(?:(?:{PARTNER}|{STAFF})[a-z0-9][a-z0-9._-]{{0,63}}|{PERSON}(?:{_PUPILS}{_LOCAL}|(?!{_PUPILS}){_LOCAL}))\Z"
)
PUPIL_ID: Final = re.compile(rf"{_LOCAL}\Z")
PERSON_ID: Final = re.compile(rf"(?!{_PUPILS}){_LOCAL}\Z")
RECORD_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z")

THE_PUPIL: Final = "pupil"
"""The signatory when the pupil speaks for themself; no person may have this id."""

CONSULTATION: Final = "overleg_zonder_naam"
"""The purpose of a consultation in which nobody says who the pupil is; a recipient must be registered for it."""

ANY: Final = "*"
"""The wildcard of the Casbin model and of a scope that names no limit."""


class Basis(StrEnum):
    """A legal ground for disclosing, AVG article 6(1) a to f."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTEREST = "vital_interest"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTEREST = "legitimate_interest"


DECISION_ORDER: Final = (
    Basis.LEGAL_OBLIGATION,
    Basis.VITAL_INTEREST,
    Basis.PUBLIC_TASK,
    Basis.CONTRACT,
    Basis.LEGITIMATE_INTEREST,
    Basis.CONSENT,
)
"""The order in which bases are asked; the first that permits is recorded. Consent is last: where a duty or task
carries the disclosure, recording consent would mislead the parent into thinking it can be withdrawn."""

HELD_BY_OBJECTION: Final = (Basis.PUBLIC_TASK, Basis.LEGITIMATE_INTEREST)
"""AVG article 21(1): an objection reaches (e) and (f) only, hence never a duty (CG-11)."""

HELD_BY_RESTRICTION: Final = (
    Basis.LEGAL_OBLIGATION,
    Basis.PUBLIC_TASK,
    Basis.CONTRACT,
    Basis.LEGITIMATE_INTEREST,
)
"""AVG article 18(2): under restriction only consent, claims and the protection of persons remain. Whether a statutory
duty is an 'important public interest' is not for a machine to assume, so it is held too, visibly."""


class Effect(StrEnum):
    """What a rule does when it matches. Decisions permit or refuse; rules allow or deny."""

    ALLOW = "allow"
    DENY = "deny"


class Channel(StrEnum):
    """The way a disclosure goes out. The decision is the same for all."""

    HTTP = "http"
    ORAL = "oral"
    MEETING = "meeting"
    LETTER = "letter"
    FILE = "file"


class Direction(StrEnum):
    """Whether the school was asked, or tells of its own accord. Some laws know a duty only on request."""

    ASKED = "asked"
    OWN_INITIATIVE = "own_initiative"


class Mode(StrEnum):
    """`enforce` refuses; `observe` only records what it would have refused. Set by configuration alone (CG-14)."""

    ENFORCE = "enforce"
    OBSERVE = "observe"


def is_staff(recipient: str) -> bool:
    """True for the id of a staff member."""
    return recipient.startswith(STAFF)


def is_partner(recipient: str) -> bool:
    """True for the id of a partner organisation. An id is of one kind; empty text is of none."""
    return recipient.startswith(PARTNER)


def is_person(recipient: str) -> bool:
    """True for the id of a parent, of other family or of a pupil, who asks about their own child or about themself."""
    return recipient.startswith(PERSON)


def person_in(recipient: str) -> str:
    """Return who asks as the pupil's records name them: a person id, or `pupil.` and a pupil id; else empty text."""
    return recipient.removeprefix(PERSON) if is_person(recipient) else ""


def amsterdam_date(instant: datetime) -> date:
    """Return the calendar date of `instant` in Europe/Amsterdam, on which ages and terms are judged (CG-10).

    Raise ValueError for an instant without a time zone: guessing one would move a birthday.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(AMSTERDAM).date()


def noon(day: date) -> datetime:
    """Return noon in Amsterdam on `day`: the instant meant when a question names only a day."""
    return datetime.combine(day, time(12), AMSTERDAM)


def end_of(day: date) -> datetime:
    """Return the first instant after `day` in Amsterdam: what holds through `day` holds until then."""
    return datetime.combine(day + timedelta(days=1), time(0), AMSTERDAM)


def birthday(born: date, age: int) -> date:
    """Return the day on which a person born on `born` reaches `age`; 29 February counts as 1 March in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
