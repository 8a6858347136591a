"""One thing about several pupils: it goes whole, or nothing of anybody goes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consent_gate.decision import Decision, Grant, Withheld
from consent_gate.reasons import Reason
from consent_gate.rules.decide import all_or_none
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import Basis
from tests.house import ROOT

SNAPSHOT = Snapshot.read(ROOT / "policies")
NAMES = SNAPSHOT.vocabulary.categories.leaves[:4]


@st.composite
def answers(draw: st.DrawFn) -> list[Decision]:
    """Decide about up to four pupils, each category granted or withheld."""
    decisions = []
    for number in range(draw(st.integers(1, 4))):
        yes = draw(st.sets(st.sampled_from(NAMES)))
        no = tuple(name for name in NAMES if name not in yes)
        grants = (Grant(Basis.CONSENT, tuple(sorted(yes)), ("r1",)),) if yes else ()
        withheld = (Withheld(Reason.CONSENT_MISSING, no),) if no else ()
        decisions.append(Decision(f"p{number}", 1, grants, withheld))
    return decisions


@given(answers())
def test_it_goes_only_when_every_answer_is_yes(decisions: list[Decision]) -> None:
    """Whole for everyone, or refusals alone: exactly of those who were refused, of exactly what was withheld."""
    whole = SNAPSHOT.vocabulary.mask_of(NAMES)
    asked, answered = all_or_none(SNAPSHOT, {decision.pupil: whole for decision in decisions}, decisions)
    if all(not decision.withheld for decision in decisions):
        assert answered == decisions
        assert set(asked.values()) == {whole}
        return
    refused = [decision for decision in decisions if decision.withheld]
    assert [decision.pupil for decision in answered] == [decision.pupil for decision in refused] == list(asked)
    for before, after in zip(refused, answered, strict=True):
        assert not after.permits
        assert not after.duties
        assert after.withheld == before.withheld
        assert SNAPSHOT.vocabulary.names_of(asked[after.pupil]) == before.withheld[0].categories


def test_nothing_asked_is_no_yes() -> None:
    """A pupil of whom nothing was asked has not said yes (CG-01)."""
    _, answered = all_or_none(SNAPSHOT, {"p1": 0}, [Decision("p1", 1, (), ())])
    assert not any(decision.permits for decision in answered)
