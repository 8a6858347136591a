"""`consent-gate policy mutate`: one fault at a time in the policies, and which of them nobody notices."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk
from consent_gate.cli.paper import print_json, progress, tell
from consent_gate.cli.policy import policy
from consent_gate.cli.shape import Option
from consent_gate.cli.workbench.folder import flows_asked, sound_snapshot
from consent_gate.cli.workbench.suite import KEPT_OUTCOMES, WHERE_SCENARIOS_STAND, run_suite
from consent_gate.cli.wrong import BAD, NO, OK
from consent_gate.rules.layout import flow_of_file
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.workbench.mutants import Kind, Mutant, line_of, mutants, planted_files
from consent_gate.workbench.mutation import Fate, Verdict, Witness
from consent_gate.workbench.outcomes import Outcome, read_outcomes
from consent_gate.workbench.trying import try_all
from consent_gate.workbench.wording import label_in

_TRYING: Final = Text("fouten geprobeerd:", "faults tried:")
_CHANGES: Final = {
    Kind.DROP: Text("regel weggehaald", "line dropped"),
    Kind.FLIP: Text("uitkomst omgekeerd", "effect flipped"),
    Kind.WIDEN: Text("verruimd", "widened"),
    Kind.NARROW: Text("versmald", "narrowed"),
    Kind.SWAP: Text("ontvanger verwisseld", "recipient swapped"),
    Kind.WEAKEN: Text("vereiste verzwakt", "requirement weakened"),
    Kind.BASIS: Text("grondslag gewijzigd", "basis changed"),
    Kind.CUT: Text("tak weggehaald", "edge cut"),
}
_CHANGE: Final = Text("{what}\n  was:   {before}\n  wordt: {after}", "{what}\n  was: {before}\n  now: {after}")
_GONE: Final = Text("(weg)", "(gone)")
_WITNESS: Final = Text(
    "niemand merkt het: {recipient} vraagt {category}, voor {purpose}, toestand `{state}`: was {before}, wordt {after}",
    "nobody notices: {recipient} asks {category}, for {purpose}, state `{state}`: was {before}, now {after}",
)
_REFUSED: Final = Text("geweigerd", "refused")
_SCORE: Final = Text(
    "{mutants} fouten geprobeerd: {killed} opgemerkt ({by}), {equivalent} veranderen geen enkel antwoord"
    " ({cells} antwoorden vergeleken), {survived} door niemand opgemerkt",
    "{mutants} faults tried: {killed} noticed ({by}), {equivalent} change no answer at all"
    " ({cells} answers compared), {survived} noticed by nobody",
)
_NOTICERS: Final = {
    "ceiling": Text("plafond {count}", "ceiling {count}"),
    "expectation": Text("verwachting {count}", "expectation {count}"),
    "reader": Text("lezer {count}", "reader {count}"),
    "never": Text("nooit-lijst {count}", "never-list {count}"),
    "scenario": Text("scenario {count}", "scenario {count}"),
}


@policy.command_of(
    "mutate",
    Text(
        "Wijzig het beleid met één fout tegelijk en toon welke fouten niemand opmerkt. Afloop 1 als er een doorglipt.",
        "Change the policies one fault at a time and show which faults nobody notices. Exit 1 when one slips through.",
    ),
    click.Argument(["folder"], required=False, type=click.Path(path_type=Path), metavar="[DIR]"),
    Option(
        ["--only", "--flow", "flows"],
        Text("alleen regels van deze stroom; mag vaker", "rules of this flow only; may be repeated"),
        multiple=True,
        metavar="FLOW",
    ),
    Option(
        ["--sample"],
        Text("probeer er zoveel, gelijk verdeeld over alle", "try so many, spread evenly over all"),
        type=click.IntRange(1),
        metavar="N",
    ),
    Option(
        ["--scenarios"],
        Text(
            "speel voor wat overblijft de scenario's na die de gewijzigde regel noemen",
            "for what is left, play the scenarios that cite the changed rule",
        ),
        is_flag=True,
    ),
    WHERE_SCENARIOS_STAND,
    KEPT_OUTCOMES,
    examples=[
        "consent-gate policy mutate policies --only verwijsindex",
        "consent-gate policy mutate --sample 20 --json",
    ],
)
def mutate(
    desk: Desk,
    folder: Path | None,
    flows: tuple[str, ...],
    sample: int | None,
    scenarios: bool,
    suite: Path,
    outcomes: Path,
) -> int:
    """Try every mutant."""
    snapshot = sound_snapshot(desk, folder or desk.policies)
    if snapshot is None:
        return BAD
    chosen = flows_asked(snapshot, flows)
    every = [mutant for mutant in mutants(snapshot.document) if not flows or flow_of_file(mutant.place.file) in chosen]
    if sample is not None and sample < len(every):
        every = [every[at * len(every) // sample] for at in range(sample)]
    with progress(desk, _TRYING, every=1) as show:
        verdicts = try_all(snapshot.document, every, show)
    if scenarios:
        run = read_outcomes(outcomes)
        verdicts = tuple(
            _played(snapshot, verdict, run.scenarios, suite) if verdict.fate is Fate.SURVIVED else verdict
            for verdict in verdicts
        )
    if desk.as_json:
        print_json({"snapshot": snapshot.digest, **_document(verdicts)})
    else:
        _tell(desk, snapshot, verdicts)
    return NO if any(verdict.fate is Fate.SURVIVED for verdict in verdicts) else OK


def _played(snapshot: Snapshot, verdict: Verdict, recorded: Sequence[Outcome], suite: Path) -> Verdict:
    """Play the scenarios that cite the changed rule or edge on the mutant; return what came of it."""
    name = verdict.mutant.name
    cited = [
        f"{each.feature}:{each.line}"
        for each in recorded
        if name in each.rules or name in {", ".join(edge) for edge in each.edges}
    ]
    if not cited:
        return verdict
    with tempfile.TemporaryDirectory(prefix="consent-gate-") as place:
        folder = Path(place) / "policies"
        for path, text in planted_files(snapshot.document, verdict.mutant).items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        run, _ = run_suite(folder, suite, Path(place) / "scenarios.json", sorted(set(cited)))
    failed = next((each for each in run.scenarios if each.outcome == "failed"), None)
    if failed is None:
        return verdict
    at = f"{failed.feature}:{failed.failed_line or failed.line}"
    return replace(verdict, fate=Fate.KILLED, by="scenario", at=at, witness=None)


def _count(verdicts: Sequence[Verdict], fate: Fate) -> int:
    return sum(verdict.fate is fate for verdict in verdicts)


def _document(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    numbers = {"mutants": len(verdicts), **{fate.value: _count(verdicts, fate) for fate in Fate}}
    return {**numbers, "list": [_entry(verdict) for verdict in verdicts]}


def _entry(verdict: Verdict) -> dict[str, Any]:
    mutant, witness = verdict.mutant, verdict.witness
    entry: dict[str, Any] = {
        "place": f"{mutant.place.file}:{mutant.place.line}",
        "kind": mutant.kind.value,
        "before": line_of(mutant.before),
        "after": line_of(mutant.after) if mutant.after is not None else "",
        "fate": verdict.fate.value,
    }
    if verdict.fate is Fate.KILLED:
        return entry | {"by": verdict.by, "at": verdict.at}
    entry["cells"] = verdict.cells
    if witness is not None:
        entry["witness"] = {name: getattr(witness, name) for name in Witness.__dataclass_fields__}
    return entry


def _tell(desk: Desk, snapshot: Snapshot, verdicts: Sequence[Verdict]) -> None:
    for verdict in verdicts:
        if verdict.witness is not None:
            place = f"{verdict.mutant.place.file}:{verdict.mutant.place.line}"
            click.echo(f"{coloured(place, bold=True)}: {desk.say(_changed(verdict.mutant))}")
            click.echo(f"  {desk.say(_witness(snapshot, verdict.witness))}")
    by = [_NOTICERS[who].format(count=count) for who, count in _noticed(verdicts).items() if count]
    tell(
        desk,
        _SCORE.format(
            mutants=len(verdicts),
            **{fate.value: _count(verdicts, fate) for fate in Fate},
            by=Text(", ".join(text.nl for text in by) or "-", ", ".join(text.en for text in by) or "-"),
            cells=sum(verdict.cells for verdict in verdicts if verdict.fate is Fate.EQUIVALENT),
        ),
    )


def _noticed(verdicts: Sequence[Verdict]) -> dict[str, int]:
    return {who: sum(verdict.by == who for verdict in verdicts) for who in _NOTICERS}


def _changed(mutant: Mutant) -> Text:
    after = Text(line_of(mutant.after), line_of(mutant.after)) if mutant.after is not None else _GONE
    return _CHANGE.format(what=_CHANGES[mutant.kind], before=line_of(mutant.before), after=after)


def _witness(snapshot: Snapshot, witness: Witness) -> Text:
    label = snapshot.vocabulary.label_of
    return _WITNESS.format(
        recipient=label_in(snapshot.vocabulary.recipients, witness.recipient),
        category=label(witness.category),
        purpose=label(witness.purpose),
        state=witness.state,
        before=witness.before or _REFUSED,
        after=witness.after or _REFUSED,
    )
