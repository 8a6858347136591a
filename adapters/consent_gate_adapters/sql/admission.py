"""What the ledger takes: every id in its pattern, every reference in its place, no name that could act as a wildcard.

Documents are judged by their schema before they come here. This is the last door: a record that passed it can be folded
and derived from without a second look. Messages name the field, never what is in it (CG-13).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, timedelta
from re import Pattern
from typing import Final

from consent_gate.errors import RecordRefused
from consent_gate.grounds import (
    ARTICLE,
    EMERGENCY_REASONS,
    LONGEST_EMERGENCY,
    Act,
    Agreement,
    Caution,
    Emergency,
    Inspection,
    Mandate,
    Order,
    OrderPaper,
    Weighing,
)
from consent_gate.records import (
    MR_PARTS,
    Adoption,
    Body,
    Consent,
    Correction,
    Ending,
    Gezag,
    Matter,
    Objection,
    PupilFacts,
    Record,
    Refusal,
    Registration,
    Restriction,
    RoleAssignment,
    Withdrawal,
)
from consent_gate.rules.kin import KIN, RELATIVES
from consent_gate.rules.requirements import CAUTION_SUBJECTS
from consent_gate.terms import (
    ANY,
    PERSON_ID,
    PUPIL_ID,
    RECIPIENT_ID,
    RECORD_ID,
    THE_PUPIL,
    VOCABULARY_NAME,
    is_partner,
    is_person,
    is_staff,
)
from consent_gate.text import Text
from consent_gate_adapters.sql.codec import body_text
from consent_gate_adapters.sql.days import judge_days

ORGANISATION_KINDS: Final = (Registration, RoleAssignment, Agreement, Mandate, Adoption)
HOLDS: Final = ("objection", "restriction")
ENDED_OF_PUPIL: Final = (*HOLDS, "order", "weighing", "emergency", "inspection", "caution")
ENDED_OF_ORGANISATION: Final = ("registration", "role_assignment", "agreement", "mandate", "adoption")
LONGEST_ACCOUNT: Final = 128
DIGEST: Final = re.compile(r"[0-9a-f]{64}\Z")
SUBJECT: Final = re.compile(r"[a-z][a-z0-9_]{0,31}\Z")


def refused(nl: str, en: str) -> RecordRefused:
    """Return the error for a record that the ledger cannot take."""
    return RecordRefused(Text(nl, en))


def admitted(record: Record) -> str:
    """Return the body of `record` as it is stored. Raise RecordRefused when anything in it is out of place."""
    _envelope(record)
    text = body_text(record.body)
    if text is None:
        raise refused(
            f"de velden van dit record ({record.kind}) hebben niet het juiste type",
            f"the fields of this {record.kind} record are not of the right type",
        )
    judge_days(record)
    match record.body:
        case PupilFacts():
            pass
        case Gezag(person=person):
            _person("person", person)
            if person == THE_PUPIL:
                raise refused("een leerling heeft geen gezag over zichzelf", "a pupil has no gezag over themself")
        case Consent() as consent:
            _said(consent.by, consent.matter)
            _optional("renews", RECORD_ID, consent.renews)
        case Refusal() | Objection() | Restriction() as said:
            _said(said.by, said.matter)
        case Correction() as correction:
            if not 0 < len(correction.by) <= LONGEST_ACCOUNT:
                raise refused("by is leeg of te lang", "by is empty or too long")
            _listed("categories", correction.categories)
        case Adoption() as adoption:
            _adoption(adoption)
        case Withdrawal() as withdrawal:
            _withdrawal(withdrawal)
        case Ending() as ending:
            _fits("ends", RECORD_ID, ending.ends)
            _fits("because", VOCABULARY_NAME, ending.because)
        case RoleAssignment() as role:
            _role(role)
        case Registration() as registration:
            _registration(registration)
        case _:
            _ground(record.body)
    return text


def _adoption(adoption: Adoption) -> None:
    _fits("digest", DIGEST, adoption.digest)
    _optional("previous", DIGEST, adoption.previous)
    for name, parts in (("parts", adoption.parts), ("needs", adoption.needs)):
        if len(set(parts)) != len(parts) or not set(parts) <= set(MR_PARTS) or (name == "parts" and not parts):
            raise refused(f"{name} noemt geen delen van de MR", f"{name} does not name parts of the MR")


def _envelope(record: Record) -> None:
    _fits("id", RECORD_ID, record.id)
    if not 0 < len(record.recorded_by) <= LONGEST_ACCOUNT:
        raise refused("recorded_by is leeg of te lang", "recorded_by is empty or too long")
    if record.recorded_at.tzinfo is None:
        raise refused("recorded_at heeft geen tijdzone", "recorded_at has no time zone")
    of_organisation = isinstance(record.body, ORGANISATION_KINDS) or (
        isinstance(record.body, Ending) and record.pupil == ""
    )
    if of_organisation and record.pupil != "":
        raise refused(f"een {record.kind} gaat niet over een leerling", f"a {record.kind} is not about a pupil")
    if not of_organisation:
        _fits("pupil", PUPIL_ID, record.pupil)


def _said(by: str, matter: Matter) -> None:
    _person("by", by)
    _matter(matter)


def _matter(matter: Matter) -> None:
    if matter.recipient != ANY and not RECIPIENT_ID.match(matter.recipient):
        _fits("matter.recipient", VOCABULARY_NAME, matter.recipient)
    if matter.purpose != ANY:
        _fits("matter.purpose", VOCABULARY_NAME, matter.purpose)
    if not matter.categories:
        raise refused("matter.categories is leeg", "matter.categories is empty")
    _all_fit("matter.categories", (name for name in matter.categories if name != ANY))
    _all_fit("matter.excluded", matter.excluded)


def _withdrawal(withdrawal: Withdrawal) -> None:
    _person("by", withdrawal.by)
    _optional("consent", RECORD_ID, withdrawal.consent)
    if withdrawal.matter is None:
        return
    if withdrawal.consent:
        raise refused(
            "een intrekking noemt een toestemming of een onderwerp, niet allebei",
            "a withdrawal names a consent or a matter, not both",
        )
    _matter(withdrawal.matter)


def _registration(registration: Registration) -> None:
    _fits("recipient", RECIPIENT_ID, registration.recipient)
    _optional("kind", VOCABULARY_NAME, registration.kind)
    _all_fit("purposes", registration.purposes)
    # Who is what: a partner has a name, a staff member has roles, and neither gets what is meant for the other.
    if registration.kind and not is_partner(registration.recipient):
        raise refused("kind is er alleen voor een organisatie", "kind is for an organisation only")


def _role(role: RoleAssignment) -> None:
    _fits("recipient", RECIPIENT_ID, role.recipient)
    person = is_person(role.recipient)
    if not (person or is_staff(role.recipient)):
        raise refused(
            "een rol is er alleen voor een medewerker of een persoon", "a role is for a staff member or a person only"
        )
    _fits("role", VOCABULARY_NAME, role.role)
    if role.role in KIN:
        raise refused(
            "wat een ouder of leerling is wordt uit gezag en leeftijd berekend, niet toegekend",
            "what a parent or pupil is, is computed from gezag and age, not assigned",
        )
    if role.role in RELATIVES and not person:
        raise refused("familie vraagt als person:naam, niet als medewerker", "family asks as person:name, not as staff")
    if person and role.scope != "pupil":
        raise refused("een persoon is familie van één leerling", "a person is family of one pupil")
    if role.scope == "pupil":
        _fits("of", PUPIL_ID, role.of)
    elif (role.scope == "group") != bool(role.of):
        raise refused("of past niet bij scope", "of does not fit scope")


def _ground(body: Body) -> None:
    """Judge a record that carries a disclosure where consent does not, or stops one."""
    match body:
        case Agreement() as agreement:
            _fits("recipient", RECIPIENT_ID, agreement.recipient)
            _listed("purposes", agreement.purposes, wide=agreement.role == "partner")
            _listed("categories", agreement.categories, wide=agreement.role == "partner")
            _all_fit("optional", agreement.optional)
        case Mandate() as mandate:
            _fits("recipient", RECIPIENT_ID, mandate.recipient)
            _fits("purpose", VOCABULARY_NAME, mandate.purpose)
        case Order() as order:
            _asker("recipient", order.recipient)
            _fits("article", ARTICLE, order.article)
            _listed("categories", order.categories)
            if order.purpose != ANY:
                _fits("purpose", VOCABULARY_NAME, order.purpose)
        case OrderPaper(order=order_id):
            _fits("order", RECORD_ID, order_id)
        case Weighing(subject=word, matter=matter):
            _fits("subject", SUBJECT, word)
            _matter(matter)
            _listed("matter.categories", matter.categories)
        case Emergency() as emergency:
            _emergency(emergency)
        case Inspection() as inspection:
            _said(inspection.by, inspection.matter)
            _listed("matter.categories", inspection.matter.categories)
        case Caution() as caution:
            if caution.subject not in CAUTION_SUBJECTS:
                raise refused("dit onderwerp van voorzichtigheid is onbekend", "this subject of caution is not known")
            _matter(caution.matter)
        case Act() as act:
            _fits("entry", RECORD_ID, act.entry)
            _fits("duty", VOCABULARY_NAME, act.duty)
            _optional("of", RECORD_ID, act.of)


def _emergency(emergency: Emergency) -> None:
    _asker("recipient", emergency.recipient)
    _listed("categories", emergency.categories)
    if not emergency.by or emergency.because not in EMERGENCY_REASONS:
        known = ", ".join(EMERGENCY_REASONS)
        raise refused(
            f"een noodgeval noemt wie en waarom, met een van: {known}",
            f"an emergency names who and why, by one of: {known}",
        )
    if emergency.starts_at.tzinfo is None or emergency.ends_at.tzinfo is None:
        raise refused("een tijdstip heeft geen tijdzone", "an instant has no time zone")
    # In UTC: within one zone Python subtracts what the clocks say, and on the night they go back a day is 25 hours.
    if not timedelta() < emergency.ends_at.astimezone(UTC) - emergency.starts_at.astimezone(UTC) <= LONGEST_EMERGENCY:
        raise refused("een noodgeval duurt ten hoogste 24 uur", "an emergency lasts at most 24 hours")


def _asker(field: str, recipient: str) -> None:
    if not RECIPIENT_ID.match(recipient):
        _fits(field, VOCABULARY_NAME, recipient)


def _listed(field: str, names: tuple[str, ...], *, wide: bool = False) -> None:
    """Require a list of names; only a `wide` one may hold `*`."""
    if not names:
        raise refused(f"{field} is leeg", f"{field} is empty")
    _all_fit(field, (name for name in names if not (wide and name == ANY)))


def _person(field: str, person: str) -> None:
    _fits(field, PERSON_ID, person)


def _optional(field: str, pattern: Pattern[str], value: str) -> None:
    if value:
        _fits(field, pattern, value)


def _all_fit(field: str, names: Iterable[str]) -> None:
    for name in names:
        _fits(field, VOCABULARY_NAME, name)


def _fits(field: str, pattern: Pattern[str], value: str) -> None:
    if not pattern.match(value):
        raise refused(f"{field} heeft niet de juiste vorm", f"{field} is not well formed")
