"""The leaks that were measured on a naive filter: each probe finds its leak there, and none in the gate."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from consent_gate.web import REFUSAL
from tests.web.naive import RECORDS, NaiveFilter, flask_app, generator_app, writing_app
from tests.web.school import CANARY, LIST, PARTNER_KEY, Reply, School, ask, release

VISIBLE = [{"nummer": "lk1", "roepnaam": "Roeplk1", "geboortedatum": "2010-05-05"}]
EXTRA = [release(path, f"/{path}", LIST) for path in ("bestand", "gzip", "regels")]

Ask = Callable[..., Reply]


@dataclass(frozen=True)
class Door:
    """A way to ask the same app: through the naive filter or through the gate."""

    wrap: Callable[[Any], Any]

    def ask(self, path: str, app: Any = None, headers: Mapping[str, str] | None = None, **how: Any) -> Reply:
        """Send one request as the partner."""
        wrapped = self.wrap(flask_app() if app is None else app)
        return ask(wrapped, path, headers={**PARTNER_KEY, **(headers or {})}, **how)


@pytest.fixture
def naive() -> Door:
    """The filter of the first afternoon."""
    return Door(NaiveFilter)


@pytest.fixture
def gate(behind: School) -> Door:
    """The gate."""
    return Door(lambda app: behind.wrap(app, *EXTRA))


def test_a_total_counts_the_hidden(naive: Door, gate: Door) -> None:
    """A total is computed again from what is visible."""
    assert naive.ask("/pagina").json["totaal"] == 3
    reply = gate.ask("/pagina")
    assert reply.json == {"schooljaar": "2025-2026", "totaal": 1, "leerlingen": VISIBLE}


def test_head_tells_the_unfiltered_length(naive: Door, gate: Door) -> None:
    """HEAD is decided and recorded as GET and answers with GET's headers."""
    leaking = naive.ask("/pagina", method="HEAD")
    assert dict(leaking.headers)["Content-Length"] != dict(naive.ask("/pagina").headers)["Content-Length"]
    reply = gate.ask("/pagina", method="HEAD")
    assert reply.headers == gate.ask("/pagina").headers
    assert reply.body == b""


def test_an_etag_tells_that_a_hidden_pupil_changed(naive: Door, gate: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change in what is hidden changes no byte of the answer."""
    before, kept = naive.ask("/leerlingen"), gate.ask("/leerlingen")
    monkeypatch.setitem(RECORDS[1], "notitie", "iets anders")
    after = naive.ask("/leerlingen")
    assert before.body == after.body
    assert before.headers != after.headers
    assert gate.ask("/leerlingen") == kept
    assert "ETag" not in dict(kept.headers)


def test_a_304_is_answered_below_the_filter(naive: Door, gate: Door, behind: School) -> None:
    """A conditional request is decided and recorded like any other."""
    etag = dict(naive.ask("/leerlingen").headers)["ETag"]
    assert naive.ask("/leerlingen", headers={"If-None-Match": etag}).status == "304 NOT MODIFIED"
    for condition in ({"If-None-Match": etag}, {"If-None-Match": "*"}, {"If-Match": '"x"'}):
        lines = len(behind.log)
        reply = gate.ask("/leerlingen", headers=condition)
        assert (reply.status, reply.json) == ("200 OK", VISIBLE)
        assert len(behind.log) > lines


def test_a_range_gives_unfiltered_bytes(naive: Door, gate: Door) -> None:
    """A part of the answer is a part of nothing: the whole is filtered."""
    asked = {"Range": "bytes=0-150"}
    leaking = naive.ask("/bestand", headers=asked)
    assert leaking.status == "206 PARTIAL CONTENT"
    assert CANARY.encode() in leaking.body
    reply = gate.ask("/bestand", headers=asked)
    assert (reply.status, reply.json) == ("200 OK", VISIBLE)
    assert gate.ask("/bestand", headers=asked | {"If-Range": '"vast"'}) == reply
    assert not {"Accept-Ranges", "Content-Range", "ETag", "Last-Modified"} & dict(reply.headers).keys()


def test_gzip_passes_what_cannot_be_parsed(naive: Door, gate: Door) -> None:
    """The app is asked for plain bytes, whatever the caller accepts."""
    asked = {"Accept-Encoding": "gzip"}
    assert CANARY.encode() in gzip.decompress(naive.ask("/gzip", headers=asked).body)
    assert gate.ask("/gzip", headers=asked).json == VISIBLE


def test_a_stream_of_lines_passes_unparsed(naive: Door, gate: Door) -> None:
    """A media type the gate does not read is not released."""
    assert naive.ask("/regels").body.count(CANARY.encode()) == 2 * len(RECORDS)
    assert gate.ask("/regels").body == REFUSAL.body


def test_write_goes_around_the_filter(naive: Door, gate: Door) -> None:
    """What is sent through `write()` is part of the body."""
    assert naive.ask("/leerlingen", writing_app).body.startswith(json.dumps(RECORDS).encode())
    assert gate.ask("/leerlingen", writing_app).json == VISIBLE


def test_a_generator_starts_its_response_late(naive: Door, gate: Door) -> None:
    """Status and headers may come with the first chunk."""
    with pytest.raises(KeyError):
        naive.ask("/leerlingen", generator_app)
    assert gate.ask("/leerlingen", generator_app).json == VISIBLE
