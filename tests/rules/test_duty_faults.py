"""Faults in what a permit obliges to: the list of duties, and the rules that owe them."""

from __future__ import annotations

import pytest

from consent_gate.errors import PolicyInvalid
from consent_gate.grounds import ORAL, STATEMENT
from consent_gate.rules.document import read_files
from consent_gate.rules.duty_lines import LONGEST, NEEDS
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Language, Text
from tests.small_policies import changed, faults, read_changed

DUTIES = "vocabulary/duties.csv"
OWED = "verzuim/duties.csv"
HEADER = "name,days,needs,label_nl,label_en\n"
INFORM = "inform_guardians,7,-,ouders inlichten,tell the guardians\n"
TELL = "tell_recipients,30,correction,melden,tell\n"
CITED = "rule,duty\nVZ-01,inform_guardians\n"
BOTH: dict[str, str | bytes | None] = {DUTIES: HEADER + INFORM + TELL, OWED: CITED}


def test_duties_are_read_with_the_rules_that_owe_them() -> None:
    """A duty has its term, when it is owed, and a label; a rule has its duties."""
    document = read_changed(BOTH)
    duty = document.duties["inform_guardians"]
    assert (duty.days, duty.needs, duty.label) == (7, "-", Text("ouders inlichten", "tell the guardians"))
    assert dict(document.owed) == {"VZ-01": ("inform_guardians",)}


def test_both_files_may_be_left_out() -> None:
    """A policy set from before there were duties still opens, and nothing is owed under it (CG-05)."""
    document = read_changed({})
    assert (document.duties, document.owed) == ({}, {})


def test_duties_are_part_of_what_names_a_policy_set() -> None:
    """Another term or another duty is another policy set, and what is stored reads again (CG-05, CG-12)."""
    digests = {
        Snapshot(read_changed(change)).digest
        for change in (
            {},
            BOTH,
            BOTH | {DUTIES: HEADER + INFORM.replace(",7,", ",8,") + TELL},
            BOTH | {OWED: CITED + "VZ-01,extra\n", DUTIES: HEADER + INFORM + "extra,1,-,a,b\n"},
        )
    }
    assert len(digests) == 4
    snapshot = Snapshot(read_changed(BOTH))
    assert {DUTIES, OWED} <= set(snapshot.document.files)
    again = Snapshot.stored(snapshot.document.files)
    assert again.digest == snapshot.digest
    assert again.document == snapshot.document


