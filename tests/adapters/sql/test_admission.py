"""The last door lets in what the schemas let in, so that no document is accepted and then refused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from consent_gate.errors import RecordRefused
from consent_gate.records import Ending, Record
from consent_gate_adapters.sql.admission import admitted
from consent_gate_adapters.sql.codec import body
from tests.schemas.strategies import any_record


@given(any_record)
@settings(max_examples=200)
def test_every_record_of_a_document_passes(record: Record) -> None:
    """Whatever a document can describe is admitted, and its stored text reads back as the same body."""
    assert body(admitted(record)) == record.body


def test_an_objection_ends_by_a_decision() -> None:
    """Another word would end it in somebody's mind and not in the ledger."""
    at = datetime(2026, 9, 1, tzinfo=UTC)
    for word in ("overruled", "granted", "lifted", "withdrawn"):
        assert admitted(Record("e1", "p1", at, "office", Ending("o1", word)))
    with pytest.raises(RecordRefused, match="because"):
        admitted(Record("e1", "p1", at, "office", Ending("o1", "done")))
