"""Faults in what stands beside the rules: legal sources and expected answers."""

from __future__ import annotations

import pytest

from consent_gate.terms import Basis
from tests.small_policies import RULE, RULES, appended, faults, read_changed

SOURCES = "verzuim/sources.csv"
EXPECTATIONS = "verzuim/expectations.csv"
ASK = "Een vraag,leerplicht,toezicht,absence,-,permit legal_obligation,VZ-01"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("VZ-02,UAVG art. 46,current,", "3:1: bron voor regel `VZ-02`, die hier niet bestaat; bedoelde u `VZ-01`?"),
        ("JH-01,UAVG art. 46,current,", "3:1: bron voor regel `JH-01`, die hier niet bestaat; bedoelde u `VZ-01`?"),
        ("VZ-01,,current,", "3:7: kolom `source` is leeg"),
        (
            "VZ-01,UAVG art. 46,actueel,",
            "3:20: `actueel` is geen oordeel; gebruik current, older of unverified",
        ),
        (
            "VZ-01,UAVG art. 46,Current,",
            "3:20: `Current` is geen oordeel; gebruik current, older of unverified; bedoelde u `current`?",
        ),
        (
            "VZ-01,WPO art. 8,older,tekst van 2017",
            "3:7: bij `older` hoort het jaar van de gelezen tekst in kolom source",
        ),
        ("VZ-01,UAVG art. 46,current", "3:20: 3 velden in plaats van 4 (rule, source, checked, note_nl)"),
    ],
)
def test_a_fault_in_a_source_is_reported_once_at_its_place(line: str, fault: str) -> None:
    """A source is for a rule of its own flow, says what it is, and how well it was checked."""
    assert faults(appended(SOURCES, line)) == [f"{SOURCES}:{fault}"]


def test_a_rule_without_a_source_is_a_fault() -> None:
    """Every rule rests on something that can be looked up; a source in another flow does not count."""
    second = RULE.replace("VZ-01", "VZ-02")
    assert faults(appended(RULES, second)) == [f"{RULES}:2:64: regel `VZ-02` heeft geen bron in {SOURCES}"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (ASK.replace("Een vraag", ""), "3:1: kolom `situation` is leeg"),
        (
            ASK.replace("leerplicht", "partner"),
            "3:11: `partner` is een verzamelnaam; een vraag noemt het fijnste: jeugdhulp, leerplicht",
        ),
        (ASK.replace("leerplicht", "politie"), "3:11: onbekende ontvanger `politie`"),
        (ASK.replace("leerplicht", "*"), "3:11: onbekende ontvanger `*`"),
        (ASK.replace("toezicht", "toesicht"), "3:22: onbekend doel `toesicht`; bedoelde u `toezicht`?"),
        (
            ASK.replace("absence", "identity"),
            "3:31: `identity` is een verzamelnaam; een vraag noemt het fijnste: identity.family_name",
        ),
        (ASK.replace("absence", "absense"), "3:31: onbekend soort gegeven `absense`; bedoelde u `absence`?"),
        (
            ASK.replace("-,permit", "objecton,permit"),
            "3:39: `objecton` is geen toestand: `-`, of vereisten, `objection`, `restriction`, verbonden met ` + `;"
            " bedoelde u `objection`?",
        ),
        (
            ASK.replace("-,permit", "objection+restriction,permit"),
            "3:39: `objection+restriction` is geen toestand: `-`, of vereisten, `objection`, `restriction`,"
            " verbonden met ` + `; bedoelde u `restriction`?",
        ),
        (
            ASK.replace("permit legal_obligation", "permit"),
            "3:41: `permit` is geen antwoord; gebruik `refuse` of `permit` met een grondslag;"
            " bedoelde u `permit consent`?",
        ),
        (
            ASK.replace("permit legal_obligation", "permit legal_obligations"),
            "3:41: `permit legal_obligations` is geen antwoord; gebruik `refuse` of `permit` met een grondslag;"
            " bedoelde u `permit legal_obligation`?",
        ),
        (
            ASK.replace("VZ-01", "VZ-99"),
            "3:65: `VZ-99` is geen regelnummer en geen redencode; bedoelde u `VZ-01`?",
        ),
        (
            ASK.replace("VZ-01", "CONSENT_MISING"),
            "3:65: `CONSENT_MISING` is geen regelnummer en geen redencode; bedoelde u `CONSENT_MISSING`?",
        ),
        (
            ASK.replace("VZ-01", "CONSENT_MISSING"),
            "3:65: een toestaand antwoord noemt de regel die toestaat",
        ),
        (
            ASK.replace("Een vraag", "Een, twee"),
            "3:65: 8 velden in plaats van 7 (situation, recipient, purpose, category, state, answer, because)",
        ),
    ],
)
def test_a_fault_in_an_expectation_is_reported_once_at_its_place(line: str, fault: str) -> None:
    """An expectation asks one leaf of each tree and names one answer."""
    assert faults(appended(EXPECTATIONS, line)) == [f"{EXPECTATIONS}:{fault}"]


def test_an_expectation_is_read_as_it_is_meant() -> None:
    """State, answer and reason come out as values, not as text to be read again."""
    state = "consent:guardian+youth + objection + restriction"
    line = f'"Ouders, en de leerling",jeugdhulp,zorgvraag,support,{state},refuse,RESTRICTED'
    row = read_changed(appended(EXPECTATIONS, line)).expectations[-1]
    assert (row.situation, row.recipient, row.purpose, row.category) == (
        "Ouders, en de leerling",
        "jeugdhulp",
        "zorgvraag",
        "support",
    )
    assert (row.met, row.objection, row.restriction) == (frozenset({"consent:guardian+youth"}), True, True)
    assert (row.basis, row.because, str(row.place)) == (None, "RESTRICTED", f"{EXPECTATIONS}:3:1")
    assert read_changed({}).expectations[0].basis is Basis.CONSENT
