"""One EDEXML file as frozen values. Every element of a pupil is kept as it was written, known or not.

Source: Edustandaard, EDEXML 2.0 (2015) and 2.1 (2017). What may leave the school is not decided here but by the gate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from consent_gate.errors import DocumentInvalid
from consent_gate.terms import PUPIL_ID
from consent_gate.text import Text

LARGEST = 50_000_000
"""The largest file read, in bytes: a school board's whole administration is a tenth of it."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group or class by its key."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Pupil:
    """One `leerling`. `fields` holds every element with text, by its EDEXML name; `groups` the keys of all groups."""

    key: str
    birth_date: date | None
    groups: tuple[str, ...]
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Teacher:
    """One `leerkracht` with the keys of the groups taught."""

    key: str
    groups: tuple[str, ...]
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class School:
    """The content of one file. `reference_date` is the `peildatum`."""

    brin: str
    school_year: str
    reference_date: date | None
    groups: tuple[Group, ...]
    pupils: tuple[Pupil, ...]
    teachers: tuple[Teacher, ...]


def read_school(path: Path) -> School:
    """Read an EDEXML file.

    Raise DocumentInvalid when it is no EDEXML, holds a document type declaration or entity (never needed, and a way to
    read other files), or has pupils without a usable key. The message names element and position, never a value.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise _invalid(path, "", Text("het bestand is te groot", "the file is too large"))
        root = fromstring(path.read_bytes(), forbid_dtd=True)
    except OSError:
        raise _invalid(path, "", Text("het bestand is niet te lezen", "the file cannot be read")) from None
    except ParseError as error:
        line, column = error.position
        place = Text("geen geldige XML", "not well-formed XML")
        raise _invalid(path, f"{line}:{column + 1}", place) from None
    except DefusedXmlException:
        text = Text("een DOCTYPE of entiteit is niet toegestaan", "a DOCTYPE or entity is not allowed")
        raise _invalid(path, "", text) from None
    if root.tag != "EDEX" or root.find("leerlingen") is None:
        raise _invalid(path, root.tag[:20], Text("dit is geen EDEXML", "this is not EDEXML"))
    return School(
        brin=_text(root, "school/brincode"),
        school_year=_text(root, "school/schooljaar"),
        reference_date=_date(path, _text(root, "school/peildatum"), "school/peildatum"),
        groups=tuple(
            Group(group.get("key", ""), _text(group, "naam"))
            for tag in _GROUPS
            for group in root.findall(f"groepen/{tag}")
        ),
        pupils=tuple(_pupils(path, root)),
        teachers=tuple(
            Teacher(teacher.get("key", ""), _groups(teacher), dict(_fields(teacher)))
            for teacher in root.findall("leerkrachten/leerkracht")
        ),
    )


_GROUPS = ("groep", "samengestelde_groep")


def _pupils(path: Path, root: Element) -> Iterator[Pupil]:
    seen: set[str] = set()
    for number, element in enumerate(root.findall("leerlingen/leerling"), start=1):
        place = f"leerling[{number}]"
        key = element.get("key", "")
        if not PUPIL_ID.match(key):
            raise _invalid(path, f"{place}/@key", Text("ontbreekt of is niet bruikbaar", "is missing or not usable"))
        if key in seen:
            raise _invalid(path, f"{place}/@key", Text("komt twee keer voor", "occurs twice"))
        seen.add(key)
        born = _date(path, _text(element, "geboortedatum"), f"{place}/geboortedatum")
        yield Pupil(key, born, _groups(element), dict(_fields(element)))


def _groups(element: Element) -> tuple[str, ...]:
    keys = [group.get("key", "") for tag in _GROUPS for group in element.iter(tag)]
    return tuple(dict.fromkeys(key for key in keys if key))


def _fields(element: Element) -> Iterator[tuple[str, str]]:
    for name in ("key", "eckid"):
        if element.get(name):
            yield name, element.get(name, "")
    for child in element:
        if len(child) == 0 and child.text and child.text.strip():
            yield child.tag, child.text.strip()
        elif child.get("key"):
            yield child.tag, child.get("key", "")


def _text(element: Element, path: str) -> str:
    return (element.findtext(path) or "").strip()


def _date(path: Path, text: str, place: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _invalid(path, place, Text("geen datum (jjjj-mm-dd)", "not a date (yyyy-mm-dd)")) from None


def _invalid(path: Path, place: str, text: Text) -> DocumentInvalid:
    return DocumentInvalid([(place or "-", text)], source=path.name)
