"""Declaring routes, and finding the one a request is for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from consent_gate.errors import DeclarationInvalid, DocumentInvalid
from consent_gate.release import BodyShape, ListShape, ObjectShape, Scalar
from consent_gate.web import Route, RouteKind, Routes
from consent_gate.web.paths import Pattern
from tests.web.school import LIST, ONE, release, routes, snapshot


def found(path: str, method: str = "GET", query: str = "") -> str | None:
    """Return the name of the route that a request is for."""
    match = routes().match({"PATH_INFO": path, "REQUEST_METHOD": method, "QUERY_STRING": query})
    return match.route.name if match else None


@pytest.mark.parametrize(
    ("path", "method", "query", "name"),
    [
        ("/leerlingen", "GET", "", "leerlingen"),
        ("/leerlingen", "HEAD", "", "leerlingen"),
        ("/leerlingen", "GET", "groep=1a", "leerlingen"),
        ("/leerlingen/lk1", "POST", "", "leerling"),
        ("/static/css/x", "GET", "v=1&v=2", "static"),
        ("/dossiers", "GET", "zoek=x", "dossiers"),
        ("/leerlingen", "POST", "", None),
        ("/leerlingen", "OPTIONS", "", None),
        ("/leerlingen", "get", "", None),
        ("/leerlingen", "TRACE", "", None),
        ("/leerlingen", "GET", "bsn=1", None),
        ("/leerlingen", "GET", "groep=1a&groep=1b", None),
        ("/leerlingen/", "GET", "", None),
        ("/onbekend", "GET", "", None),
        ("/", "GET", "", None),
        ("", "GET", "", None),
    ],
)
def test_a_request_is_for_the_declared_route_or_for_none(path: str, method: str, query: str, name: str | None) -> None:
    """Path, method and, where something is released, query: exactly as declared."""
    assert found(path, method, query) == name


def test_a_path_names_its_pupil() -> None:
    """The declared parameter is the pupil; a route without one names nobody."""
    match = routes().match({"PATH_INFO": "/leerlingen/lk1", "REQUEST_METHOD": "GET"})
    assert match is not None
    assert match.pupil == "lk1"
    other = routes().match({"PATH_INFO": "/leerlingen", "REQUEST_METHOD": "GET"})
    assert other is not None
    assert other.pupil == ""


def test_two_methods_of_one_path_may_be_two_routes() -> None:
    """Reading and writing differ in who may do it, and the parameters may have other names."""
    both = Routes(
        [
            release("lees", "/l/<a>", ONE, pupil="a"),
            Route("schrijf", Pattern.read("/l/<b>"), RouteKind.STAFF, frozenset({"POST"})),
        ]
    )
    matched = both.match({"PATH_INFO": "/l/x", "REQUEST_METHOD": "POST"})
    assert matched is not None
    assert (matched.route.name, dict(matched.arguments)) == ("schrijf", {"b": "x"})


def shaped(*categories: str) -> BodyShape:
    """Return the shape of a list of pupils with these categories."""
    fields = {f"veld{number}": Scalar(category) for number, category in enumerate(categories)}
    return BodyShape(ListShape(ObjectShape(fields, pupil="veld0")))


@pytest.mark.parametrize(
    ("declared", "place"),
    [
        pytest.param([release("a", "/a", shaped("identity"))], "route `a`, `fields`", id="not a leaf"),
        pytest.param([release("a", "/a", shaped("*"))], "route `a`, `fields`", id="wildcard"),
        pytest.param([release("a", "/a", shaped("schoenmaat"))], "route `a`, `fields`", id="unknown category"),
        pytest.param([release("a", "/a", LIST, purpose="nieuwsgierig")], "route `a`, `purpose`", id="unknown purpose"),
    ],
)
def test_a_route_that_contradicts_the_vocabulary_stops_the_start(declared: list[Route], place: str) -> None:
    """A deny on a child would not reach a field declared one step higher, so only leaves are declared."""
    with pytest.raises(DeclarationInvalid) as invalid:
        Routes(declared).bind(snapshot())
    assert place in invalid.value.text.en
    assert place in invalid.value.text.nl


@pytest.mark.parametrize(
    ("name", "path", "kind", "more", "place"),
    [
        ("a", "/a", RouteKind.RELEASE, {}, "`shape`"),
        ("a", "/a", RouteKind.FREE, {"methods": frozenset()}, "`methods`"),
        ("a", "/a", RouteKind.FREE, {"methods": frozenset({"LOOK"})}, "`methods`"),
        ("a", "/a/<x>", RouteKind.RELEASE, {"shape": ONE, "pupil": "y"}, "`pupil`"),
        ("a", "/a/<x>", RouteKind.RELEASE, {"shape": LIST, "pupil": "x"}, "`pupil`"),
        ("a", "/a", RouteKind.RELEASE, {"shape": ONE}, "`pupil`"),
        ("a", "/a", RouteKind.RELEASE, {"shape": LIST, "methods": frozenset({"OPTIONS"})}, "`methods`"),
    ],
)
def test_a_route_that_contradicts_itself_stops_the_start(
    name: str, path: str, kind: RouteKind, more: dict[str, Any], place: str
) -> None:
    """The fault names route and field."""
    with pytest.raises(DeclarationInvalid, match=f"route `a`, {place}"):
        Route(name, Pattern.read(path), kind, **more)


@pytest.mark.parametrize(
    ("first", "second"),
    [("/x/<a>", "/x/<b>"), ("/x", "/x"), ("/x/<a...>", "/x/<b...>"), ("/x/<int:a>", "/x/<int:b>")],
)
def test_two_routes_for_one_request_stop_the_start(first: str, second: str) -> None:
    """Which of them is meant must not depend on their order."""
    kind = RouteKind.FREE
    with pytest.raises(DeclarationInvalid, match="belongs to another route"):
        Routes([Route("a", Pattern.read(first), kind), Route("b", Pattern.read(second), kind)])


def test_two_routes_of_one_name_stop_the_start() -> None:
    """The name stands in the log."""
    with pytest.raises(DeclarationInvalid, match="occurs twice"):
        Routes([release("a", "/a", LIST), release("a", "/b", LIST)])


DECLARED = """
[gate]
max_body_bytes = 1000

