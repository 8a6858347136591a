"""A small policy set without faults, to plant faults in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from consent_gate.errors import PolicyInvalid
from consent_gate.rules.document import PolicyDocument, read_files
from consent_gate.text import Language

POLICIES: Final = Path(__file__).resolve().parent.parent / "policies"

SMALL: Final[Mapping[str, str]] = {
    "model.conf": (POLICIES / "model.conf").read_text(encoding="utf-8"),
    "vocabulary/recipients.csv": (
        "name,scopes,label_nl,label_en\n"
        "partner,none,partner,partner\n"
        "jeugdhulp,none,jeugdhulp,youth care\n"
        "leerplicht,none,leerplicht,attendance office\n"
        "teacher,group+pupil,leerkracht,teacher\n"
    ),
    "vocabulary/purposes.csv": (
        "name,label_nl,label_en\n"
        "zorgvraag,zorgvraag,request for help\n"
        "toezicht,toezicht,supervision\n"
        "teaching,lesgeven,teaching\n"
    ),
    "vocabulary/categories.csv": (
        "name,label_nl,label_en\n"
        "identity,identiteit,identity\n"
        "identity.family_name,achternaam,family name\n"
        "support,ondersteuning,support\n"
        "absence,verzuim,absence\n"
        "list:leerplicht,lijst voor leerplicht,list for the attendance office\n"
    ),
    "vocabulary/bases.csv": (POLICIES / "vocabulary" / "bases.csv").read_text(encoding="utf-8"),
    "vocabulary/trees.csv": (
        "# bomen\n"
        "g, jeugdhulp, partner\n"
        "g, leerplicht, partner\n"
        "\n"
        "g2, identity.family_name, identity\n"
        "g2, identity.family_name, list:leerplicht\n"
        "g2, absence, list:leerplicht\n"
    ),
    "jeugdhulp/rules.csv": (
        "# toestemming beslist\n"
        "p2, jeugdhulp, zorgvraag, support, consent, consent:guardian+youth, JH-01, allow\n"
        "p, jeugdhulp, *, absence, *, *, JH-02, deny\n"
    ),
    "jeugdhulp/sources.csv": (
        "rule,source,checked,note_nl\n"
        "JH-01,UAVG art. 5,current,\n"
        "JH-02,NJi Handreiking,unverified,Verzuim hoort niet bij een zorgvraag.\n"
    ),
    "jeugdhulp/expectations.csv": (
        "situation,recipient,purpose,category,state,answer,because\n"
        "Ouders stemden in,jeugdhulp,zorgvraag,support,consent:guardian+youth,permit consent,JH-01\n"
        "Niemand stemde in,jeugdhulp,zorgvraag,support,-,refuse,CONSENT_MISSING\n"
    ),
    "verzuim/rules.csv": "p, leerplicht, toezicht, list:leerplicht, *, legal_obligation, VZ-01, allow\n",
    "verzuim/sources.csv": ("rule,source,checked,note_nl\nVZ-01,Leerplichtwet 1969 art. 18 (tekst van 2017),older,\n"),
    "verzuim/expectations.csv": (
        "situation,recipient,purpose,category,state,answer,because\n"
        "Leerplicht vraagt verzuim,leerplicht,toezicht,absence,objection,permit legal_obligation,VZ-01\n"
    ),
}

RULES: Final = "verzuim/rules.csv"
RULE: Final = SMALL[RULES].rstrip("\n")


def changed(changes: Mapping[str, str | bytes | None]) -> dict[str, bytes]:
    """Return the small set with other content for some paths; None takes a file away."""
    files: dict[str, str | bytes | None] = {**SMALL, **changes}
    return {
        path: content.encode() if isinstance(content, str) else content
        for path, content in files.items()
        if content is not None
    }


def read_changed(changes: Mapping[str, str | bytes | None]) -> PolicyDocument:
    """Read the small set with `changes`."""
    return read_files(changed(changes))


def faults(changes: Mapping[str, str | bytes | None], language: Language = Language.NL) -> list[str]:
    """Return every fault of the small set with `changes`, as printed; none when it reads."""
    try:
        read_changed(changes)
    except PolicyInvalid as invalid:
        return [fault.line(language) for fault in invalid.faults]
    return []


def appended(path: str, *lines: str) -> dict[str, str | bytes | None]:
    """Return the change that adds lines at the end of one file."""
    return {path: SMALL[path] + "".join(f"{line}\n" for line in lines)}
