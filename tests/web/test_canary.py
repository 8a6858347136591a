"""CG-13: no log line, error or trace holds what a pupil's record holds, nor what a requester typed."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pytest

from consent_gate.terms import Mode
from tests.web.school import CANARY, PARTNER_KEY, School, ask, json_app

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse

TYPED = "Jansen-0815"
"""Text of the requester: in the path, the query, a header. It may be somebody's name."""


def crashing(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Fail with a value of the pupil's in the exception, and in one behind it."""
    try:
        raise KeyError(CANARY)
    except KeyError as error:
        raise ValueError(f"cannot show {CANARY}") from error


def odd(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Answer with values in every place that the gate reads."""
    start_response(f"299 {CANARY}", [("Content-Type", f"text/{CANARY}"), (f"X-{CANARY}", CANARY)])
    return [CANARY.encode()]


APPS = {
    "plain": None,
    "crash": crashing,
    "odd": odd,
    "unreadable": json_app(lambda environ: [{"nummer": "lk1", "roepnaam": {CANARY: CANARY}}]),
    "bad id": json_app(lambda environ: [{"nummer": f"{CANARY} {CANARY}", "roepnaam": CANARY}]),
    "repeated": json_app(lambda environ: f'[{{"nummer": "{CANARY}"}}]'),
}
REQUESTS: dict[str, dict[str, Any]] = {
    "list": {"path": "/leerlingen"},
    "pupil": {"path": f"/leerlingen/{TYPED}"},
    "bad pupil": {"path": f"/leerlingen/{TYPED} x"},
    "undeclared": {"path": f"/{TYPED}"},
    "query": {"path": "/leerlingen", "query": f"{TYPED}=1"},
    "purpose": {"path": "/leerlingen", "headers": PARTNER_KEY | {"Consent-Gate-Purpose": TYPED.lower()}},
    "key": {"path": "/leerlingen", "headers": {"Authorization": f"Bearer {TYPED}"}},
    "trace": {"path": "/leerlingen", "headers": PARTNER_KEY | {"traceparent": f"00-{TYPED}"}},
}


@pytest.mark.parametrize("app", APPS)
@pytest.mark.parametrize("request_name", REQUESTS)
def test_no_canary_sings(behind: School, caplog: pytest.LogCaptureFixture, app: str, request_name: str) -> None:
    """Not in a log record or its extras, not in the disclosure log, not in a response."""
    caplog.set_level(logging.DEBUG)
    since = len(behind.log)
    how = dict(REQUESTS[request_name])
    reply = ask(behind.wrap(APPS[app]), how.pop("path"), **how)
    written = " ".join(
        [*(repr(record.__dict__) for record in caplog.records), caplog.text, *map(repr, behind.log[since:])]
    ).lower()
    assert caplog.records
    assert CANARY.lower() not in written
    assert TYPED.lower() not in written
    assert CANARY.encode() not in reply.everything
    assert TYPED.encode() not in reply.everything


@pytest.mark.parametrize("fault", ["foresee", "disclose"])
def test_a_fault_of_the_gate_is_told_by_its_type_alone(
    behind: School, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """The operator learns that something broke, where, and of which kind."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError(CANARY)

    monkeypatch.setattr(behind.gate, fault, broken)
    caplog.set_level(logging.DEBUG)
    behind.ask("/leerlingen")
    told = [record.__dict__ for record in caplog.records if record.levelno == logging.ERROR]
    assert [(record["msg"], record["error"], record["route"]) for record in told] == [
        ("enforce_failed", "ZeroDivisionError", "leerlingen")
    ]
    assert CANARY not in repr(told)
    assert all(record["exc_info"] is None for record in told)


def test_events_have_static_names(behind: School, observed: School, caplog: pytest.LogCaptureFixture) -> None:
    """One line per request: what happened, in which mode, on which route, in which exchange."""
    caplog.set_level(logging.DEBUG, "consent_gate")
    for path in ("/leerlingen", "/login", "/geheim"):
        behind.ask(path)
        observed.ask(path)
    assert observed.gate.mode is Mode.OBSERVE
    lines = [(record.getMessage(), record.__dict__.get("route")) for record in caplog.records]
    assert [line for line in lines if line[0].startswith("enforce")] == [
        ("enforce_released", "leerlingen"),
        ("enforce_passed", "login"),
        ("enforce_refused", ""),
    ]
    assert [line for line in lines if line[0].startswith("observe") and line[1] is not None] == [
        ("observe_released", "leerlingen"),
        ("observe_passed", "login"),
        ("observe_refused", ""),
    ]
