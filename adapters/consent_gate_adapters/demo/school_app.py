"""A school's own pupil application in Flask, as a school would have it: it has never heard of Consent Gate.

It answers whoever is let in with everything it has. Nothing in this module decides who may see what.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from flask import Flask, abort, jsonify, redirect, request, session
from werkzeug.wrappers import Response

from consent_gate_adapters.edexml import Pupil, School


def create_app(school: School, secret: str) -> Flask:
    """Build the application over one school's administration."""
    app = Flask("school")
    app.secret_key = secret
    files = {pupil.key: _file(school, pupil) for pupil in school.pupils}

    @app.get("/gezond")
    def health() -> Response:
        return jsonify(status="ok")

    @app.post("/login")
    def login() -> Response:
        session["medewerker"] = request.form["medewerker"]
        return redirect("/")

    @app.get("/")
    def home() -> str:
        names = (f"<li>{file['roepnaam']} {file['achternaam']}</li>" for file in files.values())
        return f"<h1>{school.brin}</h1><ul>{''.join(names)}</ul>"

    @app.get("/api/leerlingen")
    def pupils() -> Response:
        return jsonify(
            schooljaar=school.school_year,
            totaal=len(files),
            volgende="/api/leerlingen?pagina=2",
            leerlingen=list(files.values()),
        )

    @app.get("/api/leerlingen/<nummer>")
    def pupil(nummer: str) -> Response:
        return jsonify(files[nummer] if nummer in files else abort(404))

    @app.get("/api/leerlingen/<nummer>/verzuimmelding")
    def absence(nummer: str) -> Response:
        return jsonify(_absence(files[nummer]) if nummer in files else abort(404))

    @app.get("/api/export")
    def export() -> Response:
        return jsonify(files)

    return app


def _file(school: School, pupil: Pupil) -> dict[str, Any]:
    """One pupil's file: the administration's own fields, and what the school wrote down beside them."""
    known = pupil.fields
    return {
        "nummer": pupil.key,
        "roepnaam": known.get("roepnaam", known.get("voornamen", "")),
        "achternaam": " ".join(filter(None, (known.get("voorvoegsel"), known.get("achternaam")))),
        "voorletters": known.get("voorletters-1"),
        "geboortedatum": known.get("geboortedatum"),
        "geslacht": known.get("geslacht"),
        "bsn": known.get("bsn", known.get("onderwijsnummer")),
        "eck_id": known.get("eckid"),
        "groep": known.get("groep"),
        "vestiging": known.get("vestiging"),
        "postcode": known.get("postcodenl"),
        "etniciteit": known.get("etniciteit"),
        "land": known.get("land"),
        "land_vader": known.get("land_vader"),
        "land_moeder": known.get("land_moeder"),
        "foto": known.get("fotourl"),
        "ingestroomd": known.get("instroomdatum"),
        "ouders": [{"naam": "Ouder 1", "telefoon": "0999-000001"}, {"naam": "Ouder 2", "telefoon": "0999-000002"}],
        "cijfers": [7.0, 6.5, 8.1],
        "welbevinden": "Voelt zich thuis in de klas.",
        "begeleiding": {
            "behoefte": "Extra tijd bij lange teksten.",
            "handelingsadvies": "Geef opdrachten in stappen.",
            "opp": "Uitstroom havo met ondersteuning.",
        },
        "onderzoek": {"verslag": "Verslag van de orthopedagoog.", "iq": 104},
        "ziek_gemeld": 3,
        "notities": f"Gesprek met ouders gevoerd; zie dossier {pupil.key}.",
        "gezinsinkomen": 31000,
        "oude_velden": {key: value for key, value in known.items() if key.startswith(("gewicht", "toevoeg", "sofi"))},
        "school": {"brin": school.brin},
    }


def _absence(file: dict[str, Any]) -> dict[str, Any]:
    """The absence report of one pupil: sixteen hours in four weeks."""
    start = date(2026, 9, 7)
    return {
        "nummer": file["nummer"],
        "roepnaam": file["roepnaam"],
        "bsn": file["bsn"],
        "begin": start.isoformat(),
        "eind": (start + timedelta(days=25)).isoformat(),
        "soort": "ongeoorloofd 16 uur in 4 weken",
        "reden": "onbekend",
        "alle_lessen": False,
        "actie_school": "gesprek met ouders",
        "uren": 17,
        "melder": {"naam": "Administratie", "functie": "medewerker", "telefoon": "0999-000000"},
        "ziek_gemeld": file["ziek_gemeld"],
        "land_vader": file["land_vader"],
    }
