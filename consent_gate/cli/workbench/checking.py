"""`consent-gate policy check`: read, lint, try the expectations, compare the evaluators, and say it all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

import click

from consent_gate.cli.desk import Desk, there
from consent_gate.cli.paper import note, print_json, progress, tell
from consent_gate.cli.policy import policy
from consent_gate.cli.shape import Option
from consent_gate.cli.workbench.folder import FAULTS, documents, faulty
from consent_gate.cli.workbench.pointing import counted, fault_line, point
from consent_gate.cli.wrong import NO, OK, Wrong
from consent_gate.errors import EvaluatorsDisagree, PolicyInvalid
from consent_gate.rules.agreement import SAMPLE, Comparison, Difference, check_sample, compare_all
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.web.routes import Routes
from consent_gate.workbench.lint import Finding, Pages, Severity, findings, held_names
from consent_gate.workbench.lint.kinds import ASKED_FOR

_COMPARING: Final = Text("situaties vergeleken:", "situations compared:")
_SOUND: Final = Text(
    "beleid in orde: {rules} regels, {expectations} verwachtingen komen uit, {answers} antwoorden gelijk aan die van "
    "Casbin, {never} zinnen van never.txt kloppen",
    "policies sound: {rules} rules, {expectations} expectations met, {answers} answers equal to those of Casbin, "
    "{never} sentences of never.txt hold",
)
_DIFFERS: Final = Text(
    "verschil: {recipient}, {purpose}, {category} ({situation}): casbin {casbin}, compiled {compiled}",
    "difference: {recipient}, {purpose}, {category} ({situation}): casbin {casbin}, compiled {compiled}",
)
_DIFFERENCES: Final = Text("{count} verschil(len) met casbin", "{count} difference(s) from casbin")
_DOUBTS: Final = Text(
    "{counts}; dit beleid kan in gebruik, maar is waarschijnlijk niet zo bedoeld",
    "{counts}; these policies can be put in force, but are probably not meant so",
)
_REMARKS: Final = Text("{counts}; `--all` toont ze", "{counts}; `--all` shows them")
_NO_ROUTES: Final = Text(
    "niet nagekeken: of een route elke soort vrijgeeft (geef `--routes BESTAND`)",
    "not checked: whether a route releases each category (give `--routes FILE`)",
)
_ROUTES_UNREADABLE: Final = Text(
    "het bestand van --routes is niet te lezen; geef het pad van een routes.toml",
    "the file of --routes cannot be read; give the path of a routes.toml",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look at, and what to show. Without `routes` and `people` nothing around the policies is looked at."""

    exhaustive: bool = False
    everything: bool = False
    people: bool = False
    routes: Path | None = None


@policy.command_of(
    "check",
    Text(
        "Kijk het beleid streng na en zeg van elke fout waar zij staat (BESTAND:REGEL:KOLOM) en wat te doen. Zoekt ook "
        "regels die niets doen of elkaar tegenspreken en namen die op elkaar lijken, rekent verwachtingen en never.txt "
        "na, en vergelijkt antwoorden met die van Casbin. Afloop 1 bij een fout of waarschuwing.",
        "Check the policies strictly and tell of each fault where it is (FILE:LINE:COLUMN) and what to do. Also looks "
        "for rules that do nothing or contradict each other and names that resemble each other, judges expectations "
        "and never.txt, and compares answers with those of Casbin. Exit 1 with an error or a warning.",
    ),
    click.Argument(["folder"], required=False, type=click.Path(path_type=Path), metavar="[DIR]"),
    Option(
        ["--all", "everything"],
        Text(
            "toon ook opmerkingen: wat klopt en misschien niet zo bedoeld is", "show remarks too: true, maybe unmeant"
        ),
        is_flag=True,
    ),
    Option(
        ["--routes"],
        Text(
            "kijk ook welke soorten de routes van de toepassing vrijgeven",
            "look too at which categories the routes of the app release",
        ),
        type=click.Path(path_type=Path),
        metavar="FILE",
    ),
    Option(
        ["--people"],
        Text(
            "kijk ook in het grootboek of iemand elke rol heeft", "see in the ledger too whether anyone has each role"
        ),
        is_flag=True,
    ),
    Option(
        ["--exhaustive"],
        Text("vergelijk alle antwoorden in plaats van een steekproef", "compare all answers instead of a sample"),
        is_flag=True,
    ),
    examples=[
        "consent-gate policy check",
        "consent-gate policy check policies --json",
        "consent-gate policy check --all --people",
    ],
)
def check(
    desk: Desk, folder: Path | None, everything: bool, routes: Path | None, people: bool, exhaustive: bool
) -> int:
    """Check a policy folder."""
    return _run(desk, folder or desk.policies, Wanted(exhaustive, everything, people, routes))


