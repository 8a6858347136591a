"""Faults planted in a copy of the policies: the tool that should see each tells it as a privacy officer would say it.

One row of `FAULTS` is one fault: what is changed, which command must see it, and words that must be in what it says.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from consent_gate.cli import root
from consent_gate.cli.desk import Desk
from tests.house import ROOT

CHECK = "policy check planted"


@dataclass(frozen=True)
class Planted:
    """One fault. `old` is replaced by `new`, once, in `file`; an empty `old` adds `new` at the end of the file.

    `also` are further changes that the fault needs in order to be the only one, such as the source of an added rule.
    """

    name: str
    file: str
    old: str
    new: str
    words: tuple[str, ...]
    command: str = CHECK
    also: tuple[tuple[str, str, str], ...] = ()


def sourced(flow: str, rule: str) -> tuple[tuple[str, str, str], ...]:
    """Return the change that gives an added rule the source that every rule must have."""
    return ((f"{flow}/sources.csv", "", f"{rule},AVG art. 5 lid 1 onder c,current,\n"),)


FAULTS = (
    Planted(
        "a typo in an effect",
        "nooit/rules.csv",
        "NV-01, deny",
        "NV-01, Deny",
        ("nooit/rules.csv:4:", "`Deny` is geen uitkomst", "bedoelde u `deny`?", "de weigering stil negeren"),
    ),
    Planted(
        "a rule that another one shadows",
        "school/rules.csv",
        "",
        "p, mentor, teaching, results.marks, *, public_task, SC-82, allow\n",
        ("regel SC-82 voegt niets toe: SC-07 laat dit al helemaal toe", "Haal SC-82 weg", "SC-07 laat dit al toe"),
        also=sourced("school", "SC-82"),
    ),
    Planted(
        "a rule that several others shadow together",
        "school/rules.csv",
        "",
        "p, group_staff, teaching, set:gedrag_in_de_groep, *, public_task, SC-82, allow\n",
        ("regel SC-82 voegt niets toe: SC-12 laat dit al helemaal toe",),
        also=sourced("school", "SC-82"),
    ),
    Planted(
        "an allow that a denial takes wholly",
        "leveranciers/rules.csv",
        "",
        "p2, supplier, leermiddelen, pgn.bsn, public_task, agreement:processor, LV-09, allow\n",
        ("regel LV-09 kan nooit iets toestaan: NV-04", "een weigering wint", "nooit/rules.csv:9:1: NV-04 wint"),
        also=sourced("leveranciers", "LV-09"),
    ),
    Planted(
        "a misspelt weighing",
        "veilig_thuis/expectations.csv",
        "",
        "Een vraag met een tikfout,veilig_thuis,veilig_thuis_melding,identity.family_name,weighing:meldcod,refuse,"
        "WEIGHING_MISSING\n",
        ("vereiste `weighing:meldcod` lijkt op `weighing:meldcode`", "bedoelde u `weighing:meldcode`?"),
    ),
    Planted(
        "a misspelt weighing in a rule",
        "veilig_thuis/rules.csv",
        "weighing:meldcode",
        "weighing:meldcod",
        ("bedoelde u `weighing:meldcode`?", "telt apart", "verwacht `permit public_task`"),
    ),
    Planted(
        "a role that no rule speaks about",
        "vocabulary/recipients.csv",
        "",
        "concierge,school,conciërge,caretaker\n",
        ("over `concierge` gaat geen enkele regel en geen enkele verwachting", "Schrijf de regel die ontbreekt"),
    ),
    Planted(
        "a source that no rule cites",
        "verzuim/sources.csv",
        "",
        "VZ-88,Leerplichtwet 1969 art. 21a,current,\n",
        ("bron voor regel `VZ-88`, die hier niet bestaat", "De regel is weg of heet anders"),
    ),
    Planted(
        "a rule without a source",
        "verzuim/rules.csv",
        "",
        "p, leerplicht, *, financial, *, *, VZ-08, deny\n",
        ("regel `VZ-08` heeft geen bron in verzuim/sources.csv",),
    ),
    Planted(
        "a name that differs by one letter",
        "vocabulary/recipients.csv",
        "",
        "leerplich,none,een andere naam,another name\n",
        ("naam `leerplich` lijkt op `leerplicht`", "bedoelde u `leerplicht`?"),
    ),
    Planted(
        "a name that differs in an underscore",
        "vocabulary/purposes.csv",
        "",
        "leerplichttoezicht,iets anders,something else\n",
        ("naam `leerplichttoezicht` lijkt op `leerplicht_toezicht`",),
    ),
    Planted(
        "a requirement that is never met",
        "stage/rules.csv",
        "",
        "p2, mentor, stage, set:stage, contract, agreement:partner, ST-03, allow\n",
        ("vereiste `agreement:partner` wordt nooit vervuld voor `mentor`", "met een partner"),
        also=sourced("stage", "ST-03"),
    ),
    Planted(
        "two names that people read the same",
        "vocabulary/categories.csv",
        "results.tests,toetsresultaten,",
        "results.tests,cijfers,",
        ("`results.tests` heet voor mensen hetzelfde als `results.marks`: cijfers",),
    ),
    Planted(
        "a rule id with the letters of nothing",
        "verzuim/rules.csv",
        "VZ-07",
        "VS-07",
        ("regelnummer VS-07 begint anders", "bedoelde u `VZ-07`?"),
        also=(("verzuim/sources.csv", "VZ-07", "VS-07"), ("verzuim/expectations.csv", "VZ-07", "VS-07")),
    ),
    Planted(
        "an expectation that contradicts another",
        "verzuim/expectations.csv",
        "",
        "Leerplicht vraagt het gezag nog eens,leerplicht,leerplicht_toezicht,guardian_contact.gezag,-,"
        "permit legal_obligation,VZ-02\n",
        ("elders anders verwacht: hier `permit legal_obligation`, daar `refuse`",),
    ),
    Planted(
        "an expectation that stands twice",
        "verzuim/expectations.csv",
        "",
        "Leerplicht vraagt het gezag nog eens,leerplicht,leerplicht_toezicht,guardian_contact.gezag,-,refuse,"
        "FIELD_NOT_IN_CLOSED_LIST\n",
        ("deze vraag in deze toestand is al verwacht",),
    ),
    Planted(
        "one source, judged in two ways",
        "verzuim/sources.csv",
        "VZ-07,UAVG art. 46,current,",
        "VZ-07,UAVG art. 46,unverified,",
        ("bron `UAVG art. 46` is", "Kijk de bron na"),
    ),
    Planted(
        "a list that no rule uses",
        "verzuim/rules.csv",
        "p, leerplicht, leerplicht_kennisgeving, list:kennisgeving, *,",
        "p, leerplicht, leerplicht_kennisgeving, list:leerplicht, *,",
        ("over `list:kennisgeving` gaat geen enkele regel en geen enkele verwachting",),
    ),
    Planted(
        "a rule that is gone",
        "nooit/rules.csv",
        "p, partner, *, financial, *, *, NV-03, deny\n",
        "",
        ("`NV-03`, die hier niet bestaat",),
    ),
)


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the policies, in the folder where commands are typed."""
    shutil.copytree(ROOT / "policies", tmp_path / "planted")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CONSENT_GATE_LANG", raising=False)
    return tmp_path / "planted"


def typed(line: str) -> Result:
    """Type one command."""
    return CliRunner().invoke(root.root, line.split(), obj=Desk())


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_fault_is_told_in_plain_words(planted: Path, fault: Planted) -> None:
    """Exit 1, at its place, with what is the matter and what to do."""
    for file, old, new in ((fault.file, fault.old, fault.new), *fault.also):
        path = planted / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
    result = typed(fault.command)
    assert result.exit_code == 1
    for words in fault.words:
        assert words in result.stdout


def test_the_copy_without_a_fault_is_sound(planted: Path) -> None:
    """No cry of wolf: what ships has no error and no warning."""
    found = json.loads(typed(f"{CHECK} --json").stdout)
    assert (found["sound"], found["errors"], found["warnings"]) == (True, 0, 0)
