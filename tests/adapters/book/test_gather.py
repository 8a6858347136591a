"""What a book holds: exactly what ran on exactly this policy set, and every rule with its evidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from consent_gate.text import Language
from consent_gate.workbench.features import features_digest
from consent_gate.workbench.outcomes import Outcomes, write_outcomes
from consent_gate_adapters.book.features import FeaturesUnreadable, features_of
from consent_gate_adapters.book.runs import Run, Standing, Verdict, read_run
from consent_gate_adapters.book.sentences import AnyRule, meaning
from tests.adapters.book.small_book import ABSTRACT, FEATURE, FILE, FIRST, OTHER, Making, ran, small
from tests.policies.situation import shipped

PASSED, FAILED, NOT_RUN = Verdict.PASSED, Verdict.FAILED, Verdict.NOT_RUN


def verdicts(run: Run | None) -> list[Verdict]:
    """Return what a book says of the three scenarios."""
    (entry,) = Making(run=run).book().features
    return [one.verdict for one in entry.told.values()]


def test_what_was_not_run_is_shown_as_such() -> None:
    """A scenario that the record does not name was not run, whatever the others came to."""
    assert verdicts(None) == [NOT_RUN, NOT_RUN, NOT_RUN]
    assert verdicts(ran((FIRST, "", "passed"), (OTHER, "", "failed"))) == [PASSED, FAILED, NOT_RUN]


def test_a_skipped_scenario_did_not_pass() -> None:
    """Skipped is not run."""
    assert verdicts(ran((FIRST, "", "skipped")))[0] is NOT_RUN


@pytest.mark.parametrize(
    ("examples", "verdict"),
    [
        ({"cijfers": "passed", "toetsen": "passed"}, PASSED),
        ({"cijfers": "passed", "toetsen": "failed"}, FAILED),
        ({"cijfers": "passed"}, NOT_RUN),
        ({"cijfers": "passed", "iets anders": "passed"}, NOT_RUN),
    ],
)
def test_an_abstract_scenario_passed_when_each_example_did(examples: dict[str, str], verdict: Verdict) -> None:
    """One example that failed fails the whole; one that was not played leaves it unproven."""
    run = ran(*((ABSTRACT, example, outcome) for example, outcome in examples.items()))
    assert verdicts(run)[2] is verdict


@pytest.mark.parametrize("standing", [Standing.OTHER_SNAPSHOT, Standing.OTHER_FEATURES, Standing.ABSENT])
def test_a_run_of_something_else_is_no_outcome(standing: Standing) -> None:
    """That a scenario passed on other policies or in other words is never shown as passed."""
    assert verdicts(ran((FIRST, "", "passed"), (OTHER, "", "failed"), standing=standing)) == [NOT_RUN] * 3


def test_a_record_stands_only_for_its_own_policies_and_features(tmp_path: Path) -> None:
    """Both hashes are compared, and a file that is not there is a run that was not made."""
    snapshot, features = small().digest, features_digest({FILE: FEATURE})
    file = tmp_path / "scenarios.json"
    assert read_run(file, snapshot, features).standing is Standing.ABSENT
    outcomes = Outcomes(
        format=1, snapshot=snapshot, features=features, finished_at="2026-11-28T08:00:00Z", scenarios=()
    )
    write_outcomes(outcomes, file)
    assert read_run(file, snapshot, features).standing is Standing.HOLDS
    assert read_run(file, "0" * 64, features).standing is Standing.OTHER_SNAPSHOT
    assert read_run(file, snapshot, "0" * 64).standing is Standing.OTHER_FEATURES


def test_every_rule_is_there_with_its_line_and_every_source() -> None:
    """No rule and no source of the policies is missing from the book."""
    book, document = Making(snapshot=shipped()).book(), shipped().document
    every: list[AnyRule] = [*document.rules, *document.conditional]
    assert sorted(rule.id for rule in book.rules) == sorted(rule.rule for rule in every)
    cited = sorted((one.rule, one.text) for rule in book.rules for one in rule.sources)
    assert cited == sorted((one.rule, one.text) for some in document.sources.values() for one in some)
    for rule in book.rules:
        assert rule.id in rule.line
        assert rule.line in document.files[rule.place.file].splitlines()


def test_a_flow_shows_exactly_the_scenarios_that_cite_its_rules() -> None:
    """By a tag on the scenario itself, its rule or its feature; a scenario of another flow is not among them."""
    flows = {flow.name: flow for flow in Making().book().flows}
    ((feature, told),) = flows["jeugdhulp"].told
    assert feature.file == FILE
    assert [one.scenario.line for one in told] == [FIRST, OTHER, ABSTRACT]
    assert flows["verzuim"].told == ()


def test_expected_answers_are_decided_again() -> None:
    """Each expectation of the shipped policies stands in its flow and comes out."""
    book = Making(snapshot=shipped()).book()
    expected = [one for flow in book.flows for one in flow.expected]
    assert len(expected) == len(shipped().document.expectations)
    assert all(one.holds for one in expected)
    assert all(one.holds for flow in book.flows for one in flow.capped)


def test_every_rule_says_in_a_sentence_what_it_does() -> None:
    """The sentence names recipient, data and ground in both languages, and a denial never reads like a permit."""
    document = shipped().document
    every: list[AnyRule] = [*document.rules, *document.conditional]
    for rule in every:
        for language in Language:
            said = meaning(document, rule).say(language)
            assert (" mag, " in said or " may go, " in said) == (rule.effect.value == "allow"), said
            assert "{" not in said


def test_a_file_that_is_no_gherkin_is_named() -> None:
    """The message says which file and line."""
    with pytest.raises(FeaturesUnreadable) as found:
        features_of(
            {"kapot.feature": "# language: nl\nFunctionaliteit: x\n  Scenario: y\n    Als z\n    Zomaar iets\n"}
        )
    assert found.value.text.nl.startswith("kapot.feature:")
    with pytest.raises(FeaturesUnreadable):
        features_of({"leeg.feature": "# language: nl\n"})


def test_the_record_may_not_be_something_else(tmp_path: Path) -> None:
    """A file of another form stops the book; it is not taken for a run that was not made."""
    file = tmp_path / "scenarios.json"
    file.write_text(json.dumps({"format": 2}), encoding="utf-8")
    with pytest.raises(Exception, match="scenarios"):
        read_run(file, "0" * 64, "0" * 64)
