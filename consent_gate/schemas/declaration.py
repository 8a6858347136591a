"""The declaration file: which routes an app has, and what each lets out, without touching the app.

TOML 1.0 in UTF-8, or the same structure as JSON. `shape_tree` says how a body is written.

    [gate]
    max_body_bytes = 10_000_000                # answers larger than this are refused; may be left out

    [[route]]
    path = "/api/leerlingen/<leerling>"        # <name> is one segment, <int:name> a number, <name...> all that remains
    name = "leerling"                          # in the log; left out: made from the path
    methods = ["GET"]                          # left out: GET
    pupil = "leerling"                         # the parameter of the path that is the pupil's id
    body.kind = "object"
    body.fields.roepnaam = "first_name"

    [[route]]
    path = "/api/leerlingen"
    purpose = "verzuimmelding"                 # meant when the request names none
    query = ["page"]                           # parameters a partner may send; any other is refused
    body.kind = "object"
    body.fields.totaal = { count = "leerlingen" }
    body.fields.schooljaar = { plain = true }
    [route.body.fields.leerlingen]
    kind = "list"
    pupil = "id"
    [route.body.fields.leerlingen.fields]
    id = "pupil_number"
    talen = { list_of = "home_language" }

    [[route]]
    path = "/static/<rest...>"
    kind = "free"                              # no pupil data, for anyone; `staff`: unfiltered, for staff only

A route that is not declared is refused. Faults name the place in the file; it is the integrator's own text, so unlike
those of records they repeat a misspelt key.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, cast

from marshmallow import ValidationError, fields, post_load, validates_schema

from consent_gate.errors import DeclarationInvalid, DocumentInvalid
from consent_gate.release.shape import BodyShape, Shape
from consent_gate.schemas.envelope import refuse_at
from consent_gate.schemas.faults import Fault, faults_in
from consent_gate.schemas.json_text import json_from
from consent_gate.schemas.parts import policy_name
from consent_gate.schemas.shape_tree import ShapeField
from consent_gate.schemas.strict import Choice, Line, Pattern, Several, StrictSchema, Whole
from consent_gate.text import Text

KINDS: Final = ("release", "free", "staff")
METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")

_PATH: Final = re.compile(r"/[^\s?#\\]{0,400}\Z")
_PARAMETER: Final = re.compile(r"<(?:int:)?([A-Za-z_][A-Za-z0-9_]*)(?:\.\.\.)?>")
_ROUTE_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\Z")
_TOML_PLACE: Final = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)\Z")

_NOT_UTF8: Final = Text("is geen UTF-8", "is not UTF-8")
_NOT_TOML: Final = Text(
    "geen geldige TOML (regel {line}, kolom {column}): {why}", "not valid TOML (line {line}, column {column}): {why}"
)
_ENDS_EARLY: Final = Text("geen geldige TOML (aan het eind): {why}", "not valid TOML (at the end): {why}")
_NAME_TWICE: Final = Text("deze naam is al van een andere route", "this name belongs to another route")


@dataclass(frozen=True, slots=True)
class RouteDeclaration:
    """One `[[route]]`. `shape` is there exactly for a release; `purpose` and `pupil` are empty when not given."""

    name: str
    path: str
    kind: str = "release"
    methods: tuple[str, ...] = ("GET",)
    purpose: str = ""
    pupil: str = ""
    query: tuple[str, ...] = ()
    shape: BodyShape | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The table `[gate]`; None leaves a limit as it is built in."""

    max_body_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Declaration:
    """A whole declaration file."""

    routes: tuple[RouteDeclaration, ...]
    limits: Limits = Limits()


def read_declaration(content: bytes, source: str) -> Declaration:
    """Return the declaration in `content`; `source` is its file name, and one that ends in `.json` is read as JSON.

    Raise DocumentInvalid with every fault found: by line and column when it is no TOML, else by the key that is wrong
    (`route[2].body.fields.totaal.count`, routes counted from 0).
    """
    document, fault = _parsed(content, source)
    if fault is not None:
        raise DocumentInvalid([fault], source)
    declaration, faults = _read(document)
    if declaration is None:
        raise DocumentInvalid(faults, source)
    return declaration


