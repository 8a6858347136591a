"""The days a record may bear: none that overflows an age or a term, none said to be before it was.

An oral order dated years ahead would do without its paper for all those years; so what is dated after the day on which
it is recorded is refused here, whichever way it came in.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from consent_gate.errors import RecordRefused
from consent_gate.grounds import Act, Agreement, Inspection, Order, OrderPaper, Weighing
from consent_gate.records import Adoption, Body, Correction, PupilFacts, Record
from consent_gate.terms import amsterdam_date
from consent_gate.text import Text

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199

SAID_ON: Final[dict[type[Body], str]] = {
    Agreement: "signed_on",
    Order: "received_on",
    OrderPaper: "received_on",
    Weighing: "decided_on",
    Inspection: "seen_on",
    Act: "done_on",
    Adoption: "on",
    Correction: "made_on",
}
"""The day on which that happened what a record tells: never after the day on which it is told."""


def judge_days(record: Record) -> None:
    """Raise RecordRefused for a day that cannot be; the message names the field (CG-13)."""
    said_on = SAID_ON.get(type(record.body), "")
    for field in ("birth_date", "left_on") if isinstance(record.body, PupilFacts) else (said_on,):
        day: date | None = getattr(record.body, field, None)
        if day is None:
            continue
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise RecordRefused(
                Text(
                    f"{field} ligt niet in de jaren {FIRST_YEAR} tot en met {LAST_YEAR}",
                    f"{field} is not in the years {FIRST_YEAR} through {LAST_YEAR}",
                )
            )
        if field == said_on and day > amsterdam_date(record.recorded_at):
            raise RecordRefused(
                Text(f"{field} ligt na de dag waarop het is vastgelegd", f"{field} lies after the day it was recorded")
            )
