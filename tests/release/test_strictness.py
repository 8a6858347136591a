"""What cannot be read without doubt is refused: the whole answer, with nothing of it in the message."""

from __future__ import annotations

import pytest

from consent_gate.errors import BodyUnreadable
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
from tests.release.bodies import LIST, release

GRADES = ListShape(ObjectShape({"cijfers": ScalarList("cijfers")}, pupil="id"))
PAGE = ObjectShape({"jaar": Plain(), "items": LIST, "totaal": Count("items")})
MAP = MapShape(ObjectShape({"naam": Scalar("naam")}))
NESTED = ListShape(ObjectShape({"naam": Scalar("naam"), "broers": LIST}, pupil="id"))
PERMITTED = {"1": "naam", "2": "naam"}

VALUES = [
    *("01", "1.e5", ".5", "1.", "+1", "-", "1e", "0x1", "1_0", "nul", "nulL", "truex", "True", "NaN", "Infinity"),
    *("-Infinity", "", "'a'", '"a', '"\\x"', '"\\u12"', '"\\ud800"', '"\\udc00\\ud800"', '"\\ud800A"', '"\t"'),
    *('"\x00"', '"\n"', '1 "x"', "1//x", "[1,]", '{"a":1,}', "\ufeff1", "\u00a01"),
]


@pytest.mark.parametrize("field", ["naam", "onbekend"])
@pytest.mark.parametrize("value", VALUES)
def test_not_json(field: str, value: str) -> None:
    """A value that is not exactly one JSON value is refused, declared or not."""
    with pytest.raises(BodyUnreadable):
        release(f'[{{"id":"1","{field}":{value}}}]', LIST, PERMITTED)


@pytest.mark.parametrize("field", ["naam", "onbekend"])
@pytest.mark.parametrize("text", [b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82"])
def test_not_utf8(field: str, text: bytes) -> None:
    """Bytes that are not UTF-8 are refused, also in what is dropped."""
    with pytest.raises(BodyUnreadable):
        release(b'[{"id":"1","%b":"%b"}]' % (field.encode(), text), LIST, PERMITTED)


def test_utf8_across_chunks() -> None:
    """Encoding is checked in pieces; a character across two of them is one character."""
    body = b'[{"id":"1","naam":"' + b"a" * ((1 << 20) - 20) + "ë".encode() * 9 + b'"}]'
    assert release(body, LIST, {"1": "id"}) == b'[{"id":"1"}]'
    with pytest.raises(BodyUnreadable):
        release(body.replace("ë".encode(), b"\xc3"), LIST, {"1": "id"})


@pytest.mark.parametrize(
    ("body", "root"),
    [
        pytest.param(b"", LIST, id="empty"),
        pytest.param(b"null", LIST, id="null"),
        pytest.param(b"\xef\xbb\xbf[]", LIST, id="byte-order mark"),
        pytest.param("[]".encode("utf-16"), LIST, id="UTF-16"),
        pytest.param(b"[] []", LIST, id="two values"),
        pytest.param(b"[]\x00", LIST, id="trailing bytes"),
        pytest.param(b"[]\xe2\x82", LIST, id="half a character at the end"),
        pytest.param(b'{"id":"1"}', LIST, id="object for a list"),
        pytest.param(b"[]", LIST.item, id="list for an object"),
        pytest.param(b'[["1"]]', LIST, id="list for an item"),
        pytest.param(b'["1"]', LIST, id="scalar for an item"),
        pytest.param(b'[{"id":"1","naam":{"x":1}}]', LIST, id="object for a scalar"),
        pytest.param(b'[{"id":"1","naam":[1]}]', LIST, id="list for a scalar"),
        pytest.param(b'[{"id":"9","naam":"{"},{"id":"9","zorg":[]}]', LIST, id="list for a scalar, not permitted"),
        pytest.param(b'[{"id":"1","naam":{"x":1}},{"id":"2"}]', LIST, id="object for a scalar, other keys after it"),
        pytest.param(b'[{"id":"2"},{"id":"1","naam":[1]},{"id":"2"}]', LIST, id="list for a scalar, others around it"),
        pytest.param(b'{"jaar":{"x":1},"items":[]}', PAGE, id="object for a plain scalar"),
        pytest.param(b'{"items":[],"totaal":[1]}', PAGE, id="list for a count"),
        pytest.param(b'{"items":3}', PAGE, id="scalar for a list"),
        pytest.param(b'[{"id":"1","cijfers":7}]', GRADES, id="scalar for a scalar list"),
        pytest.param(b'[{"id":"1","cijfers":[7,[8]]}]', GRADES, id="list in a scalar list"),
        pytest.param(b'[{"id":"1","cijfers":[{"x":1}]}]', GRADES, id="object in a scalar list"),
        pytest.param(b'{"1":["x"]}', MAP, id="list for an entry"),
        pytest.param(b'{"*":{"naam":"x"}}', MAP, id="wildcard as a key"),
        pytest.param(b"[" * 100_000, LIST, id="deep and open"),
        pytest.param(b'[{"x":' + b"[" * 50_000 + b"]" * 50_000 + b"}]", LIST, id="deep where nothing is declared"),
    ],
)
def test_not_as_declared(body: bytes, root: Shape) -> None:
    """An answer of another structure than declared is refused, also for a pupil of whom nothing would leave."""
    with pytest.raises(BodyUnreadable):
        release(body, root, PERMITTED)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "null",
            "true",
            "false",
            "1.0",
            "1e3",
            "1e400",
            "-1",
            "1" * 65,
            "1" * 5000,
            "[]",
            "{}",
            '["1"]',
            '""',
            '"a b"',
        ),
        *('"*"', '"1,2"', '"a\\n"', '"ë"', f'"{"a" * 65}"', '".a"'),
    ],
)
def test_unusable_id(written: str) -> None:
    """A pupil whose id does not fit the pattern of ids is refused, never guessed at."""
    with pytest.raises(BodyUnreadable):
        release(f'[{{"id":{written},"naam":"a"}}]', LIST, PERMITTED)


