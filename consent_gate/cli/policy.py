"""`consent-gate policy`: check a set of policies, and export what holds for one pupil as plain Casbin files."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Final

import click

from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk, day_of
from consent_gate.cli.flags import PUPIL
from consent_gate.cli.names import pupil_asked
from consent_gate.cli.offered import POLICY_COMMANDS, Offering
from consent_gate.cli.paper import print_json, progress, tell
from consent_gate.cli.shape import Option
from consent_gate.cli.wrong import NO, OK, Wrong
from consent_gate.enquiry import policy_of
from consent_gate.errors import EvaluatorsDisagree, PolicyInvalid
from consent_gate.rules.agreement import SAMPLE, Comparison, Difference, check_sample, compare_all
from consent_gate.rules.derive import Line
from consent_gate.rules.expectations import check_expectations
from consent_gate.rules.proving import never_faults
from consent_gate.rules.snapshot import Snapshot
from consent_gate.text import Text

policy: Final = Offering(
    "policy",
    Text(
        "Beleid: nakijken, instemming van de MR, en uitvoeren als gewone Casbin-bestanden.",
        "Policies: check, consent of the MR, and export as plain Casbin files.",
    ),
    offered=POLICY_COMMANDS,
    examples=["consent-gate policy check", "consent-gate policy export --pupil p1"],
)

_COMPARING: Final = Text("situaties vergeleken:", "situations compared:")
_SOUND: Final = Text(
    "beleid in orde: {rules} regels, {expectations} verwachtingen komen uit, {answers} antwoorden gelijk aan casbin, "
    "{never} zinnen van never.txt kloppen",
    "policies sound: {rules} rules, {expectations} expectations met, {answers} answers equal to casbin, "
    "{never} sentences of never.txt hold",
)
_DIFFERS: Final = Text(
    "verschil: {recipient}, {purpose}, {category} ({situation}): casbin {casbin}, compiled {compiled}",
    "difference: {recipient}, {purpose}, {category} ({situation}): casbin {casbin}, compiled {compiled}",
)
_FAULTS: Final = Text(
    "{count} fout(en); dit beleid wordt niet in gebruik genomen", "{count} fault(s); not put in force"
)
NO_SUCH_PUPIL: Final = Text(
    "deze leerling staat niet in het grootboek; leg de leerling vast met `consent-gate pupil add`",
    "this pupil is not in the ledger; record the pupil with `consent-gate pupil add`",
)
_WRITTEN: Final = Text("geschreven: {files}", "written: {files}")


@policy.command_of(
    "check",
    Text(
        "Lees het beleid streng, meld elke fout als BESTAND:REGEL:KOLOM, en vergelijk beide evaluatoren.",
        "Read the policies strictly, report each fault as FILE:LINE:COLUMN, and compare both evaluators.",
    ),
    click.Argument(["folder"], required=False, type=click.Path(path_type=Path), metavar="[DIR]"),
    Option(
        ["--exhaustive"],
        Text("vergelijk alle antwoorden in plaats van een steekproef", "compare all answers instead of a sample"),
        is_flag=True,
    ),
    examples=["consent-gate policy check", "consent-gate policy check policies --json"],
)
def check(desk: Desk, folder: Path | None, exhaustive: bool) -> int:
    """Check a policy folder."""
    try:
        snapshot = Snapshot.read(folder or desk.policies)
    except PolicyInvalid as invalid:
        return faulty(desk, [fault.line(desk.language) for fault in invalid.faults])
    wrong = [fault.line(desk.language) for fault in check_expectations(snapshot)]
    wrong += [fault.line(desk.language) for fault in never_faults(snapshot)]
    comparison = _compared(desk, snapshot, exhaustive=exhaustive)
    wrong += [_difference(desk, found) for found in comparison.differences]
    if wrong:
        return faulty(desk, wrong)
    rules = len(snapshot.document.rules) + len(snapshot.document.conditional)
    document = snapshot.document
    counts = {"rules": rules, "expectations": len(document.expectations), "answers": comparison.answers}
    counts["never"] = len(document.never)
    if desk.as_json:
        print_json({"sound": True, **counts, "snapshot": snapshot.digest})
    else:
        tell(desk, _SOUND.format(**counts))
        click.echo(f"sha256 {snapshot.digest}")
    return OK


def _compared(desk: Desk, snapshot: Snapshot, *, exhaustive: bool) -> Comparison:
    if exhaustive:
        with progress(desk, _COMPARING, every=1) as show:
            return compare_all(snapshot, show)
    try:
        check_sample(snapshot)
    except EvaluatorsDisagree as disagreement:
        raise Wrong(disagreement.text, code=NO) from None
    return Comparison(SAMPLE, ())


def _difference(desk: Desk, found: Difference) -> str:
    return desk.say(_DIFFERS.format(**{part.name: getattr(found, part.name) for part in fields(found)}))


def faulty(desk: Desk, lines: list[str]) -> int:
    """Print faults, one a line, and return that the answer is no."""
    if desk.as_json:
        print_json({"sound": False, "faults": lines})
    else:
        for line in lines:
            place, separator, said = line.partition(": ")
            click.echo(f"{coloured(place, bold=True)}{separator}{said}")
        tell(desk, _FAULTS.format(count=len(lines)))
    return NO


@policy.command_of(
    "export",
    Text(
        "Schrijf het beleid dat voor één leerling geldt als model.conf en policy.csv, die elke Casbin leest.",
        "Write the policy that holds for one pupil as model.conf and policy.csv, which any Casbin reads.",
    ),
    PUPIL.parameter(),
    Option(
        ["--out"],
        Text("de map om in te schrijven (anders naar het scherm)", "the folder to write to (else to the screen)"),
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
    ),
    Option(["--on"], Text("op welke dag (anders vandaag)", "on which day (else today)"), metavar="DATE"),
    examples=[
        "consent-gate policy export --pupil p1",
        "consent-gate policy export --pupil p1 --out export --on 2026-09-01",
    ],
)
def export(desk: Desk, pupil: str, out: Path | None, on: str | None) -> None:
    """Export the effective policy of one pupil."""
    day = day_of(on, "--on") or desk.today()
    snapshot = desk.snapshot()
    with desk.ledger() as ledger:
        lines = policy_of(snapshot, ledger, pupil_asked(pupil), day)
    if lines is None:
        raise Wrong(NO_SUCH_PUPIL)
    _write(desk, out, snapshot.document.model, lines)


def _write(desk: Desk, out: Path | None, model: str, lines: tuple[Line, ...]) -> None:
    text = "".join(", ".join(line) + "\n" for line in lines)
    if out is None:
        if desk.as_json:
            print_json({"model": model, "policy": [list(line) for line in lines]})
        else:
            click.echo(f"# model.conf\n{model}\n# policy.csv\n{text}", nl=False)
        return
    out.mkdir(parents=True, exist_ok=True)
    files = {"model.conf": model, "policy.csv": text}
    for name, content in files.items():
        (out / name).write_text(content, encoding="utf-8")
    if desk.as_json:
        print_json({"written": [str(out / name) for name in files]})
    else:
        tell(desk, _WRITTEN.format(files=", ".join(str(out / name) for name in files)))
