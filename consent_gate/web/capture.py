"""Runs the app into a buffer, so that nothing of its answer is on its way before the gate has decided.

PEP 3333 lets an app call `start_response` late, twice, or from inside its iteration, send bytes through `write()`, and
fail after half an answer. All of it ends here, in one value or in one refusal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from consent_gate.reasons import Reason
from consent_gate.web.refusal import Refused

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import WSGIApplication

_STATUS: Final = re.compile(r"([0-9]{3})(?: [^\x00-\x1f\x7f]*)?\Z")
_RELEASED: Final = frozenset({200, 201})
_CONTENT_TYPE: Final = re.compile(r"application/json(?:\s*;\s*charset=\"?utf-8\"?)?\s*\Z", re.IGNORECASE)
_LENGTH: Final = re.compile(r"[0-9]{1,18}\Z")
# Any of these says that the body is not the whole representation in plain bytes.
_NOT_PLAIN: Final = frozenset({"content-encoding", "content-range", "transfer-encoding"})

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Captured:
    """What the app answered, whole."""

    status: str
    headers: Headers
    body: bytes


class _Capture:
    """The `start_response` and `write` that the app gets. A fault stays, even when the app catches what we raise."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._length = 0
        self._chunks: list[bytes] = []
        self._started: tuple[str, Headers] | None = None
        self._fault: Reason | None = None
        self._closed = False

    def start_response(
        self, status: str, headers: list[tuple[str, str]], exc_info: OptExcInfo | None = None, /
    ) -> Callable[[bytes], object]:
        if self._closed or exc_info is not None or self._started is not None:
            # A second call replaces an answer that went wrong, perhaps by a traceback that quotes it.
            raise self._fail(Reason.APP_ANSWER_REFUSED)
        self._started = (status, tuple((name, value) for name, value in headers))
        return self.write

    def write(self, chunk: bytes) -> None:
        if self._closed or self._fault is not None or not _is_bytes(chunk) or (chunk and self._started is None):
            raise self._fail(self._fault or Reason.APP_ANSWER_REFUSED)
        self._length += len(chunk)
        if self._length > self._limit:
            self._chunks.clear()
            raise self._fail(Reason.BODY_TOO_LARGE)
        if chunk:
            self._chunks.append(chunk)

    def captured(self) -> Captured:
        """Close the capture and return what came; a call from a thread that lives on finds it closed."""
        self._closed = True
        if self._fault is not None or self._started is None:
            raise Refused(self._fault or Reason.APP_ANSWER_REFUSED)
        return Captured(*self._started, b"".join(self._chunks))

    def _fail(self, reason: Reason) -> Refused:
        self._fault = self._fault or reason
        return Refused(self._fault)


def run(app: WSGIApplication, environ: dict[str, Any], limit: int) -> Captured:
    """Call `app` and return its whole answer, of at most `limit` body bytes.

    Raise Refused for whatever the app raised or did wrong; the text of its exception stays behind (CG-13). `close()` of
    the app's iterable is called exactly once, also on a fault. What is no `Exception` (SystemExit, KeyboardInterrupt,
    GeneratorExit) goes through: nothing has been sent.
    """
    capture = _Capture(limit)
    try:
        result = app(environ, capture.start_response)
        try:
            for chunk in result:
                capture.write(chunk)
        except BaseException:
            with suppress(Exception):  # the first fault is the one that counts; a second must not hide a SystemExit
                _close(result)
            raise
        _close(result)
    except Refused:
        raise
    except Exception as error:
        raise Refused(Reason.APP_ANSWER_REFUSED) from error
    return capture.captured()


def _is_bytes(chunk: object) -> bool:
    return isinstance(chunk, bytes)  # an app is not bound to its annotations


def _close(result: Iterable[bytes]) -> None:
    close = getattr(result, "close", None)
    if close is not None:  # not truthiness: an empty iterable may be falsy and still hold a database session
        close()


def check(captured: Captured) -> int:
    """Return the status of an answer that may be read: 200 or 201, plain JSON in UTF-8. Raise Refused for any other."""
    status = _STATUS.match(captured.status)
    if status is None or int(status[1]) not in _RELEASED:
        raise Refused(Reason.APP_ANSWER_REFUSED)
    named: dict[str, list[str]] = {}
    for name, value in captured.headers:
        named.setdefault(name.lower(), []).append(value)
    if not _NOT_PLAIN.isdisjoint(named):
        raise Refused(Reason.APP_ANSWER_REFUSED)
    content_types = named.get("content-type", [])
    if len(content_types) != 1 or _CONTENT_TYPE.match(content_types[0]) is None:
        raise Refused(Reason.APP_ANSWER_REFUSED)
    lengths = named.get("content-length", [str(len(captured.body))])
    if len(lengths) != 1 or _LENGTH.match(lengths[0]) is None or int(lengths[0]) != len(captured.body):
        raise Refused(Reason.APP_ANSWER_REFUSED)
    return int(status[1])
