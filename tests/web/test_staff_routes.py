"""A staff route is for colleagues: the family of a pupil asks about its own child and no further."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from consent_gate.reasons import Reason
from consent_gate.records import Body, Record, Registration, RoleAssignment
from consent_gate.rules.asker import is_family
from consent_gate.state import RecipientState, recipient_state
from tests.generated import TODAY
from tests.policies.situation import shipped
from tests.web.school import OPEN_PUPIL, School

AT = datetime(2020, 1, 1, tzinfo=UTC)


class Session:
    """A log-in of somebody, by whatever id."""

    def __init__(self, recipient: str) -> None:
        self.recipient = recipient

    def identify(self, environ: object) -> str | None:
        """Return the same person always."""
        return self.recipient


def written(recipient: str, *bodies: Body) -> list[Record]:
    """Return records with ids of their own."""
    start = recipient.replace(":", "-")
    return [Record(f"{start}-{number}", "", AT, "office", body) for number, body in enumerate(bodies)]


@pytest.mark.parametrize("recipient", ["person:moeder", f"person:pupil.{OPEN_PUPIL}", "person:oma"])
def test_a_person_opens_no_staff_route(behind: School, recipient: str) -> None:
    """Registered, and with a role as family: a parent is no colleague, nor is a pupil."""
    records = written(
        recipient,
        Registration(recipient, ("ouderinformatie", "inzageverzoek")),
        RoleAssignment(recipient, "stepparent", "pupil", OPEN_PUPIL),
    )
    with behind.ledger.transaction() as transaction:
        for record in records:
            transaction.append(record)
    assert School(behind.ledger, identify=Session(recipient)).ask("/dossiers").status == "403 Forbidden"
    assert [withheld.reason for withheld in behind.log[-1].withheld] == [Reason.STAFF_ONLY]
    with behind.ledger.transaction() as transaction:
        assert transaction.recipient(recipient) is not None


@pytest.mark.parametrize("role", ["guardian", "stepparent"])
@pytest.mark.parametrize("also_teacher", [False, True])
def test_a_staff_id_with_a_role_of_family_is_no_colleague(role: str, also_teacher: bool) -> None:
    """No ledger takes such a role any more; where one holds it from before, it opens no staff route."""
    roles: list[Body] = [RoleAssignment("staff:ouder", role, "pupil", OPEN_PUPIL)]
    teacher = RoleAssignment("staff:ouder", "teacher", "group", "7a")
    held = recipient_state("staff:ouder", written("x", *roles, *([teacher] if also_teacher else [])))
    words = shipped().vocabulary
    assert is_family(held, TODAY, words)
    assert not is_family(recipient_state("staff:ouder", written("x", teacher)), TODAY, words)
    assert is_family(RecipientState("person:ouder"), TODAY, words)
