"""`consent-gate policy`: the group in the order of an author's work, and the export of one pupil's policy to Casbin."""

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
from consent_gate.cli.wrong import Wrong
from consent_gate.enquiry import policy_of
from consent_gate.rules.derive import Line
from consent_gate.text import Text

_ORDER: Final = (
    *("check", "fmt", "test", "coverage", "mutate", "prove"),
    *("diff", "impact", "matrix", "graph"),
    *("manifest", "adopt", "status", "revoke", "keygen", "sign", "verify"),
    *("export", "lsp"),
)
"""Write it, see what it changes, adopt it, use it elsewhere."""

policy: Final = Offering(
    "policy",
    Text(
        "Beleid schrijven, beproeven en bewijzen, zien wat een wijziging verandert, en vaststellen met de MR.",
        "Write policies, try and prove them, see what a change changes, and adopt them with the MR.",
    ),
    offered=POLICY_COMMANDS,
    order=_ORDER,
    examples=[
        "consent-gate policy check",
        "consent-gate policy prove",
        "consent-gate policy matrix --recipients jeugdhulp",
        "consent-gate policy diff HEAD~1",
        "consent-gate policy adopt --part parents",
    ],
)


def _at_this_folder(ctx: click.Context, param: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        Desk.of(ctx).policies = folder


FOLDER: Final = click.Argument(
    ["folder"],
    required=False,
    type=click.Path(path_type=Path),
    metavar="[DIR]",
    expose_value=False,
    callback=_at_this_folder,
)
"""The folder that a command is about. It overrules --policies, as the nearer word."""

NO_SUCH_PUPIL: Final = Text(
    "deze leerling staat niet in het grootboek; leg de leerling vast met `consent-gate pupil add`",
    "this pupil is not in the ledger; record the pupil with `consent-gate pupil add`",
)
_WRITTEN: Final = Text("geschreven: {files}", "written: {files}")


@policy.command_of(
    "export",
    Text(
        "Schrijf het beleid dat voor één leerling geldt als model.conf en policy.csv, die elke Casbin leest.",
        "Write the policy that holds for one pupil as model.conf and policy.csv, which any Casbin reads.",
    ),
    FOLDER,
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
