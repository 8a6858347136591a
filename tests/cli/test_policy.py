"""`policy`: every fault at its place, and an export that stock Casbin judges as the gate does (CG-08)."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import casbin
import pytest

from consent_gate.cli.workbench import checking
from consent_gate.errors import EvaluatorsDisagree
from consent_gate.rules.agreement import Comparison, Difference
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import DECISION_ORDER
from consent_gate.text import Text
from tests.cli.conftest import School
from tests.house import ROOT

ROUTES = """
[[route]]
name = "leerling"
path = "/leerlingen/<leerling>"
pupil = "leerling"
body.kind = "object"
body.fields.roepnaam = "identity.call_name"
body.fields.herkomst = "ethnicity"
"""


@pytest.fixture
def faulty(school: School) -> School:
    """A copy of the policies with two faults in it."""
    shutil.copytree(ROOT / "policies", "broken")
    rules = Path("broken/jeugdhulp/rules.csv")
    text = rules.read_text(encoding="utf-8").replace("set:zorgvraag,", "set:zorgvrag,", 1)
    rules.write_text(text + "p, jeugdpartner, zorgvraag, pgn, *, consent, JH-99, allowed\n", encoding="utf-8")
    return school


def test_sound_policies_are_exit_0(school: School) -> None:
    """And the name of the set is shown, by which decisions will refer to it."""
    result = school.type("policy check")
    assert result.exit_code == 0
    assert Snapshot.read(ROOT / "policies").digest in result.stdout
    assert school.json("policy check policies")[0]["sound"] is True


def test_every_fault_is_told_with_its_place(faulty: School) -> None:
    """FILE:LINE:COLUMN, all in one run, with what was probably meant; exit 1."""
    result = faulty.type("policy check broken")
    assert result.exit_code == 1
    lines = [line for line in result.stdout.splitlines() if re.match(r"jeugdhulp/[a-z.]+:[0-9]+:[0-9]+: ", line)]
    assert any("bedoelde u `set:zorgvraag`?" in line for line in lines)
    assert any("allowed" in line for line in lines)
    assert len(faulty.json("policy check broken")[0]["faults"]) == len(lines)


def test_a_fault_is_shown_as_a_good_compiler_does(faulty: School) -> None:
    """The line with the place underlined, what to do about it, and a count at the end."""
    assert (
        "jeugdhulp/rules.csv:6:30: fout: onbekend soort gegeven `set:zorgvrag`; bedoelde u `set:zorgvraag`? "
        "[category-unknown]\n"
        "  --> broken/jeugdhulp/rules.csv:6:30\n"
        "   |\n"
        " 6 | p2, jeugdpartner, zorgvraag, set:zorgvrag, consent, consent:guardian+youth, JH-01, allow\n"
        "   |                              ^^^^^^^^^^^^\n"
        "   = Verbeter de naam, of voeg hem toe aan `vocabulary/categories.csv`.\n"
    ) in faulty.type("policy check broken").stdout
    last = faulty.type("policy check broken").stdout.splitlines()[-1]
    assert last == "3 fouten; dit beleid wordt niet in gebruik genomen"


def test_findings_are_objects_for_programs(faulty: School) -> None:
    """Code, severity, place with its end, both languages, remedy: all that an editor needs."""
    found = faulty.json("policy check broken")[0]
    assert found["errors"] == len(found["findings"]) == len(found["faults"])
    assert (found["warnings"], found["remarks"]) == (0, 0)
    first = found["findings"][0]
    assert (first["code"], first["severity"], first["file"]) == ("category-unknown", "error", "jeugdhulp/rules.csv")
    assert first["end_column"] - first["column"] == len("set:zorgvrag")
    assert first["message"] == first["message_nl"]
    assert first["message_en"].startswith("unknown category")


def test_a_line_that_names_a_pupil_is_not_repeated(faulty: School) -> None:
    """The mistake is told by its place; the number of the pupil stays where it was written (CG-13)."""
    rules = Path("broken/jeugdhulp/rules.csv")
    text = rules.read_text(encoding="utf-8") + "p, jeugdhulp, zorgvraag, pgn, 2718281828, public_task, JH-98, allow\n"
    rules.write_text(text, encoding="utf-8")
    result = faulty.type("policy check broken")
    assert "[pupil-named]" in result.stdout
    assert "2718281828" not in result.output


def test_a_warning_fails_and_a_remark_is_counted(school: School) -> None:
    """Remarks are true and may be meant: they are counted, and shown with --all."""
    assert school.type("policy check").stdout.splitlines()[-1].endswith("opmerkingen; `--all` toont ze")
    shown = school.type("policy check --all")
    assert shown.exit_code == 0
    assert "[idle-denial]" in shown.stdout
    shutil.copytree(ROOT / "policies", "doubtful")
    labels = Path("doubtful/vocabulary/purposes.csv")
    text = labels.read_text(encoding="utf-8").replace("\nteaching,lesgeven,", "\nteaching,begeleiden van een leerling,")
    labels.write_text(text, encoding="utf-8")
    result = school.type("policy check doubtful")
    assert result.exit_code == 1
    assert "waarschuwing: `guidance` heet voor mensen hetzelfde als `teaching`" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("1 waarschuwing, ")
    assert school.json("policy check doubtful")[0]["sound"] is True


def test_routes_are_looked_at_when_they_are_given(school: School) -> None:
    """Without them the check says that it skipped something; a field released for nobody is a warning."""
    assert "--routes" in school.type("policy check").stderr
    Path("routes.toml").write_text(ROUTES, encoding="utf-8")
    result = school.type("policy check --routes routes.toml")
    assert result.exit_code == 1
    assert "route `leerling` geeft `ethnicity` vrij, maar geen enkele regel staat het ooit aan iemand toe" in (
        result.stdout
    )
    assert "een regel staat `results.marks` toe, maar geen enkele route geeft het vrij" in result.stdout
    assert "`identity.call_name`" not in result.stdout
    assert school.type("policy check --routes nowhere.toml").exit_code == 2


def test_the_ledger_tells_which_role_nobody_has(school: School) -> None:
    """Somebody is a teacher in this school; nobody is a mentor, so what rules give mentors reaches nobody."""
    result = school.type("policy check --people")
    assert result.exit_code == 0
    assert "niemand in het grootboek is `mentor`" in result.stdout
    assert "niemand in het grootboek is `teacher`" not in result.stdout
    assert "niemand in het grootboek is `guardian`" not in result.stdout


def test_the_option_and_the_environment_name_the_folder(faulty: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--policies` counts where no folder is named, and overrules the environment."""
    assert faulty.type("policy check --policies broken").exit_code == 1
    assert faulty.type("--policies broken policy check").exit_code == 1
    monkeypatch.setenv("CONSENT_GATE_POLICIES", "broken")
    assert faulty.type("policy check").exit_code == 1
    assert faulty.type("policy check --policies policies").exit_code == 0


