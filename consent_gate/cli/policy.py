"""`consent-gate policy`: check a set of policies, and export what holds for one pupil as plain Casbin files."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from consent_gate.cli.desk import Desk, day_of
from consent_gate.cli.flags import PUPIL
from consent_gate.cli.names import pupil_asked
from consent_gate.cli.offered import POLICY_COMMANDS, Offering
from consent_gate.cli.paper import print_json, tell
from consent_gate.cli.shape import Option
from consent_gate.cli.workbench.checking import Wanted, run
from consent_gate.cli.wrong import Wrong
from consent_gate.enquiry import policy_of
from consent_gate.rules.derive import Line
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

NO_SUCH_PUPIL: Final = Text(
    "deze leerling staat niet in het grootboek; leg de leerling vast met `consent-gate pupil add`",
    "this pupil is not in the ledger; record the pupil with `consent-gate pupil add`",
)
_WRITTEN: Final = Text("geschreven: {files}", "written: {files}")


@policy.command_of(
    "check",
    Text(
        "Lees het beleid streng, meld elke fout als BESTAND:REGEL:KOLOM met wat te doen, zoek regels die niets "
        "doen of elkaar tegenspreken en namen die op elkaar lijken, en vergelijk beide evaluatoren. Afloop 1 bij een "
        "fout of waarschuwing.",
        "Read the policies strictly, report each fault as FILE:LINE:COLUMN with what to do, look for rules that do "
        "nothing or contradict each other and names that resemble each other, and compare both evaluators. Exit 1 "
        "with an error or a warning.",
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
    return run(desk, folder or desk.policies, Wanted(exhaustive, everything, people, routes))


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
