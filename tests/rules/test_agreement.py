"""Two evaluators, side by side: they agree on what is shipped, and no disagreement stays hidden (CG-08, CG-12)."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from consent_gate.errors import EvaluatorsDisagree
from consent_gate.grounds import ENDED
from consent_gate.rules import agreement, derive
from consent_gate.rules.asker import Asker
from consent_gate.rules.compiled import judge
from consent_gate.rules.consenting import CONSENTS
from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.requirements import requirement_named
from consent_gate.rules.situations import DAY, situations
from consent_gate.rules.snapshot import Snapshot
from consent_gate.state import PupilState
from consent_gate.terms import ANY, Effect
from tests.generated import HERE, SMALL, policy

SNAPSHOT = Snapshot(
    policy(
        SMALL,
        [Rule("r1", "d1", "c3", "public_task", "", Effect.ALLOW, HERE)],
        [
            ConditionalRule("r1", "d1", "c0", "consent", name, "", Effect.ALLOW, HERE)
            for name in ("consent:guardian", "consent:all_guardians")
        ],
    )
)


def test_the_evaluators_agree_on_everything() -> None:
    """Every cell of every situation is compared, and progress counts the situations."""
    told: list[tuple[int, int]] = []
    comparison = agreement.compare_all(SNAPSHOT, lambda at, total: told.append((at, total)))
    total = len(situations(SNAPSHOT))
    assert comparison.differences == ()
    assert told == [(at, total) for at in range(1, total + 1)]
    cells = len(SMALL.recipients.leaves) * len(SMALL.purposes.leaves) * len(SMALL.bits) * 6
    assert cells < comparison.answers <= cells * total


def opens_everything(snapshot: Snapshot, asker: Asker, state: PupilState, day: date) -> tuple[int, ...]:
    """Judge as an evaluator that forgot every objection."""
    return judge(snapshot, asker, replace(state, holds=()), day)


def test_a_difference_is_found_named_and_stops_the_snapshot(monkeypatch: pytest.MonkeyPatch) -> None:
    """An evaluator that forgets objections is found by both comparisons, with the place where it shows."""
    monkeypatch.setattr(agreement, "judge", opens_everything)
    found = agreement.compare_all(SNAPSHOT).differences
    assert {(each.recipient, each.purpose, each.category, each.casbin, each.compiled) for each in found} == {
        ("r1", "d1", "c3", "-", "public_task")
    }
    assert {each.situation for each in found} == {"an objection to everything", "a restriction of everything"}
    with pytest.raises(EvaluatorsDisagree) as caught:
        agreement.check_sample(SNAPSHOT, size=2000)
    assert "c3" in caught.value.text.nl


def test_lines_that_lose_a_derived_rule_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other way round: what Casbin is told too little of shows as well."""
    monkeypatch.setattr(derive, "_granted", lambda *drawn: iter(()))
    assert any(each.casbin == "-" for each in agreement.compare_all(SNAPSHOT).differences)


def test_the_sample_is_of_the_snapshot_and_not_of_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same set is checked on the same questions each time, so a failure comes back."""
    asked: list[list[str]] = []
    real = agreement._compare

    def watch(snapshot: Snapshot, situation: str, state: PupilState, cells: object, day: date = DAY) -> object:
        asked.append([situation, repr(cells)])
        return real(snapshot, situation, state, cells, day)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(agreement, "_compare", watch)
    agreement.check_sample(SNAPSHOT)
    first, asked[:] = list(asked), []
    agreement.check_sample(Snapshot(SNAPSHOT.document))
    assert asked == first
    asked.clear()
    agreement.check_sample(SNAPSHOT, size=1)
    assert [situation for situation, cells in asked if cells != "[]"] == list(situations(SNAPSHOT))


@pytest.mark.parametrize("name", ["agreement:processor", "mandate", "order:126nd", "weighing:meldcode", "emergency"])
def test_the_situations_put_every_ground_in_each_state(name: str) -> None:
    """A ground is there for everything, for one field, over, and not at all."""
    rule = ConditionalRule("r1", "d1", "c0", "public_task", name, "", Effect.ALLOW, HERE)
    snapshot = Snapshot(policy(SMALL, [], [rule]))
    reach = snapshot.plan(("r1",), "d1").reach
    requirement = requirement_named(name)
    assert requirement is not None
    met = {requirement.met(state, reach, "r1", SMALL.masks[ANY], DAY) for state in situations(snapshot).values()}
    assert {0, SMALL.masks[ANY]} < met
    assert len(met) == 3
    assert {fact.missing for state in situations(snapshot).values() for fact in state.facts} == {"", ENDED}
    assert agreement.compare_all(snapshot).differences == ()


def test_the_situations_put_every_caution_beside_a_yes() -> None:
    """A caution that were forgotten by one evaluator shows: for everything, and for one field."""
    allow = Rule("r1", "d1", "c0", "legal_obligation", "", Effect.ALLOW, HERE)
    rules = [ConditionalRule(ANY, ANY, "c0", ANY, "caution:secret_address", "", Effect.DENY, HERE)]
    rules.append(ConditionalRule("r1", "d1", ANY, "contract", "agreement:processor", "", Effect.ALLOW, HERE))
    snapshot = Snapshot(policy(SMALL, [allow], rules))
    asker = Asker("r1", ("r1",), "d1")
    answers = {situation: judge(snapshot, asker, state, DAY) for situation, state in situations(snapshot).items()}
    both = SMALL.mask_of(["c0"])
    assert all(not mask & both for mask in answers["every ground and every caution is recorded"])
    assert answers["every caution is recorded for one category"][0] not in (0, both)
    assert answers["nothing said"][0] == both
    assert agreement.compare_all(snapshot).differences == ()


@pytest.mark.parametrize("name", sorted(CONSENTS))
def test_the_situations_put_every_requirement_in_both_states(name: str) -> None:
    """A requirement that no situation meets, or that each one meets, would never be compared."""
    rule = ConditionalRule("r1", "d1", "c0", "consent", name, "", Effect.ALLOW, HERE)
    snapshot = Snapshot(policy(SMALL, [], [rule]))
    plan = snapshot.plan(("r1",), "d1")
    met = {
        situation: CONSENTS[name].met(state, plan.reach, "r1", SMALL.masks[ANY], DAY) == SMALL.masks[ANY]
        for situation, state in situations(snapshot).items()
    }
    assert set(met.values()) == {True, False}
    assert not met["nothing said"]
    assert not met["guardians consent, pupil turns 16"]
    assert met["pupil of 16 consents"]
    assert {hold.kind for state in situations(snapshot).values() for hold in state.holds} == {
        "objection",
        "restriction",
    }
