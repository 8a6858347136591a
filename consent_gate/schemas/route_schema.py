"""A route declared in code: the marshmallow schema that the app answers with, its fields carrying their category.

    class LeerlingSchema(Schema):
        nummer = fields.String(metadata={"pupil": True, "category": "pupil_number"})    # names the pupil, and may leave
        roepnaam = fields.String(metadata={"category": "first_name"})
        talen = fields.List(fields.String(), metadata={"category": "home_language"})
        adres = fields.Nested(AdresSchema)                                              # its own fields say
        notitie = fields.String()                                                       # undeclared: never leaves

    class LijstSchema(Schema):
        leerlingen = fields.List(fields.Nested(LeerlingSchema))
        totaal = fields.Integer(metadata={"count": "leerlingen"})
        schooljaar = fields.String(metadata={"plain": True})
        per_leerling = fields.Dict(keys=fields.String(metadata={"pupil": True}), values=fields.Nested(LeerlingSchema))

Names are those of the answer: `data_key` counts, and `load_only` fields are not in it. Hooks that change the structure
afterwards (`post_dump`) are not seen; what they add is undeclared and never leaves.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from marshmallow import Schema, fields

from consent_gate.errors import DeclarationInvalid
from consent_gate.release.shape import Count, ListShape, MapShape, ObjectShape, Plain, Scalar, ScalarList, Shape
from consent_gate.schemas.shape_tree import DEEPEST
from consent_gate.terms import VOCABULARY_NAME
from consent_gate.text import Text

_SAYS: Final = ("category", "count", "plain")

_ONE_OF: Final = Text("noemt meer dan één van category, count, plain", "gives more than one of category, count, plain")
_CATEGORY: Final = Text("category is geen naam uit het beleid", "category is not a policy name")
_COUNT: Final = Text("count noemt geen veld", "count names no field")
_PLAIN: Final = Text("plain kan alleen True zijn", "plain can only be True")
_PUPIL: Final = Text("pupil kan alleen True zijn", "pupil can only be True")
_TWO_PUPILS: Final = Text("twee velden noemen de leerling", "two fields name the pupil")
_STRUCTURE: Final = Text(
    "heeft structuur; geef elk veld daarbinnen een categorie", "has structure; give each field in it a category"
)
_KEYS: Final = Text(
    "een Dict moet in keys zeggen dat de sleutel de leerling is, en objecten als values hebben",
    "a Dict must say in keys that the key is the pupil, and have objects as values",
)
_DEEP: Final = Text("gaat te diep of bevat zichzelf", "goes too deep or contains itself")
_NOTHING: Final = Text("geen enkel veld is opgegeven", "no field is declared")


def shape_of(schema: Schema | type[Schema], *, many: bool | None = None) -> Shape:
    """Return the shape of what `schema` dumps; `many` as in `dump`, by default as the schema itself says.

    Raise DeclarationInvalid, naming schema and field, when metadata contradicts itself or nothing is declared.
    """
    instance = schema() if isinstance(schema, type) else schema
    shape = _object(instance, 0)
    if shape is None:
        raise _invalid(instance, "", _NOTHING)
    return ListShape(shape) if (instance.many if many is None else many) else shape


def _object(schema: Schema, depth: int) -> ObjectShape | None:
    """Return the declared part of `schema`, None when it has none."""
    if depth > DEEPEST:
        raise _invalid(schema, "", _DEEP)
    shapes: dict[str, Shape] = {}
    pupils: list[str] = []
    for attribute, field in schema.dump_fields.items():
        name = attribute if field.data_key is None else field.data_key
        for fault in _faults(field):
            raise _invalid(schema, attribute, fault)
        shape = _field(schema, attribute, field, depth)
        if shape is not None:
            shapes[name] = shape
        if field.metadata.get("pupil"):
            pupils.append(name)
    if len(pupils) > 1:
        raise _invalid(schema, pupils[1], _TWO_PUPILS)
    if not shapes:
        return None
    return ObjectShape(shapes, pupils[0] if pupils else None)


def _field(schema: Schema, attribute: str, field: fields.Field[object], depth: int) -> Shape | None:
    if isinstance(field, fields.Mapping):
        return _map(schema, attribute, field, depth)
    inner = _nested(field)
    if inner is None:
        listed = isinstance(field, fields.List | fields.Tuple) or (isinstance(field, fields.Pluck) and _many(field))
        return _leaf(field, listed=listed)
    if any(word in field.metadata for word in (*_SAYS, "pupil")):
        raise _invalid(schema, attribute, _STRUCTURE)
    shape: Shape | None = _object(inner.schema, depth + 1)
    if shape is None:
        return None
    for _ in range(_lists_around(field)):
        shape = ListShape(shape)
    return shape


def _leaf(field: fields.Field[object], *, listed: bool) -> Shape | None:
    said = field.metadata
    if "category" in said:
        return ScalarList(said["category"]) if listed else Scalar(said["category"])
    if "count" in said:
        return Count(said["count"])
    return Plain() if "plain" in said else None


def _map(schema: Schema, attribute: str, field: fields.Mapping[Any], depth: int) -> Shape | None:
    keys = field.key_field.metadata if field.key_field is not None else {}
    if not keys.get("pupil"):
        if any(word in field.metadata for word in (*_SAYS, "pupil")):
            raise _invalid(schema, attribute, _KEYS)
        return None
    for fault in _faults(field.key_field):
        raise _invalid(schema, attribute, fault)
    values = field.value_field
    if not isinstance(values, fields.Nested) or isinstance(values, fields.Pluck) or _many(values):
        raise _invalid(schema, attribute, _KEYS)
    item = _object(values.schema, depth + 1)
    return None if item is None else MapShape(item, keys.get("category"))


def _nested(field: object) -> fields.Nested | None:
    """Return the Nested inside any lists around it; a Pluck takes one value out, so it has no structure."""
    while isinstance(field, fields.List):
        field = field.inner
    return field if isinstance(field, fields.Nested) and not isinstance(field, fields.Pluck) else None


def _lists_around(field: object) -> int:
    lists = 0
    while isinstance(field, fields.List):
        field, lists = field.inner, lists + 1
    return lists + 1 if isinstance(field, fields.Nested) and _many(field) else lists


def _many(field: fields.Nested) -> bool:
    return bool(field.schema.many if field.many is None else field.many)


def _faults(field: fields.Field[object] | None) -> Iterator[Text]:
    said = field.metadata if field is not None else {}
    if len([word for word in _SAYS if word in said]) > 1:
        yield _ONE_OF
    category = said.get("category", "x")
    if not isinstance(category, str) or not VOCABULARY_NAME.match(category):
        yield _CATEGORY
    if not isinstance(said.get("count", "x"), str):
        yield _COUNT
    if said.get("plain", True) is not True:
        yield _PLAIN
    if said.get("pupil", True) is not True:
        yield _PUPIL


def _invalid(schema: Schema, attribute: str, fault: Text) -> DeclarationInvalid:
    place = f"{type(schema).__name__}.{attribute}" if attribute else type(schema).__name__
    return DeclarationInvalid(Text(f"{place}: {fault.nl}", f"{place}: {fault.en}"))
