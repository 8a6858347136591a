"""CG-07: whatever the cause of a refusal, the caller gets the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consent_gate.web import REFUSAL
from tests.web.school import (
    CANARY,
    HELD_PUPIL,
    OPEN_PUPIL,
    PARTNER_KEY,
    STRANGER,
    Reply,
    School,
    ask,
    json_app,
)

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

pytestmark = pytest.mark.usefixtures("behind")


def crashing(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Fail with a pupil's value in the text."""
    raise RuntimeError(CANARY)


def answering(status: str, content_type: str = "application/json") -> WSGIApplication:
    """Return an app that answers about the open pupil, in a way that is not released."""

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        start_response(status, [("Content-Type", content_type)])
        return [json.dumps({"nummer": OPEN_PUPIL, "roepnaam": CANARY}).encode()]

    return app


CAUSES: dict[str, dict[str, Any]] = {
    "a refused pupil": {"path": f"/leerlingen/{HELD_PUPIL}"},
    "an unknown pupil": {"path": f"/leerlingen/{STRANGER}"},
    "a pupil who cannot exist": {"path": "/leerlingen/-"},
    "the app does not find": {"app": answering("404 Not Found")},
    "the app forbids": {"app": answering("403 Forbidden")},
    "the app wants a log-in": {"app": answering("401 Unauthorized")},
    "the app redirects": {"app": answering("302 Found")},
    "the app crashes": {"app": crashing},
    "the app answers HTML": {"app": answering("200 OK", "text/html")},
    "the app answers about another": {"app": json_app(lambda environ: {"nummer": STRANGER, "roepnaam": CANARY})},
    "an undeclared route": {"path": "/geheim"},
    "a path in disguise": {"path": "//leerlingen"},
    "no key": {"headers": {}},
    "a wrong key": {"headers": {"Authorization": "Bearer vals"}},
    "a staff route": {"path": "/dossiers"},
    "another purpose": {"headers": PARTNER_KEY | {"Consent-Gate-Purpose": "zorgvraag"}},
    "an undeclared parameter": {"query": "bsn=1"},
    "an undeclared method": {"method": "DELETE"},
}


def refusal(behind: School, **cause: Any) -> Reply:
    """Send a request that is refused, about the open pupil unless the cause says otherwise."""
    asked = {"path": f"/leerlingen/{OPEN_PUPIL}", "app": None, "method": "GET", "query": ""} | cause
    path, app = asked.pop("path"), asked.pop("app")
    return ask(behind.wrap(app), path, **asked)


def test_without_a_cause_there_is_no_refusal(behind: School) -> None:
    """The request that every cause below changes is answered."""
    assert refusal(behind).status == "200 OK"


@given(st.lists(st.sampled_from(sorted(CAUSES)), min_size=1, max_size=4), st.sampled_from(["GET", "HEAD", "POST"]))
@settings(max_examples=60, deadline=None)
def test_every_cause_and_every_mixture_of_causes_gives_the_same_bytes(
    behind: School, causes: list[str], method: str
) -> None:
    """Status line, headers with their length, and body; HEAD lacks the body and nothing else."""
    cause: dict[str, Any] = {"method": method}
    for name in causes:
        cause |= CAUSES[name]
    reply = refusal(behind, **cause)
    assert reply.status == "403 Forbidden"
    assert reply.headers == [
        ("Content-Type", "application/problem+json"),
        ("Content-Length", str(len(REFUSAL.body))),
        ("Cache-Control", "no-store"),
        ("Vary", "Authorization, Cookie, Consent-Gate-Purpose"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    assert reply.body == (b"" if cause["method"] == "HEAD" else REFUSAL.body)


def test_the_refusal_is_a_problem_document_without_an_instance() -> None:
    """RFC 9457, Dutch first, and nothing that differs from one time to the next."""
    assert json.loads(REFUSAL.body) == {
        "type": "urn:consent-gate:refused",
        "title": "Niet vrijgegeven",
        "status": 403,
        "detail": "De school geeft hier niets vrij. Vraag de school waarom. "
        "The school releases nothing here. Ask the school why.",
    }


@pytest.mark.parametrize(
    "step", ["match", "identify", "foresee", "disclose", "refuse", "read", "check", "run", "snapshot"]
)
def test_a_fault_in_any_step_is_the_same_refusal(behind: School, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever breaks inside the gate, nothing leaves and nothing is told (CG-01)."""

    def broken(*_: object, **__: object) -> Any:
        raise RuntimeError(CANARY)

    gated = behind.wrap()
    if step == "match":
        monkeypatch.setattr("consent_gate.web.routes.Routes.match", broken)
    elif step == "identify":
        monkeypatch.setattr(gated, "_identify", type("Broken", (), {"identify": broken})())
    elif step in ("foresee", "disclose", "refuse"):
        monkeypatch.setattr(behind.gate, step, broken)
    elif step == "snapshot":
        monkeypatch.setattr(type(behind.gate), "snapshot", property(broken))
    else:
        monkeypatch.setattr(f"consent_gate.web.middleware.{step}", broken)
    path = f"/leerlingen/{HELD_PUPIL}" if step == "refuse" else f"/leerlingen/{OPEN_PUPIL}"
    headers = {} if step == "refuse" else PARTNER_KEY
    reply = ask(gated, path, headers=headers)
    assert (reply.status, reply.body) == ("403 Forbidden", REFUSAL.body)