class RouteSchema(StrictSchema):
    """One `[[route]]`."""

    makes = RouteDeclaration
    names_keys = True
    path = Pattern(_PATH, "path", required=True)
    name = Pattern(_ROUTE_NAME, "route_name", load_default="")
    kind = Choice(KINDS, load_default="release")
    methods = Several(Choice(METHODS), least=1, load_default=("GET",))
    purpose = policy_name(load_default="")
    pupil = Line(64, load_default="")
    query = Several(Line(64), load_default=())
    body = ShapeField(attribute="shape", load_default=None)

    @validates_schema
    def _fits_its_kind(self, loaded: dict[str, Any], **kwargs: Any) -> None:
        release = loaded["kind"] == "release"
        if release and loaded["shape"] is None:
            raise refuse_at("body", "body_needed")
        if not release:
            for field, said in (("body", loaded["shape"] is not None), ("pupil", loaded["pupil"])):
                if said:
                    raise refuse_at(field, "release_only")
        if loaded["pupil"] and loaded["pupil"] not in _PARAMETER.findall(loaded["path"]):
            raise refuse_at("pupil", "no_parameter")

    @post_load
    def _build(self, loaded: dict[str, Any], **kwargs: Any) -> object:
        loaded["name"] = loaded["name"] or _name_from(loaded["path"])
        loaded["shape"] = _whole(loaded["shape"], bool(loaded["pupil"]))
        return super()._build(loaded, **kwargs)


class LimitsSchema(StrictSchema):
    """The table `[gate]`."""

    makes = Limits
    names_keys = True
    max_body_bytes = Whole(load_default=None)


class DeclarationSchema(StrictSchema):
    """The whole file."""

    makes = Declaration
    names_keys = True
    gate = fields.Nested(LimitsSchema, attribute="limits", load_default=Limits())
    route = fields.List(fields.Nested(RouteSchema), attribute="routes", required=True)

    @validates_schema
    def _any_route(self, loaded: dict[str, Any], **kwargs: Any) -> None:
        if not loaded["routes"]:
            raise refuse_at("route", "none_given")

    @post_load
    def _build(self, loaded: dict[str, Any], **kwargs: Any) -> object:
        return super()._build(loaded | {"routes": tuple(loaded["routes"])}, **kwargs)


def _read(document: object) -> tuple[Declaration | None, tuple[Fault, ...]]:
    try:
        declaration = cast(Declaration, DeclarationSchema().load(cast(dict[str, Any], document)))
    except ValidationError as error:
        return None, tuple(faults_in(error.messages))
    faults = tuple(_names_given_twice(declaration))
    return (None if faults else declaration), faults


def _whole(root: Shape | None, path_pupil: bool) -> BodyShape | None:
    """Return `root` as a body in which every field belongs to someone; else a fault at `body`."""
    fault: Text | None = None
    body: BodyShape | None = None
    try:
        body = BodyShape(root, path_pupil) if root is not None else None
    except DeclarationInvalid as error:
        fault = error.text
    if fault is not None:
        raise ValidationError([fault], field_name="body")
    return body


def _names_given_twice(declaration: Declaration) -> Iterator[Fault]:
    times = Counter(route.name for route in declaration.routes)
    for place, route in enumerate(declaration.routes):
        if times[route.name] > 1:
            yield f"route[{place}].name", _NAME_TWICE


def _name_from(path: str) -> str:
    """Return `api.leerlingen.leerling` for `/api/leerlingen/<leerling>`."""
    words = re.findall(r"[A-Za-z0-9_-]+", path.replace("<int:", "<"))
    return ".".join(words)[:100].strip(".") or "root"


def _parsed(content: bytes, source: str) -> tuple[object, Fault | None]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, ("document", _NOT_UTF8)
    if source.endswith(".json"):
        return json_from(text)
    try:
        return tomllib.loads(text), None
    except tomllib.TOMLDecodeError as error:
        why = str(error)
    place = _TOML_PLACE.search(why)
    if place is None or place[1] is None:
        return None, ("document", _ENDS_EARLY.format(why=_TOML_PLACE.sub("", why)))
    return None, ("document", _NOT_TOML.format(line=place[1], column=place[2], why=_TOML_PLACE.sub("", why)))
