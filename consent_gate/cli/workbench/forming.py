"""`consent-gate policy fmt`: policy files in one form, so that versions differ in what they mean only."""

from __future__ import annotations

import difflib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from consent_gate.cli.colour import coloured
from consent_gate.cli.desk import Desk, there
from consent_gate.cli.paper import note, print_json, tell
from consent_gate.cli.policy import policy
from consent_gate.cli.shape import Option
from consent_gate.cli.workbench.pointing import visible
from consent_gate.cli.wrong import BAD, NO, OK
from consent_gate.text import Text
from consent_gate.workbench.form import formed, has_form

__all__ = ["policy"]

_FORMED: Final = Text("opgemaakt: {file}", "formatted: {file}")
_WOULD: Final = Text("nog op te maken: {file}", "not in form: {file}")
_COUNT: Final = Text(
    "{files} bestanden bekeken, {changed} veranderd; de betekenis is gelijk gebleven",
    "{files} files looked at, {changed} changed; the meaning stayed the same",
)
_COUNT_TO_GO: Final = Text(
    "{files} bestanden bekeken, {changed} nog op te maken met `consent-gate policy fmt`",
    "{files} files looked at, {changed} to be formatted with `consent-gate policy fmt`",
)
_LEFT: Final = Text(
    "{place}: deze regel is niet veilig te lezen en bleef staan; `consent-gate policy check` zegt wat eraan is",
    "{place}: this line cannot be read safely and stayed; `consent-gate policy check` says what is wrong with it",
)
_NOT_TEXT: Final = Text(
    "{place}: geen UTF-8, niet te lezen of te groot; dit bestand bleef zoals het was",
    "{place}: not UTF-8, unreadable or too large; this file stayed as it was",
)
_LINK: Final = Text(
    "{place}: dit is een verwijzing; zet het bestand zelf hier neer, er is niets geschreven",
    "{place}: this is a link; put the file itself here, nothing was written",
)
_NOT_WRITTEN: Final = Text(
    "{place}: niet te schrijven; controleer de rechten en de schijfruimte",
    "{place}: cannot be written; check permissions and disk space",
)
_COLOURS: Final = {"+": "green", "-": "red", "@": "cyan"}


@dataclass(frozen=True, slots=True)
class _File:
    """One file that has a form: as it is, as it should be (the same when nothing can be done), and what was left."""

    name: str
    path: Path
    before: bytes
    after: bytes
    faults: tuple[Text, ...] = ()

    @property
    def changes(self) -> bool:
        """True when the file is not in its form."""
        return self.before != self.after


@policy.command_of(
    "fmt",
    Text(
        "Zet beleidsbestanden in hun vaste vorm; opmerkingen, volgorde en betekenis blijven gelijk. "
        "Afloop 0: alles staat in zijn vorm; 2: er bleef iets staan dat niet veilig te lezen is.",
        "Put policy files in their one form; comments, order and meaning stay the same. "
        "Exit 0: all in form; 2: something stayed that cannot be read safely.",
    ),
    click.Argument(["folder"], required=False, type=click.Path(path_type=Path), metavar="[DIR]"),
    Option(
        ["--check"],
        Text("schrijf niets; afloop 1 als er iets op te maken is", "write nothing; exit 1 when something is to change"),
        is_flag=True,
    ),
    Option(
        ["--diff"],
        Text("schrijf niets; toon wat er zou veranderen, afloop 1", "write nothing; show what would change, exit 1"),
        is_flag=True,
    ),
    examples=["consent-gate policy fmt --check", "consent-gate policy fmt policies --diff"],
)
def fmt(desk: Desk, folder: Path | None, check: bool, diff: bool) -> int:
    """Format a policy folder."""
    files = list(_files(there(folder or desk.policies)))
    faults = [fault for file in files for fault in file.faults]
    changing = [file for file in files if file.changes]
    if not (check or diff):
        faults += [_NOT_WRITTEN.format(place=file.name) for file in changing if not _written(file)]
    if desk.as_json:
        said = [desk.say(fault) for fault in faults]
        print_json({"changed": [file.name for file in changing], "written": not (check or diff), "left": said})
    else:
        _show(desk, files, changing, check=check, diff=diff)
        for fault in faults:
            note(desk, fault)
    if faults:
        return BAD
    return NO if changing and (check or diff) else OK


def _files(folder: Path) -> Iterator[_File]:
    for path in sorted((*folder.glob("*"), *folder.glob("*/*"))):
        name = path.relative_to(folder).as_posix()
        if not has_form(name) or name.startswith(".") or not (path.is_file() or path.is_symlink()):
            continue
        if path.is_symlink() or (path.parent != folder and path.parent.is_symlink()):
            yield _File(name, path, b"", b"", (_LINK.format(place=name),))
            continue
        try:
            before = path.read_bytes()
        except OSError:
            yield _File(name, path, b"", b"", (_NOT_TEXT.format(place=name),))
            continue
        shaped = formed(name, before)
        if shaped.text is None:
            yield _File(name, path, before, before, (_NOT_TEXT.format(place=name),))
        else:
            left = tuple(_LEFT.format(place=f"{name}:{line}") for line in shaped.left)
            yield _File(name, path, before, shaped.text.encode(), left)


def _written(file: _File) -> bool:
    """Write a file whole or not at all, with the permissions it had; False when that cannot be."""
    made: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=file.path.parent, prefix=".fmt-", delete=False) as stream:
            made = Path(stream.name)
            stream.write(file.after)
            stream.flush()
            os.fsync(stream.fileno())
        made.chmod(file.path.stat().st_mode & 0o7777)
        made.replace(file.path)
    except OSError:
        if made is not None:
            made.unlink(missing_ok=True)
        return False
    return True


def _show(desk: Desk, files: list[_File], changing: list[_File], *, check: bool, diff: bool) -> None:
    for file in changing:
        if diff:
            for line in _difference(file):
                click.echo(coloured(line, fg=_COLOURS.get(line[:1])))
        else:
            tell(desk, (_WOULD if check else _FORMED).format(file=file.name))
    tell(desk, (_COUNT_TO_GO if check or diff else _COUNT).format(files=len(files), changed=len(changing)))


def _difference(file: _File) -> Iterator[str]:
    """Yield a unified diff, in which a line end of Windows and other invisible characters show as a dot."""
    ended = file.before.endswith(b"\n")  # else the missing line end is itself a difference to show
    texts = [text.decode(errors="replace") for text in (file.before, file.after)]
    before, after = ((text.removesuffix("\n") if ended else text).split("\n") for text in texts)
    for line in difflib.unified_diff(before, after, file.name, file.name, lineterm=""):
        yield visible(line)
