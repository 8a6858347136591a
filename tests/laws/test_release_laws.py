"""Laws of the body filter: what is undeclared or hidden leaves no trace, and what may leave leaves unchanged."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_gate.release import (
    BodyShape,
    Count,
    ListShape,
    MapShape,
    ObjectShape,
    Plain,
    Scalar,
    ScalarList,
    Shape,
    bind,
    read,
)

BITS = {"id": 1, "naam": 2, "zorg": 4, "datum": 8, "reden": 16, "cijfers": 32}
CANARY = "KANARIE"
ABSENCE = ObjectShape({"datum": Scalar("datum"), "reden": Scalar("reden")})
OWN: dict[str, Shape] = {
    "id": Scalar("id"),
    "naam": Scalar("naam"),
    "zorg": Scalar("zorg"),
    "cijfers": ScalarList("cijfers"),
    "laatste": ABSENCE,
    "verzuim": ListShape(ABSENCE),
    "keren": Count("verzuim"),
}
PUPIL = ObjectShape({**OWN, "broers": ListShape(ObjectShape({"naam": Scalar("naam")}, pupil="id"))}, pupil="id")
PAGE = ObjectShape(
    {
        "jaar": Plain(),
        "leerlingen": ListShape(PUPIL),
        "aantal": Count("leerlingen"),
        "per": MapShape(ObjectShape({"naam": Scalar("naam"), "zorg": Scalar("zorg")}), key="id"),
    }
)
BOUND = bind(BodyShape(PAGE), BITS)

IDS = [str(number) for number in range(8)]
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(),
).filter(lambda value: not isinstance(value, str) or value.isprintable())
UNDECLARED: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from([CANARY, {"id": "1", "naam": CANARY}, [CANARY], {CANARY: 1}]),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.sampled_from(["naam", "id", "y"]), inner)),
    max_leaves=4,
)


@st.composite
def objects(
    draw: st.DrawFn, /, required: Mapping[str, st.SearchStrategy[Any]], **optional: st.SearchStrategy[Any]
) -> Any:
    """An object with its keys in any order and undeclared fields between them."""
    parts = draw(st.fixed_dictionaries(dict(required), optional={**optional, "x": UNDECLARED, "naam2": UNDECLARED}))
    return dict(draw(st.permutations(list(parts.items()))))


ABSENCES = objects({}, datum=SCALARS, reden=SCALARS)
SIBLINGS = objects({"id": st.sampled_from(IDS)}, naam=SCALARS)
PUPILS = objects(
    {"id": st.one_of(st.sampled_from(IDS), st.sampled_from(IDS).map(int))},
    naam=SCALARS,
    zorg=SCALARS,
    cijfers=st.lists(SCALARS, max_size=3),
    laatste=st.none() | ABSENCES,
    verzuim=st.none() | st.lists(ABSENCES, max_size=3),
    keren=st.integers(0, 99),
    broers=st.lists(SIBLINGS, max_size=3),
)
PAGES = objects(
    {"leerlingen": st.lists(PUPILS, max_size=5)},
    jaar=SCALARS,
    aantal=st.integers(0, 99),
    per=st.dictionaries(st.sampled_from(IDS), objects({}, naam=SCALARS, zorg=SCALARS), max_size=4),
)
MASKS = st.dictionaries(st.sampled_from(IDS), st.integers(0, 63))
TEXTS = re.compile(rb'"(?:[^"\\]|\\.)*"')
"""Every key and every text in JSON; an escaped quotation mark ends none."""


def release(page: Any, permitted: Mapping[str, int], ascii_only: bool = False) -> bytes:
    """Write `page` as an app would, and release it."""
    written = read(json.dumps(page, ensure_ascii=ascii_only).encode(), BOUND).write(permitted)
    assert written is not None
    return written


def naive(value: Any, shape: Shape, mask: int, permitted: Mapping[str, int]) -> tuple[Any, bool]:
    """Filter parsed JSON: what may leave (None: nothing) and whether it shows something of the pupil around it."""
    if isinstance(shape, Scalar | ScalarList | Plain):
        may = isinstance(shape, Plain) or bool(mask & BITS[shape.category])
        return ((value,) if may else None, may)
    if value is None:
        return None, False
    if isinstance(shape, ListShape):
        entries = [naive(item, shape.item, mask, permitted) for item in value]
        may = bool(mask & 24)  # the only lists of a pupil's own here hold absences
        theirs = shape.item is not ABSENCE
        return ([entry for entry, _ in entries if entry is not None] if theirs or may else None, may and not theirs)
    if isinstance(shape, MapShape):
        found = {key: naive(item, shape.item, permitted.get(key, 0), permitted)[0] for key, item in value.items()}
        return {k: entry for k, entry in found.items() if entry is not None and permitted.get(k, 0) & 1}, False
    assert isinstance(shape, ObjectShape)
    mask = permitted.get(str(value[shape.pupil]), 0) if shape.pupil else mask
    kept = {k: naive(v, shape.fields[k], mask, permitted) for k, v in value.items() if not counted(shape, k)}
    shows = any(own for _, own in kept.values())
    if not shows and shape is not PAGE:
        return None, False
    entry = {}
    for key in value:
        if key in kept and kept[key][0] is not None:
            entry[key] = kept[key][0]
        elif isinstance(count := shape.fields.get(key), Count) and kept.get(count.of, (None,))[0] is not None:
            entry[key] = (len(kept[count.of][0]),)
    return entry, shape.pupil is None


def counted(shape: ObjectShape, key: str) -> bool:
    """True for a field that the naive filter leaves out or computes again."""
    return isinstance(shape.fields.get(key, Count("")), Count)


def plain(entry: Any) -> Any:
    """Take the values that `naive` kept out of their wrapping."""
    if isinstance(entry, tuple):
        return entry[0]
    if isinstance(entry, list):
        return [plain(item) for item in entry]
    return {key: plain(item) for key, item in entry.items()}


def strict(written: bytes) -> Any:
    """Parse, refusing what strict JSON refuses and a repeated key."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({key for key, _ in pairs}) == len(pairs)
        return dict(pairs)

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    return json.loads(written.decode("utf-8"), object_pairs_hook=once, parse_constant=refuse)