ALL_NEEDS = "-, oral, statement, correction"
WRONG = [
    pytest.param(
        {DUTIES: HEADER + INFORM.replace("inform", "Inform"), OWED: None},
        [f"{DUTIES}:2:1: `Inform_guardians` is geen naam van een plicht: kleine letters, cijfers en `_`, ten hoogste 32"
         " tekens"],
        id="name",
    ),
    pytest.param(
        {DUTIES: HEADER + INFORM + INFORM},
        [f"{DUTIES}:3:1: naam `inform_guardians` bestaat al, op {DUTIES}:2:1"],
        id="twice",
    ),
    pytest.param(
        {DUTIES: HEADER + INFORM + "teaching,1,-,a,b\n", OWED: CITED},
        [f"{DUTIES}:3:1: naam `teaching` bestaat al, op vocabulary/purposes.csv:4:1"],
        id="another meaning",
    ),
    pytest.param(
        {DUTIES: HEADER + INFORM.replace(",7,", ",een week,")},
        [f"{DUTIES}:2:18: `een week` is geen termijn; geef hele dagen, van 0 (dezelfde dag) tot en met {LONGEST}"],
        id="days in words",
    ),
    pytest.param(
        {DUTIES: HEADER + INFORM.replace(",7,", f",{LONGEST + 1},")},
        [f"{DUTIES}:2:18: `367` is geen termijn; geef hele dagen, van 0 (dezelfde dag) tot en met {LONGEST}"],
        id="too many days",
    ),
    pytest.param(
        {DUTIES: HEADER + INFORM.replace(",-,", ",mondeling,")},
        [f"{DUTIES}:2:20: `mondeling` zegt niet wanneer de plicht er is; gebruik {ALL_NEEDS}"],
        id="needs",
    ),
    pytest.param(
        {DUTIES: HEADER + INFORM.replace(",-,", ",Oral,")},
        [f"{DUTIES}:2:20: `Oral` zegt niet wanneer de plicht er is; gebruik {ALL_NEEDS}; bedoelde u `oral`?"],
        id="needs in capitals",
    ),
    pytest.param(
        {DUTIES: HEADER + "inform_guardians,7,-,,\n"},
        [f"{DUTIES}:2:22: kolom `label_nl` is leeg", f"{DUTIES}:2:23: kolom `label_en` is leeg"],
        id="labels",
    ),
    pytest.param(
        {OWED: CITED + "VZ-01,inform_gaurdians\n"},
        [f"{OWED}:3:7: onbekende plicht `inform_gaurdians`; bedoelde u `inform_guardians`?"],
        id="unknown duty",
    ),
    pytest.param(
        {OWED: CITED + "VZ-99,inform_guardians\n"},
        [f"{OWED}:3:1: plicht bij regel `VZ-99`, die hier niet bestaat; bedoelde u `VZ-01`?"],
        id="unknown rule",
    ),
    pytest.param(
        {OWED: CITED + "JH-01,inform_guardians\n"},
        [f"{OWED}:3:1: plicht bij regel `JH-01`, die hier niet bestaat; bedoelde u `VZ-01`?"],
        id="rule of another flow",
    ),
    pytest.param(
        {OWED: CITED + "VZ-01,inform_guardians\n"},
        [f"{OWED}:3:1: deze plicht van regel `VZ-01` staat er al, op {OWED}:2:1"],
        id="double line",
    ),
    pytest.param(
        {OWED: CITED + "VZ-01,tell_recipients\n"},
        [f"{OWED}:3:7: `tell_recipients` volgt uit een correctie; geen regel noemt die plicht"],
        id="duty of a correction",
    ),
    pytest.param(
        {"jeugdhulp/duties.csv": "rule,duty\nJH-02,inform_guardians\n"},
        ["jeugdhulp/duties.csv:2:1: regel `JH-02` weigert; wat niet weggaat, verplicht tot niets"],
        id="duty of a denial",
    ),
    pytest.param(
        {DUTIES: HEADER + INFORM + "paper,3,oral,papier,paper\n", OWED: CITED + "VZ-01,paper\n"},
        [f"{OWED}:3:7: regel `VZ-01` vereist geen `order:...`, dus plicht `paper` ontstaat er nooit"],
        id="paper without an order",
    ),
    pytest.param(
        {DUTIES: HEADER + INFORM + "extra,1,-,a,b\n"},
        [f"{DUTIES}:3:1: geen regel verplicht tot `extra`"],
        id="unused",
    ),
    pytest.param(
        {DUTIES: None},
        [f"{OWED}:2:7: onbekende plicht `inform_guardians`"],
        id="no list",
    ),
    pytest.param(
        {"verzuim/duty.csv": CITED, OWED: None, DUTIES: None},
        ["verzuim/duty.csv:1:1: onbekend bestand `verzuim/duty.csv`; het zou stil genegeerd worden; bedoelde u"
         " `duties.csv`?"],
        id="misspelt file",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("change", "said"), WRONG)
def test_a_wrong_duty_is_told_with_its_place(change: dict[str, str | bytes | None], said: list[str]) -> None:
    """Each slip of the pen is found, at its column, with what was probably meant."""
    assert faults({**BOTH, **change}) == said


def test_nothing_is_called_missing_because_a_file_could_not_be_read() -> None:
    """An unreadable list of duties makes no duty unknown; unreadable rules make no rule unknown and no duty unused."""
    assert faults({**BOTH, DUTIES: b"\xff\n"}) == [f"{DUTIES}:1:1: geen UTF-8; bewaar het bestand als UTF-8"]
    assert faults({**BOTH, "verzuim/rules.csv": b"\xff\n"}) == [
        "verzuim/rules.csv:1:1: geen UTF-8; bewaar het bestand als UTF-8"
    ]
    assert faults({**BOTH, OWED: "regel,plicht\n"}) == [f"{OWED}:1:1: eerste regel moet zijn: `rule,duty`"]


def test_faults_are_told_in_english_too() -> None:
    """The other language says the same."""
    assert faults({**BOTH, OWED: CITED + "VZ-01,nothing\n"}, Language.EN) == [f"{OWED}:3:7: unknown duty `nothing`"]


def test_every_mark_of_a_fact_can_be_needed() -> None:
    """A mark that no duty may hang on would be folded for nothing."""
    assert {ORAL, STATEMENT} <= set(NEEDS)


def test_a_set_with_a_wrong_duty_is_no_set_at_all() -> None:
    """A fault in a duty keeps the whole set from going in force (CG-12)."""
    with pytest.raises(PolicyInvalid):
        read_files(changed({**BOTH, OWED: CITED + "VZ-01,nothing\n"}))
