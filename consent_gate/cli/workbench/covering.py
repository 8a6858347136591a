"""`consent-gate policy coverage`: what of the policies no expectation, ceiling or scenario exercises."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from consent_gate.cli.desk import Desk
from consent_gate.cli.paper import print_json, print_table, tell
from consent_gate.cli.policy import policy
from consent_gate.cli.shape import Option
from consent_gate.cli.workbench.folder import sound_snapshot
from consent_gate.cli.workbench.suite import KEPT_OUTCOMES
from consent_gate.cli.wrong import BAD, NO, OK, Wrong
from consent_gate.errors import DocumentInvalid
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text
from consent_gate.workbench.coverage import Coverage, Item, Part, coverage
from consent_gate.workbench.outcomes import FILE, Outcomes, read_outcomes

_PARTS: Final = {
    Part.RULE: Text("regels", "rules"),
    Part.REQUIREMENT: Text("vereisten, vervuld en niet", "requirements, met and missed"),
    Part.EDGE: Text("takken van de bomen", "edges of the trees"),
    Part.REASON: Text("redencodes", "reason codes"),
}
_HEADER: Final = (
    Text("wat", "what"),
    Text("geraakt", "exercised"),
    Text("van", "of"),
    Text("procent", "percent"),
)
_MISSING: Final = Text("{place}: nergens geraakt: {name}", "{place}: exercised nowhere: {name}")
_NOWHERE: Final = Text("redencode", "reason code")
_OUTSIDE: Final = Text("niet meegeteld: {name} ({why})", "not counted: {name} ({why})")
_COUNTED: Final = Text("meegeteld: {count} scenario's uit {file}", "counted: {count} scenarios from {file}")
_NOT_COUNTED: Final = Text("scenario's tellen niet mee: {why}", "scenarios are not counted: {why}")
_NO_FILE: Final = Text(
    "het bestand van --outcomes is er niet; maak het met `consent-gate policy test --scenarios`",
    "the file of --outcomes is not there; make it with `consent-gate policy test --scenarios`",
)
_OTHER_SET: Final = Text(
    "{file} is van een ander beleid; draai `consent-gate policy test --scenarios` opnieuw",
    "{file} is of another policy set; run `consent-gate policy test --scenarios` again",
)
_UNDER: Final = Text("onder de drempel van {threshold} procent", "under the threshold of {threshold} percent")


@policy.command_of(
    "coverage",
    Text(
        "Toon welke regels, vereisten, takken en redencodes geen verwachting, plafond of scenario raakt.",
        "Show which rules, requirements, edges and reason codes no expectation, ceiling or scenario exercises.",
    ),
    click.Argument(["folder"], required=False, type=click.Path(path_type=Path), metavar="[DIR]"),
    KEPT_OUTCOMES,
    Option(
        ["--threshold"],
        Text(
            "afloop 1 als een van de vier onder dit percentage blijft",
            "exit 1 when one of the four is under this percentage",
        ),
        type=click.IntRange(0, 100),
        default=0,
        metavar="N",
    ),
    Option(
        ["--outside"],
        Text("toon ook wat niet meetelt, en waarom", "also show what is not counted, and why"),
        is_flag=True,
    ),
    examples=["consent-gate policy coverage", "consent-gate policy coverage policies --threshold 100"],
)
def cover(desk: Desk, folder: Path | None, outcomes: Path, threshold: int, outside: bool) -> int:
    """Count what is exercised."""
    snapshot = sound_snapshot(desk, folder or desk.policies)
    if snapshot is None:
        return BAD
    if outcomes != FILE and not outcomes.is_file():
        raise Wrong(_NO_FILE)
    run, why = _run_of(snapshot, outcomes)
    found = coverage(snapshot, run.scenarios if run else ())
    under = [part for part in Part if found.percent(part) < threshold]
    if desk.as_json:
        print_json(_document(desk, snapshot, found, run, why))
        return NO if under else OK
    rows = []
    for part, text in _PARTS.items():
        done, every = found.count(part)
        rows.append((desk.say(text), str(done), str(every), desk.say(_percent(found.percent(part)))))
    print_table(desk, _HEADER, rows)
    for item in found.missing:
        tell(desk, _MISSING.format(place=_place(item), name=item.name))
    if outside:
        for item, reason in found.outside.items():
            tell(desk, _OUTSIDE.format(name=item.name, why=reason))
    tell(desk, _COUNTED.format(count=len(run.scenarios), file=str(outcomes)) if run else _NOT_COUNTED.format(why=why))
    if under:
        tell(desk, _UNDER.format(threshold=threshold))
    return NO if under else OK


def _run_of(snapshot: Snapshot, file: Path) -> tuple[Outcomes | None, Text]:
    """Return the kept run when it is of exactly this policy set, or None and why it does not count."""
    try:
        run = read_outcomes(file)
    except DocumentInvalid as invalid:
        return None, invalid.text
    if run.snapshot != snapshot.digest:
        return None, _OTHER_SET.format(file=str(file))
    return run, Text("", "")


def _percent(percent: float) -> Text:
    said = f"{percent:.1f}"
    return Text(said.replace(".", ","), said)


def _place(item: Item) -> Text:
    return Text(str(item.place), str(item.place)) if item.place else _NOWHERE


def _document(desk: Desk, snapshot: Snapshot, found: Coverage, run: Outcomes | None, why: Text) -> dict[str, Any]:
    parts = {
        part.value: {
            "exercised": found.count(part)[0],
            "of": found.count(part)[1],
            "percent": round(found.percent(part), 2),
            "missing": [
                {"name": item.name, "place": str(item.place) if item.place else ""}
                for item in found.missing
                if item.part is part
            ],
        }
        for part in Part
    }
    outside = [
        {"part": item.part.value, "name": item.name, "why": desk.say(why)} for item, why in found.outside.items()
    ]
    counted = {"counted": len(run.scenarios) if run else 0, "why_not": desk.say(why)}
    return {"snapshot": snapshot.digest, **parts, "outside": outside, "scenarios": counted}
