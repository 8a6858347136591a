"""`consent-gate book`: makes the auditor's book, and tells whether one belongs to a running gate."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path
from typing import Final

import click

from consent_gate.cli.desk import Desk, day_of
from consent_gate.cli.paper import print_json, tell
from consent_gate.cli.shape import Many, Option
from consent_gate.cli.wrong import NO, OK
from consent_gate.text import Text
from consent_gate.workbench.features import features_digest
from consent_gate.workbench.outcomes import FILE as OUTCOMES
from consent_gate_adapters.book.belonging import Compared, compared_with
from consent_gate_adapters.book.features import features_of, texts_in
from consent_gate_adapters.book.findings import Wanted, findings
from consent_gate_adapters.book.gather import gather
from consent_gate_adapters.book.model import About
from consent_gate_adapters.book.runs import Verdict, read_run
from consent_gate_adapters.book.site import build
from consent_gate_adapters.book.words import WORDS
from consent_gate_adapters.book.written import find_book, write_book

command: Final = Many(
    "book",
    Text(
        "Het auditboek: de wet, de regels, de scenario's met hun uitkomst, het bewijs en de instemming, in één site.",
        "The auditor's book: law, rules, scenarios with their outcome, proof and consent, in one site.",
    ),
    usual="make",
    examples=[
        "consent-gate book --out auditboek --school 'Stichting De Linde'",
        "consent-gate book verify auditboek",
    ],
)

_FOLDER: Final = click.Path(path_type=Path)
_MADE: Final = Text(
    "{folder}: {files} bestanden over beleid {digest}; scenario's: {passed} geslaagd, {failed} gezakt, {not_run} niet "
    "gedraaid op dit beleid. Open {folder}/index.html.",
    "{folder}: {files} files about policy set {digest}; scenarios: {passed} passed, {failed} failed, {not_run} not run "
    "on this set. Open {folder}/index.html.",
)
_ABSENT: Final = Text("niet beschikbaar in dit boek: {parts}", "not available in this book: {parts}")
_WHOLE: Final = Text("heel: {files} (book.json {sha256})", "whole: {files} (book.json {sha256})")
_NOTHING_CHANGED: Final = Text("geen bestand veranderd, verwijderd of toegevoegd", "no file changed, removed or added")
_NOT_WHOLE: Final = Text("NIET heel: {what}: {path}", "NOT whole: {what}: {path}")
_WHAT: Final = {
    "changed": Text("veranderd", "changed"),
    "removed": Text("verwijderd", "removed"),
    "added": Text("toegevoegd", "added"),
}
_ABOUT: Final = Text("het boek gaat over beleid {digest}", "the book is about policy set {digest}")
_BELONGS: Final = Text("dit boek hoort bij de poort", "this book belongs to the gate")
_BELONGS_NOT: Final = Text("dit boek hoort NIET bij de poort", "this book does NOT belong to the gate")
_UNCOMPARED: Final = Text(
    "dit boek is met niets vergeleken: er is hier geen leesbaar beleid en geen grootboek; wijs aan met --policies of "
    "--ledger",
    "this book was compared with nothing: there are no readable policies and no ledger here; point to one with "
    "--policies or --ledger",
)


@command.command_of(
    "make",
    Text(
        "Maak het boek over het beleid in de map (--policies). Het werkt zonder netwerk, ook vanaf een USB-stick.",
        "Make the book about the policies in the folder (--policies). It works without a network, also from a stick.",
    ),
    Option(["--out"], Text("de map om in te schrijven", "the folder to write to"), required=True, type=_FOLDER,
           metavar="DIR"),
    Option(["--school"], Text("naam van de verwerkingsverantwoordelijke", "name of the controller"), default="",
           metavar="NAME"),
    Option(["--features"], Text("de map met scenario's (anders features)", "the folder of scenarios (else features)"),
           default=Path("features"), type=_FOLDER, metavar="DIR"),
    Option(["--outcomes"], Text("het verslag van hun run (anders build/scenarios.json)",
                                "the record of their run (else build/scenarios.json)"),
           default=OUTCOMES, type=_FOLDER, metavar="FILE"),
    Option(["--mutation"], Text("uitvoer van `policy mutate --json`", "output of `policy mutate --json`"),
           type=_FOLDER, metavar="FILE"),
    Option(["--since"], Text("map met het vorige beleid (anders dat waarmee het laatst is ingestemd)",
                             "folder of the previous policies (else those last consented to)"),
           type=_FOLDER, metavar="DIR"),
    Option(["--on"], Text("de dag op het boek (anders vandaag)", "the day on the book (else today)"), metavar="DATE"),
    examples=[
        "consent-gate book --out auditboek",
        "consent-gate book make --out auditboek --school 'Stichting De Linde' --mutation build/mutation.json",
        "consent-gate book --out auditors-book --lang en --on 2026-09-01",
    ],
)  # fmt: skip
def make(
    desk: Desk,
    out: Path,
    school: str,
    features: Path,
    outcomes: Path,
    mutation: Path | None,
    since: Path | None,
    on: str | None,
) -> int:
    """Make a book."""
    snapshot = desk.snapshot()
    texts = texts_in(features)
    digest = features_digest(texts)
    run = read_run(outcomes, snapshot.digest, digest)
    found = findings(desk, snapshot, Wanted(run.counting, mutation, since))
    day = day_of(on, "--on") or desk.today()
    program = importlib.metadata.version("consent-gate")
    about = About(school, snapshot.digest, found.name, found.version, day.isoformat(), desk.language, program, digest)
    book = gather(about, snapshot, features_of(texts), run, found)
    made = build(book)
    write_book(made, out)
    counts = {verdict.value: book.counts[verdict] for verdict in Verdict}
    if desk.as_json:
        print_json(
            {
                "book": str(out),
                "snapshot": snapshot.digest,
                "files": len(made),
                **counts,
                "missing": list(found.missing),
            }
        )
        return OK
    tell(desk, _MADE.format(folder=out, files=len(made), digest=about.short, **counts))
    if found.missing:
        tell(desk, _ABSENT.format(parts=", ".join(desk.say(WORDS[part]) for part in found.missing)))
    return OK


@command.command_of(
    "verify",
    Text(
        "Zeg of een boek ongewijzigd is en hoort bij de poort: haar map (--policies) en haar logboek (--ledger).",
        "Tell whether a book is unchanged and belongs to the gate: to its folder (--policies) and log (--ledger).",
    ),
    click.Argument(["book"], type=click.Path(path_type=Path), metavar="BOOK"),
    Option(
        ["--in-force"],
        Text("wat de poort zelf zegt: gate.standing.digest", "what the gate itself says: gate.standing.digest"),
        default="",
        metavar="SHA256",
    ),
    examples=[
        "consent-gate book verify auditboek",
        "consent-gate book verify auditboek --ledger consent-gate.db --json",
    ],
)
def verify(desk: Desk, book: Path, in_force: str) -> int:
    """Compare a book with itself and with a gate."""
    found = find_book(book)
    compared = compared_with(desk, found.snapshot, in_force)
    belongs = found.whole and bool(compared) and all(one.same for one in compared)
    parts = {"changed": found.changed, "removed": found.removed, "added": found.added}
    if desk.as_json:
        print_json(
            {
                "belongs": belongs,
                "whole": found.whole,
                "snapshot": found.snapshot,
                "book": found.sha256,
                **{part: list(paths) for part, paths in parts.items()},
                "compared": [_document(one) for one in compared],
            }
        )
        return OK if belongs else NO
    tell(desk, _ABOUT.format(digest=found.snapshot))
    if found.whole:
        tell(desk, _WHOLE.format(files=_NOTHING_CHANGED, sha256=found.sha256))
    for part, paths in parts.items():
        for path in paths:
            tell(desk, _NOT_WHOLE.format(what=_WHAT[part], path=path))
    for one in compared:
        tell(desk, one.said)
    tell(desk, _UNCOMPARED if not compared else _BELONGS if belongs else _BELONGS_NOT)
    return OK if belongs else NO


def _document(one: Compared) -> dict[str, object]:
    return {"with": one.kind, "snapshot": one.digest, "same": one.same, "at": one.at}
