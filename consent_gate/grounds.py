"""Records that carry a disclosure where consent does not: agreements, mandates, orders, weighings, emergencies, inzage.

Each becomes a *fact* that a requirement of the same name can be met by, for exactly the categories it lists. What a
kind must hold to count is in its `fact`; an incomplete one is kept, and says by its reason what is missing.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from consent_gate.reasons import Reason
from consent_gate.scope import Matter, Period
from consent_gate.terms import AMSTERDAM, amsterdam_date
from consent_gate.text import Text

PAPER_TERM: Final = timedelta(days=3)
"""An oral order is put on paper within three days (Sv 126nc(4), 126nd(4); text of 2017)."""

LONGEST_EMERGENCY: Final = timedelta(hours=24)
"""After a day nobody is still surprised: then another basis is found, or a new emergency recorded and reviewed."""

EMERGENCY_REASONS: Final = {
    "life_in_danger": Text("direct levensgevaar", "life in immediate danger"),
    "unconscious": Text("de leerling is buiten bewustzijn", "the pupil is unconscious"),
    "acute_medical": Text("acute ziekte, aanval of ernstig letsel", "acute illness, seizure or serious injury"),
    "missing_pupil": Text("de leerling is vermist", "the pupil is missing"),
    "imminent_violence": Text("dreigend geweld", "imminent violence"),
    "disaster": Text("brand, ontruiming of ramp", "fire, evacuation or disaster"),
}
"""Why the glass may be broken: a vital interest and nothing else (AVG 6(1)(d), 9(2)(c)). `because` of an emergency."""

ARTICLE: Final = re.compile(r"[a-z0-9]{1,32}\Z")
"""The word for the article of an order."""

MELDCODE_STEPS: Final = ("signals", "consulted", "talked", "weighed", "decided")
"""The five steps of the meldcode (Besluit verplichte meldcode 2(2))."""


ORAL: Final = "oral"
"""The mark of an order whose paper is not there yet."""

STATEMENT: Final = "statement"
"""The mark of an inspection at which a view was given (zienswijze)."""

ENDED: Final = "ended"
"""What is missing of a fact whose time is over; its requirement knows the reason code."""


class Fact(Struct, frozen=True, array_like=True):
    """What a record of this module means for deciding. `missing` is empty when it counts, else a reason code.

    From `starts_at` and until `ends_at` it counts within its period; None when only days matter. `marks` are what a
    duty may hang on: `oral` until the paper is there, `statement` when a view was given.
    """

    record: str
    name: str
    recipient: str
    purpose: str
    categories: tuple[str, ...]
    excluded: tuple[str, ...]
    period: Period
    missing: str = ""
    ends_at: datetime | None = None
    starts_at: datetime | None = None
    marks: tuple[str, ...] = ()

    def seen_at(self, at: datetime) -> Fact | None:
        """Return the fact as it counts at this instant: None when not yet, with a reason when no longer."""
        day = amsterdam_date(at)
        early = self.starts_at is not None and at < self.starts_at
        if early or (self.period.since is not None and day < self.period.since):
            return None
        if self.period.holds_on(day) and (self.ends_at is None or at < self.ends_at):
            return self
        return replace(self, missing=self.missing or ENDED)


def _about(record: str, name: str, matter: Matter, period: Period, missing: str = "") -> Fact:
    return Fact(record, name, matter.recipient, matter.purpose, matter.categories, matter.excluded, period, missing)


class Agreement(Struct, frozen=True, tag="agreement"):
    """An agreement with a recipient (AVG 28 for a processor): its annex is the ceiling of fields and purposes.

    `optional` are categories of optional processing that the school opted into.
    """

    recipient: str
    role: Literal["processor", "partner"]
    product: str
    purposes: tuple[str, ...]
    categories: tuple[str, ...]
    status: Literal["draft", "signed", "active", "expired", "terminated"]
    signed_on: date | None = None
    period: Period = Period()
    optional: tuple[str, ...] = ()
    subprocessors: tuple[str, ...] = ()
    security_annex: str = ""
    version: str = ""

    def facts(self, record: str) -> tuple[Fact, ...]:
        """Return one fact for each purpose. A processor needs a security annex (model agreement 4.0, annex 2)."""
        missing = ""
        if self.status != "active" or self.signed_on is None:
            missing = Reason.AGREEMENT_MISSING if self.status in ("draft", "signed") else Reason.AGREEMENT_EXPIRED
        elif self.role == "processor" and not self.security_annex:
            missing = Reason.AGREEMENT_MISSING
        categories = (*self.categories, *self.optional)
        return tuple(
            Fact(record, f"agreement:{self.role}", self.recipient, purpose, categories, (), self.period, missing)
            for purpose in self.purposes
        )


class Mandate(Struct, frozen=True, tag="mandate"):
    """That a recipient may exchange for a service on behalf of the school or another party, as OSR keeps it."""

    recipient: str
    purpose: str
    service: str
    on_behalf_of: str = ""
    period: Period = Period()

    def facts(self, record: str) -> tuple[Fact, ...]:
        """Return the mandate as a fact about everything for its purpose."""
        return (Fact(record, "mandate", self.recipient, self.purpose, ("*",), (), self.period),)


class Order(Struct, frozen=True, tag="order"):
    """A vordering about one pupil: who demands which list under which article, in writing or, if urgent, orally.

    Also the decision of a court or the request of another school that makes a disclosure about this pupil a duty.

    `article` is the record's word for the article, such as `126nc`; it is a name in policy, so that a renumbered code
    of criminal procedure changes no code. `authorisation` is the number of the machtiging of the rechter-commissaris.
    """

    recipient: str
    article: str
    official: str
    categories: tuple[str, ...]
    received_on: date
    form: Literal["written", "oral"]
    period: Period
    authorisation: str = ""
    reference: str = ""
    purpose: str = "*"

    def facts(self, record: str) -> tuple[Fact, ...]:
        """Return the order as a fact about its own list. An oral one stops counting when its paper is late."""
        missing = ""
        if not self.official or not self.categories:
            missing = Reason.VORDERING_MISSING
        elif self.article == "126nf" and not self.authorisation:
            missing = Reason.MACHTIGING_MISSING
        due = None
        marks: tuple[str, ...] = ()
        if self.form == "oral":
            marks = (ORAL,)
            due = datetime.combine(self.received_on + PAPER_TERM + timedelta(days=1), time(), AMSTERDAM).astimezone(UTC)
        name = f"order:{self.article}"
        about = (self.recipient, self.purpose, self.categories, ())
        return (Fact(record, name, *about, self.period, missing, due, marks=marks),)


class OrderPaper(Struct, frozen=True, tag="order_paper"):
    """The paper that confirms an oral order: from now on it counts for the order's own period."""

    order: str
    received_on: date
    reference: str = ""


