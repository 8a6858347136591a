"""Faults in the vocabulary: names, labels, scopes and bases."""

from __future__ import annotations

import pytest

from consent_gate.rules.vocabulary import Scope
from tests.small_policies import SMALL, appended, faults, read_changed

RECIPIENTS = "vocabulary/recipients.csv"
PURPOSES = "vocabulary/purposes.csv"
CATEGORIES = "vocabulary/categories.csv"
BASES = "vocabulary/bases.csv"

LINES = [
    pytest.param(
        PURPOSES,
        "Hulp,hulp,help",
        "5:1: `Hulp` is geen geldige naam: kleine letters, cijfers, `_`, en `.` of `:` tussen delen,"
        " ten hoogste 64 tekens",
        id="capital",
    ),
    pytest.param(
        PURPOSES,
        "a" * 65 + ",lang,long",
        f"5:1: `{'a' * 40}...` is geen geldige naam: kleine letters, cijfers, `_`, en `.` of `:` tussen delen,"
        " ten hoogste 64 tekens",
        id="too long",
    ),
    pytest.param(
        RECIPIENTS,
        "org:lindenhout,none,Lindenhout,Lindenhout",
        "6:1: `org:lindenhout` begint als een nummer van een partij (`org:`, `staff:` of `person:`)",
        id="party id",
    ),
    pytest.param(
        RECIPIENTS,
        "person:moeder,none,moeder,mother",
        "6:1: `person:moeder` begint als een nummer van een partij (`org:`, `staff:` of `person:`)",
        id="person id",
    ),
    pytest.param(
        RECIPIENTS,
        "guardian,pupil,ouder,guardian",
        "6:10: `guardian` wordt uit gezag en leeftijd berekend en nooit toegekend; de reikwijdte is `kin`",
        id="a computed name as a role",
    ),
    pytest.param(
        RECIPIENTS,
        "pupil_self,none,leerling,pupil",
        "6:12: `pupil_self` wordt uit gezag en leeftijd berekend en nooit toegekend; de reikwijdte is `kin`",
        id="a computed name as a partner",
    ),
    pytest.param(
        RECIPIENTS,
        "grandparent,kin,grootouder,grandparent",
        "6:13: `grandparent` heeft reikwijdte `kin`, maar de poort berekent alleen"
        " guardian, guardian_own, parent_of_adult, parent_without_gezag, pupil_self",
        id="a name that nobody computes",
    ),
    pytest.param(
        RECIPIENTS,
        "guardian,kin+pupil,ouder,guardian",
        "6:10: `kin+pupil` is geen reikwijdte: `none`, `kin`, of `school`, `group` en `pupil` verbonden met `+`",
        id="computed and assigned",
    ),
    pytest.param(
        RECIPIENTS,
        "family,group+pupil,familie,family",
        "6:1: `family` is familie van één leerling; de reikwijdte is `kin` of `pupil`",
        id="family of a group",
    ),
    pytest.param(
        PURPOSES, "teaching,les,lesson", "5:1: naam `teaching` bestaat al, op vocabulary/purposes.csv:4:1", id="twice"
    ),
    pytest.param(
        CATEGORIES,
        "jeugdhulp,hulp,help",
        "7:1: naam `jeugdhulp` bestaat al, op vocabulary/recipients.csv:3:1",
        id="on two axes",
    ),
    pytest.param(
        CATEGORIES,
        "consent,ja,yes",
        "2:1: naam `consent` bestaat al, op vocabulary/categories.csv:7:1",
        id="like a basis",
    ),
    pytest.param(PURPOSES, "guidance,,guidance", "5:10: kolom `label_nl` is leeg", id="no Dutch label"),
    pytest.param(PURPOSES, "guidance,begeleiding,", "5:22: kolom `label_en` is leeg", id="no English label"),
    pytest.param(
        PURPOSES, "guidance,begeleiding", "5:10: 2 velden in plaats van 3 (name, label_nl, label_en)", id="too few"
    ),
    pytest.param(
        PURPOSES,
        "guidance,zorg, hulp en begeleiding,guidance",
        "5:36: 4 velden in plaats van 3 (name, label_nl, label_en)",
        id="a comma in a label",
    ),
    pytest.param(
        PURPOSES,
        'guidance,"begeleiding,guidance',
        "5:10: aanhalingsteken zonder einde of midden in een cel",
        id="unfinished quote",
    ),
    pytest.param(
        PURPOSES,
        'guidance,de "beste" hulp,guidance',
        "5:13: aanhalingsteken zonder einde of midden in een cel",
        id="quote inside a cell",
    ),
    pytest.param(
        RECIPIENTS,
        "mentor,groop,mentor,mentor",
        "6:8: `groop` is geen reikwijdte: `none`, `kin`, of `school`, `group` en `pupil` verbonden met `+`;"
        " bedoelde u `group`?",
        id="unknown scope",
    ),
    pytest.param(
        RECIPIENTS,
        "mentor,none+group,mentor,mentor",
        "6:8: `none+group` is geen reikwijdte: `none`, `kin`, of `school`, `group` en `pupil` verbonden met `+`",
        id="none with another scope",
    ),
    pytest.param(
        RECIPIENTS,
        "mentor,group+group,mentor,mentor",
        "6:8: `group+group` is geen reikwijdte: `none`, `kin`, of `school`, `group` en `pupil` verbonden met `+`",
        id="a scope twice",
    ),
    pytest.param(
        BASES,
        "concent,toestemming,consent",
        "8:1: `concent` is geen grondslag van AVG 6 lid 1; bedoelde u `consent`?",
        id="unknown basis",
    ),
    pytest.param(
        BASES, "consent,ja,yes", "8:1: naam `consent` bestaat al, op vocabulary/bases.csv:2:1", id="a basis twice"
    ),
    pytest.param(
        CATEGORIES,
        "list:leeg,leeg,empty",
        "7:1: lijst `list:leeg` heeft geen leden; zet ze in trees.csv als `g2, lid, list:leeg`",
        id="a list without members",
    ),
    pytest.param(
        CATEGORIES,
        "identity.sex,geslacht,sex",
        "7:1: `identity.sex` valt niet onder `identity`; in trees.csv ontbreekt `g2, identity.sex, identity`",
        id="a field that is not under its kind",
    ),
]


