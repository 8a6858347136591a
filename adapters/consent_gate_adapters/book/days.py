"""Days as people write them."""

from __future__ import annotations

from datetime import date
from typing import Final

from consent_gate.text import Text

_MONTHS: Final = (
    Text("januari", "January"),
    Text("februari", "February"),
    Text("maart", "March"),
    Text("april", "April"),
    Text("mei", "May"),
    Text("juni", "June"),
    Text("juli", "July"),
    Text("augustus", "August"),
    Text("september", "September"),
    Text("oktober", "October"),
    Text("november", "November"),
    Text("december", "December"),
)


def written_day(day: date) -> Text:
    """Return a day with the name of its month."""
    month = _MONTHS[day.month - 1]
    return Text(f"{day.day} {month.nl} {day.year}", f"{day.day} {month.en} {day.year}")
