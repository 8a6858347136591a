"""Faults in the terms of retention: a term that is misread would erase what must be kept, or keep what must go."""

from __future__ import annotations

import pytest

from consent_gate.rules.lines import Place, RetentionTerm
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Language
from tests.small_policies import POLICIES, SMALL, faults, read_changed

FILE = "vocabulary/retention.csv"
HEADER = "category,years,kind,law,source,status\n"
LINE = "absence,5,duty,Besluit art. 9,tekst van 2017,older"

LINES = [
    pytest.param(
        "absense,5,duty,wet,x,current", "2:1: onbekend soort gegeven `absense`; bedoelde u `absence`?", id="category"
    ),
    pytest.param("*,5,duty,wet,x,current", "2:1: onbekend soort gegeven `*`", id="everything"),
    *(
        pytest.param(
            f"absence,{years},duty,wet,x,current",
            f"2:9: `{years}` is geen bewaartermijn; geef hele jaren, van 1 tot en met 100",
            id=f"{years} years",
        )
        for years in ("0", "-1", "1.5", "05", "101", "vijf", "5j", "")
    ),
    pytest.param(
        "absence,5,Duty,wet,x,current",
        "2:11: `Duty` is geen soort bewaartermijn; gebruik duty (de wet verplicht) of practice (gebruik);"
        " bedoelde u `duty`?",
        id="kind",
    ),
    pytest.param("absence,5,duty,,x,current", "2:16: kolom `law` is leeg", id="no law"),
    pytest.param("absence,5,duty,wet,,current", "2:20: kolom `source` is leeg", id="no source"),
    pytest.param(
        "absence,5,duty,wet,x,certain",
        "2:22: `certain` is geen oordeel; gebruik current, older of unverified",
        id="status",
    ),
    pytest.param(
        "absence,5,duty,wet,de oude tekst,older",
        "2:20: bij `older` hoort het jaar van de gelezen tekst in kolom source",
        id="older without a year",
    ),
    pytest.param(
        f"{LINE}\nabsence,7,duty,wet,x,current",
        f"3:1: deze bewaartermijn voor `absence` staat er al, op {FILE}:2:1",
        id="twice",
    ),
    pytest.param(
        "absence,5,duty,wet", "2:16: 4 velden in plaats van 6 (category, years, kind, law, source, status)", id="few"
    ),
]


@pytest.mark.parametrize(("lines", "expected"), LINES)
def test_each_fault_is_named_at_its_place(lines: str, expected: str) -> None:
    """File, line, column, what is wrong, and what was probably meant."""
    assert faults({FILE: f"{HEADER}{lines}\n"}) == [f"{FILE}:{expected}"]


def test_a_file_without_its_header_is_not_guessed_at() -> None:
    """Columns in another order would make years of a law."""
    assert faults({FILE: f"{LINE}\n"}) == [
        f"{FILE}:1:1: eerste regel moet zijn: `category,years,kind,law,source,status`"
    ]


def test_a_misspelt_file_is_named() -> None:
    """A table that nobody reads would let everything be erased."""
    assert faults({"vocabulary/retentions.csv": f"{HEADER}{LINE}\n"}, Language.EN) == [
        "vocabulary/retentions.csv:1:1: unknown file `vocabulary/retentions.csv`; it would be ignored in silence;"
        " did you mean `retention.csv`?"
    ]


def test_terms_of_a_vocabulary_that_cannot_be_read_are_not_blamed() -> None:
    """One fault, one report."""
    found = faults({"vocabulary/categories.csv": b"", FILE: f"{HEADER}{LINE}\n"})
    assert not [line for line in found if line.startswith(FILE)]


def test_a_term_is_read_whole() -> None:
    """Of one category a duty and a practice may stand side by side."""
    document = read_changed({FILE: f"{HEADER}{LINE}\n# gebruik\nabsence,7,practice,gewoonte,PO-Raad,unverified\n"})
    assert document.retention == (
        RetentionTerm("absence", 5, "duty", "Besluit art. 9", "tekst van 2017", "older", Place(FILE, 2)),
        RetentionTerm("absence", 7, "practice", "gewoonte", "PO-Raad", "unverified", Place(FILE, 4)),
    )


def test_a_set_stored_before_there_were_terms_still_opens() -> None:
    """It has the digest it had, and no terms; with terms it is another set (CG-05, CG-12)."""
    before = Snapshot.stored(SMALL)
    after = Snapshot.stored({**SMALL, FILE: f"{HEADER}{LINE}\n"})
    assert before.document.retention == ()
    assert before.digest != after.digest
    assert Snapshot.stored(after.document.files).document == after.document


def test_the_terms_of_this_project_are_those_of_the_law() -> None:
    """Administration five years by duty, the rest of the file two and a referral three by custom; each with its law."""
    terms = Snapshot.read(POLICIES).document.retention
    assert {(term.kind, term.years) for term in terms} == {("duty", 5), ("practice", 2), ("practice", 3)}
    years = {(term.category, term.kind): term.years for term in terms}
    assert years["attendance", "duty"] == years["list:bekostiging", "duty"] == 5
    assert (years["dossier", "practice"], years["support.tlv", "practice"]) == (2, 3)
    assert all("Besluit bekostiging WPO" in term.law for term in terms if term.kind == "duty")
    assert not [term for term in terms if term.category.startswith("image")]
