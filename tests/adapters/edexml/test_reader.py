"""EDEXML files: the standard's own examples, and what must not pass for one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from consent_gate.errors import DocumentInvalid
from consent_gate_adapters import demo
from consent_gate_adapters.edexml import Pupil, School, read_school, reader
from tests.house import ROOT

SAMPLES = ROOT.parent / "shared" / "data" / "edexml"
CANARY = "geheim-7f3a"


def fault(tmp_path: Path, content: str | bytes) -> str:
    """Read `content` as a file, and return the fault it must end in; it holds no value, in neither language."""
    path = tmp_path / "school.xml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(DocumentInvalid) as caught:
        read_school(path)
    assert CANARY not in f"{caught.value!r} {caught.value} {caught.value.text!r} {caught.value.paths!r}"
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return caught.value.text.en


def school_of(tmp_path: Path, inside: str) -> School:
    """Read a file with `inside` as its content."""
    path = tmp_path / "school.xml"
    path.write_text(f"<EDEX>{inside}</EDEX>", encoding="utf-8")
    return read_school(path)


def only_pupil(tmp_path: Path, inside: str) -> Pupil:
    """Read a file with one pupil, `p1`."""
    (pupil,) = school_of(tmp_path, f'<leerlingen><leerling key="p1">{inside}</leerling></leerlingen>').pupils
    return pupil


def sample(name: str) -> School:
    """Read one of the standard's example files."""
    path = SAMPLES / name
    if not path.exists():
        pytest.skip("the EDEXML example files are not here; they are shared apart from this repository")
    return read_school(path)


@pytest.mark.parametrize(
    ("name", "brin", "day", "group", "nested"),
    [
        ("EDEXML.Voorbeeld.2.0.xml", "99ZZ", date(2014, 10, 1), "GRP4B", ("sg1", "sg2")),
        ("EDEXML.Voorbeeld.2.1.xml", "99ZZ", date(2014, 10, 1), "GRP4B", ("sg1", "sg2")),
        ("EDEXML.Voorbeeld.2.1-Vla.xml", "", None, "KL4B", ("sg1", "sg2")),
    ],
)
def test_the_examples_of_the_standard_are_read(
    name: str, brin: str, day: date | None, group: str, nested: tuple[str, ...]
) -> None:
    """Three pupils each, one without a birth date; a pupil's groups are the own group and the composed ones."""
    school = sample(name)
    assert (school.brin, school.school_year, school.reference_date) == (brin, "2014-2015", day)
    assert [pupil.key for pupil in school.pupils] == ["00001", "00002", "12345"]
    assert school.pupils[0].birth_date == date(2006, 6, 21)
    assert school.pupils[1].birth_date is None
    assert school.pupils[0].groups == (group, *nested)
    assert school.pupils[0].fields["geboortedatum"] == "2006-06-21"
    assert [teacher.key for teacher in school.teachers] == ["LK1", "LK2", "LK3"]
    assert set(school.pupils[0].groups) <= {group.key for group in school.groups}


def test_every_element_of_a_pupil_is_kept_as_written() -> None:
    """Numbers keep their leading zeros, commas and signs; what is not known is kept too."""
    first, second, third = sample("EDEXML.Voorbeeld.2.1.xml").pupils
    assert first.fields["eckid"].startswith("https://id.school/LL_")
    assert (second.fields["bsn"], second.fields["gewicht_nieuw"]) == ("133456785", "0,3")
    assert (third.fields["bsn_ondwnr-4"], third.fields["land_vader"]) == ("2731", "NL")
    assert third.fields["voorvoegsel"] == "van 't"


def test_the_invented_school_is_edexml() -> None:
    """The school that comes with the demo: its pupils are invented, and no number in it could be a real one."""
    school = read_school(Path(str(demo.__file__)).parent / "school.xml")
    assert [pupil.key for pupil in school.pupils] == ["24017", "24018", "25103", "25104"]
    assert [pupil.birth_date is None for pupil in school.pupils] == [False, False, False, True]
    assert {"etniciteit", "land_vader", "land_moeder", "fotourl", "bsn"} <= set(school.pupils[0].fields)
    for pupil in school.pupils:
        number = pupil.fields.get("bsn", "000000001")
        weights = (*range(9, 1, -1), -1)
        assert sum(int(digit) * weight for digit, weight in zip(number, weights, strict=True)) % 11


def test_only_the_places_of_the_standard_make_someone_a_member(tmp_path: Path) -> None:
    """A group that an extension mentions gives no teacher the pupil."""
    inside = (
        '<groep key="a"/><samengestelde_groepen><samengestelde_groep key="b"/></samengestelde_groepen>'
        '<toevoegingen><blok><groep key="c"/><groepen><groep key="d"/></groepen></blok></toevoegingen>'
    )
    assert only_pupil(tmp_path, inside).groups == ("a", "b")


