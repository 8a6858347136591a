"""What every ledger keeps about its log, its stored policy sets and its partner keys."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consent_gate.decision import DisclosureEntry, Owed
from consent_gate.errors import ConsentGateError, LedgerUnavailable, RecordRefused
from consent_gate.ports import Ledger, LogPage, PartnerKey
from consent_gate.records import Registration
from tests.contracts.record_laws import FACTS, NewLedger, record, write
from tests.strategies import MOMENT, entries, log_line

CANARY = "Kanarie-Jansen"
OWING = log_line("owing", duties=(Owed("inform_guardians", date(2026, 9, 8), ("GI-01",), ("r1",)),))
KEY = PartnerKey("00ff", "org:lindenhout", "ab" * 32, MOMENT, MOMENT + timedelta(days=30))


def rows_of(page: LogPage) -> list[dict[str, Any]]:
    """Return a page line by line."""
    names = [field.name for field in fields(page)]
    return [dict(zip(names, row, strict=True)) for row in zip(*(getattr(page, name) for name in names), strict=True)]


class LogLaws:
    """Laws of log lines, policy sets and keys."""

    @given(st.lists(entries, max_size=8, unique_by=lambda entry: entry.id))
    @settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
    def test_lines_are_read_back(self, new_ledger: NewLedger, lines: list[DisclosureEntry]) -> None:
        """Every log line comes back equal and in order, and each filter gives exactly its own."""
        with new_ledger() as ledger:
            with ledger.transaction() as transaction:
                transaction.keep_snapshot("s1", {"model.conf": "m"})
                transaction.disclose(lines)
            assert list(ledger.entries()) == lines
            assert ledger.last_entry() == (lines[-1] if lines else None)
            for line in lines:
                assert list(ledger.entries(entry=line.id)) == [line]
                assert list(ledger.entries(pupil=line.pupil)) == [one for one in lines if one.pupil == line.pupil]
                assert list(ledger.entries(recipient=line.recipient)) == [
                    one for one in lines if one.recipient == line.recipient
                ]

            owing = [line for line in lines if line.duties]
            assert list(ledger.owing()) == owing
            for line in lines:
                assert list(ledger.owing(pupil=line.pupil)) == [one for one in owing if one.pupil == line.pupil]
                assert list(ledger.owing(recipient=line.recipient)) == [
                    one for one in owing if one.recipient == line.recipient
                ]

    @given(st.lists(entries, max_size=8, unique_by=lambda entry: entry.id), st.integers(0, 9))
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    def test_pages_tell_the_same_as_the_lines(
        self, new_ledger: NewLedger, lines: list[DisclosureEntry], skipped: int
    ) -> None:
        """The log column by column is the log: every line once, in order, from any line on."""
        with new_ledger() as ledger:
            with ledger.transaction() as transaction:
                transaction.keep_snapshot("s1", {"model.conf": "m"})
                transaction.disclose(lines)
            whole = [row for page in ledger.pages() for row in rows_of(page)]
            assert [row["seq"] for row in whole] == sorted({row["seq"] for row in whole})
            for row, line in zip(whole, lines, strict=True):
                assert datetime.fromisoformat(row["at"]) == line.at
                assert len(row["at"]) == len("2026-09-01T08:30:00.123456Z")
                assert all(row[name] == getattr(line, name) for name in row if name not in ("seq", "at"))
            after = whole[min(skipped, len(whole)) - 1]["seq"] if skipped and whole else 0
            rest = [row for page in ledger.pages(after=after) for row in rows_of(page)]
            assert rest == [row for row in whole if row["seq"] > after]

    def test_a_line_that_owes_is_found_and_read_back(self, ledger: Ledger) -> None:
        """What a disclosure obliges to is part of its line, and the line is found by it."""
        with ledger.transaction() as transaction:
            transaction.disclose([log_line("e1"), OWING, log_line("e2")])
        assert list(ledger.owing()) == list(ledger.owing(pupil="p1", recipient="org:lindenhout")) == [OWING]
        assert list(ledger.owing(pupil="P2")) == list(ledger.owing(recipient="org:leerplicht")) == []

    def test_the_last_line_is_the_one_appended_last(self, ledger: Ledger) -> None:
        """Whatever its id and whenever it was decided: the order of the log is that of appending."""
        assert ledger.last_entry() is None
        for line in (log_line("e9"), log_line("e1", at=MOMENT - timedelta(days=1))):
            with ledger.transaction() as transaction:
                transaction.disclose([line])
            assert ledger.last_entry() == line

    def test_lines_of_a_failed_block_are_gone(self, ledger: Ledger) -> None:
        """What was not committed is not in the log."""

        def fail() -> None:
            with ledger.transaction() as transaction:
                transaction.disclose([log_line("e1")])
                raise ZeroDivisionError

        with pytest.raises(LedgerUnavailable):
            fail()
        assert list(ledger.entries()) == []

    def test_a_line_has_an_id_of_its_own(self, ledger: Ledger) -> None:
        """A second line under a known id is not written, nor what came with it, even when the caller goes on."""
        with ledger.transaction() as transaction:
            transaction.disclose([log_line("e1")])

        def carry_on() -> None:
            with ledger.transaction() as transaction:
                transaction.append(record("facts", "p1", FACTS))
                with suppress(Exception):
                    transaction.disclose([log_line("e0"), log_line("e1", purpose="other"), log_line("e2")])

        with pytest.raises(LedgerUnavailable):
            carry_on()
        assert list(ledger.entries()) == [log_line("e1")]
        assert list(ledger.records()) == []

    def test_a_line_names_a_stored_policy_set(self, ledger: Ledger) -> None:
        """A decision that could not be computed again is not logged, hence not made (CG-05)."""
        with pytest.raises(LedgerUnavailable), ledger.transaction() as transaction:
            transaction.disclose([log_line("e1", snapshot="nowhere")])
        assert list(ledger.entries()) == []

    def test_a_policy_set_is_kept_once(self, ledger: Ledger) -> None:
        """The same set again is the same; another set under its digest is refused."""
        files = {"b.csv": 'p, "x"\n', "a.csv": "é\n"}
        for _ in range(2):
            with ledger.transaction() as transaction:
                transaction.keep_snapshot("s1", files)
        with pytest.raises(RecordRefused), ledger.transaction() as transaction:
            transaction.keep_snapshot("s1", {**files, "c.csv": ""})
        assert ledger.snapshot("s1") == files
        assert ledger.snapshot("s2") is None

    def test_every_kept_policy_set_is_listed_once(self, ledger: Ledger) -> None:
        """By hash, in order, however often it was kept; what was rolled back is not there."""
        assert list(ledger.snapshots()) == []
        for digest in ("s2", "s1", "s2"):
            with ledger.transaction() as transaction:
                transaction.keep_snapshot(digest, {"model.conf": digest})
        with suppress(RecordRefused), ledger.transaction() as transaction:
            transaction.keep_snapshot("s3", {"model.conf": "m"})
            transaction.keep_snapshot("s1", {"model.conf": "another"})
        assert list(ledger.snapshots()) == ["s1", "s2"]

    def test_a_key_is_kept_and_can_only_end(self, ledger: Ledger) -> None:
        """A stored key can be revoked or ended earlier, never woken up, prolonged, changed or given to another."""
        write(
            ledger, *(record(f"r-{name}", "", Registration(f"org:{name}", ("zorg",))) for name in ("lindenhout", "b"))
        )
        shorter = replace(KEY, expires_at=MOMENT + timedelta(days=1))
        for key in (KEY, KEY, shorter, replace(shorter, revoked=True)):
            with ledger.transaction() as transaction:
                transaction.keep_key(key)
            assert ledger.keys(key=KEY.id) == ledger.keys(recipient="org:lindenhout") == ledger.keys() == (key,)
        for stronger in (
            shorter,
            replace(KEY, revoked=True),
            replace(shorter, revoked=True, recipient="org:b"),
            replace(shorter, revoked=True, sha256="cd" * 32),
        ):
            with pytest.raises(RecordRefused), ledger.transaction() as transaction:
                transaction.keep_key(stronger)
        assert ledger.keys() == (replace(shorter, revoked=True),)
        assert ledger.keys(key="none") == ledger.keys(recipient="org:b") == ()

    def test_a_key_of_nobody_is_refused(self, ledger: Ledger) -> None:
        """A key belongs to a registered recipient."""
        with pytest.raises(RecordRefused), ledger.transaction() as transaction:
            transaction.keep_key(KEY)

    def test_no_error_says_what_it_was_about(self, ledger: Ledger) -> None:
        """Nothing of a record, an id or a line is in the text of an error, nor in what a log would print (CG-13)."""
        line = log_line("e1", exchange=CANARY, pupil=CANARY)
        attempts: list[Callable[[Any], object]] = [
            lambda transaction: transaction.append(record(CANARY, CANARY, Registration("org:x", ("zorg",)))),
            lambda transaction: transaction.append(record("f", CANARY + "*", FACTS)),
            lambda transaction: transaction.append(record("g", CANARY, Registration(CANARY, (CANARY,)))),
            lambda transaction: transaction.disclose([line, line]),
            lambda transaction: transaction.disclose([object()]),
            lambda transaction: transaction.keep_key(replace(KEY, id=CANARY)),
            lambda _: dict[str, str]()[CANARY],
        ]
        for attempt in attempts:
            with pytest.raises(ConsentGateError) as caught, ledger.transaction() as transaction:
                attempt(transaction)
            error = caught.value
            printed = "".join(traceback.format_exception_only(error)) + repr(error) + error.text.nl + error.text.en
            assert CANARY not in printed
            assert error.__cause__ is None
            assert error.__suppress_context__ or error.__context__ is None
