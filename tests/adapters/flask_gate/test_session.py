"""Staff, parents and pupils who are logged in at the school's own app."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface
from werkzeug.test import EnvironBuilder

from consent_gate.errors import LedgerUnavailable
from consent_gate_adapters.flask_gate import FlaskSession
from tests.web.school import CANARY


def proven(value: Any, prefix: str = "staff:") -> str | None:
    """Return the recipient that a session with `value` proves."""
    app = Flask("school")
    app.secret_key = "geheim"

    @app.get("/")
    def put() -> str:
        session["medewerker"] = value
        return ""

    with app.test_client() as client:
        client.get("/")
        cookie = client.get_cookie("session")
    headers = [("Cookie", f"session={cookie.value}")] if cookie else []
    return FlaskSession(app, key="medewerker", prefix=prefix).identify(EnvironBuilder(headers=headers).get_environ())


@pytest.mark.parametrize(("value", "recipient"), [("lk1", "staff:lk1"), (17, "staff:17"), ("a.b-c_d", "staff:a.b-c_d")])
def test_the_value_makes_the_recipient(value: Any, recipient: str) -> None:
    """Text or a whole number, as the app keeps it."""
    assert proven(value) == recipient


@pytest.mark.parametrize(("value", "person"), [("g1", "person:g1"), ("pupil.P1", "person:pupil.P1"), ("*", None)])
def test_a_portal_proves_persons_by_its_own_key(value: str, person: str | None) -> None:
    """The same session, another key and another prefix; a parent's log-in never makes a colleague."""
    assert proven(value, "person:") == person


@pytest.mark.parametrize("prefix", ["org:", "", "person", "staff:x", "*"])
def test_a_session_proves_no_partner(prefix: str) -> None:
    """A partner proves itself by its key alone, whatever an integrator types here."""
    with pytest.raises(ValueError, match="a session proves"):
        FlaskSession(Flask("school"), "key", prefix=prefix)


@pytest.mark.parametrize(
    "value", [None, "", "Jan", "jan jansen", "*", "a,b", True, 1.5, ["lk1"], {"id": 1}, -1, "x" * 65]
)
def test_a_value_that_makes_no_recipient_proves_nothing(value: Any) -> None:
    """Never guessed at, never folded to lower case: two staff members could become one."""
    assert proven(value) is None


def test_no_session_proves_nothing() -> None:
    """Without a cookie, and in an app that can keep no session at all."""
    app = Flask("school")
    assert FlaskSession(app, key="medewerker").identify(EnvironBuilder().get_environ()) is None
    app.secret_key = "geheim"
    assert FlaskSession(app, key="medewerker").identify(EnvironBuilder().get_environ()) is None


def test_the_environ_is_left_as_it_was() -> None:
    """The app opens its session again, and reads its body."""
    app = Flask("school")
    app.secret_key = "geheim"
    environ = EnvironBuilder(method="POST", input_stream=None).get_environ()
    kept = dict(environ)
    FlaskSession(app, key="medewerker").identify(environ)
    assert environ == kept


def test_a_session_store_that_is_down_is_told_without_its_text() -> None:
    """The gate then refuses (CG-01), and no log learns what was in the session (CG-13)."""

    class Broken(SecureCookieSessionInterface):
        def open_session(self, *_: Any) -> Any:
            raise OSError(CANARY)

    app = Flask("school")
    app.session_interface = Broken()
    with pytest.raises(LedgerUnavailable) as raised:
        FlaskSession(app, key="medewerker").identify(EnvironBuilder().get_environ())
    assert CANARY not in str(raised.value)
    assert raised.value.__cause__ is None