def test_what_is_empty_is_not_a_field(tmp_path: Path) -> None:
    """White space is no value, and an element that points elsewhere has that key as its value."""
    pupil = only_pupil(tmp_path, '<roepnaam> </roepnaam><bsn/><groep key="a"/><achternaam> Hof </achternaam>')
    assert pupil.fields == {"key": "p1", "groep": "a", "achternaam": "Hof"}


@pytest.mark.parametrize(
    ("inside", "place"),
    [
        (f'<leerling key="{CANARY} x"/>', "leerling[1]/@key: is missing"),
        (f'<leerling key="a"/><leerling key="../{CANARY}"/>', "leerling[2]/@key: is missing"),
        ("<leerling/>", "leerling[1]/@key: is missing"),
        ('<leerling key=""/>', "leerling[1]/@key: is missing"),
        (f'<leerling key="*"/><leerling key="{CANARY}"/>', "leerling[1]/@key: is missing"),
        (f'<leerling key="{CANARY}"/><leerling key="{CANARY}"/>', "leerling[2]/@key: occurs twice"),
        (f'<leerling key="a"><geboortedatum>{CANARY}</geboortedatum></leerling>', "leerling[1]/geboortedatum: not"),
        ('<leerling key="a"><geboortedatum>2010-02-30</geboortedatum></leerling>', "leerling[1]/geboortedatum: not"),
        ('<leerling key="a"><geboortedatum>20100228</geboortedatum></leerling>', "leerling[1]/geboortedatum: not"),
        ('<leerling key="a"><geboortedatum>2010-W08-7</geboortedatum></leerling>', "leerling[1]/geboortedatum: not"),
        (
            '<leerling key="a"><geboortedatum>２０１０-02-28</geboortedatum></leerling>',
            "leerling[1]/geboortedatum: not",
        ),
    ],
)
def test_a_fault_names_the_element_and_never_the_value(tmp_path: Path, inside: str, place: str) -> None:
    """The tired secretary finds the place; the log learns nothing about a pupil."""
    said = fault(tmp_path, f"<EDEX><leerlingen>{inside}</leerlingen></EDEX>")
    assert said.startswith(f"school.xml:{place}")
    assert "2010" not in said


def test_a_reference_date_that_is_none_is_a_fault(tmp_path: Path) -> None:
    """The school's own part is read as strictly as a pupil's."""
    said = fault(tmp_path, f"<EDEX><school><peildatum>{CANARY}</peildatum></school><leerlingen/></EDEX>")
    assert said.startswith("school.xml:school/peildatum: ")


@pytest.mark.parametrize("other", ["groep", "samengestelde_groep"])
def test_two_groups_under_one_key_are_refused(tmp_path: Path, other: str) -> None:
    """Else the teacher of the one would get the pupils of the other."""
    groups = f'<groepen><groep key="{CANARY}"/><{other} key="{CANARY}"/></groepen>'
    place = "groep[2]" if other == "groep" else f"{other}[1]"
    assert fault(tmp_path, f"<EDEX>{groups}<leerlingen/></EDEX>") == f"school.xml:{place}/@key: occurs twice"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (f"<EDEX>\n<{CANARY}></EDEX>", "2:"),
        (f"<EDEX>\n  <a>\n  {CANARY} & co</a></EDEX>", "3:"),
        ("", "1:1: "),
        ("leerling;bsn\n1;2\n", "1:"),
        (b"\x50\x4b\x03\x04", "1:"),
        (f"<EDEX><leerlingen>&{CANARY};</leerlingen></EDEX>", "1:"),
    ],
    ids=["unclosed", "bare ampersand", "empty", "CSV", "zip", "undefined entity"],
)
def test_what_is_not_well_formed_has_a_line_and_column(tmp_path: Path, content: str | bytes, place: str) -> None:
    """The position is all that can be said of it."""
    said = fault(tmp_path, content)
    assert said.startswith(f"school.xml:{place}")
    assert said.endswith(": not well-formed XML")


@pytest.mark.parametrize("encoding", ["utf-32", "euc-jp", "no-such-thing"])
def test_an_encoding_that_cannot_be_read_is_a_fault(tmp_path: Path, encoding: str) -> None:
    """A declared encoding comes from outside and ends in a sentence, not in a traceback."""
    said = fault(tmp_path, f'<?xml version="1.0" encoding="{encoding}"?><EDEX><leerlingen/></EDEX>')
    assert said == "school.xml:1:1: this character encoding cannot be read"


