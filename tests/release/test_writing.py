"""What leaves of an answer: permitted fields of permitted pupils, unchanged, and no trace of anything else."""

from __future__ import annotations

import pytest

from consent_gate.release import Count, ListShape, MapShape, ObjectShape, Plain, Scalar, ScalarList, Shape
from tests.release.bodies import LIST, asked, release

ABSENCES = ListShape(ObjectShape({"datum": Scalar("datum"), "reden": Scalar("reden")}))
PAGE = ObjectShape({"jaar": Plain(), "items": LIST, "totaal": Count("items")})
TWO = '[{"id": "1", "naam": "Noor", "x": 1}, {"zorg": "z", "naam": "Sem", "id": "2"}]'


def test_permitted_fields_only() -> None:
    """Each pupil leaves with what is permitted of that pupil, in the app's own key order."""
    assert release(TWO, LIST, {"1": "naam", "2": "naam zorg"}) == b'[{"naam":"Noor"},{"zorg":"z","naam":"Sem"}]'


def test_nothing_permitted() -> None:
    """A list of which nothing may leave is an empty list, as if nobody were there."""
    assert release(TWO, LIST, {}) == release("[]", LIST, {}) == b"[]"


def test_asked_is_what_is_there() -> None:
    """A pupil is asked about for the categories present, each occurrence added, and no others."""
    body = '[{"id":"1","naam":"a"},{"id":2},{"id":"1","zorg":null}]'
    assert asked(body, LIST) == {"1": {"id", "naam", "zorg"}, "2": {"id"}}


def test_the_path_pupil_is_asked_about_whoever_the_answer_is_about() -> None:
    """An app that answers with another pupil leaves a line about the one who was asked for as well."""
    assert asked('{"id":"2","naam":"a"}', LIST.item, "1") == {"1": set(), "2": {"id", "naam"}}
    assert release('{"id":"2","naam":"a"}', LIST.item, {"1": "id naam"}, "1") is None


def test_a_pupil_in_two_places_is_asked_about_for_both() -> None:
    """In a list and in a map, in either order; an entry that is null holds nothing of anybody."""
    per = MapShape(ObjectShape({"naam": Scalar("naam")}), key="nummer")
    shape = ObjectShape({"items": LIST, "per": per})
    parts = ['"items":[{"id":"1","zorg":"z"}]', '"per":{"1":{"naam":"a"},"2":null}']
    for first, second in (parts, reversed(parts)):
        assert asked(f"{{{first},{second}}}", shape) == {"1": {"id", "zorg", "naam", "nummer"}}


@pytest.mark.parametrize(
    "value",
    ["1.0", "12345678901234567890123", "-0.0", "1E+2", '"\\u00eb\\/"', '"Zoë 🙂"', "null", "true", '"{[]}"', '"%s"'],
)
def test_values_unchanged(value: str) -> None:
    """A permitted value leaves as the bytes that the app wrote."""
    expected = f'[{{"naam":{value}}}]'.encode()
    assert release(f'[ {{ "id" : 7 , "naam" : {value} }} ] \n', LIST, {"7": "naam"}) == expected


def test_ids_as_written() -> None:
    """An id written as a number leaves as a number, one written as text as text."""
    assert release('[{"id":12},{"id":"12"}]', LIST, {"12": "id"}) == b'[{"id":12},{"id":"12"}]'


def test_undeclared_id_never_leaves() -> None:
    """The field that names the pupil is read without leaving when it has no category."""
    shape = ListShape(ObjectShape({"naam": Scalar("naam")}, pupil="id"))
    assert release('[{"id":"1","naam":"a"}]', shape, {"1": "naam"}) == b'[{"naam":"a"}]'


def test_counts_count_what_is_visible() -> None:
    """A count is computed again from the visible items, wherever it stands, and plain fields of an envelope stay."""
    body = '{"totaal":99,"items":[{"id":"1","naam":"a"},{"id":"2","naam":"b"}],"jaar":2026,"volgende":"/x?na=2"}'
    assert release(body, PAGE, {"2": "naam"}) == b'{"totaal":1,"items":[{"naam":"b"}],"jaar":2026}'
    assert release(body, PAGE, {}) == b'{"totaal":0,"items":[],"jaar":2026}'
    assert release('{"totaal":99,"jaar":2026}', PAGE, {}) == b'{"jaar":2026}'
    assert release('{"totaal":99}', PAGE, {}) == b"{}"


