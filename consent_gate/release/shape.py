"""The declared structure of a JSON answer: which pupil and which category each place in it belongs to.

A shape lists what may leave; everything it does not mention is dropped (CG-02). It says nothing about how it was
declared (a schema, a file) nor about who asks. Two rules decide whose a value is: an object that names a pupil
belongs to that pupil, and any other object belongs to the nearest pupil around it, to the pupil in the route's path,
or, when there is neither, to nobody: then it is an envelope.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias

from consent_gate.errors import DeclarationInvalid
from consent_gate.text import Text

OUTSIDE: Final = Text(
    "{path}: een veld met een categorie staat buiten elke leerling",
    "{path}: a field with a category stands outside any pupil",
)
PLAIN_INSIDE: Final = Text(
    "{path}: een veld zonder categorie staat binnen een leerling",
    "{path}: a field without a category stands inside a pupil",
)
COUNT_OF_NOTHING: Final = Text(
    "{path}: een aantal telt een lijst naast zich, en '{of}' is dat niet",
    "{path}: a count counts a list beside it, and '{of}' is none",
)
PUPIL_NOT_SCALAR: Final = Text(
    "{path}: het veld met de leerling moet een enkele waarde zijn",
    "{path}: the field that names the pupil must be a single value",
)
MAP_ITEM_NAMES_PUPIL: Final = Text(
    "{path}: de sleutel noemt de leerling al; het object erin mag dat niet ook doen",
    "{path}: the key already names the pupil; the object in it may not name one too",
)
NOT_A_STRUCTURE: Final = Text(
    "{path}: hier hoort een object, een lijst of een tabel per leerling",
    "{path}: an object, a list or a map of pupils belongs here",
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, number, boolean or null about the pupil, of one leaf category."""

    category: str


@dataclass(frozen=True, slots=True)
class ScalarList:
    """An array of scalars about the pupil, of one leaf category; it leaves whole or not at all."""

    category: str


@dataclass(frozen=True, slots=True)
class Plain:
    """A scalar that says nothing about any pupil, such as a school year or a page size; envelopes only."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number that is computed again from the visible items of the list or map in the sibling field `of`."""

    of: str


@dataclass(frozen=True)
class ObjectShape:
    """A JSON object. `pupil` names its field that holds the pupil's id.

    The id must be there. It leaves only when `fields` gives it a category.
    """

    fields: Mapping[str, Shape]
    pupil: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", MappingProxyType(dict(self.fields)))


@dataclass(frozen=True, slots=True)
class ListShape:
    """An array of objects, or of arrays of objects."""

    item: Shape


@dataclass(frozen=True, slots=True)
class MapShape:
    """A JSON object whose keys are pupil ids.

    `key` is the category of the id as it stands in the key: a pupil without it stays out of the map, whatever else
    is permitted. Without a `key` category the id leaves with anything that leaves of the pupil.
    """

    item: ObjectShape
    key: str | None = None


Shape: TypeAlias = Scalar | ScalarList | ObjectShape | ListShape | MapShape | Count | Plain


@dataclass(frozen=True, slots=True)
class BodyShape:
    """The shape of a whole answer. `path_pupil` is true when the route's path names the pupil.

    Raise DeclarationInvalid, naming every wrong place by its field path, when a field with a category belongs to
    nobody, a plain field to somebody, or a count to nothing.
    """

    root: Shape
    path_pupil: bool = False

    def __post_init__(self) -> None:
        found = list(_faults(self.root, "$", self.path_pupil))
        if isinstance(self.root, Scalar | ScalarList | Count | Plain):
            found.insert(0, NOT_A_STRUCTURE.format(path="$"))
        if found:
            raise DeclarationInvalid(
                Text("; ".join(fault.nl for fault in found), "; ".join(fault.en for fault in found))
            )


def categories(shape: Shape | BodyShape) -> frozenset[str]:
    """Return every category that may be asked for when an answer of this shape is released."""
    if isinstance(shape, BodyShape):
        return categories(shape.root)
    if isinstance(shape, Scalar | ScalarList):
        return frozenset({shape.category})
    if isinstance(shape, ObjectShape):
        return frozenset().union(*(categories(field) for field in shape.fields.values()))
    if isinstance(shape, ListShape):
        return categories(shape.item)
    if isinstance(shape, MapShape):
        return categories(shape.item) | ({shape.key} if shape.key else frozenset())
    return frozenset()


def _faults(shape: Shape, path: str, owned: bool) -> Iterator[Text]:
    """Yield what is wrong at `path` and below; `owned` tells whether a pupil is around it."""
    if isinstance(shape, Scalar | ScalarList) and not owned:
        yield OUTSIDE.format(path=path)
    elif isinstance(shape, Plain) and owned:
        yield PLAIN_INSIDE.format(path=path)
    elif isinstance(shape, ObjectShape):
        yield from _object_faults(shape, path, owned or shape.pupil is not None)
    elif isinstance(shape, ListShape):
        if isinstance(shape.item, ObjectShape | ListShape | MapShape):
            yield from _faults(shape.item, f"{path}[]", owned)
        else:
            yield NOT_A_STRUCTURE.format(path=f"{path}[]")
    elif isinstance(shape, MapShape):
        if shape.item.pupil is not None:
            yield MAP_ITEM_NAMES_PUPIL.format(path=f"{path}[]")
        yield from _object_faults(shape.item, f"{path}[]", True)


def _object_faults(shape: ObjectShape, path: str, owned: bool) -> Iterator[Text]:
    if shape.pupil is not None and not isinstance(shape.fields.get(shape.pupil, Scalar("")), Scalar):
        yield PUPIL_NOT_SCALAR.format(path=f"{path}.{shape.pupil}")
    for name, field in shape.fields.items():
        if isinstance(field, Count) and not isinstance(shape.fields.get(field.of), ListShape | MapShape):
            yield COUNT_OF_NOTHING.format(path=f"{path}.{name}", of=field.of)
        yield from _faults(field, f"{path}.{name}", owned)
