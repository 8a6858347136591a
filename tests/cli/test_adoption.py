"""`policy adopt`, `revoke`, `status`, and what the command line does without the consent of the MR."""

from __future__ import annotations

import pytest

from consent_gate.ports import Ledger
from consent_gate.records import Adoption
from consent_gate.rules.snapshot import Snapshot
from tests.cli.conftest import School
from tests.house import ROOT

DIGEST = Snapshot.read(ROOT / "policies").digest
ASK = ["ask", "--recipient", "org:lindenhout", "--purpose", "zorgvraag", "--pupil", "p1", "--channel", "phone"]


def test_an_adoption_is_of_exactly_these_policies(school: School, ledger: Ledger) -> None:
    """The hash of the folder's content, the parts, the day and what shows it; the content is kept beside it."""
    said = school.type("policy adopt --part parents --part pupils --on 2026-08-28 --evidence notulen-4 --id mr2")
    assert (said.exit_code, DIGEST in said.stderr) == (0, True)
    (record,) = [record for record in ledger.records(pupil="") if record.id == "mr2"]
    assert isinstance(record.body, Adoption)
    assert (record.body.digest, record.body.parts) == (DIGEST, ("parents", "pupils"))
    assert (record.body.on.isoformat(), record.body.evidence) == ("2026-08-28", "notulen-4")
    kept = ledger.snapshot(DIGEST)
    assert kept is not None
    assert Snapshot.stored(kept).digest == DIGEST


def test_the_status_shows_each_part_and_what_is_missing(school: School) -> None:
    """Consent to other content does not show; a required part that is missing is exit 1 with the code."""
    before = school.type("policy status --mr parents,pupils")
    assert before.exit_code == 1
    assert "MR_CONSENT_MISSING" in before.stdout
    assert "mr1" not in before.stdout
    assert school.type("policy status").exit_code == 0
    school.type("policy adopt --part parents --on 2026-08-28 --evidence notulen-4 --id mr2")
    (found,) = school.json("policy status --mr parents,pupils")
    assert found["adopted"] == [{"part": "parents", "on": "2026-08-28", "evidence": "notulen-4", "record": "mr2"}]
    assert (found["snapshot"], found["required"], found["missing"]) == (DIGEST, ["parents", "pupils"], ["pupils"])
    school.type("policy adopt --part pupils")
    done = school.type("policy status --mr parents,pupils")
    assert (done.exit_code, "MR_CONSENT_MISSING" in done.stdout) == (0, False)
    rows = [line.split() for line in done.stdout.splitlines()]
    assert ["ouders", "ja", "2026-08-28", "notulen-4", "mr2"] in rows


def test_without_the_consent_of_the_mr_nothing_is_answered(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gate does not start: exit 2, the code, the remedy, and nothing in the log (CG-12)."""
    monkeypatch.setenv("CONSENT_GATE_MR", "parents")
    lines = len(school.json("log list"))
    refused = school.type(ASK)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "MR_CONSENT_MISSING" in refused.stderr
    assert "policy adopt" in refused.stderr
    assert len(school.json("log list")) == lines
    school.type("policy adopt --part parents --id mr2")
    assert school.type(ASK).exit_code in (0, 1)
    school.type("policy revoke mr2 --because mistake")
    assert school.type(ASK).exit_code == 2


def test_another_letter_needs_new_consent(school: School) -> None:
    """A policy set that adds a partner after the MR agreed was not agreed to (WMS 13(1)(i))."""
    school.type("policy adopt --part parents")
    (school.folder / "policies").unlink()
    for file in sorted(file for file in (ROOT / "policies").rglob("*.*") if file.suffix in (".csv", ".txt", ".conf")):
        copy = school.folder / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    assert school.type("policy status --mr parents").exit_code == 0
    trees = school.folder / "policies" / "vocabulary" / "trees.csv"
    trees.write_text(trees.read_text(encoding="utf-8") + "# een opmerking\n", encoding="utf-8")
    assert school.type("policy status --mr parents").exit_code == 1


@pytest.mark.parametrize(
    "words", ["", "--part ouders", "--part parents --on 2026-09-02", "--part parents --part parents"]
)
def test_an_adoption_that_cannot_be_is_refused(school: School, ledger: Ledger, words: str) -> None:
    """No part, a part that does not exist, a day to come, or the same part twice."""
    before = list(ledger.records())
    assert school.type(f"policy adopt {words}").exit_code == 2
    assert list(ledger.records()) == before


@pytest.mark.parametrize("parts", ["ouders", "parents;pupils", "parents pupils"])
def test_a_part_that_does_not_exist_is_named_a_mistake(school: School, parts: str) -> None:
    """A misspelt requirement would else be none (CG-01)."""
    wrong = school.type(["policy", "status", "--mr", parts])
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "parents, pupils, staff" in wrong.stderr
