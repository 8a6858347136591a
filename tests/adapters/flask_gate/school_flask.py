"""A school's Flask app with the gate as its extension."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, jsonify, session
from marshmallow import Schema, fields

from consent_gate_adapters.flask_gate import ConsentGateFlask, FlaskSession
from consent_gate_adapters.identity import FirstProof
from tests.web.school import PUPILS, School, Tokens


class PupilSchema(Schema):
    """What the app answers about a pupil; a field without a category never leaves."""

    nummer = fields.String(metadata={"pupil": True, "category": "enrolment.pupil_number"})
    roepnaam = fields.String(metadata={"category": "identity.call_name"})
    geboortedatum = fields.String(metadata={"category": "identity.birth_date"})
    bsn = fields.String(metadata={"category": "pgn.bsn"})
    notitie = fields.String()


def make_app(consent: ConsentGateFlask) -> Flask:
    """Return the app, with its routes declared beside its views."""
    app = Flask("school", static_folder=None)
    app.secret_key = "geheim van de school"
    api = Blueprint("api", __name__, url_prefix="/api")

    @api.get("/leerlingen")
    @consent.release(PupilSchema(many=True), query=["groep"])
    def leerlingen() -> Response:
        return jsonify(list(PUPILS.values()))

    @api.get("/leerlingen/<leerling>")
    @consent.release(PupilSchema, pupil="leerling")
    def leerling(leerling: str) -> Response:
        return jsonify(PUPILS[leerling])

    @app.post("/login/<naam>")
    @consent.free
    def login(naam: str) -> str:
        session["medewerker"] = naam
        return "welkom"

    @app.get("/dossiers")
    @consent.staff
    def dossiers() -> Response:
        return jsonify(list(PUPILS.values()))

    @app.get("/vergeten")
    def vergeten() -> Response:
        return jsonify(list(PUPILS.values()))

    @app.get("/open/<path:bestand>")
    @consent.free
    def open_files(bestand: str) -> str:
        return bestand

    @app.get("/open/lijst")
    def hidden_among_the_open() -> Response:
        return jsonify(list(PUPILS.values()))

    app.register_blueprint(api)
    return app


def guarded(behind: School, **more: Any) -> Flask:
    """Return the app behind an enforcing gate; staff prove themselves with the app's own session."""
    consent = ConsentGateFlask()
    app = make_app(consent)
    identify = FirstProof([Tokens(), FlaskSession(app, key="medewerker")])
    consent.init_app(app, gate=behind.gate, identify=identify, **more)
    return app
