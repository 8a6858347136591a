"""`policy diff`: the sets that can be named, what is printed, and the exit code of a diff."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import states
from tests.cli.conftest import School
from tests.small_policies import SMALL
from tests.workbench.planted import written

RULES = Path("candidate/jeugdhulp/rules.csv")


def git(*words: str) -> None:
    """Run git here, for somebody who set nothing up."""
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], check=True, capture_output=True)  # noqa: S607


def weaken() -> None:
    """Let one guardian do, without the pupil of 12 to 15."""
    text = RULES.read_text(encoding="utf-8").replace("consent:guardian+youth, JH-01", "consent:guardian, JH-01")
    RULES.write_text(text, encoding="utf-8")


@pytest.fixture
def candidate(school: School) -> School:
    """A school with a small policy set, and a copy of it in which who must sign was weakened."""
    Path("policies").unlink()
    for folder in ("policies", "candidate"):
        written(SMALL, Path(folder))
    weaken()
    return school


def test_one_line_counts(candidate: School) -> None:
    """`--stat` says how much is widened and narrowed; exit 1 because something is."""
    result = candidate.type("policy diff policies candidate --stat")
    assert result.exit_code == 1
    assert result.stdout.startswith("antwoorden: 4 verruimd, 0 beperkt, 0 op andere grondslag")
    assert len(result.stdout.splitlines()) == 1
    assert "4 widened" in candidate.type("policy diff policies candidate --stat --lang en").stdout


def test_a_filter_shows_its_kind_and_its_exit_code_follows(candidate: School) -> None:
    """`--narrowed` on a set that only widens shows no group, and is 0; back it is the other way round."""
    assert candidate.type("policy diff policies candidate --narrowed").exit_code == 0
    assert candidate.type("policy diff policies candidate --widened").exit_code == 1
    assert candidate.type("policy diff candidate policies --narrowed").exit_code == 1
    assert "VERRUIMD" not in candidate.type("policy diff candidate policies").stdout


def test_programs_get_every_cell(candidate: School) -> None:
    """The cells are recipients times purposes times categories, in the states in which the clauses hold."""
    summary, group, line = candidate.json("policy diff policies candidate")
    assert (summary["type"], group["type"], line["type"]) == ("summary", "group", "line")
    assert (summary["widened"], summary["narrowed"], summary["basis"]) == (4, 0, 0)
    assert summary["new"]["sha256"] == Snapshot.read(Path("candidate")).digest
    named = {"consent:guardian", "consent:guardian+youth"}
    (clause,) = group["clauses"]
    held = {
        str(state)
        for state in states(named)
        if {*clause["present"]} <= {*state.met} and not {*clause["absent"]} & {*state.met}
    }
    assert {state for *_, state in group["cells"]} == held
    assert len({tuple(cell) for cell in group["cells"]}) == group["size"] == 4
    assert {cell[0] for cell in group["cells"]} == {"jeugdhulp"}
    assert line["old"]["place"].startswith("jeugdhulp/rules.csv:")
    assert candidate.json("policy diff policies candidate --stat")[0]["widened"] == 4


def test_what_is_no_answer_is_listed_when_asked(candidate: School) -> None:
    """Counted on the last line, listed under `--all`; the exit code is 0, for no answer changes."""
    shutil.copy("policies/jeugdhulp/rules.csv", RULES)
    purposes = Path("candidate/vocabulary/purposes.csv")
    text = purposes.read_text(encoding="utf-8")
    purposes.write_text(text.replace("toezicht,supervision", "controle,supervision"), encoding="utf-8")
    result = candidate.type("policy diff policies candidate")
    assert result.exit_code == 0
    assert "verder: 1 opschriften" in result.stdout
    assert "opschrift toezicht:" not in result.stdout
    assert (
        "opschrift toezicht: toezicht / supervision -> controle / supervision"
        in candidate.type("policy diff policies candidate --all").stdout
    )


def test_a_revision_is_compared_with_the_folder(candidate: School) -> None:
    """Without names HEAD against the folder; one name against the folder; a path of its own for another folder."""
    git("init", "--quiet")
    git("add", "candidate")
    git("commit", "--quiet", "--message", "verruimd")
    assert candidate.type("--policies candidate policy diff").exit_code == 0
    shutil.copy("policies/jeugdhulp/rules.csv", RULES)
    for words in ("--policies candidate policy diff", "policy diff HEAD candidate", "policy diff git:HEAD candidate"):
        result = candidate.type(words)
        assert result.exit_code == 1, words
        assert "BEPERKT (-): 4" in result.stdout
    assert "BEPERKT (-): 4" in candidate.type("policy diff HEAD:candidate").stdout
    assert "VERRUIMD (+): 4" in candidate.type("policy diff policies HEAD:candidate").stdout


def test_a_stored_set_and_the_adopted_one_are_found_in_the_ledger(candidate: School) -> None:
    """By eight digits of the hash, with or without the prefix; `adopted` is what the MR consented to last."""
    assert candidate.type("policy diff adopted").exit_code == 2
    assert candidate.type("policy adopt --part parents --on 2026-08-28").exit_code == 0
    digest = Snapshot.read(Path("policies")).digest
    for name in ("adopted", f"sha256:{digest[:8]}", digest[:8], digest):
        result = candidate.type(f"policy diff {name} candidate")
        assert result.exit_code == 1, name
        assert digest[:12] in result.stdout
        assert "VERRUIMD (+): 4" in result.stdout
    assert candidate.type("--policies candidate policy adopt --part parents").exit_code == 0
    assert candidate.type("policy diff adopted candidate").exit_code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("policy diff nergens", "OLD: "),
        (
            "policy diff policies HEAD~99",
            "NEW: er is geen map met deze naam, en de map met beleid staat niet in een git",
        ),
        ("policy diff sha256:12", "sha256:"),
        ("policy diff sha256:0123456789", "geen beleid met deze hash"),
        ("policy diff adopted", "is in dit grootboek niet bewaard"),
    ],
)
def test_a_name_that_leads_nowhere_is_told_with_the_remedy(candidate: School, words: str, told: str) -> None:
    """Exit 2, on stderr, and which of the two it is."""
    result = candidate.type(words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


def test_faults_in_either_set_are_told_with_their_place(candidate: School) -> None:
    """As `policy check` tells them, and which of the two has them; exit 2."""
    RULES.write_text(RULES.read_text(encoding="utf-8").replace("allow", "alow", 1), encoding="utf-8")
    result = candidate.type("policy diff policies candidate")
    assert result.exit_code == 2
    assert "NEW is geen beleid zonder fouten (map candidate)" in result.stderr
    assert "jeugdhulp/rules.csv:" in result.stderr
    assert result.stdout == ""
