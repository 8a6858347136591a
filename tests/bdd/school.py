"""A school app whose every field bears the label that the policy vocabulary gives it, and one that nobody knows."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from flask import Flask, abort, jsonify
from werkzeug.wrappers import Response

from consent_gate.release import BodyShape, Count, MapShape, ObjectShape, Scalar
from consent_gate.release.shape import Shape
from consent_gate.rules.vocabulary import Vocabulary
from consent_gate.web.paths import Pattern
from consent_gate.web.routes import Route, RouteKind, Routes

UNKNOWN_FIELD = "een veld dat niemand kent"


def labels(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the Dutch label of each leaf category with the category; names of fields are plain ASCII."""
    return {
        unicodedata.normalize("NFKD", vocabulary.label_of(leaf).nl).encode("ascii", "ignore").decode(): leaf
        for leaf in vocabulary.categories.leaves
    }


def value_of(pupil: str, label: str) -> str:
    """Return what the school wrote down: a value that occurs nowhere else."""
    # Ends in a full stop: no label's value is the beginning of another's.
    return f"waarde-{pupil}-{label.replace(' ', '-')}."


def school_app(pupils: set[str], vocabulary: Vocabulary) -> Flask:
    """Return the app. It answers for every pupil in `pupils` with all it has, or with what its config is told to."""
    app = Flask("school")
    app.config["ANSWER"] = None
    fields = [*labels(vocabulary), UNKNOWN_FIELD]

    @app.before_request
    def told() -> Response | None:
        if app.config["ANSWER"] is None:
            return None
        status, mimetype, body = app.config["ANSWER"]
        return Response(body, status, mimetype=mimetype)

    @app.get("/personeelskamer")
    def staff_room() -> Response:
        return jsonify({"rooster": "waarde-rooster"})

    @app.get("/leerlingen/<nummer>")
    def pupil(nummer: str) -> Response:
        if nummer not in pupils:
            abort(404)
        return jsonify({label: value_of(nummer, label) for label in fields})

    @app.get("/leerlingen")
    def list_of_pupils() -> Response:
        of_all = {nummer: {label: value_of(nummer, label) for label in fields} for nummer in sorted(pupils)}
        return jsonify({"aantal": len(of_all), "leerlingen": of_all})

    return app


def school_routes(vocabulary: Vocabulary) -> Routes:
    """Declare the app's routes: one pupil and the list of all, every known field with its category, and staff only."""
    fields = {label: Scalar(category) for label, category in labels(vocabulary).items()}
    listed: dict[str, Shape] = {"aantal": Count("leerlingen"), "leerlingen": MapShape(ObjectShape(fields))}
    everyone = BodyShape(ObjectShape(listed))
    shape = BodyShape(ObjectShape(fields), path_pupil=True)
    route = Route("leerling", Pattern.read("/leerlingen/<nummer>"), RouteKind.RELEASE, pupil="nummer", shape=shape)
    of_all = Route("leerlingen", Pattern.read("/leerlingen"), RouteKind.RELEASE, shape=everyone)
    return Routes([route, of_all, Route("personeelskamer", Pattern.read("/personeelskamer"), RouteKind.STAFF)])
