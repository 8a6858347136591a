"""`consent-gate policy test`: the expectations and ceilings beside the rules, and the scenarios, judged on a folder."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk
from consent_gate.cli.paper import print_json, print_table, progress, tell
from consent_gate.cli.policy import policy
from consent_gate.cli.shape import Option
from consent_gate.cli.workbench.folder import flows_asked, sound_snapshot
from consent_gate.cli.workbench.suite import WHERE_SCENARIOS_STAND, run_suite
from consent_gate.cli.wrong import BAD, NO, OK
from consent_gate.rules.ceilings import tops
from consent_gate.rules.layout import flow_of_file
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.workbench.features import read_features, scenarios_in
from consent_gate.workbench.judging import Miss, misses
from consent_gate.workbench.outcomes import FILE, Outcomes
from consent_gate.workbench.proposing import missing_ceilings

_HEADER: Final = (
    Text("stroom", "flow"),
    Text("verwachtingen", "expectations"),
    Text("plafonds", "ceilings"),
    Text("uitkomst", "result"),
)
_FINE: Final = Text("komt uit", "as expected")
_MISSED: Final = Text("{count} komt niet uit", "{count} not as expected")
_RUNNING: Final = Text("scenario's, procent:", "scenarios, percent:")
_ALL: Final = Text(
    "{expectations} verwachtingen en {ceilings} plafonds, {missed} komen niet uit",
    "{expectations} expectations and {ceilings} ceilings, {missed} not as expected",
)
_SCENARIOS: Final = Text(
    "{passed} scenario's slagen, {failed} niet, {left} zijn niet uitgevoerd; bewaard in {file}",
    "{passed} scenarios pass, {failed} do not, {left} were not run; kept in {file}",
)
_GUARDS: Final = Text(
    "een controle op de scenario's zelf slaagt niet; `python -m pytest {suite}` laat zien welke",
    "a check on the scenarios themselves fails; `python -m pytest {suite}` shows which",
)
_FAILED: Final = Text("dit klopt niet: {step}", "this does not hold: {step}")
_AFTERWARDS: Final = Text("een controle na afloop klopt niet", "a check afterwards does not hold")


@dataclass(frozen=True)
class Run:
    """The scenarios of one run: their outcomes, those left out, and whether the suite as a whole passed."""

    outcomes: Outcomes
    left: tuple[str, ...]
    passed: bool


@policy.command_of(
    "test",
    Text(
        "Reken de verwachtingen en plafonds naast de regels na, en met --scenarios ook de scenario's. Afloop 1 als er "
        "een niet uitkomt.",
        "Judge the expectations and ceilings beside the rules, and with --scenarios the scenarios too. Exit 1 when one "
        "is not met.",
    ),
    click.Argument(["folder"], required=False, type=click.Path(path_type=Path), metavar="[DIR]"),
    Option(
        ["--flow", "flows"],
        Text("alleen deze stroom; mag vaker", "this flow only; may be repeated"),
        multiple=True,
        metavar="FLOW",
    ),
    Option(
        ["--scenarios"],
        Text("speel ook alle scenario's na op dit beleid", "play all scenarios on these policies too"),
        is_flag=True,
    ),
    WHERE_SCENARIOS_STAND,
    Option(
        ["--outcomes"],
        Text("waar de uitkomst bewaard wordt (anders build/scenarios.json)", "where outcomes are kept"),
        type=click.Path(path_type=Path),
        default=FILE,
        metavar="FILE",
    ),
    Option(
        ["--missing-ceilings"],
        Text(
            "toon de rijen die in ceilings.csv ontbreken, om na te kijken; er wordt niets geschreven",
            "show the rows that ceilings.csv lacks, for review; nothing is written",
        ),
        is_flag=True,
    ),
    examples=[
        "consent-gate policy test",
        "consent-gate policy test policies --flow verzuim",
        "consent-gate policy test --missing-ceilings",
    ],
)
def test(
    desk: Desk,
    folder: Path | None,
    flows: tuple[str, ...],
    scenarios: bool,
    suite: Path,
    outcomes: Path,
    missing_ceilings: bool,
) -> int:
    """Judge what a policy set is expected to answer."""
    place = folder or desk.policies
    snapshot = sound_snapshot(desk, place)
    if snapshot is None:
        return BAD
    if missing_ceilings:
        return _propose(desk, snapshot)
    chosen = flows_asked(snapshot, flows)
    missed = [miss for miss in misses(snapshot) if flow_of_file(miss.place.file) in chosen]
    _report(desk, snapshot, chosen, missed)
    played = _played(desk, place, suite, outcomes) if scenarios else None
    if played is not None:
        _report_scenarios(desk, played, suite, outcomes)
    fine = not missed and (played is None or (played.passed and not played.left))
    return OK if fine else NO


def _played(desk: Desk, place: Path, suite: Path, kept: Path) -> Run:
    with progress(desk, _RUNNING, every=1) as show:
        outcomes, passed = run_suite(place, suite, kept, progress=show)
    left = outcomes.not_run(scenarios_in(read_features(Path("features"))))
    return Run(outcomes, tuple(f"{scenario.feature}:{scenario.line}" for scenario in left), passed)


def _propose(desk: Desk, snapshot: Snapshot) -> int:
    rows = list(missing_ceilings(snapshot))
    if desk.as_json:
        print_json({"missing_ceilings": [list(row) for row in rows]})
        return OK
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    click.echo(text.getvalue(), nl=False)
    return OK


def _counts(snapshot: Snapshot, flow: str) -> tuple[int, int]:
    document = snapshot.document
    rows = sum(flow_of_file(row.place.file) == flow for row in document.expectations)
    bounds = sum(flow_of_file(top.places[0].file) == flow for top in tops(document.ceilings))
    return rows, bounds


def _report(desk: Desk, snapshot: Snapshot, flows: tuple[str, ...], missed: list[Miss]) -> None:
    counts = {flow: _counts(snapshot, flow) for flow in flows}
    wrong = {flow: sum(flow_of_file(miss.place.file) == flow for miss in missed) for flow in flows}
    expectations, ceilings = (sum(count[at] for count in counts.values()) for at in (0, 1))
    if desk.as_json:
        by_flow: dict[str, Any] = {
            flow: {"expectations": rows, "ceilings": bounds, "missed": wrong[flow]}
            for flow, (rows, bounds) in counts.items()
        }
        told = [{"place": str(miss.place), "text": desk.say(miss.text)} for miss in missed]
        totals = {"expectations": expectations, "ceilings": ceilings, "missed": told}
        print_json({"sound": not missed, "snapshot": snapshot.digest, **totals, "flows": by_flow})
        return
    rows = [
        (flow, str(rows), str(bounds), desk.say(_MISSED.format(count=wrong[flow]) if wrong[flow] else _FINE))
        for flow, (rows, bounds) in counts.items()
    ]
    print_table(desk, _HEADER, rows)
    for miss in missed:
        click.echo(f"\n{coloured(str(miss.place), bold=True)}")
        for line in desk.say(miss.text).splitlines():
            click.echo(f"  {line}")
    click.echo()
    tell(desk, _ALL.format(expectations=expectations, ceilings=ceilings, missed=len(missed)))


def _report_scenarios(desk: Desk, run: Run, suite: Path, kept: Path) -> None:
    failed = [outcome for outcome in run.outcomes.scenarios if outcome.outcome == "failed"]
    passed = sum(outcome.outcome == "passed" for outcome in run.outcomes.scenarios)
    if desk.as_json:
        told = [
            {"feature": each.feature, "line": each.line, "name": each.name, "example": each.example}
            | {"failed_line": each.failed_line, "failed_step": each.failed_step}
            for each in failed
        ]
        print_json({"scenarios": {"passed": passed, "failed": told, "not_run": list(run.left), "file": str(kept)}})
        return
    for each in failed:
        place = f"features/{each.feature}:{each.failed_line or each.line}"
        shown = f"{each.name} ({each.example})" if each.example else each.name
        click.echo(f"{coloured(place, bold=True)}: {shown}")
        click.echo(f"  {desk.say(_FAILED.format(step=each.failed_step) if each.failed_step else _AFTERWARDS)}")
    for left in run.left:
        click.echo(f"features/{left}: -")
    tell(desk, _SCENARIOS.format(passed=passed, failed=len(failed), left=len(run.left), file=str(kept)))
    if not run.passed and not failed:
        tell(desk, _GUARDS.format(suite=suite.as_posix()))
