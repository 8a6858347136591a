"""The linter on small policy sets: each kind of finding, where it points, and what stays quiet."""

from __future__ import annotations

import re

import pytest

from consent_gate.rules import codes, messages, never_messages
from consent_gate.rules.lines import Place
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.workbench.lint import SEVERITY_NAMES, Finding, Kind, Pages, diagnosed, findings
from consent_gate.workbench.lint.claims import implied
from consent_gate.workbench.lint.kinds import KINDS
from consent_gate.workbench.lint.near import alike, distance, nearly_alike
from consent_gate.workbench.lint.remedies import REMEDIES
from tests.small_policies import POLICIES, SMALL, changed

GUIDE = (POLICIES / "README.md").read_text(encoding="utf-8")


def found(changes: dict[str, str | bytes | None]) -> tuple[Finding, ...]:
    """Return the findings of the small set with other content for some files."""
    return diagnosed(changed(changes))[1]


def codes_of(changes: dict[str, str | bytes | None]) -> set[str]:
    """Return which kinds of findings there are."""
    return {finding.code for finding in found(changes)}


def added(path: str, text: str) -> str:
    """Return a file of the small set with lines added at its end."""
    return SMALL[path] + text


def test_every_kind_is_explained_in_the_guide() -> None:
    """An author who reads a finding finds it, and what to do, in the guide beside the policies."""
    assert len({kind.code for kind in KINDS}) == len(KINDS)
    assert [kind.code for kind in KINDS if row_of(kind) not in GUIDE] == []


def row_of(kind: Kind) -> str:
    """Return the row of the guide for one kind of finding."""
    severity = SEVERITY_NAMES[kind.severity].nl
    return f"| {severity} | `{kind.code}` | {plain(kind.text)} | {plain(kind.remedy)} |"


def plain(text: Text) -> str:
    """Return a text as the guide shows it."""
    return re.sub(r"{[a-z]+}", "…", text.nl)


def test_every_fault_of_the_reader_has_a_code_and_the_remedy_of_the_guide() -> None:
    """What a terminal and an editor advise is what the guide advises."""
    modules = (messages, never_messages)
    said = [text for module in modules for text in vars(module).values() if isinstance(text, Text)]
    assert len(codes.CODES) == len(said)
    for text in said:
        assert f"| {plain(text)} | {REMEDIES[codes.code_of(text)].nl} |" in GUIDE


def test_a_set_that_does_not_read_gives_the_faults_of_the_reader() -> None:
    """In the same form, each underlining what is wrong, and without a snapshot."""
    rules = SMALL["verzuim/rules.csv"].replace("allow", "alow")
    snapshot, faults = diagnosed(changed({"verzuim/rules.csv": rules}))
    assert snapshot is None
    spots = [(finding.code, str(finding.place), finding.spot.length) for finding in faults]
    assert ("effect-unknown", f"verzuim/rules.csv:1:{rules.index('alow') + 1}", 4) in spots


def test_a_shadowed_rule_points_at_the_rule_that_shadows() -> None:
    """The whole line is underlined, and the wider rule stands beside it."""
    rule = "p, leerplicht, toezicht, identity.family_name, *, legal_obligation, VZ-02, allow"
    finding = next(
        finding
        for finding in found(
            {
                "verzuim/rules.csv": added("verzuim/rules.csv", rule + "\n"),
                "verzuim/sources.csv": added("verzuim/sources.csv", "VZ-02,AVG art. 5,current,\n"),
            }
        )
        if finding.code == "shadowed-rule"
    )
    assert (str(finding.place), finding.spot.length) == ("verzuim/rules.csv:2:1", len(rule))
    assert [str(related.spot.place) for related in finding.related] == ["verzuim/rules.csv:1:1"]


def test_the_same_on_another_basis_or_with_less_is_no_shadow() -> None:
    """An objection holds one basis and not the other, so both rules matter."""
    rules = "p, leerplicht, toezicht, absence, *, public_task, VZ-02, allow\n"
    changes: dict[str, str | bytes | None] = {
        "verzuim/rules.csv": added("verzuim/rules.csv", rules),
        "verzuim/sources.csv": added("verzuim/sources.csv", "VZ-02,AVG art. 5,current,\n"),
    }
    assert "shadowed-rule" not in codes_of(changes)


