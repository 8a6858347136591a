"""Every channel through which an answer could tell more than its body: none of the app's own survives."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pytest

from consent_gate.web import REFUSAL
from tests.web.school import (
    CANARY,
    OPEN_PUPIL,
    PUPILS,
    Reply,
    School,
    ask,
    json_app,
    school,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

ALWAYS = {
    "Cache-Control": "no-store",
    "Vary": "Authorization, Cookie, Consent-Gate-Purpose",
    "X-Content-Type-Options": "nosniff",
}


def raw_app(body: bytes, status: str = "200 OK", content_type: str = "application/json") -> WSGIApplication:
    """Return an app that answers these bytes."""

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        start_response(status, [("Content-Type", content_type)])
        return [body]

    return app


def is_refused(reply: Reply) -> bool:
    """True for the one refusal."""
    return (reply.status, reply.body) == ("403 Forbidden", REFUSAL.body)


@pytest.mark.parametrize(
    "header",
    [
        ("ETag", f'"{CANARY}"'),
        ("Last-Modified", "Mon, 02 Mar 2026 09:00:00 GMT"),
        ("Set-Cookie", f"zoek={CANARY}"),
        ("Location", f"https://school.example/leerlingen/{CANARY}"),
        ("Content-Location", f"/leerlingen/{CANARY}"),
        ("Link", f'</leerlingen?na={CANARY}>; rel="next"'),
        ("X-Total-Count", "3"),
        ("X-Pagina", CANARY),
        ("Server-Timing", f"db;desc={CANARY}"),
        ("Content-Disposition", f'attachment; filename="{CANARY}.json"'),
        ("Cache-Control", "public, max-age=3600"),
        ("Expires", "Mon, 02 Mar 2030 09:00:00 GMT"),
        ("Surrogate-Control", "max-age=3600"),
        ("Age", "10"),
        ("Vary", "*"),
        ("Accept-Ranges", "bytes"),
        ("Allow", "GET, DELETE"),
        ("WWW-Authenticate", f'Basic realm="{CANARY}"'),
        ("Warning", f'299 - "{CANARY}"'),
        ("Digest", f"sha-256={CANARY}"),
        ("Access-Control-Allow-Origin", "*"),
        ("Refresh", f"0; url=/{CANARY}"),
        ("Trailer", "X-Total-Count"),
    ],
    ids=lambda header: str(header[0]),
)
def test_no_header_of_the_app_survives(behind: School, header: tuple[str, str]) -> None:
    """Headers are an allow-list of our own: type, length, no storing, vary, no sniffing."""
    plain = behind.ask("/leerlingen")
    assert behind.ask("/leerlingen", json_app(school, "200 OK", header)) == plain
    length = str(len(plain.body))
    assert dict(plain.headers) == {"Content-Type": "application/json", "Content-Length": length, **ALWAYS}
    assert len(plain.headers) == 5


@pytest.mark.parametrize(
    "app",
    [
        pytest.param(raw_app(CANARY.encode(), "404 Not Found", "text/html"), id="not found"),
        pytest.param(raw_app(b"[]", "400 " + CANARY), id="bad request"),
        pytest.param(raw_app(b"[]", "401 Unauthorized"), id="the app's own log-in"),
        pytest.param(raw_app(CANARY.encode(), "500 Oops", "text/html"), id="traceback"),
        pytest.param(json_app(school, "302 Found", ("Location", f"https://school.example/{CANARY}")), id="redirect"),
        pytest.param(raw_app(b"", "204 No Content"), id="no content"),
        pytest.param(json_app(school, "206 Partial Content"), id="part"),
        pytest.param(json_app(school, "200 OK", ("Content-Range", "items 0-2/3")), id="range of items"),
        pytest.param(json_app(school, "200 OK", ("Content-Encoding", "br")), id="encoded all the same"),
        pytest.param(raw_app(b"a,b\n1,2\n", content_type="text/csv"), id="csv"),
        pytest.param(raw_app(b"data: x\n\n", content_type="text/event-stream"), id="events"),
        pytest.param(raw_app(b"%PDF-1.7", content_type="application/pdf"), id="pdf"),
        pytest.param(raw_app(b"<x/>", content_type="application/xml"), id="xml"),
        pytest.param(raw_app(b""), id="empty"),
        pytest.param(raw_app(b"\xef\xbb\xbf[]"), id="byte-order mark"),
        pytest.param(raw_app("[]".encode("utf-16")), id="utf-16"),
        pytest.param(raw_app(b"[] []"), id="two documents"),
        pytest.param(raw_app(b'[{"nummer": "lk1"'), id="truncated"),
        pytest.param(raw_app(b'[{"nummer": "lk1", "roepnaam": NaN}]'), id="not a number"),
        pytest.param(raw_app(b'[{"nummer": "lk2", "nummer": "lk1", "roepnaam": "x"}]'), id="a pupil named twice"),
        pytest.param(raw_app(b'[{"nummer": "lk1", "roepnaam": {"bsn": 1}}]'), id="structure in a scalar"),
        pytest.param(raw_app(b'[{"roepnaam": "x"}]'), id="nobody's field"),
        pytest.param(raw_app(b'{"nummer": "lk1"}'), id="an object for a list"),
        pytest.param(raw_app(b'"lk1"'), id="a scalar"),
        pytest.param(raw_app(b"[" * 100_000), id="deep"),
    ],
)
def test_an_answer_that_is_not_plainly_readable_is_refused(behind: School, app: WSGIApplication) -> None:
    """Errors, redirects, parts, encodings, other media types and doubtful JSON are never passed on."""
    assert is_refused(behind.ask("/leerlingen", app))


def test_a_crash_shows_nothing(behind: School) -> None:
    """Neither its text nor its trace."""

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        raise KeyError(CANARY)

    assert is_refused(ask(behind.wrap(app), "/leerlingen"))


def test_a_crash_after_half_an_answer_shows_nothing(behind: School) -> None:
    """No byte was on its way, so nothing can look complete that is not (werkzeug issue 2090)."""

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", "application/json")])
        yield b'[{"nummer": "lk1", "roepnaam": "x"}'
        raise KeyError(CANARY)

    assert is_refused(ask(behind.wrap(app), "/leerlingen"))


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "CONNECT", "PROPFIND", "DELETE", "PATCH", "PUT"])
def test_a_method_that_is_not_declared_is_refused(behind: School, method: str) -> None:
    """OPTIONS would list what exists; the rest would do more than was declared."""
    assert is_refused(behind.ask("/leerlingen", method=method))


@pytest.mark.parametrize(
    "path",
    [
        "//leerlingen",
        "/leerlingen/",
        "/./leerlingen",
        "/x/../leerlingen",
        "/LEERLINGEN",
        "/leerlingen;x",
        "/leerlingen%20",
    ],
)
def test_a_path_that_only_resembles_a_route_is_refused(behind: School, path: str) -> None:
    """An app may be more lenient about paths than its declaration."""
    assert is_refused(behind.ask(path))


@pytest.mark.parametrize("query", ["bsn=1", "sort=bsn", "groep=1a&groep=2b", "groep=%ff", "fields=bsn"])
def test_a_parameter_that_is_not_declared_is_refused(behind: School, query: str) -> None:
    """Searching or sorting on a withheld field would give it away."""
    assert is_refused(behind.ask("/leerlingen", query=query))


def test_values_leave_as_they_were_written(behind: School) -> None:
    """A gate that changes what may leave is broken too: numbers, escapes and key order stay."""
    body = rb'[{"geboortedatum": 12345678901234567890123, "roepnaam": "\u00e9\/", "nummer": "lk1", "x": 1}]'
    reply = behind.ask("/leerlingen", raw_app(body))
    assert reply.body == rb'[{"geboortedatum":12345678901234567890123,"roepnaam":"\u00e9\/","nummer":"lk1"}]'


def test_links_and_cursors_that_are_not_declared_do_not_leave(behind: School) -> None:
    """A `next` link would count the hidden."""
    page = {"leerlingen": list(PUPILS.values()), "volgende": "/pagina?na=lk2", "meer": True}
    reply = behind.ask("/pagina", json_app(lambda environ: page))
    assert [*reply.json] == ["leerlingen"]
    assert [pupil["nummer"] for pupil in reply.json["leerlingen"]] == [OPEN_PUPIL]


def test_the_app_is_asked_for_the_whole_plain_answer(behind: School) -> None:
    """Whatever the caller sent to have it otherwise."""
    seen: list[dict[str, Any]] = []

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        seen.append(environ)
        return json_app(school)(environ, start_response)

    asked = {
        "Authorization": "Bearer sleutel-gemeente",
        "Range": "bytes=0-1",
        "If-None-Match": "*",
        "Accept-Encoding": "gzip, br",
        "TE": "trailers",
        "X-HTTP-Method-Override": "DELETE",
    }
    reply = ask(behind.wrap(app), "/leerlingen", headers=asked, method="HEAD")
    assert reply.status == "200 OK"
    assert seen[0]["REQUEST_METHOD"] == "GET"
    kept = {key for key in seen[0] if key.startswith("HTTP_")}
    assert kept == {"HTTP_HOST"}
    assert json.loads(ask(behind.wrap(app), "/leerlingen", headers=asked).body)
