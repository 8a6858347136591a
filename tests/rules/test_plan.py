"""A plan says, once for all pupils, what a policy set holds for one asker and one purpose."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from consent_gate.rules.asker import names_for
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.plan import BASES, places_of, plan_for
from consent_gate.rules.snapshot import Snapshot, digest_of
from consent_gate.terms import ANY, DECISION_ORDER, Basis, Effect
from tests.generated import HERE, SMALL, Case, cases, examples, policy
from tests.laws.outcomes import decisions
from tests.small_policies import POLICIES

ALLOW = Rule("r0", "d0", "c0", "public_task", "PP-00", Effect.ALLOW, HERE)
DENY = Rule(ANY, ANY, "c1", ANY, "PP-01", Effect.DENY, HERE)
ASKED = ConditionalRule("r1", "d1", "c3", "consent", "consent:guardian", "PQ-00", Effect.ALLOW, HERE)
TASK = DECISION_ORDER.index(Basis.PUBLIC_TASK)
CONSENT = len(DECISION_ORDER) - 1


def test_a_plan_holds_masks_per_basis() -> None:
    """An allow on one basis, a deny on all of them, and what is conditional apart."""
    plan = plan_for(SMALL, [ALLOW, DENY], [ASKED], ("r1",), "d1")
    bits = SMALL.bits
    assert plan.allow == tuple(bits["c1"] | bits["c2"] if place == TASK else 0 for place in range(BASES))
    assert plan.deny == (bits["c1"],) * BASES
    assert [(each.mask, each.places) for each in plan.conditions] == [(bits["c3"], (CONSENT,))]
    assert plan.potential == bits["c2"] | bits["c3"]


@pytest.mark.parametrize(("nodes", "purpose"), [(("r2",), "d1"), (("r1",), "d2"), ((), "d1"), (("r1",), "lost_word")])
def test_rules_about_others_are_not_in_it(nodes: tuple[str, ...], purpose: str) -> None:
    """Another asker, another purpose, no name, no word: only what speaks about everyone is left."""
    plan = plan_for(SMALL, [ALLOW, DENY], [ASKED], nodes, purpose)
    assert [said.rule for said in plan.applied] == [DENY]
    assert (plan.conditions, plan.potential) == ((), 0)


def test_conditions_of_one_requirement_are_asked_at_once() -> None:
    """Two rules that need the same yes on the same basis are one question to the records."""
    other = ConditionalRule("r0", ANY, "c1", "consent", "consent:guardian", "PQ-01", Effect.ALLOW, HERE)
    both = ConditionalRule("r0", ANY, "c1", "consent", "consent:all_guardians", "PQ-02", Effect.ALLOW, HERE)
    plan = plan_for(SMALL, [], [ASKED, other, both], ("r1",), "d1")
    assert [(ask.requirement.name, ask.mask, ask.places, ask.effect) for ask in plan.asks] == [
        ("consent:guardian", SMALL.mask_of(["c1", "c3"]), (CONSENT,), Effect.ALLOW),
        ("consent:all_guardians", SMALL.bits["c1"], (CONSENT,), Effect.ALLOW),
    ]


def test_a_caution_closes_every_basis_and_opens_nothing() -> None:
    """A conditional deny is asked apart from an allow, on all bases, and adds nothing to what may be hoped for."""
    mask = ConditionalRule(ANY, ANY, "c1", ANY, "caution:secret_address", "PQ-03", Effect.DENY, HERE)
    plan = plan_for(SMALL, [ALLOW], [mask], ("r1",), "d1")
    assert [(ask.effect, ask.mask, ask.places) for ask in plan.asks] == [
        (Effect.DENY, SMALL.bits["c1"], tuple(range(BASES)))
    ]
    assert plan.potential == SMALL.bits["c1"] | SMALL.bits["c2"]


def test_a_condition_counts_on_its_own_basis() -> None:
    """A consent that a task leans on opens the task; where that basis is denied nothing is possible."""
    task = ConditionalRule("r1", "d1", "c3", "public_task", "consent:guardian", "PQ-03", Effect.ALLOW, HERE)
    never = Rule(ANY, ANY, "c3", "public_task", "PP-02", Effect.DENY, HERE)
    plan = plan_for(SMALL, [never], [task], ("r1",), "d1")
    assert [(ask.mask, ask.places) for ask in plan.asks] == [(SMALL.bits["c3"], (TASK,))]
    assert plan.potential == 0
    assert plan_for(SMALL, [never], [task, ASKED], ("r1",), "d1").potential == SMALL.bits["c3"]


def test_a_star_means_every_basis() -> None:
    """And a word means its own place in the order of deciding."""
    assert places_of(ANY) == tuple(range(BASES))
    assert [places_of(basis.value) for basis in DECISION_ORDER] == [(place,) for place in range(BASES)]


@examples(300)
@given(cases())
def test_nothing_beyond_the_potential_is_ever_permitted(case: Case) -> None:
    """What a plan holds for impossible no pupil's records make possible."""
    names = names_for(case.recipient, case.pupil, case.day, case.snapshot.vocabulary)
    for purpose, decision in decisions(case).items():
        potential = case.snapshot.plan(names, purpose).potential
        assert case.snapshot.vocabulary.mask_of(decision.permitted) & ~potential == 0


def test_a_plan_is_worked_out_once() -> None:
    """It follows from the snapshot alone, so the same one serves everybody."""
    snapshot = Snapshot(policy(SMALL, [ALLOW]))
    assert snapshot.plan(("r1",), "d1") is snapshot.plan(("r1",), "d1")
    assert snapshot.plan(("r1",), "d1") is not snapshot.plan(("r2",), "d1")


def test_a_snapshot_is_named_by_every_letter_of_its_files() -> None:
    """The order of files does not matter, a moved letter does, also between a path and its text."""
    files = {"a": "1", "b": "2"}
    assert digest_of(files) == digest_of(dict(reversed(files.items())))
    others = ({"a": "1"}, {"a": "2", "b": "1"}, {"a": "1", "b": "2\n"}, {"a": "1b", "": "2"}, {"a": '1","b":"2'})
    assert len({digest_of(other) for other in (files, *others)}) == 1 + len(others)
    shipped = Snapshot.read(Path(POLICIES))
    assert shipped.digest == digest_of(shipped.document.files)
