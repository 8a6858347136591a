"""Agreements: the annex is the ceiling, and the last day is the last."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from consent_gate.grounds import (
    Agreement,
)
from consent_gate.reasons import Reason
from consent_gate.records import Ending, Period, Registration
from tests.grounds.conftest import BORN, DAY, NAME, School, agreement


def test_an_agreement_ends_at_midnight_in_amsterdam(school: School) -> None:
    """On its last day it counts to the last second, and not one second more (CG-10)."""
    school.record("a1", agreement(NAME, until=date(2026, 9, 30)), "")
    assert school.gets("org:rekenmaat", datetime(2026, 9, 30, 21, 59, 59, tzinfo=UTC)) == (NAME,)
    assert school.gets("org:rekenmaat", datetime(2026, 9, 30, 22, 0, tzinfo=UTC)) == ()
    assert school.why_not("org:rekenmaat", NAME) == [Reason.AGREEMENT_EXPIRED]


def test_an_agreement_does_not_count_before_its_first_day(school: School) -> None:
    """Signed is not yet in force."""
    later = Agreement(
        "org:rekenmaat",
        "processor",
        "x",
        ("leermiddelen",),
        (NAME,),
        "active",
        DAY,
        Period(date(2026, 9, 2)),
        security_annex="b",
    )
    school.record("a1", later, "")
    assert school.gets("org:rekenmaat", datetime(2026, 9, 1, 21, 59, tzinfo=UTC)) == ()
    assert school.why_not("org:rekenmaat", NAME) == [Reason.AGREEMENT_MISSING]
    assert school.gets("org:rekenmaat", datetime(2026, 9, 1, 22, 0, tzinfo=UTC)) == (NAME,)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": "draft"}, Reason.AGREEMENT_MISSING),
        ({"status": "signed"}, Reason.AGREEMENT_MISSING),
        ({"security_annex": ""}, Reason.AGREEMENT_MISSING),
        ({"status": "terminated"}, Reason.AGREEMENT_EXPIRED),
        ({"status": "expired"}, Reason.AGREEMENT_EXPIRED),
    ],
)
def test_an_agreement_that_is_not_whole_opens_nothing(school: School, changes: dict[str, str], reason: Reason) -> None:
    """It is kept, and says what is missing."""
    school.record("a1", replace(agreement(NAME), **changes), "")
    assert school.gets("org:rekenmaat") == ()
    assert school.why_not("org:rekenmaat", NAME) == [reason]


def test_a_field_outside_the_annex_is_refused_as_such(school: School) -> None:
    """The annex is a closed list: what is not in it does not leave, whatever the rule allows."""
    school.record("a1", agreement(NAME), "")
    assert school.gets("org:rekenmaat") == (NAME,)
    assert school.why_not("org:rekenmaat", BORN) == [Reason.FIELD_NOT_IN_CLOSED_LIST]


def test_optional_processing_counts_when_opted_into(school: School) -> None:
    """What the school opted into belongs to the annex."""
    school.record("a1", replace(agreement(NAME), optional=(BORN,)), "")
    assert school.gets("org:rekenmaat") == (BORN, NAME)


def test_an_agreement_with_one_supplier_is_not_of_another(school: School) -> None:
    """Of two suppliers of one kind only the one that signed is served."""
    school.record("reg2", Registration("org:taalrijk", ("leermiddelen",), "leverancier"), "")
    school.record("a1", agreement(NAME), "")
    assert school.gets("org:taalrijk") == ()
    assert school.gets("org:rekenmaat") == (NAME,)


def test_an_agreement_that_is_ended_stops_at_once(school: School) -> None:
    """Ended by the organisation, for all pupils (CG-03)."""
    school.record("a1", agreement(NAME), "")
    assert school.gets("org:rekenmaat") == (NAME,)
    school.record("e1", Ending("a1", "terminated"), "")
    assert school.gets("org:rekenmaat") == ()
    assert school.why_not("org:rekenmaat", NAME) == [Reason.AGREEMENT_MISSING]
