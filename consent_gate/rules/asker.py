"""Who asks, resolved for one pupil and one day: the vocabulary names that a recipient's records make it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.state import PupilState, RecipientState

FAMILY: Final = "family"
"""The vocabulary name above every role that parents, relatives and pupils hold."""


@dataclass(frozen=True, slots=True)
class Asker:
    """One recipient with the names it answers to here and now, and the purpose it asks for.

    A partner has the name it is registered under; a staff member has the roles that reach the pupil on the day. No
    names at all is possible and permits nothing.
    """

    recipient: str
    nodes: tuple[str, ...]
    purpose: str


def names_for(recipient: RecipientState, pupil: PupilState, day: date, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the vocabulary names of `recipient` towards `pupil` on `day`, each once, in alphabetical order.

    A role counts only with a scope that the vocabulary admits for it: a role named per dossier cannot be held over a
    whole school, whatever the records say. A partner's name must not be a role, nor the other way round. Who was
    registered and no longer is has no names, also when a role was left open.
    """
    names: set[str] = set()
    if not is_active(recipient, day):
        return ()
    terms = vocabulary.recipients.terms
    if recipient.purposes and recipient.kind in terms and not terms[recipient.kind].is_role:
        names.add(recipient.kind)
    for fact in recipient.roles:
        if fact.role in terms and fact.scope in terms[fact.role].scopes and fact.reaches(pupil, day):
            names.add(fact.role)
    return tuple(sorted(names))


def possible_names(recipient: RecipientState, day: date, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return every name `recipient` could have towards some pupil on `day`."""
    if not is_active(recipient, day):
        return ()
    terms = vocabulary.recipients.terms
    roles = {
        fact.role
        for fact in recipient.roles
        if fact.period.holds_on(day) and fact.role in terms and fact.scope in terms[fact.role].scopes
    }
    return tuple(sorted(roles | set(names_for(recipient, PupilState(""), day, vocabulary))))


def is_active(recipient: RecipientState, day: date) -> bool:
    """True when the registration holds today; for staff that were never registered, when they hold a role today.

    A registration says who may ask at all, so its end is the end, whatever roles were not closed.
    """
    if recipient.record:
        return bool(recipient.purposes) and recipient.period.holds_on(day)
    return any(fact.period.holds_on(day) for fact in recipient.roles)


def is_family(recipient: RecipientState, day: date, vocabulary: Vocabulary) -> bool:
    """True for one who speaks or asks as family of a pupil, whatever else it may be: no colleague, by this id."""
    return any(vocabulary.recipients.covers(FAMILY, name) for name in possible_names(recipient, day, vocabulary))