def test_utf_16_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    """XML says its own encoding; Windows programs write these two."""
    document = '<EDEX><leerlingen><leerling key="p1"><roepnaam>Zoë</roepnaam></leerling></leerlingen></EDEX>'
    for encoding in ("utf-16", "utf-8-sig"):
        path = tmp_path / f"{encoding}.xml"
        path.write_bytes(document.encode(encoding))
        assert read_school(path).pupils[0].fields["roepnaam"] == "Zoë"


@pytest.mark.parametrize(
    "content",
    [
        "<EDEX></EDEX>",
        "<html/>",
        f"<{CANARY}/>",
        f'<EDEX xmlns="urn:{CANARY}"><leerlingen/></EDEX>',
        "<edex><leerlingen/></edex>",
        "<EDEX><a><leerlingen/></a></EDEX>",
    ],
)
def test_another_document_is_refused(tmp_path: Path, content: str) -> None:
    """No pupils in their place, or another standard."""
    assert fault(tmp_path, content) == "school.xml: this is not EDEXML"


LAUGHS = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 10))
DECLARATIONS = {
    "bare": "<!DOCTYPE EDEX>",
    "entity": f'<!DOCTYPE EDEX [<!ENTITY x "{CANARY}">]>',
    "file": f'<!DOCTYPE EDEX [<!ENTITY x SYSTEM "{{secret}}#{CANARY}">]>',
    "address": f'<!DOCTYPE EDEX [<!ENTITY x SYSTEM "http://127.0.0.1:9/{CANARY}">]>',
    "outside subset": f'<!DOCTYPE EDEX SYSTEM "http://127.0.0.1:9/{CANARY}.dtd">',
    "parameter entity": f'<!DOCTYPE EDEX [<!ENTITY % x SYSTEM "http://127.0.0.1:9/{CANARY}"> %x;]>',
    "billion laughs": f'<!DOCTYPE EDEX [<!ENTITY b0 "ha"><!ENTITY x "&b9;">{LAUGHS}]>',
    "default attribute": '<!DOCTYPE EDEX [<!ATTLIST leerling key CDATA "p1">]>',
}


@pytest.mark.parametrize("declaration", DECLARATIONS.values(), ids=DECLARATIONS.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_before_it_does_anything(tmp_path: Path, declaration: str, encoding: str) -> None:
    """Entities could read other files, call other machines or grow without end; EDEXML needs none."""
    secret = tmp_path / "secret.txt"
    secret.write_text(CANARY, encoding="utf-8")
    used = "" if declaration in (DECLARATIONS["bare"], DECLARATIONS["default attribute"]) else "&x;"
    body = f'<EDEX><leerlingen><leerling key="p1"><roepnaam>{used}</roepnaam></leerling></leerlingen></EDEX>'
    document = declaration.replace("{secret}", secret.as_uri()) + body
    assert fault(tmp_path, document.encode(encoding)) == "school.xml: a DOCTYPE or entity is not allowed"


def test_a_file_larger_than_any_school_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit holds to the byte, and what lies beyond it is never taken into memory."""
    document = b"<EDEX><leerlingen/></EDEX>"
    monkeypatch.setattr(reader, "LARGEST", len(document))
    path = tmp_path / "school.xml"
    path.write_bytes(document)
    assert read_school(path).pupils == ()
    assert fault(tmp_path, document + b"\n") == "school.xml: the file is too large"


def test_the_limit_leaves_room_for_a_whole_board(tmp_path: Path) -> None:
    """Fifty million bytes are refused only beyond that; a sparse file shows it without writing them."""
    assert reader.LARGEST == 50_000_000
    path = tmp_path / "school.xml"
    with path.open("wb") as file:
        file.truncate(reader.LARGEST + 1)
    with pytest.raises(DocumentInvalid, match="too large"):
        read_school(path)


def test_depth_is_no_danger(tmp_path: Path) -> None:
    """A hundred thousand elements inside each other are read, and thrown away, without a crash."""
    depth = 100_000
    assert only_pupil(tmp_path, "<toevoegingen>" * depth + "</toevoegingen>" * depth).fields == {"key": "p1"}


def test_a_file_that_cannot_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    """A name that is not there and a folder: by name, without the folders above it."""
    for path in (tmp_path / "absent.xml", tmp_path):
        with pytest.raises(DocumentInvalid) as caught:
            read_school(path)
        assert caught.value.text.en == f"{path.name}: the file cannot be read"
        assert caught.value.text.nl == f"{path.name}: het bestand is niet te lezen"
