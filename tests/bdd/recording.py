"""Keeps what came of each scenario, and which rules, reasons, requirements and edges its questions were decided by."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs
from pytest_bdd.parser import Feature, Scenario, Step
from pytest_bdd.scenario import scenario_wrapper_template_registry

from consent_gate.decision import DisclosureEntry
from consent_gate.ports import SystemClock
from consent_gate.rules.asker import names_for
from consent_gate.state import PupilState, pupil_state, recipient_state
from consent_gate.terms import amsterdam_date
from consent_gate.workbench.exercised import Exercised, Tracer
from consent_gate.workbench.features import features_digest, read_features
from consent_gate.workbench.outcomes import FORMAT, Kind, Outcome, Outcomes, write_outcomes
from tests.bdd.world import World, snapshot

FEATURES = Path(__file__).parents[2] / "features"
WORST: tuple[Kind, ...] = ("passed", "skipped", "failed")


def place_of(item: pytest.Item) -> str:
    """Return FEATURE:LINE of a scenario, empty for any other test."""
    if not isinstance(item, pytest.Function) or item.function not in scenario_wrapper_template_registry:
        return ""
    template = scenario_wrapper_template_registry[item.function]
    return f"{Path(template.feature.filename).resolve().relative_to(FEATURES).as_posix()}:{template.line_number}"


class Recording:
    """A plugin of one run. It writes at the end; a scenario that did not run to its end is not in the file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._features = features_digest(read_features(FEATURES))
        self._tracer = Tracer(snapshot())
        self._told: dict[str, Outcome] = {}
        self._failed: dict[str, tuple[int, str]] = {}
        self._ends: dict[str, Kind] = {}
        self._ended: set[str] = set()

    def pytest_bdd_step_error(self, request: pytest.FixtureRequest, step: Step) -> None:
        """Keep where a scenario failed."""
        self._failed[request.node.nodeid] = step.line_number, f"{step.keyword} {step.name}"

    def pytest_bdd_step_func_lookup_error(self, request: pytest.FixtureRequest, step: Step) -> None:
        """Keep which step nobody defines."""
        self._failed[request.node.nodeid] = step.line_number, f"{step.keyword} {step.name}"

    def pytest_bdd_after_scenario(self, request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
        """Keep what its log shows."""
        found = self._exercised(request.getfixturevalue("world"))
        template = scenario_wrapper_template_registry[request.function]
        example: dict[str, str] = request.getfixturevalue("_pytest_bdd_example")
        line, step = self._failed.get(request.node.nodeid, (0, ""))
        rule = scenario.rule
        self._told[request.node.nodeid] = Outcome(
            feature=Path(feature.filename).resolve().relative_to(FEATURES).as_posix(),
            line=template.line_number,
            name=template.name,
            outcome="failed" if step else "passed",
            rule=rule.name if rule else "",
            tags=tuple(sorted({*scenario.tags, *feature.tags, *(rule.tags if rule else ())})),
            example=" | ".join(example.values()),
            rules=tuple(sorted(found.rules)),
            reasons=tuple(sorted(found.reasons)),
            requirements=tuple(sorted(found.met | found.unmet)),
            met=tuple(sorted(found.met)),
            edges=tuple(sorted(found.edges)),
            failed_line=line,
            failed_step=step,
        )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the worst that setup, scenario and the checks after it came to."""
        before = self._ends.get(report.nodeid, "passed")
        self._ends[report.nodeid] = max(before, report.outcome, key=WORST.index)
        if report.when == "teardown":
            self._ended.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Write the run."""
        scenarios = [
            structs.replace(told, outcome=self._ends[node]) for node, told in self._told.items() if node in self._ended
        ]
        outcomes = Outcomes(
            format=FORMAT,
            snapshot=snapshot().digest,
            features=self._features,
            finished_at=SystemClock().now().strftime("%Y-%m-%dT%H:%M:%SZ"),
            scenarios=tuple(sorted(scenarios, key=lambda outcome: outcome.key)),
        )
        write_outcomes(outcomes, self.file)

    def _exercised(self, world: World) -> Exercised:
        found = Exercised()
        for entry in world.log():
            if entry.snapshot == snapshot().digest:
                names = _names(world, entry)
                found |= self._tracer.trace(names, entry.purpose, entry.grants, entry.withheld)
        return found


def _names(world: World, entry: DisclosureEntry) -> tuple[str, ...]:
    """Return the names under which the asker of a line was judged, from the records of that moment."""
    ledger = world.ledger
    records = list(ledger.records(recipient=entry.recipient, until=entry.organisation_revision))
    if not records:
        return ()
    recipient = recipient_state(entry.recipient, records)
    pupil = PupilState("")
    if entry.pupil:
        pupil = pupil_state(entry.pupil, list(ledger.records(pupil=entry.pupil, until=entry.pupil_revision)))
    return names_for(recipient, pupil, amsterdam_date(entry.at), snapshot().vocabulary)
