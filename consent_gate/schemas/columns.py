"""The columns of a CSV file of records: what they are called, where they go in the document, and how a cell is read.

`kind` says what a row is (without it every row is a consent); empty cells are left out. Every other column is for the
kinds that have such a field:

    pupil by recipient purpose categories excluded     who says it, and what about (several names: separated by spaces)
    given_on valid_from valid_until                    dates as 2026-09-01
    notice_id notice_version notice_sha256 notice_language
    method evidence_sha256 controller withdrawal_channel jurisdiction retention renews consent
    birth_date groups left_on person gezag evidence    pupil facts (groups: separated by |) and gezag (ja, nee)
    role scope of recipient_kind purposes ends because roles, registrations and endings
    product status signed_on optional subprocessors security_annex version      agreements (sub-processors: by |)
    service on_behalf_of                               mandates
    article official received_on form authorisation reference order             orders and their paper
    subject steps decided_on silence_because since     weighings and cautions
    starts_at ends_at                                  emergencies, as 2026-09-01T10:30:00+02:00
    seen_on agrees statement_sha256                    inzage (agrees: ja, nee)
    entry duty done_on change                          duties carried out, corrections
    digest parts on name changed previous needs        consent of the MR to a policy set, with what its manifest says
    advice_by advice_on advice_says advice_text        (and `version`)
    review_by serve_until signature
    id recorded_at recorded_by                         left out: from the content, and as the import says

The Dutch names in `DUTCH` mean the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from consent_gate.schemas.faults import Fault
from consent_gate.schemas.kinds import SCHEMAS
from consent_gate.text import Text


@dataclass(frozen=True, slots=True)
class Column:
    """Where a cell goes: a path in the document. `split` separates several values; `yes_no` reads ja and nee."""

    path: tuple[str, ...]
    split: str = ""
    yes_no: bool = False


COLUMNS: Final[Mapping[str, Column]] = {
    **{
        name: Column((name,))
        for name in (
            *("kind", "id", "pupil", "recorded_at", "recorded_by", "by", "given_on", "method", "evidence_sha256"),
            *("controller", "withdrawal_channel", "jurisdiction", "retention", "renews", "consent", "birth_date"),
            *("left_on", "person", "evidence", "role", "scope", "of", "recipient_kind", "ends", "because"),
            *("product", "status", "signed_on", "security_annex", "version", "service", "on_behalf_of"),
            *("article", "official", "received_on", "form", "authorisation", "reference", "order"),
            *("subject", "decided_on", "silence_because", "since", "starts_at", "ends_at", "seen_on"),
            *("statement_sha256", "entry", "duty", "done_on", "change"),
            *("digest", "on", "name", "changed", "previous", "review_by", "serve_until", "signature"),
        )
    },
    "recipient": Column(("matter", "recipient")),
    "purpose": Column(("matter", "purpose")),
    "categories": Column(("matter", "categories"), split=" "),
    "excluded": Column(("matter", "excluded"), split=" "),
    "valid_from": Column(("period", "since")),
    "valid_until": Column(("period", "until")),
    "notice_id": Column(("notice", "id")),
    "notice_version": Column(("notice", "version")),
    "notice_sha256": Column(("notice", "sha256")),
    "notice_language": Column(("notice", "language")),
    "groups": Column(("groups",), split="|"),
    "gezag": Column(("gezag",), yes_no=True),
    "purposes": Column(("purposes",), split=" "),
    "optional": Column(("optional",), split=" "),
    "subprocessors": Column(("subprocessors",), split="|"),
    "steps": Column(("steps",), split=" "),
    "parts": Column(("parts",), split=" "),
    "needs": Column(("needs",), split=" "),
    "advice_by": Column(("advice", "by")),
    "advice_on": Column(("advice", "on")),
    "advice_says": Column(("advice", "says")),
    "advice_text": Column(("advice", "text")),
    "agrees": Column(("agrees",), yes_no=True),
}

DUTCH: Final[Mapping[str, str]] = {
    "soort": "kind",
    "leerling": "pupil",
    "door": "by",
    "ontvanger": "recipient",
    "doel": "purpose",
    "categorieen": "categories",
    "uitgezonderd": "excluded",
    "gegeven_op": "given_on",
    "geldig_vanaf": "valid_from",
    "geldig_tot_en_met": "valid_until",
    "tekst_id": "notice_id",
    "tekst_versie": "notice_version",
    "wijze": "method",
    "bewijs_sha256": "evidence_sha256",
    "geboortedatum": "birth_date",
    "groepen": "groups",
    "uitgeschreven_op": "left_on",
    "persoon": "person",
    "bewijs": "evidence",
    "doelen": "purposes",
    "dienst": "service",
    "namens": "on_behalf_of",
    "onderwerp": "subject",
    "stappen": "steps",
    "besloten_op": "decided_on",
    "ingezien_op": "seen_on",
    "akkoord": "agrees",
    "artikel": "article",
    "ontvangen_op": "received_on",
    "vorm": "form",
    "kenmerk": "reference",
    "vordering": "order",
    "getekend_op": "signed_on",
    "rol": "role",
    "reikwijdte": "scope",
    "reden": "because",
    "functionaris": "official",
    "machtiging": "authorisation",
    "begint": "starts_at",
    "eindigt": "ends_at",
    "sinds": "since",
    "subverwerkers": "subprocessors",
    "beveiligingsbijlage": "security_annex",
    "zienswijze_sha256": "statement_sha256",
    "plicht": "duty",
    "gedaan_op": "done_on",
}

_OWN_OR_MATTER: Final = (("recipient",), ("purpose",), ("categories",))
"""Columns that some kinds have as a field of their own, and others in their matter."""

_YES_NO: Final = {"ja": True, "yes": True, "true": True, "nee": False, "no": False, "false": False}
_ANSWER: Final = Text("moet ja of nee zijn", "must be yes or no")
_IDLE: Final = Text("hoort niet bij dit soort record", "does not belong to this kind of record")


def document_of(row: Mapping[str, str], kind: str) -> tuple[dict[str, Any], list[Fault]]:
    """Return the document that a row stands for, and a fault for each cell that its kind has no field for.

    `row` holds the cells that are not empty, by column name in English; `kind` is meant when the row names none.
    """
    document: dict[str, Any] = {"kind": kind}
    faults: list[Fault] = []
    schema = SCHEMAS.get(row.get("kind", kind))
    for name, cell in row.items():
        column = COLUMNS[name]
        path = _path(name, column, schema.fields if schema else {})
        if schema is not None and path[0] not in schema.fields:
            faults.append((name, _IDLE))
            continue
        value: Any = cell
        if column.split:
            value = [part.strip() for part in cell.split(column.split) if part.strip()]
        elif column.yes_no:
            value = _YES_NO.get(cell.casefold())
            if value is None:
                faults.append((name, _ANSWER))
                continue
        _put(document, path, value)
    return document, faults


def column_of(path: str, row: Mapping[str, str]) -> str:
    """Return the column that a fault at `path` comes from, by preference one that is filled; empty for a whole row."""
    plain = tuple(part.partition("[")[0] for part in path.split("."))
    if plain == ("made_on",):
        return "given_on"
    if plain in _OWN_OR_MATTER:
        return plain[0]
    exact = [name for name, column in COLUMNS.items() if column.path == plain]
    if exact:
        return exact[0]
    inside = [name for name, column in COLUMNS.items() if column.path[: len(plain)] == plain]
    return next((name for name in inside if name in row), inside[0] if inside else "")


def _path(name: str, column: Column, fields: Mapping[str, object]) -> tuple[str, ...]:
    """Return the place of a column, which for a few depends on the kind."""
    if name == "given_on" and "made_on" in fields:
        return ("made_on",)
    if (name,) in _OWN_OR_MATTER and name in fields:
        return (name,)
    return column.path


def _put(document: dict[str, Any], path: tuple[str, ...], value: object) -> None:
    for part in path[:-1]:
        document = document.setdefault(part, {})
    document[path[-1]] = value
