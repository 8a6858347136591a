"""What may leave of an answer: the declared shape of a body, and its reading and writing. Pure; knows no WSGI.

shape = BodyShape(ListShape(ObjectShape({"id": Scalar("pgn"), "naam": Scalar("naam")}, pupil="id")))
bound = bind(shape, {"pgn": 1, "naam": 2})              # once for each snapshot
body = read(b'[{"id": "1", "naam": "Noor", "x": 0}]', bound)
body.asked                                              # {"1": 3}: what would leave of each pupil
body.write({"1": 2})                                    # b'[{"naam":"Noor"}]'
"""

from consent_gate.release.binding import BoundShape, bind
from consent_gate.release.json_body import ReadBody, read
from consent_gate.release.shape import (
    BodyShape,
    Count,
    ListShape,
    MapShape,
    ObjectShape,
    Plain,
    Scalar,
    ScalarList,
    Shape,
    categories,
)

__all__ = [
    "BodyShape",
    "BoundShape",
    "Count",
    "ListShape",
    "MapShape",
    "ObjectShape",
    "Plain",
    "ReadBody",
    "Scalar",
    "ScalarList",
    "Shape",
    "bind",
    "categories",
    "read",
]
