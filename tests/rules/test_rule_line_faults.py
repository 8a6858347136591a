"""Every fault of a policy line is reported at its own column, with a suggestion where there is one."""

from __future__ import annotations

import pytest

from consent_gate.errors import PolicyInvalid
from consent_gate.rules.document import read_files
from consent_gate.text import Language
from tests.small_policies import RULE, RULES, appended, changed, faults

P = "p, leerplicht, toezicht, absence, *, legal_obligation, VZ-02, allow"
P2 = "p2, jeugdhulp, zorgvraag, support, consent, consent:guardian, VZ-02, allow"

SOURCE = appended("verzuim/sources.csv", "VZ-02,UAVG art. 46,current,")

LINES = [
    pytest.param(
        P.replace("p, ", "p3, ", 1),
        ":2:1: onbekende soort regel `p3`; gebruik p, p2, g, g2 of g3; bedoelde u `p`?",
        id="unknown kind",
    ),
    pytest.param(
        P.replace("p, ", "P, ", 1),
        ":2:1: onbekende soort regel `P`; gebruik p, p2, g, g2 of g3; bedoelde u `p`?",
        id="kind in capitals",
    ),
    pytest.param(
        P.replace("allow", "Deny"),
        ":2:63: `Deny` is geen uitkomst; gebruik allow of deny; bedoelde u `deny`?",
        id="effect in capitals",
    ),
    pytest.param(
        P.replace("allow", "permit"), ":2:63: `permit` is geen uitkomst; gebruik allow of deny", id="other effect"
    ),
    pytest.param(
        P.replace(", allow", ""),
        ":2:56: 7 velden in plaats van 8 (p, recipient, purpose, category, pupil, basis, rule, eft)",
        id="too few fields",
    ),
    pytest.param(
        P + ", extra",
        ":2:70: 9 velden in plaats van 8 (p, recipient, purpose, category, pupil, basis, rule, eft)",
        id="too many fields",
    ),
    pytest.param(
        P.replace("leerplicht", "leerplich"),
        ":2:4: onbekende ontvanger `leerplich`; bedoelde u `leerplicht`?",
        id="unknown recipient",
    ),
    pytest.param(
        P.replace("leerplicht", "org:gemeente"), ":2:4: onbekende ontvanger `org:gemeente`", id="a party in a rule"
    ),
    pytest.param(
        P.replace("toezicht", "toesicht"),
        ":2:16: onbekend doel `toesicht`; bedoelde u `toezicht`?",
        id="unknown purpose",
    ),
    pytest.param(
        P.replace("absence", "absense"),
        ":2:26: onbekend soort gegeven `absense`; bedoelde u `absence`?",
        id="unknown category",
    ),
    pytest.param(
        P.replace("legal_obligation", "legal"), ":2:38: `legal` is geen grondslag van AVG 6 lid 1", id="unknown basis"
    ),
    pytest.param(P.replace("toezicht", ""), ":2:16: kolom `purpose` is leeg", id="empty cell"),
    pytest.param(
        P.replace("*", "p1"), ":2:35: leerling moet `*` zijn; beleid noemt nooit één leerling", id="a pupil is named"
    ),
    pytest.param(
        P.replace("VZ-02", "vz2"),
        ":2:56: `vz2` is geen regelnummer: 2 tot 6 hoofdletters, een streepje en 2 tot 4 cijfers",
        id="shape of the rule id",
    ),
    pytest.param(
        P.replace("VZ-02", "VZ-01"),
        ":2:56: regelnummer `VZ-01` bestaat al, op verzuim/rules.csv:1:64",
        id="rule id twice",
    ),
    pytest.param(
        P.replace("VZ-02", "JH-01"),
        ":2:56: regelnummer `JH-01` bestaat al, op jeugdhulp/rules.csv:2:69",
        id="rule id of another flow",
    ),
    pytest.param(
        P.replace("legal_obligation", "*"),
        ":2:38: `*` in een regel die toestaat; noem wie, waarvoor, wat en op welke grond",
        id="allow on any basis",
    ),
    pytest.param(
        P.replace("leerplicht", "*"),
        ":2:4: `*` in een regel die toestaat; noem wie, waarvoor, wat en op welke grond",
        id="allow anyone",
    ),
    pytest.param(
        P.replace("toezicht", "*"),
        ":2:16: `*` in een regel die toestaat; noem wie, waarvoor, wat en op welke grond",
        id="allow any purpose",
    ),
    pytest.param(
        P.replace("absence", "*"),
        ":2:26: `*` in een regel die toestaat; noem wie, waarvoor, wat en op welke grond",
        id="allow everything",
    ),
    pytest.param(
        P.replace("legal_obligation", "consent"),
        ":2:38: toestaan op grond van toestemming kan alleen met p2 en een vereiste `consent:...`",
        id="consent without a requirement",
    ),
    pytest.param(
        P2.replace("consent, ", "public_task, "),
        ":2:36: grondslag `consent` past alleen bij een vereiste `consent:...`, en omgekeerd",
        id="a requirement of consent on another basis",
    ),
    pytest.param(
        P2.replace("allow", "deny"),
        ":2:70: alleen een vereiste `caution:...` weigert, en doet niets anders: iets beëindigen zou anders verruimen",
        id="deny while there is consent",
    ),
    pytest.param(
        P2.replace("consent, consent:guardian", "public_task, order:126nd").replace("allow", "deny"),
        ":2:69: alleen een vereiste `caution:...` weigert, en doet niets anders: iets beëindigen zou anders verruimen",
        id="deny while there is an order",
    ),
    pytest.param(
        P2.replace("consent, consent:guardian", "contract, caution:court_order"),
        ":2:74: alleen een vereiste `caution:...` weigert, en doet niets anders: iets beëindigen zou anders verruimen",
        id="allow because of a caution",
    ),
    pytest.param(
        P2.replace("consent:guardian", "agreement:partner"),
        ":2:36: grondslag `consent` past alleen bij een vereiste `consent:...`, en omgekeerd",
        id="consent by agreement",
    ),
    pytest.param(
        P2.replace("consent:guardian", "consent:gaurdian"),
        ":2:45: vereiste `consent:gaurdian` kan door geen enkel vastgelegd gegeven vervuld worden;"
        " bedoelde u `consent:guardian`?",
        id="a requirement that no record meets",
    ),
    pytest.param(
        P2.replace("consent, consent:guardian", "public_task, vonnis"),
        ":2:49: vereiste `vonnis` kan door geen enkel vastgelegd gegeven vervuld worden",
        id="a requirement that no record could meet",
    ),
    pytest.param(
        P.replace("toezicht", '"toezicht"'),
        ":2:16: aanhalingsteken in een beleidsregel; haal het weg, een naam bevat nooit een komma",
        id="quoted cell",
    ),
    pytest.param(
        P.replace("toezicht", '"toezicht, zorgvraag"'),
        ":2:16: aanhalingsteken in een beleidsregel; haal het weg, een naam bevat nooit een komma",
        id="quoted comma",
    ),
    pytest.param(
        P.replace(",", ";"), ":2:2: kolommen zijn gescheiden met puntkomma's; gebruik komma's", id="semicolons"
    ),
    pytest.param(
        P.replace("toezicht", "toezicht\t"), ":2:24: onzichtbaar of besturingsteken U+0009; verwijder het", id="tab"
    ),
    pytest.param(
        P.replace("toezicht", "toe\u200bzicht"),
        ":2:19: onzichtbaar of besturingsteken U+200B; verwijder het",
        id="zero-width space",
    ),
    pytest.param(
        P.replace(" toezicht", "\u00a0toezicht"),
        ":2:15: onzichtbaar of besturingsteken U+00A0; verwijder het",
        id="hard space",
    ),
    pytest.param(P + "\0", ":2:68: onzichtbaar of besturingsteken U+0000; verwijder het", id="NUL"),
    pytest.param(
        P + " # waarom", ":2:63: `allow # waarom` is geen uitkomst; gebruik allow of deny", id="comment after"
    ),
]


