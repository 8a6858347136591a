"""Which path a request names, beyond doubt, and which declared pattern that is.

Servers, frameworks and databases each have their own idea of when two paths are the same: `//export`, `/export/`,
`/./export` and `/%65xport` may all reach one view. A gate that guesses differently from the app behind it lets the
wrong view answer, so a path in any form but the plainest is not recognised at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Generic, TypeVar

from consent_gate.errors import DeclarationInvalid
from consent_gate.text import Text

# A backslash is a slash to some file systems; `%` is left over from double encoding; `;` starts path parameters in some
# frameworks; `?` and `#` would start the query or fragment if anyone built a URL from the path again.
_DOUBTFUL: Final = frozenset("\\%;?#")
_PARAMETER: Final = re.compile(r"<(?:(?P<int>int):)?(?P<name>[A-Za-z_][A-Za-z0-9_]*)(?P<rest>\.\.\.)?>\Z")
_LITERAL: Final = re.compile(r"[^<>/]*\Z")
# `007`, `+7` and Arabic digits are all seven to `int()`; the gate would judge another id than the app reads.
_NUMBER: Final = re.compile(r"(?:0|[1-9][0-9]{0,17})\Z")


def segments_of(written: str) -> tuple[str, ...] | None:
    """Split a WSGI `PATH_INFO` (bytes read as latin-1, PEP 3333) at its slashes; None when the path is not canonical.

    A trailing slash shows as an empty last segment, so `/x` and `/x/` are different paths.
    """
    try:
        path = written.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    if not path.startswith("/") or not path.isprintable() or not _DOUBTFUL.isdisjoint(path):
        return None
    if not path.isascii() and not unicodedata.is_normalized("NFKC", path):
        return None
    segments = tuple(path[1:].split("/"))
    if "" in segments[:-1] or any(segment in (".", "..") or segment != segment.strip() for segment in segments):
        return None
    return segments


class Part(Enum):
    """What one segment of a pattern accepts."""

    LITERAL = "literal"
    NUMBER = "number"
    ONE = "one"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A declared path such as `/leerlingen/<leerling>`, `/leerlingen/<int:leerling>` or `/static/<rest...>`.

    A parameter fills one whole segment; one with `...` fills all that remain, and stands last.
    """

    text: str
    parts: tuple[tuple[Part, str], ...]

    @classmethod
    def read(cls, text: str) -> Pattern:
        """Read a pattern; raise DeclarationInvalid when it could never be matched exactly."""
        segments = segments_of(text.replace("...>", ">").encode().decode("latin-1"))
        if segments is None:
            raise _invalid(text)
        parts = tuple(_part(text, segment) for segment in text[1:].split("/"))
        names = [name for part, name in parts if part is not Part.LITERAL]
        if len(set(names)) != len(names) or any(part is Part.REST for part, _ in parts[:-1]):
            raise _invalid(text)
        return cls(text, parts)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parameters, in order."""
        return tuple(name for part, name in self.parts if part is not Part.LITERAL)

    @property
    def anonymous(self) -> tuple[tuple[Part, str], ...]:
        """The pattern without the names of its parameters: equal for patterns that accept the same paths."""
        return tuple((part, name if part is Part.LITERAL else "") for part, name in self.parts)


def _part(text: str, segment: str) -> tuple[Part, str]:
    parameter = _PARAMETER.match(segment)
    if parameter is None:
        if _LITERAL.match(segment) is None:
            raise _invalid(text)
        return Part.LITERAL, segment
    if parameter["rest"]:
        if parameter["int"]:
            raise _invalid(text)
        return Part.REST, parameter["name"]
    return (Part.NUMBER if parameter["int"] else Part.ONE), parameter["name"]


def _invalid(text: str) -> DeclarationInvalid:
    return DeclarationInvalid(
        Text(f"pad `{text}` is niet eenduidig te herkennen", f"path `{text}` cannot be matched without doubt")
    )


V = TypeVar("V")


@dataclass(slots=True)
class _Node(Generic[V]):
    literals: dict[str, _Node[V]] = field(default_factory=dict)
    number: _Node[V] | None = None
    one: _Node[V] | None = None
    rest: list[V] = field(default_factory=list)
    here: list[V] = field(default_factory=list)


class PathTable(Generic[V]):
    """All declared patterns as one tree, built once. What a path finds is the values of the most literal pattern."""

    def __init__(self, entries: Iterable[tuple[Pattern, V]]) -> None:
        self._root: _Node[V] = _Node()
        for pattern, value in entries:
            self._place(pattern).append(value)

    def _place(self, pattern: Pattern) -> list[V]:
        node = self._root
        for part, name in pattern.parts:
            if part is Part.REST:
                return node.rest
            if part is Part.LITERAL:
                node = node.literals.setdefault(name, _Node())
            elif part is Part.NUMBER:
                node.number = node.number or _Node()
                node = node.number
            else:
                node.one = node.one or _Node()
                node = node.one
        return node.here

    def find(self, segments: tuple[str, ...]) -> tuple[list[V], tuple[str, ...]] | None:
        """Return the values placed under the pattern that fits, and what its parameters hold, in order.

        None when no pattern fits. A literal beats a number, a number beats a parameter, and the rest comes last; but
        None also when the app could take the path for a declared one that comes earlier, by a slash at its end or by
        another way to write a number. What is declared for the rest must not be a way around what is declared here.
        """
        return next(_search(self._root, segments, 0, ()), None)


def _search(
    node: _Node[V], segments: tuple[str, ...], at: int, values: tuple[str, ...]
) -> Iterator[tuple[list[V], tuple[str, ...]] | None]:
    """Yield what fits, most literal first; None for what only nearly fits."""
    if at == len(segments):
        if node.here:
            yield node.here, values
        elif (slashed := node.literals.get("")) and slashed.here:
            yield None
        return
    segment = segments[at]
    if literal := node.literals.get(segment):
        yield from _search(literal, segments, at + 1, values)
    if not segment:
        if node.here:
            yield None
        return
    if node.number is not None and segment.isdecimal():
        for found in _search(node.number, segments, at + 1, (*values, segment)):
            yield found if _NUMBER.match(segment) else None
    if node.one is not None:
        yield from _search(node.one, segments, at + 1, (*values, segment))
    if node.rest:
        yield node.rest, (*values, "/".join(segments[at:]))