def test_a_weaker_requirement_shadows_a_stronger_one() -> None:
    """Where every guardian said yes, one did: the stricter rule never decides."""
    rule = "p2, jeugdhulp, zorgvraag, support, consent, {requires}, JH-03, allow\n"
    changes: dict[str, str | bytes | None] = {
        "jeugdhulp/sources.csv": added("jeugdhulp/sources.csv", "JH-03,AVG art. 6,current,\n"),
    }
    stronger = rule.format(requires="consent:all_guardians+youth")
    assert "shadowed-rule" in codes_of(changes | {"jeugdhulp/rules.csv": added("jeugdhulp/rules.csv", stronger)})
    other = rule.format(requires="consent:all_guardians")
    assert "shadowed-rule" not in codes_of(changes | {"jeugdhulp/rules.csv": added("jeugdhulp/rules.csv", other)})


@pytest.mark.parametrize(
    ("requirement", "by", "answer"),
    [
        ("", "mandate", True),
        ("mandate", "", False),
        ("consent:guardian", "consent:all_guardians+youth", True),
        ("consent:all_guardians+youth", "consent:guardian", False),
        ("consent:guardian+youth", "consent:all_guardians", False),
        ("weighing:research", "weighing:director", False),
    ],
)
def test_one_requirement_implies_another(requirement: str, by: str, answer: bool) -> None:
    """Nothing is implied but what is met in every state that some pupil can be in."""
    assert implied(requirement, by) is answer


def test_duties_keep_a_shadowed_rule_alive() -> None:
    """What it allows is allowed anyway; what it obliges to is not."""
    vocabulary = {"vocabulary/duties.csv": "name,days,needs,label_nl,label_en\ntell,7,-,vertellen,tell\n"}
    rule = "p, leerplicht, toezicht, absence, *, legal_obligation, VZ-02, allow\n"
    changes: dict[str, str | bytes | None] = {
        **vocabulary,
        "verzuim/rules.csv": added("verzuim/rules.csv", rule),
        "verzuim/sources.csv": added("verzuim/sources.csv", "VZ-02,AVG art. 5,current,\n"),
        "verzuim/duties.csv": "rule,duty\nVZ-02,tell\n",
    }
    snapshot, told = diagnosed(changed(changes))
    assert snapshot is not None
    assert "shadowed-rule" not in {finding.code for finding in told}


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("leerplicht", "leerplich", True),
        ("leerplicht", "leerpilcht", True),
        ("leerplicht_toezicht", "leerplichttoezicht", True),
        ("results.marks", "results.mark", True),
        ("overstap_po", "overstap_vo", False),
        ("dpo", "dpa", False),
        ("attendance.late", "attendance.leave", False),
        ("group1", "group2", False),
        ("same", "same", False),
    ],
)
def test_names_are_alike_by_one_slip(one: str, other: str, answer: bool) -> None:
    """Abbreviations and numbers differ on purpose."""
    assert alike(one, other) is answer
    assert alike(other, one) is answer


def test_two_letters_make_names_nearly_alike() -> None:
    """Only in a long part; who uses this looks at more than the letters."""
    assert nearly_alike("image_research_internal", "image_research_external")
    assert not nearly_alike("stage", "image")
    assert distance("meldcode", "meldcdoe") == 1
    assert distance("", "abc") == 3


def test_a_cell_in_quotes_is_one_cell() -> None:
    """What is underlined is the cell, its quotes and commas included."""
    pages = Pages({"a.csv": 'x, "a, b" ,c\n'})
    spot = pages.cell(Place("a.csv", 1), 1)
    assert (spot.place.column, spot.length) == (4, 6)


def test_findings_are_of_the_policies_alone() -> None:
    """Looking twice gives the same; of the small set it is true that no rule is about teachers or teaching."""
    snapshot = Snapshot.stored(SMALL)
    told = findings(snapshot)
    assert told == findings(snapshot) == tuple(sorted(told))
    assert [finding.text.nl.split("`")[1] for finding in told if finding.code == "unused-name"] == [
        "teaching",
        "teacher",
    ]
    assert {finding.code for finding in told} == {"idle-denial", "unused-name"}
