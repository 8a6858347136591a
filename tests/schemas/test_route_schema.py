"""A marshmallow schema as the declaration of a route."""

from __future__ import annotations

from typing import Any

import pytest
from marshmallow import Schema, fields

from consent_gate.errors import DeclarationInvalid
from consent_gate.release import BodyShape, Count, ListShape, MapShape, ObjectShape, Plain, Scalar, ScalarList
from consent_gate.schemas.route_schema import shape_of

NAME = {"category": "first_name"}


class AddressSchema(Schema):
    """An object without a pupil of its own."""

    street = fields.String(data_key="straat", metadata={"category": "address"})
    note = fields.String()


class PupilSchema(Schema):
    """A pupil, with everything a field can be."""

    number = fields.String(data_key="nummer", metadata={"pupil": True, "category": "pupil_number"})
    roepnaam = fields.String(metadata=NAME)
    secret = fields.String()
    password = fields.String(load_only=True, metadata={"category": "password"})
    talen = fields.List(fields.String(), metadata={"category": "home_language"})
    scores = fields.Tuple((fields.Integer(), fields.Integer()), metadata={"category": "marks"})
    adres = fields.Nested(AddressSchema)
    contacten = fields.List(fields.Nested(AddressSchema, only=("street",)))
    groep = fields.Pluck(AddressSchema, "street", metadata={"category": "group"})
    vrienden = fields.Pluck(AddressSchema, "street", many=True, metadata={"category": "friends"})
    rest = fields.Dict(keys=fields.String(), values=fields.String())
    leeg = fields.Nested(Schema.from_dict({"x": fields.String()}))


PUPIL = ObjectShape(
    {
        "nummer": Scalar("pupil_number"),
        "roepnaam": Scalar("first_name"),
        "talen": ScalarList("home_language"),
        "scores": ScalarList("marks"),
        "adres": ObjectShape({"straat": Scalar("address")}),
        "contacten": ListShape(ObjectShape({"straat": Scalar("address")})),
        "groep": Scalar("group"),
        "vrienden": ScalarList("friends"),
    },
    "nummer",
)


def test_only_declared_fields_of_the_answer_are_in_the_shape() -> None:
    """Names are those of the answer; what has no metadata, or is read only, does not leave."""
    assert shape_of(PupilSchema) == PUPIL
    assert BodyShape(PUPIL).root == PUPIL


@pytest.mark.parametrize("schema", [PupilSchema(many=True), PupilSchema])
def test_many_is_a_list(schema: Any) -> None:
    """As `dump` does it: the schema says so, or the call."""
    assert shape_of(schema, many=None if isinstance(schema, Schema) else True) == ListShape(PUPIL)


def test_only_and_exclude_count() -> None:
    """A schema that dumps fewer fields declares fewer."""
    assert shape_of(PupilSchema(only=("number", "roepnaam"))) == ObjectShape(
        {"nummer": Scalar("pupil_number"), "roepnaam": Scalar("first_name")}, "nummer"
    )


def test_an_envelope_with_lists_maps_totals_and_plain_fields() -> None:
    """Pagination, pupils keyed by id and what is about no pupil."""
    inner = Schema.from_dict({"roepnaam": fields.String(metadata=NAME)})
    envelope = Schema.from_dict(
        {
            "leerlingen": fields.Nested(PupilSchema, many=True),
            "blokken": fields.List(fields.List(fields.Nested(PupilSchema(many=True)))),
            "totaal": fields.Integer(metadata={"count": "leerlingen"}),
            "schooljaar": fields.String(metadata={"plain": True}),
            "per": fields.Dict(
                keys=fields.String(metadata={"pupil": True, "category": "pupil_number"}), values=fields.Nested(inner)
            ),
            "kaal": fields.Dict(keys=fields.String(metadata={"pupil": True}), values=fields.Nested(inner)),
        }
    )
    named = ObjectShape({"roepnaam": Scalar("first_name")})
    assert shape_of(envelope) == ObjectShape(
        {
            "leerlingen": ListShape(PUPIL),
            "blokken": ListShape(ListShape(ListShape(PUPIL))),
            "totaal": Count("leerlingen"),
            "schooljaar": Plain(),
            "per": MapShape(named, "pupil_number"),
            "kaal": MapShape(named),
        }
    )


def test_a_pupil_field_without_a_category_names_but_stays() -> None:
    """The id tells whose object it is, and leaves only when it has a category."""
    schema = Schema.from_dict({"id": fields.String(metadata={"pupil": True}), "naam": fields.String(metadata=NAME)})
    assert shape_of(schema) == ObjectShape({"naam": Scalar("first_name")}, "id")


class SelfSchema(Schema):
    """A schema that contains itself."""

    naam = fields.String(metadata=NAME)
    child = fields.Nested(lambda: SelfSchema())


@pytest.mark.parametrize(
    ("field", "fault"),
    [
        (fields.String(metadata={"category": "a", "plain": True}), "more than one"),
        (fields.String(metadata={"category": "Een Naam"}), "not a policy name"),
        (fields.String(metadata={"category": None}), "not a policy name"),
        (fields.String(metadata={"category": "*"}), "not a policy name"),
        (fields.Integer(metadata={"count": True}), "count names no field"),
        (fields.String(metadata={"plain": "yes"}), "plain can only be True"),
        (fields.String(metadata={"pupil": "id"}), "pupil can only be True"),
        (fields.Nested(AddressSchema, metadata={"category": "address"}), "has structure"),
        (fields.List(fields.Nested(AddressSchema), metadata={"category": "address"}), "has structure"),
        (fields.Dict(metadata={"category": "address"}), "a Dict must say"),
        (fields.Dict(keys=fields.String(metadata={"pupil": True}), values=fields.String()), "a Dict must say"),
        (fields.Dict(keys=fields.String(metadata={"pupil": True, "category": 1})), "not a policy name"),
        (fields.String(metadata={"pupil": True}), "two fields name the pupil"),
        (fields.Nested(SelfSchema), "contains itself"),
        (fields.String(), "no field is declared"),
    ],
)
def test_metadata_that_contradicts_itself_is_refused(field: fields.Field[Any], fault: str) -> None:
    """A declaration that could mean two things is no declaration."""
    other = {"a": fields.String(metadata={"pupil": True})}
    with pytest.raises(DeclarationInvalid, match=fault) as caught:
        shape_of(Schema.from_dict({**other, "x": field}, name="Les"))
    assert caught.value.text.nl != caught.value.text.en
