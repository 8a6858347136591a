"""What is coming: which consents lapse, who has a birthday that changes who decides, what ends, what falls due.

Pure, but for the last step, which reads the ledger: states and a window of days in, items out. Days are calendar days
in Amsterdam and both ends of a window are in it, so that two windows of which the second begins the day after the first
ends show everything once. The day of an end is the last day on which the thing still holds; a birthday, and gezag that
begins, are on the day itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final

from consent_gate.adoption import last_word
from consent_gate.duties import Duty, Standing, duties
from consent_gate.grounds import Fact
from consent_gate.ports import Ledger, PartnerKey
from consent_gate.records import Record
from consent_gate.retention import last_day
from consent_gate.rules.consenting import AGE_OF_CONSENT
from consent_gate.rules.lines import DutyTerm, RetentionTerm
from consent_gate.rules.snapshot import Snapshot
from consent_gate.scope import Period
from consent_gate.state import PupilState, RecipientState, Statement
from consent_gate.terms import ANY, THE_PUPIL, amsterdam_date, birthday
from consent_gate.text import Text

KINDS: Final = {
    "policies": Text("Beleid dat afloopt of opnieuw bekeken moet worden", "Policies that end or are up for review"),
    "birthday": Text("Verjaardagen die veranderen wie beslist", "Birthdays that change who decides"),
    "consent": Text("Toestemmingen die aflopen", "Consents that lapse"),
    "gezag": Text("Gezag dat eindigt of begint", "Gezag that ends or begins"),
    "duty": Text("Plichten die aflopen", "Duties that fall due"),
    "paper": Text("Vorderingen waarvan het papier nog moet komen", "Orders whose paper must still come"),
    "order": Text("Vorderingen die aflopen", "Orders that end"),
    "emergency": Text("Noodgevallen die eindigen", "Emergencies that end"),
    "weighing": Text("Afwegingen die aflopen", "Weighings that end"),
    "inspection": Text("Inzage die afloopt", "Inspections that end"),
    "agreement": Text("Overeenkomsten die aflopen", "Agreements that end"),
    "mandate": Text("Mandaten die aflopen", "Mandates that end"),
    "registration": Text("Registraties die aflopen", "Registrations that end"),
    "role": Text("Rollen die aflopen", "Roles that end"),
    "key": Text("Sleutels die aflopen", "Keys that end"),
    "retention": Text("Bewaartermijnen die aflopen", "Retention terms that end"),
}
"""What can be coming, in the order in which people look at it."""

NEVER: Final = Period(date.max, date.min)
"""No day at all."""

AT_ONCE: Final = 500
"""How many pupils are read in one transaction."""

_OF_PUPILS: Final = frozenset(KINDS) - {"agreement", "mandate", "registration", "role", "key", "duty", "policies"}
_DAY: Final = timedelta(days=1)
_INSTANT: Final = timedelta(microseconds=1)
_AGES: Final = {
    12: Text("wordt 12: beslist voortaan mee bij jeugdhulp", "turns 12: has a say in youth care from now on"),
    16: Text("wordt 16: beslist voortaan zelf", "turns 16: decides from now on"),
    18: Text("wordt 18: het gezag van de ouders eindigt", "turns 18: the guardians' gezag ends"),
}
_CONSENT: Final = Text(
    "van {by} aan {recipient} voor {purpose}: {categories}", "of {by} to {recipient} for {purpose}: {categories}"
)
_GEZAG: Final = Text("gezag van {person} eindigt", "gezag of {person} ends")
_GEZAG_BEGINS: Final = Text("gezag van {person} begint", "gezag of {person} begins")
_FOR: Final = Text("{name} voor {purpose}", "{name} for {purpose}")
_KEY: Final = Text("sleutel {key}", "key {key}")
_DUE: Final = Text("{label} (verstrekt aan {recipient})", "{label} (disclosed to {recipient})")
_LATE: Final = Text("TE LAAT: {label} (verstrekt aan {recipient})", "LATE: {label} (disclosed to {recipient})")
_SERVES: Final = Text("hierna geeft de poort niets meer vrij", "after this the gate releases nothing")
_REVIEW: Final = Text("dit beleid opnieuw bekijken", "look at these policies again")
_KEEP: Final = Text("bewaarplicht voorbij: {names}", "duty to keep is over: {names}")
_ERASE: Final = Text("hoort daarna weg: {names}", "should be erased after this: {names}")


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """True when `day` is one of them; no day is in no window."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is coming.

    `about` is the pupil, the recipient or the policy set, `what` says it in words, `who` must act (a person id, the
    word `pupil`, an account, or nobody in particular), `record` is what it rests on, empty where no record says so.
    """

    day: date
    kind: str
    about: str
    what: Text
    who: str = ""
    record: str = ""


def look_ahead(
    ledger: Ledger,
    snapshot: Snapshot,
    window: Window,
    *,
    today: date,
    kinds: Collection[str] = KINDS,
    progress: Callable[[int], None] = lambda pupils: None,
) -> list[Item]:
    """Return everything of these kinds that is coming in the window, in order.

    `today` tells which duties are closed. Pupils are read some hundreds at a time, so that a running gate never waits
    long; `progress` is told how many were. Raise LedgerUnavailable.
    """
    items: list[Item] = []
    if _OF_PUPILS & set(kinds):
        terms, pupils, count = snapshot.document.retention, ledger.pupils(), 0
        while some := list(islice(pupils, AT_ONCE)):
            with ledger.transaction() as transaction:
                rows = transaction.pupils(some)
            for row in rows.values():
                items += of_pupil(row.state, window, terms)
            count += len(some)
            progress(count)
    for known in ledger.recipients():
        items += of_recipient(known, window)
    for key in ledger.keys():  # noqa: SIM118 - a ledger is no dict
        items += of_key(key, window)
    items += of_policies(ledger.records(pupil="", kinds=("adoption", "ending")), snapshot.digest, window)
    if "duty" in kinds:
        items += of_duties(duties(ledger, snapshot, today), window, snapshot.document.duties, today)
    return in_order(item for item in items if item.kind in kinds)


def in_order(items: Iterable[Item]) -> list[Item]:
    """Return items by day, then by kind in the order of `KINDS`, then by whom they are about."""
    places = {kind: place for place, kind in enumerate(KINDS)}
    return sorted(items, key=lambda item: (item.day, places[item.kind], item.about, item.record, item.what.nl))


def of_pupil(state: PupilState, window: Window, terms: Iterable[RetentionTerm] = ()) -> Iterator[Item]:
    """Yield what is coming for one pupil. After the pupil left, birthdays and consents change nothing any more."""
    here = [*_birthdays(state, window), *_consents(state, window)]
    yield from (item for item in here if state.left_on is None or item.day <= state.left_on)
    yield from _gezag(state, window)
    yield from _facts(state.facts, state.pupil, window)
    yield from _retention(state, window, terms)


def of_recipient(known: RecipientState, window: Window) -> Iterator[Item]:
    """Yield what is coming for one who may ask: the registration, roles, agreements and mandates."""
    until = known.period.until
    if known.purposes and until is not None and window.holds(until):
        purposes = " ".join(known.purposes)
        yield Item(until, "registration", known.recipient, Text(purposes, purposes), record=known.record)
    for fact in known.roles:
        last = fact.period.until
        same = [each for each in known.roles if (each.role, each.scope, each.of) == (fact.role, fact.scope, fact.of)]
        if last is not None and window.holds(last) and not any(each.period.holds_on(last + _DAY) for each in same):
            scope = f"{fact.role} ({fact.scope}{' ' + fact.of if fact.of else ''})"
            yield Item(last, "role", known.recipient, Text(scope, scope), record=fact.record)
    yield from _facts(known.facts, known.recipient, window)


def of_duties(found: Iterable[Duty], window: Window, labels: Mapping[str, DutyTerm], today: date) -> Iterator[Item]:
    """Yield the open duties that are due in the window; one that is late already is shown with what is due today."""
    for duty in found:
        late = duty.standing is Standing.LATE
        if duty.standing is Standing.CLOSED or not window.holds(today if late else duty.due):
            continue
        label = labels[duty.duty].label if duty.duty in labels else Text(duty.duty, duty.duty)
        yield Item(
            duty.due,
            "duty",
            duty.pupil,
            (_LATE if late else _DUE).format(label=label, recipient=duty.recipient),
            record=duty.entry,
        )


def of_policies(records: Iterable[Record], digest: str, window: Window) -> Iterator[Item]:
    """Yield the last days of the policy set `digest`, by the manifest adopted last as `records` have it."""
    if (found := last_word(records, digest)) is not None:
        record, adopted = found
        about = f"{adopted.name} {adopted.version}".strip() or digest[:12]
        for day, what in ((adopted.review_by, _REVIEW), (adopted.serve_until, _SERVES)):
            if day is not None and window.holds(day):
                yield Item(day, "policies", about, what, record=record)


def of_key(key: PartnerKey, window: Window) -> Iterator[Item]:
    """Yield the end of a partner key that was not revoked."""
    day = _last(key.expires_at)
    if not key.revoked and window.holds(day):
        yield Item(day, "key", key.recipient, _KEY.format(key=key.id), who=key.recipient)


def _birthdays(state: PupilState, window: Window) -> Iterator[Item]:
    for age, text in _AGES.items():
        if state.birth_date is not None and window.holds(day := birthday(state.birth_date, age)):
            yield Item(day, "birthday", state.pupil, text, who=THE_PUPIL)


def _consents(state: PupilState, window: Window) -> Iterator[Item]:
    decides = birthday(state.birth_date, AGE_OF_CONSENT) if state.birth_date else None
    for place, said in enumerate(state.statements):
        last = _span(said, decides).until if said.yes else None
        if last is None or not window.holds(last):
            continue
        if any(_replaces(later, said, last, decides) for later in state.statements[place + 1 :]):
            continue
        asked = THE_PUPIL if decides is not None and decides <= last + _DAY else said.by
        categories = " ".join([*said.categories, *(f"-{name}" for name in said.excluded)])
        what = _CONSENT.format(by=said.by, recipient=said.recipient, purpose=said.purpose, categories=categories)
        yield Item(last, "consent", state.pupil, what, who=asked, record=said.record)


def _span(said: Statement, decides: date | None) -> Period:
    """Return when a yes counts; `NEVER` when it never did. What was said before 16 counts until the eve of it."""
    first, last = max(said.given_on, said.period.since or said.given_on), said.period.until
    if decides is not None and (said.by != THE_PUPIL or said.given_on < decides):
        eve = decides - _DAY
        last = eve if last is None else min(last, eve)
    return NEVER if last is not None and last < first else Period(first, last)


def _replaces(later: Statement, said: Statement, last: date, decides: date | None) -> bool:
    """True when the same signatory took this back, or said it again for longer without a gap between.

    Only by the very names: what might be meant as well is shown once too often rather than never.
    """
    if later.by != said.by or not set(later.excluded) <= set(said.excluded):
        return False
    wide = not later.yes
    for mine, theirs in ((said.recipient, later.recipient), (said.purpose, later.purpose)):
        if theirs != mine and not (wide and theirs == ANY):
            return False
    if not set(said.categories) <= set(later.categories) and not (wide and ANY in later.categories):
        return False
    return not later.yes or _span(later, decides).holds_on(last + _DAY)


def _gezag(state: PupilState, window: Window) -> Iterator[Item]:
    """Yield each change of who speaks: a no that did not count counts from the day on which gezag begins."""
    turns = {(fact.person, fact.period.since) for fact in state.gezag}
    ends = [(fact.person, fact.period.until) for fact in state.gezag]
    turns |= {(person, day + _DAY) for person, day in ends if day is not None and day < date.max}
    for person, day in turns:
        if day is None or day == date.min:
            continue
        before, after = state.has_gezag(person, day - _DAY), state.has_gezag(person, day)
        if before and not after and window.holds(day - _DAY):
            yield _about_gezag(state, person, day - _DAY, _GEZAG)
        elif after and not before and window.holds(day):
            yield _about_gezag(state, person, day, _GEZAG_BEGINS)


def _about_gezag(state: PupilState, person: str, day: date, text: Text) -> Item:
    records = [fact.record for fact in state.gezag if fact.person == person and fact.period.holds_on(day)]
    return Item(day, "gezag", state.pupil, text.format(person=person), who=person, record=records[-1])


def _facts(facts: Iterable[Fact], about: str, window: Window) -> Iterator[Item]:
    """Yield the ends of what counts. What never counted cannot end; one record of many purposes ends once."""
    seen: set[tuple[str, str]] = set()
    for fact in facts:
        kind = fact.name.partition(":")[0]
        ends = [(kind, fact.period.until)]
        if fact.ends_at is not None:
            ends = [("paper", _last(fact.ends_at)), *ends] if kind == "order" else [(kind, _last(fact.ends_at))]
        for end, day in ends:
            if fact.missing or day is None or not window.holds(day) or (fact.record, end) in seen:
                continue
            seen.add((fact.record, end))
            name = f"{fact.name} {fact.recipient}" if about != fact.recipient else fact.name
            what = Text(name, name) if fact.purpose == ANY else _FOR.format(name=name, purpose=fact.purpose)
            yield Item(day, end, about, what, record=fact.record)


def _retention(state: PupilState, window: Window, terms: Iterable[RetentionTerm]) -> Iterator[Item]:
    names: dict[tuple[date, str], list[str]] = {}
    for term in terms:
        day = last_day(term, state.left_on)
        if day is not None and window.holds(day):
            names.setdefault((day, term.kind), []).append(term.category)
    for (day, kind), found in names.items():
        text = _KEEP if kind == "duty" else _ERASE
        yield Item(day, "retention", state.pupil, text.format(names=" ".join(found)))


def _last(instant: datetime) -> date:
    """Return the day of the last moment before `instant`: what ends at midnight ends on the day before."""
    return amsterdam_date(instant - _INSTANT)
