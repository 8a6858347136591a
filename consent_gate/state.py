"""The folded state: all that past records mean for a pupil or a recipient now, small enough to read as one row.

Folding is pure and goes record by record, so the state at any earlier revision can be computed again (CG-05).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from consent_gate.grounds import (
    Act,
    Agreement,
    Caution,
    Emergency,
    Fact,
    Inspection,
    Mandate,
    Order,
    OrderPaper,
    Weighing,
    confirmed,
)
from consent_gate.records import (
    Consent,
    Correction,
    Ending,
    Gezag,
    Objection,
    PupilFacts,
    Record,
    Refusal,
    Registration,
    Restriction,
    RoleAssignment,
    Withdrawal,
)
from consent_gate.scope import Matter, Period


class Statement(Struct, frozen=True, array_like=True):
    """A yes or a no of one signatory, in the order it was recorded. `withdrawn` marks a no that takes a yes back."""

    record: str
    by: str
    yes: bool
    withdrawn: bool
    given_on: date
    recipient: str
    purpose: str
    categories: tuple[str, ...]
    excluded: tuple[str, ...]
    period: Period


class GezagFact(Struct, frozen=True, array_like=True):
    """Gezag of one person in one period, with the record that says so."""

    record: str
    person: str
    gezag: bool
    period: Period


GRANTED: Final = "granted"
LIFTS: Final = frozenset({"overruled", "lifted", "withdrawn"})
"""The words by which an `ending` lifts an objection or a restriction; by any other, `granted` too, it goes on."""


class Hold(Struct, frozen=True, array_like=True):
    """An open objection or restriction; `granted` when the school found it to be right."""

    record: str
    kind: str
    recipient: str
    purpose: str
    categories: tuple[str, ...]
    excluded: tuple[str, ...]
    granted: bool = False


class PupilState(Struct, frozen=True, array_like=True):
    """All that decisions about one pupil rest on."""

    pupil: str
    birth_date: date | None = None
    groups: tuple[str, ...] = ()
    gezag: tuple[GezagFact, ...] = ()
    statements: tuple[Statement, ...] = ()
    holds: tuple[Hold, ...] = ()
    facts: tuple[Fact, ...] = ()
    left_on: date | None = None

    def guardians(self, day: date) -> tuple[str, ...]:
        """Everyone with gezag on `day`: for each person the last recorded fact that covers it counts."""
        facts = {fact.person: fact.gezag for fact in self.gezag if fact.period.holds_on(day)}
        return tuple(person for person, gezag in facts.items() if gezag)

    def has_gezag(self, person: str, day: date) -> bool:
        """True when `person` has gezag on `day`; nothing recorded is no."""
        return person in self.guardians(day)


class RoleFact(Struct, frozen=True, array_like=True):
    """One role of one staff member, or of one of the family."""

    record: str
    role: str
    scope: str
    of: str
    period: Period

    def reaches(self, pupil: PupilState, day: date) -> bool:
        """True when this role counts for `pupil` on `day`."""
        if not self.period.holds_on(day):
            return False
        if self.scope == "pupil":
            return self.of == pupil.pupil
        if self.scope == "group":
            return self.of in pupil.groups
        return self.scope == "school"


class RecipientState(Struct, frozen=True, array_like=True):
    """All that is known of one who may ask: its kind, purposes and roles. An ended registration has no purposes."""

    recipient: str
    record: str = ""
    kind: str = ""
    purposes: tuple[str, ...] = ()
    period: Period = Period()
    roles: tuple[RoleFact, ...] = ()
    facts: tuple[Fact, ...] = ()


def fold_pupil(state: PupilState, record: Record) -> PupilState:
    """Return `state` as it is after one more record of this pupil; TypeError for a record of the organisation."""
    match record.body:
        case PupilFacts() as facts:
            return replace(state, birth_date=facts.birth_date, groups=facts.groups, left_on=facts.left_on)
        case Gezag() as fact:
            return replace(state, gezag=(*state.gezag, GezagFact(record.id, fact.person, fact.gezag, fact.period)))
        case Consent() as consent:
            said = _statement(record.id, consent.by, consent.matter, consent.given_on, yes=True, period=consent.period)
            return replace(state, statements=(*state.statements, said))
        case Refusal() as refusal:
            said = _statement(record.id, refusal.by, refusal.matter, refusal.given_on, yes=False)
            return replace(state, statements=(*state.statements, said))
        case Withdrawal() as withdrawal:
            said = _withdrawn(record.id, withdrawal, state)
            return replace(state, statements=(*state.statements, said))
        case Objection() | Restriction():
            matter = record.body.matter
            hold = Hold(record.id, record.kind, matter.recipient, matter.purpose, matter.categories, matter.excluded)
            holds = (*state.holds, hold)
            if isinstance(record.body, Restriction):
                return replace(state, holds=holds)
            # Where consent is the basis, an objection is a withdrawal: it takes the yes back for good, also when the
            # objection itself is overruled later (AVG 7(3), 21(1)).
            said = _statement(record.id, record.body.by, matter, record.body.made_on, yes=False, withdrawn=True)
            return replace(state, holds=holds, statements=(*state.statements, said))
        case Ending() as ending:
            return replace(
                state,
                holds=_ended(state.holds, ending),
                facts=tuple(fact for fact in state.facts if fact.record != ending.ends),
            )
        case Order() | Weighing() | Emergency() | Inspection() | Caution():
            return replace(state, facts=(*state.facts, *record.body.facts(record.id)))
        case OrderPaper() as paper:
            return replace(state, facts=tuple(confirmed(fact, paper) for fact in state.facts))
        case Act() | Correction():
            return state
    raise TypeError(f"a {record.kind} record is not about a pupil")


def fold_recipient(state: RecipientState, record: Record) -> RecipientState:
    """Return `state` as it is after one more record of the organisation about this recipient."""
    match record.body:
        case Registration() as registration:
            return replace(
                state,
                record=record.id,
                kind=registration.kind,
                purposes=registration.purposes,
                period=registration.period,
            )
        case RoleAssignment() as role:
            fact = RoleFact(record.id, role.role, role.scope, role.of, role.period)
            return replace(state, roles=(*state.roles, fact))
        case Ending() as ending:
            purposes = () if ending.ends == state.record else state.purposes
            roles = tuple(role for role in state.roles if role.record != ending.ends)
            facts = tuple(fact for fact in state.facts if fact.record != ending.ends)
            return replace(state, purposes=purposes, roles=roles, facts=facts)
        case Agreement() | Mandate():
            return replace(state, facts=(*state.facts, *record.body.facts(record.id)))
    raise TypeError(f"a {record.kind} record is not about a recipient")


def _ended(holds: tuple[Hold, ...], ending: Ending) -> tuple[Hold, ...]:
    if ending.because in LIFTS:
        return tuple(hold for hold in holds if hold.record != ending.ends)
    if ending.because != GRANTED:
        return holds
    return tuple(replace(hold, granted=True) if hold.record == ending.ends else hold for hold in holds)


def pupil_state(pupil: str, records: Iterable[Record]) -> PupilState:
    """Fold all `records` of one pupil, oldest first."""
    state = PupilState(pupil)
    for record in records:
        state = fold_pupil(state, record)
    return state


def recipient_state(recipient: str, records: Iterable[Record]) -> RecipientState:
    """Fold all `records` of one recipient, oldest first."""
    state = RecipientState(recipient)
    for record in records:
        state = fold_recipient(state, record)
    return state


def known_at(pupil: PupilState, recipients: Iterable[RecipientState], at: datetime) -> PupilState:
    """Return `pupil` with every fact that counts, or counted, at this instant: its own, and those of who may ask.

    Decisions are taken on what this returns; nothing in them reads a clock.
    """
    facts = [*pupil.facts]
    for recipient in recipients:
        facts += recipient.facts
    if not facts:
        return pupil
    return replace(pupil, facts=tuple(seen for fact in facts if (seen := fact.seen_at(at)) is not None))


def _statement(
    record: str, by: str, matter: Matter, on: date, *, yes: bool, withdrawn: bool = False, period: Period | None = None
) -> Statement:
    return Statement(
        record,
        by,
        yes,
        withdrawn,
        on,
        matter.recipient,
        matter.purpose,
        matter.categories,
        matter.excluded,
        period or Period(),
    )


def _withdrawn(record: str, withdrawal: Withdrawal, state: PupilState) -> Statement:
    matter = withdrawal.matter or Matter()
    for said in state.statements:
        if withdrawal.consent and said.record == withdrawal.consent:
            matter = Matter(said.recipient, said.purpose, said.categories, said.excluded)
    return _statement(record, withdrawal.by, matter, withdrawal.given_on, yes=False, withdrawn=True)
