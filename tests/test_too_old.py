"""A policy set that served too long stops serving: everything gated is the one refusal, recorded as such (CG-01)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_gate.adoption import adopted_on, served_until
from consent_gate.decision import Question
from consent_gate.errors import NotAdopted
from consent_gate.gate import Gate
from consent_gate.manifest import Manifest
from consent_gate.papers import Papers
from consent_gate.ports import Ledger
from consent_gate.reasons import Reason
from consent_gate.records import MR_PARTS, Adoption, Ending, Record, Registration, RoleAssignment
from consent_gate.replay import replay
from consent_gate.rules.snapshot import Snapshot
from consent_gate.terms import AMSTERDAM
from consent_gate.web import REFUSAL
from tests.generated import examples
from tests.web.reloaded import OLDER, RIGHT, gated, school_with
from tests.web.school import NOW, PARTNER, TEACHER, TEACHER_KEY, ask

OLD = Snapshot.stored(OLDER)
TODAY = NOW.date()
YEAR = timedelta(days=365)


class Moving:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.instant = NOW

    def now(self) -> datetime:
        """Return the instant."""
        return self.instant

    def at(self, day: date, hour: int = 0, minute: int = 0) -> None:
        """Stand at this hour of this day in Amsterdam."""
        self.instant = datetime(day.year, day.month, day.day, hour, minute, tzinfo=AMSTERDAM)


@pytest.fixture
def school(tmp_path: Path) -> Iterator[tuple[Ledger, Moving]]:
    """A ledger, and a clock to move."""
    clock = Moving()
    with school_with(tmp_path, clock=clock) as (ledger, _):
        yield ledger, clock


def agree(ledger: Ledger, on: date, name: str = "mr1", serve_until: date | None = None) -> None:
    """Write down that the parents agreed to the older set."""
    body = Adoption(OLD.digest, ("parents",), on, serve_until=serve_until)
    with ledger.transaction() as transaction:
        transaction.append(Record(name, "", NOW + YEAR, "office", body))


def test_it_serves_through_its_last_day_and_not_a_minute_longer(school: tuple[Ledger, Moving]) -> None:
    """A year from the day of adoption, to the minute in Amsterdam; refused and served lines both replay (CG-05)."""
    ledger, clock = school
    agree(ledger, TODAY - timedelta(days=100))
    gate = Gate(snapshot=OLD, ledger=ledger, clock=clock, mr=("parents",), oldest=YEAR)
    served, last = gated(gate), TODAY + timedelta(days=264)
    clock.at(last, 23, 59)
    assert ask(served, "/leerlingen/lk1").json == RIGHT[OLD.digest]
    clock.at(last + timedelta(days=1))
    reply = ask(served, "/leerlingen/lk1")
    assert (reply.status[:3], reply.body) == ("403", REFUSAL.body)
    *_, line = ledger.entries()
    assert [kept.reason for kept in line.withheld] == [Reason.POLICY_TOO_OLD]
    assert (line.grants, line.pupil, line.snapshot) == ((), "", OLD.digest)
    assert list(replay(ledger)) == []
    until = gate.standing.until
    assert until is not None
    assert until == clock.now()


def test_every_way_to_ask_is_refused(school: tuple[Ledger, Moving]) -> None:
    """Foreseen, decided, a consultation, staff: whatever is asked of the gate (CG-01)."""
    ledger, clock = school
    agree(ledger, TODAY)
    gate = Gate(snapshot=OLD, ledger=ledger, clock=clock, oldest=YEAR)
    mask = OLD.vocabulary.mask_of(["absence"])
    question = Question(PARTNER, "x", {"lk1": mask})
    assert gate.foresee(OLD, question, mask, "lk1")
    assert gate.disclose(OLD, question) == {"lk1": mask}
    clock.instant = NOW + YEAR
    assert not gate.foresee(OLD, question, mask, "lk1")
    assert not gate.foresee(OLD, question, mask)
    assert gate.disclose(OLD, question) == {}
    assert gate.consult(OLD, question)[0].withheld
    assert gate.too_old(OLD)
    refused = [line.withheld[0].reason for line in list(ledger.entries())[2 - 1 :]]
    assert refused == [Reason.POLICY_TOO_OLD] * 4


def test_staff_are_refused_too_and_a_log_in_is_not(school: tuple[Ledger, Moving]) -> None:
    """Who is staff, and what roles there are, stands in the policies as well; a free route has nothing of a pupil."""
    ledger, clock = school
    agree(ledger, TODAY)
    with ledger.transaction() as transaction:
        transaction.append(Record("t1", "", NOW, "office", Registration(TEACHER, ("teaching",))))
        transaction.append(Record("t2", "", NOW, "office", RoleAssignment(TEACHER, "teacher", "group", "1a")))
    served = gated(Gate(snapshot=OLD, ledger=ledger, clock=clock, oldest=YEAR))
    assert ask(served, "/dossiers", headers=TEACHER_KEY).status[:3] == "200"
    clock.instant = NOW + YEAR
    assert ask(served, "/dossiers", headers=TEACHER_KEY).body == REFUSAL.body
    *_, line = ledger.entries()
    assert [kept.reason for kept in line.withheld] == [Reason.POLICY_TOO_OLD]
    assert ask(served, "/login", headers={}).status[:3] == "200"


def test_agreeing_anew_to_the_same_content_makes_it_young_again(school: tuple[Ledger, Moving]) -> None:
    """The running gate learns it when the set is activated again, as a watcher does by itself."""
    ledger, clock = school
    agree(ledger, TODAY)
    gate = Gate(snapshot=OLD, ledger=ledger, clock=clock, oldest=YEAR)
    clock.at(TODAY + YEAR)
    assert gate.too_old(OLD)
    agree(ledger, TODAY + YEAR, "mr2")
    gate.activate(OLD)
    assert not gate.too_old(OLD)


def test_a_set_of_unknown_age_does_not_start(school: tuple[Ledger, Moving]) -> None:
    """Where an age counts, somebody wrote down since when; else every restart would make an old set young again."""
    ledger, clock = school
    with pytest.raises(NotAdopted) as refused:
        Gate(snapshot=OLD, ledger=ledger, clock=clock, oldest=YEAR)
    assert refused.value.reason == Reason.POLICY_TOO_OLD
    agree(ledger, TODAY - YEAR)
    assert Gate(snapshot=OLD, ledger=ledger, clock=clock, oldest=YEAR).too_old(OLD)


def test_the_day_in_the_manifest_counts_and_so_does_that_in_the_ledger(school: tuple[Ledger, Moving]) -> None:
    """The earlier of the two: a manifest that is edited after adoption makes nothing last longer."""
    ledger, clock = school
    for said, adopted, last in ((5, None, 5), (None, 3, 3), (9, 4, 4), (2, 4, 2)):
        if adopted is not None:
            agree(ledger, TODAY, f"mr{said}-{adopted}", TODAY + timedelta(days=adopted))
        until = TODAY + timedelta(days=said) if said else None
        papers = Papers(Manifest("n", "1", OLD.digest, "c", "po", serve_until=until))
        clock.instant = NOW
        gate = Gate(snapshot=OLD, ledger=ledger, clock=clock, papers=papers)
        clock.at(TODAY + timedelta(days=last), 23, 59)
        assert not gate.too_old(OLD)
        clock.at(TODAY + timedelta(days=last + 1))
        assert gate.too_old(OLD)


def test_a_manifest_of_other_content_says_nothing(school: tuple[Ledger, Moving]) -> None:
    """Neither until when, nor anything else."""
    ledger, clock = school
    papers = Papers(Manifest("n", "1", "0" * 64, "c", "po", serve_until=TODAY - YEAR))
    assert not Gate(snapshot=OLD, ledger=ledger, clock=clock, papers=papers).too_old(OLD)


@pytest.mark.parametrize("oldest", [timedelta(), timedelta(hours=23), -YEAR, 200 * YEAR])
def test_an_age_that_is_none_opens_no_gate(school: tuple[Ledger, Moving], oldest: timedelta) -> None:
    """It would stop everything, or nothing ever."""
    with pytest.raises(ValueError, match="oldest"):
        Gate(snapshot=OLD, ledger=school[0], oldest=oldest)


said = st.lists(
    st.tuples(st.lists(st.sampled_from(MR_PARTS), min_size=1, unique=True), st.integers(0, 9), st.booleans()),
    max_size=5,
)


@examples(60)
@given(said, st.lists(st.sampled_from(MR_PARTS), unique=True))
def test_the_age_counts_from_the_day_since_which_all_have_agreed(
    drawn: list[tuple[list[str], int, bool]], parts: list[str]
) -> None:
    """By the last yes of each part that is asked; what was ended counts for nothing."""
    records = []
    for place, (agreed, day, ended) in enumerate(drawn):
        body = Adoption("0" * 64, tuple(agreed), TODAY + timedelta(days=day), serve_until=TODAY)
        records.append(Record(f"r{place}", "", NOW, "office", body))
        if ended:
            records.append(Record(f"e{place}", "", NOW, "office", Ending(f"r{place}", "mistake")))
    standing = [(agreed, TODAY + timedelta(days=day)) for agreed, day, ended in drawn if not ended]
    last = [max((day for agreed, day in standing if part in agreed), default=None) for part in parts]
    everyone = [max((day for _, day in standing), default=None)] if not parts else last
    expected = None if None in everyone else min(day for day in everyone if day is not None)
    assert adopted_on(parts, records, "0" * 64) == expected
    assert adopted_on(parts, records, "1" * 64) is None
    assert served_until(records, "0" * 64) == (TODAY if standing else None)
