"""The table of who gets what, held against the rules it is worked out from and against the guide."""

from __future__ import annotations

import pytest

from consent_gate.rules.document import PolicyDocument, read_folder
from consent_gate.rules.overview import kinds, outsiders, overview
from consent_gate.text import Language
from tests.policies.write_overview import GUIDE, with_table
from tests.small_policies import POLICIES


@pytest.fixture(scope="module")
def document() -> PolicyDocument:
    """The policies as they ship."""
    return read_folder(POLICIES)


def cell(document: PolicyDocument, recipient: str, kind: str) -> str:
    """Return one cell of the table, in English."""
    row = overview(document, [recipient], Language.EN).splitlines()[2]
    return row.strip("| ").split(" | ")[1 + kinds(document.vocabulary).index(kind)]


def test_the_guide_shows_the_table_of_these_rules() -> None:
    """A table written by hand would tell a parent something else than the gate does."""
    guide = GUIDE.read_text(encoding="utf-8")
    assert guide == with_table(guide), "run: python -m tests.policies.write_overview"


def test_every_partner_and_the_family_have_a_row(document: PolicyDocument) -> None:
    """No partner is left out, and no role of the staff is in."""
    rows = overview(document, outsiders(document.vocabulary)).splitlines()[2:]
    assert len(rows) == len(outsiders(document.vocabulary))
    assert {"police", "publication", "stepparent", "creditor"} <= set(outsiders(document.vocabulary))
    assert "teacher" not in outsiders(document.vocabulary)


def test_every_field_belongs_to_one_kind(document: PolicyDocument) -> None:
    """A field outside every column would leave unseen."""
    masks = document.vocabulary.masks
    together = 0
    for kind in kinds(document.vocabulary):
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
def test_a_cell_says_the_ground_and_its_limits(document: PolicyDocument, recipient: str, kind: str, shown: str) -> None:
    """The ground, whether something must be recorded, and whether only some fields go."""
    assert cell(document, recipient, kind) == shown
