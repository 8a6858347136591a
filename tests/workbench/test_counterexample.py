"""A counterexample is a scenario that runs: it fails while the fault is there and passes when it is mended."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pytest_bdd.scenario import make_python_name

from consent_gate.rules.proof import Proof
from consent_gate.rules.proving import prove
from consent_gate.rules.snapshot import Snapshot
from consent_gate.workbench.counterexample import feature_of, scenario_of
from consent_gate.workbench.parties import PARTIES
from tests.bdd.parties import PARTNERS
from tests.house import ROOT
from tests.workbench.planted_never import SENTENCES, mended, violating

LAST_STEP = ("_kept", "_received", "_left_on")
"""The steps that judge the answer."""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Snapshot, tuple[Proof, ...]]:
    """The policies with every fault planted, and what is proved of them."""
    folder = violating(tmp_path_factory.mktemp("broken") / "policies")
    snapshot = Snapshot.read(folder)
    return folder, snapshot, prove(snapshot)


def played(feature: str, policies: Path, place: Path) -> dict[str, str]:
    """Play a feature on these policies in a process of its own; return what failed by tag, empty text for a pass."""
    features = place / "features"
    features.mkdir()
    (features / "nooit.feature").write_text(feature, encoding="utf-8")
    report = place / "report.xml"
    command = [sys.executable, "-m", "pytest", "tests/bdd/test_features.py", "-q", "-p", "no:cacheprovider"]
    command += [
        f"--basetemp={place / 'ledgers'}",
        "-o",
        f"bdd_features_base_dir={features}",
        f"--junitxml={report}",
        "-o",
        "junit_family=xunit2",
    ]
    environment = {**os.environ, "CONSENT_GATE_POLICIES": str(policies)}
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode in (0, 1), ran.stdout[-3000:] + ran.stderr
    outcomes = {
        case.attrib["name"]: "".join(part.text or "" for part in case if part.tag in ("failure", "error"))
        for case in ElementTree.parse(report).iter("testcase")  # noqa: S314 - written by pytest a moment ago
    }
    lines = [line.strip() for line in feature.splitlines()]
    tags = [line.removeprefix("@") for line in lines if line.startswith("@")]
    names = [line.removeprefix("Scenario: ") for line in lines if line.startswith("Scenario: ")]
    assert len(outcomes) == len(tags) == len(names)
    return {tag: outcomes[f"test_{make_python_name(name)}"] for tag, name in zip(tags, names, strict=True)}


def test_every_planted_fault_is_found(broken: tuple[Path, Snapshot, tuple[Proof, ...]]) -> None:
    """Each sentence has its counterexample, and each is a scenario that needs no background."""
    _, snapshot, proofs = broken
    assert [proof.never.id for proof in proofs if proof.holds] == []
    assert {proof.never.id for proof in proofs} == {*SENTENCES}
    assert all(scenario_of(snapshot, proof).startswith(f"@{proof.never.id}\nScenario: ") for proof in proofs)


def test_each_scenario_fails_on_the_fault_and_passes_when_it_is_mended(
    broken: tuple[Path, Snapshot, tuple[Proof, ...]], tmp_path: Path
) -> None:
    """It fails in the step that judges the answer: everything before it could be set up, whatever was recorded."""
    folder, snapshot, proofs = broken
    feature = feature_of(snapshot, proofs)
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    failed = played(feature, folder, tmp_path / "old")
    assert {tag: text for tag, text in failed.items() if not any(f" {step}(" in text for step in LAST_STEP)} == {}
    passed = played(feature, mended(tmp_path / "policies"), tmp_path / "new")
    assert {tag: text for tag, text in passed.items() if text} == {}


def test_the_same_list_holds_for_the_policies_as_they_ship(tmp_path: Path) -> None:
    """The faults are what broke it, nothing else; a sentence that holds has no scenario."""
    snapshot = Snapshot.read(mended(tmp_path / "policies"))
    proofs = prove(snapshot)
    assert [proof.never.id for proof in proofs if not proof.holds] == []
    assert {scenario_of(snapshot, proof) for proof in proofs} == {""}


def test_partners_are_called_what_the_scenarios_call_them() -> None:
    """The words and the purposes are those of the step library."""
    assert {kind: (who, purposes) for who, (_, kind, purposes) in PARTNERS.items()} == dict(PARTIES)
