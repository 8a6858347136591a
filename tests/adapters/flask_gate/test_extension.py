"""Routes declared beside their views, and a gate built from the app's own URL map."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from flask import Flask, Response, jsonify
from marshmallow import Schema, fields
from werkzeug.routing import BaseConverter

from consent_gate.errors import DeclarationInvalid
from consent_gate.web import REFUSAL
from consent_gate_adapters.flask_gate import ConsentGateFlask
from tests.adapters.flask_gate.school_flask import PupilSchema, guarded, make_app
from tests.web.school import CANARY, HELD_PUPIL, OPEN_PUPIL, PARTNER_KEY, PUPILS, STRANGER, School, Tokens

VISIBLE = {"nummer": OPEN_PUPIL, "roepnaam": "Roeplk1", "geboortedatum": "2010-05-05"}


def test_a_decorated_view_releases_what_its_schema_declares(behind: School) -> None:
    """Fields with a category, of permitted pupils; the rest never leaves (CG-02)."""
    client = guarded(behind).test_client()
    assert client.get("/api/leerlingen", headers=PARTNER_KEY).json == [VISIBLE]
    assert client.get(f"/api/leerlingen/{OPEN_PUPIL}", headers=PARTNER_KEY).json == VISIBLE
    assert client.get("/api/leerlingen?groep=1a", headers=PARTNER_KEY).json == [VISIBLE]


@pytest.mark.parametrize(
    "path",
    [
        f"/api/leerlingen/{HELD_PUPIL}",
        f"/api/leerlingen/{STRANGER}",
        "/api/leerlingen/",
        "/api/leerlingen?bsn=1",
        "/api//leerlingen",
        "/vergeten",
        "/dossiers",
        "/nergens",
        "/open/lijst",
    ],
)
def test_everything_else_is_the_one_refusal(behind: School, path: str) -> None:
    """Undeclared endpoints too, one hidden below a free path included."""
    reply = guarded(behind).test_client().get(path, headers=PARTNER_KEY)
    assert (reply.status_code, reply.data) == (403, REFUSAL.body)
    assert list(reply.headers) == REFUSAL.headers


def test_free_paths_pass(behind: School) -> None:
    """For anyone, as the app answers them."""
    client = guarded(behind).test_client()
    assert client.get("/open/css/x.css").data == b"css/x.css"
    assert client.post("/login/lk1").data == b"welkom"


def test_staff_are_known_by_the_apps_own_session(behind: School) -> None:
    """Logged in at the school is proof enough for the staff pages, and only for those."""
    client = guarded(behind).test_client()
    assert client.get("/dossiers").data == REFUSAL.body
    client.post("/login/lk1")
    assert CANARY in client.get("/dossiers").text
    assert CANARY not in client.get("/api/leerlingen").text


def test_a_forged_session_proves_nothing(behind: School) -> None:
    """Signed with another key it is no session."""
    forger = make_app(ConsentGateFlask())
    forger.secret_key = "een andere sleutel"
    with forger.test_client() as client:
        client.post("/login/lk1")
        cookie = client.get_cookie("session")
    assert cookie is not None
    mine = guarded(behind).test_client()
    mine.set_cookie("session", cookie.value)
    assert mine.get("/dossiers").data == REFUSAL.body


def test_undeclared_endpoints_are_listed_at_start_up(behind: School, caplog: pytest.LogCaptureFixture) -> None:
    """So that the integrator sees in one line what nobody will reach."""
    app = guarded(behind)
    with caplog.at_level(logging.WARNING, "consent_gate"):
        app.extensions["consent_gate"].protect()
    assert [record.getMessage() for record in caplog.records] == [
        "undeclared_endpoints_are_refused hidden_among_the_open vergeten"
    ]


def test_an_endpoint_of_others_is_declared_by_name(behind: School) -> None:
    """A blueprint or the static files that one cannot decorate."""
    consent = ConsentGateFlask()
    app = Flask("school", static_folder="plaatjes", static_url_path="/static")
    app.add_url_rule("/gezond", "gezond", lambda: "ja")
    app.add_url_rule("/intern", "intern", lambda: "alleen hier")
    consent.free_endpoints("static", "gezond")
    consent.staff_endpoints("intern")
    consent.init_app(app, gate=behind.gate, identify=Tokens())
    client = app.test_client()
    assert client.get("/gezond").data == b"ja"
    assert client.get("/intern").data == REFUSAL.body
    assert client.get("/static/bestaat-niet").status_code == 404


def test_observing_refuses_nothing(observed: School) -> None:
    """Also where Flask and the gate would disagree."""
    client = guarded(observed).test_client()
    for path in ("/vergeten", "/open/lijst", "/api/leerlingen"):
        reply = client.get(path)
        assert (reply.status_code, reply.headers["Consent-Gate-Mode"]) == (200, "observe")
        assert CANARY in reply.text


def test_a_limit_may_be_set(behind: School) -> None:
    """Larger answers are refused."""
    client = guarded(behind, max_body_bytes=10).test_client()
    assert client.get("/api/leerlingen", headers=PARTNER_KEY).data == REFUSAL.body


class Anything(BaseConverter):
    """A converter of the app's own."""


def with_rule(rule: str, *, free: bool = False, **options: Any) -> tuple[ConsentGateFlask, Flask]:
    """Return an app with one declared rule."""
    consent = ConsentGateFlask()
    app = Flask("school", static_folder=None, host_matching=options.pop("host_matching", False), static_host="x")
    app.url_map.converters["eigen"] = Anything
    if options.pop("replaced", False):
        app.url_map.converters["int"] = Anything

    def view(**_: object) -> Response:
        return jsonify([])

    marked = consent.free(view) if free else consent.release(PupilSchema(many=True))(view)
    app.add_url_rule(rule, "lijst", marked, **options)
    return consent, app


