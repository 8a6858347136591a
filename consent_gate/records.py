"""What a school writes down: one frozen type for each kind of record, and the envelope they travel in.

Records are appended and never changed; a later record ends or replaces an earlier one. Field names follow
ISO/IEC TS 27560:2023 and DPV 2.3 where those have a term; the schema that reads documents holds the mapping.
Dates are Europe/Amsterdam calendar dates and both ends of a period are included.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal

from msgspec import Struct

from consent_gate.grounds import (
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
from consent_gate.scope import Matter as Matter
from consent_gate.scope import Period as Period

MR_PARTS: Final = ("parents", "pupils", "staff")
"""The parts of the medezeggenschapsraad that may have to consent to a policy set.

Primary school: `parents` (WMS 13(1)(i)). Secondary school: `parents` (14(2)(f)) and `pupils` (14(3)(d)). Where the set
observes staff, `staff` too (12(1)(n)). Texts read in the version of 2017.
"""


ADVICE: Final = ("positive", "conditional", "negative")
"""What an FG can say: yes, yes under conditions, no."""


class Notice(Struct, frozen=True):
    """The exact text that was shown to whoever consented (27560 `privacy_notice`)."""

    id: str
    version: str
    sha256: str = ""
    language: str = "nl"


class PupilFacts(Struct, frozen=True, tag="pupil_facts"):
    """What the gate must know of a pupil to judge who speaks, who teaches and what must be kept. Nothing more.

    `left_on` is the day of departure (uitschrijving), from which retention terms count.
    """

    birth_date: date | None = None
    groups: tuple[str, ...] = ()
    left_on: date | None = None


class Gezag(Struct, frozen=True, tag="gezag"):
    """That a person has, or has not, gezag over the pupil in a period (BW 1:245 and on). Later records overrule."""

    person: str
    gezag: bool
    period: Period = Period()
    evidence: str = ""


class Consent(Struct, frozen=True, tag="consent"):
    """A yes of one signatory (AVG 4(11), 7). `by` is a person id or the word `pupil`."""

    by: str
    matter: Matter
    given_on: date
    period: Period = Period()
    notice: Notice | None = None
    method: str = ""
    evidence_sha256: str = ""
    controller: str = ""
    withdrawal_channel: str = ""
    jurisdiction: str = "NL"
    retention: str = ""
    renews: str = ""


class Refusal(Struct, frozen=True, tag="refusal"):
    """A no of one signatory, asked or not (DPV `ConsentRefused`)."""

    by: str
    matter: Matter
    given_on: date
    method: str = ""


class Withdrawal(Struct, frozen=True, tag="withdrawal"):
    """A signatory takes consent back (AVG 7(3)): of one recorded consent (`consent`), or of all that `matter` names."""

    by: str
    given_on: date
    consent: str = ""
    matter: Matter | None = None
    method: str = ""


class Objection(Struct, frozen=True, tag="objection"):
    """Bezwaar (AVG 21). Holds what runs on (e) or (f) from the moment it is recorded until an `ending` closes it.

    It does not stop a duty, and where consent is the basis it is a withdrawal of what the objector consented to.
    """

    by: str
    matter: Matter
    made_on: date


class Restriction(Struct, frozen=True, tag="restriction"):
    """Beperking (AVG 18), until an `ending` lifts it."""

    by: str
    matter: Matter
    made_on: date


class Correction(Struct, frozen=True, tag="correction"):
    """The school put data right (AVG 16) or erased it (AVG 17): whoever had it before is told (AVG 19).

    `by` is who asked for it, or the account that found it out. `categories` are vocabulary names at any height.
    """

    by: str
    made_on: date
    categories: tuple[str, ...]
    change: Literal["corrected", "erased"] = "corrected"


class Advice(Struct, frozen=True, omit_defaults=True):
    """What the FG advised on a policy set (AVG 39(1)). `by` is a role or an account, `says` a word of `ADVICE`."""

    by: str
    on: date
    says: Literal["positive", "conditional", "negative"]
    text: str = ""


class Adoption(Struct, frozen=True, tag="adoption"):
    """That parts of the MR consented to one policy set, named by the hash of its content (WMS 13(1)(i), 14(2)(f)).

    `parts` are words of `MR_PARTS`. It vouches for exactly that content: another letter makes another `digest`. The
    fields from `name` on repeat the set's manifest as it lay before the MR; a record of before there were manifests has
    none. `signature` holds the signatures that stood beside it, as they were.
    """

    digest: str
    parts: tuple[str, ...]
    on: date
    evidence: str = ""
    name: str = ""
    version: str = ""
    changed: str = ""
    previous: str = ""
    advice: Advice | None = None
    needs: tuple[str, ...] = ()
    review_by: date | None = None
    serve_until: date | None = None
    signature: str = ""


class Ending(Struct, frozen=True, tag="ending"):
    """Closes an earlier record: an objection after weighing, a restriction lifted, a role or registration ended.

    `because` is a short code, not free text. An objection or restriction is lifted by `overruled`, `lifted` or
    `withdrawn` and by no other word: one that is `granted` was right, and holds for good. It takes effect at once.
    """

    ends: str
    because: str


class RoleAssignment(Struct, frozen=True, tag="role_assignment"):
    """A staff member holds an internal role, over the whole school, one group or one pupil, for a period.

    A person holds one of family, such as a stepparent's, for one pupil. What gezag and age make is never assigned.
    """

    recipient: str
    role: str
    scope: Literal["school", "group", "pupil"]
    of: str = ""
    period: Period = Period()


class Registration(Struct, frozen=True, tag="registration"):
    """Who may ask at all, and for which purposes: a partner (with its vocabulary name), a staff member or a person.

    The first purpose is meant when a request names none. A later registration of the same recipient replaces this.
    """

    recipient: str
    purposes: tuple[str, ...]
    kind: str = ""
    period: Period = Period()


Body = (
    PupilFacts
    | Gezag
    | Consent
    | Refusal
    | Withdrawal
    | Objection
    | Restriction
    | Correction
    | Adoption
    | Ending
    | RoleAssignment
    | Registration
    | Agreement
    | Mandate
    | Order
    | OrderPaper
    | Weighing
    | Emergency
    | Inspection
    | Caution
    | Act
)


class Record(Struct, frozen=True):
    """One thing the school wrote down.

    `pupil` is empty for a record of the organisation. `recorded_at` is a UTC instant, `recorded_by` the id of the
    account that wrote it. `id` is chosen by whoever writes: writing the same record again changes nothing.
    """

    id: str
    pupil: str
    recorded_at: datetime
    recorded_by: str
    body: Body

    @property
    def kind(self) -> str:
        """The word for this kind of record, as stored and shown."""
        return str(type(self.body).__struct_config__.tag)
