"""The shape of an answer as a declaration file writes it.

    roepnaam = "first_name"                             a single value of this category
    talen = { list_of = "home_language" }               a list of single values of this category
    schooljaar = { plain = true }                       a single value that is not about a pupil
    totaal = { count = "leerlingen" }                   the number of visible items in the field beside it
    adres = { kind = "object", fields = { ... } }       an object; `pupil = "id"` when its field `id` names a pupil
    leerlingen = { kind = "list", pupil = "id", fields = { ... } }      a list of such objects
    blokken = { kind = "list", item = { kind = "list", ... } }          a list of anything else with structure
    per_leerling = { kind = "map", key = "pgn", fields = { ... } }      an object whose keys are pupil ids (`key`: the
                                                                        category of that id; it may be left out)

A field that is not mentioned never leaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from marshmallow import ValidationError

from consent_gate.release.shape import Count, ListShape, MapShape, ObjectShape, Plain, Scalar, ScalarList, Shape
from consent_gate.schemas.faults import refuse, unknown_names
from consent_gate.schemas.strict import MOST_ITEMS, Reads, text_of
from consent_gate.terms import VOCABULARY_NAME
from consent_gate.text import Text

DEEPEST: Final = 20
"""More levels than any answer of a school's app has, and few enough to read without running out of stack."""

_FORMS: Final[Mapping[str, frozenset[str]]] = {
    "object": frozenset({"kind", "fields", "pupil"}),
    "list": frozenset({"kind", "fields", "pupil", "item"}),
    "map": frozenset({"kind", "fields", "key"}),
}
_SHORT: Final = ("list_of", "plain", "count")
_FORM: Final = Text(
    "moet een categorie zijn, of een tabel met één van: kind, list_of, plain, count",
    "must be a category, or a table with one of: kind, list_of, plain, count",
)
_STRUCTURE: Final = Text("moet een tabel met kind zijn", "must be a table with kind")
_PLAIN: Final = Text("kan alleen true zijn", "can only be true")
_FIELDS_OR_ITEM: Final = Text("noem óf fields óf item", "give either fields or item")
_DEEP: Final = Text("gaat te diep", "goes too deep")


class ShapeField(Reads[Shape]):
    """The whole answer: an object, a list or a map."""

    def read(self, value: object) -> Shape:
        """Return the shape; raise ValidationError with every fault by its key."""
        if not isinstance(value, Mapping) or "kind" not in value:
            raise ValidationError([_STRUCTURE])
        return shape_from(value)


def shape_from(value: object, depth: int = 0) -> Shape:
    """Return the shape that `value` writes down; raise ValidationError with every fault by its key."""
    if depth > DEEPEST:
        raise ValidationError([_DEEP])
    if isinstance(value, str):
        return Scalar(_category(value))
    forms = [form for form in ("kind", *_SHORT) if isinstance(value, Mapping) and form in value]
    if not isinstance(value, Mapping) or len(forms) != 1:
        raise ValidationError([_FORM])
    return _structure(value, depth) if forms == ["kind"] else _short(forms[0], value)


def _short(form: str, value: Mapping[str, object]) -> Shape:
    faults = _Faults()
    faults.unknown(value, {form})
    shape: Shape = Plain()
    with faults.at(form):
        if form == "list_of":
            shape = ScalarList(_category(value[form]))
        elif form == "count":
            shape = Count(text_of(value[form]))
        elif value[form] is not True:
            raise ValidationError([_PLAIN])
    faults.settle()
    return shape


def _structure(value: Mapping[str, object], depth: int) -> Shape:
    kind = value["kind"]
    if not isinstance(kind, str) or kind not in _FORMS:
        raise ValidationError({"kind": refuse("choice", choices=", ".join(_FORMS)).messages})
    faults = _Faults()
    faults.unknown(value, _FORMS[kind])
    if kind == "list" and "item" in value:
        return _list_of_structure(value, depth, faults)
    pupil: str | None = None
    key: str | None = None
    if "pupil" in value:
        with faults.at("pupil"):
            pupil = text_of(value["pupil"])
    if "key" in value and kind == "map":
        with faults.at("key"):
            key = _category(value["key"])
    fields: dict[str, Shape] = {}
    with faults.at("fields"):
        fields = _fields(value, depth)
    faults.settle()
    inner = ObjectShape(fields, pupil)
    if kind == "map":
        return MapShape(inner, key)
    return ListShape(inner) if kind == "list" else inner


def _list_of_structure(value: Mapping[str, object], depth: int, faults: _Faults) -> Shape:
    item: Shape = Plain()
    with faults.at("item"):
        if "fields" in value or "pupil" in value:
            raise ValidationError([_FIELDS_OR_ITEM])
        item = shape_from(value["item"], depth + 1)
    faults.settle()
    return ListShape(item)


def _fields(value: Mapping[str, object], depth: int) -> dict[str, Shape]:
    fields = value.get("fields")
    if fields is None:
        raise ValidationError(["Missing data for required field."])
    if not isinstance(fields, Mapping):
        raise ValidationError(["Invalid input type."])
    if not fields:
        raise refuse("none_given")
    if len(fields) > MOST_ITEMS:
        raise refuse("too_many", limit=MOST_ITEMS)
    faults = _Faults()
    shapes: dict[str, Shape] = {}
    for name, field in fields.items():
        with faults.at(name):
            shapes[name] = shape_from(field, depth + 1)
    faults.settle()
    return shapes


def _category(value: object) -> str:
    if not VOCABULARY_NAME.match(text_of(value)):
        raise refuse("name")
    return str(value)


class _Faults:
    """Collects what is wrong under one table, so that all of it is reported at once."""

    def __init__(self) -> None:
        self._found: dict[str, Any] = {}

    def at(self, key: str) -> _Place:
        """Return a block whose ValidationError is kept under `key`."""
        return _Place(self._found, key)

    def unknown(self, table: Mapping[str, object], known: frozenset[str] | set[str]) -> None:
        """Keep a fault for every key of `table` that is not known there."""
        if found := unknown_names(table, known):
            self._found["_schema"] = found

    def settle(self) -> None:
        """Raise what was kept, if anything."""
        if self._found:
            raise ValidationError(self._found)


class _Place:
    def __init__(self, found: dict[str, Any], key: str) -> None:
        self._found, self._key = found, key

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if isinstance(error, ValidationError):
            self._found[self._key] = error.messages
            return True
        return False