NAMES = MapShape(ObjectShape({"naam": Scalar("naam")}))
HIDDEN = '{"id":"2","naam":"b"}'


@pytest.mark.parametrize(
    ("shape", "body", "hidden"),
    [
        pytest.param(PAGE, '{"totaal":0,"items":null}', f'{{"totaal":1,"items":[{HIDDEN}]}}', id="null for a list"),
        pytest.param(ObjectShape({"per": NAMES}), '{"per":null}', '{"per":{"2":{"naam":"b"}}}', id="null for a map"),
        pytest.param(ListShape(LIST), '[[{"id":"1"}]]', f'[[{HIDDEN}],[{{"id":"1"}}],[{HIDDEN}]]', id="lists"),
        pytest.param(ListShape(ListShape(LIST)), '[[[{"id":"1"}]]]', f'[[[{{"id":"1"}}]],[[{HIDDEN}]]]', id="deeper"),
        pytest.param(ListShape(NAMES), '[{"1":{"naam":"a"}}]', '[{"1":{"naam":"a"}},{"2":{"naam":"b"}}]', id="maps"),
        pytest.param(
            ListShape(ObjectShape({"n": Count("items"), "items": LIST})),
            '[{"n":1,"items":[{"id":"1"}]}]',
            f'[{{"n":1,"items":[{{"id":"1"}}]}},{{"n":1,"items":[{HIDDEN}]}}]',
            id="envelopes",
        ),
    ],
)
def test_a_list_of_hidden_pupils_is_the_same_as_none(shape: Shape, body: str, hidden: str) -> None:
    """However an app writes that there is nobody: where everybody is hidden the bytes are the same (CG-07)."""
    permitted = {"1": "id naam"}
    assert release(body, shape, permitted) == release(hidden, shape, permitted)


def test_an_envelope_that_says_something_stays() -> None:
    """A group's declared name is of no pupil, so it leaves with its group, empty or not."""
    shape = ListShape(ObjectShape({"groep": Plain(), "items": LIST}))
    assert release(f'[{{"groep":"1a","items":[{HIDDEN}]}}]', shape, {}) == b'[{"groep":"1a","items":[]}]'


def test_map_of_pupils() -> None:
    """Entries of a map are decided on the id in their key, and counted."""
    shape = ObjectShape({"n": Count("per"), "per": MapShape(ObjectShape({"naam": Scalar("naam")}))})
    body = '{"n":3,"per":{"2":{"naam":"b"},"1":{"naam":"a"},"3":{"naam":"c"},"4":null}}'
    assert release(body, shape, {"1": "naam", "2": "naam"}) == b'{"n":2,"per":{"2":{"naam":"b"},"1":{"naam":"a"}}}'


def test_map_key_with_a_category() -> None:
    """When the id in the key has a category, a pupil without it stays out of the map."""
    shape = MapShape(ObjectShape({"naam": Scalar("naam")}), key="nummer")
    body = '{"1":{"naam":"a"},"2":{"naam":"b"}}'
    assert asked(body, shape) == {"1": {"naam", "nummer"}, "2": {"naam", "nummer"}}
    assert release(body, shape, {"1": "naam", "2": "naam nummer"}) == b'{"2":{"naam":"b"}}'


def test_path_pupil() -> None:
    """An answer about the path's pupil leaves field by field, and is a refusal when nothing is left."""
    shape = ObjectShape({"naam": Scalar("naam"), "adres": ObjectShape({"plaats": Scalar("plaats")})})
    body = '{"naam":"a","adres":{"plaats":"b","straat":"c"}}'
    assert release(body, shape, {"1": "plaats"}, "1") == b'{"adres":{"plaats":"b"}}'
    assert release(body, shape, {"1": "naam"}, "1") == b'{"naam":"a"}'
    assert release(body, shape, {"2": "naam"}, "1") is None


