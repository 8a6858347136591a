"""`consent-gate policy impact` as people and programs see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from consent_gate_adapters.impact import engines
from tests.cli.conftest import School, empty, filled, school
from tests.house import ROOT

pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")
__all__ = ["empty", "filled", "school"]

RULE = "set:zorgvraag, consent, consent:guardian+youth, JH-01"


@pytest.fixture
def proposal(school: School) -> Path:
    """Policies under which each guardian must sign."""
    folder = school.folder / "voorstel"
    for path in (ROOT / "policies").rglob("*"):
        if path.is_file():
            copy = folder / path.relative_to(ROOT / "policies")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    rules = folder / "jeugdhulp" / "rules.csv"
    text = rules.read_text(encoding="utf-8")
    assert RULE in text
    rules.write_text(text.replace(RULE, RULE.replace("consent:guardian", "consent:all_guardians")), encoding="utf-8")
    return folder


def test_the_policies_in_force_change_nothing(school: School) -> None:
    """Exit 0, and it is said; the folder is the usual one."""
    result = school.type("policy impact")
    assert result.exit_code == 0, result.stderr
    assert "elke beslissing hetzelfde" in result.stdout
    (whole,) = school.json("policy impact policies")
    assert (whole["lines"], whole["disclosures"], whole["refusals"], whole["early"]) == (5, 3, 1, 1)


@pytest.mark.usefixtures("proposal")
def test_what_changes_is_counted_for_whom(school: School) -> None:
    """Exit 1; recipient with what it is, purpose, rule, lines and pupils; never which pupil (CG-13)."""
    result = school.type("policy impact voorstel")
    assert result.exit_code == 1, result.stderr
    (row,) = [line for line in result.stdout.splitlines() if "JH-01" in line]
    assert row.split("  ")[0] == "zou niet meer gaan"
    assert "org:lindenhout (jeugdhulpaanbieder)" in row
    assert row.split("JH-01")[1].split()[:2] == ["2", "1"]
    assert "  2 regels, 1 leerlingen: zou niet meer gaan" in result.stdout
    assert "Smaller" in result.stdout
    assert "Ruimer" not in result.stdout
    assert "p1" not in result.stdout + result.stderr
    english = school.type("policy impact voorstel --lang en").stdout
    assert "would no longer go" in english


@pytest.mark.usefixtures("proposal")
def test_json_has_a_row_for_each_change_and_a_whole(school: School) -> None:
    """One object a line: the changed lines when asked for, the rows, and at the end the counts."""
    *lines, row, whole = school.json("policy impact voorstel --lines")
    assert {line["change"] for line in lines} == {"stopped"}
    assert "e1" in {line["entry"] for line in lines}
    assert (row["change"], row["recipient"], row["rule"], row["lines"], row["pupils"]) == (
        "stopped",
        "org:lindenhout",
        "JH-01",
        2,
        1,
    )
    assert whole["changed"]["stopped"] == {"lines": 2, "pupils": 1}
    assert whole["changed"]["opened"] == {"lines": 0, "pupils": 0}


@pytest.mark.usefixtures("proposal")
@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("--recipient org:lindenhout", 3),
        ("--since 2026-09-01 --until 2026-09-01", 5),
        ("--since 2026-09-02", 0),
        ("--until 2026-08-31", 0),
    ],
)
def test_a_part_can_be_chosen(school: School, words: str, count: int) -> None:
    """Days and one recipient, as with `log list`."""
    assert school.json(f"policy impact voorstel {words}")[-1]["lines"] == count


def test_a_log_without_lines_has_no_impact(empty: School) -> None:
    """A school that begins is told so, and no ledger is made."""
    assert empty.type("policy impact").exit_code == 2
    assert empty.type("pupil add p1 --birth-date 2018-05-01").exit_code == 0
    result = empty.type("policy impact")
    assert (result.exit_code, result.stdout) == (0, "Het logboek heeft hier geen regels.\n")


@pytest.mark.usefixtures("proposal")
def test_faults_in_the_candidate_are_named(school: School) -> None:
    """With file and line, as `policy check` names them; exit 2, for nothing could be compared."""
    (school.folder / "voorstel" / "jeugdhulp" / "rules.csv").write_text("p, nobody\n", encoding="utf-8")
    result = school.type("policy impact voorstel")
    assert result.exit_code == 2
    assert "jeugdhulp/rules.csv:1" in result.stderr


def test_a_kept_folder_goes_with_one_ledger(school: School) -> None:
    """What was read is kept and carried on; another school's folder is refused with the remedy."""
    assert school.type("policy impact --work kept").exit_code == 0
    assert school.type("policy impact --work kept").exit_code == 0
    (school.folder / "other").mkdir()
    assert school.type("pupil add p1 --birth-date 2018-05-01 --ledger other/ledger.db").exit_code == 0
    result = school.type("policy impact --work kept --ledger other/ledger.db")
    assert result.exit_code == 2
    assert "--work" in result.stderr


def test_what_cannot_be_is_said_with_the_remedy(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong size, a file where a folder should be, an engine that is not installed."""
    assert "--memory" in school.type("policy impact --memory veel").stderr
    (school.folder / "file").write_text("", encoding="utf-8")
    assert "--work" in school.type("policy impact --work file/deeper").stderr

    def absent(*_: object) -> None:
        raise ImportError

    monkeypatch.setattr(engines, "_spark", absent)
    result = school.type("policy impact --engine spark")
    assert result.exit_code == 2
    assert "consent-gate[spark]" in result.stderr
