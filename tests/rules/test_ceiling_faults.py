"""Faults in ceilings: a ceiling that is misread would bound nothing, or bound something else."""

from __future__ import annotations

import pytest

from consent_gate.rules.ceilings import check_ceilings
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import CONSENTED, possible
from consent_gate.text import Language
from tests.small_policies import POLICIES, faults, read_changed

FILE = "verzuim/ceilings.csv"
HEADER = "situation,recipient,purpose,state,answer,categories\n"
FIELDS = "absence identity.family_name"
LINE = f"Leerplicht vraagt,leerplicht,toezicht,-,permit legal_obligation,{FIELDS}"

LINES = [
    pytest.param(
        "s,leerplich,toezicht,-,refuse,-",
        "2:3: onbekende ontvanger `leerplich`; bedoelde u `leerplicht`?",
        id="recipient",
    ),
    pytest.param(
        "s,leerplicht,toezich,-,refuse,-", "2:14: onbekend doel `toezich`; bedoelde u `toezicht`?", id="purpose"
    ),
    pytest.param(",leerplicht,toezicht,-,refuse,-", "2:1: kolom `situation` is leeg", id="no situation"),
    pytest.param(
        "s,leerplicht,toezicht,consent,refuse,-",
        "2:23: `consent` is geen toestand: `-`, of vereisten, `objection`, `restriction`, verbonden met ` + `;"
        " bedoelde u `consent:guardian`?",
        id="state",
    ),
    pytest.param(
        "s,leerplicht,toezicht,-,refused,-",
        "2:25: `refused` is geen antwoord; gebruik `refuse` of `permit` met een grondslag; bedoelde u `refuse`?",
        id="answer",
    ),
    pytest.param(
        "s,leerplicht,toezicht,-,permit legal_obligation,absense",
        "2:49: onbekend soort gegeven `absense`; bedoelde u `absence`?",
        id="category",
    ),
    pytest.param(
        "s,leerplicht,toezicht,-,permit legal_obligation,list:leerplicht",
        "2:49: `list:leerplicht` is een verzamelnaam; een plafond noemt elk gegeven apart:"
        " absence, identity.family_name",
        id="group",
    ),
    *(
        pytest.param(
            f"s,leerplicht,toezicht,-,{answer}",
            f"2:{at}: bij `refuse` hoort `-` in kolom categories, en bij `permit` ten minste een gegeven",
            id=answer,
        )
        for answer, at in (("refuse,absence", 32), ("permit legal_obligation,-", 49))
    ),
    pytest.param(
        f"{LINE}\nnog eens,leerplicht,toezicht,-,permit public_task,absence",
        f"3:1: `absence` staat al in dit plafond, op {FILE}:2:1",
        id="twice",
    ),
    pytest.param(f"{LINE} absence", f"2:1: `absence` staat al in dit plafond, op {FILE}:2:1", id="twice in a row"),
    pytest.param(
        f"{LINE}\nniets,leerplicht,toezicht,-,refuse,-",
        f"3:1: `refuse` staat alleen; dit plafond heeft al een rij, op {FILE}:2:1",
        id="refuses too",
    ),
]


@pytest.mark.parametrize(("lines", "expected"), LINES)
def test_each_fault_is_named_at_its_place(lines: str, expected: str) -> None:
    """File, line, column, what is wrong, and what was probably meant."""
    assert faults({FILE: f"{HEADER}{lines}\n"}) == [f"{FILE}:{expected}"]
    english = faults({FILE: f"{HEADER}{lines}\n"}, Language.EN)
    assert len(english) == 1
    assert english != faults({FILE: f"{HEADER}{lines}\n"})


def judged(*lines: str) -> list[str]:
    """Return what the small set with these ceilings is found to do otherwise."""
    snapshot = Snapshot(read_changed({FILE: HEADER + "".join(f"{line}\n" for line in lines)}))
    return [fault.line() for fault in check_ceilings(snapshot)]


def test_an_exact_ceiling_holds() -> None:
    """What goes, and no more, in any order; also that nothing goes, and that a group gets nothing."""
    assert judged(LINE) == []
    assert judged(LINE.replace(FIELDS, "identity.family_name + absence")) == []
    assert judged("s,leerplicht,teaching,-,refuse,-", "s,partner,toezicht,-,refuse,-") == []
    bounded = "s,jeugdhulp,zorgvraag,consent:guardian+youth,permit consent,support"
    assert judged(bounded, "s,jeugdhulp,zorgvraag,consent:guardian,refuse,-") == []


def test_too_much_too_little_and_another_basis_are_told_apart() -> None:
    """An author reads which fields, not only that something differs."""
    assert judged(LINE.replace(" identity.family_name", "")) == [
        f"{FILE}:2:1: plafond `Leerplicht vraagt`: te veel gaat weg (identity.family_name: legal_obligation)"
    ]
    assert judged(f"{LINE} support") == [
        f"{FILE}:2:1: plafond `Leerplicht vraagt`: te weinig gaat weg (support: legal_obligation)"
    ]
    assert judged(LINE.replace("legal_obligation", "public_task")) == [
        f"{FILE}:2:1: plafond `Leerplicht vraagt`: op een andere grondslag (absence: legal_obligation !="
        " public_task, identity.family_name: legal_obligation != public_task)"
    ]


def test_a_state_says_what_is_met_at_the_least() -> None:
    """Of a pupil for whom each guardian and the pupil said yes, one guardian said yes."""
    for said in CONSENTED:
        assert set(possible(said)) == said
    assert set(possible(["consent:guardian+youth"])) == {"consent:guardian", "consent:guardian+youth"}
    assert len(possible(["consent:all_guardians+youth", "emergency"])) == 5


def test_each_of_our_flows_that_lets_something_go_is_bounded() -> None:
    """Every rule of ours that allows is bounded by a ceiling in its state."""
    snapshot = Snapshot.read(POLICIES)
    assert len(snapshot.document.ceilings) > 200
    assert check_ceilings(snapshot) == []
