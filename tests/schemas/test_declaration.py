"""The declaration file: what it says, and where it is wrong."""

from __future__ import annotations

import json
import textwrap
import tomllib
from typing import Any

import pytest

from consent_gate.errors import DocumentInvalid
from consent_gate.release import BodyShape, Count, ListShape, MapShape, ObjectShape, Plain, Scalar, ScalarList
from consent_gate.schemas import declaration
from consent_gate.schemas.declaration import Declaration, RouteDeclaration, read_declaration

LIST = '[[route]]\npath = "/l"\nbody.kind = "list"\nbody.pupil = "id"\n'
FULL = {"kind": "list", "pupil": "id", "fields": {"naam": "first_name"}}


def read(text: str) -> Declaration:
    """Read a TOML declaration."""
    return read_declaration(text.encode(), "routes.toml")


def faults_of(content: str | bytes, source: str = "routes.toml") -> list[str]:
    """Return the faults of a declaration as its author sees them."""
    with pytest.raises(DocumentInvalid) as caught:
        read_declaration(content if isinstance(content, bytes) else content.encode(), source)
    assert caught.value.__context__ is None
    assert str(caught.value).startswith(f"{source}: ")
    return [f"{path}: {text.en}" for path, text in caught.value.paths]


def body_faults(body: Any) -> list[str]:
    """Return the faults of one route's body, without the place of the route."""
    found = faults_of(json.dumps({"route": [{"path": "/l", "body": body}]}), "routes.json")
    assert all(fault.startswith("route[0].body") for fault in found)
    return [fault.removeprefix("route[0].body").removeprefix(".") for fault in found]


def example() -> str:
    """Return the example in the documentation of the module."""
    text = declaration.__doc__ or ""
    return textwrap.dedent(text[text.index("    [gate]") : text.index("A route that is not declared")])


def test_the_example_in_the_documentation_is_read() -> None:
    """What the documentation shows is what the reader reads."""
    declared = read(example())
    pupils = ListShape(ObjectShape({"id": Scalar("pupil_number"), "talen": ScalarList("home_language")}, "id"))
    assert declared.limits.max_body_bytes == 10_000_000
    assert declared.routes == (
        RouteDeclaration(
            name="leerling",
            path="/api/leerlingen/<leerling>",
            pupil="leerling",
            shape=BodyShape(ObjectShape({"roepnaam": Scalar("first_name")}), path_pupil=True),
        ),
        RouteDeclaration(
            name="api.leerlingen",
            path="/api/leerlingen",
            purpose="verzuimmelding",
            query=("page",),
            shape=BodyShape(
                ObjectShape({"totaal": Count("leerlingen"), "schooljaar": Plain(), "leerlingen": pupils}),
            ),
        ),
        RouteDeclaration(name="static.rest", path="/static/<rest...>", kind="free"),
    )


def test_json_says_the_same() -> None:
    """A tool that writes JSON need not learn TOML."""
    same = json.dumps(tomllib.loads(example())).encode()
    assert read_declaration(same, "routes.json") == read(example())


def test_a_byte_order_mark_is_no_fault() -> None:
    """Notepad writes one."""
    assert read_declaration(b"\xef\xbb\xbf" + example().encode(), "routes.toml") == read(example())


