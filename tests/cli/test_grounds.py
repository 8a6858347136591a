"""`agreement`, `order`, `caution`, and grounds as documents: recorded by hand, seen to count, ended."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from consent_gate.cli.recording import KINDS
from consent_gate.schemas.kinds import SCHEMAS
from tests.cli.conftest import School

ADD = "agreement add org:lindenhout --role processor --product les --purpose zorgvraag --category support.needs"
ORDER = "order add --pupil p1 --recipient org:politie --article 126nf --official 4711 --category contact.phone"


def test_every_kind_has_a_word_for_people() -> None:
    """A record that could not be named could not be shown."""
    assert set(KINDS) == set(SCHEMAS)


def today(school: School, line: str) -> dict[str, str]:
    """Return for each listed record whether it counts."""
    return {row["id"]: row["today"] for row in school.json(line)}


def test_an_agreement_is_listed_with_whether_it_counts(school: School) -> None:
    """One without its security annex is kept and does not count; an ended one is still shown."""
    school.type([*ADD.split(), "--id", "a2"])
    school.type([*ADD.split(), "--id", "a3", "--security-annex", "bijlage"])
    school.type([*ADD.split(), "--id", "a4", "--security-annex", "bijlage", "--from", "2026-09-02"])
    school.type([*ADD.split(), "--id", "a5", "--security-annex", "bijlage", "--until", "2026-08-31"])
    school.type("agreement end a1 --because terminated")
    assert today(school, "agreement list") == {
        "a1": "was_ended",
        "a2": "AGREEMENT_MISSING",
        "a3": "counts",
        "a4": "not_yet",
        "a5": "over",
    }
    assert school.type("agreement list").stdout.count("telt") == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (ADD.replace("org:lindenhout", "org:vreemd"), "niet geregistreerd"),
        (ADD.replace("zorgvraag", "zorgvraagje"), "bedoelde u zorgvraag?"),
        (ADD.replace("processor", "buur"), "--role"),
        (ORDER.replace("126nf", "126 nf".replace(" ", "-")), "--article"),
        (ORDER.replace("contact.phone", "contact.fone"), "bedoelde u contact.phone?"),
        ("order paper c1 --pupil p1", "is er niet"),
        ("caution add --pupil p1 --subject adres", "--subject"),
    ],
)
def test_what_is_wrong_is_said_at_its_option(school: School, line: str, said: str) -> None:
    """A slip of the pen is refused where it was made."""
    result = school.type(line)
    assert result.exit_code == 2
    assert said in result.stderr


def test_an_order_is_listed_until_its_paper_is_late(school: School) -> None:
    """The list says by itself that a paper is missing, and that it came."""
    school.type([*ORDER.split(), "--id", "v2"])
    assert today(school, "order list --pupil p1") == {"v1": "counts", "v2": "MACHTIGING_MISSING"}
    late = datetime(2026, 9, 3, 22, 0, tzinfo=UTC)
    listed = school.type("order list --pupil p1 --json", tick=late).stdout.splitlines()
    assert [json.loads(line)["today"] for line in listed] == ["over", "MACHTIGING_MISSING"]
    assert school.type("order paper v1 --pupil p1", tick=late).exit_code == 0
    listed = school.type("order list --pupil p1 --json", tick=late).stdout.splitlines()
    assert json.loads(listed[0])["today"] == "counts"
    school.type("order end v1 --pupil p1 --because withdrawn")
    assert today(school, "order list --pupil p1")["v1"] == "was_ended"


def test_a_caution_is_recorded_and_ended(school: School) -> None:
    """By whoever records it, about everything, unless said otherwise."""
    school.type("caution add --pupil p1 --subject secret_address --id k2 --account balie")
    (record,) = (one for one in school.json("pupil show p1")[0]["records"] if one["id"] == "k2")
    assert (record["by"], record["matter"]["recipient"], record["since"]) == ("balie", "*", "2026-09-01")
    assert school.type("caution end k2 --pupil p1 --because moved").exit_code == 0


def test_grounds_come_in_as_documents(school: School) -> None:
    """Every kind of ground through one pipe, all or nothing, and repeatable."""
    named = {"matter": {"categories": ["support.needs"]}}
    documents: list[dict[str, Any]] = [
        {"kind": "mandate", "recipient": "org:lindenhout", "purpose": "zorgvraag", "service": "OSR"},
        {"kind": "weighing", "pupil": "p1", "subject": "director", "by": "dir", "decided_on": "2026-09-01", **named},
        {"kind": "inspection", "pupil": "p1", "by": "g1", "seen_on": "2026-09-01", **named},
        {
            "kind": "emergency",
            "pupil": "p1",
            "recipient": "org:lindenhout",
            "categories": ["support.needs"],
            "by": "dir",
            "because": "acute_medical",
            "starts_at": "2026-09-01T09:00:00+02:00",
            "ends_at": "2026-09-01T18:00:00+02:00",
        },
        {"kind": "act", "pupil": "p1", "entry": "e1", "duty": "inform_guardians", "done_on": "2026-09-01", "by": "dir"},
        {"kind": "order_paper", "pupil": "p1", "order": "v1", "received_on": "2026-09-01"},
    ]
    lines = "".join(json.dumps(one) + "\n" for one in documents)
    assert json.loads(school.type("record add - --json", stdin=lines).stdout)["new"] == len(documents)
    assert json.loads(school.type("record add - --json", stdin=lines).stdout)["known"] == len(documents)
    week = json.dumps(documents[3] | {"ends_at": "2026-09-08T18:00:00+02:00"}) + "\n"
    assert school.type("record add -", stdin=week).exit_code == 1
