"""`policy test`, `policy coverage` and `policy mutate` at the terminal."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Axis
from consent_gate.workbench.outcomes import Branch, Outcome, Outcomes, write_outcomes
from tests.cli.conftest import School
from tests.house import ROOT

SUITE = '''"""A suite of two scenarios, as the real one reports them."""

from pathlib import Path

from consent_gate.workbench.outcomes import Outcome, Outcomes, write_outcomes


def pytest_addoption(parser):
    parser.addoption("--scenario-outcomes")
    parser.addoption("--only-scenario", action="append")


def pytest_sessionfinish(session):
    told = (
        Outcome("a.feature", 3, "het gaat goed", "passed"),
        Outcome("a.feature", 9, "het gaat mis", "failed", failed_line=12, failed_step="Dan krijgt DUO niets"),
    )
    at = "2026-11-28T09:00:00Z"
    run = Outcomes(format=1, snapshot="0" * 64, features="0" * 64, finished_at=at, scenarios=told)
    write_outcomes(run, Path(session.config.getoption("--scenario-outcomes")))
'''


@pytest.fixture
def narrowed(school: School) -> School:
    """A copy of the policies in which leerplicht lost a rule's field, and a run of another policy set."""
    shutil.copytree(ROOT / "policies", "changed")
    rules = Path("changed/verzuim/rules.csv")
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace("list:leerplicht", "identity"), encoding="utf-8")
    return school


def test_what_comes_out_is_exit_0(school: School) -> None:
    """Counts per flow, and one flow when asked."""
    result = school.type("policy test")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "jeugdhulp" in result.stdout
    told = school.json("policy test --flow verzuim")[0]
    assert list(told["flows"]) == ["verzuim"]
    assert told["sound"] is True
    assert told["expectations"] == told["flows"]["verzuim"]["expectations"] > 0
    assert "te veel" not in result.stdout


def test_what_does_not_come_out_is_told_per_field(narrowed: School) -> None:
    """Place, situation, which fields are too many or too few; exit 1."""
    result = narrowed.type("policy test changed --flow verzuim")
    assert result.exit_code == 1
    assert "verzuim/ceilings.csv:" in result.stdout
    assert "te weinig: " in result.stdout
    assert "gevonden: refuse, vanwege" in result.stdout
    english = narrowed.type("policy test changed --lang en")
    assert "too few: " in english.stdout
    missed = narrowed.json("policy test changed")[0]["missed"]
    assert {part["place"].partition("/")[0] for part in missed} >= {"verzuim"}


def test_a_flow_that_is_not_there_is_exit_2(school: School) -> None:
    """A typing error must not look like a flow without faults."""
    for command in ("policy test --flow verzuin", "policy mutate --only verzuin"):
        result = school.type(command)
        assert result.exit_code == 2
        assert "verzuim" in result.stderr


def test_missing_ceilings_are_shown_and_not_written(school: School) -> None:
    """Of our own set none is missing; of one without ceilings each row is, and the folder stays as it is."""
    assert school.type("policy test --missing-ceilings").stdout == ""
    shutil.copytree(ROOT / "policies", "bare")
    for file in Path("bare").glob("*/ceilings.csv"):
        file.unlink()
    shown = school.type("policy test bare --missing-ceilings").stdout
    row = next(line for line in shown.splitlines() if ",duo_absence,verzuimmelding,-," in line)
    assert row.startswith("NAKIJKEN")
    assert list(Path("bare").glob("*/ceilings.csv")) == []
    header = "situation,recipient,purpose,state,answer,categories\n"
    Path("bare/verzuim/ceilings.csv").write_text(header + shown, encoding="utf-8")
    assert school.type("policy test bare").exit_code == 0
    assert school.json("policy test bare --missing-ceilings") == [{"missing_ceilings": []}]


def test_scenarios_are_run_and_failures_listed(school: School) -> None:
    """File, line and the step that does not hold; the run is kept."""
    Path("suite").mkdir()
    Path("suite/conftest.py").write_text(SUITE, encoding="utf-8")
    Path("suite/test_one.py").write_text("def test_one():\n    assert False\n", encoding="utf-8")
    result = school.type("policy test --flow verzuim --scenarios --suite suite --outcomes kept/run.json")
    assert result.exit_code == 1, result.stderr
    assert "features/a.feature:12: het gaat mis" in result.stdout
    assert "dit klopt niet: Dan krijgt DUO niets" in result.stdout
    assert Path("kept/run.json").is_file()
    told = school.json("policy test --scenarios --suite suite --outcomes kept/run.json")[1]["scenarios"]
    assert (told["passed"], told["failed"][0]["failed_line"]) == (1, 12)


