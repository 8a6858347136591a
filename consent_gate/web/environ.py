"""What the app sees of a request, and what the gate reads of it. The server's own environ is never changed."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

from consent_gate.keys import PREFIX
from consent_gate.terms import is_partner

PURPOSE_HEADER: Final = "Consent-Gate-Purpose"
"""Names the purpose that a request is for, among those its recipient is registered for."""
RECIPIENT: Final = "consent_gate.recipient"
"""Environ key under which an app may read who asks, as the gate has proven it."""
ROUTE: Final = "consent_gate.route"
"""Environ key under which an app may read which declared route the gate took the request for."""

_PURPOSE: Final = "HTTP_" + PURPOSE_HEADER.upper().replace("-", "_")
# Middleware inside the app may take another path or method from these headers than the gate judged (CG-14). `RAW_URI`
# and `REQUEST_URI` hold the request target before the server decoded it.
_OTHER_TARGET: Final = frozenset(
    {
        "HTTP_X_ORIGINAL_URL",
        "HTTP_X_REWRITE_URL",
        "HTTP_X_SCRIPT_NAME",
        "HTTP_X_HTTP_METHOD",
        "HTTP_X_HTTP_METHOD_OVERRIDE",
        "HTTP_X_METHOD_OVERRIDE",
        "RAW_URI",
        "REQUEST_URI",
    }
)
# Conditional and range requests are answered below the filter, with unfiltered bytes or with a 304 nobody recorded; an
# encoded body cannot be read; `Upgrade` leaves HTTP altogether.
_OTHER_ANSWER: Final = frozenset(
    {"HTTP_IF", "HTTP_RANGE", "HTTP_ACCEPT_ENCODING", "HTTP_TE", "HTTP_UPGRADE", "HTTP_HTTP2_SETTINGS", _PURPOSE}
)
# Servers put their own ways out into the environ: a file to send, a raw socket, early hints. PEP 3333's keys stay.
_SERVERS: Final = frozenset(
    {"wsgi", "werkzeug", "gunicorn", "waitress", "uwsgi", "mod_wsgi", "eventlet", "gevent", "cheroot", "granian"}
)
_PEP_3333: Final = frozenset(
    {
        "wsgi.version",
        "wsgi.url_scheme",
        "wsgi.input",
        "wsgi.input_terminated",
        "wsgi.errors",
        "wsgi.multithread",
        "wsgi.multiprocess",
        "wsgi.run_once",
    }
)
# What a GET carries beside its query has no meaning (RFC 9110 section 9.3.1), but an app that reads it all the same
# would search by parameters that nobody declared.
_OF_BODY: Final = ("CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING", "wsgi.input_terminated")
# W3C Trace Context, level 1: lower case only, version ff is invalid, neither id may be all zero; a later version may
# add fields.
_TRACEPARENT: Final = re.compile(
    r"(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-[\x21-\x7e]*)?\Z"
)


def for_app(environ: Mapping[str, Any], *, route: str) -> dict[str, Any]:
    """Return a copy for an app whose answer goes out as it is (free and staff routes): the target is made certain.

    A partner key is for the gate alone, wherever it is sent.
    """
    kept = {key: value for key, value in environ.items() if key not in _OTHER_TARGET}
    if f"{PREFIX}_" in kept.get("HTTP_AUTHORIZATION", ""):
        del kept["HTTP_AUTHORIZATION"]
    kept[ROUTE] = route
    return kept


def for_release(environ: Mapping[str, Any], *, route: str, recipient: str) -> dict[str, Any]:
    """Return a copy for an app whose answer will be filtered: a plain GET of the whole, unencoded representation.

    A partner proves itself to the gate and to nobody behind it; staff sign in at the app and keep what they sent.
    """
    kept = {key: value for key, value in for_app(environ, route=route).items() if _may_stay(key)}
    if kept["REQUEST_METHOD"] == "HEAD":
        kept["REQUEST_METHOD"] = "GET"
    if kept["REQUEST_METHOD"] == "GET":
        for key in _OF_BODY:
            kept.pop(key, None)
        kept["wsgi.input"] = BytesIO()
    if is_partner(recipient):
        kept.pop("HTTP_AUTHORIZATION", None)
    kept[RECIPIENT] = recipient
    return kept


def _may_stay(key: str) -> bool:
    if key in _OTHER_ANSWER or key.startswith("HTTP_IF_"):
        return False
    namespace, dot, _ = key.partition(".")
    return not dot or namespace not in _SERVERS or key in _PEP_3333


def purpose_named(environ: Mapping[str, Any]) -> str:
    """Return the purpose that the request names, empty when it names none."""
    return str(environ.get(_PURPOSE, ""))


def trace_of(environ: Mapping[str, Any]) -> str:
    """Return the W3C trace id of the request, or a new one when it brings none that is valid.

    The sampled flag is not read: a partner that sends `-00` does not switch off a record (CG-14).
    """
    found = _TRACEPARENT.match(environ.get("HTTP_TRACEPARENT", ""))
    if found is None or (found[1] == "00" and found[3]):
        return secrets.token_hex(16)
    return found[2]
