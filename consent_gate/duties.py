"""What disclosures oblige to, gathered: which duties are open, which are late, and by what each was closed.

A duty of policy stands on its log line. Telling earlier recipients of a correction (AVG 19) stands nowhere: it follows
from the correction and the lines before it. Both are closed by an `act`; an oral order also by its paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from consent_gate.decision import DisclosureEntry
from consent_gate.erasure import receivers
from consent_gate.grounds import ORAL, Act, OrderPaper
from consent_gate.ports import Ledger
from consent_gate.records import Correction, Record
from consent_gate.rules.consenting import AGE_OF_ASSENT, AGE_OF_CONSENT
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import amsterdam_date, birthday
from consent_gate.text import Text

TELL_RECIPIENTS: Final = "tell_recipients"
PAPER: Final = "paper_within_3_days"
INFORM: Final = "inform_guardians"

TELLING_TERM: Final = timedelta(days=30)
"""The term for telling of a correction when the policies name none: a month, as for the request itself (AVG 12(3))."""


class Standing(StrEnum):
    """How a duty stands on a day. It is late from the day after it was due."""

    OPEN = "open"
    LATE = "late"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of one log line. `of` is the correction that it is about, empty for a duty of policy.

    `closed_by` is the record that closed it, on `closed_on`; with `because` it was closed without being carried out.
    """

    entry: str
    exchange: str
    at: datetime
    pupil: str
    recipient: str
    purpose: str
    duty: str
    due: date
    categories: tuple[str, ...]
    rules: tuple[str, ...]
    records: tuple[str, ...]
    of: str = ""
    standing: Standing = Standing.OPEN
    closed_by: str = ""
    closed_on: date | None = None
    because: str = ""

    @property
    def missed(self) -> bool:
        """True when it was or is not carried out in time. A reason for silence that came in time is in time."""
        return self.standing is Standing.LATE or (self.closed_on is not None and self.closed_on > self.due)


def duties(
    ledger: Ledger, snapshot: Snapshot, day: date, *, pupil: str | None = None, recipient: str | None = None
) -> tuple[Duty, ...]:
    """Return every duty as it stands on `day`, first due first, then as they arose; or those of one pupil or recipient.

    `snapshot` gives the categories and terms for corrections; a duty of policy keeps the date it had when it arose.
    Raise LedgerUnavailable.
    """
    closings = _Closings(ledger.records(pupil=pupil, kinds=("act", "order_paper", "correction")), snapshot)
    found = [
        closings.judged(owed, day)
        for entry in ledger.owing(pupil=pupil, recipient=recipient)
        for owed in _of_line(entry)
    ]
    found += [closings.judged(told, day) for told in _of_corrections(ledger, closings, snapshot, recipient)]
    return tuple(sorted(found, key=lambda one: (one.due, one.at)))


def waiting(found: Iterable[Duty], until: date | None = None) -> tuple[Duty, ...]:
    """Return those that are not closed, and due by `until` when it is given."""
    return tuple(one for one in found if one.standing is not Standing.CLOSED and (until is None or one.due <= until))


def on_paper(snapshot: Snapshot) -> frozenset[str]:
    """Return the duties that the paper of an oral order closes by itself."""
    return frozenset({PAPER} | {term.name for term in snapshot.document.duties.values() if term.needs == ORAL})


def act_of(duty: Duty, on: date, by: str, because: str = "") -> Act:
    """Return the record that closes `duty`."""
    return Act(duty.entry, duty.duty, on, by, because, duty.of)


def whom_to_tell(born: date | None, day: date) -> Text:
    """Return who is told of a disclosure on `day`: guardians, from 12 the pupil as well, from 16 the pupil alone.

    Law: UAVG 5(4), Jeugdwet 7.1.5.1 (text of 2017). Of an unknown age nobody is left out.
    """
    if born is not None and birthday(born, AGE_OF_CONSENT) <= day:
        return Text("de leerling zelf", "the pupil")
    if born is not None and day < birthday(born, AGE_OF_ASSENT):
        return Text("de ouders met gezag", "the guardians with gezag")
    return Text("de ouders met gezag en de leerling", "the guardians with gezag and the pupil")


