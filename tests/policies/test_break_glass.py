"""Breaking the glass, held against the policies as they ship: it opens the least, and nothing closed for good."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import Final

import pytest
from msgspec.structs import replace

from consent_gate.breakglass import opened_by_emergency
from consent_gate.rules.asker import Asker, names_for
from consent_gate.rules.compiled import judge
from consent_gate.rules.situations import DAY
from consent_gate.state import PupilState
from consent_gate.terms import ANY, Effect
from tests.policies.situation import asking, pupil, shipped, snapshot_of
from tests.small_policies import POLICIES

EMERGENCY: Final = "emergency"
CAUTIONS: Final = ("caution:secret_address", "caution:court_order", "caution:child_interest")
NEVER_OUTSIDE: Final = ("pgn", "ethnicity", "financial", "psychodiagnostic")
RECIPIENTS: Final = shipped().vocabulary.recipients.leaves


def gets(name: str, purpose: str, state: PupilState) -> int:
    """Return what this recipient gets, on any basis."""
    snapshot = shipped()
    known = asking(snapshot, name)
    asker = Asker(known.recipient, names_for(known, state, DAY, snapshot.vocabulary), purpose)
    mask = 0
    for granted in judge(snapshot, asker, state, DAY):
        mask |= granted
    return mask


def banned(name: str, purpose: str) -> int:
    """Return what a rule denies this recipient on every basis, whatever is recorded."""
    vocabulary, mask = shipped().vocabulary, 0
    for rule in shipped().document.rules:
        covers = vocabulary.recipients.covers(rule.recipient, name) and vocabulary.purposes.covers(
            rule.purpose, purpose
        )
        if rule.effect is Effect.DENY and rule.basis == ANY and covers:
            mask |= vocabulary.masks[rule.category]
    return mask


@pytest.mark.parametrize("name", RECIPIENTS)
def test_an_emergency_opens_no_ban_and_no_more_than_its_rules(name: str) -> None:
    """For every recipient, purpose and field, with an emergency about everything: what is denied stays closed."""
    opened = opened_by_emergency(shipped(), (name,))
    for purpose in shipped().vocabulary.purposes.leaves:
        before, after = gets(name, purpose, pupil()), gets(name, purpose, pupil(EMERGENCY))
        assert not after & banned(name, purpose), purpose
        assert not after & ~before & ~opened.get(purpose, 0), purpose
        assert not before & ~after, purpose


@pytest.mark.parametrize("name", RECIPIENTS)
def test_a_caution_holds_in_an_emergency_too(name: str) -> None:
    """A secret address, a court order: what they close for one pupil no emergency opens."""
    vocabulary = shipped().vocabulary
    for purpose in vocabulary.purposes.leaves:
        after = gets(name, purpose, pupil(EMERGENCY, *CAUTIONS))
        for rule in shipped().document.conditional:
            speaks = vocabulary.recipients.covers(rule.recipient, name)
            speaks = speaks and vocabulary.purposes.covers(rule.purpose, purpose) and rule.requires in CAUTIONS
            if speaks and rule.effect is Effect.DENY and rule.basis == ANY:
                assert not after & vocabulary.masks[rule.category], (purpose, rule.rule)


@pytest.mark.parametrize("name", RECIPIENTS)
def test_no_emergency_is_about_numbers_money_origin_or_assessments(name: str) -> None:
    """None of these has ever saved a life."""
    shut = shipped().vocabulary.mask_of(NEVER_OUTSIDE)
    assert not any(mask & shut for mask in opened_by_emergency(shipped(), (name,)).values())


def test_who_may_break_the_glass() -> None:
    """Emergency care, the police to search, and whoever is there at school; nobody else, whatever is declared."""
    able = {name for name in RECIPIENTS if opened_by_emergency(shipped(), (name,))}
    assert able == {"ambulance", "police", "teacher", "mentor", "support_coordinator", "school_management"}


def test_a_teacher_gets_the_card_and_whom_to_call_and_no_diagnosis() -> None:
    """The medical minimum of the school's own matrix."""
    (mask,) = opened_by_emergency(shipped(), ("teacher",)).values()
    medical = shipped().vocabulary.mask_of(["medical"])
    assert shipped().vocabulary.names_of(mask & medical) == ("medical.instruction_card",)
    assert mask & shipped().vocabulary.mask_of(["guardian_contact.emergency_number"])


def test_an_emergency_of_another_pupil_helps_nobody() -> None:
    """A teacher breaks the glass for pupils within the own circle; elsewhere management or the coordinator does."""
    other = replace(pupil(EMERGENCY), pupil="p2", groups=("other",))
    assert not gets("teacher", "noodhulp", other)
    assert gets("school_management", "noodhulp", other)


def test_a_careless_rule_opens_no_ban_either(tmp_path: Path) -> None:
    """Who writes an emergency rule about a national number has not lifted the ban on it."""
    folder = tmp_path / "policies"
    copytree(POLICIES, folder)
    with (folder / "noodhulp" / "rules.csv").open("a", encoding="utf-8") as rules:
        rules.write("p2, ambulance, noodhulp, pgn, vital_interest, emergency, NH-99, allow\n")
    with (folder / "noodhulp" / "sources.csv").open("a", encoding="utf-8") as sources:
        sources.write("NH-99,AVG art. 6 lid 1 onder d,unverified,\n")
    snapshot = snapshot_of(folder)
    (mask,) = opened_by_emergency(snapshot, ("ambulance",)).values()
    assert not mask & snapshot.vocabulary.mask_of(["pgn"])
