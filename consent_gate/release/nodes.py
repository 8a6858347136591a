"""The structures of a bound shape: how each is read and what of it is shown.

Scalars are decoded as `msgspec.Raw`, their own bytes, and objects as TypedDicts, which keep the app's key order and
skip what is undeclared without building it. Showing makes the same tree with less in it; encoding copies the bytes.

What is shown of one pupil never depends on another (CG-09):
* an object of a pupil with nothing of its own to show disappears, and with it the pupils it embeds: that they belong
  there is a fact about the pupil around them;
* a list that belongs to a pupil disappears when none of its categories is permitted, for its length tells something;
  a list of pupils stays, if need be empty, for an empty list tells nothing;
* that holds for each list or map of pupils by itself; inside another list an empty one disappears, for how many of
  them there are would count the hidden pupils;
* an envelope made for a single pupil disappears with that pupil;
* `null` where a structure is declared would tell that there is nothing, under no category, so it is dropped; for a list
  or map of pupils it is the empty one, for there dropping it would tell that nobody is hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Required, TypedDict

from msgspec import Raw

from consent_gate.release.members import (
    Layout,
    Member,
    Node,
    Plan,
    Reading,
    layout_of,
    plan_of,
    refuse_other_lists,
    refuse_structures,
)

LAYOUTS_KEPT = 512
"""Orders and subsets of keys remembered for each object: an app has a few, a hostile body could have millions."""


class PupilKey(str):
    """A pupil's id in the key of a map. A type of its own, so that msgspec shows every key that it meets."""

    __slots__ = ()


class ObjectNode:
    """An object: a pupil, a part of one, or an envelope."""

    def __init__(self, members: Mapping[str, Member], pupil: str | None) -> None:
        wire: dict[str, Any] = {name: member.node.wire if member.node else Raw for name, member in members.items()}
        if pupil is not None:
            # `object` makes msgspec hand every id it meets to the reader's hook, repeated ones too.
            wire[pupil] = Required[object]
        self.wire = TypedDict("Record", wire, total=False) | None  # type: ignore[operator]
        self.members = members
        self.pupil = pupil
        self.inner = 0
        for member in members.values():
            self.inner |= member.own
        self.own = 0 if pupil is not None else self.inner
        self.is_envelope = pupil is None and not self.inner
        embeds_single = any(member.node.single for member in members.values() if member.node)
        self.single = pupil is not None or (self.is_envelope and embeds_single)
        self.layout = lru_cache(LAYOUTS_KEPT)(self._layout)
        self.plan = lru_cache(LAYOUTS_KEPT)(self._plan)

    def read_all(self, values: list[Any], owner: str | None, reading: Reading) -> None:
        """Gather what the objects hold. Objects with the same keys in the same order are checked together."""
        asked, pupil = reading.asked, self.pupil
        seen: tuple[str, ...] | None = None
        layout: Layout | None = None
        named = 0
        written: list[Raw] = []
        for value in values:
            if value is None:
                continue
            keys = tuple(value)
            if layout is None or keys != seen:
                if layout is not None:
                    refuse_structures(written, layout.scalars)
                    written = []
                seen, layout = keys, self.layout(keys)
            if pupil is not None:
                owner = value[pupil]
                if type(owner) is int:
                    owner = str(owner)
                named += 1
            if owner is not None:
                asked[owner] = asked.get(owner, 0) | layout.present
            written += layout.pick(value)
            if layout.nested or layout.lists:
                self._read_structures(value, layout, owner, reading)
        reading.named += named
        if layout is not None:
            refuse_structures(written, layout.scalars)

    def show_all(self, values: list[Any], mask: int, permitted: Mapping[str, int]) -> list[Any]:
        """Return the objects with their permitted fields."""
        pupil, inner = self.pupil, self.inner
        seen: tuple[str, ...] | None = None
        seen_mask = 0
        plan: Plan | None = None
        shown: list[Any] = []
        for value in values:
            if value is None:
                continue
            if pupil is not None:
                owner = value[pupil]
                mask = permitted.get(str(owner) if type(owner) is int else owner, 0)
            own = mask & inner
            if not own and not self.is_envelope:
                continue
            keys = tuple(value)
            if plan is None or own != seen_mask or keys != seen:
                seen, seen_mask = keys, own
                plan = self.plan(keys, own)
            if plan.has_structure:
                entry = self._show_members(plan, value, own, permitted)
                if entry is not None:
                    shown.append(entry)
            elif plan.shows or (self.is_envelope and not self.single):
                shown.append(value if plan.whole else dict(zip(plan.names, plan.pick(value), strict=True)))
        return shown

    def is_blank(self, shown: Any) -> bool:
        """True for an envelope without anything but empty lists and maps of pupils, and counts of them."""
        return self.is_envelope and all(
            member.counts is not None or (member.node is not None and member.node.is_blank(shown[name]))
            for name, member in self.members.items()
            if name in shown
        )

    def _read_structures(self, value: Any, layout: Layout, owner: str | None, reading: Reading) -> None:
        for name in layout.lists:
            refuse_other_lists(value[name], name)
        for name, node in layout.nested:
            node.read_all([value[name]], owner, reading)

    def _show_members(self, plan: Plan, value: Any, mask: int, permitted: Mapping[str, int]) -> Any:
        nested: dict[str, Any] = {}
        shows = plan.shows or (self.is_envelope and not self.single)
        for member in plan.members:
            if member.node is not None and (shown := member.node.show_all([value[member.name]], mask, permitted)):
                nested[member.name] = shown[0]
                shows = shows or bool(member.node.single if self.is_envelope else member.node.own)
        if not shows:
            return None
        entry: dict[str, Any] = {}
        for member in plan.members:
            if member.node is not None:
                if member.name in nested:
                    entry[member.name] = nested[member.name]
            elif member.counts is None:
                entry[member.name] = value[member.name]
            elif member.counts in nested:
                entry[member.name] = len(nested[member.counts])
        return entry

    def _layout(self, keys: tuple[str, ...]) -> Layout:
        return layout_of([self.members[key] for key in keys if key in self.members], self.pupil)

    def _plan(self, keys: tuple[str, ...], mask: int) -> Plan:
        return plan_of([self.members[key] for key in keys if key in self.members], mask, len(keys))