def test_root_pupil() -> None:
    """A single pupil who may not be seen is a refusal, in an envelope as well as bare."""
    bare = LIST.item
    wrapped = ObjectShape({"jaar": Plain(), "leerling": bare})
    assert release('{"id":"1","naam":"a"}', bare, {"1": "naam"}) == b'{"naam":"a"}'
    assert release('{"id":"1","naam":"a"}', bare, {}) is None
    body = '{"jaar":1,"leerling":{"id":"1","naam":"a"}}'
    assert release(body, wrapped, {"1": "naam"}) == b'{"jaar":1,"leerling":{"naam":"a"}}'
    assert release(body, wrapped, {}) is None
    assert release('{"jaar":1,"leerling":null}', wrapped, {}) is None


def test_envelope_in_a_list_goes_with_its_pupil() -> None:
    """A list of envelopes with one pupil each shows no empty envelope for a hidden pupil."""
    shape = ListShape(ObjectShape({"rang": Plain(), "leerling": LIST.item}))
    body = '[{"rang":1,"leerling":{"id":"1","naam":"a"}},{"rang":2,"leerling":{"id":"2","naam":"b"}}]'
    assert release(body, shape, {"2": "naam"}) == b'[{"rang":2,"leerling":{"naam":"b"}}]'


def test_list_of_a_pupil() -> None:
    """A pupil's list leaves with what is permitted in it; its length is a fact too and goes when nothing is."""
    body = '[{"datum":"d1","reden":"r1"},{"reden":"r2"}]'
    assert release(body, ABSENCES, {"1": "datum"}, "1") == b'[{"datum":"d1"}]'
    assert release(body, ABSENCES, {}, "1") is None
    assert asked("[]", ABSENCES, "1") == {"1": {"datum", "reden"}}
    assert release("[]", ABSENCES, {"1": "datum"}, "1") == b"[]"
    shape = ListShape(ObjectShape({"naam": Scalar("naam"), "v": ABSENCES, "n": Count("v")}, pupil="id"))
    nested = '[{"id":"1","naam":"a","v":[{"datum":"d"},{"reden":"r"}],"n":2}]'
    assert release(nested, shape, {"1": "naam"}) == b'[{"naam":"a"}]'
    assert release(nested, shape, {"1": "reden"}) == b'[{"v":[{"reden":"r"}],"n":1}]'


def test_pupils_within_a_pupil() -> None:
    """Embedded pupils are decided on their own id, and go with the pupil who embeds them."""
    sibling = ObjectShape({"naam": Scalar("naam")}, pupil="id")
    shape = ListShape(
        ObjectShape({"naam": Scalar("naam"), "broers": ListShape(sibling), "maatje": sibling}, pupil="id")
    )
    body = (
        '[{"id":"1","naam":"a","broers":[{"id":"2","naam":"b"},{"id":"3","naam":"c"}],"maatje":{"id":"4","naam":"d"}}]'
    )
    assert release(body, shape, {"1": "naam", "3": "naam"}) == b'[{"naam":"a","broers":[{"naam":"c"}]}]'
    assert release(body, shape, {"1": "naam", "4": "naam"}) == b'[{"naam":"a","broers":[],"maatje":{"naam":"d"}}]'
    assert release(body, shape, {"2": "naam", "3": "naam", "4": "naam"}) == b"[]"


def test_scalar_lists() -> None:
    """A list of scalars leaves whole, as written."""
    shape = ListShape(ObjectShape({"cijfers": ScalarList("cijfers"), "naam": Scalar("naam")}, pupil="id"))
    first, second = '{"id":"1","cijfers":[7.0, 8.50,null],"naam":"a"}', '{"id":"2","cijfers":[],"naam":"b"}'
    body = f'[{first},{second},{{"id":"3","cijfers":null}}]'
    everyone = {"1": "cijfers", "2": "naam cijfers", "3": "cijfers"}
    assert release(body, shape, everyone) == (
        b'[{"cijfers":[7.0, 8.50,null]},{"cijfers":[],"naam":"b"},{"cijfers":null}]'
    )
    assert release(body, shape, {"1": "naam"}) == b'[{"naam":"a"}]'


def test_names_that_need_escaping() -> None:
    """Field names with quotes, percent signs and spaces are read and written like any other."""
    shape = ListShape(ObjectShape({'n "a" %s': Scalar("naam"), "": Scalar("zorg")}, pupil="id"))
    body = '[{"id":"1","n \\"a\\" %s":1,"":2}]'
    assert release(body, shape, {"1": "naam zorg"}) == b'[{"n \\"a\\" %s":1,"":2}]'
