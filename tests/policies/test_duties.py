"""What each flow obliges the school to, against the sheet of the law: who is told, what is put on paper or reviewed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pytest

from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.terms import Basis, Effect
from tests.policies.situation import shipped

INFORM, PAPER, ATTACH, REVIEW = "inform_guardians", "paper_within_3_days", "attach_zienswijze", "review_emergency"
DOCUMENT: Final = shipped().document

TOLD: Final = {
    # GI, Raad, Veilig Thuis, verwijsindex: told, as a rule, unless the child's safety opposes.
    *("GI-01", "GI-02", "RK-01", "VT-01", "VT-02", "VI-01"),
    # The report of absence; police and justice unless UAVG 41; youth probation on an order.
    *("VZ-01", "PJ-01", "PJ-02", "PJ-03", "PJ-04", "PJ-05", "PJ-06", "PJ-07", "JS-02"),
    # The consortium's task; the copy of the transfer report; test provider, photographer, internship, research.
    *("SV-01", "SV-02", "OS-01", "LV-04", "LV-05", "ST-01", "ON-01"),
    # The guardian hears what the parent without gezag got; whoever was helped in an emergency hears of it.
    *("OU-05", "NH-01", "NH-02", "NH-03", "NH-04", "SC-71"),
}
NOT_TOLD: Final = {
    # A general notice to all, no message about one pupil: registers, lists for municipality and youth doctor.
    *("DR-01", "GM-01", "JG-01", "LV-01", "LV-02"),
    # The school answers the attendance office; what the parents must hear of is the report.
    *("VZ-02", "VZ-03"),
    # Supervision; what guardian or pupil get themselves; admission, which they asked for.
    *("TZ-01", "TZ-02", "TZ-03", "OU-01", "OU-02", "OU-03", "OS-03"),
}


def allowing() -> Iterable[Rule | ConditionalRule]:
    """Return every rule that allows."""
    rules: tuple[Rule | ConditionalRule, ...] = (*DOCUMENT.rules, *DOCUMENT.conditional)
    return [rule for rule in rules if rule.effect is Effect.ALLOW]


def owing(duty: str) -> set[str]:
    """Return the rules that owe a duty."""
    return {rule for rule, duties in DOCUMENT.owed.items() if duty in duties}


def requiring(start: str) -> set[str]:
    """Return the rules whose requirement begins so."""
    return {
        rule.rule for rule in DOCUMENT.conditional if rule.requires.startswith(start) and rule.effect is Effect.ALLOW
    }


def test_who_is_told_is_as_the_matrix_says() -> None:
    """The column 'inform' of the partner matrix, rule by rule."""
    assert owing(INFORM) == TOLD


def test_every_flow_outside_the_school_is_decided_one_way() -> None:
    """A rule that is neither told of nor known not to be, nor rests on consent, was forgotten."""
    outside = {rule.rule for rule in allowing() if not rule.place.file.startswith("school/")}
    by_consent = {rule.rule for rule in allowing() if rule.basis == Basis.CONSENT}
    assert outside == (TOLD - {"SC-71"}) | NOT_TOLD | by_consent
    assert not TOLD & NOT_TOLD


def test_where_the_guardians_sat_at_the_table_nobody_is_told() -> None:
    """Who consented knows already (NJi: with the parents, not about them)."""
    assert not owing(INFORM) & requiring("consent:")


def test_every_order_owes_its_paper() -> None:
    """Any of them may be made orally, and then the paper is owed (Sv 126nc(4), 126nd(4))."""
    assert owing(PAPER) == requiring("order:")


def test_every_emergency_is_reviewed() -> None:
    """Nobody breaks the glass without answering for it, inside the school or outside."""
    assert owing(REVIEW) == requiring("emergency")
    assert requiring("emergency") <= owing(INFORM)


def test_a_view_goes_along_with_what_was_inspected() -> None:
    """The transfer report, by inspection or by consent, and the report to the consortium (WPO 42; OSO)."""
    assert owing(ATTACH) == requiring("inspection") | {"OS-02"}


def test_each_duty_is_known_with_its_term() -> None:
    """The terms of the law are those of the law: three days for paper, a month for telling of a correction."""
    days = {term.name: (term.days, term.needs) for term in DOCUMENT.duties.values()}
    assert days.pop(PAPER) == (3, "oral")
    assert days.pop("tell_recipients") == (30, "correction")
    assert days == {INFORM: (7, "-"), ATTACH: (0, "statement"), REVIEW: (7, "-")}


@pytest.mark.parametrize("rule", sorted(TOLD))
def test_no_duty_hangs_on_a_rule_that_is_gone(rule: str) -> None:
    """Each cited rule allows something."""
    assert rule in {each.rule for each in allowing()}
