"""One EDEXML file as frozen values. Every element of a pupil is kept as it was written, known or not.

Source: Edustandaard, EDEXML 2.0 (2015) and 2.1 (2017). What may leave the school is not decided here but by the gate.
"""

from __future__ import annotations

import re
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
    """One `leerling`. `fields` holds every element with text, by its EDEXML name; `groups` the keys of all groups.

    Structured extensions (`toevoegingen`) are passed over: nothing in them says who the pupil is or who teaches.
    """

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
    read other files), has pupils without a usable key, or two of a kind with one key. The message names element and
    position, never a value.
    """
    root = _root(path)
    if root.tag != "EDEX" or root.find("leerlingen") is None:
        raise _invalid(path, "", Text("dit is geen EDEXML", "this is not EDEXML"))
    return School(
        brin=_text(root, "school/brincode"),
        school_year=_text(root, "school/schooljaar"),
        reference_date=_date(path, _text(root, "school/peildatum"), "school/peildatum"),
        groups=tuple(_all_groups(path, root)),
        pupils=tuple(_pupils(path, root)),
        teachers=tuple(
            Teacher(teacher.get("key", ""), _groups(teacher), dict(_fields(teacher)))
            for teacher in root.findall("leerkrachten/leerkracht")
        ),
    )


_GROUPS = ("groep", "samengestelde_groep")

_MEMBERSHIPS = ("groep", "samengestelde_groepen/samengestelde_groep", *(f"groepen/{tag}" for tag in _GROUPS))
"""Where a pupil or a teacher names groups. What an extension calls a group gives nobody access to a pupil."""


def _root(path: Path) -> Element:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        raise _invalid(path, "", Text("het bestand is niet te lezen", "the file cannot be read")) from None
    if len(content) > LARGEST:
        raise _invalid(path, "", Text("het bestand is te groot", "the file is too large"))
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except ParseError as error:
        line, column = error.position
        text = Text("geen geldige XML", "not well-formed XML")
        raise _invalid(path, f"{line}:{column + 1}", text) from None
    except DefusedXmlException:
        text = Text("een DOCTYPE of entiteit is niet toegestaan", "a DOCTYPE or entity is not allowed")
        raise _invalid(path, "", text) from None
    except (LookupError, ValueError):
        text = Text("deze tekencodering is niet te lezen", "this character encoding cannot be read")
        raise _invalid(path, "1:1", text) from None
    return root


def _all_groups(path: Path, root: Element) -> Iterator[Group]:
    seen: set[str] = set()
    for tag in _GROUPS:
        for number, group in enumerate(root.findall(f"groepen/{tag}"), start=1):
            key = group.get("key", "")
            if key in seen:
                # Two groups under one key would give the teacher of the one the pupils of the other.
                raise _invalid(path, f"{tag}[{number}]/@key", _TWICE)
            seen.add(key)
            yield Group(key, _text(group, "naam"))


_TWICE = Text("komt twee keer voor", "occurs twice")


def _pupils(path: Path, root: Element) -> Iterator[Pupil]:
    seen: set[str] = set()
    for number, element in enumerate(root.findall("leerlingen/leerling"), start=1):
        place = f"leerling[{number}]"
        key = element.get("key", "")
        if not PUPIL_ID.match(key):
            raise _invalid(path, f"{place}/@key", Text("ontbreekt of is niet bruikbaar", "is missing or not usable"))
        if key in seen:
            raise _invalid(path, f"{place}/@key", _TWICE)
        seen.add(key)
        born = _date(path, _text(element, "geboortedatum"), f"{place}/geboortedatum")
        yield Pupil(key, born, _groups(element), dict(_fields(element)))


def _groups(element: Element) -> tuple[str, ...]:
    keys = [group.get("key", "") for place in _MEMBERSHIPS for group in element.findall(place)]
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
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise _invalid(path, place, Text("geen datum (jjjj-mm-dd)", "not a date (yyyy-mm-dd)"))


_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _invalid(path: Path, place: str, text: Text) -> DocumentInvalid:
    """Return the fault as `FILE:PLACE: message`, and without a place when it is about the file as a whole."""
    return DocumentInvalid([(f"{path.name}:{place}" if place else path.name, text)])