@pytest.mark.parametrize(("path", "line", "fault"), LINES)
def test_a_fault_in_the_vocabulary_is_reported_once_at_its_place(path: str, line: str, fault: str) -> None:
    """One planted fault gives exactly one report."""
    file = BASES if fault.startswith("2:1") else path
    assert faults(appended(path, line)) == [f"{file}:{fault}"]


def test_each_basis_must_be_there() -> None:
    """A basis without a label could still be decided on and would be shown as a bare word."""
    assert faults(
        {BASES: SMALL[BASES].replace("contract,overeenkomst (AVG 6 lid 1 b),contract (GDPR 6(1)(b))\n", "")}
    ) == ["vocabulary/bases.csv:1:1: grondslag `contract` ontbreekt"]


@pytest.mark.parametrize("header", ["naam,label_nl,label_en", "name,label_nl", "teaching,lesgeven,teaching"])
def test_a_table_begins_with_its_columns(header: str) -> None:
    """A missing header would make the first name disappear; the rest of that file is not judged."""
    rest = SMALL[PURPOSES].split("\n", 1)[1]
    assert faults({PURPOSES: f"{header}\n{rest}"}) == [
        f"{PURPOSES}:1:1: eerste regel moet zijn: `name,label_nl,label_en`"
    ]


def test_a_table_of_comments_has_no_header() -> None:
    """A table in which every line is a comment says so, and the names it lacks are not all reported unknown."""
    assert faults({PURPOSES: "# later\n"}) == [f"{PURPOSES}:1:1: eerste regel moet zijn: `name,label_nl,label_en`"]


def test_a_table_with_semicolons_is_named_as_such() -> None:
    """What a Dutch spreadsheet saves is recognised."""
    assert faults({PURPOSES: SMALL[PURPOSES].replace(",", ";")}) == [
        f"{PURPOSES}:1:5: kolommen zijn gescheiden met puntkomma's; gebruik komma's"
    ]


def test_a_quoted_label_may_hold_commas_and_quotes() -> None:
    """A spreadsheet may save a table as it likes, as long as a row is one line."""
    document = read_changed(appended(PURPOSES, 'guidance,"zorg, ""hulp"" en begeleiding",guidance'))
    assert document.vocabulary.purposes.terms["guidance"].label.nl == 'zorg, "hulp" en begeleiding'


def test_scopes_make_a_role_and_none_a_partner() -> None:
    """A role lists how far it may reach; a partner reaches through no assignment at all."""
    terms = read_changed({}).vocabulary.recipients.terms
    assert (terms["teacher"].scopes, terms["teacher"].is_role) == (frozenset({Scope.GROUP, Scope.PUPIL}), True)
    assert (terms["jeugdhulp"].scopes, terms["jeugdhulp"].is_role) == (frozenset({Scope.NONE}), False)
