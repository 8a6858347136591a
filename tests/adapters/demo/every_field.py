"""A school in which every value of every pupil is a mark that says where it came from, and an app that gives it all.

A mark such as `zq2landvader` belongs to the second pupil's `land_vader`. It holds nothing that JSON, a header or an
address would write otherwise, so it is found in the bytes of an answer wherever it may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, tostring

from defusedxml.ElementTree import fromstring
from flask import Flask, abort, jsonify, request, session
from werkzeug.wrappers import Response

from consent_gate_adapters.edexml import Pupil, School

MARK: Final = re.compile(rb"zq([0-9]+)([a-z0-9]+?)zq")
BORN: Final = ("2006-06-21", "2011-01-30", "2013-02-28", "2007-07-07")

ELEMENTS: Final = (
    *("achternaam", "voorvoegsel", "voornamen", "voorletters-1", "roepnaam", "geslacht", "start_ondw_jgr3"),
    *("jaargroep", "gebruikersnaam", "emailadres", "fotourl", "etniciteit", "land", "land_vader", "land_moeder"),
    *("sofinummer", "bsn", "onderwijsnummer", "bsn_ondwnr-4", "gewicht_nieuw", "gewicht", "postcodenl"),
    *("instroomdatum", "uitstroomdatum", "mutatiedatum", "rijksregisternummer", "postnummerbe"),
)
"""Every element of an EDEXML 2.1 pupil that holds a value, less the birth date by which the gate judges ages."""

PLAIN: Final = (
    *("roepnaam", "achternaam", "voorletters", "geboortedatum", "geslacht", "bsn", "eck_id", "groep", "vestiging"),
    *("postcode", "etniciteit", "land_vader", "land_moeder", "ingestroomd", "welbevinden", "ziek_gemeld"),
)
"""The fields of the demo's app that are declared for a pupil, of one value each."""
INNER: Final = {"begeleiding": ("behoefte", "handelingsadvies", "opp"), "onderzoek": ("verslag", "iq")}
REPORT: Final = ("begin", "eind", "soort", "reden", "alle_lessen", "actie_school", "uren")
REPORTER: Final = ("naam", "functie", "telefoon")

UNTOLD: Final = (
    "notities",
    "gezinsinkomen",
    "ouders",
    "oude_velden",
    "school",
    "foto",
    "medicijnen",
    "$ref",
    "__proto__",
)
"""Fields of the app that the gate was never told about, beside EDEXML's own."""


def mark(number: int, field: str) -> str:
    """Return the mark of a pupil's field."""
    return f"zq{number}{re.sub('[^a-z0-9]', '', field.lower())}zq"


def found(answer: bytes) -> set[tuple[int, str]]:
    """Return the marks in the bytes of an answer, as pupil's number and field."""
    return {(int(number), field.decode()) for number, field in MARK.findall(answer)}


def marked(path: Path, folder: Path) -> Path:
    """Write the EDEXML file at `path` again, with a mark for every value and all elements a pupil can have."""
    root = fromstring(path.read_bytes(), forbid_dtd=True)
    pupils = root.find("leerlingen")
    assert pupils is not None
    for number, pupil in enumerate(pupils, start=1):
        _mark(pupil, number)
    written = folder / path.name
    written.write_bytes(tostring(root, encoding="utf-8"))
    return written


def _mark(pupil: Element, number: int) -> None:
    pupil.set("key", mark(number, "nummer"))
    pupil.set("eckid", mark(number, "eck_id"))
    for name in ELEMENTS:
        _child(pupil, name).text = mark(number, name)
    _child(pupil, "geboortedatum").text = BORN[number - 1]


def _child(pupil: Element, name: str) -> Element:
    present = pupil.find(name)
    return SubElement(pupil, name) if present is None else present


def outspoken_app(school: School, secret: str) -> Flask:
    """An app with the demo's addresses that gives all it has: in fields, in lists, inside other fields, in headers."""
    app = Flask("outspoken")
    app.secret_key = secret
    files = {pupil.key: _file(number, pupil) for number, pupil in enumerate(school.pupils, start=1)}

    @app.get("/api/leerlingen")
    def pupils() -> Response:
        everything = {name: [file[name] for file in files.values()] for name in ("bsn", "land", "etniciteit")}
        return jsonify(schooljaar="2026-2027", totaal=len(files), leerlingen=list(files.values()), **everything)

    @app.get("/api/leerlingen/<nummer>")
    def pupil(nummer: str) -> Response:
        return _loud(files.get(nummer) or abort(404))

    @app.get("/api/leerlingen/<nummer>/verzuimmelding")
    def absence(nummer: str) -> Response:
        file = files.get(nummer) or abort(404)
        return _loud({**file, **{name: file["melding"][name] for name in file["melding"]}})

    @app.post("/login")
    def login() -> str:
        session["medewerker"] = request.form["medewerker"]
        return "ok"

    @app.get("/api/export")
    @app.get("/")
    def export() -> Response:
        return jsonify(files)

    return app


def _file(number: int, pupil: Pupil) -> dict[str, Any]:
    everything = dict(pupil.fields) | {name: mark(number, name) for name in (*PLAIN, *UNTOLD)}
    report = {name: mark(number, name) for name in REPORT}
    reporter = {name: mark(number, name) for name in REPORTER}
    return {
        **everything,
        "nummer": pupil.key,
        "cijfers": [mark(number, "cijfers")],
        **{name: everything | {field: mark(number, field) for field in inner} for name, inner in INNER.items()},
        "melding": report | {"melder": everything | reporter},
        "toevoegingen": {"blok": [everything]},
        mark(number, "key of a field"): mark(number, "under a key"),
    }


def _loud(file: dict[str, Any]) -> Response:
    """Answer with a file, and repeat its numbers in every header that an app could put them in."""
    answer = jsonify(file)
    for name in ("X-Bsn", "Link", "Content-Disposition", "Content-Language", "Last-Modified", "Server", "Warning"):
        answer.headers[name] = f"<{file['bsn']}>; {file['land_vader']}"
    answer.set_cookie("bsn", str(file["bsn"]))
    answer.set_etag(str(file["etniciteit"]))
    return answer


def named(names: Iterable[str]) -> set[str]:
    """Return field names as they stand in marks."""
    return {re.sub("[^a-z0-9]", "", name.lower()) for name in names}