def _of_line(entry: DisclosureEntry) -> Iterator[Duty]:
    left = tuple(sorted(category for grant in entry.grants for category in grant.categories))
    about = (entry.id, entry.exchange, entry.at, entry.pupil, entry.recipient, entry.purpose)
    for owed in entry.duties:
        yield Duty(*about, owed.duty, owed.due, left, owed.rules, owed.records)


def _of_corrections(ledger: Ledger, closings: _Closings, snapshot: Snapshot, recipient: str | None) -> Iterator[Duty]:
    vocabulary = snapshot.vocabulary
    term = snapshot.document.duties.get(TELL_RECIPIENTS)
    days = timedelta(days=term.days) if term else TELLING_TERM
    for pupil, corrections in closings.corrections.items():
        entries = [line for line in ledger.entries(pupil=pupil) if recipient in (None, line.recipient)]
        for record, correction in corrections:
            due = amsterdam_date(record.recorded_at) + days
            earlier = {line.id: line for line in entries if line.at <= record.recorded_at}
            meant = {*correction.categories, *vocabulary.names_of(vocabulary.mask_of(correction.categories))}
            for receiver in receivers(earlier.values(), meant):
                # One message tells a recipient of all it got; the latest line stands for them.
                line = earlier[receiver.entries[-1]]
                closings.same[record.id, line.id] = receiver.entries
                about = (line.id, line.exchange, line.at, pupil, line.recipient, line.purpose)
                yield Duty(*about, TELL_RECIPIENTS, due, receiver.categories, (), (record.id,), record.id)


class _Closings:
    """What may close a duty, found by what it closes."""

    def __init__(self, records: Iterable[Record], snapshot: Snapshot) -> None:
        self.corrections: dict[str, list[tuple[Record, Correction]]] = {}
        self.same: dict[tuple[str, str], tuple[str, ...]] = {}
        self._acts: dict[tuple[str, str, str], list[tuple[Record, Act]]] = {}
        self._papers: dict[str, tuple[Record, OrderPaper]] = {}
        self._on_paper = on_paper(snapshot)
        for record in records:
            match record.body:
                case Act() as act:
                    self._acts.setdefault((act.entry, act.duty, act.of), []).append((record, act))
                case OrderPaper() as paper:
                    self._papers.setdefault(paper.order, (record, paper))
                case Correction() as correction:
                    self.corrections.setdefault(record.pupil, []).append((record, correction))

    def judged(self, duty: Duty, day: date) -> Duty:
        """Return the duty as it stands on `day`."""
        closed = self._by_act(duty) or self._by_paper(duty)
        if closed is not None:
            return closed
        return replace(duty, standing=Standing.LATE) if day > duty.due else duty

    def _by_act(self, duty: Duty) -> Duty | None:
        lines = self.same.get((duty.of, duty.entry), (duty.entry,))
        acts = [found for line in lines for found in self._acts.get((line, duty.duty, duty.of), ())]
        if not acts:
            return None
        # What was carried out in the end counts for more than a reason, written down before, for leaving it.
        record, act = next(((record, act) for record, act in acts if not act.because), acts[0])
        return _closed(duty, record, act.done_on, act.because)

    def _by_paper(self, duty: Duty) -> Duty | None:
        papers = [self._papers[order] for order in duty.records if order in self._papers]
        if duty.duty not in self._on_paper or not papers or len(papers) < len(duty.records):
            return None
        record, paper = max(papers, key=lambda found: found[1].received_on)
        return _closed(duty, record, paper.received_on)


def _closed(duty: Duty, record: Record, on: date, because: str = "") -> Duty:
    return replace(duty, standing=Standing.CLOSED, closed_by=record.id, closed_on=on, because=because)
