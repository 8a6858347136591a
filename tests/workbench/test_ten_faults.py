"""Ten faults, each planted alone in a copy of the policies: the command that should see it tells it in plain Dutch.

Each is typed as an author types it. The other tests of planted faults go into one tool; this is the table of them all.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from consent_gate.cli import root
from consent_gate.cli.desk import Desk
from tests.small_policies import POLICIES
from tests.workbench.planted_never import drop_lines, edit


@dataclass(frozen=True)
class Fault:
    """One place of one file that reads `new` where it read `old`, and the words that `command` must say of it.

    An empty `old` adds a line at the end. `gone` is a rule whose source and expectations the author took away with it.
    """

    name: str
    file: str
    old: str
    new: str
    command: str
    words: tuple[str, ...]
    also: tuple[tuple[str, str, str], ...] = ()
    gone: str = ""


FAULTS = (
    Fault(
        "a widened category",
        "jeugdhulp/rules.csv",
        "set:zorgvraag, consent, consent:guardian+youth, JH-01",
        "support, consent, consent:guardian+youth, JH-01",
        "test planted --flow jeugdhulp",
        ("jeugdhulp/ceilings.csv:", "te veel: ", "door regel JH-01"),
    ),
    Fault(
        "a swapped recipient",
        "verzuim/rules.csv",
        "p, leerplicht, leerplicht_toezicht, list:leerplicht,",
        "p, duo_absence, leerplicht_toezicht, list:leerplicht,",
        "diff sound planted",
        (
            "VERRUIMD (+)",
            "verzuimregister van DUO",
            "BEPERKT (-)",
            "leerplicht en RMC van de gemeente",
            "VZ-02 gewijzigd",
        ),
    ),
    Fault(
        "a weakened requirement",
        "overstap/rules.csv",
        "overstap_met_inzage, list:okr, legal_obligation, inspection",
        "overstap_met_inzage, list:okr, legal_obligation, mandate",
        "prove planted",
        ("NOOIT-22  GESCHONDEN", "zonder inzage vooraf", "door regel OS-01 (overstap/rules.csv:"),
    ),
    Fault(
        "a deleted deny",
        "geheim_adres/rules.csv",
        "p2, partner, *, set:adres, *, caution:secret_address, GA-01, deny\n",
        "",
        "prove planted",
        ("NOOIT-24  GESCHONDEN", "bij een geheim adres", "tegenvoorbeeld: "),
        gone="GA-01",
    ),
    Fault(
        "a typo in an effect",
        "nooit/rules.csv",
        "NV-01, deny",
        "NV-01, Deny",
        "check planted",
        ("nooit/rules.csv:4:", "`Deny` is geen uitkomst", "bedoelde u `deny`?", "de weigering stil negeren"),
    ),
    Fault(
        "a cut tree edge",
        "vocabulary/trees.csv",
        "g, police, justitiepartner\n",
        "",
        "test planted --flow politie_justitie",
        ("politie_justitie/expectations.csv:", "gevonden: refuse", "politie vraagt om"),
    ),
    Fault(
        "a deleted rule",
        "verzuim/rules.csv",
        "p, duo_absence, verzuimmelding, list:verzuimmelding, *, legal_obligation, VZ-01, allow\n",
        "",
        "check planted",
        ("bron voor regel `VZ-01`, die hier niet bestaat", "De regel is weg of heet anders"),
    ),
    Fault(
        "a shadowed rule",
        "school/rules.csv",
        "",
        "p, mentor, teaching, results.marks, *, public_task, SC-82, allow\n",
        "check planted",
        ("regel SC-82 voegt niets toe: SC-07 laat dit al helemaal toe", "Haal SC-82 weg"),
        also=(("school/sources.csv", "", "SC-82,AVG art. 5 lid 1 onder c,current,\n"),),
    ),
    Fault(
        "a misspelt weighing",
        "veilig_thuis/rules.csv",
        "weighing:meldcode",
        "weighing:meldcod",
        "check planted",
        ("vereiste `weighing:meldcod` lijkt op `weighing:meldcode`", "bedoelde u `weighing:meldcode`?"),
    ),
    Fault(
        "a source that no rule cites",
        "verzuim/sources.csv",
        "",
        "VZ-88,Leerplichtwet 1969 art. 21a,current,\n",
        "check planted",
        ("verzuim/sources.csv:", "bron voor regel `VZ-88`, die hier niet bestaat"),
    ),
)
COMMANDS = sorted({fault.command for fault in FAULTS})


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the policies to spoil, beside a sound one."""
    for name in ("sound", "planted"):
        shutil.copytree(POLICIES, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CONSENT_GATE_LANG", raising=False)
    return tmp_path / "planted"


def typed(command: str) -> Result:
    """Type one command of the group `policy`."""
    return CliRunner().invoke(root.root, ["policy", *command.split()], obj=Desk())


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_command_that_should_see_it_tells_it(planted: Path, fault: Fault) -> None:
    """Exit 1, with the place and the words that a privacy officer needs to mend it."""
    for file, old, new in ((fault.file, fault.old, fault.new), *fault.also):
        if old:
            edit(planted / file, old, new)
        else:
            with (planted / file).open("a", encoding="utf-8") as stream:
                stream.write(new)
    if fault.gone:
        for table in planted.glob("*/*.csv"):
            drop_lines(table, fault.gone)
    result = typed(fault.command)
    assert result.exit_code == 1, result.output
    assert [words for words in fault.words if words not in result.stdout] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_fault_none_of_the_words_are_said(planted: Path, command: str) -> None:
    """Each command is content with the copy as it ships: exit 0, and nothing that it says of a fault."""
    result = typed(command)
    assert result.exit_code == 0
    said = [fault.words[0] for fault in FAULTS if fault.command == command]
    assert [words for words in said if words in result.stdout] == []
