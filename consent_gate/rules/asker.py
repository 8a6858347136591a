"""Who asks, resolved for one pupil and one day: the vocabulary names that a recipient's records make it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from consent_gate.rules.kin import kin_of, possible_kin
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.state import PupilState, RecipientState, RoleFact
from consent_gate.terms import is_person, person_in


@dataclass(frozen=True, slots=True)
class Asker:
    """One recipient with the names it answers to here and now, and the purpose it asks for.

    A partner has the name it is registered under; a staff member has the roles that reach the pupil on the day; a
    person has what gezag and age make of it. No names at all is possible and permits nothing.
    """

    recipient: str
    nodes: tuple[str, ...]
    purpose: str


def names_for(recipient: RecipientState, pupil: PupilState, day: date, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the vocabulary names of `recipient` towards `pupil` on `day`, each once, in alphabetical order.

    A role counts only with a scope that the vocabulary admits for it: a role named per dossier cannot be held over a
    whole school, whatever the records say. A partner's name must not be a role, nor the other way round, and what is
    family counts for persons only, as a colleague's role does not. Who was registered and no longer is has no names,
    also when a role was left open.
    """
    names: set[str] = set()
    if not is_active(recipient, day):
        return ()
    terms = vocabulary.recipients.terms
    if recipient.purposes and recipient.kind in terms and not terms[recipient.kind].is_role:
        names.add(recipient.kind)
    for fact in recipient.roles:
        if _may_hold(recipient, fact, vocabulary) and fact.reaches(pupil, day):
            names.add(fact.role)
    if is_person(recipient.recipient):
        kin = kin_of(person_in(recipient.recipient), pupil, day)
        names.update(name for name in kin if name in terms and terms[name].is_kin)
    return tuple(sorted(names))


def possible_names(recipient: RecipientState, day: date, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return every name `recipient` could have towards some pupil on `day`."""
    if not is_active(recipient, day):
        return ()
    terms = vocabulary.recipients.terms
    names = {
        fact.role for fact in recipient.roles if fact.period.holds_on(day) and _may_hold(recipient, fact, vocabulary)
    }
    if is_person(recipient.recipient):
        kin = possible_kin(person_in(recipient.recipient))
        names |= {name for name in kin if name in terms and terms[name].is_kin}
    return tuple(sorted(names | set(names_for(recipient, PupilState(""), day, vocabulary))))


def _may_hold(recipient: RecipientState, fact: RoleFact, vocabulary: Vocabulary) -> bool:
    """True when the vocabulary lets this kind of asker hold this role as widely as the record says."""
    term = vocabulary.recipients.terms.get(fact.role)
    if term is None or fact.scope not in term.scopes:
        return False
    return (fact.role in vocabulary.family) is is_person(recipient.recipient)


def is_active(recipient: RecipientState, day: date) -> bool:
    """True when the registration holds today; for staff that were never registered, when they hold a role today.

    A registration says who may ask at all, so its end is the end, whatever roles were not closed. A person always needs
    one: gezag says who somebody is to a pupil, not that this id was handed to them.
    """
    if recipient.record or is_person(recipient.recipient):
        return bool(recipient.purposes) and recipient.period.holds_on(day)
    return any(fact.period.holds_on(day) for fact in recipient.roles)


def is_family(recipient: RecipientState, day: date, vocabulary: Vocabulary) -> bool:
    """True for one who asks as family of a pupil, whatever else it may be: no colleague, by this id.

    A person is, and so is a staff id that was given a role of family, although nothing is released on such a role.
    """
    held = (fact.role for fact in recipient.roles if fact.period.holds_on(day))
    return is_person(recipient.recipient) or any(role in vocabulary.family for role in held)
