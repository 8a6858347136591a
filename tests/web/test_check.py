"""Which of an app's answers may be read at all."""

from __future__ import annotations

import pytest

from consent_gate.reasons import Reason
from consent_gate.web.capture import Captured, check
from consent_gate.web.refusal import Refused

LONE = [("Content-Type", "application/json")]


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        pytest.param("200 OK", LONE, id="plain"),
        pytest.param("201 Created", LONE, id="created"),
        pytest.param("200 Whatever the app says", LONE, id="another phrase"),
        pytest.param("200 OK", [("content-type", 'application/json; charset="UTF-8"')], id="charset named"),
        pytest.param("200 OK", [*LONE, ("Content-Length", "2")], id="length"),
        pytest.param("200 OK", [*LONE, ("Set-Cookie", "a=b"), ("Set-Cookie", "c=d")], id="cookies are dropped later"),
    ],
)
def test_plain_json_may_be_read(status: str, headers: list[tuple[str, str]]) -> None:
    """200 and 201 with one JSON body in UTF-8."""
    assert check(Captured(status, tuple(headers), b"{}")) == int(status[:3])


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        *(
            pytest.param(f"{status} X", LONE, id=str(status))
            for status in (
                100,
                202,
                203,
                204,
                205,
                206,
                207,
                226,
                301,
                302,
                303,
                304,
                307,
                308,
                400,
                401,
                404,
                500,
                503,
            )
        ),
        pytest.param("200", [*LONE, ("Content-Encoding", "gzip")], id="gzip"),
        pytest.param("200 OK", [*LONE, ("content-encoding", "identity")], id="even identity"),
        pytest.param("200 OK", [*LONE, ("Content-Range", "bytes 0-1/9")], id="range"),
        pytest.param("200 OK", [*LONE, ("Transfer-Encoding", "chunked")], id="transfer encoding"),
        pytest.param("200 OK", [*LONE, ("Content-Length", "2"), ("content-length", "2")], id="two lengths"),
        pytest.param("200 OK", [*LONE, ("Content-Length", "2, 2")], id="two lengths in one"),
        pytest.param("200 OK", [*LONE, ("Content-Length", "3")], id="another length"),
        pytest.param("200 OK", [*LONE, ("Content-Length", "+2")], id="signed length"),
        pytest.param("200 OK", [*LONE, ("Content-Length", "\u0662")], id="arabic length"),
        pytest.param("200 OK", [], id="no type"),
        pytest.param("200 OK", [*LONE, *LONE], id="two types"),
        *(
            pytest.param("200 OK", [("Content-Type", kind)], id=kind)
            for kind in (
                "text/html",
                "text/json",
                "application/x-ndjson",
                "application/problem+json",
                "application/json-seq",
                "multipart/byteranges; boundary=x",
                "application/json; charset=utf-16",
                "application/json; charset=latin-1",
                "application/json, text/html",
            )
        ),
        pytest.param("2000 OK", LONE, id="four digits"),
        pytest.param("OK", LONE, id="no status"),
        pytest.param("200 OK\r\nSet-Cookie: a=b", LONE, id="header injection"),
    ],
)
def test_anything_else_is_not_released(status: str, headers: list[tuple[str, str]]) -> None:
    """Errors, redirects, parts, encodings and other media types may hold anything."""
    with pytest.raises(Refused) as refused:
        check(Captured(status, tuple(headers), b"{}"))
    assert refused.value.reason is Reason.APP_ANSWER_REFUSED
