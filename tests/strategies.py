"""Histories as Hypothesis draws them: lists of records of every kind that a ledger takes in this order.

`tests.schemas.strategies` draws records one by one; here withdrawals and endings refer to what is there.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from hypothesis import strategies as st
from msgspec.structs import replace

from consent_gate.decision import DisclosureEntry, Grant, Owed, Withheld
from consent_gate.grounds import Act, Agreement, Inspection, Mandate, Order, OrderPaper
from consent_gate.reasons import Reason
from consent_gate.records import Body, Ending, PupilFacts, Record, Withdrawal
from consent_gate.terms import THE_PUPIL, Basis, Channel, Direction, Mode, amsterdam_date
from consent_gate_adapters.sql.admission import ENDED_OF_ORGANISATION, ENDED_OF_PUPIL
from consent_gate_adapters.sql.days import SAID_ON
from tests.schemas.strategies import days, matters, organisation_bodies, pupil_bodies, several

PUPILS: Final = ("p1", "P2", "3.x_-y")
MOMENT: Final = datetime(2026, 9, 1, 8, 30, 0, 123456, tzinfo=UTC)
AFTERWARDS: Final = datetime(2100, 1, 2, tzinfo=UTC)
"""Later than anything in these histories."""

moments = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 - Hypothesis wants the bounds without a zone
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC]),
)


@st.composite
def histories(draw: st.DrawFn, most: int = 12) -> list[Record]:
    """Draw records, oldest first, each with an id of its own, that a new ledger takes one after the other."""
    history: list[Record] = []
    for number in range(draw(st.integers(1, most))):
        pupil = draw(st.sampled_from(("", *PUPILS)))
        body = _placed(draw, draw(pupil_bodies if pupil else organisation_bodies), pupil, history)
        if body is None:
            body = draw(st.builds(PupilFacts))
            pupil = pupil or PUPILS[0]
        at = draw(moments)
        history.append(Record(f"r{number}", pupil, at, "office", _already(body, at)))
    return history


def _already(body: Any, at: datetime) -> Body:
    """Return the body with nothing in it said to have happened after it was recorded."""
    field = SAID_ON.get(type(body))
    said = getattr(body, field) if field else None
    told: Body = body if field is None or said is None else replace(body, **{field: min(said, amsterdam_date(at))})
    return told


def _placed(draw: st.DrawFn, body: Body, pupil: str, history: list[Record]) -> Body | None:
    """Return the body with what it refers to, None where nothing is there to refer to."""
    earlier = [record for record in history if record.pupil == pupil]
    if pupil and not earlier and not isinstance(body, PupilFacts):
        return None
    match body:
        case Ending():
            ended = (*ENDED_OF_PUPIL, *ENDED_OF_ORGANISATION)
            return _referring(draw, body, "ends", [record.id for record in earlier if record.kind in ended])
        case OrderPaper():
            oral = [record.id for record in earlier if isinstance(record.body, Order) and record.body.form == "oral"]
            return _referring(draw, body, "order", oral)
        case Act():
            return None
        case Inspection():
            return replace(body, by=THE_PUPIL)
        case Agreement() | Mandate():
            registered = any(getattr(each.body, "recipient", "") == body.recipient for each in earlier)
            return body if registered else None
        case Withdrawal(consent=consent) if consent:
            consents = [record.id for record in earlier if record.kind == "consent"]
            return _referring(draw, body, "consent", consents) or replace(body, consent="", matter=draw(matters))
    return body


def _referring(draw: st.DrawFn, body: Any, field: str, ids: list[str]) -> Body | None:
    found: Body | None = replace(body, **{field: draw(st.sampled_from(ids))}) if ids else None
    return found


_ids = st.from_regex(r"[a-z0-9]{1,12}", fullmatch=True)
_words = st.sampled_from(["contact", "contact.email", "list:okr", "zorgvraag", "jeugdhulp", "a_1.b_2:c"])
_grants = st.builds(Grant, st.sampled_from(list(Basis)), several(_words, 1), several(_words), several(_ids))
_withheld = st.builds(Withheld, st.sampled_from(list(Reason)), several(_words, 1), several(_words), several(_ids))
_owed = st.builds(
    Owed, st.sampled_from(["inform_guardians", "paper_within_3_days"]), days, several(_words, 1), several(_ids)
)

entries = st.builds(
    DisclosureEntry,
    id=_ids,
    exchange=_ids,
    at=moments,
    mode=st.sampled_from(list(Mode)),
    channel=st.sampled_from(list(Channel)),
    direction=st.sampled_from(list(Direction)),
    duties=st.lists(_owed, max_size=2).map(tuple),
    route=st.just("") | _words,
    trace=st.just("") | st.from_regex(r"[0-9a-f]{32}", fullmatch=True),
    recipient=st.sampled_from(["org:lindenhout", "org:leerplicht", "staff:lk1", ""]),
    purpose=st.just("") | _words,
    pupil=st.sampled_from(["", *PUPILS]),
    asked=several(_words),
    grants=st.lists(_grants, max_size=2).map(tuple),
    withheld=st.lists(_withheld, max_size=2).map(tuple),
    snapshot=st.sampled_from(["", "s1"]),
    pupil_revision=st.integers(0, 99),
    organisation_revision=st.integers(0, 99),
    signature=_ids,
)
"""Log lines; those that name a policy set name `s1`, which the ledger has to hold first."""


def log_line(id: str, **changes: Any) -> DisclosureEntry:  # noqa: A002 - the word of the entry
    """Return one ordinary log line with this id."""
    line = DisclosureEntry(
        id,
        "x1",
        MOMENT + timedelta(microseconds=1),
        Mode.ENFORCE,
        Channel.HTTP,
        "pupil",
        "",
        "org:lindenhout",
        "zorgvraag",
        PUPILS[0],
        ("contact.email",),
        (Grant(Basis.CONSENT, ("contact.email",), ("rule1",), ("r1",)),),
        (),
        "",
        1,
        0,
        "sig",
    )
    return replace(line, **changes)
