"""What every ledger keeps about records: order, revisions, the folded present, and what it does not take."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from consent_gate.errors import LedgerUnavailable, RecordRefused
from consent_gate.grounds import Act
from consent_gate.ports import Ledger
from consent_gate.records import (
    Adoption,
    Advice,
    Correction,
    Ending,
    Matter,
    Objection,
    PupilFacts,
    Record,
    Withdrawal,
)
from consent_gate.state import pupil_state, recipient_state
from consent_gate.text import Text
from tests.contracts.misfits import DAY as DAY
from tests.contracts.misfits import FACTS as FACTS
from tests.contracts.misfits import MATTER as MATTER
from tests.contracts.misfits import REFUSED, START
from tests.contracts.misfits import record as record
from tests.strategies import AFTERWARDS, MOMENT, PUPILS, histories, log_line

NewLedger = Callable[[], AbstractContextManager[Ledger]]


def write(ledger: Ledger, *written: Record) -> list[int]:
    """Append these in one transaction and return the revisions."""
    with ledger.transaction() as transaction:
        return [transaction.append(one) for one in written]


class RecordLaws:
    """Laws of records. `new_ledger` opens a fresh, empty ledger each time it is called."""

    @given(histories())
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    def test_what_was_written_is_read_back(self, new_ledger: NewLedger, history: list[Record]) -> None:
        """Every record comes back equal and in order, and the folded present is the fold of what came back."""
        with new_ledger() as ledger:
            for one in history:
                write(ledger, one)
            assert list(ledger.records()) == history
            assert list(ledger.pupils()) == sorted({one.pupil for one in history} - {""})
            states = {state.recipient: state for state in ledger.recipients()}
            with ledger.transaction() as transaction:
                for pupil, row in transaction.pupils(PUPILS).items():
                    own = list(ledger.records(pupil=pupil))
                    assert own == [one for one in history if one.pupil == pupil]
                    assert (row.revision, row.state) == (len(own), pupil_state(pupil, own))
                for recipient, state in states.items():
                    assert state == recipient_state(recipient, ledger.records(recipient=recipient))
                    assert transaction.recipient(recipient) == state
                assert transaction.organisation_revision() == sum(one.pupil == "" for one in history)

    @given(histories())
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    def test_writing_again_changes_nothing(self, new_ledger: NewLedger, history: list[Record]) -> None:
        """The same records again get the revisions they got, at another hour and by another hand too (idempotence)."""
        with new_ledger() as ledger:
            first = write(ledger, *history)
            later = [replace(one, recorded_at=AFTERWARDS, recorded_by="import") for one in history]
            assert write(ledger, *later) == first
            assert list(ledger.records()) == history

    @pytest.mark.parametrize(("because", "admitted"), [("granted", True), ("overruled", True), ("done", False)])
    def test_an_objection_ends_by_a_decision(self, ledger: Ledger, because: str, admitted: bool) -> None:
        """Another word would end it in somebody's mind and not in the ledger."""
        write(ledger, *(record(*start) for start in START))
        write(ledger, record("o1", "p1", Objection("m1", Matter(), DAY)))
        with nullcontext() if admitted else pytest.raises(RecordRefused, match="because"):
            write(ledger, record("e1", "p1", Ending("o1", because)))

    def test_revisions_count_per_pupil_and_for_the_organisation(self, ledger: Ledger) -> None:
        """Each record raises the revision of its own pupil, or of the organisation, by one."""
        assert write(ledger, *(record(*start) for start in START)) == [1, 1, 2, 3, 1, 2, 4, 5, 3, 4]

    def test_records_are_found_by_their_kind(self, ledger: Ledger) -> None:
        """`kinds` leaves out every other kind, and goes together with the other limits."""
        write(ledger, *(record(*start) for start in START))
        assert [one.id for one in ledger.records(kinds=("order", "objection"))] == ["hold", "spoken", "written"]
        assert [one.id for one in ledger.records(pupil="p1", kinds=("consent",))] == ["yes"]
        assert [one.id for one in ledger.records(pupil="P2", kinds=("consent",))] == []
        assert list(ledger.records(kinds=())) == []

    def test_an_earlier_revision_can_be_read_again(self, ledger: Ledger) -> None:
        """`until` counts in the revisions of the pupil, or of the organisation (CG-05)."""
        write(ledger, *(record(*start) for start in START))
        assert [one.id for one in ledger.records(pupil="p1", until=2)] == ["facts", "yes"]
        assert [one.id for one in ledger.records(recipient="staff:lk1", until=1)] == []
        assert [one.id for one in ledger.records(recipient="staff:lk1", until=2)] == ["role"]

    def test_an_id_stands_for_one_record(self, ledger: Ledger) -> None:
        """Other content, or another pupil, under a known id is refused and changes nothing."""
        write(ledger, record("facts", "p1", FACTS))
        for other in (record("facts", "p1", PupilFacts()), record("facts", "P2", FACTS)):
            with pytest.raises(RecordRefused):
                write(ledger, other)
        assert list(ledger.records()) == [record("facts", "p1", FACTS)]

    @pytest.mark.parametrize("case", REFUSED, ids=str)
    def test_what_does_not_fit_is_refused(self, ledger: Ledger, case: str) -> None:
        """A record that is malformed, or refers to what is not there, is refused and leaves nothing."""
        write(ledger, *(record(*start) for start in START))
        before = list(ledger.records())
        with pytest.raises(RecordRefused):
            write(ledger, record("new", *REFUSED[case]))
        assert list(ledger.records()) == before

    def test_a_record_without_a_time_zone_is_refused(self, ledger: Ledger) -> None:
        """An instant that could be any of two is not written down (CG-10)."""
        with pytest.raises(RecordRefused):
            write(ledger, replace(record("facts", "p1", FACTS), recorded_at=MOMENT.replace(tzinfo=None)))

    def test_an_act_tells_of_a_correction_of_the_same_pupil(self, ledger: Ledger) -> None:
        """Telling a recipient of a correction that is not there, or of another pupil's, closes nothing (AVG 19)."""
        wrong = Correction("office", DAY, ("contact",))
        write(ledger, *(record(*start) for start in START), record("put-right", "p1", wrong))
        write(ledger, record("of-another", "P2", wrong))
        with ledger.transaction() as transaction:
            transaction.disclose([log_line("e1")])
        told = Act("e1", "tell_recipients", DAY, "office", of="put-right")
        for of in ("no", "of-another", "yes"):
            with pytest.raises(RecordRefused):
                write(ledger, record("told", "p1", replace(told, of=of)))
        write(ledger, record("told", "p1", told))

    def test_a_withdrawal_is_seen_by_the_next_transaction(self, ledger: Ledger) -> None:
        """After a withdrawal returned, whoever reads the pupil reads it (CG-03)."""
        write(ledger, *(record(*start) for start in START))
        write(ledger, record("no", "p1", Withdrawal("m1", DAY, "yes")))
        with ledger.transaction() as transaction:
            said = transaction.pupils(["p1"])["p1"].state.statements
        assert [(one.yes, one.withdrawn, one.recipient) for one in said if one.record in ("yes", "no")] == [
            (True, False, "jeugdhulp"),
            (False, True, "jeugdhulp"),
        ]

    def test_an_ended_registration_has_no_purposes(self, ledger: Ledger) -> None:
        """An ending reaches the recipient of what it ends."""
        write(ledger, *(record(*start) for start in START), record("gone", "", Ending("partner", "left")))
        with ledger.transaction() as transaction:
            state = transaction.recipient("org:lindenhout")
        assert state is not None
        assert state.purposes == ()

    def test_an_adoption_is_of_the_organisation_and_of_no_recipient(self, ledger: Ledger) -> None:
        """It raises the organisation's revision, can be ended, and makes nobody a recipient."""
        adopted = record("mr1", "", Adoption("0f" * 32, ("parents",), DAY))
        ended = record("mr2", "", Ending("mr1", "mistake"))
        assert write(ledger, adopted, ended) == [1, 2]
        assert list(ledger.records(pupil="")) == [adopted, ended]
        assert list(ledger.recipients()) == []

    def test_an_adoption_keeps_what_the_manifest_said(self, ledger: Ledger) -> None:
        """The name, the change, the advice of the FG, whose consent it needs, until when, and who signed."""
        advice = Advice("fg", DAY, "conditional", "Akkoord, mits vastgelegd.")
        signature = f"ed25519 {'0f' * 32} {'0f' * 64}"
        told = ("notulen", "De Linde", "2", "meer", "1f" * 32, advice, ("parents",), DAY, DAY, signature)
        adopted = Adoption("0f" * 32, ("parents",), DAY, *told)
        assert write(ledger, record("mr1", "", adopted)) == [1]
        assert list(ledger.records(pupil="")) == [record("mr1", "", adopted)]

    def test_an_unknown_id_is_simply_not_there(self, ledger: Ledger) -> None:
        """Ids that name no pupil, whatever they look like, are left out of the answer."""
        write(ledger, record("facts", "p1", FACTS))
        odd = ["*", "", "p2", "P1", "p1 ", "p1\n", "p1\0", "\ud800", "' OR 1=1 --", "p" * 70_000, "p1", "p1"]
        with ledger.transaction() as transaction:
            assert list(transaction.pupils(odd)) == ["p1"]
            assert transaction.pupils([]) == {}
            assert transaction.recipient("org:nobody") is None

    def test_thousands_in_one_question(self, ledger: Ledger) -> None:
        """A question about 3,000 pupils is one call, and each answer is of the pupil it is under."""
        write(ledger, *(record(f"f{number}", f"n{number}", FACTS) for number in range(3000)))
        ids = [f"n{number}" for number in range(0, 6000, 2)]
        with ledger.transaction() as transaction:
            rows = transaction.pupils(ids)
        assert sorted(rows) == sorted(ids[:1500])
        assert all(row.state.pupil == pupil for pupil, row in rows.items())
        assert len(list(ledger.pupils())) == len(list(ledger.records())) == 3000

    def test_a_failed_block_leaves_nothing(self, ledger: Ledger) -> None:
        """An error anywhere in the block undoes all of it, also what was refused after something was written."""

        def fail(failure: BaseException) -> None:
            with ledger.transaction() as transaction:
                transaction.append(record("facts", "p1", FACTS))
                raise failure

        for failure in (ZeroDivisionError(), RecordRefused(Text("nee", "no")), KeyboardInterrupt()):
            with pytest.raises((LedgerUnavailable, RecordRefused, KeyboardInterrupt)):
                fail(failure)
        assert list(ledger.records()) == []
        assert list(ledger.pupils()) == []

    def test_reading_ends_at_what_was_there(self, ledger: Ledger) -> None:
        """A reader that writes while it reads comes to an end."""
        write(ledger, record("f0", "n0", FACTS))
        for one in ledger.records():
            write(ledger, record(one.id + "0", one.pupil + "0", FACTS))
        assert len(list(ledger.records())) == 2

    def test_instants_are_kept_to_the_microsecond(self, ledger: Ledger) -> None:
        """The instant of a record comes back exactly, whatever its distance from a whole second."""
        written = [
            replace(record(f"f{n}", f"n{n}", FACTS), recorded_at=MOMENT + timedelta(microseconds=n)) for n in range(3)
        ]
        write(ledger, *written)
        assert [one.recorded_at for one in ledger.records()] == [one.recorded_at for one in written]
