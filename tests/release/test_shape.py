"""Declared shapes: what may stand where, and what can be asked for."""

from __future__ import annotations

import pytest

from consent_gate.errors import DeclarationInvalid
from consent_gate.release import (
    BodyShape,
    Count,
    ListShape,
    MapShape,
    ObjectShape,
    Plain,
    Scalar,
    ScalarList,
    Shape,
    bind,
    categories,
)

PUPIL = ObjectShape({"naam": Scalar("naam")}, pupil="id")


@pytest.mark.parametrize(
    ("root", "path_pupil", "place"),
    [
        pytest.param(ObjectShape({"naam": Scalar("naam")}), False, "$.naam", id="scalar outside any pupil"),
        pytest.param(ObjectShape({"a": ObjectShape({"x": ScalarList("x")})}), False, "$.a.x", id="deep list outside"),
        pytest.param(ObjectShape({"pagina": Plain()}), True, "$.pagina", id="plain with a pupil in the path"),
        pytest.param(
            ListShape(ObjectShape({"a": ObjectShape({"jaar": Plain()})}, pupil="id")),
            False,
            "$[].a.jaar",
            id="plain inside a pupil",
        ),
        pytest.param(ObjectShape({"n": Count("items")}), False, "$.n", id="count of nothing"),
        pytest.param(ObjectShape({"n": Count("p"), "p": PUPIL}), False, "$.n", id="count of an object"),
        pytest.param(ListShape(Scalar("x")), True, "$[]", id="list of scalars under the wrong name"),
        pytest.param(Scalar("x"), True, "$", id="scalar as a whole answer"),
        pytest.param(MapShape(PUPIL), False, "$[]", id="pupil in a key and in the object"),
        pytest.param(ObjectShape({"id": PUPIL}, pupil="id"), False, "$.id", id="pupil field that is an object"),
        pytest.param(MapShape(ObjectShape({"jaar": Plain()})), False, "$[].jaar", id="plain inside a map"),
    ],
)
def test_wrong_place(root: Shape, path_pupil: bool, place: str) -> None:
    """A shape that contradicts itself is refused where it is made, with the path of the fault."""
    with pytest.raises(DeclarationInvalid) as raised:
        BodyShape(root, path_pupil)
    assert f"{place}:" in raised.value.text.nl
    assert f"{place}:" in raised.value.text.en


def test_every_fault_at_once() -> None:
    """All wrong places are named in one message."""
    with pytest.raises(DeclarationInvalid) as raised:
        BodyShape(ObjectShape({"a": Scalar("x"), "b": Scalar("y"), "n": Count("m")}))
    assert all(place in str(raised.value) for place in ("$.a:", "$.b:", "$.n:"))


def test_categories() -> None:
    """Every category in a shape can be asked for, that of a map's key included."""
    shape = ObjectShape(
        {
            "lijst": ListShape(PUPIL),
            "tabel": MapShape(ObjectShape({"cijfers": ScalarList("cijfers")}), key="nummer"),
            "n": Count("lijst"),
            "jaar": Plain(),
        }
    )
    assert categories(BodyShape(shape)) == {"naam", "cijfers", "nummer"}
    assert bind(BodyShape(shape), {"naam": 1, "cijfers": 2, "nummer": 4, "bsn": 8}).asked == 7


def test_unknown_category() -> None:
    """A category that has no bit is refused by name when the shape is bound."""
    with pytest.raises(DeclarationInvalid, match="naam"):
        bind(BodyShape(ListShape(PUPIL)), {"bsn": 1})


FOREIGN = {"coördinator": Scalar("naam")}


@pytest.mark.parametrize(
    "root",
    [
        pytest.param(ListShape(ObjectShape(FOREIGN, pupil="id")), id="a field"),
        pytest.param(ListShape(ObjectShape({"naam": Scalar("naam")}, pupil="coördinator")), id="the pupil"),
        pytest.param(ObjectShape({"leerling": ObjectShape(FOREIGN, pupil="id")}), id="a field further down"),
        pytest.param(ObjectShape({"coördinator": ListShape(PUPIL)}), id="a list"),
        pytest.param(MapShape(ObjectShape(FOREIGN)), id="in a map"),
    ],
)
def test_name_outside_ascii(root: Shape) -> None:
    """A field name that msgspec would not recognise is refused, not quietly dropped from every answer."""
    with pytest.raises(DeclarationInvalid, match="coördinator"):
        bind(BodyShape(root), {"naam": 1})


def test_fields_cannot_change() -> None:
    """A shape keeps its own copy of the fields it was made with."""
    fields: dict[str, Shape] = {"naam": Scalar("naam")}
    shape = ObjectShape(fields, pupil="id")
    fields["bsn"] = Scalar("bsn")
    assert set(shape.fields) == {"naam"}
