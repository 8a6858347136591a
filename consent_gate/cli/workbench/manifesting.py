"""`policy manifest`: what a policy set is called, what changed, what the FG advised, and whose consent it needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from consent_gate.adoption import last_adopted
from consent_gate.cli.desk import Desk, there
from consent_gate.cli.paper import print_json, tell
from consent_gate.cli.policy import policy
from consent_gate.cli.shape import Option
from consent_gate.cli.wrong import NO, OK, Wrong
from consent_gate.errors import DocumentInvalid
from consent_gate.manifest import MANIFEST, SCHOOLS, Manifest
from consent_gate.papers import read_papers, write_whole
from consent_gate.records import ADVICE
from consent_gate.rules.snapshot import Snapshot
from consent_gate.schemas.manifest import manifest_document, write_manifest
from consent_gate.text import Text
from consent_gate.workbench.renewing import renewed

__all__ = ["policy"]

PARTS: Final = {
    "parents": Text("ouders", "parents"),
    "pupils": Text("leerlingen", "pupils"),
    "staff": Text("personeel", "staff"),
}
SAYS: Final = {
    "positive": Text("positief", "positive"),
    "conditional": Text("positief onder voorwaarden", "positive under conditions"),
    "negative": Text("negatief", "negative"),
}
STALE: Final = Text(
    "het manifest hoort bij ander beleid (sha256 {said}) dan in de map staat (sha256 {here}); "
    "vernieuw het met `consent-gate policy manifest --write --version ... --changed ...`",
    "the manifest is of other policies (sha256 {said}) than the folder holds (sha256 {here}); "
    "renew it with `consent-gate policy manifest --write --version ... --changed ...`",
)
NONE: Final = Text(
    "er is geen manifest; maak het met `consent-gate policy manifest --write --name ... --version ... --changed ...`",
    "there is no manifest; make it with `consent-gate policy manifest --write --name ... --version ... --changed ...`",
)
NO_ADVICE: Final = Text("advies van de FG: geen", "advice of the FG: none")
_ADVICE: Final = Text("advies van de FG: {says}, {by}, {on}", "advice of the FG: {says}, {by}, {on}")
_NEED: Final = Text("instemming nodig van {part}: {why}", "consent needed of {part}: {why}")
_NOBODY: Final = Text(
    "instemming van de MR niet nodig: geen enkel antwoord verandert",
    "consent of the MR not needed: no answer changes",
)
_LINES: Final = (
    ("name", Text("naam: {said}", "name: {said}")),
    ("version", Text("versie: {said}", "version: {said}")),
    ("sha256", Text("inhoud: sha256 {said}", "content: sha256 {said}")),
    ("previous", Text("vervangt: sha256 {said}", "replaces: sha256 {said}")),
    ("changed", Text("wat verandert: {said}", "what changes: {said}")),
    ("review_by", Text("opnieuw bekijken uiterlijk: {said}", "review by: {said}")),
    ("serve_until", Text("geeft gegevens vrij tot en met: {said}", "serves until: {said}")),
)


def _text(name: str, nl: str, en: str, **more: Any) -> Option:
    return Option([name], Text(nl, en), **({"metavar": "TEXT"} | more))


@policy.command_of(
    "manifest",
    Text(
        "Toon het manifest van dit beleid, of schrijf het (--write). Afloop 1 als het ontbreekt of verouderd is.",
        "Show the manifest of these policies, or write it (--write). Exit 1 when it is missing or stale.",
    ),
    click.Argument(["folder"], required=False, type=click.Path(path_type=Path), metavar="[DIR]"),
    _text("--write", "schrijf of vernieuw het manifest", "write or renew the manifest", is_flag=True, metavar=None),
    _text("--name", "hoe dit beleid heet", "what these policies are called"),
    _text("--version", "welke versie, zoals 2026-2", "which version, such as 2026-2"),
    _text("--changed", "wat er verandert, in één zin voor de MR", "what changes, in one sentence for the MR"),
    _text("--school", "po, so of vo", "po, so or vo (primary, special, secondary)", type=click.Choice(SCHOOLS)),
    _text(
        "--advice",
        "wat de FG adviseert: positive, conditional (onder voorwaarden) of negative",
        "what the FG advises: positive, conditional or negative",
        type=click.Choice(ADVICE),
    ),
    _text("--advice-by", "wie adviseert: rol of account, geen naam", "who advises: role or account", metavar="ID"),
    _text("--advice-on", "op welke dag (anders vandaag)", "on which day (else today)", metavar="DATE"),
    _text("--advice-text", "het advies in één regel", "the advice in one line"),
    _text("--review-by", "dag waarop de school opnieuw kijkt", "day by which the school looks again", metavar="DATE"),
    _text("--serve-until", "laatste dag waarop dit beleid geldt", "last day these policies serve", metavar="DATE"),
    examples=[
        "consent-gate policy manifest",
        'consent-gate policy manifest --write --name "De Linde" --version 1 --school po --changed "Eerste versie." '
        '--advice positive --advice-by fg --advice-text "Akkoord."',
    ],
)
def manifest(desk: Desk, folder: Path | None, write: bool, **said: Any) -> int:
    """Show or write the manifest of a policy folder."""
    folder = there(folder or desk.policies)
    snapshot = Snapshot.read(folder)
    found = read_papers(folder).manifest
    if write:
        found = _renewed(found, snapshot, _adopted_before(desk, snapshot), _said(desk, said))
        write_whole(folder / MANIFEST, write_manifest(found))
    elif any(value is not None for value in said.values()):
        raise Wrong(Text("hier hoort --write bij", "this goes with --write"))
    show(desk, found, snapshot.digest)
    return OK if found is not None and found.sha256 == snapshot.digest else NO


def show(desk: Desk, found: Manifest | None, digest: str) -> None:
    """Print a manifest, and what is the matter with it when it is not about `digest`."""
    if desk.as_json:
        stale = found is not None and found.sha256 != digest
        print_json({"snapshot": digest, "stale": stale, "manifest": manifest_document(found) if found else None})
        return
    for line in lines_of(found):
        tell(desk, line)
    if found is not None and found.sha256 != digest:
        tell(desk, STALE.format(said=found.sha256, here=digest))


def lines_of(found: Manifest | None) -> Iterator[Text]:
    """Yield a manifest as sentences."""
    if found is None:
        yield NONE
        return
    for name, text in _LINES:
        if value := getattr(found, name):
            yield text.format(said=value)
    if found.advice is None:
        yield NO_ADVICE
    else:
        advice = found.advice
        said = _ADVICE.format(says=SAYS[advice.says], by=advice.by, on=advice.on)
        yield Text(f"{said.nl}: {advice.text}", f"{said.en}: {advice.text}") if advice.text else said
    for need in found.needs:
        yield _NEED.format(part=PARTS[need.part], why=need.why)
    if not found.needs:
        yield _NOBODY


def _said(desk: Desk, words: dict[str, Any]) -> dict[str, Any]:
    """Return the options as a manifest's document has them."""
    advice = {part: words.pop(f"advice_{part}") for part in ("by", "on", "text")} | {"says": words.pop("advice")}
    given = {part: value for part, value in advice.items() if value is not None}
    if given:
        words["advice"] = {"on": desk.today().isoformat()} | given
    return words


def _renewed(before: Manifest | None, snapshot: Snapshot, replaces: Snapshot | None, said: dict[str, Any]) -> Manifest:
    try:
        return renewed(before, snapshot, replaces, said)
    except DocumentInvalid as invalid:
        faults = [
            (path.removesuffix(".says").replace(".", "-").replace("_", "-"), text) for path, text in invalid.paths
        ]
    raise Wrong(*(Text(f"--{option}: {text.nl}", f"--{option}: {text.en}") for option, text in faults))


def _adopted_before(desk: Desk, snapshot: Snapshot) -> Snapshot | None:
    """Return the set that was adopted before this one, as the ledger has it; None for a first set."""
    try:
        with desk.ledger() as ledger:
            last = last_adopted(ledger.records(pupil="", kinds=("adoption", "ending")), other_than=snapshot.digest)
            files = ledger.snapshot(last.digest) if last is not None else None
    except Wrong:
        return None
    return Snapshot.stored(files) if files is not None else None
