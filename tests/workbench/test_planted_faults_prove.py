"""Faults planted in a copy of the policies, each of them lawful to the reader, are told by `policy prove` (CG-12)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from consent_gate.errors import NeverViolated
from consent_gate.gate import Gate
from consent_gate.rules.proving import prove, require_never
from consent_gate.rules.snapshot import Snapshot
from consent_gate_adapters.sql import open_ledger
from tests.cli.conftest import School
from tests.small_policies import POLICIES
from tests.workbench.planted_never import drop_lines, edit

DENY_DELETED = ("school/rules.csv", "p, zonder_inzage, *, *, *, *, SC-81, deny\n", "")
WIDENED = ("leveranciers/rules.csv", "set:leermiddelen, public_task", "dossier, public_task")
PGN_TO_GGD = ("vocabulary/trees.csv", "g2, identity.family_name, list:jgz", "g2, pgn.bsn, list:jgz")
NO_LONGER_BARRED = ("vocabulary/trees.csv", "g, jgz, zonder_pgn\n", "")
SWAPPED = (
    "onderzoek/rules.csv",
    "p2, researcher, onderzoek, set:onderzoek, consent",
    "p2, mr, onderzoek, religion, consent",
)
NO_CONSENT = (
    "beeld/rules.csv",
    "p2, publication, image_website, set:beeld, consent, consent:guardian, BD-01",
    "p2, publication, image_website, set:beeld, legitimate_interest, weighing:director, BD-01",
)
WEAKENED = (
    "overstap/rules.csv",
    "overstap_met_inzage, list:okr, legal_obligation, inspection",
    "overstap_met_inzage, list:okr, legal_obligation, mandate",
)
DUTY_DENIED = (
    "duo_register/rules.csv",
    "DR-01, allow\n",
    "DR-01, allow\np, duo_register, *, identity.sex, *, *, DR-02, deny\n",
)
DUTY_BECAME_A_TASK = ("duo_register/rules.csv", "*, legal_obligation, DR-01", "*, public_task, DR-01")
CAUTION_GONE = ("geheim_adres/rules.csv", "p2, partner, *, set:adres, *, caution:secret_address, GA-01, deny\n", "")


def planted(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Copy the policies and change these lines; a new or deleted rule has its source with it."""
    shutil.copytree(POLICIES, folder)
    for file, old, new in changes:
        edit(folder / file, old, new)
    for rule in ("SC-81", "GA-01"):
        if any(rule in old and rule not in new for _, old, new in changes):
            for table in folder.glob("*/*.csv"):
                drop_lines(table, rule)
    if DUTY_DENIED in changes:
        edit(folder / "duo_register/sources.csv", "note_nl\n", "note_nl\nDR-02,geen,current,\n")
    return folder


@pytest.mark.parametrize(
    ("changes", "sentence", "rule"),
    [
        ((DENY_DELETED,), "NOOIT-26", "SC-"),
        ((WIDENED,), "NOOIT-05", "LV-01"),
        ((PGN_TO_GGD, NO_LONGER_BARRED), "NOOIT-02", "JG-01"),
        ((SWAPPED, DENY_DELETED), "NOOIT-26", ""),
        ((NO_CONSENT,), "NOOIT-16", "BD-01"),
        ((WEAKENED,), "NOOIT-22", "OS-01"),
        ((DUTY_DENIED,), "NOOIT-34", "DR-02"),
        ((DUTY_BECAME_A_TASK,), "NOOIT-34", ""),
        ((CAUTION_GONE,), "NOOIT-24", ""),
    ],
    ids=["deny", "widened", "pgn", "swapped", "consent", "inzage", "duty", "task", "caution"],
)
def test_a_planted_fault_is_told_with_its_rule(
    changes: tuple[tuple[str, str, str], ...], sentence: str, rule: str, tmp_path: Path
) -> None:
    """The sentence that it breaks has a counterexample, and the line that lets it through is named with its place."""
    snapshot = Snapshot.read(planted(tmp_path / "policies", *changes))
    broken = {proof.never.id: proof.example for proof in prove(snapshot) if proof.example is not None}
    assert sentence in broken
    assert any(line.rule.startswith(rule) for line in broken[sentence].rules) or not rule
    assert all(line.place.line > 0 for line in broken[sentence].rules)
    with pytest.raises(NeverViolated):
        require_never(snapshot)


def test_two_bars_are_two_bars(tmp_path: Path) -> None:
    """The number in the list of the GGD alone leaks nothing while the ban on numbers stands, so nothing is reported."""
    snapshot = Snapshot.read(planted(tmp_path / "policies", PGN_TO_GGD))
    assert [proof.never.id for proof in prove(snapshot) if not proof.holds] == []


