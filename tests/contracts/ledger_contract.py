"""The contract of a ledger. An adapter's test subclasses `LedgerContract` and gives the two fixtures.

`ledger` is a fresh, empty ledger; `new_ledger` opens as many fresh ones as it is called.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event

import pytest

from consent_gate.errors import LedgerUnavailable
from consent_gate.ports import Ledger
from consent_gate.records import Consent, Registration, Withdrawal
from tests.contracts.log_laws import LogLaws
from tests.contracts.record_laws import DAY, FACTS, MATTER, RecordLaws, record, write
from tests.strategies import log_line

WRITERS = 6
ROUNDS = 15


class LedgerContract(RecordLaws, LogLaws):
    """All laws, with those of several threads on one ledger."""

    def test_no_update_is_lost_between_threads(self, ledger: Ledger) -> None:
        """Records that several threads append to one pupil all count, each with a revision of its own."""
        write(ledger, record("facts", "p1", FACTS))

        def append(writer: int) -> list[tuple[int, int]]:
            pairs = []
            for turn in range(ROUNDS):
                yes = record(f"c{writer}-{turn}", "p1", Consent("m1", MATTER, DAY))
                partner = record(f"o{writer}-{turn}", "", Registration("org:lindenhout", ("zorgvraag",)))
                revisions = write(ledger, yes, partner)
                pairs.append((revisions[0], revisions[1]))
            return pairs

        with ThreadPoolExecutor(WRITERS) as threads:
            pairs = [pair for found in threads.map(append, range(WRITERS)) for pair in found]
        total = WRITERS * ROUNDS
        assert sorted(pair[0] for pair in pairs) == list(range(2, total + 2))
        assert sorted(pair[1] for pair in pairs) == list(range(1, total + 1))
        with ledger.transaction() as transaction:
            row = transaction.pupils(["p1"])["p1"]
            assert (row.revision, len(row.state.statements)) == (total + 1, total)
            assert transaction.organisation_revision() == total

    def test_no_disclosure_after_a_withdrawal_relies_on_what_it_ended(self, ledger: Ledger) -> None:
        """While threads disclose, a withdrawal that returned is in every later line's revision (CG-03)."""
        write(ledger, record("facts", "p1", FACTS), record("yes", "p1", Consent("m1", MATTER, date(2026, 1, 1))))

        withdrawn = Event()

        def disclose(reader: int) -> None:
            turn, left = 0, ROUNDS
            while left:
                left -= withdrawn.is_set()
                turn += 1
                with ledger.transaction() as transaction:
                    row = transaction.pupils(["p1"])["p1"]
                    transaction.disclose([log_line(f"e{reader}-{turn}", pupil_revision=row.revision)])

        with ThreadPoolExecutor(WRITERS) as threads:
            readers = [threads.submit(disclose, reader) for reader in range(WRITERS)]
            (after,) = write(ledger, record("no", "p1", Withdrawal("m1", DAY, "yes")))
            with ledger.transaction() as transaction:
                transaction.disclose([log_line("marker", exchange="marker")])
            withdrawn.set()
            for reader in readers:
                reader.result()
        lines = list(ledger.entries())
        marker = next(place for place, line in enumerate(lines) if line.exchange == "marker")
        assert {line.pupil_revision for line in lines[marker + 1 :]} == {after}
        assert len(lines) > WRITERS * ROUNDS

    def test_a_closed_ledger_answers_nothing(self, ledger: Ledger) -> None:
        """After `close` every use is LedgerUnavailable."""
        ledger.close()
        with pytest.raises(LedgerUnavailable), ledger.transaction():
            pass
        with pytest.raises(LedgerUnavailable):
            list(ledger.entries())
        with pytest.raises(LedgerUnavailable):
            ledger.last_entry()