@pytest.mark.parametrize(("line", "fault"), LINES)
def test_a_fault_in_a_line_is_reported_once_at_its_place(line: str, fault: str) -> None:
    """One planted fault gives exactly one report, at the file, line and column where it stands."""
    change = appended(RULES, line)
    if "VZ-02" in line and ";" not in line:
        change.update(SOURCE)
    assert faults(change) == [RULES + fault]


def test_basis_consent_with_another_kind_of_requirement_is_a_fault() -> None:
    """Basis consent rests on consent and on nothing else, whatever requirements there come to be."""
    line = P2.replace("consent:guardian", "agreement")
    files = changed({**appended(RULES, line), **SOURCE})
    with pytest.raises(PolicyInvalid) as raised:
        read_files(files, known={"agreement", "consent:guardian+youth"})
    assert [fault.line(Language.EN) for fault in raised.value.faults] == [
        RULES + ":2:36: basis `consent` goes only with a requirement `consent:...`, and the reverse"
    ]


def test_spaces_around_cells_and_blank_lines_are_no_faults() -> None:
    """What Casbin ignores without changing the meaning, an author may write."""
    line = "  " + P.replace(", ", "  ,   ") + "  "
    change = appended(RULES, "", "   ", "  # een opmerking", line)
    assert faults({**change, **SOURCE}) == []


def test_a_rule_in_the_trees_is_a_fault() -> None:
    """The vocabulary holds no rules: a reader of the flows would never see one there."""
    assert faults(appended("vocabulary/trees.csv", RULE.replace("VZ-01", "VZ-09"))) == [
        "vocabulary/trees.csv:8:1: `p` hoort in rules.csv van een stroom; hier staan alleen g, g2 en g3"
    ]


def test_a_flow_may_draw_edges_of_its_own() -> None:
    """Edges in a flow count like those in the trees."""
    assert faults(appended(RULES, "g2, support, list:leerplicht")) == []
