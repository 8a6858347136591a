"""Who holds several roles is compared too: no change for them is missed, by brute force over all roles (CG-09)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from consent_gate.rules.document import PolicyDocument
from consent_gate.rules.held_names import held_with
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import Pair, masks_in, pairs, plan_of, requirements_of, states
from consent_gate.rules.together import joint_pairs
from consent_gate.workbench.difference import Kind, difference
from consent_gate.workbench.lint import findings
from consent_gate.workbench.mutants import mutants, planted
from consent_gate.workbench.mutation import Fate, Trial
from consent_gate.workbench.needs import needed
from tests.generated import examples
from tests.policies.situation import shipped
from tests.small_policies import SMALL, read_changed

ROLES = ("teacher", "coach", "tutor", "assistant")
PURPOSES, KINDS = st.sampled_from(["teaching", "*"]), st.sampled_from(["support", "*"])
BASES = st.sampled_from(["public_task", "legal_obligation", "contract"])
WHO = st.sampled_from([*ROLES, "seconds"])
OPENING = st.tuples(
    st.just("p"),
    st.sampled_from(["teacher", "coach"]),
    st.just("teaching"),
    st.sampled_from(["support", "absence"]),
    BASES,
    st.just("allow"),
)
DENYING = st.one_of(
    st.tuples(st.just("p"), WHO, PURPOSES, KINDS, BASES | st.just("*"), st.just("deny")),
    st.just(("p2", "coach", "teaching", "absence", "*", "deny")),
)
LINES = st.tuples(
    st.lists(OPENING, min_size=1, max_size=4, unique=True), st.lists(DENYING, min_size=1, max_size=4, unique=True)
)
"""What is allowed, and what is denied; the first denial is dropped or replaced."""


def policies(lines: list[tuple[str, ...]]) -> PolicyDocument:
    """Return a small policy set with four roles, two of them in one group, and these lines."""
    rules = list(SMALL["verzuim/rules.csv"].splitlines())
    for number, (kind, who, why, what, basis, effect) in enumerate(lines, start=11):
        middle = f"*, {basis}" if kind == "p" else f"{basis}, caution:child_interest"
        rules.append(f"{kind}, {who}, {why}, {what}, {middle}, VZ-{number}, {effect}")
    sources = "".join(f"VZ-{number},wet,current,\n" for number, _ in enumerate(lines, start=11))
    more = "".join(f"{name},group+pupil,{name},{name}\n" for name in (*ROLES[1:], "seconds"))
    return read_changed(
        {
            "vocabulary/recipients.csv": SMALL["vocabulary/recipients.csv"] + more,
            "vocabulary/trees.csv": SMALL["vocabulary/trees.csv"] + "g, tutor, seconds\ng, assistant, seconds\n",
            "verzuim/rules.csv": "\n".join(rules) + "\n",
            "verzuim/sources.csv": SMALL["verzuim/sources.csv"] + sources,
        }
    )


OPENED = ("p", "teacher", "teaching", "support", "public_task", "allow")
DENIED = ("p", "coach", "*", "support", "*", "deny")


def changed(old: Snapshot, new: Snapshot, names: tuple[str, ...], purpose: str) -> bool:
    """Tell whether an answer differs to who is all of `names`."""
    plans = [snapshot.plan(names, purpose) for snapshot in (old, new)]
    return any(
        masks_in(plans[0], state) != masks_in(plans[1], state)
        for state in states(requirements_of(plans[0]) | requirements_of(plans[1]))
    )


def several(snapshot: Snapshot, most: int) -> Iterator[tuple[str, ...]]:
    """Yield every few roles that one member of staff can hold."""
    words = snapshot.vocabulary
    roles = [name for name, term in words.recipients.terms.items() if term.is_role]
    for size in range(1, most + 1):
        for held in combinations(sorted(roles), size):
            if all(second in held_with(words, first) for first, second in combinations(held, 2)):
                yield held


@examples(150)
@given(LINES, st.none() | DENYING)
def test_what_changes_for_any_roles_changes_for_those_that_are_walked(
    lines: tuple[list[tuple[str, ...]], list[tuple[str, ...]]], instead: tuple[str, ...] | None
) -> None:
    """Whoever of all combinations of roles is answered otherwise, somebody who is walked is too."""
    opening, (_, *denying) = lines
    rest = [*opening, *denying, *([instead] if instead is not None and instead not in denying else [])]
    old, new = Snapshot(policies([*opening, *lines[1]])), Snapshot(policies(rest))
    walked = {
        pair.purpose
        for pair in (*pairs(old, new), *joint_pairs(old, new))
        if changed(old, new, pair.names, pair.purpose)
    }
    for purpose in old.vocabulary.purposes.leaves:
        differs = any(changed(old, new, held, purpose) for held in several(old, len(ROLES) + 1))
        assert differs is (purpose in walked), purpose
    assert bool(difference(old, new)) is bool(walked)


def test_a_denial_of_one_role_that_goes_widens_for_who_holds_another_too() -> None:
    """The difference tells it by both roles, and the MR must consent: nothing changes for either role alone."""
    old, new = Snapshot(policies([OPENED, DENIED])), Snapshot(policies([OPENED]))
    found = difference(old, new)
    assert [group.recipients for group in found.of_kind(Kind.WIDENED)] == [("coach + teacher",)]
    assert [cause.name for group in found.groups for cause in group.causes] == ["VZ-12"]
    assert [need.part for need in needed(old, new, "po")] == ["parents", "staff"]


def test_a_change_that_one_role_tells_is_not_told_again_for_two() -> None:
    """What is new for a role alone stands there once, although it is also new for who holds another role."""
    old, new = (
        Snapshot(policies([DENIED])),
        Snapshot(policies([("p", "teacher", *OPENED[2:4], "contract", "allow"), DENIED])),
    )
    assert [group.recipients for group in difference(old, new).groups] == [("teacher",)]


def test_a_denial_that_bites_who_holds_two_roles_is_not_idle() -> None:
    """The linter says of no denial that nothing changes without it when something does."""
    told = findings(Snapshot(policies([OPENED, DENIED])))
    assert "idle-denial" not in {each.code for each in told if each.spot.place.file == "verzuim/rules.csv"}


def test_an_equivalent_mutant_answers_every_two_roles_alike() -> None:
    """On our own policies: where a denial by name was changed and called equivalent, no two roles see a difference."""
    document, snapshot = shipped().document, shipped()
    trial = Trial(replace(document))
    looked = 0
    for mutant in mutants(document):
        if mutant.name in ("SC-81", "OU-06") and mutant.column == "basis":
            verdict = trial.verdict(mutant)
            mutated = Snapshot(planted(document, mutant))
            differs = any(
                changed(snapshot, mutated, held, purpose)
                for held in several(snapshot, 2)
                for purpose in ("pupil_administration", "ouderinformatie")
            )
            assert differs is (verdict.fate is not Fate.EQUIVALENT), mutant
            looked += 1
    assert looked == 12


def test_a_joint_recipient_is_asked_as_all_of_its_names() -> None:
    """A pair of several names has the plan of who holds them together."""
    snapshot = Snapshot(policies([OPENED, DENIED]))
    pair = Pair("coach + teacher", "teaching")
    assert [*joint_pairs(snapshot)] == [pair]
    assert plan_of(snapshot, pair) is snapshot.plan(("coach", "teacher"), "teaching")
