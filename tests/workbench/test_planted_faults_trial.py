"""Faults planted in a copy of our policies: `policy test` names the place, the fields and the rule, in plain Dutch."""

from __future__ import annotations

import pytest

from consent_gate.rules.document import read_files
from consent_gate.rules.snapshot import Snapshot
from consent_gate.workbench.judging import misses
from tests.small_policies import POLICIES

FILES = Snapshot.read(POLICIES).document.files
JEUGDHULP = "p2, jeugdpartner, zorgvraag, set:zorgvraag, consent, consent:guardian+youth, JH-01, allow"

FAULTS = [
    pytest.param(
        "jeugdhulp/rules.csv",
        JEUGDHULP,
        JEUGDHULP.replace("set:zorgvraag", "support"),
        ["jeugdhulp/ceilings.csv:", "te veel: ", "door regel JH-01"],
        id="a widened category",
    ),
    pytest.param(
        "verzuim/rules.csv",
        "p, duo_absence, verzuimmelding,",
        "p, leerplicht, verzuimmelding,",
        ["verzuim/ceilings.csv:", "te weinig: ", "blijft achter, verwacht legal_obligation"],
        id="a swapped recipient",
    ),
    pytest.param(
        "jeugdhulp/rules.csv",
        JEUGDHULP,
        JEUGDHULP.replace("+youth", ""),
        ["jeugdhulp/ceilings.csv:", "Een ouder met gezag stemde in", "te veel: "],
        id="a weakened requirement",
    ),
    pytest.param(
        "geheim_adres/rules.csv",
        "p2, partner, *, set:adres, *, caution:secret_address, GA-01, deny",
        "# weg",
        ["ceilings.csv:", "Het adres is geheim", "te veel: ", "contact.address", "door regel VZ-02"],
        id="a deleted deny",
    ),
    pytest.param(
        "vocabulary/trees.csv",
        "g, police, justitiepartner",
        "# weg",
        [
            "politie_justitie/expectations.csv:",
            "gevonden: refuse",
            "politie vraagt om",
            "opsporing van strafbare feiten",
        ],
        id="a cut edge",
    ),
]


@pytest.mark.parametrize(("file", "before", "after", "told"), FAULTS)
def test_a_planted_fault_is_told(file: str, before: str, after: str, told: list[str]) -> None:
    """The place of the expectation or ceiling, what leaves or stays and should not, and by which rule."""
    assert before in FILES[file]
    files = dict(FILES) | {file: FILES[file].replace(before, after)}
    rule = before.split(", ")[-2]
    if after == "# weg" and "-" in rule:  # whoever takes a rule away takes its source and expectations with it
        for path, text in files.items():
            kept = [line for line in text.splitlines() if not line.startswith(f"{rule},")]
            kept = [line for line in kept if not line.endswith(f",{rule}")]
            files[path] = "\n".join(kept) + "\n"
    found = misses(Snapshot(read_files({path: text.encode() for path, text in files.items()})))
    said = "\n\n".join(f"{miss.place}\n{miss.text.nl}" for miss in found)
    assert [words for words in told if words not in said] == []


def test_the_sound_policies_miss_nothing() -> None:
    """Without a fault nothing is told."""
    assert misses(Snapshot.read(POLICIES)) == ()
