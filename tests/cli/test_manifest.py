"""`policy manifest`, and what `adopt` and `status` make of it (CG-12)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from consent_gate.papers import read_papers
from consent_gate.ports import Ledger
from consent_gate.records import Adoption, Advice
from consent_gate.rules.snapshot import Snapshot
from tests.cli.conftest import NOW, School
from tests.house import ROOT

FIRST = ["policy", "manifest", "--write", "--name", "De Linde", "--version", "1", "--school", "vo"]
CHANGED = ["--changed", "Eerste versie."]
ADVICE = ["--advice", "conditional", "--advice-by", "fg", "--advice-text", "Akkoord, mits vastgelegd."]


@pytest.fixture
def own(school: School) -> School:
    """A school with policies of its own."""
    (school.folder / "policies").unlink()
    shutil.copytree(ROOT / "policies", school.folder / "policies")
    return school


def edit(school: School, file: str, old: str, new: str) -> None:
    """Change one word of the policies."""
    path = school.folder / "policies" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def digest(school: School) -> str:
    """Return the hash of the policies in the folder."""
    return Snapshot.read(school.folder / "policies").digest


def test_a_manifest_is_written_shown_and_no_part_of_the_content(own: School) -> None:
    """The hash in it is that of the folder, before and after; a first set needs everybody whom it concerns."""
    before = digest(own)
    missing = own.type("policy manifest")
    assert (missing.exit_code, "policy manifest --write" in missing.stdout) == (1, True)
    written = own.type([*FIRST, *CHANGED, *ADVICE, "--serve-until", "2027-07-31"])
    assert written.exit_code == 0, written.stderr
    assert digest(own) == before
    (found,) = own.json("policy manifest")
    manifest = found["manifest"]
    assert (found["snapshot"], found["stale"], manifest["sha256"]) == (before, False, before)
    assert [need["part"] for need in manifest["needs"]] == ["parents", "pupils", "staff"]
    assert all("WMS" in need["why"] for need in manifest["needs"])
    assert manifest["advice"] == {
        "by": "fg",
        "on": NOW.date().isoformat(),
        "says": "conditional",
        "text": "Akkoord, mits vastgelegd.",
    }
    shown = own.type("policy manifest").stdout
    assert "positief onder voorwaarden" in shown
    assert "2027-07-31" in shown
    assert [path.name for path in (own.folder / "policies").glob(".manifest-*")] == []


def test_another_letter_makes_it_stale_and_nothing_said_of_the_old_text_goes_over(own: School) -> None:
    """Exit 1 with the remedy; renewing keeps the name and asks anew for version, change, advice and last day."""
    own.type([*FIRST, *CHANGED, *ADVICE, "--serve-until", "2027-07-31"])
    edit(own, "verzuim/rules.csv", "# Verzuim", "# Verzuim:")
    stale = own.type("policy manifest")
    assert (stale.exit_code, "ander beleid" in stale.stdout) == (1, True)
    refused = own.type("policy adopt --part parents")
    assert (refused.exit_code, "ander beleid" in refused.stderr) == (2, True)
    bare = own.type("policy manifest --write")
    assert bare.exit_code == 2
    assert "--version: ontbreekt" in bare.stderr
    assert "--changed: ontbreekt" in bare.stderr
    assert "--name" not in bare.stderr
    own.type(["policy", "manifest", "--write", "--version", "2", "--changed", "een teken"])
    manifest = read_papers(own.folder / "policies").manifest
    assert manifest is not None
    assert (manifest.name, manifest.version, manifest.advice, manifest.serve_until) == ("De Linde", "2", None, None)


def test_a_change_of_words_needs_nobody_and_a_change_of_answers_does(own: School) -> None:
    """Compared with what the ledger says was adopted before, exhaustively (WMS 13, 14)."""
    own.type([*FIRST, *CHANGED])
    own.type("policy adopt --part parents --part pupils --part staff")
    edit(own, "verzuim/rules.csv", "# Verzuim", "# Verzuim:")
    (words,) = own.json(["policy", "manifest", "--write", "--version", "2", "--changed", "een teken"])
    assert words["manifest"].get("needs", []) == []
    assert words["manifest"]["previous"] == Snapshot.read(ROOT / "policies").digest
    edit(own, "verzuim/rules.csv", "p, duo_absence, verzuimmelding, list:verzuimmelding", "# p, weg")
    for name in ("sources.csv", "expectations.csv", "duties.csv"):
        table = own.folder / "policies" / "verzuim" / name
        if table.exists():
            lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
            table.write_text("".join(line for line in lines if "VZ-01" not in line), encoding="utf-8")
    (less,) = own.json(["policy", "manifest", "--write", "--version", "3", "--changed", "geen melding meer"])
    assert [need["part"] for need in less["manifest"]["needs"]] == ["parents", "pupils"]


def test_an_adoption_records_what_lay_before_the_mr(own: School, ledger: Ledger) -> None:
    """Name, version, change, advice, needs and last day; a needed part that has not agreed yet is told."""
    own.type([*FIRST, *CHANGED, *ADVICE, "--serve-until", "2027-07-31"])
    told = own.type("policy adopt --part parents --id mr2")
    assert told.exit_code == 0, told.stderr
    assert "leerlingen, personeel" in told.stderr
    (body,) = [record.body for record in ledger.records(pupil="") if record.id == "mr2"]
    assert isinstance(body, Adoption)
    assert (body.name, body.version, body.changed) == ("De Linde", "1", "Eerste versie.")
    assert body.advice == Advice("fg", NOW.date(), "conditional", "Akkoord, mits vastgelegd.")
    assert body.needs == ("parents", "pupils", "staff")
    assert body.serve_until is not None
    (found,) = own.json("policy status")
    assert (found["serve_until"], found["manifest"]["version"]) == ("2027-07-31", "1")
    assert [(one["version"], one["advice"]) for one in found["history"]] == [("", ""), ("1", "conditional")]
    shown = own.type("policy status").stdout
    assert "Eerste versie." in shown
    assert "tot en met 2027-07-31" in shown


def test_a_set_past_its_last_day_is_told(own: School) -> None:
    """Exit 1: the gate gives nothing more."""
    own.type([*FIRST, *CHANGED, "--serve-until", "2026-08-31"])
    late = own.type("policy status")
    assert (late.exit_code, "geeft niets meer vrij" in late.stdout) == (1, True)


def test_without_the_advice_of_the_fg_it_is_told_or_refused(
    own: School, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A remark, or with --strict (or where the school always asks) no adoption; a negative advice is told too."""
    before = list(ledger.records())
    assert own.type("policy adopt --part parents --strict").exit_code == 2
    own.type([*FIRST, *CHANGED])
    refused = own.type("policy adopt --part parents --strict")
    assert (refused.exit_code, "advies van de FG" in refused.stderr) == (2, True)
    monkeypatch.setenv("CONSENT_GATE_STRICT", "1")
    assert own.type("policy adopt --part parents").exit_code == 2
    monkeypatch.delenv("CONSENT_GATE_STRICT")
    assert list(ledger.records()) == before
    assert "advies van de FG" in own.type("policy adopt --part parents").stderr
    own.type(["policy", "manifest", "--write", "--advice", "negative", "--advice-by", "fg"])
    assert "negatief" in own.type("policy adopt --part pupils --strict").stderr


