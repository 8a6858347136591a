"""A staff route is for colleagues: the family of a pupil asks about its own child and no further."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from consent_gate.reasons import Reason
from consent_gate.records import Record, RoleAssignment
from tests.web.school import School

AT = datetime(2020, 1, 1, tzinfo=UTC)


class Session:
    """A log-in of somebody whose id was written with the prefix of staff."""

    def identify(self, environ: object) -> str | None:
        """Return the same person always."""
        return "staff:ouder"


@pytest.mark.parametrize("also_teacher", [False, True])
def test_a_parent_with_a_role_in_the_ledger_opens_no_staff_route(behind: School, also_teacher: bool) -> None:
    """Not even one who teaches as well: a teacher with a child at school needs two ids."""
    roles = [RoleAssignment("staff:ouder", "guardian", "pupil", "p1")]
    if also_teacher:
        roles.append(RoleAssignment("staff:ouder", "teacher", "group", "7a"))
    with behind.ledger.transaction() as transaction:
        for number, role in enumerate(roles):
            transaction.append(Record(f"family-{number}", "", AT, "office", role))
    assert School(behind.ledger, identify=Session()).ask("/dossiers").status == "403 Forbidden"
    assert [withheld.reason for withheld in behind.log[-1].withheld] == [Reason.RECIPIENT_NOT_ACTIVE]
