"""Observe mode: the app's own answer goes out untouched but for one header, and a copy is read when it has ended.

For introducing the gate in a running school. It refuses nothing, and says so in every response.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from consent_gate.reasons import Reason
from consent_gate.web.capture import Captured, Headers

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse, WSGIApplication

OBSERVE_HEADER: Final = ("Consent-Gate-Mode", "observe")
# Answers to requests that `enforce` would have made plain before the app saw them.
_CONDITIONAL: Final = ("206", "304", "412", "416")

Conclude = Callable[[Captured | Reason], None]


def is_partial(captured: Captured, method: str) -> bool:
    """True when the answer is not the whole representation only because of how the caller asked."""
    encoded = any(name.lower() == "content-encoding" for name, _ in captured.headers)
    return method == "HEAD" or encoded or captured.status.startswith(_CONDITIONAL)


class Watched:
    """The app's iterable as the server gets it. `conclude` is called once, with a copy of the whole answer.

    It is called with a reason when the answer broke off, never began, or was larger than `limit`. It must not raise.
    """

    def __init__(
        self,
        app: WSGIApplication,
        environ: dict[str, Any],
        start_response: StartResponse,
        limit: int,
        conclude: Conclude,
    ) -> None:
        self._start_response = start_response
        self._limit = limit
        self._length = 0
        self._chunks: list[bytes] = []
        self._started: tuple[str, Headers] | None = None
        self._conclude: Conclude | None = conclude
        try:
            self._result: Iterable[bytes] = app(environ, self._start)
            self._chunks_left = iter(self._result)
        except BaseException:
            self._end(whole=False)
            raise

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            chunk = next(self._chunks_left)
        except StopIteration:
            self._end(whole=True)
            raise
        except BaseException:
            self._end(whole=False)
            raise
        self._copy(chunk)
        return chunk

    def close(self) -> None:
        """Close the app's iterable, as the server must call for."""
        try:
            close = getattr(self._result, "close", None)
            if close is not None:
                close()
        finally:
            self._end(whole=False)

    def _start(
        self, status: str, headers: list[tuple[str, str]], exc_info: OptExcInfo | None = None, /
    ) -> Callable[[bytes], object]:
        self._started = (status, tuple(headers))
        write = self._start_response(status, [*headers, OBSERVE_HEADER], exc_info)

        def copied(chunk: bytes) -> None:
            self._copy(chunk)
            write(chunk)

        return copied

    def _copy(self, chunk: bytes) -> None:
        self._length += len(chunk)
        if self._length <= self._limit:
            self._chunks.append(chunk)
        else:
            self._chunks.clear()

    def _end(self, *, whole: bool) -> None:
        conclude, self._conclude = self._conclude, None
        if conclude is None:
            return
        if whole and self._started is not None and self._length <= self._limit:
            conclude(Captured(*self._started, b"".join(self._chunks)))
        else:
            conclude(Reason.BODY_TOO_LARGE if self._length > self._limit else Reason.APP_ANSWER_REFUSED)
        self._chunks.clear()
