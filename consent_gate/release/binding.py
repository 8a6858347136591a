"""A declared shape bound to the category bits of one snapshot: ready for any number of bodies, on any thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from consent_gate.errors import DeclarationInvalid
from consent_gate.release.members import Member, Node
from consent_gate.release.nodes import ListNode, MapNode, ObjectNode
from consent_gate.release.shape import (
    BodyShape,
    Count,
    ListShape,
    MapShape,
    ObjectShape,
    Scalar,
    ScalarList,
    Shape,
    categories,
)
from consent_gate.text import Text

UNKNOWN_CATEGORIES = Text(
    "geen bladcategorie in het vocabulaire: {names}",
    "not a leaf category of the vocabulary: {names}",
)
NOT_ASCII = Text(
    "veldnamen met andere tekens dan ASCII kunnen niet gelezen worden: {names}",
    "field names with characters outside ASCII cannot be read: {names}",
)


@dataclass(frozen=True, slots=True)
class BoundShape:
    """A body shape with the bit of each of its categories. Make it with `bind`."""

    shape: BodyShape
    root: Node
    asked: int
    """Every category that an answer of this shape can hold, as a mask: what a refusal is foreseen from."""


def bind(shape: BodyShape, bits: Mapping[str, int]) -> BoundShape:
    """Give each category of `shape` its bit.

    Raise DeclarationInvalid for a category without a bit, which is no leaf, and for a field name outside ASCII:
    msgspec 0.22 does not recognise those in a TypedDict, so the field would vanish without a word.
    """
    named = categories(shape)
    unknown = sorted(named - bits.keys())
    if unknown:
        raise DeclarationInvalid(UNKNOWN_CATEGORIES.format(names=", ".join(unknown)))
    foreign = sorted({name for name in _names(shape.root) if not name.isascii()})
    if foreign:
        raise DeclarationInvalid(NOT_ASCII.format(names=", ".join(foreign)))
    asked = 0
    for name in named:
        asked |= bits[name]
    return BoundShape(shape, _node(shape.root, bits), asked)


def _names(shape: Shape) -> Iterator[str]:
    if isinstance(shape, ObjectShape):
        if shape.pupil is not None:
            yield shape.pupil
        for name, field in shape.fields.items():
            yield name
            yield from _names(field)
    elif isinstance(shape, ListShape | MapShape):
        yield from _names(shape.item)


def _node(shape: Shape, bits: Mapping[str, int]) -> Node:
    if isinstance(shape, ListShape):
        return ListNode(_node(shape.item, bits))
    if isinstance(shape, MapShape):
        return MapNode(_object(shape.item, bits), bits[shape.key] if shape.key is not None else 0)
    if isinstance(shape, ObjectShape):
        return _object(shape, bits)
    raise TypeError("a scalar is a member of an object, not a node")


def _object(shape: ObjectShape, bits: Mapping[str, int]) -> ObjectNode:
    return ObjectNode({name: _member(name, field, bits) for name, field in shape.fields.items()}, shape.pupil)


def _member(name: str, shape: Shape, bits: Mapping[str, int]) -> Member:
    if isinstance(shape, Scalar):
        return Member(name, bit=bits[shape.category])
    if isinstance(shape, ScalarList):
        return Member(name, bit=bits[shape.category], is_list=True)
    if isinstance(shape, ObjectShape | ListShape | MapShape):
        return Member(name, node=_node(shape, bits))
    return Member(name, counts=shape.of if isinstance(shape, Count) else None)
