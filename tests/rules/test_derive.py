"""Deriving: the exact Casbin lines of one pupil, so that any Casbin can judge them."""

from __future__ import annotations

from consent_gate.records import Matter, Objection
from consent_gate.rules.asker import Asker
from consent_gate.rules.derive import derived_lines, effective_policy, static_lines
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import Effect
from tests.generated import HERE, LOST, SMALL, TODAY, policy
from tests.rules.pupils import EIGHT, MOTHER, pupil, refuses, yes

SNAPSHOT = Snapshot(
    policy(
        SMALL,
        [Rule("r1", "d0", "c3", "public_task", "", Effect.ALLOW, HERE)],
        [ConditionalRule("r0", "d1", "c0", "consent", "consent:guardian", "", Effect.ALLOW, HERE)],
    )
)
ME = Asker("org:me", ("r1",), "d1")
LINK = ("g", "org:me", "r1")


def test_rules_and_trees_come_out_as_they_are() -> None:
    """What holds for everyone holds for every pupil; conditional rules are no lines until they are met."""
    assert list(static_lines(SNAPSHOT)) == [
        ("p", "r1", "d0", "c3", "*", "public_task", "PP-00", "allow"),
        ("g", "r1", "r0"),
        ("g2", "c1", "c0"),
        ("g2", "c2", "c0"),
        ("g3", "d1", "d0"),
    ]


def test_a_requirement_that_is_met_becomes_lines_for_this_pupil() -> None:
    """One for each field, for this asker and purpose alone, under the rule that asked."""
    assert list(derived_lines(SNAPSHOT, [ME], pupil(EIGHT, yes(MOTHER)), TODAY)) == [
        LINK,
        ("p", "org:me", "d1", "c1", "p1", "consent", "PQ-00", "allow"),
        ("p", "org:me", "d1", "c2", "p1", "consent", "PQ-00", "allow"),
    ]
    assert list(derived_lines(SNAPSHOT, [ME], pupil(EIGHT, refuses(MOTHER)), TODAY)) == [LINK]


def test_an_objection_becomes_a_deny_on_each_basis_it_holds() -> None:
    """Under the id of the record, so that whoever reads the lines finds it."""
    state = pupil(EIGHT, Objection(MOTHER, Matter("r0", "d1", ("c0",), ("c2",)), TODAY))
    assert list(derived_lines(SNAPSHOT, [], state, TODAY)) == [
        ("p", "r0", "d1", "c1", "p1", "public_task", "a", "deny"),
        ("p", "r0", "d1", "c1", "p1", "legitimate_interest", "a", "deny"),
    ]


def test_a_lost_word_in_an_objection_means_everything() -> None:
    """Renaming never lifts a hold (as in `Reach.of_no`); one organisation by its id stays that one."""
    state = pupil(EIGHT, Objection(MOTHER, Matter(LOST, LOST, (LOST,)), TODAY))
    assert {line[1:4] for line in derived_lines(SNAPSHOT, [], state, TODAY)} == {("*", "*", "*")}
    state = pupil(EIGHT, Objection(MOTHER, Matter("org:one", "*", ("c1",)), TODAY))
    assert {line[1:4] for line in derived_lines(SNAPSHOT, [], state, TODAY)} == {("org:one", "*", "c1")}


def test_deriving_is_repeatable() -> None:
    """The same lines in the same order, whatever the order of the askers."""
    state = pupil(EIGHT, yes(MOTHER))
    other = Asker("org:other", ("r1",), "d1")
    assert effective_policy(SNAPSHOT, [ME, other], state, TODAY) == effective_policy(
        SNAPSHOT, [other, ME], state, TODAY
    )