@pytest.mark.parametrize(
    "command",
    [
        *("check", "fmt", "test", "coverage", "mutate", "prove", "matrix", "graph", "manifest", "status"),
        *("adopt --part parents", "export --pupil p1", f"verify --trust {'0' * 64}"),
    ],
)
def test_a_folder_that_is_not_there_is_told_alike(school: School, command: str) -> None:
    """Nothing is not a sound policy set: no answer can be given, by any command, and each says the same."""
    result = school.type(f"policy {command} nowhere")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "deze map bestaat niet of is geen map; geef de map met beleid" in result.stderr


@pytest.mark.parametrize("command", ["test", "coverage", "mutate", "prove", "matrix", "graph"])
def test_faults_stop_a_command_that_is_about_something_else(faulty: School, command: str) -> None:
    """What `policy check` says stands on the screen, and the exit code tells that the command was not carried out."""
    told = faulty.type("policy check broken")
    result = faulty.type(f"policy {command} broken")
    assert (told.exit_code, result.exit_code) == (1, 2)
    assert result.stdout == told.stdout


@pytest.mark.parametrize(
    "command", ["manifest", "manifest --write --name a --version 1 --changed x", "status", "adopt --part parents"]
)
def test_a_command_about_agreement_names_the_faults(faulty: School, command: str) -> None:
    """Nobody agrees with policies that cannot be read; the first faults are named with the way to the others."""
    result = faulty.type(f"policy {command} broken")
    assert result.exit_code == 2
    told = [line for line in faulty.type("policy check broken").stdout.splitlines() if "rules.csv:" in line]
    assert told[0].partition(" ")[0] in result.stderr
    assert "`consent-gate policy check` noemt elke fout" in result.stderr


@pytest.mark.parametrize("command", ["status", "adopt --part parents", "export --pupil p1"])
def test_the_folder_may_be_named_at_every_command(school: School, command: str) -> None:
    """Also where the ledger is the matter: the folder after the command overrules --policies."""
    assert school.type(f"--policies nowhere policy {command} policies").exit_code == 0
    assert school.type(f"policy {command} nowhere").exit_code == 2


