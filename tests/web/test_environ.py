"""What an app sees of a request, and what the gate reads of it."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from werkzeug.test import EnvironBuilder

from consent_gate.web.environ import RECIPIENT, ROUTE, for_app, for_release, purpose_named, trace_of

TRACE = "0af7651916cd43dd8448eb211c80319c"
SPAN = "b7ad6b7169203331"
OTHER_TARGETS = (
    "HTTP_X_HTTP_METHOD",
    "HTTP_X_HTTP_METHOD_OVERRIDE",
    "HTTP_X_METHOD_OVERRIDE",
    "HTTP_X_ORIGINAL_URL",
    "HTTP_X_REWRITE_URL",
    "HTTP_X_SCRIPT_NAME",
    "RAW_URI",
    "REQUEST_URI",
)
"""By these an app, or middleware inside it, may take another path or method than the gate judged."""


def environ(**more: Any) -> dict[str, Any]:
    """Return the environ of a GET with `more`."""
    return {**EnvironBuilder().get_environ(), **more}


def released(recipient: str = "org:gemeente", **more: Any) -> dict[str, Any]:
    """Return what the app of a release route sees of it."""
    return for_release(environ(**more), route="leerlingen", recipient=recipient)


@pytest.mark.parametrize(
    "key",
    [
        "HTTP_IF_NONE_MATCH",
        "HTTP_IF_MATCH",
        "HTTP_IF_MODIFIED_SINCE",
        "HTTP_IF_UNMODIFIED_SINCE",
        "HTTP_IF_RANGE",
        "HTTP_IF",
        "HTTP_RANGE",
        "HTTP_ACCEPT_ENCODING",
        "HTTP_TE",
        "HTTP_UPGRADE",
        "HTTP_HTTP2_SETTINGS",
        "HTTP_CONSENT_GATE_PURPOSE",
        *OTHER_TARGETS,
        "wsgi.file_wrapper",
        "wsgi.early_hints",
        "gunicorn.socket",
        "werkzeug.socket",
    ],
)
def test_the_app_cannot_be_asked_for_another_answer(key: str) -> None:
    """Conditions, parts, encodings, other targets and the server's own ways out are not there."""
    assert key not in released(**{key: "x"})


@pytest.mark.parametrize(
    "key",
    [
        "HTTP_ACCEPT",
        "HTTP_COOKIE",
        "HTTP_X_TENANT",
        "CONTENT_TYPE",
        "REMOTE_USER",
        "wsgi.input",
        "SSL_CLIENT_S_DN",
        "my.key",
    ],
)
def test_all_else_stays(key: str) -> None:
    """An app that nobody prepared finds what it knows."""
    assert released(REQUEST_METHOD="POST", **{key: "x"})[key] == "x"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_get_has_no_body(method: str) -> None:
    """A form or JSON sent along with a GET would search by what the declared query does not hold (CG-14)."""
    given = EnvironBuilder(method=method, json={"zoek": "Noor"}, headers=[("Transfer-Encoding", "x")]).get_environ()
    seen = for_release({**given, "wsgi.input_terminated": True}, route="leerlingen", recipient="org:gemeente")
    assert seen["wsgi.input"].read() == b""
    assert not {"CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING", "wsgi.input_terminated"} & seen.keys()
    assert given["wsgi.input"].read() == b'{"zoek": "Noor"}'


def test_head_is_get_for_the_app() -> None:
    """Only a GET has a body to decide about."""
    assert released(REQUEST_METHOD="HEAD")["REQUEST_METHOD"] == "GET"
    assert released(REQUEST_METHOD="POST")["REQUEST_METHOD"] == "POST"


def test_a_partner_key_goes_no_further_than_the_gate() -> None:
    """The app never sees the proof of a partner; what staff sent to the app stays with them."""
    assert "HTTP_AUTHORIZATION" not in released("org:gemeente", HTTP_AUTHORIZATION="Bearer x")
    assert "HTTP_AUTHORIZATION" not in for_app(environ(HTTP_AUTHORIZATION="Bearer cgk_0_x"), route="login")
    assert released("staff:lk1", HTTP_AUTHORIZATION="Basic x")["HTTP_AUTHORIZATION"] == "Basic x"


def test_the_app_may_know_who_asks() -> None:
    """Under a key no request header can set."""
    assert released()[RECIPIENT] == "org:gemeente"
    assert released()[ROUTE] == "leerlingen"


def test_the_servers_own_environ_is_never_changed() -> None:
    """Servers and outer middleware use it after us."""
    given = environ(HTTP_RANGE="x", HTTP_IF_MATCH="x", REQUEST_METHOD="HEAD", HTTP_X_ORIGINAL_URL="/x")
    kept = copy.copy(given)
    for_release(given, route="r", recipient="org:x")
    for_app(given, route="r")
    assert given == kept


@pytest.mark.parametrize("target", OTHER_TARGETS)
def test_an_unfiltered_route_keeps_everything_but_another_target(target: str) -> None:
    """Ranges and conditions are the app's own affair there; another path than the declared one is not."""
    seen = for_app(environ(HTTP_RANGE="bytes=0-1", **{target: "/dossiers"}), route="login")
    assert seen["HTTP_RANGE"] == "bytes=0-1"
    assert target not in seen


def test_the_purpose_is_what_the_header_names() -> None:
    """Nothing named is empty."""
    assert purpose_named(environ()) == ""
    assert purpose_named(environ(HTTP_CONSENT_GATE_PURPOSE="zorgvraag")) == "zorgvraag"


@pytest.mark.parametrize(
    "header",
    [
        pytest.param(f"00-{TRACE}-{SPAN}-01", id="sampled"),
        pytest.param(f"00-{TRACE}-{SPAN}-00", id="not sampled"),
        pytest.param(f"01-{TRACE}-{SPAN}-01-more", id="a later version with more fields"),
    ],
)
def test_a_valid_trace_id_is_kept(header: str) -> None:
    """W3C Trace Context; the sampled flag says nothing to us (CG-14)."""
    assert trace_of({"HTTP_TRACEPARENT": header}) == TRACE


@pytest.mark.parametrize(
    "header",
    [
        pytest.param("", id="none"),
        pytest.param(f"00-{'0' * 32}-{SPAN}-01", id="trace all zero"),
        pytest.param(f"00-{TRACE}-{'0' * 16}-01", id="span all zero"),
        pytest.param(f"ff-{TRACE}-{SPAN}-01", id="version ff"),
        pytest.param(f"00-{TRACE.upper()}-{SPAN}-01", id="upper case"),
        pytest.param(f"00-{TRACE}-{SPAN}-01-more", id="version 00 with more fields"),
        pytest.param(f"00-{TRACE[:-1]}-{SPAN}-01", id="short"),
        pytest.param(f"00-{TRACE}-{SPAN}", id="no flags"),
        pytest.param(f"00-{TRACE}-{SPAN}-01\n", id="newline"),
        pytest.param(f"00-{TRACE}-{SPAN}-01,00-{TRACE}-{SPAN}-01", id="two headers"),
        pytest.param("00-jan-jansen", id="a name"),
    ],
)
def test_an_invalid_trace_id_is_replaced(header: str) -> None:
    """Text from outside is not copied into the log."""
    found = trace_of({"HTTP_TRACEPARENT": header})
    assert len(found) == 32
    assert int(found, 16)
    assert found != TRACE
