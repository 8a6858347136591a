"""A ledger's beginning, and every record that does not fit it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from consent_gate.grounds import Act, Agreement, Caution, Emergency, Mandate, Order, OrderPaper, Weighing
from consent_gate.records import (
    Adoption,
    Body,
    Consent,
    Correction,
    Ending,
    Gezag,
    Matter,
    Objection,
    Period,
    PupilFacts,
    Record,
    Refusal,
    Registration,
    RoleAssignment,
    Withdrawal,
)
from tests.strategies import MOMENT

FACTS = PupilFacts(date(2012, 2, 29), ("g1",))
DAY = date(2026, 9, 1)
MATTER = Matter("jeugdhulp", "zorgvraag", ("contact",))
START: tuple[tuple[str, str, Body], ...] = (
    ("facts", "p1", FACTS),
    ("other", "P2", FACTS),
    ("yes", "p1", Consent("m1", MATTER, DAY)),
    ("hold", "p1", Objection("m1", MATTER, DAY)),
    ("partner", "", Registration("org:lindenhout", ("zorgvraag",), "jeugdhulp")),
    ("role", "", RoleAssignment("staff:lk1", "mentor", "group", "g1")),
    ("spoken", "p1", Order("politie", "126nd", "agent 1", ("contact",), DAY, "oral", Period())),
    ("written", "p1", Order("politie", "126nd", "agent 1", ("contact",), DAY, "written", Period())),
    ("adopted", "", Adoption("0f" * 32, ("parents",), DAY)),
    ("annex", "", Agreement("org:lindenhout", "partner", "app", ("zorgvraag",), ("contact",), "active", DAY)),
)
NIGHT = timedelta(hours=12)
URGENT = Emergency("org:lindenhout", ("contact",), "office", "acute_medical", MOMENT, MOMENT + NIGHT)
wrong_type: Any = "2026-09-01"

REFUSED: dict[str, tuple[str, Body]] = {
    "a pupil that is not there": ("p9", Consent("m1", MATTER, DAY)),
    "a pupil id with a wildcard": ("*", FACTS),
    "a pupil id with a comma": ("p1,p2", FACTS),
    "a pupil's record without a pupil": ("", FACTS),
    "a registration under a pupil": ("p1", Registration("org:x", ("zorgvraag",))),
    "gezag of the pupil": ("p1", Gezag("pupil", gezag=True)),
    "a person id with a space": ("p1", Gezag("de moeder", gezag=True)),
    "a signatory that is nobody": ("p1", Refusal("", MATTER, DAY)),
    "a matter without categories": ("p1", Objection("m1", Matter("*", "*", ()), DAY)),
    "a category that breaks a line": ("p1", Objection("m1", Matter("*", "*", ("a, b",)), DAY)),
    "an exclusion of everything": ("p1", Consent("m1", Matter(excluded=("*",)), DAY)),
    "a purpose with a capital": ("p1", Consent("m1", Matter(purpose="Zorg"), DAY)),
    "a withdrawal of a consent that is not there": ("p1", Withdrawal("m1", DAY, "no")),
    "a withdrawal of what is no consent": ("p1", Withdrawal("m1", DAY, "hold")),
    "a withdrawal of another pupil's consent": ("P2", Withdrawal("m1", DAY, "yes")),
    "a withdrawal of two things": ("p1", Withdrawal("m1", DAY, "yes", MATTER)),
    "an ending of what is not there": ("p1", Ending("no", "lifted")),
    "an ending of a consent": ("p1", Ending("yes", "lifted")),
    "an ending of another pupil's objection": ("P2", Ending("hold", "lifted")),
    "an ending of a registration under a pupil": ("p1", Ending("partner", "left")),
    "an ending of an objection by the organisation": ("", Ending("hold", "left")),
    "an ending in free text": ("p1", Ending("hold", "Jan belde boos")),
    "a recipient without a prefix": ("", Registration("lindenhout", ("zorgvraag",))),
    "a purpose that is everything": ("", Registration("org:x", ("*",))),
    "a staff member with a partner's name": ("", Registration("staff:lk1", ("zorgvraag",), "jeugdhulp")),
    "a partner in a role": ("", RoleAssignment("org:lindenhout", "mentor", "school")),
    "a teacher's id as a parent": ("", RoleAssignment("staff:lk1", "guardian", "pupil", "p1")),
    "a teacher's id as a stepparent": ("", RoleAssignment("staff:lk1", "stepparent", "pupil", "p1")),
    "what gezag and age make, assigned": ("", RoleAssignment("person:m1", "guardian_own", "pupil", "p1")),
    "the pupil as a role": ("", RoleAssignment("person:pupil.p1", "pupil_self", "pupil", "p1")),
    "a stepparent of a class": ("", RoleAssignment("person:oma", "stepparent", "group", "g1")),
    "a stepparent of the school": ("", RoleAssignment("person:oma", "stepparent", "school")),
    "gezag of a pupil's own id": ("p1", Gezag("pupil.p1", gezag=True)),
    "a statement by a pupil's own id": ("p1", Refusal("pupil.p1", MATTER, DAY)),
    "a person with a partner's name": ("", Registration("person:m1", ("zorgvraag",), "jeugdhulp")),
    "a role over an unknown scope": ("", RoleAssignment("staff:lk1", "mentor", "planet")),  # type: ignore[arg-type]
    "a role over a pupil unnamed": ("", RoleAssignment("staff:lk1", "mentor", "pupil")),
    "a role over a group unnamed": ("", RoleAssignment("staff:lk1", "mentor", "group")),
    "a role over the school of someone": ("", RoleAssignment("staff:lk1", "mentor", "school", "g1")),
    "a date that is text": ("p1", PupilFacts(wrong_type)),
    "an agreement under a pupil": ("p1", Agreement("org:lindenhout", "partner", "a", ("z",), ("c",), "draft")),
    "an agreement with a stranger": ("", Agreement("org:nobody", "partner", "a", ("z",), ("c",), "draft")),
    "an agreement with a kind": ("", Agreement("jeugdhulp", "partner", "a", ("z",), ("c",), "draft")),
    "an agreement about nothing": ("", Agreement("org:lindenhout", "partner", "a", ("z",), (), "draft")),
    "a processor with everything": ("", Agreement("org:lindenhout", "processor", "a", ("z",), ("*",), "draft")),
    "a processor for everything": ("", Agreement("org:lindenhout", "processor", "a", ("*",), ("c",), "draft")),
    "a mandate of a stranger": ("", Mandate("org:nobody", "zorgvraag", "OSO")),
    "a mandate for everything": ("", Mandate("org:lindenhout", "*", "OSO")),
    "an order of everything": ("p1", Order("politie", "126nd", "a", ("*",), DAY, "written", Period())),
    "an order for everyone": ("p1", Order("*", "126nd", "a", ("c",), DAY, "written", Period())),
    "an order under an article in words": ("p1", Order("politie", "126 nd", "a", ("c",), DAY, "written", Period())),
    "an order of the organisation": ("", Order("politie", "126nd", "a", ("c",), DAY, "written", Period())),
    "paper of an order that is not there": ("p1", OrderPaper("no", DAY)),
    "paper of a written order": ("p1", OrderPaper("written", DAY)),
    "paper of another pupil's order": ("P2", OrderPaper("spoken", DAY)),
    "paper of a consent": ("p1", OrderPaper("yes", DAY)),
    "a weighing of everything": ("p1", Weighing("director", "d", DAY, Matter())),
    "a weighing of a phrase": ("p1", Weighing("de directeur", "d", DAY, MATTER)),
    "an emergency of two days": ("p1", replace(URGENT, ends_at=MOMENT + 4 * NIGHT)),
    "an emergency that ends before it starts": ("p1", replace(URGENT, ends_at=MOMENT - NIGHT)),
    "an emergency that never starts": ("p1", replace(URGENT, ends_at=MOMENT)),
    "an emergency without a time zone": (
        "p1",
        replace(URGENT, starts_at=MOMENT.replace(tzinfo=None), ends_at=(MOMENT + NIGHT).replace(tzinfo=None)),
    ),
    "an emergency without a reason": ("p1", replace(URGENT, because="")),
    "an emergency for convenience": ("p1", replace(URGENT, because="handig")),
    "an emergency of everything": ("p1", replace(URGENT, categories=("*",))),
    "a caution that nobody knows": ("p1", Caution("secret_addres", "office", DAY)),
    "an act for a log line that is not there": ("p1", Act("no", "inform_guardians", DAY, "office")),
    "an adoption under a pupil": ("p1", Adoption("0f" * 32, ("parents",), DAY)),
    "an adoption of no digest": ("", Adoption("0f", ("parents",), DAY)),
    "an adoption by nobody": ("", Adoption("0f" * 32, (), DAY)),
    "an adoption by a part that does not exist": ("", Adoption("0f" * 32, ("neighbours",), DAY)),
    "an adoption that needs a part that does not exist": (
        "",
        Adoption("0f" * 32, ("parents",), DAY, needs=("neighbours",)),
    ),
    "an adoption that replaces no digest": ("", Adoption("0f" * 32, ("parents",), DAY, previous="0f")),
    "an adoption by one part twice": ("", Adoption("0f" * 32, ("parents", "parents"), DAY)),
    "an ending of an adoption under a pupil": ("p1", Ending("adopted", "mistake")),
    "a correction of everything": ("p1", Correction("g1", DAY, ("*",))),
    "a correction of nothing": ("p1", Correction("g1", DAY, ())),
    "a correction of an unnamed hand": ("p1", Correction("", DAY, ("contact",))),
    "an ending of an agreement under a pupil": ("p1", Ending("annex", "left")),
    "an ending of another pupil's order": ("P2", Ending("spoken", "left")),
}


def record(id: str, pupil: str, body: Body) -> Record:  # noqa: A002 - the word of the record
    """Return a record of an ordinary day."""
    return Record(id, pupil, MOMENT, "office", body)
