"""Every row of the partner matrix, asked at the command line over real records: ground, ceiling and source."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from consent_gate.grounds import (
    MELDCODE_STEPS,
    Agreement,
    Emergency,
    Inspection,
    Order,
    Weighing,
)
from consent_gate.records import (
    Body,
    Consent,
    Gezag,
    Matter,
    Period,
    PupilFacts,
    Record,
    Registration,
    RoleAssignment,
)
from consent_gate.rules.situations import born_for
from consent_gate.terms import THE_PUPIL
from consent_gate_adapters.sql import open_ledger
from tests.cli.conftest import NOW, School
from tests.policies.matrix import MATRIX, Row

FAMILY = ("guardian", "guardian_own", "parent_of_adult", "parent_without_gezag", "stepparent", "pupil_self")
TODAY = date(2026, 9, 1)


def body_for(word: str, row: Row, recipient: str) -> list[Body]:
    """Return the records by which a word of the matrix holds for this row, as a school would write them down."""
    kind, _, subject = word.partition(":")
    match kind:
        case "one":
            return [Consent("g1", Matter(row.recipient, row.purpose), TODAY)]
        case "all":
            return [Consent(by, Matter(row.recipient, row.purpose), TODAY) for by in ("g1", "g2")]
        case "pupil":
            return [Consent(THE_PUPIL, Matter(row.recipient, row.purpose), TODAY)]
        case "order":
            judge = "RC 26/114" if subject == "126nf" else ""
            return [Order(recipient, subject, "4711", row.goes, TODAY, "written", Period(), judge)]
        case "weighing":
            matter = Matter(row.recipient, row.purpose, row.goes)
            return [Weighing(subject, "director", TODAY, matter, MELDCODE_STEPS)]
        case "inspection":
            return [Inspection("g1", TODAY, Matter(row.recipient, row.purpose, row.goes))]
        case "emergency":
            hour = timedelta(hours=1)
            return [Emergency(recipient, row.goes, "teacher", "life_in_danger", NOW - hour, NOW + hour)]
    raise AssertionError(word)


def asker_of(number: int, row: Row) -> str:
    """Return who asks for a row: a partner, a parent or relative, or the pupil."""
    if row.recipient == "pupil_self":
        return f"person:pupil.r{number}"
    return f"person:p{number}" if row.recipient in FAMILY else f"org:r{number}"


def records(number: int, row: Row) -> list[tuple[str, Body]]:
    """Return everything that stands in the ledger for one row: who asks, the pupil, and what the row rests on."""
    recipient, pupil, person = asker_of(number, row), f"r{number}", f"p{number}"
    kind = "" if row.recipient in FAMILY else row.recipient
    written: list[tuple[str, Body]] = [
        ("", Registration(recipient, (row.purpose,), kind)),
        (pupil, PupilFacts(born_for(row.age))),
        *((pupil, Gezag(guardian, True)) for guardian in ("g1", "g2")),
    ]
    match row.recipient:
        case "guardian" | "guardian_own" | "parent_of_adult":
            written.append((pupil, Gezag(person, True)))
        case "parent_without_gezag":
            written.append((pupil, Gezag(person, False)))
        case "stepparent":
            written.append(("", RoleAssignment(recipient, "stepparent", "pupil", pupil)))
    for word in row.recorded:
        if word.startswith("agreement:"):
            role: Any = word.partition(":")[2]
            agreed = Agreement(recipient, role, "dienst", (row.purpose,), row.goes, "active", TODAY)
            written.append(("", agreed if role == "partner" else _secured(agreed)))
        else:
            written += [(pupil, body) for body in body_for(word, row, recipient)]
    return written


def _secured(agreement: Agreement) -> Agreement:
    """Return the agreement with the security annex that a processor owes (model agreement 4.0)."""
    fields = {name: getattr(agreement, name) for name in agreement.__struct_fields__}
    return Agreement(**{**fields, "security_annex": "bijlage 2, versie 4.0"})


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with every row of the matrix in it, each with an asker and a pupil of its own."""
    folder = tmp_path_factory.mktemp("matrix")
    ledger = open_ledger(str(folder / "consent-gate.db"))
    with ledger.transaction() as transaction:
        for number, row in enumerate(MATRIX):
            for place, (pupil, body) in enumerate(records(number, row)):
                transaction.append(Record(f"r{number}-{place}", pupil, NOW, "office", body))
    ledger.close()
    return folder


def test_the_matrix_has_partners_and_family() -> None:
    """Without rows the test below would prove nothing."""
    assert len(MATRIX) > 45
    assert {row.recipient for row in MATRIX} >= set(FAMILY)


@pytest.mark.parametrize("number", range(len(MATRIX)), ids=lambda number: f"{MATRIX[number].recipient}-{number}")
def test_why_names_the_ground_the_ceiling_and_the_source(number: int, asked: Path, empty: School) -> None:
    """What goes goes on the row's own ground, by a rule with a file, a line and a source; what may not is refused."""
    row = MATRIX[number]
    (empty.folder / "consent-gate.db").write_bytes((asked / "consent-gate.db").read_bytes())
    named = [word for category in (*row.goes, *row.never) for word in ("--category", category)]
    who = ["--recipient", asker_of(number, row), "--purpose", row.purpose, "--pupil", f"r{number}"]
    result = empty.type(["why", *who, *named, "--on", TODAY.isoformat(), "--json"])
    (answer,) = [json.loads(line) for line in result.stdout.splitlines()]
    permitted = [part for part in answer["explanation"] if "basis" in part]
    assert sorted(answer["permitted"]) == sorted(row.goes), answer["withheld"]
    assert {part["basis"] for part in permitted} == {row.basis.value}
    for part in answer["explanation"]:
        for rule in part["rules"]:
            assert rule["file"].endswith("/rules.csv")
            assert rule["line"] > 0
            assert [source["text"] for source in rule["sources"]] != []
    assert all(part["rules"] for part in permitted)
    assert set(row.never) <= {name for kept in answer["withheld"] for name in kept["categories"]}
