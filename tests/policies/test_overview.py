"""The table of who gets what, held against the rules it is worked out from and against the guide."""

from __future__ import annotations

import pytest

from consent_gate.rules.overview import kinds, outsiders, staff
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Language
from consent_gate.workbench.seeing.cells import matrix
from consent_gate.workbench.seeing.guide import guide_table
from consent_gate.workbench.seeing.signs import words_of
from tests.policies.situation import shipped
from tests.policies.write_overview import GUIDE, with_table


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    """The policies as they ship."""
    return shipped()


def test_the_guide_shows_the_table_of_these_rules() -> None:
    """A table written by hand would tell a parent something else than the gate does."""
    guide = GUIDE.read_text(encoding="utf-8")
    assert guide == with_table(guide), "run: python -m tests.policies.write_overview"


def test_every_partner_and_the_family_have_a_row(snapshot: Snapshot) -> None:
    """No partner is left out, and no role of the staff is in."""
    outside = outsiders(snapshot.vocabulary)
    assert len(guide_table(matrix(snapshot, outside, ["pgn"])).splitlines()) == 2 + len(outside)
    assert {"police", "publication", "stepparent", "creditor"} <= set(outside)
    assert "teacher" not in outside
    assert {*outside, *staff(snapshot.vocabulary)} == {*snapshot.vocabulary.recipients.leaves}


def test_every_field_belongs_to_one_kind(snapshot: Snapshot) -> None:
    """A field outside every column would leave unseen."""
    masks = snapshot.vocabulary.masks
    together = 0
    for kind in kinds(snapshot.vocabulary):
        together |= masks[kind]
    assert together == masks["*"]


@pytest.mark.parametrize(
    ("recipient", "kind", "shown"),
    [
        ("jeugdhulp", "school_functioning", "consent"),
        ("jeugdhulp", "results", "never"),
        ("duo_absence", "pgn", "duty½"),
        ("jgz", "pgn", "never"),
        ("jgz", "medical", "-"),
        ("police", "image", "duty° vital°½"),
        ("ambulance", "medical", "vital°"),
        ("school_photographer", "enrolment", "interest°½"),
        ("internship_company", "internship", "contract°"),
        ("stepparent", "school_functioning", "consent"),
    ],
)
def test_a_cell_says_the_ground_and_its_limits(snapshot: Snapshot, recipient: str, kind: str, shown: str) -> None:
    """The ground, whether something must be recorded, and whether only some fields go."""
    assert words_of(matrix(snapshot, [recipient], [kind]).cell(recipient, kind), Language.EN) == shown
