"""Inside the school: what each role may see, of whom, and until when."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import pytest
from msgspec.structs import replace

from consent_gate.reasons import Reason
from consent_gate.rules.decide import decide
from consent_gate.rules.situations import DAY, born_for
from consent_gate.scope import Period
from consent_gate.terms import ANY
from tests.policies.situation import answer, asking, pupil, shipped

NEED: Final = "weighing:need_to_know"

# role, purpose, what it may see, and what it may not
ROLES: Final = (
    ("teacher", "teaching", ("results.tests", "handling_advice"), ("psychodiagnostic.report", "pgn.bsn", "offence")),
    ("mentor", "guidance", ("support.opp",), ("medical.diagnosis", "home_situation", "safety_concern")),
    (
        "support_coordinator",
        "guidance",
        ("medical.diagnosis", "home_situation"),
        ("psychodiagnostic.report", "pgn.bsn"),
    ),
    ("psychologist", "guidance", ("psychodiagnostic.report",), ("financial", "pgn.bsn", "safety_concern")),
    ("named_reader", "guidance", ("psychodiagnostic.report",), ("psychodiagnostic.raw_material", "medical.diagnosis")),
    ("school_management", "school_leadership", ("behaviour.suspension", "offence"), ("results.marks", "pgn.bsn")),
    ("administration", "pupil_administration", ("pgn.bsn", "financial"), ("results.marks", "support.opp")),
    ("dpo", "privacy_supervision", ("identity.family_name",), ("results.marks", "medical.diagnosis")),
    ("care_team", "guidance", ("support.needs",), ("results.lvs", "home_situation", "psychodiagnostic.report")),
    ("meldcode_holder", "safety_work", ("safety_concern",), ("results.marks", "confidential_report")),
    ("meldcode_reporter", "safety_work", ("safety_concern",), ("guardian_contact.gezag", "identity.birth_date")),
    ("confidant", "safety_work", ("confidential_report",), ("safety_concern", "identity.family_name")),
)
ON_NEED: Final = (
    ("school_management", "school_leadership", "results.marks"),
    ("school_management", "school_leadership", "safety_concern"),
    ("psychologist", "guidance", "safety_concern"),
    ("dpo", "privacy_supervision", "support.opp"),
)


@pytest.mark.parametrize(("role", "purpose", "sees", "never"), ROLES, ids=[row[0] for row in ROLES])
def test_a_role_sees_what_its_work_needs(
    role: str, purpose: str, sees: tuple[str, ...], never: tuple[str, ...]
) -> None:
    """As few eyes as possible: each role its own kinds of data."""
    permitted = set(answer(shipped(), role, purpose, pupil()).permitted)
    assert set(sees) <= permitted
    assert not set(never) & permitted


@pytest.mark.parametrize(("role", "purpose", "category"), ON_NEED)
def test_reading_on_need_takes_a_recorded_reason(role: str, purpose: str, category: str) -> None:
    """Without the reason it stays shut; with it, it opens."""
    assert category not in answer(shipped(), role, purpose, pupil()).permitted
    assert category in answer(shipped(), role, purpose, pupil(NEED)).permitted


@pytest.mark.parametrize(("role", "purpose"), [row[:2] for row in ROLES])
def test_a_substitute_sees_nothing_after_the_last_day(role: str, purpose: str) -> None:
    """The same role with an end date: to the day and no longer (CG-10)."""
    snapshot = shipped()
    asked = snapshot.vocabulary.masks[ANY]
    substitute = asking(snapshot, role, held=Period(None, DAY))
    assert decide(snapshot, substitute, purpose, pupil(), 1, asked, DAY).permits
    assert not decide(snapshot, substitute, purpose, pupil(), 1, asked, DAY + timedelta(days=1)).permits


@pytest.mark.parametrize(
    ("role", "purpose"), [("care_team", "guidance"), ("meldcode_reporter", "safety_work"), ("confidant", "safety_work")]
)
def test_a_circle_is_about_one_pupil(role: str, purpose: str) -> None:
    """Whoever stands in a circle of one pupil sees nothing of another."""
    other = replace(pupil(), pupil="p2")
    assert answer(shipped(), role, purpose, pupil()).permits
    assert not answer(shipped(), role, purpose, other).permits


@pytest.mark.parametrize(
    ("name", "purpose", "recorded", "age"),
    [
        ("guardian", "ouderinformatie", (), 8),
        ("guardian", "ouderinformatie", (), 17),
        ("guardian_own", "inzageverzoek", (), 15),
        ("parent_without_gezag", "ouderinformatie", (), 8),
        ("parent_of_adult", "ouderinformatie", ("pupil",), 18),
        ("pupil_self", "inzageverzoek", (), 16),
        ("stepparent", "ouderinformatie", ("one",), 8),
    ],
)
def test_family_is_family_of_one_pupil(name: str, purpose: str, recorded: tuple[str, ...], age: int) -> None:
    """A parent of this pupil is a stranger to the next, of the same age and the same class, and gets nothing."""
    here = pupil(*recorded, age=age)
    assert answer(shipped(), name, purpose, here).permits
    next_door = replace(here, pupil="p2", gezag=tuple(replace(fact, person="someone") for fact in here.gezag))
    refusal = answer(shipped(), name, purpose, next_door)
    assert not refusal.permits
    assert {kept.reason for kept in refusal.withheld} >= {Reason.RELATION_MISSING}


@pytest.mark.parametrize(
    ("name", "purpose", "age"),
    [
        ("guardian_own", "inzageverzoek", 16),
        ("guardian", "ouderinformatie", 18),
        ("parent_without_gezag", "ouderinformatie", 18),
        ("pupil_self", "inzageverzoek", 16),
    ],
)
def test_what_family_may_ends_on_the_birthday_itself(name: str, purpose: str, age: int) -> None:
    """At 16 access is the pupil's own, at 18 news of progress too: without anybody ending anything (CG-10)."""
    turning = pupil(age=age)
    eve = replace(turning, birth_date=born_for(age) + timedelta(days=1))
    assert answer(shipped(), name, purpose, eve).permits is (name != "pupil_self")
    assert answer(shipped(), name, purpose, turning).permits is (name == "pupil_self")