@pytest.mark.parametrize(
    ("rule", "options"),
    [
        pytest.param("/l/<path:x>", {}, id="path on a release"),
        pytest.param("/l/<path:x>/y", {"free": True}, id="path before the end"),
        pytest.param("/l/<float:x>", {}, id="float"),
        pytest.param("/l/<uuid:x>", {}, id="uuid"),
        pytest.param("/l/<any(a, b):x>", {}, id="any"),
        pytest.param("/l/<string(length=2):x>", {}, id="arguments"),
        pytest.param("/l/<int(signed=True):x>", {}, id="signed"),
        pytest.param("/l/<eigen:x>", {}, id="own converter"),
        pytest.param("/l/<int:x>", {"replaced": True}, id="replaced converter"),
        pytest.param("/l/<x>.json", {}, id="part of a segment"),
        pytest.param("/l/<x>-<y>", {}, id="two in a segment"),
        pytest.param("/l", {"subdomain": "intern"}, id="subdomain"),
        pytest.param("/l", {"host": "intern", "host_matching": True}, id="host"),
        pytest.param("/l", {"host_matching": True}, id="any host"),
        pytest.param("/l//x", {}, id="two slashes"),
    ],
)
def test_a_rule_that_cannot_be_matched_exactly_stops_the_start(
    behind: School, rule: str, options: dict[str, Any]
) -> None:
    """The gate names the endpoint, and until it is mended nothing leaves."""
    consent, app = with_rule(rule, **options)
    consent.init_app(app, gate=behind.gate, identify=Tokens())
    with pytest.raises(DeclarationInvalid):
        consent.protect()
    with pytest.raises(DeclarationInvalid):
        app.test_client().get("/l/1", headers=PARTNER_KEY)


@pytest.mark.parametrize(
    ("rule", "path", "status"),
    [
        ("/l/<x>", "/l/a", 200),
        ("/l/<string:x>", "/l/a", 200),
        ("/l/<int:x>", "/l/7", 200),
        ("/l/<int:x>", "/l/007", 403),
        ("/l/<int:x>", "/l/\u0667", 403),
        ("/l/", "/l/", 200),
        ("/l/", "/l", 403),
        ("/l", "/l/", 403),
    ],
)
def test_a_stock_rule_is_matched_in_one_way_only(behind: School, rule: str, path: str, status: int) -> None:
    """Flask's own leniency about slashes and numbers ends at the gate."""
    consent, app = with_rule(rule)
    consent.init_app(app, gate=behind.gate, identify=Tokens())
    assert app.test_client().get(path, headers=PARTNER_KEY).status_code == status


def test_a_declaration_that_contradicts_the_policy_stops_the_start(behind: School) -> None:
    """A category that is no leaf, as in a declaration file."""

    class Wide(Schema):
        nummer = fields.String(metadata={"pupil": True, "category": "identity"})

    consent = ConsentGateFlask()
    app = Flask("school")
    app.add_url_rule("/l", "lijst", consent.release(Wide(many=True))(lambda: jsonify([])))
    consent.init_app(app, gate=behind.gate, identify=Tokens())
    with pytest.raises(DeclarationInvalid, match="`lijst`"):
        consent.protect()


def test_what_is_declared_twice_or_absent_stops_the_start(behind: School) -> None:
    """Two kinds for one view would be decided by order."""
    consent = ConsentGateFlask()
    app = make_app(consent)
    with pytest.raises(DeclarationInvalid):
        consent.staff(app.view_functions["login"])
    consent.free_endpoints("login")
    with pytest.raises(DeclarationInvalid):
        consent.staff_endpoints("login")
    consent.init_app(app, gate=behind.gate, identify=Tokens())
    with pytest.raises(DeclarationInvalid, match="declared twice"):
        consent.protect()
    other = ConsentGateFlask()
    other.free_endpoints("nergens")
    other.init_app(Flask("school"), gate=behind.gate, identify=Tokens())
    with pytest.raises(DeclarationInvalid, match="does not exist"):
        other.protect()


def test_wrong_order_of_setting_up_is_our_callers_fault(behind: School) -> None:
    """Loudly, at start-up."""
    with pytest.raises(RuntimeError):
        ConsentGateFlask().protect()
    with pytest.raises(TypeError):
        ConsentGateFlask(Flask("school"))
    app = Flask("school")
    consent = ConsentGateFlask(app, gate=behind.gate, identify=Tokens())
    with pytest.raises(RuntimeError):
        consent.init_app(app, gate=behind.gate, identify=Tokens())


def test_another_view_than_the_judged_one_is_never_called(behind: School) -> None:
    """Two views on one path: Flask takes the first, and only if that is the declared one does it run."""
    consent = ConsentGateFlask()
    app = Flask("school", static_folder=None)
    ran: list[str] = []

    def undeclared() -> Response:
        ran.append("undeclared")
        return jsonify([PUPILS[OPEN_PUPIL]])

    app.add_url_rule("/l", "eerst", undeclared)
    app.add_url_rule("/l", "daarna", consent.release(PupilSchema(many=True))(lambda: jsonify([])))
    consent.init_app(app, gate=behind.gate, identify=Tokens())
    assert app.test_client().get("/l", headers=PARTNER_KEY).data == REFUSAL.body
    assert ran == []