def test_maps_and_lists_of_lists() -> None:
    """Pupils keyed by id, with or without a category for the key, and lists in lists."""
    naam = {"naam": "first_name"}
    body = {
        "kind": "object",
        "fields": {
            "a": {"kind": "map", "key": "pupil_number", "fields": naam},
            "b": {"kind": "map", "fields": naam},
            "c": {"kind": "list", "item": FULL},
        },
    }
    (route,) = read_declaration(json.dumps({"route": [{"path": "/", "body": body}]}).encode(), "x.json").routes
    inner = ObjectShape({"naam": Scalar("first_name")})
    assert route.name == "root"
    assert route.shape == BodyShape(
        ObjectShape(
            {
                "a": MapShape(inner, "pupil_number"),
                "b": MapShape(inner),
                "c": ListShape(ListShape(ObjectShape({"naam": Scalar("first_name")}, "id"))),
            }
        )
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("route = \n", "document: not valid TOML (line 1, column 9): "),
        ("route = [", "document: not valid TOML (at the end): "),
        (b"x = '\xff'", "document: is not UTF-8"),
        ("", "route: is missing"),
        ("[route]\n", "route: must be a list"),
        ("route = []\n", "route: must name at least one"),
        ("[gaet]\n[[route]]\npath='/'\nkind='free'", "document: unknown: gaet; did you mean gate?"),
        ("[gate]\nmax_body_byte=1\n[[route]]\npath='/'\nkind='free'", "gate: unknown: max_body_byte; did you mean max"),
        ("[gate]\nmax_body_bytes=0\n[[route]]\npath='/'\nkind='free'", "gate.max_body_bytes: must be a whole number"),
        (
            "[gate]\nmax_body_bytes=true\n[[route]]\npath='/'\nkind='free'",
            "gate.max_body_bytes: must be a whole number",
        ),
        ("[[route]]\nkind='free'", "route[0].path: is missing"),
        ("[[route]]\npath='x'\nkind='free'", "route[0].path: must be a path"),
        ("[[route]]\npath='/x?y'\nkind='free'", "route[0].path: must be a path"),
        ("[[route]]\npath='/x'\nkind='fre'", "route[0].kind: must be one of: release, free, staff"),
        ("[[route]]\npath='/x'\nkind='free'\nmethods=['get']", "route[0].methods[0]: must be one of"),
        ("[[route]]\npath='/x'\nkind='free'\nmethods=[]", "route[0].methods: must name at least one"),
        ("[[route]]\npath='/x'\nkind='free'\nmetods=[]", "route[0]: unknown: metods; did you mean methods?"),
        ("[[route]]\npath='/x'\nkind='free'\nname='a b'", "route[0].name: must be a short name"),
        ("[[route]]\npath='/x'", "route[0].body: is needed"),
        ("[[route]]\npath='/<p>'\nkind='staff'\npupil='p'", "route[0].pupil: goes with kind = release only"),
        (LIST + "kind='free'\nbody.fields={a='b'}", "route[0].body: goes with kind = release"),
        (LIST + "body.fields={a='b'}\npupil='p'", "route[0].pupil: is not a parameter of the path"),
        ("[[route]]\npath='/x'\nkind='free'\n[[route]]\npath='/x/'\nkind='staff'", "route[0].name: this name belongs"),
    ],
)
def test_a_wrong_declaration_says_where(content: str | bytes, fault: str) -> None:
    """The file, the key, and what is wrong there, with the word that was probably meant."""
    assert faults_of(content)[0].startswith(fault)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("first_name", ": must be a table with kind"),
        ({"fields": {}}, ": must be a table with kind"),
        ({"kind": "lijst"}, "kind: must be one of: object, list, map"),
        ({"kind": "object"}, "fields: is missing"),
        ({"kind": "object", "fields": []}, "fields: must be an object"),
        ({"kind": "object", "fields": {}}, "fields: must name at least one"),
        ({**FULL, "pupl": "id"}, ": unknown: pupl; did you mean pupil?"),
        ({**FULL, "key": "id"}, ": unknown: key"),
        ({**FULL, "pupil": 1}, "pupil: must be text"),
        ({**FULL, "item": FULL}, "item: give either fields or item"),
        ({"kind": "map", "key": "Pgn", "fields": {"a": "b"}}, "key: must be a policy name"),
        ({**FULL, "fields": {"a": "*"}}, "fields.a: must be a policy name"),
        ({**FULL, "fields": {"a": 1}}, "fields.a: must be a category, or a table"),
        ({**FULL, "fields": {"a": {}}}, "fields.a: must be a category, or a table"),
        ({**FULL, "fields": {"a": {"plain": True, "count": "b"}}}, "fields.a: must be a category, or a table"),
        ({**FULL, "fields": {"a": {"list_of": ["b"]}}}, "fields.a.list_of: must be text"),
        ({**FULL, "fields": {"a": {"plain": False}}}, "fields.a.plain: can only be true"),
        ({**FULL, "fields": {"a": {"count": 1}}}, "fields.a.count: must be text"),
        ({**FULL, "fields": {"a": {"list_of": "b", "pupil": "c"}}}, "fields.a: unknown: pupil"),
        ({"kind": "object", "fields": {"a": "b"}}, ": $.a: a field with a category stands outside any pupil"),
        ({**FULL, "fields": {"a": "b", "n": {"count": "a"}}}, ": $[].n: a count counts a list beside it"),
    ],
)
def test_a_wrong_body_says_where(body: Any, fault: str) -> None:
    """Every key of a body is checked, and what belongs to nobody is refused."""
    assert body_faults(body)[0].startswith(fault)


def test_every_fault_is_reported_at_once() -> None:
    """Nobody has to start the gate ten times."""
    found = body_faults({"kind": "list", "pupil": 1, "x": 1, "fields": {"a": "B", "c": {"plain": 0}}})
    assert [fault.partition(": ")[0] for fault in found] == ["", "pupil", "fields.a", "fields.c.plain"]


def test_a_body_without_end_is_refused() -> None:
    """Depth has a limit, in TOML as in JSON."""
    body: dict[str, Any] = FULL
    for _ in range(30):
        body = {"kind": "list", "item": body}
    assert body_faults(body)[0].endswith("goes too deep")