def _run(desk: Desk, folder: Path, wanted: Wanted) -> int:
    """Check a policy folder and say what was found; return the exit code."""
    try:
        snapshot = Snapshot.read(there(folder))
    except PolicyInvalid as invalid:
        return faulty(desk, folder, invalid)
    held = _held(desk) if wanted.people else None
    found = findings(snapshot, routes=_routes(wanted.routes), held=held)
    comparison = _compared(desk, snapshot, exhaustive=wanted.exhaustive)
    return _say(desk, folder, snapshot, comparison, found, wanted)


def _routes(path: Path | None) -> Routes | None:
    if path is None:
        return None
    try:
        return Routes.from_file(path)
    except OSError:
        raise Wrong(_ROUTES_UNREADABLE) from None


def _held(desk: Desk) -> frozenset[str]:
    with desk.ledger() as ledger:
        return held_names(ledger.recipients(), desk.today())


def _compared(desk: Desk, snapshot: Snapshot, *, exhaustive: bool) -> Comparison:
    if exhaustive:
        with progress(desk, _COMPARING, every=1) as show:
            return compare_all(snapshot, show)
    try:
        check_sample(snapshot)
    except EvaluatorsDisagree as disagreement:
        raise Wrong(disagreement.text, code=NO) from None
    return Comparison(SAMPLE, ())


def _say(
    desk: Desk, folder: Path, snapshot: Snapshot, compared: Comparison, found: Collection[Finding], wanted: Wanted
) -> int:
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    differences = [_difference(desk, difference) for difference in compared.differences]
    wrong = bool(errors or differences)
    doubtful = any(finding.severity is Severity.WARNING for finding in found)
    rules = len(snapshot.document.rules) + len(snapshot.document.conditional)
    document = snapshot.document
    counts = {"rules": rules, "expectations": len(document.expectations), "answers": compared.answers}
    counts["never"] = len(document.never)
    if desk.as_json:
        faults = [*(fault_line(desk, finding) for finding in errors), *differences]
        told = documents(desk, found)
        print_json({"sound": not wrong, "faults": faults, **counts, "snapshot": snapshot.digest, **told})
        return NO if wrong or doubtful else OK
    shown = [finding for finding in found if wanted.everything or _is_shown(finding)]
    point(desk, folder, Pages(snapshot.document.files), shown)
    for line in differences:
        click.echo(line)
    if not wrong:
        tell(desk, _SOUND.format(**counts))
        click.echo(f"sha256 {snapshot.digest}")
    if wanted.routes is None:
        note(desk, _NO_ROUTES)
    all_counts = ", ".join(filter(None, [_differing(desk, differences), counted(desk, found)]))
    if wrong or doubtful:
        tell(desk, (FAULTS if wrong else _DOUBTS).format(counts=all_counts))
    elif found:
        tell(desk, _REMARKS.format(counts=all_counts) if len(shown) < len(found) else Text(all_counts, all_counts))
    return NO if wrong or doubtful else OK


def _is_shown(finding: Finding) -> bool:
    return finding.severity is not Severity.REMARK or finding.code in ASKED_FOR


def _differing(desk: Desk, differences: Collection[str]) -> str:
    return desk.say(_DIFFERENCES.format(count=len(differences))) if differences else ""


def _difference(desk: Desk, found: Difference) -> str:
    return desk.say(_DIFFERS.format(**{part.name: getattr(found, part.name) for part in fields(found)}))
