"""One full document of every kind of record, to bend and break."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

Document = dict[str, Any]

_ENVELOPE: Document = {"pupil": "p1", "recorded_at": "2026-09-02T08:15:00Z", "recorded_by": "office"}
_MATTER: Document = {
    "recipient": "jeugdhulp",
    "purpose": "hulpverlening",
    "categories": ["care_plan", "contact"],
    "excluded": ["contact.address"],
}
_BODIES: dict[str, Document] = {
    "pupil_facts": {"birth_date": "2012-02-29", "groups": ["7a", "plus groep"], "left_on": "2027-07-31"},
    "gezag": {"person": "g1", "gezag": False, "period": {"since": "2020-01-01"}, "evidence": "uittreksel 14-2020"},
    "consent": {
        "by": "g1",
        "matter": _MATTER,
        "given_on": "2026-09-01",
        "period": {"since": "2026-09-01", "until": "2027-07-31"},
        "notice": {"id": "n-1", "version": "3", "sha256": "ab" * 32, "language": "nl"},
        "method": "ondertekend formulier",
        "evidence_sha256": "cd" * 32,
        "controller": "Stichting De Linden",
        "withdrawal_channel": "https://school.example/toestemming",
        "jurisdiction": "NL",
        "retention": "tot 5 jaar na uitschrijving",
        "renews": "c-0",
    },
    "refusal": {"by": "pupil", "matter": _MATTER, "given_on": "2026-09-01", "method": "gesprek"},
    "withdrawal": {"by": "g2", "given_on": "2026-09-01", "consent": "c-17", "method": "brief"},
    "objection": {"by": "g1", "matter": _MATTER, "made_on": "2026-09-01"},
    "restriction": {"by": "g1", "matter": {"categories": ["*"]}, "made_on": "2026-09-01"},
    "correction": {
        "by": "g1",
        "made_on": "2026-09-01",
        "categories": ["identity.birth_date"],
        "change": "erased",
    },
    "adoption": {
        "digest": "0f" * 32,
        "parts": ["parents", "pupils"],
        "on": "2026-09-01",
        "evidence": "notulen van de MR, 2026-09-01",
    },
    "ending": {"ends": "o-1", "because": "overruled"},
    "role_assignment": {
        "recipient": "staff:lk1",
        "role": "class_teacher",
        "scope": "group",
        "of": "7a",
        "period": {"until": "2027-07-31"},
    },
    "registration": {"recipient": "org:lindenhout", "recipient_kind": "jeugdhulp", "purposes": ["hulpverlening"]},
    "agreement": {
        "recipient": "org:rekenmaat",
        "role": "processor",
        "product": "Rekenmaat 7",
        "purposes": ["leermiddelen"],
        "categories": ["identity.call_name", "enrolment.group"],
        "status": "active",
        "signed_on": "2026-08-15",
        "period": {"since": "2026-09-01", "until": "2027-07-31"},
        "optional": ["results.practice"],
        "subprocessors": ["Wolkhuis B.V."],
        "security_annex": "bijlage 2, versie 4.0",
        "version": "4.0",
    },
    "mandate": {
        "recipient": "org:rekenmaat",
        "purpose": "leermiddelen",
        "service": "OSO",
        "on_behalf_of": "Stichting De Linden",
        "period": {"until": "2027-07-31"},
    },
    "order": {
        "recipient": "politie",
        "article": "126nf",
        "official": "officier van justitie 4711",
        "categories": ["contact.address", "health.note"],
        "received_on": "2026-09-01",
        "form": "oral",
        "period": {"since": "2026-09-01", "until": "2026-09-30"},
        "authorisation": "RC 26/118",
        "reference": "PL-26-9",
        "purpose": "opsporing",
    },
    "order_paper": {"order": "order-1", "received_on": "2026-09-02", "reference": "PL-26-9"},
    "weighing": {
        "subject": "meldcode",
        "by": "staff:ib1",
        "decided_on": "2026-09-01",
        "matter": _MATTER,
        "steps": ["signals", "consulted", "weighed", "decided"],
        "silence_because": "gevaar voor het kind",
        "period": {"until": "2026-12-31"},
    },
    "emergency": {
        "recipient": "org:ambulance",
        "categories": ["health.allergy"],
        "by": "staff:lk1",
        "because": "acute_medical",
        "starts_at": "2026-09-02T08:00:00Z",
        "ends_at": "2026-09-03T08:00:00Z",
    },
    "inspection": {
        "by": "g1",
        "seen_on": "2026-09-01",
        "matter": _MATTER,
        "agrees": False,
        "statement_sha256": "ef" * 32,
        "period": {"until": "2026-12-31"},
    },
    "caution": {
        "subject": "secret_address",
        "by": "staff:adm",
        "since": "2026-09-01",
        "matter": {"categories": ["contact.address"]},
        "evidence": "brief van de gemeente",
    },
    "act": {
        "entry": "e-1",
        "duty": "inform_guardians",
        "done_on": "2026-09-02",
        "by": "staff:ib1",
        "because": "gebeld",
        "of": "correction-1",
    },
}
_OF_ORGANISATION = ("role_assignment", "registration", "agreement", "mandate", "adoption")


def _document(kind: str, /, **changes: object) -> Document:
    document = copy.deepcopy({"kind": kind, "id": f"{kind}-1", **_ENVELOPE, **_BODIES[kind], **changes})
    if kind in _OF_ORGANISATION:
        document.pop("pupil")
    return document


@pytest.fixture(scope="session")
def document() -> Callable[..., Document]:
    """Make the full document of a kind, with changed fields."""
    return _document


@pytest.fixture(params=sorted(_BODIES))
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind of record in turn."""
    return str(request.param)
