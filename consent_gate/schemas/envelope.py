"""What every record's document has beside the fields of its kind: which kind, which id, when and by whom recorded."""

from __future__ import annotations

from typing import Any, ClassVar

from marshmallow import ValidationError, post_load, validates_schema

from consent_gate.records import Record
from consent_gate.schemas.faults import refuse
from consent_gate.schemas.parts import ACCOUNT, CODE, pupil_id, record_id
from consent_gate.schemas.strict import Instant, Pattern, StrictSchema
from consent_gate.terms import amsterdam_date


class EnvelopeSchema(StrictSchema):
    """What every record has. `id` may be left out; it then follows from the content."""

    said_on: ClassVar[str] = ""
    """The date that cannot lie after the day of recording: a yes of next month is a slip of the pen."""

    kind = Pattern(
        CODE,
        "code",
        attribute="tag",
        required=True,
        metadata={"iso27560": "event_state", "dpv": "dpv:hasConsentStatus"},
    )
    id = record_id(load_default="", metadata={"iso27560": "record_id", "dpv": "dpv:hasIdentifier"})
    recorded_at = Instant(required=True)
    recorded_by = Pattern(ACCOUNT, "account", required=True)

    @validates_schema
    def _not_before_it_was_said(self, loaded: dict[str, Any], **kwargs: Any) -> None:
        said = loaded.get(self.said_on)
        if said and said > amsterdam_date(loaded["recorded_at"]):
            raise refuse_at(self.said_on, "future")

    @post_load
    def _build(self, loaded: dict[str, Any], **kwargs: Any) -> object:
        loaded.pop("tag")
        envelope = {part: loaded.pop(part) for part in ("id", "recorded_at", "recorded_by")}
        pupil = loaded.pop("pupil", "")
        return Record(pupil=pupil, body=self.makes(**loaded), **envelope)


class PupilSchema(EnvelopeSchema):
    """A record about a pupil."""

    pupil = pupil_id(required=True, metadata={"iso27560": "pii_principal_id", "dpv": "dpv:hasDataSubject"})


def refuse_at(field: str, code: str) -> ValidationError:
    """Return the error that marshmallow collects under `field`."""
    error = refuse(code)
    error.field_name = field
    return error