[[route]]
path = "/login"
kind = "free"
methods = ["GET", "POST"]

[[route]]
path = "/leerlingen/<leerling>"
pupil = "leerling"
purpose = "leerplicht_toezicht"
query = ["datum"]
body.kind = "object"
body.fields.roepnaam = "identity.call_name"
"""


def test_routes_are_read_from_a_file(tmp_path: Path) -> None:
    """The declaration file gives routes and limit, without a word of code."""
    (tmp_path / "routes.toml").write_text(DECLARED)
    read = Routes.from_file(tmp_path / "routes.toml")
    assert read.max_body_bytes == 1000
    login, leerling = read
    assert (login.kind, login.methods) == (RouteKind.FREE, frozenset({"GET", "HEAD", "POST"}))
    assert (leerling.kind, leerling.pupil, leerling.purpose) == (RouteKind.RELEASE, "leerling", "leerplicht_toezicht")
    assert leerling.query == {"datum"}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        pytest.param("[[route]]\npath = '/x/<a>.json'\nkind = 'free'", DeclarationInvalid, id="path"),
        pytest.param("[[route]]\npath = '/x'", DocumentInvalid, id="release without a body"),
        pytest.param("", DocumentInvalid, id="nothing"),
    ],
)
def test_a_faulty_file_stops_the_start(tmp_path: Path, text: str, error: type[Exception]) -> None:
    """Whole or not at all."""
    (tmp_path / "routes.toml").write_text(text)
    with pytest.raises(error):
        Routes.from_file(tmp_path / "routes.toml")
