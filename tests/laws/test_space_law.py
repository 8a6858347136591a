"""The space that tools walk is the space in which the gate decides: same questions, same states, same answers."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from consent_gate.rules.asker import Asker
from consent_gate.rules.compiled import judge
from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.expectations import pupil_in
from consent_gate.rules.plan import Plan
from consent_gate.rules.situations import DAY, GUARDIANS, born_for, said
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import CONSENTED, State, masks_in, pairs, plan_of, requirements_of, states
from consent_gate.state import PupilState
from consent_gate.terms import THE_PUPIL
from tests.generated import VOCABULARIES, examples, policies
from tests.policies.situation import shipped


def test_each_state_of_consent_is_one_that_a_pupil_can_be_in() -> None:
    """Whoever may speak says yes or nothing, at each age: no other combination of requirements is ever met."""
    snapshot = shipped()
    plan = plan_of(snapshot, next(pairs(snapshot)))
    speakers = (*(fact.person for fact in GUARDIANS), THE_PUPIL)
    found = set()
    for age in (8, 14, 16, 18):
        for size in range(len(speakers) + 1):
            for some in combinations(speakers, size):
                statements = tuple(said(person, on=DAY) for person in some)
                pupil = PupilState("p", born_for(age), (), GUARDIANS, statements)
                met = {name for name, consent in CONSENTS.items() if consent.met(pupil, plan.reach, "org:x", 1, DAY)}
                found.add(frozenset(met))
    assert found == {*CONSENTED}


def test_a_state_of_ours_is_answered_like_the_pupil_who_is_in_it() -> None:
    """On the policies as they ship, over everything: the answer in a state is the gate's own on such a pupil."""
    snapshot = shipped()
    compared = 0
    for pair in pairs(snapshot):
        plan = plan_of(snapshot, pair)
        if not plan.potential:
            continue
        for state in states(requirements_of(plan)):
            named = frozenset(state.met)
            pupil = pupil_in(named, frozenset(state.holds))
            asker = Asker("org:somebody", (pair.recipient,), pair.purpose)
            assert masks_in(plan, state) == judge(snapshot, asker, pupil, DAY), (pair, state)
            compared += 1
    assert compared > 400


def snapshots() -> st.SearchStrategy[Snapshot]:
    """Draw a small policy set of any shape."""
    return st.sampled_from(range(len(VOCABULARIES))).flatmap(policies).map(Snapshot)


@examples(150)
@given(snapshots(), st.data())
def test_a_state_is_answered_like_its_pupil_whatever_the_policies(snapshot: Snapshot, draw: st.DataObject) -> None:
    """The same for any policies: CG-08 then carries what is proved over states to stock Casbin."""
    pair = draw.draw(st.sampled_from([*pairs(snapshot)]))
    plan = plan_of(snapshot, pair)
    state = draw.draw(st.sampled_from(states(requirements_of(plan))))
    pupil = pupil_in(frozenset(state.met), frozenset(state.holds))
    assert masks_in(plan, state) == judge(snapshot, Asker("org:somebody", (pair.recipient,), pair.purpose), pupil, DAY)


def _permitted(plan: Plan, state: State) -> int:
    """Return everything that may go, on whatever basis."""
    return sum(masks_in(plan, state))  # the masks do not overlap


@examples(150)
@given(snapshots(), st.data())
def test_several_names_open_no_more_than_each_alone(snapshot: Snapshot, draw: st.DataObject) -> None:
    """One who holds two roles gets at most what the two get apart, so each name is walked alone (CG-09)."""
    names = draw.draw(st.lists(st.sampled_from([*snapshot.vocabulary.recipients.terms]), min_size=2, max_size=3))
    purpose = draw.draw(st.sampled_from(snapshot.vocabulary.purposes.leaves))
    together = snapshot.plan(tuple(sorted({*names})), purpose)
    alone = [snapshot.plan((name,), purpose) for name in names]
    state = draw.draw(st.sampled_from(states(requirements_of(together))))
    apart = 0
    for plan in alone:
        apart |= _permitted(plan, state)
    assert _permitted(together, state) & ~apart == 0
