"""Break-glass: what an emergency may open at all, and opening one.

An emergency is a record that rules with the requirement `emergency` wait for. What no such rule lets go stays shut
whatever is declared, and so does what a rule denies: so it is refused when it is opened, not when the ambulance asks.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from consent_gate.errors import RecordRefused
from consent_gate.grounds import Emergency
from consent_gate.ports import Ledger
from consent_gate.records import Record
from consent_gate.rules.asker import names_for
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import PupilState, RecipientState
from consent_gate.terms import RECIPIENT_ID, Effect, amsterdam_date, is_partner, is_person
from consent_gate.text import Text

log: Final = logging.getLogger("consent_gate")

REQUIREMENT: Final = "emergency"
USUAL_LENGTH: Final = timedelta(hours=1)
"""How long an emergency is open when nobody says how long: enough for an ambulance, too short to get used to."""

REVIEW: Final = "review_emergency"
"""The duty that a disclosure in an emergency leaves behind."""

_UNKNOWN: Final = Text(
    "deze ontvanger is niet geregistreerd; registreer hem, of noem een naam uit het beleid zoals ambulance",
    "this recipient is not registered; register it, or give a policy name such as ambulance",
)
_NO_PUPIL: Final = Text("deze leerling staat niet in het grootboek", "this pupil is not in the ledger")
_NOBODY: Final = Text(
    "deze ontvanger is vandaag niets voor deze leerling: geen registratie of rol die hier reikt",
    "this recipient is nothing to this pupil today: no registration or role that reaches here",
)
_NOTHING: Final = Text(
    "voor deze ontvanger laat het beleid in geen enkel noodgeval iets los",
    "for this recipient the policies let nothing go in any emergency",
)
_UNKNOWN_WORDS: Final = Text(
    "{count} van de soorten gegevens staat niet in het beleid; noem namen zoals het beleid ze schrijft",
    "{count} of the kinds of data is not in the policies; give names as the policies write them",
)
_TOO_MUCH: Final = Text(
    "dit laat het beleid in geen enkel noodgeval los: {shut}. Wel, als het nodig is: {open}",
    "the policies let this go in no emergency: {shut}. What may go, when needed: {open}",
)


class EmergencyRefused(RecordRefused):
    """What was asked may not be opened by any emergency. The text says what may."""


def opened_by_emergency(
    snapshot: Snapshot, names: tuple[str, ...], purposes: tuple[str, ...] | None = None
) -> Mapping[str, int]:
    """Return for each leaf purpose the leaf categories that an emergency could open for one who is all of `names`.

    With `purposes` only for those. What a rule denies outright is left out; what an order of a court or a secret
    address closes for one pupil is not, and stays closed all the same when it is asked.
    """
    vocabulary = snapshot.vocabulary
    found = {}
    for purpose in vocabulary.purposes.leaves if purposes is None else purposes:
        waiting = (
            rule for rule in snapshot.document.conditional if rule.requires == REQUIREMENT
        )  # a plan costs more than a look at the few rules there are
        if not any(vocabulary.purposes.covers(rule.purpose, purpose) for rule in waiting):
            continue
        plan = snapshot.plan(names, purpose)
        mask = 0
        for condition in plan.conditions:
            if condition.requirement.name == REQUIREMENT and condition.rule.effect is Effect.ALLOW:
                for place in condition.places:
                    mask |= condition.mask & ~plan.deny[place]
        if mask:
            found[purpose] = mask
    return MappingProxyType(found)


def judge_emergency(
    snapshot: Snapshot, emergency: Emergency, recipient: RecipientState | None, pupil: PupilState, day: date
) -> None:
    """Raise EmergencyRefused when it names something that no emergency opens for this recipient and pupil."""
    vocabulary = snapshot.vocabulary
    if not RECIPIENT_ID.match(emergency.recipient):
        names: tuple[str, ...] = (emergency.recipient,)
        purposes = None
    elif recipient is None:
        raise EmergencyRefused(_UNKNOWN)
    else:
        names = names_for(recipient, pupil, day, vocabulary)
        purposes = recipient.purposes if is_partner(recipient.recipient) else None
        if not names:
            raise EmergencyRefused(_NOBODY)
    may = 0
    for mask in opened_by_emergency(snapshot, names, purposes).values():
        may |= mask
    if not may:
        raise EmergencyRefused(_NOTHING)
    unknown = sum(1 for name in emergency.categories if name not in vocabulary.categories)
    if unknown:
        # Not repeated, and not let through to be logged: a word that the policies do not know may be anything (CG-13).
        raise EmergencyRefused(_UNKNOWN_WORDS.format(count=unknown))
    shut = vocabulary.mask_of(emergency.categories) & ~may
    if shut:
        texts = (", ".join(vocabulary.names_of(mask)) for mask in (shut, may))
        raise EmergencyRefused(_TOO_MUCH.format(**dict(zip(("shut", "open"), texts, strict=True))))


def open_emergency(ledger: Ledger, snapshot: Snapshot, record: Record) -> tuple[int, bool]:
    """Append an emergency after judging it; return the pupil's revision, and whether the record is new.

    It is announced, also when it was there already. Raise EmergencyRefused, RecordRefused or LedgerUnavailable;
    TypeError for a record of another kind.
    """
    emergency = record.body
    if not isinstance(emergency, Emergency):
        raise TypeError(f"a {record.kind} record is no emergency")
    with ledger.transaction() as transaction:
        row = transaction.pupils([record.pupil]).get(record.pupil)
        if row is None:
            raise EmergencyRefused(_NO_PUPIL)
        known = transaction.recipient(emergency.recipient)
        judge_emergency(snapshot, emergency, known, row.state, amsterdam_date(emergency.starts_at))
        revision = transaction.append(record)
    announce(record.id, emergency, judged=True)
    return revision, revision > row.revision


def announce(record: str, emergency: Emergency, *, judged: bool = False) -> None:
    """Tell the application log, as a warning, why and until when, and when `judged` who gets what; never of whom.

    What was not judged against the policies may hold any word, and the id of a person may hold the pupil's (CG-13).
    """
    told = {"record": record, "because": emergency.because, "ends_at": emergency.ends_at.isoformat()}
    if judged:
        told["recipient"] = "" if is_person(emergency.recipient) else emergency.recipient
        told["categories"] = " ".join(emergency.categories)
    log.warning("emergency_opened", extra=told)


def review_due(snapshot: Snapshot, day: date) -> date | None:
    """Return the last day on which a disclosure of `day` in an emergency is to be reviewed; None when no duty says."""
    duty = snapshot.document.duties.get(REVIEW)
    return None if duty is None else day + timedelta(days=duty.days)
