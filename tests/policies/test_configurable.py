"""Each choice the law leaves to the school is one line: changing it changes exactly the answers it is about."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

import pytest

from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import PupilState
from consent_gate.terms import ANY, Basis
from tests.policies.situation import answer, pupil, shipped
from tests.small_policies import POLICIES

STATES: Final = {
    "nothing": pupil(),
    "one guardian": pupil("one"),
    "one guardian, pupil of 14": pupil("one", age=14),
    "one guardian and pupil of 14": pupil("one", "pupil", age=14),
    "all guardians": pupil("all"),
    "all guardians and pupil of 14": pupil("all", "pupil", age=14),
    "pupil of 16": pupil("pupil", age=16),
    "inspection": pupil("inspection"),
    "director": pupil("weighing:director"),
    "order": pupil("order:126nc"),
}
Answers = dict[tuple[str, str, str], dict[str, Basis]]
Changes = dict[tuple[str, str, str], tuple[set[str], set[str]]]

# choice: file, the line as it ships, the line as it is changed to
CHOICES: Final = {
    "1": ("overstap/rules.csv", "g3, overstap_vo, overstap_met_toestemming", "g3, overstap_vo, overstap_met_inzage"),
    "2 both": ("jeugdhulp/rules.csv", "consent:guardian+youth, JH-01", "consent:all_guardians+youth, JH-01"),
    "2 without youth": ("jeugdhulp/rules.csv", "consent:guardian+youth, JH-01", "consent:guardian, JH-01"),
    "3": ("politie_justitie/rules.csv", "# g3, opsporing, na_directiebesluit", "g3, opsporing, na_directiebesluit"),
    "4 doctor": (
        "vocabulary/trees.csv",
        "# g2, medical.general_practitioner, list:okr",
        "g2, medical.general_practitioner, list:okr",
    ),
    "4 medication": ("vocabulary/trees.csv", "# g2, medical.medication, list:okr", "g2, medical.medication, list:okr"),
    "4 weight": ("vocabulary/trees.csv", "# g2, leerlinggewicht, list:okr", "g2, leerlinggewicht, list:okr"),
    "5": ("diagnostiek/rules.csv", "consent:all_guardians, DG-01", "consent:guardian, DG-01"),
}


def flipped(choice: str, folder: Path) -> Snapshot:
    """Return the policies with one line changed, in a copy."""
    file, shipped_line, other = CHOICES[choice]
    copy = folder / "policies"
    shutil.copytree(POLICIES, copy)
    text = (copy / file).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.endswith((shipped_line, f"{shipped_line}, allow"))]
    assert len(lines) == 1
    (copy / file).write_text(text.replace(lines[0], lines[0].replace(shipped_line, other)), encoding="utf-8")
    return Snapshot.read(copy)


def answers(snapshot: Snapshot, states: dict[str, PupilState]) -> Answers:
    """Return what every recipient gets for every purpose in every state; only what permits something.

    Purposes are those that can be asked as the policies ship: a group that a choice empties is nobody's purpose.
    """
    found: Answers = {}
    for name in snapshot.vocabulary.recipients.leaves:
        for purpose in shipped().vocabulary.purposes.leaves:
            if not snapshot.plan((name,), purpose).potential:
                continue
            for state, of in states.items():
                grants = answer(snapshot, name, purpose, of).grants
                permitted = {category: grant.basis for grant in grants for category in grant.categories}
                if permitted:
                    found[name, purpose, state] = permitted
    return found


@pytest.fixture(scope="module")
def before() -> Answers:
    """Every answer of the policies as they ship."""
    return answers(shipped(), STATES)


def changed(choice: str, folder: Path, before: Answers) -> Changes:
    """Return what is gained and what is lost, for every question whose answer changes."""
    after = answers(flipped(choice, folder), STATES)
    found = {}
    for question in before.keys() | after.keys():
        old, new = before.get(question, {}), after.get(question, {})
        if old != new:
            found[question] = (set(new.items()) - set(old.items()), set(old.items()) - set(new.items()))
    return {
        question: ({name for name, _ in gained}, {name for name, _ in lost})
        for question, (gained, lost) in found.items()
    }


def under(name: str) -> set[str]:
    """Return the fields under one name, as the policies ship."""
    return set(shipped().vocabulary.names_of(shipped().vocabulary.masks[name]))


def test_a_transfer_from_secondary_education_may_need_inspection_instead(tmp_path: Path, before: Answers) -> None:
    """KEUZE 1: with consent as it ships; switched off, inzage suffices and no consent opens it any more."""
    report = under("list:okr")
    agreed = [state for state in STATES if state not in ("nothing", "inspection", "director", "order")]
    lost: Changes = {("school_receiving", "overstap_vo", state): (set(), report) for state in agreed}
    gained: Changes = {("school_receiving", "overstap_vo", "inspection"): (report, set())}
    assert changed("1", tmp_path, before) == {**lost, **gained}


def test_a_request_for_help_may_need_every_guardian(tmp_path: Path, before: Answers) -> None:
    """KEUZE 2: where one suffices as it ships, each must say yes; from 16 nothing changes."""
    help_needed = under("set:zorgvraag")
    found = changed("2 both", tmp_path, before)
    assert found == {
        (who, "zorgvraag", state): (set(), help_needed)
        for who in ("jeugdhulp", "wijkteam")
        for state in ("one guardian", "one guardian and pupil of 14")
    }


def test_a_request_for_help_may_do_without_the_youths_own_yes(tmp_path: Path, before: Answers) -> None:
    """KEUZE 2: only the pupil of 12 to 15 who said nothing is touched."""
    found = changed("2 without youth", tmp_path, before)
    assert found == {
        (who, "zorgvraag", "one guardian, pupil of 14"): (under("set:zorgvraag"), set())
        for who in ("jeugdhulp", "wijkteam")
    }


def test_a_director_may_be_let_decide_without_an_order(tmp_path: Path, before: Answers) -> None:
    """KEUZE 3: name and group, for the police, after a recorded decision; nothing else and nobody else."""
    found = changed("3", tmp_path, before)
    assert found == {("police", "opsporing", "director"): (under("set:politie_zonder_vordering"), set())}


@pytest.mark.parametrize(
    ("choice", "field"),
    [
        ("4 doctor", "medical.general_practitioner"),
        ("4 medication", "medical.medication"),
        ("4 weight", "leerlinggewicht"),
    ],
)
def test_a_field_that_the_decree_does_not_name_may_be_added(
    choice: str, field: str, tmp_path: Path, before: Answers
) -> None:
    """KEUZE 4: one field joins the report, under the same conditions."""
    found = changed(choice, tmp_path, before)
    reports = [question for question in before if question[1] in ("overstap_po", "overstap_vo")]
    assert reports
    assert found == {question: ({field}, set()) for question in reports}


def test_one_guardian_may_suffice_for_an_external_assessment(tmp_path: Path, before: Answers) -> None:
    """KEUZE 5: where each must say yes as it ships, one will do."""
    found = changed("5", tmp_path, before)
    states = ("one guardian", "one guardian, pupil of 14", "one guardian and pupil of 14")
    assert found == {
        ("external_diagnostician", "diagnostisch_onderzoek", state): (under("set:diagnostiek"), set())
        for state in states
    }


def test_every_choice_is_marked_in_the_files_and_in_the_guide() -> None:
    """A choice an author cannot find is no choice, and each that is marked is tested here."""
    marked = set()
    for file in POLICIES.glob("*/*.csv"):
        marked |= set(re.findall(r"^# KEUZE ([0-9]+):", file.read_text(encoding="utf-8"), re.MULTILINE))
    guide = (POLICIES / "README.md").read_text(encoding="utf-8")
    assert marked == {choice.partition(" ")[0] for choice in CHOICES}
    assert marked == set(re.findall(r"^\| KEUZE ([0-9]+):", guide, re.MULTILINE))
    assert ANY not in marked