@pytest.mark.parametrize("ascii_only", [True, False])
@given(page=PAGES, permitted=MASKS)
def test_oracle(page: Any, permitted: dict[str, int], ascii_only: bool) -> None:
    """The output is strict JSON and equals, in keys, order and values, what a naive filter of parsed JSON gives."""
    expected = plain(naive(page, PAGE, 0, permitted)[0])
    assert json.dumps(strict(release(page, permitted, ascii_only))) == json.dumps(expected)


@given(page=PAGES, permitted=MASKS)
def test_unknown_field_never_leaves(page: Any, permitted: dict[str, int]) -> None:
    """Nothing planted anywhere undeclared ever occurs in the output, even with everything permitted (CG-02)."""
    assert CANARY.encode() not in release(page, permitted)
    assert CANARY.encode() not in release(page, dict.fromkeys(IDS, 63))


@given(page=PAGES, permitted=MASKS, hidden=PUPILS, place=st.integers(0, 5))
def test_hidden_pupil_leaves_no_trace(page: Any, permitted: dict[str, int], hidden: Any, place: int) -> None:
    """Adding a pupil of whom nothing is permitted leaves the bytes identical, counts included (CG-09)."""
    hidden["id"] = "hidden-1"
    before = release(page, permitted)
    page["leerlingen"].insert(place, hidden)
    page["per"] = {"hidden-2": {"naam": CANARY}, **page["per"]} if "per" in page else {}
    if not page["per"]:
        del page["per"]
    assert release(page, permitted) == before


@given(pupil=PUPILS, others=st.lists(PUPILS, max_size=4), place=st.integers(0, 4), permitted=MASKS, changed=MASKS)
def test_outcome_depends_on_no_other(
    pupil: Any, others: list[Any], place: int, permitted: dict[str, int], changed: dict[str, int]
) -> None:
    """What leaves of one pupil is the same alone, among others, in any place and whatever is permitted of them."""
    pupil["id"] = "one"
    for sibling in pupil.get("broers", []):
        sibling["id"] = "none"
    permitted["one"] = changed["one"] = 2
    alone = strict(release({"leerlingen": [pupil]}, permitted))["leerlingen"]
    among = [*others[:place], pupil, *others[place:]]
    for masks in (permitted, changed):
        everyone = strict(release({"leerlingen": among}, masks))["leerlingen"]
        rest = strict(release({"leerlingen": others}, masks))["leerlingen"]
        assert len(everyone) == len(rest) + len(alone)
        assert all(entry in everyone for entry in alone + rest)


@given(page=PAGES, permitted=MASKS, order=st.randoms(use_true_random=False))
def test_order_of_pupils_changes_nothing_else(page: Any, permitted: dict[str, int], order: Any) -> None:
    """Reordering the pupils reorders what leaves and changes none of it (CG-09)."""
    before = strict(release(page, permitted))["leerlingen"]
    order.shuffle(page["leerlingen"])
    after = strict(release(page, permitted))["leerlingen"]
    assert sorted(map(json.dumps, before)) == sorted(map(json.dumps, after))


@given(page=PAGES, permitted=MASKS)
def test_fewer_permissions_never_widen(page: Any, permitted: dict[str, int]) -> None:
    """Taking one category from every pupil never makes a value appear."""
    wide = TEXTS.findall(release(page, permitted))
    for bit in BITS.values():
        less = {pupil: mask & ~bit for pupil, mask in permitted.items()}
        for token in set(found := TEXTS.findall(release(page, less))):
            assert found.count(token) <= wide.count(token)


NUMBERS = st.from_regex(r"-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,5})?([eE][+-]?[0-9]{1,3})?", fullmatch=True)
STRINGS = st.lists(st.sampled_from(["a", "ë", "🙂", r"\u00eb", r"\"", r"\\", r"\/", r"\n", r"\ud83d\ude42", "{", "["]))
WRITTEN = st.one_of(
    NUMBERS, STRINGS.map(lambda parts: f'"{"".join(parts)}"'), st.sampled_from(["null", "true", "false"])
)
SPACE = st.text(alphabet=" \t\r\n", max_size=2)


@given(values=st.lists(WRITTEN, min_size=1, max_size=4), space=SPACE)
def test_values_keep_their_bytes(values: list[str], space: str) -> None:
    """A permitted value leaves as exactly the bytes in which the app wrote it, whatever the white space around it."""
    colon, comma = f"{space}:{space}", f"{space},{space}"
    pupils = [f'{{{space}"id"{colon}"1"{comma}"naam"{colon}{value}{space}}}' for value in values]
    body = f'{space}{{"leerlingen"{colon}[{space}{comma.join(pupils)}{space}]}}{space}'
    expected = ",".join(f'{{"naam":{value}}}' for value in values)
    assert read(body.encode(), BOUND).write({"1": 2}) == f'{{"leerlingen":[{expected}]}}'.encode()


@given(page=PAGES, permitted=MASKS)
def test_asked_covers_what_leaves(page: Any, permitted: dict[str, int]) -> None:
    """Permitting more than was asked changes nothing: the log's categories cover all that can leave."""
    body = read(json.dumps(page).encode(), BOUND)
    within = {pupil: mask & permitted.get(pupil, 0) for pupil, mask in body.asked.items()}
    assert body.write(within) == body.write(permitted)