def test_missing_id() -> None:
    """An object that must name its pupil and does not is refused."""
    with pytest.raises(BodyUnreadable):
        release('[{"id":"1","naam":"a"},{"naam":"b"}]', LIST, PERMITTED)


@pytest.mark.parametrize(
    ("body", "root"),
    [
        pytest.param('[{"id":"1","naam":"a","id":"2"}]', LIST, id="two ids"),
        pytest.param('[{"id":"1","naam":"a","id":"1"}]', LIST, id="the same id twice"),
        pytest.param('[{"id":"1","naam":"a","\\u0069d":"2"}]', LIST, id="escaped key"),
        pytest.param('[{"i\\u0064":"1","naam":"a","id":"2"}]', LIST, id="escaped key first"),
        pytest.param('{"items":[{"id":"1"}],"items":[{"id":"2"}]}', PAGE, id="two lists"),
        pytest.param('{"items":[{"id":"1"}],"items":null}', PAGE, id="a list and a null"),
        pytest.param('{"1":{"naam":"a"},"1":{"naam":"b"}}', MAP, id="a pupil twice in a map"),
        pytest.param('{"1":{"naam":"a"},"\\u0031":{"naam":"b"}}', MAP, id="an escaped pupil in a map"),
        pytest.param('[{"id":"1","broers":[{"id":"2","id":"3"}]}]', NESTED, id="two ids of an embedded pupil"),
        pytest.param('[{"id":"1","broers":[{"id":"2"}],"broers":[]}]', NESTED, id="two embedded lists"),
    ],
)
def test_repeated_pupil(body: str, root: Shape) -> None:
    """An object that names its pupil twice is refused, however the key is written."""
    with pytest.raises(BodyUnreadable):
        release(body, root, PERMITTED)


def test_repeated_field() -> None:
    """Of a repeated key one value leaves, the last; keys inside what is dropped are nobody's concern."""
    body = '[{"id":"1","naam":"a","na\\u0061m":"b","x":{"id":"2","id":"3","naam":"c"}}]'
    assert release(body, LIST, PERMITTED) == b'[{"naam":"b"}]'


def test_too_many_pupils() -> None:
    """More pupils than the limit is a refusal; exactly as many is not."""
    bound = bind(BodyShape(LIST), {"id": 1, "naam": 2, "zorg": 4})
    assert read(b'[{"id":1},{"id":2},{"id":1}]', bound, most_pupils=2).pupils == ("1", "2")
    with pytest.raises(BodyUnreadable):
        read(b'[{"id":1},{"id":2},{"id":3}]', bound, most_pupils=2)


def test_path_pupil_must_fit() -> None:
    """A path pupil is given exactly to the shapes declared with one, and must be an id."""
    with_path = bind(BodyShape(ObjectShape({"naam": Scalar("naam")}), path_pupil=True), {"naam": 1})
    without = bind(BodyShape(ListShape(ObjectShape({}, pupil="id"))), {})
    with pytest.raises(ValueError, match="path pupil"):
        read(b"{}", with_path)
    with pytest.raises(ValueError, match="path pupil"):
        read(b"[]", without, path_pupil="1")
    with pytest.raises(BodyUnreadable):
        read(b"{}", with_path, path_pupil="*")


@pytest.mark.parametrize(
    "body",
    [
        '[{"id":"Canary 1"}]',
        '[{"id":"1","naam":["Canary"]}]',
        '{"Canary":1}',
        '[{"id":"1","naam":Canary}]',
        '["Canary"]',
    ],
)
def test_message_holds_no_value(body: str) -> None:
    """No message, and nothing chained to it, holds anything of the answer (CG-13)."""
    with pytest.raises(BodyUnreadable) as raised:
        release(body, LIST, PERMITTED)
    assert "Canary" not in f"{raised.value.text.nl} {raised.value.text.en} {raised.value!r}"
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__ or raised.value.__context__ is None


def test_message_says_where() -> None:
    """The place by declared names and numbers, in our own words and no reader's."""
    with pytest.raises(BodyUnreadable) as raised:
        release('{"items":[{"id":"1"},["Canary"]]}', PAGE, PERMITTED)
    assert raised.value.text.en == "the answer does not have the declared structure: `$.items[1]`"
