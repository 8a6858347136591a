"""The fields of a bound object, and what follows from the order in which an app wrote them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple, Protocol, TypeAlias

import msgspec
from msgspec import Raw

from consent_gate.errors import BodyUnreadable
from consent_gate.text import Text

SCALAR_EXPECTED = Text(
    "een veld dat als enkele waarde is opgegeven, bevat een object of een lijst: {name}",
    "a field declared as a single value holds an object or an array: {name}",
)
LIST_EXPECTED = Text(
    "een veld dat als lijst van enkele waarden is opgegeven, is dat niet: {name}",
    "a field declared as an array of single values is something else: {name}",
)

Pick: TypeAlias = Callable[[Any], tuple[Any, ...]]

_STRUCTURES = (b"{", b"[")
_items = msgspec.json.Decoder(list[Raw]).decode


class Reading:
    """What is gathered while one body is read: `asked` of each pupil, and how many places named a pupil."""

    __slots__ = ("asked", "named")

    def __init__(self) -> None:
        self.asked: dict[str, int] = {}
        self.named = 0


class Node(Protocol):
    """One place of a bound shape that holds structure."""

    wire: Any
    """The type msgspec decodes here; None stands for a null."""
    own: int
    """The categories in it that belong to the pupil around it, not to a pupil named inside."""
    single: bool
    """True when it is, or is an envelope for, one single pupil."""

    def read_all(self, values: list[Any], owner: str | None, reading: Reading) -> None:
        """Gather what the values at this place hold; `owner` is the pupil around it. Raise BodyUnreadable on doubt."""

    def show_all(self, values: list[Any], mask: int, permitted: Mapping[str, int]) -> list[Any]:
        """Return what of each value may leave, without those that may not show. `mask` is the owner's."""

    def is_blank(self, shown: Any) -> bool:
        """True when what is shown here is the same as if every pupil in it were hidden."""


@dataclass(frozen=True, slots=True)
class Member:
    """One declared field of an object: a scalar or list with a `bit`, a structure, a count, or a plain scalar."""

    name: str
    bit: int = 0
    is_list: bool = False
    node: Node | None = None
    counts: str | None = None

    @property
    def own(self) -> int:
        """The categories of this field that belong to the pupil around it."""
        return self.bit if self.node is None else self.node.own


class Layout(NamedTuple):
    """How an object with these keys is read: its categories, and which fields need which check."""

    present: int
    scalars: tuple[str, ...]
    pick: Pick
    lists: tuple[str, ...]
    nested: tuple[tuple[str, Node], ...]


class Plan(NamedTuple):
    """How an object with these keys is shown under one mask.

    `whole`: as it is; `has_structure`: member by member; otherwise the `names` that `pick` takes. `shows` is false
    when none of its own scalars is permitted.
    """

    members: tuple[Member, ...]
    names: tuple[str, ...]
    pick: Pick
    whole: bool
    shows: bool
    has_structure: bool


def layout_of(members: list[Member], pupil: str | None) -> Layout:
    """Return how an object with `members` is read; `pupil` is the field that is checked elsewhere."""
    present = 0
    for member in members:
        present |= member.bit
    scalars = tuple(
        member.name for member in members if not member.node and not member.is_list and member.name != pupil
    )
    lists = tuple(member.name for member in members if member.is_list)
    nested = tuple((member.name, member.node) for member in members if member.node)
    return Layout(present, scalars, _picker(scalars), lists, nested)


def plan_of(members: list[Member], mask: int, key_count: int) -> Plan:
    """Return how an object with `members`, out of `key_count` keys read, is shown under `mask`."""
    kept = tuple(member for member in members if not member.bit or member.bit & mask)
    names = tuple(member.name for member in kept)
    return Plan(
        kept,
        names,
        _picker(names),
        whole=len(kept) == key_count,
        shows=any(member.bit for member in kept),
        has_structure=any(member.node or member.counts for member in kept),
    )


def _picker(names: tuple[str, ...]) -> Pick:
    """Return a function from an object to the values of `names`, always as a tuple."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda value: tuple([value[name] for name in names])


def refuse_structures(written: list[Raw], names: tuple[str, ...]) -> None:
    """Raise BodyUnreadable when a value declared as a scalar is an object or an array.

    msgspec has checked that each is one JSON value without white space around it, so its first byte tells. Looking
    for the bracket in all of them together is what makes this cheap; only text that holds one is looked at again.
    """
    together = b"".join(written)
    if b"{" in together or b"[" in together:
        for place, value in enumerate(written):
            if bytes(value).startswith(_STRUCTURES):
                raise BodyUnreadable(SCALAR_EXPECTED.format(name=names[place % len(names)]))


def refuse_other_lists(value: Raw, name: str) -> None:
    """Raise BodyUnreadable unless `value` is an array of scalars, or null."""
    if bytes(value) == b"null":
        return
    try:
        items = _items(value)
    except msgspec.DecodeError:
        raise BodyUnreadable(LIST_EXPECTED.format(name=name)) from None
    if any(bytes(item).startswith(_STRUCTURES) for item in items):
        raise BodyUnreadable(LIST_EXPECTED.format(name=name))
