"""Which path a request names, and which declared pattern that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_gate.errors import DeclarationInvalid
from consent_gate.web.paths import PathTable, Pattern, segments_of


def wsgi(path: str) -> str:
    """Write a path as PEP 3333 hands it over: bytes read as latin-1."""
    return path.encode().decode("latin-1")


@pytest.mark.parametrize(
    ("path", "segments"),
    [
        pytest.param("/", ("",), id="root"),
        pytest.param("/leerlingen", ("leerlingen",), id="plain"),
        pytest.param("/leerlingen/", ("leerlingen", ""), id="a trailing slash is another path"),
        pytest.param("/café/é", ("café", "é"), id="composed letters"),
        pytest.param("/a...b/..c", ("a...b", "..c"), id="dots inside a name"),
    ],
)
def test_a_canonical_path_is_split(path: str, segments: tuple[str, ...]) -> None:
    """A path in its plainest form is known by its segments."""
    assert segments_of(wsgi(path)) == segments


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("", id="empty"),
        pytest.param("leerlingen", id="no slash in front"),
        pytest.param("//leerlingen", id="two slashes in front"),
        pytest.param("/leerlingen//lk1", id="two slashes inside"),
        pytest.param("/leerlingen//", id="two slashes behind"),
        pytest.param("/./leerlingen", id="dot"),
        pytest.param("/leerlingen/.", id="dot behind"),
        pytest.param("/a/../leerlingen", id="dot dot"),
        pytest.param("/leerlingen\\lk1", id="backslash"),
        pytest.param("/leerlingen/%6ck1", id="encoded twice"),
        pytest.param("/leerlingen/lk1%", id="lone percent"),
        pytest.param("/leerlingen;v=1/lk1", id="path parameter"),
        pytest.param("/leerlingen/lk1?x", id="question mark"),
        pytest.param("/leerlingen/lk1#x", id="fragment"),
        pytest.param("/leerlingen/lk1\0", id="nul"),
        pytest.param("/leerlingen/lk1\n", id="newline"),
        pytest.param("/leerlingen/lk1\x7f", id="delete"),
        pytest.param("/leerlingen/lk1 ", id="space behind"),
        pytest.param("/leerlingen/ lk1", id="space in front"),
        pytest.param("/leerlingen/lk1\u200b", id="zero width space"),
        pytest.param("/leerlingen/\u202elk1", id="right to left"),
        pytest.param("/leerlingen\uff0flk1", id="full width slash"),
        pytest.param("/cafe\u0301", id="decomposed letters"),
    ],
)
def test_a_path_in_any_other_form_is_not_recognised(path: str) -> None:
    """What an app or a database might take for another path is no path here."""
    assert segments_of(wsgi(path)) is None


@pytest.mark.parametrize("raw", [b"/\xff", b"/\xc0\xaf", b"/\xed\xa0\x80"], ids=["bare", "overlong", "surrogate"])
def test_bytes_that_are_not_utf8_are_not_recognised(raw: bytes) -> None:
    """Two decoders would read two paths."""
    assert segments_of(raw.decode("latin-1")) is None


def test_characters_beyond_latin1_cannot_come_from_a_server() -> None:
    """PEP 3333 allows only bytes in disguise."""
    assert segments_of("/\u20ac") is None


@given(st.text())
def test_recognised_paths_round_trip(path: str) -> None:
    """What is recognised is read in exactly one way: joining the segments gives the path back."""
    segments = segments_of(wsgi(path)) if path.isascii() or path.isprintable() else None
    assert segments is None or "/" + "/".join(segments) == path


@pytest.mark.parametrize(
    "text",
    [
        "leerlingen",
        "//leerlingen",
        "/leerlingen/<leer",
        "/leerlingen/x<leerling>",
        "/leerlingen/<leerling>.json",
        "/leerlingen/<path:leerling>",
        "/leerlingen/<float:leerling>",
        "/<a>/<a>",
        "/<rest...>/x",
        "/<int:rest...>",
        "/<1a>",
        "/<>",
        "/a/../b",
    ],
)
def test_a_pattern_that_cannot_be_matched_exactly_stops_the_start(text: str) -> None:
    """A gate that guesses does not start."""
    with pytest.raises(DeclarationInvalid):
        Pattern.read(text)


TABLE = PathTable(
    (Pattern.read(text), text)
    for text in [
        "/",
        "/leerlingen",
        "/leerlingen/nieuw",
        "/leerlingen/<int:nummer>",
        "/leerlingen/<leerling>",
        "/leerlingen/<leerling>/cijfers",
        "/leerlingen/nieuw/formulier",
        "/static/<bestand...>",
        "/static/logo",
        "/map/",
    ]
)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", ("/", ())),
        ("/leerlingen", ("/leerlingen", ())),
        ("/leerlingen/nieuw", ("/leerlingen/nieuw", ())),
        ("/leerlingen/12", ("/leerlingen/<int:nummer>", ("12",))),
        ("/leerlingen/0", ("/leerlingen/<int:nummer>", ("0",))),
        ("/leerlingen/lk1", ("/leerlingen/<leerling>", ("lk1",))),
        ("/leerlingen/lk1/cijfers", ("/leerlingen/<leerling>/cijfers", ("lk1",))),
        ("/leerlingen/nieuw/cijfers", ("/leerlingen/<leerling>/cijfers", ("nieuw",))),
        ("/static/logo", ("/static/logo", ())),
        ("/static/css/a.css", ("/static/<bestand...>", ("css/a.css",))),
        ("/map/", ("/map/", ())),
    ],
)
def test_a_path_finds_its_most_literal_pattern(path: str, expected: tuple[str, tuple[str, ...]]) -> None:
    """A literal beats a number, a number beats a parameter, and the rest comes last."""
    segments = segments_of(path)
    assert segments is not None
    found = TABLE.find(segments)
    assert found is not None
    assert (found[0], found[1]) == ([expected[0]], expected[1])


@pytest.mark.parametrize(
    "path", ["/leerlingen/", "/leerlingen/lk1/", "/map", "/static/", "/static", "/LEERLINGEN", "/x", "/leerlingen/a/b"]
)
def test_a_path_that_is_not_declared_finds_nothing(path: str) -> None:
    """Another case, another slash, another depth: another path."""
    segments = segments_of(path)
    assert segments is not None
    assert TABLE.find(segments) is None


@pytest.mark.parametrize("number", ["007", "+7", "-7", "7.0", "\u0661", "1\u0660", "1_0", "1" * 19])
def test_a_number_has_one_way_to_be_written(number: str) -> None:
    """What `int()` also reads as seven is not the seven the gate judges."""
    table = PathTable([(Pattern.read("/l/<int:n>"), 1)])
    assert table.find(("l", number)) is None


@pytest.mark.parametrize(
    "path",
    ["/l/007", "/l/\u0667", f"/l/{'1' * 19}", "/l/007/cijfers", "/l/7/cijfers/", "/l/", "/l", "/map", "/l/7/"],
)
def test_the_rest_is_no_way_around_a_declared_path(path: str) -> None:
    """An app takes `/l/007` and `/l/7/` for `/l/7`; they find neither that route nor one for all the rest (CG-14)."""
    declared = ["/l/<int:n>", "/l/<int:n>/cijfers", "/map/", "/<alles...>", "/l/<alles...>"]
    declared.append("/l" if path.endswith("/") else "/l/")
    table = PathTable([(Pattern.read(text), text) for text in declared])
    segments = segments_of(path.encode().decode("latin-1"))
    assert segments is not None
    assert table.find(segments) is None


def test_the_rest_still_finds_what_is_declared_nowhere_else() -> None:
    """Only another way to write a declared path is doubtful, not one that begins like it."""
    table = PathTable([(Pattern.read(text), text) for text in ("/l/<int:n>/cijfers", "/l/<naam>", "/<alles...>")])
    assert table.find(("l", "007")) == (["/l/<naam>"], ("007",))
    assert table.find(("l", "7", "rooster")) == (["/<alles...>"], ("l/7/rooster",))
