"""The gate behind real servers, over real HTTP: what the linters cannot see."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.validate import validator

import pytest
from waitress import wasyncore
from waitress.server import create_server

from consent_gate.web import REFUSAL
from tests.web.naive import RECORDS, flask_app, generator_app, writing_app
from tests.web.school import CANARY, HELD_PUPIL, LIST, OPEN_PUPIL, PARTNER_KEY, School, json_app, release, school

HOST = "127.0.0.1"
VISIBLE = {"nummer": "lk1", "roepnaam": "Roeplk1", "geboortedatum": "2010-05-05"}
# What a server adds of its own.
SERVERS_OWN = {"date", "server", "connection", "via"}


@dataclass(frozen=True)
class Answered:
    """One answer as it came over the wire, without what the server adds."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


class QuietRequests(WSGIRequestHandler):
    """Writes no access log."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@contextmanager
def wsgiref_serving(app: Any) -> Iterator[int]:
    """Serve `app` with the standard library's server on a free port."""
    with make_server(HOST, 0, app, handler_class=QuietRequests) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def waitress_serving(app: Any) -> Iterator[int]:
    """Serve `app` with waitress on a free port."""
    sockets: dict[int, Any] = {}
    server = create_server(app, map=sockets, host=HOST, port=0, threads=2)
    stopped = threading.Event()

    def loop() -> None:
        while not stopped.is_set():
            wasyncore.loop(0.01, map=sockets, count=1)

    thread = threading.Thread(target=loop)
    thread.start()
    try:
        yield int(server.effective_port)
    finally:
        # First whoever listens, then the workers, who write to a pipe when they are done, and then the pipe.
        stopped.set()
        thread.join()
        server.task_dispatcher.shutdown()
        wasyncore.close_all(sockets)


Serving = Callable[[Any], Any]


@pytest.fixture(params=[wsgiref_serving, waitress_serving], ids=["wsgiref", "waitress"])
def serving(request: pytest.FixtureRequest) -> Serving:
    """A server, started around an app."""
    found: Serving = request.param
    return found


def request(
    port: int, path: str, *, method: str = "GET", headers: Mapping[str, str] = PARTNER_KEY, body: bytes | None = None
) -> Answered:
    """Send one request over HTTP."""
    connection = http.client.HTTPConnection(HOST, port, timeout=20)
    try:
        connection.request(method, path, body=body, headers=dict(headers))
        response = connection.getresponse()
        kept = tuple((name, value) for name, value in response.getheaders() if name.lower() not in SERVERS_OWN)
        return Answered(response.status, response.reason, kept, response.read())
    finally:
        connection.close()


def checked(behind: School, app: Any, *more: Any) -> Any:
    """Put the gate before an app, with the standard library's validator on both sides."""
    return validator(behind.wrap(validator(app), *more))


@pytest.mark.parametrize("app", [json_app(school), flask_app(), generator_app, writing_app])
def test_a_list_leaves_filtered(behind: School, serving: Serving, app: Any) -> None:
    """However the app answers, the length fits the bytes and the bytes are the visible ones."""
    with serving(checked(behind, app)) as port:
        reply = request(port, "/leerlingen")
    assert (reply.status, json.loads(reply.body)) == (200, [VISIBLE])
    assert dict(reply.headers)["Content-Length"] == str(len(reply.body))
    assert CANARY.encode() not in reply.body


def test_head_has_the_headers_of_get_and_no_body(behind: School, serving: Serving) -> None:
    """For an answer and for a refusal; the connection is not left waiting for bytes."""
    with serving(checked(behind, flask_app())) as port:
        for path in ("/leerlingen", f"/leerlingen/{HELD_PUPIL}", "/geheim"):
            got, head = request(port, path), request(port, path, method="HEAD")
            assert (head.status, head.headers) == (got.status, got.headers)
            assert (bool(got.body), head.body) == (True, b"")


