"""The stage of every scenario. Steps stand in tests/bdd/steps, one module for each subject, and nowhere else."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from pytest_bdd.scenario import scenario_wrapper_template_registry
from pytest_bdd.steps import StepNamePrefix

from consent_gate.decision import DisclosureEntry
from consent_gate.reasons import Reason
from consent_gate.replay import replay
from consent_gate.rules.agreement import check_sample
from consent_gate.rules.snapshot import Snapshot
from consent_gate_adapters.sql import open_ledger

STEPS = sorted(path.stem for path in (Path(__file__).parent / "steps").glob("*.py"))
pytest.register_assert_rewrite(*(f"tests.bdd.steps.{subject}" for subject in STEPS))
for subject in STEPS:
    # A step is a fixture in the module that defines it; here each is lent to all scenarios.
    steps = vars(importlib.import_module(f"tests.bdd.steps.{subject}"))
    globals().update({name: step for name, step in steps.items() if name.startswith(StepNamePrefix.step_def.value)})

# After the steps, whose asserts are to be rewritten.
from tests.bdd.recording import Recording, place_of  # noqa: E402
from tests.bdd.world import World, snapshot  # noqa: E402


def pytest_configure(config: pytest.Config) -> None:
    """Register every tag a feature may bear, so that a mistyped rule, reason or promise stops the run."""
    document = snapshot().document
    rules = [*(rule.rule for rule in document.rules), *(rule.rule for rule in document.conditional)]
    promises = [f"CG-{number:02}" for number in range(1, 15)]
    sheet = [f"S{number}" for number in range(1, 51)]
    never = [sentence.id for sentence in document.never]
    for tag in (*rules, *promises, *sheet, *never, *Reason):
        config.addinivalue_line("markers", f"{tag}: rule, reason, promise, sentence or question of the law shown")
    if config.getoption("--scenario-outcomes"):
        config.pluginmanager.register(Recording(Path(config.getoption("--scenario-outcomes"))), "scenario-outcomes")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out every other test when some scenarios are asked for."""
    only = set(config.getoption("--only-scenario"))
    if only:
        items[:] = [item for item in items if place_of(item) in only]


def cited(tags: Iterable[str]) -> set[str]:
    """Return the tags that are rules or reasons."""
    document = snapshot().document
    known = {rule.rule for rule in document.rules} | {rule.rule for rule in document.conditional} | set(Reason)
    return known.intersection(tags)


def shown(log: Iterable[DisclosureEntry]) -> set[str]:
    """Return the rules and reasons that decided these lines."""
    found: set[str] = set()
    for entry in log:
        found.update(rule for grant in entry.grants for rule in grant.rules)
        for kept in entry.withheld:
            found.update((*kept.rules, kept.reason.value))
    return found


_compared: set[str] = set()
_stored = Snapshot.stored


@cache
def _rebuilt(contents: tuple[tuple[str, str], ...]) -> Snapshot:
    return _stored(dict(contents))


@pytest.fixture(autouse=True)
def _once_for_each_policy_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare the two evaluators, and rebuild a stored policy set, once for each set and not for each scenario."""

    def check(snapshot: Snapshot) -> None:
        if snapshot.digest not in _compared:
            check_sample(snapshot)
            _compared.add(snapshot.digest)

    monkeypatch.setattr("consent_gate.gate.check_sample", check)
    # A counterexample is played on the policies that break their own never-list; that the gate refuses those is tested
    # elsewhere.
    monkeypatch.setattr("consent_gate.gate.require_never", lambda snapshot: None)
    monkeypatch.setattr(Snapshot, "stored", lambda files: _rebuilt(tuple(sorted(files.items()))))


@pytest.fixture
def world(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[World]:
    """One school on a real ledger file.

    After each scenario all it decided comes out the same once more (CG-05), and the rules and reasons that it cites
    are in the log. Of an abstract scenario one example need not show all; where nothing was decided there is no log.
    """
    address = str(tmp_path / "ledger.db")
    ledger = open_ledger(address)
    played = World(ledger, address)
    yield played
    log = played.log()
    assert list(replay(ledger, log)) == []
    scenario = scenario_wrapper_template_registry[request.function]
    if log and not scenario.templated:
        assert cited(scenario.tags) - shown(log) == set()
    ledger.close()
