"""`policy matrix` and `policy graph` as typed: text, pages, pictures and JSON, and what is said of a wrong name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from consent_gate.rules.overview import outsiders
from consent_gate.rules.snapshot import Snapshot
from tests.cli.conftest import School
from tests.house import ROOT
from tests.workbench.seeing.pages import PageReader


def test_the_matrix_stands_on_the_terminal(school: School) -> None:
    """Everyone outside has a row, and no colour is written where nobody watches."""
    result = school.type("policy matrix")
    assert result.exit_code == 0
    rows = {line.split()[0] for line in result.stdout.splitlines() if line}
    assert {*outsiders(Snapshot.read(ROOT / "policies").vocabulary)} <= rows
    assert "\x1b" not in result.stdout
    assert "toestemming" in result.stdout
    assert "consent" in school.type("policy matrix policies --lang en").stdout


def test_recipients_purpose_and_fields_narrow_it(school: School) -> None:
    """Staff, a group, a purpose and single fields: each shows what it names."""
    staff = school.json("policy matrix --recipients staff")[0]
    assert "teacher" in staff["recipients"]
    assert "police" not in staff["recipients"]
    everyone = school.json("policy matrix --recipients all")[0]["recipients"]
    assert {*staff["recipients"]} < {*everyone}
    group = school.json("policy matrix --recipients jeugdpartner --purpose zorgvraag --fields")[0]
    assert group["recipients"] == ["jeugdhulp", "wijkteam"]
    assert group["purposes"] == ["zorgvraag"]
    assert "identity.family_name" in group["categories"]
    cell = next(cell for cell in group["cells"] if cell["category"] == "identity.family_name")
    assert cell["grounds"] == [{"basis": "consent", "whole": True, "recorded": False}]
    assert cell["rules"] == ["JH-01"]


def test_a_state_shows_what_holds_then(school: School) -> None:
    """Without consent jeugdhulp gets nothing; with it, what the rule names; another word is an error."""
    silent = school.json("policy matrix --recipients jeugdhulp --state -")[0]["cells"]
    assert not any(cell["grounds"] for cell in silent)
    spoken = school.json(
        ["policy", "matrix", "--recipients", "jeugdhulp", "--state", "consent:guardian+youth + objection"]
    )
    assert any(cell["grounds"] for cell in spoken[0]["cells"])
    assert spoken[0]["state"] == "consent:guardian + consent:guardian+youth + objection"
    wrong = school.type("policy matrix --state consnt")
    assert wrong.exit_code == 2
    assert "--state" in wrong.stderr


@pytest.mark.parametrize("command", ["matrix", "graph"])
def test_pages_and_pictures_are_written(school: School, command: str) -> None:
    """In the language of the run, and the names of the files are told."""
    assert school.type(f"policy {command} --html a.html --svg a.svg --lang en").stdout == "written: a.html, a.svg\n"
    page = Path("a.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert PageReader(page).faults == []
    assert Path("a.svg").read_text(encoding="utf-8").startswith("<svg ")
    assert school.json(f"policy {command} --svg b.svg") == [{"written": ["b.svg"]}]
    nowhere = school.type(f"policy {command} --html nowhere/a.html")
    assert nowhere.exit_code == 2


def test_the_graph_stands_on_the_terminal(school: School) -> None:
    """Of one recipient: its place, the rules that reach it, also by a group above it, and their sources."""
    said = school.type("policy graph --of leerplicht").stdout
    assert said.splitlines()[1] == "leerplicht +VZ-02 +VZ-03 ×VZ-07 (onder verzuimpartner)"
    assert "×VZ-04" in said
    assert "§ UAVG art. 46" in said
    assert "JH-01" not in said
    assert "under verzuimpartner" in school.type("policy graph --of leerplicht --lang en").stdout


def test_one_flow_one_rule_and_all_of_it(school: School) -> None:
    """`--flow` has the rules of one folder, `--of` a rule has one, and nothing chosen has them all."""
    flow = school.json("policy graph --flow verzuim")[0]["rules"]
    assert {rule["flow"] for rule in flow} == {"verzuim"}
    assert [rule["rule"] for rule in school.json("policy graph --of JH-01")[0]["rules"]] == ["JH-01"]
    document = Snapshot.read(ROOT / "policies").document
    assert len(school.json("policy graph")[0]["rules"]) == len(document.rules) + len(document.conditional)
    assert school.type("policy graph --flow verzuim --of JH-01").exit_code == 2


def test_graphviz_text_has_every_rule(school: School) -> None:
    """Solid for a rule that allows, dashed for one that denies, dotted for the trees."""
    assert school.type("policy graph --flow jeugdhulp --dot a.dot").exit_code == 0
    text = Path("a.dot").read_text(encoding="utf-8")
    assert text.startswith("digraph policies {")
    assert text.rstrip().endswith("}")
    assert '"g/jeugdpartner" -> "rule/JH-01" [style=solid];' in text
    assert '"rule/JH-04" -> "g2/results" [style=dashed];' in text
    assert '"g/jeugdhulp" -> "g/jeugdpartner" [style=dotted];' in text


@pytest.mark.parametrize("line", ["matrix --recipients jeugdhlup", "matrix --purpose zorgvrag", "graph --of jeugdhlup",
                                  "graph --flow jeugdhlup"])  # fmt: skip
def test_a_name_that_is_not_there_gets_a_suggestion(school: School, line: str) -> None:
    """Exit 2, the option, and what was probably meant; what was typed is not repeated (CG-13)."""
    result = school.type(f"policy {line}")
    assert result.exit_code == 2
    assert line.split()[1] in result.stderr
    assert "bedoelde u" in result.stderr
    assert line.split()[2] not in result.stderr


@pytest.mark.parametrize("command", ["matrix", "graph"])
def test_faulty_policies_are_told_as_check_tells_them(school: School, command: str) -> None:
    """Nothing is drawn of half a policy set; the faults stand at their places; exit 2."""
    shutil.copytree(ROOT / "policies", "broken")
    rules = Path("broken/jeugdhulp/rules.csv")
    rules.write_text(rules.read_text(encoding="utf-8").replace("set:zorgvraag,", "set:zorgvrag,"), encoding="utf-8")
    result = school.type(f"policy {command} broken")
    assert result.exit_code == 2
    assert result.stdout == school.type("policy check broken").stdout
