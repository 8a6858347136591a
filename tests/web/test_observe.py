"""Observe mode: nothing is refused, everything says so, and what would have been refused is recorded."""

from __future__ import annotations

import gzip
import json
import logging
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from consent_gate.reasons import Reason
from consent_gate.terms import Mode
from consent_gate.web.observe import Watched
from tests.web.naive import flask_app, generator_app, writing_app
from tests.web.school import (
    CANARY,
    HELD_PUPIL,
    LIST,
    OPEN_PUPIL,
    PARTNER_KEY,
    PUPILS,
    STRANGER,
    Reply,
    School,
    ask,
    json_app,
    release,
    school,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse

MARK = ("Consent-Gate-Mode", "observe")


def observe(observed: School, path: str = "/leerlingen", app: Any = None, **how: Any) -> Reply:
    """Ask an app through the observing gate."""
    extra = [release(name, f"/{name}", LIST) for name in ("bestand", "gzip", "regels")]
    return ask(observed.wrap(app or flask_app(), *extra), path, **how)


def bare(path: str, **how: Any) -> Reply:
    """Ask the same app without a gate."""
    return ask(flask_app(), path, **how)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST"])
@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/leerlingen", {}),
        ("/leerlingen", {"If-None-Match": "*"}),
        ("/bestand", {"Range": "bytes=0-20"}),
        ("/gzip", {"Accept-Encoding": "gzip"}),
        ("/regels", {}),
        ("/onbekend", {}),
        ("/pagina", {"Consent-Gate-Purpose": "zorgvraag"}),
    ],
)
@pytest.mark.parametrize("key", [PARTNER_KEY, {}], ids=["partner", "nobody"])
def test_the_apps_own_answer_passes_with_one_header_more(
    observed: School, method: str, path: str, headers: dict[str, str], key: dict[str, str]
) -> None:
    """Status, headers and bytes are the app's; the mark is on every response."""
    own = bare(path, method=method, headers=headers | key)
    reply = observe(observed, path, method=method, headers=headers | key)
    assert (reply.status, reply.body) == (own.status, own.body)
    assert reply.headers == [*own.headers, MARK]


@pytest.mark.parametrize("app", [writing_app, generator_app, json_app(school)])
def test_the_ways_of_wsgi_are_kept(observed: School, app: Any) -> None:
    """`write()`, a late start and a list pass alike, and are read alike."""
    since = len(observed.log)
    reply = observe(observed, app=app)
    assert CANARY.encode() in reply.body
    assert MARK in reply.headers
    lines = observed.log[since:]
    assert [(line.pupil, line.permits) for line in lines] == [(OPEN_PUPIL, True), (HELD_PUPIL, False), ("", False)]
    assert {line.mode for line in lines} == {Mode.OBSERVE}


@pytest.mark.parametrize(
    ("path", "headers", "reason"),
    [
        ("/geheim", PARTNER_KEY, Reason.ROUTE_UNDECLARED),
        ("/leerlingen", {}, Reason.IDENTITY_UNPROVEN),
        ("/dossiers", PARTNER_KEY, Reason.STAFF_ONLY),
        ("/leerlingen", PARTNER_KEY | {"Consent-Gate-Purpose": "jan"}, Reason.PURPOSE_MISMATCH),
        ("/regels", PARTNER_KEY, Reason.APP_ANSWER_REFUSED),
    ],
)
def test_what_would_be_refused_is_recorded(
    observed: School, path: str, headers: dict[str, str], reason: Reason
) -> None:
    """With the mode in the line, so that nobody reads it as a refusal that happened."""
    since = len(observed.log)
    observe(observed, path, headers=headers)
    (line,) = observed.log[since:]
    assert line.mode is Mode.OBSERVE
    assert [kept.reason for kept in line.withheld] == [reason]


def test_a_foreseen_refusal_is_recorded_once(observed: School) -> None:
    """The answer that passes all the same is not judged again."""
    since = len(observed.log)
    reply = observe(observed, f"/leerlingen/{HELD_PUPIL}", json_app(school))
    assert reply.json["bsn"] == CANARY
    assert len(observed.log) == since + 1


@pytest.mark.parametrize("how", [{"method": "HEAD"}, {"headers": PARTNER_KEY | {"If-None-Match": "*"}}])
def test_an_answer_that_enforcing_would_have_asked_for_otherwise_is_not_judged(
    observed: School, caplog: pytest.LogCaptureFixture, how: dict[str, Any]
) -> None:
    """Calling it a refusal would frighten the school for nothing; the application log says it was not read."""
    caplog.set_level(logging.INFO, "consent_gate")
    since = len(observed.log)
    observe(observed, "/leerlingen", **how)
    assert len(observed.log) == since
    assert [record.getMessage() for record in caplog.records][-1] == "observe_unread"


