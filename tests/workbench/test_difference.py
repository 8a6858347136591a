"""The difference between policy sets: each choice of the law flipped, renames, causes, and what is no answer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import Basis
from consent_gate.workbench.difference import Difference, Kind, difference
from consent_gate.workbench.needs import changed_recipients
from tests.policies.situation import shipped
from tests.policies.test_configurable import flipped, under
from tests.small_policies import SMALL, read_changed

Told = Mapping[tuple[Kind, str, str], set[str]]
CONSENT = "consent:guardian"


def told(found: Difference) -> Told:
    """Return which fields change for whom and for what, by kind of change."""
    fields: dict[tuple[Kind, str, str], set[str]] = {}
    for group in found.groups:
        for part in group.parts:
            key = (group.kind, part.pair.recipient, part.pair.purpose)
            fields[key] = fields.get(key, set()) | {*group.categories}
    return fields


def small(**changes: str) -> Snapshot:
    """Return the small policy set with other text in some files."""
    return Snapshot(read_changed({path.replace("__", "/") + ".csv": text for path, text in changes.items()}))


REPORT = under("list:okr")
CARERS = ("jeugdhulp", "jeugdpartner", "wijkteam")
W, N, B = Kind.WIDENED, Kind.NARROWED, Kind.BASIS
RECEIVING = "school_receiving"

EXPECTED: dict[str, Told] = {
    "1": {
        (W, RECEIVING, "overstap_vo"): REPORT,
        (N, RECEIVING, "overstap_vo"): REPORT,
        (B, RECEIVING, "overstap_vo"): REPORT,
        # With nothing left below it, the group itself becomes a purpose that may be asked for.
        (W, RECEIVING, "overstap_met_toestemming"): REPORT,
    },
    "2 both": {(N, who, "zorgvraag"): under("set:zorgvraag") for who in CARERS},
    "2 without youth": {(W, who, "zorgvraag"): under("set:zorgvraag") for who in CARERS},
    "3": {(W, "police", "opsporing"): under("set:politie_zonder_vordering")},
    "4 doctor": {(W, RECEIVING, to): {"medical.general_practitioner"} for to in ("overstap_po", "overstap_vo")},
    "4 medication": {(W, RECEIVING, to): {"medical.medication"} for to in ("overstap_po", "overstap_vo")},
    "4 weight": {(W, RECEIVING, to): {"leerlinggewicht"} for to in ("overstap_po", "overstap_vo")},
    "5": {(W, "external_diagnostician", "diagnostisch_onderzoek"): under("set:diagnostiek")},
}


@pytest.mark.parametrize("choice", EXPECTED)
def test_each_choice_changes_exactly_what_it_is_about(choice: str, tmp_path: Path) -> None:
    """The line marked KEUZE, flipped: who gets what changes as the guide says, and that line is the cause."""
    new = flipped(choice, tmp_path)
    found = difference(shipped(), new)
    assert told(found) == EXPECTED[choice]
    assert all(group.causes for group in found.groups)
    assert {cause for group in found.groups for cause in group.causes} == {*found.causes}


def test_who_must_sign_changes_only_where_one_signed_and_the_other_did_not(tmp_path: Path) -> None:
    """KEUZE 5 widened from every guardian to one: in the states in which one said yes and not each."""
    (group,) = difference(shipped(), flipped("5", tmp_path)).groups
    (clause,) = group.condition.clauses
    assert clause.present == (CONSENT,)
    assert clause.absent == ("consent:all_guardians",)
    assert (group.before, group.after) == (None, Basis.CONSENT)


def test_a_new_name_for_the_same_field_is_recognised() -> None:
    """Same label, same answers: gone and new, and said to be a rename; with another label it is no rename."""
    texts = {path: text.replace("support", "aid") for path, text in SMALL.items() if "support" in text}
    texts["vocabulary/categories.csv"] = SMALL["vocabulary/categories.csv"].replace("support,", "aid,")
    renamed = Snapshot(read_changed(texts))
    found = difference(small(), renamed)
    assert found.renamed == (("support", "aid"),)
    assert told(found) == {(N, "jeugdhulp", "zorgvraag"): {"support"}, (W, "jeugdhulp", "zorgvraag"): {"aid"}}
    texts["vocabulary/categories.csv"] = texts["vocabulary/categories.csv"].replace("ondersteuning", "hulp")
    assert difference(small(), Snapshot(read_changed(texts))).renamed == ()


def test_a_recipient_or_purpose_that_goes_gets_nothing_any_more() -> None:
    """What a set has no name for it refuses, so all that it got is narrowed."""
    gone = {path: text.replace("leerplicht", "inspectie") for path, text in SMALL.items()}
    found = difference(small(), Snapshot(read_changed(gone)))
    assert told(found)[N, "leerplicht", "toezicht"] == {"absence", "identity.family_name"}
    assert told(found)[W, "inspectie", "toezicht"] == {"absence", "identity.family_name"}


def test_a_line_that_only_moved_is_no_change() -> None:
    """Comments and order say nothing: neither an answer, nor a cause, nor a remark."""
    found = difference(small(), small(verzuim__rules=f"# verplaatst\n\n{SMALL['verzuim/rules.csv']}"))
    assert not found
    assert found.causes == ()
    assert found.remarks == ()
    assert found.old != found.new


def test_what_is_no_answer_is_told_apart() -> None:
    """A label, a source and an expectation change no answer, and each is told once."""
    found = difference(
        small(),
        small(
            vocabulary__purposes=SMALL["vocabulary/purposes.csv"].replace(
                "toezicht,supervision", "controle,supervision"
            ),
            verzuim__sources=SMALL["verzuim/sources.csv"].replace("older", "current"),
            verzuim__expectations=SMALL["verzuim/expectations.csv"].replace("objection", "-"),
        ),
    )
    assert not found
    assert [(remark.subject, bool(remark.old), bool(remark.new)) for remark in found.remarks] == [
        ("labels", True, True),
        ("sources", True, True),
        ("expectations", False, True),
        ("expectations", True, False),
    ]


def test_whoever_the_difference_names_is_whom_the_mr_is_asked_about() -> None:
    """Two ways to look at one change: the groups that people read, and the recipients whose answers change."""
    none, some = small(), small(verzuim__rules=SMALL["verzuim/rules.csv"].replace("list:leerplicht", "absence"))
    for new in (none, some):
        named = {name for group in difference(none, new).groups for part in group.parts for name in part.pair.names}
        assert changed_recipients(none, new) == named
    assert changed_recipients(none, some)
