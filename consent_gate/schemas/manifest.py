"""The manifest file `manifest.toml` in and out: TOML 1.0 in UTF-8, read strictly, written in one form.

name = "Beleid leerlinggegevens De Linde"
version = "2026-2"
sha256 = "..."                             # the content this is about: what `consent-gate policy check` prints
previous = "..."                           # the content it replaces; left out for a first one
school = "po"                              # po, so or vo
changed = "De politie krijgt na een afweging ook de klas."
review_by = "2027-08-01"                   # these two may be left out
serve_until = "2027-12-31"

[advice]                                   # of the FG; left out while there is none
by = "fg"                                  # a role or an account, never a name
on = "2026-08-20"
says = "conditional"                       # positive, conditional or negative
text = "Akkoord, mits de afweging wordt vastgelegd."

[[needs]]                                  # each part of the MR that must consent, and why
part = "parents"
why = "..."
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final, cast

from marshmallow import ValidationError, fields
from msgspec import to_builtins
from msgspec.structs import replace

from consent_gate.errors import DocumentInvalid
from consent_gate.manifest import MANIFEST, SCHOOLS, Manifest, Need
from consent_gate.records import MR_PARTS
from consent_gate.schemas.faults import faults_in
from consent_gate.schemas.parts import LONG_TEXT, TITLE, AdviceSchema, sha256
from consent_gate.schemas.strict import Choice, Day, Line, StrictSchema
from consent_gate.text import Text

MAX_BYTES: Final = 64 * 1024
_NOT_TEXT: Final = Text("geen UTF-8, of groter dan 64 kB", "not UTF-8, or larger than 64 kB")
_NOT_TOML: Final = Text("geen geldige TOML: {why}", "not valid TOML: {why}")


class NeedSchema(StrictSchema):
    """One `[[needs]]`."""

    makes = Need
    names_keys = True
    part = Choice(MR_PARTS, required=True)
    why = Line(LONG_TEXT, load_default="")


class NamedAdviceSchema(AdviceSchema):
    """The table `[advice]`."""

    names_keys = True


class ManifestSchema(StrictSchema):
    """The whole file."""

    makes = Manifest
    names_keys = True
    name = Line(TITLE, required=True)
    version = Line(40, required=True)
    previous = sha256(load_default="")
    sha256 = sha256(required=True)
    changed = Line(LONG_TEXT, required=True)
    school = Choice(SCHOOLS, required=True)
    advice = fields.Nested(NamedAdviceSchema)
    needs = fields.List(fields.Nested(NeedSchema), load_default=list)
    review_by = Day()
    serve_until = Day()


def read_manifest(content: bytes, source: str = MANIFEST) -> Manifest:
    """Return the manifest in `content`; raise DocumentInvalid with every fault, by the key that is wrong."""
    fault: Text | None = None
    document: dict[str, Any] = {}
    try:
        document = _days_as_text(tomllib.loads(content.decode("utf-8"))) if len(content) <= MAX_BYTES else {}
        fault = None if len(content) <= MAX_BYTES else _NOT_TEXT
    except UnicodeDecodeError:
        fault = _NOT_TEXT
    except tomllib.TOMLDecodeError as error:
        fault = _NOT_TOML.format(why=str(error))
    except (ValueError, RecursionError):
        fault = _NOT_TOML.format(why="...")  # a number that is too long, brackets or dotted keys without end
    if fault is not None:
        raise DocumentInvalid([("document", fault)], source)
    return manifest_from(document, source)


def manifest_from(document: Mapping[str, Any], source: str = MANIFEST) -> Manifest:
    """Return the manifest that `document` describes, days as text; raise DocumentInvalid with every fault."""
    faults: list[tuple[str, Text]] = []
    manifest: Manifest | None = None
    try:
        manifest = cast(Manifest, ManifestSchema().load(dict(document)))
    except ValidationError as error:
        faults = list(faults_in(error.messages))
    if manifest is None:
        raise DocumentInvalid(faults, source)
    return replace(manifest, needs=tuple(manifest.needs))


def manifest_document(manifest: Manifest) -> dict[str, Any]:
    """Return the document of `manifest`, of JSON types only, without what says nothing. Inverse of `manifest_from`."""
    return cast(dict[str, Any], to_builtins(manifest))


def write_manifest(manifest: Manifest) -> str:
    """Return the file of `manifest`; `read_manifest` gives an equal one back."""
    return "\n".join(_lines(manifest)) + "\n"


def _lines(manifest: Manifest) -> Iterator[str]:
    for name in ("name", "version", "sha256", "previous", "school", "changed", "review_by", "serve_until"):
        yield from _line(name, getattr(manifest, name))
    if manifest.advice is not None:
        yield from ("", "[advice]")
        for name in manifest.advice.__struct_fields__:
            yield from _line(name, getattr(manifest.advice, name))
    for need in manifest.needs:
        yield from ("", "[[needs]]", *_line("part", need.part), *_line("why", need.why))


def _line(name: str, value: str | date | None) -> Iterator[str]:
    if value is None or value == "":
        return
    text = value.isoformat() if isinstance(value, date) else value
    # What JSON writes of one printable line is also a basic string of TOML.
    yield f"{name} = {json.dumps(text, ensure_ascii=False)}"


def _days_as_text(document: dict[str, Any]) -> dict[str, Any]:
    """Let a date that somebody wrote without quotes be the date that they meant."""
    return {
        name: value.isoformat()
        if isinstance(value, date) and not isinstance(value, datetime)
        else _days_as_text(value)
        if isinstance(value, dict)
        else value
        for name, value in document.items()
    }
