"""Running an app into a buffer: what PEP 3333 lets an app do, and what of it may be read."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from consent_gate.reasons import Reason
from consent_gate.web.capture import Captured, run
from consent_gate.web.refusal import Refused

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

LIMIT = 100
JSON = [("Content-Type", "application/json")]


def captured(app: WSGIApplication) -> Captured:
    """Run an app that asks nothing of its environ."""
    return run(app, {}, LIMIT)


def refusal(app: WSGIApplication) -> Reason:
    """Return why an app's answer is refused."""
    with pytest.raises(Refused) as refused:
        captured(app)
    return refused.value.reason


class Body:
    """An iterable that counts its closings, and may fail anywhere. It is falsy, like a set of no rows."""

    def __init__(self, *chunks: Any, fails_closing: bool = False) -> None:
        self.chunks = chunks
        self.fails_closing = fails_closing
        self.closed = 0

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self.chunks:
            if isinstance(chunk, BaseException):
                raise chunk
            yield chunk

    def __len__(self) -> int:
        return 0

    def close(self) -> None:
        """Count, and fail when asked to."""
        self.closed += 1
        if self.fails_closing:
            raise OSError("closing failed")


def answering(body: Iterable[bytes]) -> WSGIApplication:
    """Return an app that answers 200 with `body`."""

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", JSON)
        return body

    return app


def test_written_and_yielded_bytes_are_one_body_in_order() -> None:
    """What goes through `write()` comes before what is yielded."""

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        write = start_response("200 OK", JSON)
        write(b"a")
        write(b"b")
        return [b"c", b"", b"d"]

    assert captured(app) == Captured("200 OK", tuple(JSON), b"abcd")


def test_start_response_may_come_with_the_first_chunk() -> None:
    """A generator starts when it is iterated; empty chunks before it are no body."""

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterator[bytes]:
        yield b""
        start_response("200 OK", JSON)
        yield b"{}"

    assert captured(app).body == b"{}"


def test_a_body_before_start_response_is_refused() -> None:
    """Bytes without a status are no answer."""

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterator[bytes]:
        yield b"{}"
        start_response("200 OK", JSON)

    assert refusal(app) is Reason.APP_ANSWER_REFUSED


def test_an_answer_that_never_starts_is_refused() -> None:
    """So is none at all."""
    assert refusal(lambda environ, start_response: []) is Reason.APP_ANSWER_REFUSED


@pytest.mark.parametrize("swallows", [False, True])
def test_a_second_start_response_is_refused(swallows: bool) -> None:
    """An answer that was replaced half-way is an answer that went wrong, even when the app catches our objection."""

    def twice(environ: dict[str, Any], start_response: StartResponse, exc_info: Any) -> Iterable[bytes]:
        start_response("200 OK", JSON)
        try:
            start_response("500 Oops", JSON, exc_info)
        except Refused:
            if not swallows:
                raise
        return [b"{}"]

    try:
        raise ValueError("late")
    except ValueError:
        exc_info = sys.exc_info()
    for given in (exc_info, None):
        assert refusal(lambda environ, start: twice(environ, start, given)) is Reason.APP_ANSWER_REFUSED  # noqa: B023


def test_a_first_start_response_after_an_error_is_refused() -> None:
    """It is an error page."""

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        try:
            raise ValueError("early")
        except ValueError:
            start_response("200 OK", JSON, sys.exc_info())
        return [b"{}"]

    assert refusal(app) is Reason.APP_ANSWER_REFUSED


def test_start_response_and_write_are_dead_after_the_answer() -> None:
    """A thread that lives on cannot add to what was read."""
    kept: list[Any] = []

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        kept.extend([start_response, start_response("200 OK", JSON)])
        return [b"{}"]

    answer = captured(app)
    with pytest.raises(Refused):
        kept[1](b"more")
    with pytest.raises(Refused):
        kept[0]("200 OK", JSON)
    assert answer.body == b"{}"


@pytest.mark.parametrize(
    ("chunks", "reason"),
    [
        pytest.param([b"x"], None, id="whole"),
        pytest.param([b"x", ValueError("late")], Reason.APP_ANSWER_REFUSED, id="fails half-way"),
        pytest.param([b"x" * LIMIT], None, id="as large as the limit"),
        pytest.param([b"x" * LIMIT, b"x", b"x"], Reason.BODY_TOO_LARGE, id="larger than the limit"),
        pytest.param([b"x", "text"], Reason.APP_ANSWER_REFUSED, id="not bytes"),
    ],
)
def test_close_is_called_exactly_once(chunks: list[Any], reason: Reason | None) -> None:
    """On completion, on a fault and at the limit; a falsy iterable is closed too (webob issue 74)."""
    body = Body(*chunks)
    if reason is None:
        assert captured(answering(body)).body == b"".join(chunks)
    else:
        assert refusal(answering(body)) is reason
    assert body.closed == 1


def test_a_failing_close_is_a_refusal() -> None:
    """The app's last word counts: it is heard before anything is decided."""
    assert refusal(answering(Body(b"{}", fails_closing=True))) is Reason.APP_ANSWER_REFUSED


def test_an_endless_body_ends_at_the_limit() -> None:
    """No more is taken from the app than may be kept."""
    taken: list[int] = []

    def endless() -> Iterator[bytes]:
        while True:
            taken.append(1)
            yield b"x" * 40

    assert refusal(answering(endless())) is Reason.BODY_TOO_LARGE
    assert len(taken) == 3


@pytest.mark.parametrize("rest", [[b"{}"], []], ids=["goes on", "ends"])
def test_too_much_through_write_is_refused_even_when_swallowed(rest: list[bytes]) -> None:
    """The limit holds for `write()` as well, whatever the app does afterwards."""

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        write = start_response("200 OK", JSON)
        with contextlib.suppress(Refused):
            write(b"x" * (LIMIT + 1))
        return rest

    assert refusal(app) is Reason.BODY_TOO_LARGE


@pytest.mark.parametrize("error", [SystemExit(1), KeyboardInterrupt(), GeneratorExit()], ids=lambda e: type(e).__name__)
@pytest.mark.parametrize("fails_closing", [False, True])
def test_an_order_to_stop_goes_through_after_closing(error: BaseException, fails_closing: bool) -> None:
    """The server must hear it; the app's resources are given back first, and their failing hides nothing."""
    body = Body(b"x", error, fails_closing=fails_closing)
    with pytest.raises(type(error)):
        captured(answering(body))
    assert body.closed == 1


@pytest.mark.parametrize("returned", [None, 7], ids=repr)
def test_what_is_no_iterable_is_refused(returned: Any) -> None:
    """An app that returns nothing answers nothing."""
    assert refusal(answering(returned)) is Reason.APP_ANSWER_REFUSED
