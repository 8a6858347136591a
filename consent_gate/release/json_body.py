"""Reading a JSON answer strictly, and writing what of it may leave. Pure: bytes in, bytes out.

Reading finds the pupils and what there is of each, so that it can be decided; writing copies the permitted values'
own bytes in the app's own key order. Numbers stay as they were written (`1.0`, integers of any size), and so do
escapes in text. Keys and structure are written anew: declared names, no white space.

What could make two readers of the same bytes see two different things is refused (RFC 8259 sections 4, 8 and 9):
other encodings than UTF-8, a byte-order mark, NaN, lone surrogates, trailing bytes, an object that names its pupil
twice, a pupil twice in one map. Of any other repeated key one value leaves, the last.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from consent_gate.errors import BodyUnreadable
from consent_gate.release.binding import BoundShape
from consent_gate.release.members import Reading
from consent_gate.release.nodes import PupilKey
from consent_gate.terms import PUPIL_ID
from consent_gate.text import Text

MOST_PUPILS: Final = 100_000

NOT_UTF8: Final = Text("het antwoord is geen UTF-8", "the answer is not UTF-8")
NOT_JSON: Final = Text("het antwoord is geen geldige JSON", "the answer is not valid JSON")
NOT_AS_DECLARED: Final = Text(
    "het antwoord heeft niet de opgegeven structuur{place}", "the answer does not have the declared structure{place}"
)
EMPTY_ROOT: Final = Text("het antwoord is leeg (null)", "the answer is empty (null)")
BAD_PUPIL_ID: Final = Text("een leerling heeft geen bruikbaar id", "a pupil has no usable id")
REPEATED_PUPIL: Final = Text("een object noemt zijn leerling meer dan eens", "an object names its pupil more than once")
TOO_MANY: Final = Text("meer dan {limit} leerlingen in een antwoord", "more than {limit} pupils in one answer")

_PLACE = re.compile(r" - at (`\$[^`]*`)\Z")
_CHUNK = 1 << 20


class ReadBody:
    """One answer, read. `asked` maps each pupil in it to the mask of the categories there are of that pupil.

    A pupil who occurs more than once is there once, with all of them; the path's pupil is there always.
    """

    __slots__ = ("_bound", "_path_pupil", "_tree", "asked")

    def __init__(self, bound: BoundShape, tree: Any, asked: Mapping[str, int], path_pupil: str | None) -> None:
        self._bound = bound
        self._tree = tree
        self._path_pupil = path_pupil
        self.asked = asked

    @property
    def pupils(self) -> tuple[str, ...]:
        """The pupils, the path's first, then in the order of the answer."""
        return tuple(self.asked)

    def write(self, permitted: Mapping[str, int]) -> bytes | None:
        """Return the answer with only what `permitted` holds: a mask for each pupil, none for one left out.

        A pupil without anything permitted leaves no trace. None means that nothing of the pupil whom the answer is
        about may leave: that is a refusal, not an empty answer.
        """
        mask = permitted.get(self._path_pupil, 0) if self._path_pupil is not None else 0
        shown = self._bound.root.show_all([self._tree], mask, permitted)
        return msgspec.json.encode(shown[0]) if shown else None


def read(body: bytes, bound: BoundShape, *, path_pupil: str | None = None, most_pupils: int = MOST_PUPILS) -> ReadBody:
    """Read `body` as `bound` declares it.

    Raise BodyUnreadable, holding no value of the body, when it cannot be read without doubt or holds more than
    `most_pupils`; ValueError when a path pupil is given to a shape that has none, or left out of one that has.
    """
    if (path_pupil is not None) is not bound.shape.path_pupil:
        raise ValueError("a path pupil belongs to a shape that is declared with one, and only there")
    if path_pupil is not None and not PUPIL_ID.match(path_pupil):
        raise BodyUnreadable(BAD_PUPIL_ID)
    _refuse_other_encodings(body)
    ids: list[Any] = []
    tree = _decode(body, bound, ids)
    _refuse_other_ids(ids)
    if tree is None:
        raise BodyUnreadable(EMPTY_ROOT)
    reading = Reading()
    if path_pupil is not None:
        reading.asked[path_pupil] = 0
    bound.root.read_all([tree], path_pupil, reading)
    # msgspec meets every occurrence of a declared key, and keeps the last: more ids met than kept means a repeat.
    if len(ids) != reading.named:
        raise BodyUnreadable(REPEATED_PUPIL)
    if len(reading.asked) > most_pupils:
        raise BodyUnreadable(TOO_MANY.format(limit=most_pupils))
    return ReadBody(bound, tree, reading.asked, path_pupil)


def _decode(body: bytes, bound: BoundShape, ids: list[Any]) -> Any:
    """Return the declared structure of `body` and put every pupil id met, repeated or not, in `ids`."""
    met = ids.append

    def meet(kind: type, value: Any) -> Any:
        met(value)
        return value if kind is object else PupilKey(value)

    try:
        return msgspec.json.Decoder(bound.root.wire, dec_hook=meet).decode(body)
    except msgspec.ValidationError as fault:
        # The place is made of declared names and indexes; the rest of the message is left out all the same.
        place = _PLACE.search(str(fault))
        raise BodyUnreadable(NOT_AS_DECLARED.format(place=f": {place[1]}" if place else "")) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise BodyUnreadable(NOT_JSON) from None


def _refuse_other_ids(ids: list[Any]) -> None:
    kinds = set(map(type, ids))
    if not kinds <= {str, int} or not all(map(PUPIL_ID.match, map(str, ids) if int in kinds else ids)):
        raise BodyUnreadable(BAD_PUPIL_ID)


def _refuse_other_encodings(body: bytes) -> None:
    """Raise BodyUnreadable unless `body` is UTF-8: msgspec does not look inside the strings it copies."""
    if body.isascii():
        return
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        # A character cut off at the very end needs no look: no JSON text ends in the middle of one.
        for start in range(0, len(body), _CHUNK):
            decoder.decode(body[start : start + _CHUNK])
    except UnicodeDecodeError:
        raise BodyUnreadable(NOT_UTF8) from None
