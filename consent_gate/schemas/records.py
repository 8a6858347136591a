"""Records in and out: one flat JSON-like document for each.

    {"kind": "consent", "id": "c-17", "pupil": "p1", "recorded_at": "2026-09-01T10:30:00Z", "recorded_by": "office",
     "by": "g1", "given_on": "2026-09-01", "period": {"until": "2027-07-31"},
     "matter": {"recipient": "jeugdhulp", "purpose": "hulpverlening", "categories": ["care_plan"]},
     "notice": {"id": "n-1", "version": "3"}}

Fields that were left out have their default, and defaults that mean 'nothing' are left out again on the way back, so
that `record_from(to_document(record)) == record`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, cast
from uuid import UUID, uuid5

from marshmallow import ValidationError
from msgspec.structs import replace

from consent_gate.errors import DocumentInvalid
from consent_gate.records import Record
from consent_gate.schemas.faults import WRONG, Fault, faults_in
from consent_gate.schemas.kinds import SCHEMAS
from consent_gate.schemas.strict import Instant
from consent_gate.schemas.vocabulary import Known, names_not_known

IDS_FROM_CONTENT: Final = UUID("6c6f6f70-6f6f-5274-8a00-636f6e73656e")
"""The name space of ids that follow from content. Changing it would double every repeated import."""

_NOT_CONTENT: Final = ("id", "recorded_at", "recorded_by")


def record_from(
    document: Mapping[str, object],
    *,
    source: str = "",
    recorded_at: datetime | None = None,
    recorded_by: str = "",
    known: Known | None = None,
) -> Record:
    """Return the record that `document` describes.

    `recorded_at` and `recorded_by` fill in for a document that does not say them. Without an `id` the record gets one
    that follows from its content (`id_from_content`). With `known`, every policy name must be one the policies have.

    Raise DocumentInvalid with every fault found, each by its path (`matter.categories[2]`), never by its value.
    """
    record, faults = read_record(document, recorded_at=recorded_at, recorded_by=recorded_by, known=known)
    if record is None:
        raise DocumentInvalid(faults, source)
    return record


def read_record(
    document: object, *, recorded_at: datetime | None = None, recorded_by: str = "", known: Known | None = None
) -> tuple[Record | None, tuple[Fault, ...]]:
    """Return the record and no faults, or None and every fault. For readers that go on after a fault."""
    if not isinstance(document, Mapping):
        return None, (("document", WRONG["Invalid input type."]),)
    kind = document.get("kind")
    schema = SCHEMAS.get(kind) if isinstance(kind, str) else None
    if schema is None:
        return None, (("kind", WRONG["choice"].format(choices=", ".join(SCHEMAS))),)
    try:
        record = cast(Record, schema.load(_completed(document, recorded_at, recorded_by)))
        faults = tuple(names_not_known(record, known)) if known else ()
    except ValidationError as error:
        record, faults = None, tuple(faults_in(error.messages))
    if record is None or faults:
        return None, faults
    return (record if record.id else replace(record, id=id_from_content(record))), ()


def to_document(record: Record) -> dict[str, Any]:
    """Return the document of `record`, of JSON types only. The inverse of `record_from`."""
    schema = SCHEMAS[record.kind]
    document: dict[str, Any] = {"kind": record.kind, "id": record.id, "pupil": record.pupil}
    document["recorded_at"] = Instant().serialize("recorded_at", record)
    document["recorded_by"] = record.recorded_by
    body = cast(dict[str, Any], schema.dump(record.body))
    return _without_nothing(document | {name: value for name, value in body.items() if name not in document})


def id_from_content(record: Record) -> str:
    """Return the id that follows from what a record says and about whom, whenever and by whomever it is recorded.

    The same row imported twice is therefore the same record (RFC 9562 version 5). Two yeses that differ in nothing, not
    even their date, are one; whoever needs two gives them ids.
    """
    content = {name: value for name, value in to_document(record).items() if name not in _NOT_CONTENT}
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return str(uuid5(IDS_FROM_CONTENT, canonical))


def _completed(document: Mapping[Any, Any], recorded_at: datetime | None, recorded_by: str) -> dict[Any, Any]:
    """Return `document` with what its reader knows added at the end, so that places in it stay what they were."""
    completed = dict(document)
    if recorded_at is not None:
        completed.setdefault("recorded_at", recorded_at.isoformat())
    if recorded_by:
        completed.setdefault("recorded_by", recorded_by)
    return completed


def _without_nothing(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return `document` without the members that say nothing; False says something."""
    kept: dict[str, Any] = {}
    for name, value in document.items():
        said = _without_nothing(value) if isinstance(value, Mapping) else value
        if said is None or said == "" or (isinstance(said, (list, dict)) and not said):
            continue
        kept[name] = said
    return kept
