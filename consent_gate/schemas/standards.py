"""Which of our fields is which in the standards: ISO/IEC TS 27560:2023 and W3C DPV 2.3 (`dct` is Dublin Core).

The names stand in the schemas themselves, as metadata of each field; this reads them out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marshmallow import Schema, fields

from consent_gate.schemas.kinds import SCHEMAS


@dataclass(frozen=True, slots=True)
class StandardName:
    """One field of our documents with its name in ISO/IEC TS 27560 and its term in DPV; either may be empty."""

    path: str
    iso27560: str
    dpv: str


def standard_names(kind: str = "consent") -> tuple[StandardName, ...]:
    """Return the fields of this kind of record that a standard has a name for, in the order of the document."""
    return tuple(_named(SCHEMAS[kind], ""))


def _named(schema: Schema, prefix: str) -> Iterator[StandardName]:
    for name, field in schema.fields.items():
        path = prefix + name
        iso27560, dpv = str(field.metadata.get("iso27560", "")), str(field.metadata.get("dpv", ""))
        if iso27560 or dpv:
            yield StandardName(path, iso27560, dpv)
        if isinstance(field, fields.Nested):
            yield from _named(field.schema, path + ".")
