"""The options of commands that write a record: one table, from the option to its place in the record's document.

The schemas judge the values, so that an option, a column of a file and the Python API accept exactly the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final

import click

from consent_gate.cli.desk import Desk
from consent_gate.cli.names import known_in, nearest
from consent_gate.cli.shape import Option
from consent_gate.cli.wrong import Wrong
from consent_gate.errors import DocumentInvalid
from consent_gate.records import Record
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.schemas.records import record_from
from consent_gate.schemas.vocabulary import AxisName
from consent_gate.text import Text


class Shape(Enum):
    """How an option is read: one text, several, or a file of which the SHA-256 is kept."""

    ONE = "one"
    SEVERAL = "several"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Flag:
    """One option (`--by`) or word (`PUPIL`) and the place in the document that it fills."""

    name: str
    path: str
    text: Text
    metavar: str = "TEXT"
    shape: Shape = Shape.ONE
    required: bool = False
    today: bool = False

    @property
    def key(self) -> str:
        """The name under which click passes the value on."""
        return self.name.removeprefix("--").replace("-", "_").lower()

    def parameter(self) -> click.Parameter:
        """Return the click parameter."""
        if not self.name.startswith("--"):
            return click.Argument([self.key], required=self.required, metavar=self.name)
        kind = click.Path(exists=True, dir_okay=False, path_type=Path) if self.shape is Shape.DIGEST else click.STRING
        several = self.shape is Shape.SEVERAL
        names = [self.name, self.key]
        return Option(names, self.text, type=kind, metavar=self.metavar, required=self.required, multiple=several)


PUPIL_WORD: Final = Flag("PUPIL", "pupil", Text("leerling-id", "pupil id"), required=True)
PUPIL: Final = Flag(
    "--pupil", "pupil", Text("leerling-id in de administratie", "pupil id in the administration"), "ID", required=True
)
BY: Final = Flag(
    "--by",
    "by",
    Text("wie het zegt: id van een ouder, of het woord pupil", "who says so: id of a guardian, or the word pupil"),
    "ID",
    required=True,
)
RECIPIENT: Final = Flag(
    "--recipient",
    "matter.recipient",
    Text("aan wie: een naam uit het beleid of org:naam", "to whom: a policy name or org:name"),
    "NAME",
)
PURPOSE: Final = Flag(
    "--purpose",
    "matter.purpose",
    Text("waarvoor: een doel uit het beleid", "what for: a purpose of the policies"),
    "NAME",
)
CATEGORY: Final = Flag(
    "--category",
    "matter.categories",
    Text("welk soort gegevens; mag vaker", "which kind of data; may be repeated"),
    "NAME",
    Shape.SEVERAL,
)
EXCLUDE: Final = Flag(
    "--exclude",
    "matter.excluded",
    Text("welk soort daarvan niet; mag vaker", "which kind of those not; may be repeated"),
    "NAME",
    Shape.SEVERAL,
)
MATTER: Final = (RECIPIENT, PURPOSE, CATEGORY, EXCLUDE)
SINCE: Final = Flag(
    "--from", "period.since", Text("eerste dag waarop het geldt", "first day on which it holds"), "DATE"
)
UNTIL: Final = Flag(
    "--until", "period.until", Text("laatste dag waarop het geldt", "last day on which it holds"), "DATE"
)
METHOD: Final = Flag(
    "--method", "method", Text("hoe het is gezegd: formulier, gesprek", "how it was said: form, conversation")
)
ID: Final = Flag(
    "--id",
    "id",
    Text(
        "record-id, om een herhaalde opdracht één keer te laten tellen",
        "record id, so that a repeated command counts once",
    ),
    "ID",
)


def on(path: str, text: Text, name: str = "--on") -> Flag:
    """Return the flag for a date that is today unless said otherwise."""
    return Flag(name, path, text, "DATE", today=True)


def document_of(desk: Desk, kind: str, flags: Sequence[Flag], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document that the options stand for; what was not given is not in it."""
    document: dict[str, Any] = {"kind": kind}
    for flag in flags:
        value = values.get(flag.key)
        if flag.shape is Shape.DIGEST and value is not None:
            value = hashlib.sha256(Path(value).read_bytes()).hexdigest()
        elif flag.shape is Shape.SEVERAL:
            value = list(value or ())
        elif value is None and flag.today:
            value = desk.today().isoformat()
        if value is not None and value != []:
            place = document
            *parents, last = flag.path.split(".")
            for parent in parents:
                place = place.setdefault(parent, {})
            place[last] = value
    return document


def record_of(
    desk: Desk, document: Mapping[str, Any], flags: Sequence[Flag], vocabulary: Vocabulary | None = None
) -> Record:
    """Return the record; raise Wrong with every fault under the option it came from, never with its value."""
    try:
        return record_from(
            document,
            recorded_at=desk.now(),
            recorded_by=desk.recorder(),
            known=known_in(vocabulary) if vocabulary else None,
        )
    except DocumentInvalid as invalid:
        raise Wrong(*(_under_option(path, text, flags, document, vocabulary) for path, text in invalid.paths)) from None


def _under_option(
    path: str, text: Text, flags: Sequence[Flag], document: Mapping[str, Any], vocabulary: Vocabulary | None
) -> Text:
    plain = re.sub(r"\[\d+\]", "", path)
    option = next((flag.name for flag in flags if flag.path == plain), None) or next(
        (flag.name for flag in flags if flag.path.startswith(plain + ".")), path
    )
    near = _meant(path, document, vocabulary) if vocabulary else ""
    said = Text(f"{option}: {text.nl}", f"{option}: {text.en}")
    return Text(f"{said.nl}; bedoelde u {near}?", f"{said.en}; did you mean {near}?") if near else said


_AXES: Final[Mapping[str, AxisName]] = {
    "matter.recipient": "recipient",
    "matter.purpose": "purpose",
    "matter.categories": "category",
    "matter.excluded": "category",
    "role": "recipient",
    "recipient_kind": "recipient",
    "purposes": "purpose",
    "purpose": "purpose",
    "recipient": "recipient",
    "categories": "category",
    "optional": "category",
}


def _meant(path: str, document: Mapping[str, Any], vocabulary: Vocabulary) -> str:
    """Return the policy name that the value at `path` was probably meant to be, empty when there is none."""
    plain, _, place = path.rstrip("]").partition("[")
    axis = _AXES.get(plain)
    value: Any = document
    for part in plain.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    if isinstance(value, list) and place.isdigit():
        value = value[int(place)]
    return nearest(vocabulary, axis, value) if axis and isinstance(value, str) else ""
