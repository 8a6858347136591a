"""The consent of the MR: a policy set goes live only when each part that must agree agreed to exactly that set."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_gate.adoption import adoptions, missing_parts, require_adopted, required_parts
from consent_gate.errors import NotAdopted
from consent_gate.gate import Gate
from consent_gate.reasons import Reason
from consent_gate.records import MR_PARTS, Adoption, Body, Ending, Record
from consent_gate.rules.snapshot import Snapshot
from consent_gate_adapters.sql import open_ledger
from tests.generated import SMALL, TODAY, policy
from tests.laws.school import NOW, SNAPSHOT, School

OTHER = Snapshot(policy(SMALL, [], []))
HERE, THERE = SNAPSHOT.digest, OTHER.digest


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    """Open a school on an empty ledger."""
    ledger = open_ledger(str(tmp_path / "ledger.db"))
    yield School(ledger)
    ledger.close()


def adopted(digest: str, *parts: str) -> Adoption:
    """Return the record of a consent of these parts."""
    return Adoption(digest, parts, TODAY)


def opened(school: School, snapshot: Snapshot, *parts: str) -> Gate:
    """Open a gate that these parts must have agreed to."""
    return Gate(snapshot=snapshot, ledger=school.ledger, clock=school.clock, mr=parts)


@pytest.mark.parametrize(
    ("required", "written", "missing"),
    [
        (("parents",), (), ("parents",)),
        (("parents",), (adopted(HERE, "parents"),), ()),
        (("parents",), (adopted(HERE, "pupils", "staff"),), ("parents",)),
        (("parents",), (adopted(THERE, "parents"),), ("parents",)),
        (("parents", "pupils"), (adopted(HERE, "parents"),), ("pupils",)),
        (("parents", "pupils"), (adopted(HERE, "pupils"), adopted(HERE, "parents")), ()),
        (("parents", "pupils"), (adopted(HERE, "parents"), adopted(THERE, "pupils")), ("pupils",)),
        (MR_PARTS, (adopted(HERE, *MR_PARTS),), ()),
    ],
)
def test_a_gate_opens_only_with_the_consent_of_every_part(
    school: School, required: tuple[str, ...], written: tuple[Body, ...], missing: tuple[str, ...]
) -> None:
    """Each part, to exactly this content; the error names the parts, the content and the code (CG-12)."""
    school.write("", *written)
    if not missing:
        assert opened(school, SNAPSHOT, *required).snapshot is SNAPSHOT
        return
    with pytest.raises(NotAdopted, match="MR_CONSENT_MISSING") as refusal:
        opened(school, SNAPSHOT, *required)
    assert (refusal.value.parts, refusal.value.digest) == (missing, HERE)
    assert refusal.value.reason == Reason.MR_CONSENT_MISSING


def test_the_running_snapshot_stays_when_the_next_was_not_adopted(school: School) -> None:
    """A policy set that adds a partner before the MR agreed changes nothing, stored or decided (WMS 13(1)(i))."""
    school.write("", adopted(HERE, "parents"))
    gate = opened(school, SNAPSHOT, "parents")
    with pytest.raises(NotAdopted):
        gate.activate(OTHER)
    assert gate.snapshot is SNAPSHOT
    assert school.ledger.snapshot(THERE) is None
    school.write("", adopted(THERE, "parents"))
    gate.activate(OTHER)
    assert gate.snapshot is OTHER


def test_a_recorded_consent_that_was_ended_opens_nothing(school: School) -> None:
    """An adoption written down by mistake is taken back by an ending."""
    (written,) = school.write("", adopted(HERE, "parents"))
    school.write("", Ending(written, "mistake"))
    with pytest.raises(NotAdopted):
        opened(school, SNAPSHOT, "parents")


def test_without_required_parts_nothing_is_asked(school: School) -> None:
    """Which parts must agree is for the school to say; by default the gate asks for none."""
    assert school.gate.mr == ()
    school.gate.activate(OTHER)
    assert school.gate.snapshot is OTHER


@pytest.mark.parametrize("parts", ["parents", "", ("ouders",), ("parents", "")])
def test_a_part_that_does_not_exist_opens_no_gate(school: School, parts: tuple[str, ...]) -> None:
    """A misspelt part, or a bare text, would else be a consent that nobody is asked for (CG-01)."""
    with pytest.raises(ValueError, match="MR"):
        Gate(snapshot=SNAPSHOT, ledger=school.ledger, mr=parts)


bodies = st.one_of(
    st.builds(
        Adoption,
        st.sampled_from([HERE, THERE]),
        st.lists(st.sampled_from(MR_PARTS), min_size=1, unique=True).map(tuple),
        st.just(TODAY),
    ),
    st.builds(Ending, st.sampled_from([f"r{number}" for number in range(6)]), st.just("mistake")),
)
histories = st.lists(bodies, max_size=6).map(
    lambda drawn: [Record(f"r{place}", "", NOW, "office", body) for place, body in enumerate(drawn)]
)


@given(st.lists(st.sampled_from(MR_PARTS), unique=True), histories)
def test_what_is_missing_is_what_nobody_recorded(parts: list[str], records: list[Record]) -> None:
    """A part is missing unless a record of exactly this content names it and no later record ended that one."""
    ended_at = {record.body.ends: place for place, record in enumerate(records) if isinstance(record.body, Ending)}
    agreed = {
        part
        for place, record in enumerate(records)
        if isinstance(record.body, Adoption) and record.body.digest == HERE and ended_at.get(record.id, -1) < place
        for part in record.body.parts
    }
    assert missing_parts(parts, records, HERE) == tuple(part for part in parts if part not in agreed)
    assert {record.id for record in adoptions(records, HERE)}.isdisjoint(
        name for name, place in ended_at.items() if place > int(name[1:])
    )
    assert required_parts(parts) == tuple(part for part in MR_PARTS if part in parts)
    if set(parts) <= agreed:
        require_adopted(parts, records, HERE)
