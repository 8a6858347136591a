"""CG-14: nothing that the requester sends weakens the gate."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from consent_gate.web import REFUSAL
from tests.web.naive import flask_app
from tests.web.school import CANARY, OPEN_PUPIL, PARTNER_KEY, PUPILS, School, ask

PLAIN = [{"nummer": "lk1", "roepnaam": "Roeplk1", "geboortedatum": "2010-05-05"}]
KNOWN_HEADERS = [
    "A-IM",
    "Accept",
    "Accept-Encoding",
    "Authorization",
    "CDS-Redaction-Enabled",
    "Connection",
    "Consent-Gate-Mode",
    "Consent-Gate-Purpose",
    "Consent-Gate-Recipient",
    "Cookie",
    "Expect",
    "Forwarded",
    "If-Match",
    "If-Modified-Since",
    "If-None-Match",
    "If-Range",
    "Prefer",
    "Range",
    "Remote-User",
    "TE",
    "traceparent",
    "tracestate",
    "Upgrade",
    "X-Consent-Scope",
    "X-Forwarded-For",
    "X-Forwarded-Prefix",
    "X-Forwarded-User",
    "X-HTTP-Method-Override",
    "X-Original-URL",
    "X-Remote-User",
    "X-Rewrite-URL",
    "X-Script-Name",
]
VALUES = [
    "observe",
    "bypass",
    "*",
    "off",
    "false",
    "gzip",
    "bytes=0-9",
    "staff:lk1",
    "org:gemeente",
    "DELETE",
    "/login",
    "/dossiers",
    "leerplicht_toezicht",
    "zorgvraag",
    f"00-{'a' * 32}-{'b' * 16}-00",
    "h2c",
]

header_names = st.one_of(st.sampled_from(KNOWN_HEADERS), st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,20}", fullmatch=True))
header_values = st.one_of(
    st.sampled_from(VALUES), st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=40)
)
headers = st.dictionaries(header_names, header_values, max_size=6)
methods = st.one_of(
    st.sampled_from(["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "TRACE", "get"]),
    st.from_regex(r"[A-Z]{1,10}", fullmatch=True),
)
paths = st.one_of(
    st.sampled_from(["/leerlingen", "/pagina", "/leerlingen/", "//leerlingen", "/leerlingen/lk2", "/dossiers", "/x"]),
    st.text(max_size=30).map(lambda text: f"/{text}"),
)
queries = st.one_of(
    st.just(""),
    st.sampled_from(["groep=1a", "mode=observe", "groep=1a&groep=2b", "bsn=1", "_method=DELETE"]),
    st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=30),
)


@given(headers, methods, paths, queries, st.booleans())
@settings(max_examples=300, deadline=None)
def test_nothing_a_requester_sends_opens_more(
    behind: School, sent: dict[str, str], method: str, path: str, query: str, keyed: bool
) -> None:
    """Whatever the request, the caller sees the plain answer, less, a free route, or the one refusal; never more."""
    key = PARTNER_KEY if keyed else {}
    reply = ask(behind.wrap(flask_app()), path, method=method, headers={**sent, **key}, query=query)
    free = path in ("/login",) or path.startswith("/static/")
    assert CANARY.encode() not in reply.everything
    assert not any(PUPILS[pupil]["roepnaam"].encode() in reply.everything for pupil in PUPILS if pupil != OPEN_PUPIL)
    assert "Consent-Gate-Mode" not in dict(reply.headers)
    if reply.status != "403 Forbidden" and not free:
        assert keyed
        assert reply.status == "200 OK"
    elif not free and method != "HEAD":
        assert reply.body == REFUSAL.body


@given(headers.filter(lambda sent: not {name.lower() for name in sent} & {"authorization", "consent-gate-purpose"}))
@settings(max_examples=150, deadline=None)
def test_no_header_changes_a_released_byte(behind: School, sent: dict[str, str]) -> None:
    """Beside the key and the purpose, no header has any say."""
    reply = ask(behind.wrap(flask_app()), "/leerlingen", headers={**sent, **PARTNER_KEY})
    assert (reply.status, reply.json) == ("200 OK", PLAIN)


@given(headers)
@settings(max_examples=100, deadline=None)
def test_no_header_stands_in_for_a_proof(behind: School, sent: dict[str, str]) -> None:
    """A name in a header proves nothing."""
    claims: dict[str, Any] = {"Remote-User": "staff:lk1", "X-Forwarded-User": "org:gemeente", **sent}
    reply = ask(behind.wrap(flask_app()), "/leerlingen", headers=claims)
    assert reply.body == REFUSAL.body
