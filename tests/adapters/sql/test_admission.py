"""The last door lets in what the schemas let in, so that no document is accepted and then refused."""

from __future__ import annotations

from hypothesis import given, settings

from consent_gate.records import Record
from consent_gate_adapters.sql.admission import admitted
from consent_gate_adapters.sql.codec import body
from tests.schemas.strategies import any_record


@given(any_record)
@settings(max_examples=200)
def test_every_record_of_a_document_passes(record: Record) -> None:
    """Whatever a document can describe is admitted, and its stored text reads back as the same body."""
    assert body(admitted(record)) == record.body