def test_the_group_lists_its_commands_in_the_order_of_the_work(school: School) -> None:
    """First written and tried, then compared and seen, then adopted; those of extras stand among ours."""
    page = school.type("policy --help").stdout
    names = ["check", "fmt", "test", "coverage", "mutate", "prove", "diff", "impact", "matrix", "graph"]
    names += ["manifest", "adopt", "status", "revoke", "keygen", "sign", "verify", "export", "lsp"]
    lines = page.partition("Opdrachten:")[2].splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  ") and line[2:3].isalpha()][: len(names)] == names


def test_an_expectation_that_does_not_come_out_is_a_fault(school: School) -> None:
    """What the author expected is part of the policies."""
    shutil.copytree(ROOT / "policies", "broken")
    file = Path("broken/jeugdhulp/expectations.csv")
    text = file.read_text(encoding="utf-8").replace("permit consent,JH-01", "permit public_task,JH-01", 1)
    file.write_text(text, encoding="utf-8")
    result = school.type("policy check broken")
    assert result.exit_code == 1
    assert result.stdout.startswith("jeugdhulp/expectations.csv:2:")


def test_evaluators_that_disagree_are_exit_1(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample decides whether the set may go live."""

    def disagree(snapshot: Snapshot) -> None:
        raise EvaluatorsDisagree(Text("verschil gevonden", "difference found"))

    monkeypatch.setattr(checking, "check_sample", disagree)
    result = school.type("policy check")
    assert result.exit_code == 1
    assert "verschil gevonden" in result.stderr


def test_exhaustive_compares_everything_and_counts(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every difference is told; the count of answers is told when there is none."""
    monkeypatch.setattr(checking, "compare_all", lambda snapshot, progress: Comparison(416100, ()))
    assert "416100" in school.type("policy check --exhaustive").stdout
    found = (Difference("jeugdhulp", "zorgvraag", "pgn.bsn", "nothing said", "-", "consent"),)
    monkeypatch.setattr(checking, "compare_all", lambda snapshot, progress: Comparison(416100, found))
    result = school.type("policy check --exhaustive")
    assert result.exit_code == 1
    assert "jeugdhulp, zorgvraag, pgn.bsn (nothing said): casbin -, compiled consent" in result.stdout


def test_stock_casbin_judges_the_export_as_the_gate_does(school: School) -> None:
    """Two plain files, opened by an ordinary enforcer, give the answers of `decide` for that pupil."""
    school.type(
        "consent give --pupil p1 --by g1 --recipient org:lindenhout --purpose zorgvraag --category support.needs"
    )
    school.type("objection add --pupil p1 --by g1 --purpose teaching --category results")
    assert school.type("policy export --pupil p1 --out export").exit_code == 0
    enforcer = casbin.Enforcer("export/model.conf", "export/policy.csv")
    categories = Snapshot.read(ROOT / "policies").vocabulary.categories.leaves
    for recipient, purpose in [("org:lindenhout", "zorgvraag"), ("staff:lk1", "teaching"), ("staff:lk1", "guidance")]:
        line = f"decide --recipient {recipient} --pupil p1 --purpose {purpose} --category *"
        answer = {name: grant["basis"] for grant in school.json(line)[0]["grants"] for name in grant["categories"]}
        assert bool(answer) is (purpose != "guidance")
        for category in categories:
            allowed = [
                basis.value
                for basis in DECISION_ORDER
                if enforcer.enforce(recipient, purpose, category, "p1", basis.value)
            ]
            assert allowed[:1] == [answer[category]] if category in answer else allowed == []


def test_the_export_is_of_its_day(school: School) -> None:
    """On the sixteenth birthday a guardian's yes is no longer in it."""
    today = school.type("policy export --pupil p1").stdout
    later = school.type("policy export --pupil p1 --on 2034-05-01").stdout
    assert "org:lindenhout, zorgvraag, school_functioning.wellbeing, p1, consent, JH-01, allow" in today
    assert "JH-01, allow" not in later


def test_the_export_to_the_screen_holds_both_files(school: School) -> None:
    """For people both, one after the other; for programs one object."""
    text = school.type("policy export --pupil p1").stdout
    assert text.startswith("# model.conf\n[request_definition]")
    assert "\n# policy.csv\np, " in text
    exported = school.json("policy export --pupil p1")[0]
    assert ["g", "org:lindenhout", "jeugdhulp"] in exported["policy"]
    assert exported["model"] in text


def test_an_unknown_pupil_has_no_policy(school: School) -> None:
    """The remedy is named, the id is not."""
    result = school.type("policy export --pupil p404")
    assert result.exit_code == 2
    assert "pupil add" in result.stderr
    assert "p404" not in result.output
