"""A filter as one writes it on the first afternoon, and a school app that uses what HTTP and WSGI offer.

The filter is here to show that each probe of `test_leaks` finds a leak where there is one.
"""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, jsonify, request, send_file

from tests.web.school import OPEN_PUPIL, PUPILS

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

RECORDS = list(PUPILS.values())


class NaiveFilter:
    """Keeps the items it recognises of a JSON list, and forwards what it does not understand."""

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Run the app, filter its body when that parses, and send the app's own headers."""
        started: dict[str, Any] = {}
        written: list[bytes] = []

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None, /) -> Any:
            started.update(status=status, headers=headers)
            return written.append

        result = self.app(environ, start)
        status, headers = started["status"], started["headers"]
        body = b"".join(result)
        try:
            body = self.filtered(body)
            headers = [(name, value) for name, value in headers if name != "Content-Length"]
            headers.append(("Content-Length", str(len(body))))
        except ValueError:
            pass
        start_response(status, headers)
        return [*written, body]

    def filtered(self, body: bytes) -> bytes:
        """Return the JSON with only the open pupil's declared fields."""
        read = json.loads(body)
        items = read["leerlingen"] if isinstance(read, dict) else read
        items[:] = [{"roepnaam": item["roepnaam"]} for item in items if item["nummer"] == OPEN_PUPIL]
        return json.dumps(read).encode()


def flask_app() -> Flask:
    """Return an app with validators, ranges, compression and streams, as frameworks make them."""
    app = Flask(__name__)

    @app.get("/leerlingen")
    def leerlingen() -> Response:
        response = jsonify(RECORDS)
        response.add_etag()
        response.make_conditional(request)
        return without_date(response)

    @app.get("/pagina")
    def pagina() -> Response:
        return jsonify({"schooljaar": "2025-2026", "totaal": len(RECORDS), "leerlingen": RECORDS})

    @app.get("/bestand")
    def bestand() -> Response:
        written = io.BytesIO(json.dumps(RECORDS).encode())
        return without_date(send_file(written, mimetype="application/json", conditional=True, etag="vast"))

    @app.get("/gzip")
    def zipped() -> Response:
        body = json.dumps(RECORDS).encode()
        if "gzip" not in request.headers.get("Accept-Encoding", ""):
            return Response(body, mimetype="application/json")
        return Response(gzip.compress(body, mtime=0), mimetype="application/json", headers={"Content-Encoding": "gzip"})

    @app.get("/regels")
    def regels() -> Response:
        return Response((json.dumps(record) + "\n" for record in RECORDS), mimetype="application/x-ndjson")

    return app


def without_date(response: Response) -> Response:
    """Take out the only header that changes from one second to the next: two answers are compared."""
    response.headers.remove("Date")
    return response


def writing_app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Send everything through the imperative `write()` of PEP 3333."""
    write = start_response("200 OK", [("Content-Type", "application/json")])
    write(json.dumps(RECORDS).encode())
    return []


def generator_app(environ: dict[str, Any], start_response: StartResponse) -> Iterator[bytes]:
    """Call `start_response` only when the first chunk is asked for."""
    start_response("200 OK", [("Content-Type", "application/json")])
    yield b""
    yield json.dumps(RECORDS).encode()
