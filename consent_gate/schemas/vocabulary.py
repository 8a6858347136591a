"""Whether the names in a record are names of the policies: a yes to a recipient that does not exist helps nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Protocol

from consent_gate.grounds import Agreement, Emergency, Mandate, Order
from consent_gate.records import Correction, Matter, Record, Registration, RoleAssignment
from consent_gate.schemas.faults import WRONG, Fault
from consent_gate.terms import ANY, RECIPIENT_ID, is_person

AxisName = Literal["recipient", "purpose", "category"]
Side = Literal["recipient", "purpose", "category", "family"]
"""An axis, or the part of the recipients that is family."""


class Known(Protocol):
    """Tells whether the policies have a name on an axis."""

    def __call__(self, axis: Side, name: str, /) -> bool:
        """Return True for a name that is there, for `family` only when it is family.

        `*` and ids such as `org:lindenhout` are not asked about.
        """


def names_not_known(record: Record, known: Known) -> Iterator[Fault]:
    """Yield a fault for each policy name in `record` that `known` does not have."""
    for path, axis, name in _names_in(record):
        if name and name != ANY and not known(axis, name):
            yield path, WRONG["not_in_policy"]
    role = record.body if isinstance(record.body, RoleAssignment) else None
    # A teacher with a child at school has two ids: what is family's is never a colleague's, nor the reverse.
    if role and known("recipient", role.role) and known("family", role.role) is not is_person(role.recipient):
        yield "role", WRONG["family"]


def _names_in(record: Record) -> Iterator[tuple[str, AxisName, str]]:
    match record.body:
        case RoleAssignment() as role:
            yield "role", "recipient", role.role
        case Registration() as registration:
            yield "recipient_kind", "recipient", registration.kind
            for place, purpose in enumerate(registration.purposes):
                yield f"purposes[{place}]", "purpose", purpose
        case Agreement() as agreement:
            for field in ("purposes", "categories", "optional"):
                axis: AxisName = "purpose" if field == "purposes" else "category"
                for place, name in enumerate(getattr(agreement, field)):
                    yield f"{field}[{place}]", axis, name
        case Mandate() as mandate:
            yield "purpose", "purpose", mandate.purpose
        case Order() | Emergency() as ground:
            yield from _names_of(Matter(ground.recipient, getattr(ground, "purpose", ANY), ground.categories), "")
        case Correction(categories=categories):
            yield from _names_of(Matter(categories=categories), "")
        case body:
            matter = getattr(body, "matter", None)
            if isinstance(matter, Matter):
                yield from _names_of(matter)


def _names_of(matter: Matter, at: str = "matter.") -> Iterator[tuple[str, AxisName, str]]:
    if not RECIPIENT_ID.match(matter.recipient):
        yield f"{at}recipient", "recipient", matter.recipient
    yield f"{at}purpose", "purpose", matter.purpose
    for place, category in enumerate(matter.categories):
        yield f"{at}categories[{place}]", "category", category
    for place, category in enumerate(matter.excluded):
        yield f"{at}excluded[{place}]", "category", category