def confirmed(fact: Fact, paper: OrderPaper) -> Fact:
    """Return an oral order's fact as it is once its paper came; any other fact unchanged."""
    return replace(fact, ends_at=None, marks=()) if fact.record == paper.order else fact


class Weighing(Struct, frozen=True, tag="weighing"):
    """A written weighing: of the meldcode with its steps, of a director, or of a right to speak.

    `subject` names what was weighed (`meldcode`, `director`, `right_to_speak`) and makes the requirement's name.
    """

    subject: str
    by: str
    decided_on: date
    matter: Matter
    steps: tuple[str, ...] = ()
    silence_because: str = ""
    period: Period = Period()

    def facts(self, record: str) -> tuple[Fact, ...]:
        """Return the weighing as a fact; one of the meldcode needs all five steps, or a reason for silence."""
        needed = set(MELDCODE_STEPS) if self.subject == "meldcode" else set()
        if self.silence_because:
            needed.discard("talked")
        missing = Reason.WEIGHING_MISSING if needed - set(self.steps) else ""
        return (_about(record, f"weighing:{self.subject}", self.matter, self.period, missing),)


class Emergency(Struct, frozen=True, tag="emergency"):
    """Break-glass for a vital interest (AVG 6(1)(d), 9(2)(c)): the smallest set, for hours, ending by itself."""

    recipient: str
    categories: tuple[str, ...]
    by: str
    because: str
    starts_at: datetime
    ends_at: datetime

    def facts(self, record: str) -> tuple[Fact, ...]:
        """Return the emergency as a fact that stops at an instant."""
        period = Period(self.starts_at.astimezone(AMSTERDAM).date(), self.ends_at.astimezone(AMSTERDAM).date())
        name, starts, ends = "emergency", self.starts_at, self.ends_at
        return (Fact(record, name, self.recipient, "*", self.categories, (), period, ends_at=ends, starts_at=starts),)


class Inspection(Struct, frozen=True, tag="inspection"):
    """That guardians or pupil saw what will leave (inzage), with their zienswijze when they gave one.

    `agrees` is the OSO field `akkoord`: agreement with the content, which is no permission and no condition.
    """

    by: str
    seen_on: date
    matter: Matter
    agrees: bool | None = None
    statement_sha256: str = ""
    period: Period = Period()

    def facts(self, record: str) -> tuple[Fact, ...]:
        """Return the inzage as a fact."""
        marks = (STATEMENT,) if self.statement_sha256 else ()
        return (replace(_about(record, "inspection", self.matter, self.period), marks=marks),)


class Caution(Struct, frozen=True, tag="caution"):
    """Something that must not be overlooked: a secret address, a contact ban, a court order, the child's interest.

    `subject` makes the requirement's name (`caution:secret_address`), which a conditional deny names.
    """

    subject: str
    by: str
    since: date
    matter: Matter = Matter()
    evidence: str = ""

    def facts(self, record: str) -> tuple[Fact, ...]:
        """Return the caution as a fact. It holds from the moment it is recorded, whatever day it names."""
        return (_about(record, f"caution:{self.subject}", self.matter, Period()),)


class Act(Struct, frozen=True, tag="act"):
    """That what a disclosure obliged to was carried out: closes a duty of one log line.

    With `because` it was not carried out, and this is why. `of` is the correction that a recipient was told of.
    """

    entry: str
    duty: str
    done_on: date
    by: str
    because: str = ""
    of: str = ""


Ground = Agreement | Mandate | Order | Weighing | Emergency | Inspection | Caution