class ListNode:
    """An array of objects or of arrays."""

    single = False

    def __init__(self, item: Node) -> None:
        self.item = item
        self.wire = list[item.wire] | None  # type: ignore[name-defined]
        self.own = item.own

    def read_all(self, values: list[Any], owner: str | None, reading: Reading) -> None:
        """Gather what the items hold. The length of a pupil's list tells of every category it could have held."""
        for value in values:
            if value is None:
                continue
            self.item.read_all(value, owner, reading)
            if owner is not None:
                reading.asked[owner] = reading.asked.get(owner, 0) | self.own

    def show_all(self, values: list[Any], mask: int, permitted: Mapping[str, int]) -> list[Any]:
        """Return the lists with their visible items, without a pupil's list of which nothing is permitted."""
        if self.own and not mask & self.own:
            return []
        if self.own:
            return [self.item.show_all(value, mask, permitted) for value in values if value is not None]
        shown = [self.item.show_all(value or [], mask, permitted) for value in values]
        if self.item.single:
            return shown
        return [[entry for entry in entries if not self.item.is_blank(entry)] for entries in shown]

    def is_blank(self, shown: Any) -> bool:
        """True for a list of pupils without any."""
        return not self.own and all(map(self.item.is_blank, shown))


class MapNode:
    """An object whose keys are pupil ids; `key_bit` is the category of the id there, 0 when it has none."""

    own = 0
    single = False

    def __init__(self, item: ObjectNode, key_bit: int) -> None:
        self.item = item
        self.key_bit = key_bit
        self.wire = dict[PupilKey, item.wire] | None  # type: ignore[name-defined]

    def read_all(self, values: list[Any], owner: str | None, reading: Reading) -> None:
        """Gather what each entry holds for the pupil in its key."""
        for value in values:
            for key, item in (value or {}).items():
                reading.named += 1
                if item is not None:
                    pupil = str(key)
                    reading.asked[pupil] = reading.asked.get(pupil, 0) | self.key_bit
                    self.item.read_all([item], pupil, reading)

    def show_all(self, values: list[Any], mask: int, permitted: Mapping[str, int]) -> list[Any]:
        """Return the maps with their visible entries."""
        return [self._show(value or {}, permitted) for value in values]

    def is_blank(self, shown: Any) -> bool:
        """True for a map without entries."""
        return not shown

    def _show(self, value: Any, permitted: Mapping[str, int]) -> dict[str, Any]:
        shown = {}
        for key, item in value.items():
            mask = permitted.get(key, 0)
            if mask & self.key_bit == self.key_bit and (entry := self.item.show_all([item], mask, permitted)):
                shown[str(key)] = entry[0]
        return shown
