"""What the commands that draw have in common: which folder, which files to write, which names may be meant."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final

import click

from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk
from consent_gate.cli.paper import print_json, tell
from consent_gate.cli.policy import faulty
from consent_gate.cli.shape import Option
from consent_gate.cli.wrong import OK, Wrong
from consent_gate.errors import PolicyInvalid
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import Basis
from consent_gate.text import Text

INKS: Final[Mapping[Basis, str]] = {
    Basis.LEGAL_OBLIGATION: "blue",
    Basis.VITAL_INTEREST: "red",
    Basis.PUBLIC_TASK: "cyan",
    Basis.CONTRACT: "yellow",
    Basis.LEGITIMATE_INTEREST: "magenta",
    Basis.CONSENT: "green",
}
"""The colours of the grounds on a terminal that has them."""

_WRITTEN: Final = Text("geschreven: {files}", "written: {files}")
_NOT_WRITTEN: Final = Text(
    "dit bestand is niet te schrijven; kijk of de map bestaat en u er mag schrijven",
    "this file cannot be written; see whether the folder exists and you may write there",
)
_UNKNOWN: Final = Text(
    "{option}: deze naam staat niet in het beleid; namen staan in vocabulary/",
    "{option}: the policies do not know this name; names stand in vocabulary/",
)
_PERHAPS: Final = Text("{said}; bedoelde u `{near}`?", "{said}; did you mean `{near}`?")


def folder() -> click.Argument:
    """Return the argument that names the policy folder."""
    return click.Argument(["folder"], required=False, type=click.Path(path_type=Path), metavar="[DIR]")


def file_option(name: str, text: Text) -> Option:
    """Return an option that names a file to write."""
    return Option([name], text, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")


def snapshot_in(desk: Desk, chosen: Path | None) -> Snapshot | int:
    """Read the policies; tell every fault and return the exit code when there is one."""
    try:
        return Snapshot.read(chosen or desk.policies)
    except PolicyInvalid as invalid:
        return faulty(desk, [fault.line(desk.language) for fault in invalid.faults])


def known(name: str, names: Collection[str], option: str) -> str:
    """Return `name` when it is one of `names`; else raise Wrong with what was probably meant."""
    if name in names:
        return name
    near = difflib.get_close_matches(name, sorted(names), n=1)
    said = _UNKNOWN.format(option=option)
    raise Wrong(_PERHAPS.format(said=said, near=near[0]) if near else said)


def keep(desk: Desk, files: Mapping[Path, str]) -> int:
    """Write files and say which."""
    for file, text in files.items():
        try:
            file.write_text(text, encoding="utf-8")
        except OSError:
            raise Wrong(_NOT_WRITTEN) from None
    names = [str(file) for file in files]
    if desk.as_json:
        print_json({"written": names})
    else:
        tell(desk, _WRITTEN.format(files=", ".join(names)))
    return OK


def print_pieces(pieces: Iterable[tuple[str, Basis | None, bool]]) -> None:
    """Print one line of texts, each with its ground and whether it stands out; in colour where somebody watches."""
    parts = [
        coloured(text, fg=INKS[basis] if basis else None, bold=bold or None) if basis or bold else text
        for text, basis, bold in pieces
    ]
    click.echo("".join(parts).rstrip())
