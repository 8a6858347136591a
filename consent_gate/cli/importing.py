"""`import` under several groups: a file of records, whole or not at all; faults name row and field, never a value."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from consent_gate.cli.desk import Desk
from consent_gate.cli.names import known_in
from consent_gate.cli.paper import note, print_json, progress, tell
from consent_gate.cli.shape import Many, Option
from consent_gate.cli.wrong import NO, OK
from consent_gate.intake import RowFault, Taken, take_in
from consent_gate.schemas.tables import Import, TableFormat, read_rows
from consent_gate.text import Text

_ROW: Final = Text("{file}, rij {row}{field}: {text}", "{file}, row {row}{field}: {text}")
_DONE: Final = Text(
    "{new} nieuw, {known} stond er al, {faulty} fout", "{new} new, {known} already there, {faulty} faulty"
)
_NOTHING: Final = Text(
    "niets overgenomen: {faulty} rij(en) fout. Verbeter ze, of neem met --partial de goede rijen over",
    "nothing taken over: {faulty} faulty row(s). Correct them, or take the good rows with --partial",
)
_READING: Final = Text("rijen gelezen:", "rows read:")


def import_command(group: Many, *, kind: str, text: Text, examples: Sequence[str], name: str = "import") -> None:
    """Add the command to `group`; rows that do not say their kind are of `kind`."""
    parameters = (
        click.Argument(["file"], type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)),
        Option(
            ["--format", "table"],
            Text("csv of jsonl (anders naar de naam van het bestand)", "csv or jsonl (else by the name of the file)"),
            type=click.Choice([table.value for table in TableFormat]),
        ),
        Option(
            ["--partial"],
            Text("neem de goede rijen over en meld de andere", "take the good rows and report the others"),
            is_flag=True,
        ),
    )

    @group.command_of(name, text, *parameters, examples=examples)
    def run(desk: Desk, file: Path, table: str | None, partial: bool) -> int:
        return _import(desk, file, _format(file, table), kind, partial=partial)


def _format(file: Path, table: str | None) -> TableFormat:
    if table is not None:
        return TableFormat(table)
    return TableFormat.CSV if file.suffix in (".csv", ".txt", ".tsv") else TableFormat.JSON_LINES


def _import(desk: Desk, file: Path, table: TableFormat, kind: str, *, partial: bool) -> int:
    told = Import(desk.now(), desk.recorder(), kind, known_in(desk.snapshot().vocabulary))
    with (
        desk.ledger(create=True) as ledger,
        click.open_file(str(file), "rb") as lines,
        progress(desk, _READING) as show,
    ):
        taken = take_in(ledger, read_rows(lines, table, told), partial=partial, progress=show)
    _report(desk, file, taken, whole=not partial)
    return NO if taken.faulty else OK


def _report(desk: Desk, file: Path, taken: Taken, *, whole: bool) -> None:
    for fault in taken.faults:
        note(desk, _said(file, fault))
    if desk.as_json:
        faults = [{"row": fault.row, "field": fault.field, "fault": desk.say(fault.text)} for fault in taken.faults]
        print_json({"new": taken.new, "known": taken.known, "faulty": taken.faulty, "faults": faults})
    elif taken.faulty and whole:
        tell(desk, _NOTHING.format(faulty=taken.faulty))
    else:
        tell(desk, _DONE.format(new=taken.new, known=taken.known, faulty=taken.faulty))


def _said(file: Path, fault: RowFault) -> Text:
    field = f", {fault.field}" if fault.field else ""
    return _ROW.format(file=file.name, row=fault.row, field=field, text=fault.text)
