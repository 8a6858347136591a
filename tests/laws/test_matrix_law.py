"""The matrix says what the gate would say: each cell is exact over every purpose and every state (CG-01, CG-09)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consent_gate.rules.lines import Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import Pair, State, answers_in, plan_of, requirements_of, states
from consent_gate.terms import ANY, Basis, Effect
from consent_gate.workbench.seeing.cells import NOTHING_RECORDED, Ground, matrix, state_of
from tests.generated import HERE, SMALL, VOCABULARIES, examples, policies, policy

Answers = dict[State, dict[str, Basis]]


def snapshots() -> st.SearchStrategy[Snapshot]:
    """Draw a small policy set of any shape."""
    return st.sampled_from(range(len(VOCABULARIES))).flatmap(policies).map(Snapshot)


def _answers(snapshot: Snapshot, recipient: str) -> list[tuple[State, str, Basis]]:
    """Return every permitted question one by one: the state, the leaf and its basis."""
    found = []
    for purpose in snapshot.vocabulary.purposes.leaves:
        pair = Pair(recipient, purpose)
        for state in states(requirements_of(plan_of(snapshot, pair))):
            found += [(state, leaf, basis) for leaf, basis in answers_in(snapshot, pair, state).items()]
    return found


@examples(120)
@given(snapshots())
def test_a_cell_is_what_the_space_permits(snapshot: Snapshot) -> None:
    """A ground stands in a cell iff some purpose and state permits a leaf on it; `½` and `°` iff the space says so."""
    vocabulary = snapshot.vocabulary
    drawn = matrix(snapshot, vocabulary.recipients.terms, vocabulary.categories.terms)
    for recipient in vocabulary.recipients.terms:
        answers = _answers(snapshot, recipient)
        for category in vocabulary.categories.terms:
            leaves = {leaf for leaf in vocabulary.bits if vocabulary.categories.covers(category, leaf)}
            expected = set()
            for basis in Basis:
                ever = {leaf for _, leaf, found in answers if found is basis} & leaves
                bare = {leaf for state, leaf, found in answers if found is basis and state == NOTHING_RECORDED}
                bare = ever if basis is Basis.CONSENT else bare & leaves
                if bare:
                    expected.add(Ground(basis, bare == leaves))
                if ever - bare:
                    expected.add(Ground(basis, ever == leaves, recorded=True))
            assert {*drawn.cell(recipient, category).grounds} == expected, (recipient, category)


@examples(120)
@given(snapshots())
def test_never_holds_whatever_rule_would_allow(snapshot: Snapshot) -> None:
    """`never` iff it stays refused under every further rule that allows: tried with one that allows everything."""
    vocabulary = snapshot.vocabulary
    drawn = matrix(snapshot, vocabulary.recipients.terms, vocabulary.categories.terms)
    document = snapshot.document
    grants = [Rule(ANY, ANY, ANY, basis.value, "", Effect.ALLOW, HERE) for basis in Basis if basis is not Basis.CONSENT]
    wide = Snapshot(policy(vocabulary, [*document.rules, *grants], document.conditional))
    # Of consent the reader lets nobody allow without a condition, so its denial is looked up and not tried.
    denials = [
        rule for rule in document.rules if rule.effect is Effect.DENY and rule.basis in (ANY, Basis.CONSENT.value)
    ]
    for recipient in vocabulary.recipients.terms:
        opened = {leaf for _, leaf, _ in _answers(wide, recipient)}
        for category in vocabulary.categories.terms:
            leaves = {leaf for leaf in vocabulary.bits if vocabulary.categories.covers(category, leaf)}
            consent_closed = all(
                any(
                    vocabulary.recipients.covers(rule.recipient, recipient)
                    and vocabulary.purposes.covers(rule.purpose, purpose)
                    and vocabulary.categories.covers(rule.category, leaf)
                    for rule in denials
                )
                for leaf in leaves
                for purpose in vocabulary.purposes.leaves
            )
            assert drawn.cell(recipient, category).never == (not opened & leaves and consent_closed)


@examples(60)
@given(snapshots(), st.data())
def test_in_one_state_a_cell_is_what_holds_then(snapshot: Snapshot, draw: st.DataObject) -> None:
    """With a state, a ground stands there iff that very state permits it, without any mark of being recorded."""
    vocabulary = snapshot.vocabulary
    recipient = draw.draw(st.sampled_from([*vocabulary.recipients.terms]))
    asked = {name for pair in vocabulary.purposes.leaves for name in requirements_of(snapshot.plan((recipient,), pair))}
    state = state_of([*draw.draw(st.sampled_from(states(asked))).met, *draw.draw(st.sampled_from([[], ["objection"]]))])
    drawn = matrix(snapshot, [recipient], vocabulary.bits, state=state)
    for leaf in vocabulary.bits:
        pairs = [Pair(recipient, purpose) for purpose in vocabulary.purposes.leaves]
        bases = {found[leaf] for pair in pairs if leaf in (found := answers_in(snapshot, pair, state))}
        assert {ground.basis for ground in drawn.cell(recipient, leaf).grounds} == bases
        assert not any(ground.recorded for ground in drawn.cell(recipient, leaf).grounds)


def test_a_denial_for_one_purpose_closes_the_cell_for_that_purpose() -> None:
    """Reading rules as text would miss it: allowed for one purpose, denied for that purpose, so nothing is given."""
    allow = Rule("r1", "d1", "c1", "public_task", "", Effect.ALLOW, HERE)
    deny = Rule("r1", "d1", "c0", "*", "", Effect.DENY, HERE)
    cell = matrix(Snapshot(policy(SMALL, [allow, deny])), ["r1"], ["c1"]).cell("r1", "c1")
    assert cell.grounds == ()
    assert not cell.never


def test_who_follows_from_consents_is_met_too() -> None:
    """Where all guardians said yes, one did; a state that no pupil can be in is never shown."""
    assert state_of(["consent:all_guardians"]).met == ("consent:all_guardians", "consent:guardian")
    assert state_of(["consent:guardian", "objection"]) == State(("consent:guardian",), ("objection",))
    both = state_of(["consent:all_guardians", "consent:guardian+youth"])
    assert "consent:all_guardians+youth" in both.met