def test_a_broken_ledger_stops_nothing(observed: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """Observing never stands in the way."""

    def broken(*_: object, **__: object) -> Any:
        raise OSError(CANARY)

    monkeypatch.setattr(observed.gate, "foresee", broken)
    assert observe(observed).status == "200 OK"
    monkeypatch.undo()
    monkeypatch.setattr(observed.gate, "disclose", broken)
    assert observe(observed).status == "200 OK"


def test_an_answer_over_the_limit_passes_and_is_recorded(observed: School) -> None:
    """It is not kept in memory either."""
    since = len(observed.log)
    gated = observed.wrap(max_body_bytes=50)
    assert len(ask(gated, "/leerlingen").body) > 50
    assert [kept.reason for kept in observed.log[-1].withheld] == [Reason.BODY_TOO_LARGE]
    assert len(observed.log) == since + 1


def test_no_copy_is_kept_of_what_is_over_the_limit() -> None:
    """However much the app sends, no more stays in memory than may be read."""

    gone: list[int] = []

    class Chunk(bytes):
        def __del__(self) -> None:
            gone.append(len(self))

    def chunks() -> Iterator[bytes]:
        for _ in range(5):
            yield Chunk(b"x" * 20)

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [])
        return chunks()

    ended: list[Any] = []
    watched = Watched(app, {}, lambda *_: lambda chunk: None, 50, ended.append)
    for _ in range(4):
        next(watched)
    assert (gone, ended) == ([20] * 4, [])
    assert [len(chunk) for chunk in watched] == [20]
    assert ended == [Reason.BODY_TOO_LARGE]


def test_close_reaches_the_app_when_the_caller_leaves_early(observed: School) -> None:
    """An answer that broke off is closed once and recorded as not read."""
    closed: list[int] = []

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", "application/json")])
        return chunks()

    def chunks() -> Iterator[bytes]:
        try:
            yield b"["
            yield b"]"
        finally:
            closed.append(1)

    environ = {"PATH_INFO": "/leerlingen", "REQUEST_METHOD": "GET", "HTTP_AUTHORIZATION": PARTNER_KEY["Authorization"]}
    result: Any = observed.wrap(app)(environ, lambda *_: lambda chunk: None)
    assert next(iter(result)) == b"["
    result.close()
    result.close()
    assert closed == [1]


def test_an_answer_that_broke_off_is_not_taken_for_a_whole_one(observed: School) -> None:
    """What was sent so far may read as a whole answer; nobody knows what would have followed."""

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", "application/json")])
        return [json.dumps([PUPILS[OPEN_PUPIL]]).encode(), b"\n"]

    environ = {"PATH_INFO": "/leerlingen", "REQUEST_METHOD": "GET", "HTTP_AUTHORIZATION": PARTNER_KEY["Authorization"]}
    since = len(observed.log)
    result: Any = observed.wrap(app)(environ, lambda *_: lambda chunk: None)
    next(iter(result))
    result.close()
    assert [kept.reason for line in observed.log[since:] for kept in line.withheld] == [Reason.APP_ANSWER_REFUSED]


def test_an_exception_of_the_app_is_the_apps(observed: School) -> None:
    """It goes to the server as it would without the gate; the record says what enforcing would have made of it."""

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        raise KeyError(CANARY)

    since = len(observed.log)
    with pytest.raises(KeyError):
        observe(observed, app=app)
    assert [kept.reason for line in observed.log[since:] for kept in line.withheld] == [Reason.APP_ANSWER_REFUSED]


def test_observing_is_announced_at_start_up(observed: School, caplog: pytest.LogCaptureFixture) -> None:
    """Data leaves without a decision; the operator is told, as a warning."""
    with caplog.at_level(logging.WARNING, "consent_gate"):
        observed.wrap()
    assert [record.getMessage() for record in caplog.records] == ["observe_mode_refuses_nothing"]


def test_enforcing_is_the_default_and_says_nothing(behind: School, caplog: pytest.LogCaptureFixture) -> None:
    """No mark, no warning."""
    with caplog.at_level(logging.WARNING, "consent_gate"):
        behind.wrap()
    assert not caplog.records
    assert "Consent-Gate-Mode" not in dict(behind.ask("/login").headers)


def test_the_environ_reaches_the_app_as_it_came(observed: School) -> None:
    """Ranges, conditions and the server's file wrapper too."""
    seen: list[dict[str, Any]] = []

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        seen.append(dict(environ))
        return json_app(school)(environ, start_response)

    observe(observed, app=app, headers=PARTNER_KEY | {"Range": "bytes=0-1", "Consent-Gate-Purpose": "zorgvraag"})
    assert seen[0]["HTTP_RANGE"] == "bytes=0-1"
    assert seen[0]["HTTP_AUTHORIZATION"] == PARTNER_KEY["Authorization"]
    assert "wsgi.file_wrapper" in seen[0]


def test_a_gzip_answer_stays_gzip(observed: School) -> None:
    """What the app compressed is passed compressed."""
    reply = observe(observed, "/gzip", headers=PARTNER_KEY | {"Accept-Encoding": "gzip"})
    assert STRANGER.encode() in gzip.decompress(reply.body)
