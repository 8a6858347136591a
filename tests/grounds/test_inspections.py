"""Inzage counts when it was had by who may speak for the pupil."""

from __future__ import annotations

from datetime import date

import pytest

from consent_gate.errors import RecordRefused
from consent_gate.grounds import Inspection
from consent_gate.records import Gezag, Matter, Period
from tests.grounds.conftest import DAY, PHONE, School


def test_inzage_of_somebody_without_gezag_opens_nothing(school: School) -> None:
    """What a stranger saw, or a parent who had lost gezag by then, no parent has seen (WPO 42): it is not recorded."""
    school.record("lost", Gezag("g9", True, Period(None, date(2026, 8, 24))))
    matter = Matter(categories=(PHONE,))
    for by, seen_on in (("stranger", DAY), ("g9", DAY), ("g9", date(2026, 8, 25))):
        with pytest.raises(RecordRefused, match="no gezag over this pupil on that day"):
            school.record("i0", Inspection(by, seen_on, matter))
    school.record("i1", Inspection("g9", date(2026, 8, 24), matter))
    school.record("i2", Inspection("pupil", DAY, matter))
