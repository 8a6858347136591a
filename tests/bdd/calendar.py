"""Days as people write them."""

from __future__ import annotations

from datetime import date

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


def day_of(text: str) -> date:
    """Read `23 november 2026`."""
    day, month, year = text.split()
    return date(int(year), MONTHS.index(month) + 1, int(day))


def day_text(iso: str) -> str:
    """Write a day of a document as people do: `23 november 2026`."""
    day = date.fromisoformat(iso)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
