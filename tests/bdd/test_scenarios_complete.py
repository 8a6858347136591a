"""The scenarios answer every question of the law that was put to them, and cite only what exists."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from consent_gate.reasons import Reason
from tests.bdd.world import snapshot

ROOT = Path(__file__).parents[2]
FEATURES = sorted((ROOT / "features").rglob("*.feature"))
QUESTIONS = frozenset(f"S{number}" for number in range(1, 51))
"""The fifty situations that the law was asked about; each is a tag of at least one scenario."""
PROMISES = frozenset(f"CG-{number:02}" for number in range(1, 15))
PROVEN_ELSEWHERE = frozenset({"CG-06", "CG-08"})
"""That the log shows tampering and that Casbin answers alike is no scene between people; tests of their own show it."""


def rules() -> set[str]:
    """Return the id of each rule of the policies."""
    document = snapshot().document
    return {rule.rule for rule in document.rules} | {rule.rule for rule in document.conditional}


def tags_of(text: str) -> set[str]:
    """Return every tag in a feature."""
    lines = (line.split() for line in text.splitlines() if line.strip().startswith("@"))
    return {word.removeprefix("@") for words in lines for word in words}


def tags_shown(text: str) -> set[str]:
    """Return the tags above a scenario, and those above a rule that has scenarios: what stands over all says little."""
    found: set[str] = set()
    of_rule: set[str] = set()
    above = ""
    for line in text.splitlines():
        if line.strip().startswith("Regel:"):
            of_rule = tags_of(above)
        elif line.strip().startswith(("Scenario:", "Abstract Scenario:")):
            found |= of_rule | tags_of(above)
        above = line
    return found


def unknown(tags: Iterable[str]) -> set[str]:
    """Return the tags that are no rule, no sentence of the never-list, no reason, no promise and no question."""
    never = {sentence.id for sentence in snapshot().document.never}
    return set(tags) - rules() - never - set(Reason) - PROMISES - QUESTIONS


def all_tags() -> set[str]:
    """Return every tag of every feature."""
    return {tag for feature in FEATURES for tag in tags_of(feature.read_text(encoding="utf-8"))}


def test_every_question_has_its_scenario() -> None:
    """All fifty situations are answered by a scenario that bears the number."""
    shown = {tag for feature in FEATURES for tag in tags_shown(feature.read_text(encoding="utf-8"))}
    assert sorted(QUESTIONS - shown, key=lambda tag: int(tag[1:])) == []


@pytest.mark.parametrize("feature", FEATURES, ids=lambda path: path.name)
def test_what_is_cited_exists(feature: Path) -> None:
    """Each rule that a scenario cites stands in the policies, each reason is one that the gate can give."""
    assert unknown(tags_of(feature.read_text(encoding="utf-8"))) == set()


def test_every_rule_is_at_work_in_a_scenario() -> None:
    """Whoever reads the scenarios has met each rule of the policies, and sees it decide."""
    assert rules() - all_tags() == set()


@pytest.mark.parametrize("feature", FEATURES, ids=lambda path: path.name)
def test_every_feature_names_its_sources(feature: Path) -> None:
    """What the law is taken from stands above the first rule."""
    head, _, _ = feature.read_text(encoding="utf-8").partition("Regel:")
    assert "Bronnen: " in head


def test_every_promise_is_shown() -> None:
    """Each promise that people can see kept is seen kept."""
    assert all_tags() & PROMISES | PROVEN_ELSEWHERE == PROMISES


def test_a_number_without_a_scenario_answers_nothing() -> None:
    """A question counts as answered only where a scenario follows: over a whole feature it claims too much."""
    first = "@S1\nFunctionaliteit: f\n\n  @S2\n  Regel: r\n\n    @S3 @NV-01\n    Scenario: s\n      Als iets\n"
    second = "\n  @S4\n  Regel: r\n\n    Abstract Scenario: s\n      Als iets\n\n  @S5\n  Regel: leeg\n"
    assert tags_of(first + second) == {"S1", "S2", "S3", "S4", "S5", "NV-01"}
    assert tags_shown(first + second) == {"S2", "S3", "S4", "NV-01"}


def test_a_mistyped_tag_is_found() -> None:
    """A rule that does not exist, a reason nobody gives and a number beyond the list are found."""
    assert unknown({"NV-01", "NV-99", "CONSENT_MISSING", "CONSENT_LOST", "S50", "S51", "CG-14", "CG-15"}) == {
        "NV-99",
        "CONSENT_LOST",
        "S51",
        "CG-15",
    }