@pytest.mark.parametrize(
    "words",
    [
        ["--changed", "twee\nregels"],
        [*CHANGED, "--advice", "positive"],
        [*CHANGED, "--advice", "positive", "--advice-by", "Jan de Vries"],
        [*CHANGED, "--serve-until", "31-7-2027"],
    ],
)
def test_a_manifest_that_cannot_be_is_not_written(own: School, words: list[str]) -> None:
    """The option is named, what was typed is not repeated, and no file is left."""
    refused = own.type([*FIRST, *words])
    assert (refused.exit_code, "Jan" in refused.stderr) == (2, False)
    assert "--" in refused.stderr
    assert not (own.folder / "policies" / "manifest.toml").exists()


def test_options_without_write_change_nothing(own: School) -> None:
    """Whoever forgets --write is told, and does not think that it was written."""
    assert own.type(["policy", "manifest", *CHANGED]).exit_code == 2


def test_a_manifest_elsewhere_is_an_unknown_file(own: School, tmp_path: Path) -> None:
    """Only at the top of the folder does it stand beside the set; in a flow it would be ignored in silence."""
    (own.folder / "policies" / "verzuim" / "manifest.toml").write_text("")
    assert "manifest.toml" in own.type("policy check").stdout


def test_the_last_days_of_adopted_policies_are_coming(own: School) -> None:
    """Only as the ledger has them: a manifest that nobody adopted promises nothing."""
    days = ["--review-by", "2026-09-20", "--serve-until", "2026-10-15"]
    assert own.type([*FIRST, *CHANGED, *ADVICE, *days]).exit_code == 0
    assert own.type("upcoming --kind policies").stdout.startswith("niets")
    assert own.type("policy adopt --part parents --part pupils --part staff --id mr2").exit_code == 0
    found = own.json("upcoming --kind policies")
    assert [(row["day"], row["kind"], row["about"], row["record"]) for row in found] == [
        ("2026-09-20", "policies", "De Linde 1", "mr2"),
        ("2026-10-15", "policies", "De Linde 1", "mr2"),
    ]
    said = own.type("upcoming --kind policies")
    assert (said.exit_code, "niets meer vrij" in said.stdout) == (0, True)
    assert "releases nothing" in own.type("upcoming --kind policies --lang en").stdout
    edit(own, "jeugdhulp/rules.csv", "p2, jeugdpartner", "p2, jeugdhulp")
    assert own.type("upcoming --kind policies --json").stdout == "", "another content was not adopted"