def test_without_suite_or_pytest_the_scenarios_are_exit_2(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be run says so, with the remedy; an old run is not shown as a new one."""
    missing = school.type("policy test --scenarios --suite nowhere")
    assert missing.exit_code == 2
    assert "--suite" in missing.stderr
    Path("empty").mkdir()
    Path("old.json").write_text("{}", encoding="utf-8")
    assert school.type("policy test --scenarios --suite empty --outcomes old.json").exit_code == 2
    assert not Path("old.json").exists()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert "pytest" in school.type("policy test --scenarios --suite empty").stderr


def test_outcomes_that_were_named_and_are_not_there_are_no_outcomes(school: School) -> None:
    """A slip in a file name must not pass for a run in which nothing was played."""
    result = school.type("policy coverage --outcomes rum.json")
    assert result.exit_code == 2
    assert "--outcomes" in result.stderr
    assert "policy test --scenarios" in result.stderr


def test_coverage_counts_scenarios_of_this_set_only(school: School) -> None:
    """A run of another set is not counted, and why is said; a threshold makes the difference between 0 and 1."""
    told = school.json("policy coverage")[0]
    assert told["scenarios"]["counted"] == 0
    assert "scenarios.json" in told["scenarios"]["why_not"]
    assert told["rule"]["percent"] == 100
    missing = {item["name"] for item in told["reason"]["missing"]}
    assert "CONSENT_WITHDRAWN" in missing
    shown = Outcome("a.feature", 3, "s", "passed", reasons=tuple(sorted(missing)), edges=edges(told))
    for digest, counted in (("0" * 64, 0), (Snapshot.read(ROOT / "policies").digest, 1)):
        at = "2026-11-28T09:00:00Z"
        run = Outcomes(format=1, snapshot=digest, features=digest, finished_at=at, scenarios=(shown,))
        write_outcomes(run, Path("run.json"))
        assert school.json("policy coverage --outcomes run.json")[0]["scenarios"]["counted"] == counted
        result = school.type("policy coverage --outcomes run.json --threshold 100")
        assert result.exit_code == 1 - counted
        assert ("vocabulary/trees.csv:" in result.stdout) is not bool(counted)
    outside = school.type("policy coverage --outside").stdout
    assert "niet meegeteld: BODY_TOO_LARGE" in outside


def edges(told: dict[str, dict[str, list[dict[str, str]]]]) -> tuple[Branch, ...]:
    """Return the edges that are said to be missing."""
    named = (item["name"].split(", ") for item in told["edge"]["missing"])
    return tuple((Axis(axis).value, child, parent) for axis, child, parent in named)


def test_a_scenario_that_failed_exercises_nothing(school: School) -> None:
    """Only what was shown to hold counts."""
    digest = Snapshot.read(ROOT / "policies").digest
    shown = Outcome("a.feature", 3, "s", "failed", reasons=("CONSENT_WITHDRAWN",))
    at = "2026-11-28T09:00:00Z"
    write_outcomes(
        Outcomes(format=1, snapshot=digest, features=digest, finished_at=at, scenarios=(shown,)), Path("run.json")
    )
    told = school.json("policy coverage --outcomes run.json")[0]["reason"]["missing"]
    assert {"name": "CONSENT_WITHDRAWN", "place": ""} in told


def test_mutants_of_a_flow_are_all_noticed(school: School) -> None:
    """Exit 0, numbers that add up, and behind each number a list."""
    told = school.json("policy mutate --only verwijsindex")[0]
    assert told["survived"] == 0
    assert told["mutants"] == told["killed"] + told["equivalent"] == len(told["list"]) > 10
    assert {entry["by"] for entry in told["list"] if entry["fate"] == "killed"} <= {"ceiling", "expectation", "reader"}


def test_a_survivor_is_shown_with_a_witness(school: School) -> None:
    """Where nobody looks, a fault slips through: the place, what was changed, and who would get what. Exit 1."""
    shutil.copytree(ROOT / "policies", "bare")
    for name in ("ceilings.csv", "expectations.csv"):
        for file in Path("bare").glob(f"*/{name}"):
            file.write_text(file.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    result = school.type("policy mutate bare --only verwijsindex")
    assert result.exit_code == 1
    assert "verwijsindex/rules.csv:4: verruimd" in result.stdout
    assert "niemand merkt het: verwijsindex risicojongeren (VIR) vraagt" in result.stdout
    told = school.json("policy mutate bare --only verwijsindex --sample 3")[0]
    assert told["mutants"] == 3
    witnessed = [entry for entry in told["list"] if entry["fate"] == "survived"]
    assert all(entry["witness"]["before"] != entry["witness"]["after"] for entry in witnessed)


def test_a_survivor_is_tried_on_the_scenarios_that_cite_it(school: School) -> None:
    """What no table notices a scenario may: it is played on the mutant, and named when it fails."""
    shutil.copytree(ROOT / "policies", "bare")
    for name in ("ceilings.csv", "expectations.csv"):
        for file in Path("bare").glob(f"*/{name}"):
            file.write_text(file.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    Path("suite").mkdir()
    Path("suite/conftest.py").write_text(SUITE, encoding="utf-8")
    Path("suite/test_one.py").write_text("def test_one():\n    assert False\n", encoding="utf-8")
    for rule, fate in (("VI-01", "killed"), ("XX-01", "survived")):
        cites = Outcome("a.feature", 9, "s", "passed", rules=(rule,))
        at = "2026-11-28T09:00:00Z"
        run = Outcomes(format=1, snapshot="0" * 64, features="0" * 64, finished_at=at, scenarios=(cites,))
        write_outcomes(run, Path("run.json"))
        words = "policy mutate bare --only verwijsindex --sample 2 --scenarios --suite suite --outcomes run.json"
        told = school.json(words)[0]["list"][-1]
        assert told["fate"] == fate
        assert (told.get("by"), told.get("at")) == (("scenario", "a.feature:12") if fate == "killed" else (None, None))
    assert (
        school.type("policy mutate bare --only verwijsindex --sample 2 --scenarios --outcomes no.json").exit_code == 2
    )
