"""Erasure (AVG 17): what of a request must be refused, what is granted, and what else is then to be done.

1. May whoever asks speak for the pupil today (UAVG 5(4))?
2. What falls under a duty to keep is refused until a day (AVG 17(3)(b)); its use can be restricted instead (AVG 18).
3. What the school usually keeps of a pupil who is still enrolled is for the school to weigh: its task may need it.
4. The rest is granted. The gate erases nothing itself: that is done in the school's administration.
5. Consents are not withdrawn in silence: those that still stand are named.
6. Whoever received what is erased or corrected must be told (AVG 19).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from consent_gate.decision import DisclosureEntry
from consent_gate.errors import RecordRefused
from consent_gate.ports import Ledger
from consent_gate.records import Body, Correction, Matter, Record, Restriction
from consent_gate.retention import Keeping, keeping
from consent_gate.rules.consenting import AGE_OF_CONSENT
from consent_gate.rules.reach import Reach
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.state import PupilState, Statement
from consent_gate.terms import ANY, THE_PUPIL, Mode, birthday, is_staff
from consent_gate.text import Text

NO_PUPIL: Final = Text("deze leerling is niet bekend", "this pupil is not known")
NO_BIRTH_DATE: Final = Text(
    "de geboortedatum ontbreekt, dus is onbekend wie om wissing mag vragen",
    "the birth date is missing, so it is unknown who may ask for erasure",
)
NOT_ENTITLED: Final = Text(
    "wie dit vraagt mag dat vandaag niet namens deze leerling (UAVG 5 lid 4): onder de 16 een ouder met gezag, vanaf 16"
    " de leerling zelf",
    "whoever asks may not do so for this pupil today (UAVG 5(4)): under 16 a guardian with gezag, from 16 the pupil",
)


@dataclass(frozen=True, slots=True)
class Receiver:
    """One party outside the school that received some of these categories, last at `last`, by these log lines."""

    recipient: str
    last: datetime
    categories: tuple[str, ...]
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Erasure:
    """The answer to one request on `day`. A leaf category is in one of `refused`, `to_weigh` and `granted`.

    `restrictable` are the refused ones that are not under a restriction of everyone and every purpose yet.
    """

    pupil: str
    by: str
    day: date
    refused: tuple[Keeping, ...]
    to_weigh: tuple[Keeping, ...]
    granted: tuple[Keeping, ...]
    restrictable: tuple[str, ...]
    standing: tuple[Statement, ...]
    receivers: tuple[Receiver, ...]

    @property
    def grants_all(self) -> bool:
        """True when everything that was asked may go. Nothing asked is never yes."""
        return bool(self.granted) and not self.refused and not self.to_weigh


def asked_to_erase(
    snapshot: Snapshot, ledger: Ledger, *, pupil: str, by: str, asked: int, day: date, weighed: bool = False
) -> Erasure:
    """Answer a request of erasure of the leaf categories in `asked`, without recording it.

    `weighed` says that the school found it needs none of this for its task any more: then nothing is left to weigh, and
    what the law wants kept is refused all the same. Raise RecordRefused when the pupil or the birth date is unknown, or
    `by` may not speak for the pupil on `day`; raise LedgerUnavailable.
    """
    with ledger.transaction() as transaction:
        row = transaction.pupils([pupil]).get(pupil)
    if row is None:
        raise RecordRefused(NO_PUPIL)
    state, vocabulary = row.state, snapshot.vocabulary
    _require_entitled(state, by, day)
    kept = keeping(snapshot.document.retention, vocabulary.categories, vocabulary.names_of(asked), state.left_on)
    refused = tuple(one for one in kept if one.must_be_kept(day))
    open_still = [one for one in kept if not one.must_be_kept(day)]
    to_weigh = tuple(one for one in open_still if not weighed and state.left_on is None and one.practice is not None)
    granted = tuple(one for one in open_still if one not in to_weigh)
    names = [one.category for one in granted]
    return Erasure(
        pupil,
        by,
        day,
        refused,
        to_weigh,
        granted,
        tuple(one.category for one in refused if not _is_restricted(state, vocabulary, one.category)),
        standing(state, vocabulary, vocabulary.mask_of(names), day),
        receivers(ledger.entries(pupil=pupil), names),
    )


def record_erasure(ledger: Ledger, found: Erasure, *, at: datetime, account: str) -> tuple[tuple[Record, int], ...]:
    """Record the answer, whole or not at all: what is erased, and a restriction on what must stay.

    Return each record with its revision. Raise RecordRefused or LedgerUnavailable.
    """
    bodies: list[Body] = []
    if found.granted:
        erased = tuple(kept.category for kept in found.granted)
        bodies.append(Correction(found.by, found.day, erased, "erased"))
    if found.restrictable:
        bodies.append(Restriction(found.by, Matter(categories=found.restrictable), found.day))
    with ledger.transaction() as transaction:
        records = [Record(str(uuid.uuid4()), found.pupil, at, account, body) for body in bodies]
        return tuple((record, transaction.append(record)) for record in records)


def receivers(entries: Iterable[DisclosureEntry], names: Iterable[str]) -> tuple[Receiver, ...]:
    """Return who outside the school received any of the leaf categories `names`, in order of id.

    In observe mode nothing was held back, so everything asked counts as received.
    """
    wanted = set(names)
    found: dict[str, list[tuple[DisclosureEntry, set[str]]]] = {}
    for entry in entries:
        left = entry.asked if entry.mode is Mode.OBSERVE else [name for one in entry.grants for name in one.categories]
        had = wanted.intersection(left)
        if had and entry.recipient and not is_staff(entry.recipient):
            found.setdefault(entry.recipient, []).append((entry, had))
    return tuple(
        Receiver(
            recipient,
            max(entry.at for entry, _ in lines),
            tuple(sorted(set().union(*(had for _, had in lines)))),
            tuple(entry.id for entry, _ in lines),
        )
        for recipient, lines in sorted(found.items())
    )


def standing(state: PupilState, vocabulary: Vocabulary, mask: int, day: date) -> tuple[Statement, ...]:
    """Return each yes to any of `mask` that may still be relied on, on `day` or later, and that its speaker kept to."""
    found = []
    for place, said in enumerate(state.statements):
        if not said.yes or (said.period.until is not None and said.period.until < day):
            continue
        left = mask & vocabulary.mask_of(said.categories) & ~vocabulary.mask_of(said.excluded)
        reach = Reach.of(vocabulary, (said.recipient,), said.purpose)
        for later in state.statements[place + 1 :]:
            if not later.yes and later.by == said.by and later.given_on >= said.given_on:
                scope = (later.recipient, later.purpose, later.categories, later.excluded)
                left &= ~reach.of_no(said.recipient, *scope)
        if left:
            found.append(said)
    return tuple(found)


def _require_entitled(state: PupilState, by: str, day: date) -> None:
    """Under 16 a guardian with gezag asks, from 16 the pupil alone; age and gezag are those of the day (CG-10)."""
    if state.birth_date is None:
        raise RecordRefused(NO_BIRTH_DATE)
    decides_alone = birthday(state.birth_date, AGE_OF_CONSENT) <= day
    if not (by == THE_PUPIL if decides_alone else state.has_gezag(by, day)):
        raise RecordRefused(NOT_ENTITLED)


def _is_restricted(state: PupilState, vocabulary: Vocabulary, category: str) -> bool:
    wanted = vocabulary.mask_of([category])
    return any(
        hold.kind == "restriction"
        and hold.recipient == hold.purpose == ANY
        and wanted & vocabulary.mask_of(hold.categories) & ~vocabulary.mask_of(hold.excluded)
        for hold in state.holds
    )