def test_conditions_ranges_and_encodings_change_nothing(behind: School, serving: Serving) -> None:
    """Over the wire as in the linter."""
    extra = [release(name, f"/{name}", LIST) for name in ("bestand", "gzip")]
    with serving(checked(behind, flask_app(), *extra)) as port:
        plain = {path: request(port, path) for path in ("/leerlingen", "/bestand", "/gzip")}
        for sent in (
            {"If-None-Match": "*"},
            {"If-Modified-Since": "Mon, 02 Mar 2099 09:00:00 GMT"},
            {"Range": "bytes=0-9"},
            {"Accept-Encoding": "gzip", "TE": "trailers"},
        ):
            for path, answer in plain.items():
                assert (request(port, path, headers=PARTNER_KEY | sent), answer.status) == (answer, 200)


def test_every_refusal_is_the_same_on_the_wire(behind: School, serving: Serving) -> None:
    """Status line, headers and body; nothing tells the causes apart (CG-07)."""
    with serving(behind.wrap(json_app(school, "500 Oops"))) as port:
        asked: list[tuple[str, dict[str, Any]]] = [
            (f"/leerlingen/{HELD_PUPIL}", {}),
            ("/leerlingen/lk9", {}),
            (f"/leerlingen/{OPEN_PUPIL}", {}),
            ("/geheim", {}),
            ("/leerlingen", {"headers": {}}),
            ("/leerlingen?bsn=1", {}),
            ("/leerlingen/%2e%2e/dossiers", {}),
            ("/leerlingen", {"method": "OPTIONS"}),
            ("/leerlingen/lk9", {"method": "POST", "body": b"x" * 1000}),
        ]
        replies = {request(port, path, **how) for path, how in asked}
    (reply,) = replies
    assert (reply.status, reply.reason, reply.body) == (403, "Forbidden", REFUSAL.body)


@pytest.mark.parametrize(
    "target",
    ["/leerlingen//", "/./leerlingen", "/x/../leerlingen", "/leerlingen%00", "/leerlingen%2f", "/%ff", "/leerlingen;a"],
)
def test_a_raw_target_in_disguise_is_refused(behind: School, serving: Serving, target: str) -> None:
    """As a client writes it on the wire. Two slashes in front are tidied by these servers, for gate and app alike."""
    with serving(checked(behind, flask_app())) as port, socket.create_connection((HOST, port), timeout=20) as wire:
        key = PARTNER_KEY["Authorization"]
        wire.sendall(
            f"GET {target} HTTP/1.1\r\nHost: x\r\nAuthorization: {key}\r\nConnection: close\r\n\r\n".encode("latin-1")
        )
        with wire.makefile("rb") as reading:
            received = reading.read()
    assert received.split(b" ", 2)[1] in (b"403", b"400")
    assert b"Roep" not in received


def test_a_stop_order_of_the_app_reaches_the_server_and_no_byte_the_caller(behind: School) -> None:
    """SystemExit goes through the gate after the app was closed."""
    closed: list[int] = []

    class Leaving:
        def __iter__(self) -> Iterator[bytes]:
            yield json.dumps(RECORDS).encode()
            raise SystemExit(3)

        def close(self) -> None:
            closed.append(1)

    def app(environ: dict[str, Any], start_response: Any) -> Any:
        start_response("200 OK", [("Content-Type", "application/json")])
        return Leaving()

    sent: list[Any] = []

    def start(*started: Any) -> Any:
        sent.append(started)

    environ = {"PATH_INFO": "/leerlingen", "REQUEST_METHOD": "GET", "HTTP_AUTHORIZATION": PARTNER_KEY["Authorization"]}
    with pytest.raises(SystemExit):
        behind.wrap(app)(environ, start)
    assert (sent, closed) == ([], [1])


def test_observing_works_over_the_wire(observed: School, serving: Serving) -> None:
    """The app's own answer, marked."""
    with serving(validator(observed.wrap(validator(flask_app())))) as port:
        reply = request(port, "/leerlingen")
        nothing = request(port, "/onbekend", headers={})
    assert json.loads(reply.body) == RECORDS
    assert dict(reply.headers)["Consent-Gate-Mode"] == dict(nothing.headers)["Consent-Gate-Mode"] == "observe"
    assert nothing.status == 404
