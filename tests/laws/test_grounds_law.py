"""CG-09 for grounds: without one nothing more leaves than with it, and a caution only ever takes away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as change

from consent_gate.grounds import Act, Caution, Emergency, Inspection, Order, OrderPaper, Weighing
from consent_gate.records import Ending, Matter, Record
from tests.generated import PUPIL, TODAY, Case, cases, examples, matters, one_of
from tests.generated_grounds import CAUTIONS
from tests.laws.outcomes import outcome, with_records

GROUND = (Order, OrderPaper, Weighing, Emergency, Inspection)
NOW = datetime(2026, 9, 1, tzinfo=UTC)


def with_ground() -> st.SearchStrategy[Case]:
    """Draw a case with a ground about the pupil."""
    return cases().filter(lambda case: any(isinstance(record.body, GROUND) for record in case.records))


@examples(300)
@given(with_ground(), st.data())
def test_a_ground_taken_out_never_widens(case: Case, draws: st.DataObject) -> None:
    """Without one order, paper, weighing or emergency a pupil's records never permit more."""
    gone = draws.draw(one_of([record for record in case.records if isinstance(record.body, GROUND)]))
    fewer = [record for record in case.records if record is not gone]
    assert not _wider(case, fewer)


@examples(300)
@given(with_ground(), st.data())
def test_a_ground_that_is_ended_never_widens(case: Case, draws: st.DataObject) -> None:
    """Ending one, at any moment after it was recorded, leaves what the others carry and no more."""
    at = draws.draw(one_of([place for place, each in enumerate(case.records) if isinstance(each.body, GROUND)]))
    where = draws.draw(st.integers(at + 1, len(case.records)))
    ending = Record("one-ending", PUPIL, NOW, "office", Ending(case.records[at].id, "withdrawn"))
    ended = [*case.records[:where], ending, *case.records[where:]]
    assert not _wider(case, ended)


@examples(200)
@given(cases())
def test_an_agreement_that_is_gone_never_widens(case: Case) -> None:
    """What the organisation agreed only ever adds; a recipient without it gets no more."""
    without = replace(case, recipient=change(case.recipient, facts=()))
    assert outcome(without).keys() <= outcome(case).keys()


@examples(300)
@given(cases().flatmap(lambda case: matters(case.at).map(lambda about: (case, about))), one_of(CAUTIONS), st.data())
def test_another_caution_never_widens(drawn: tuple[Case, Matter], name: str, draws: st.DataObject) -> None:
    """A caution about anything, entered at any moment, opens nothing."""
    case, about = drawn
    where = draws.draw(st.integers(1, len(case.records)))
    body = Caution(name.removeprefix("caution:"), "office", TODAY, about)
    added = Record("one-more", PUPIL, NOW, "office", body)
    assert not _wider(case, [*case.records[:where], added, *case.records[where:]])


@examples(100)
@given(cases())
def test_an_act_changes_no_answer(case: Case) -> None:
    """That a duty was carried out is no ground for anything."""
    act = Record("one-act", PUPIL, NOW, "office", Act("e1", "inform_guardians", TODAY, "office"))
    assert outcome(with_records(case, [*case.records, act])) == outcome(case)


def _wider(case: Case, records: list[Record]) -> bool:
    return not outcome(with_records(case, records)).keys() <= outcome(case).keys()