def test_a_role_beside_another_is_seen(tmp_path: Path) -> None:
    """Nothing goes to a system administrator, also not to one who teaches: that was the deleted line."""
    snapshot = Snapshot.read(planted(tmp_path / "policies", DENY_DELETED))
    (found,) = [proof.example for proof in prove(snapshot) if proof.never.id == "NOOIT-26"]
    assert found is not None
    assert len(found.held) == 2


def test_the_gate_keeps_the_never_list_of_its_own_policies(tmp_path: Path) -> None:
    """A set that breaks its own list opens no gate, and does not replace the set in force (CG-12)."""
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    folder = planted(tmp_path / "policies", PGN_TO_GGD, NO_LONGER_BARRED)
    with pytest.raises(
        NeverViolated, match=r"pgn\.bsn leaves on public_task when nothing is recorded; by JG-01"
    ) as found:
        Gate.open(policies=folder, ledger=ledger)
    assert found.value.never == "NOOIT-01"
    gate = Gate.open(policies=POLICIES, ledger=ledger)
    before = gate.snapshot
    with pytest.raises(NeverViolated):
        gate.activate(Snapshot.read(folder))
    assert gate.snapshot is before
    ledger.close()


def test_prove_shows_a_counterexample_and_exits_1(school: School) -> None:
    """In words, by rule and place, and as a scenario to paste; also for programs, and as a whole feature."""
    planted(school.folder / "new", PGN_TO_GGD, NO_LONGER_BARRED)
    result = school.type("policy prove new --feature nooit.feature")
    assert result.exit_code == 1
    assert "NOOIT-02  GESCHONDEN" in result.stdout
    assert (
        "tegenvoorbeeld: jgz, jgz_lijst, pgn.bsn (burgerservicenummer), gaat weg op grond van public_task als er"
        in result.stdout
    )
    assert "door regel JG-01 (jgz/rules.csv:4)" in result.stdout
    assert (
        "    @NOOIT-02\n    Scenario: persoonsgebonden nummer gaat nooit naar jgz\n      Gegeven het is"
        in result.stdout
    )
    assert "34 van 36 zinnen kloppen" in result.stdout
    assert (school.folder / "nooit.feature").read_text(encoding="utf-8").startswith("# language: nl\n")
    told = {one["id"]: one for one in school.json("policy prove new") if "id" in one}
    assert [name for name, one in told.items() if not one["holds"]] == ["NOOIT-01", "NOOIT-02"]
    assert told["NOOIT-02"]["counterexample"]["rules"] == [{"rule": "JG-01", "place": "jgz/rules.csv:4:1"}]


def test_prove_is_0_when_all_hold_and_2_when_it_cannot_be_read(school: School) -> None:
    """Of our own policies every sentence holds; a misspelt one is told as `policy check` tells it."""
    sound = school.type("policy prove")
    assert (sound.exit_code, "36 van 36 zinnen kloppen" in sound.stdout) == (0, True)
    assert school.json("policy prove --lang en")[-1]["sound"] is True
    folder = planted(school.folder / "new")
    edit(folder / "never.txt", "gaat nooit naar jgz", "gaat nooit naar jgs")
    wrong = school.type("policy prove new")
    assert wrong.exit_code == 2
    assert "never.txt:6:51: fout: hier hoort een ontvanger" in wrong.stdout
    (folder / "never.txt").unlink()
    assert "geen never.txt" in school.type("policy prove new").stdout


def test_policy_check_refuses_a_set_that_breaks_its_own_list(school: School) -> None:
    """Exit 1, at the line of the sentence, with the cell and the rule."""
    planted(school.folder / "new", CAUTION_GONE)
    result = school.type("policy check new")
    assert result.exit_code == 1
    (line,) = [line for line in result.stdout.splitlines() if line.startswith("never.txt")]
    assert "NOOIT-24 klopt niet" in line
    assert "caution:secret_address is vastgelegd" in line


def test_a_sentence_that_turns_on_nothing_gets_a_remark(school: School) -> None:
    """A ban whose condition no rule names may mean another record; one on what never leaves needed no condition."""
    folder = planted(school.folder / "new")
    text = "NOOIT-01: iets gaat nooit naar mr zonder weighing:onbekend\n"
    (folder / "never.txt").write_text(text, encoding="utf-8")
    said = school.type("policy prove new").stdout
    assert "geen enkele regel noemt weighing:onbekend" in said
    assert "hier gaat nooit iets weg, wat er ook wordt vastgelegd" in said
