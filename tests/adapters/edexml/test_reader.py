"""EDEXML files: the standard's own examples, and what must not pass for one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from consent_gate.errors import DocumentInvalid
from consent_gate_adapters.edexml import read_school
from tests.house import ROOT

SAMPLES = ROOT.parent / "shared" / "data" / "edexml"
CANARY = "geheim-7f3a"


def read(tmp_path: Path, content: str) -> str:
    """Read `content` as a file, and return the fault it must end in."""
    path = tmp_path / "school.xml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DocumentInvalid) as caught:
        read_school(path)
    assert CANARY not in str(caught.value) + caught.value.text.nl
    assert caught.value.__cause__ is None
    return caught.value.text.en


@pytest.mark.parametrize(
    "name", ["EDEXML.Voorbeeld.2.0.xml", "EDEXML.Voorbeeld.2.1.xml", "EDEXML.Voorbeeld.2.1-Vla.xml"]
)
def test_the_examples_of_the_standard_are_read(name: str) -> None:
    """Three pupils each, one without a birth date; every element is kept as it was written."""
    path = SAMPLES / name
    if not path.exists():
        pytest.skip("the EDEXML example files are not here; they are shared apart from this repository")
    school = read_school(path)
    assert [pupil.key for pupil in school.pupils] == ["00001", "00002", "12345"]
    assert school.pupils[0].birth_date == date(2006, 6, 21)
    assert school.pupils[1].birth_date is None
    assert school.pupils[2].fields["land_vader"]


@pytest.mark.parametrize(
    ("inside", "place"),
    [
        (f'<leerling key="{CANARY} x"/>', "leerling[1]/@key"),
        ("<leerling/>", "leerling[1]/@key"),
        ('<leerling key="a"/><leerling key="a"/>', "leerling[2]/@key"),
        (f'<leerling key="a"><geboortedatum>{CANARY}</geboortedatum></leerling>', "leerling[1]/geboortedatum"),
    ],
    ids=["unusable key", "no key", "key twice", "no date"],
)
def test_a_fault_names_the_element_and_never_the_value(tmp_path: Path, inside: str, place: str) -> None:
    """The tired secretary finds the place; the log learns nothing about a pupil."""
    assert place in read(tmp_path, f"<EDEX><leerlingen>{inside}</leerlingen></EDEX>")


def test_what_is_not_well_formed_has_a_line_and_column(tmp_path: Path) -> None:
    """The position is all that can be said of it."""
    assert "2:" in read(tmp_path, f"<EDEX>\n<{CANARY}></EDEX>")


@pytest.mark.parametrize("root", ["<EDEX></EDEX>", "<html/>"])
def test_another_document_is_refused(tmp_path: Path, root: str) -> None:
    """No pupils, or another standard."""
    assert "not EDEXML" in read(tmp_path, root)


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    """Entities could read other files or grow without end, and EDEXML needs none."""
    document = f'<!DOCTYPE EDEX [<!ENTITY x SYSTEM "file:///etc/{CANARY}">]><EDEX><leerlingen>&x;</leerlingen></EDEX>'
    assert "DOCTYPE" in read(tmp_path, document)


def test_a_file_that_is_not_there_is_said_to_be_unreadable(tmp_path: Path) -> None:
    """Without a traceback, and without the folder."""
    with pytest.raises(DocumentInvalid, match=r"absent\.xml"):
        read_school(tmp_path / "absent.xml")
