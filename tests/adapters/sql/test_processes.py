"""Several processes on one ledger file, one that is killed, and one that forks."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from consent_gate.errors import LedgerUnavailable
from consent_gate.ports import Ledger
from consent_gate.records import Consent, Withdrawal
from consent_gate_adapters.sql import open_ledger
from tests.adapters.sql.processes import FORK, PATIENCE, append_many, disclose_and_tell, disclose_until, run
from tests.contracts.record_laws import DAY, FACTS, MATTER, record, write
from tests.strategies import log_line

WRITERS = 4
TIMES = 12


def test_no_update_is_lost_between_processes(path: Path, ledger: Ledger) -> None:
    """Records that several processes append to one pupil all count, each with a revision of its own."""
    write(ledger, record("facts", "p1", FACTS))
    assert run(*(partial(append_many, path, writer, TIMES) for writer in range(WRITERS))) == [0] * WRITERS
    with ledger.transaction() as transaction:
        row = transaction.pupils(["p1"])["p1"]
        assert (row.revision, len(row.state.statements)) == (WRITERS * TIMES + 1, WRITERS * TIMES)
        assert transaction.organisation_revision() == WRITERS * TIMES


def test_a_withdrawal_holds_in_every_process(path: Path, ledger: Ledger) -> None:
    """While processes disclose, a withdrawal that returned is in the revision of every later line (CG-03)."""
    write(ledger, record("facts", "p1", FACTS), record("yes", "p1", Consent("m1", MATTER, DAY)))
    withdrawn = FORK.Event()
    works = [partial(disclose_until, path, reader, withdrawn, TIMES) for reader in range(WRITERS)]
    readers = [FORK.Process(target=work) for work in works]
    for reader in readers:
        reader.start()
    (after,) = write(ledger, record("no", "p1", Withdrawal("m1", DAY, "yes")))
    with ledger.transaction() as transaction:
        transaction.disclose([log_line("marker", exchange="marker")])
    withdrawn.set()
    for reader in readers:
        reader.join(PATIENCE)
    lines = list(ledger.entries())
    marker = next(place for place, line in enumerate(lines) if line.exchange == "marker")
    assert {line.pupil_revision for line in lines[marker + 1 :]} == {after}
    assert len(lines) - marker > WRITERS


def test_one_file_is_made_by_whoever_comes_first(tmp_path: Path) -> None:
    """Processes that all open ledgers that are not there yet get the same ones, whole."""
    paths = [tmp_path / f"{number}.db" for number in range(TIMES)]
    together = FORK.Barrier(WRITERS, timeout=PATIENCE)
    assert run(*(partial(_first, paths, writer, together) for writer in range(WRITERS))) == [0] * WRITERS
    for path in paths:
        ledger = open_ledger(str(path))
        assert len(list(ledger.pupils())) == WRITERS
        ledger.close()


def _first(paths: Sequence[Path], writer: int, together: Any) -> None:
    for path in paths:
        together.wait()
        ledger = open_ledger(str(path))
        write(ledger, record(f"f{writer}", f"p{writer}", FACTS))
        ledger.close()


@pytest.mark.parametrize("lines", random.Random(4).sample(range(1, 60), 10))
def test_what_was_told_was_written(path: Path, lines: int) -> None:
    """A process killed at any moment has told of no disclosure that is not in the log (CG-04).

    The kill comes at whatever instruction the process is when the test has read the n-th line. Loss of power is not
    tried here: against that every commit is synchronised to the disk (`test_every_commit_is_synchronised`).
    """
    inlet, outlet = os.pipe()
    process = FORK.Process(target=disclose_and_tell, args=(path, "e", outlet))
    process.start()
    os.close(outlet)
    with os.fdopen(inlet, encoding="ascii") as told:
        ids = [told.readline().strip() for _ in range(lines)]
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        ids += [line.strip() for line in told if line.endswith("\n")]
    process.join(PATIENCE)
    assert process.exitcode == -signal.SIGKILL
    ledger = open_ledger(str(path))
    logged = [entry.id for entry in ledger.entries()]
    ledger.close()
    assert ids == logged[: len(ids)]
    assert len(logged) - len(ids) <= 1


def test_a_forked_process_keeps_what_it_writes(path: Path) -> None:
    """A ledger that was in use before a fork works after it, in a child that outlives every connection of the parent.

    Without connections of its own the child would believe in locks that the parent held: the last process that closes
    the file would remove the write-ahead log, and what the child commits after that would be lost.
    """
    ledger = open_ledger(str(path))
    write(ledger, record("facts", "p1", FACTS))
    list(ledger.records())
    ours, theirs = FORK.Pipe()
    child = FORK.Process(target=_child, args=(ledger, theirs))
    child.start()
    assert ours.poll(PATIENCE)
    assert ours.recv() == 2
    ledger.close()
    open_ledger(str(path)).close()
    ours.send("go on")
    assert ours.poll(PATIENCE)
    assert ours.recv() == 3
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join(PATIENCE)
    again = open_ledger(str(path))
    assert [one.id for one in again.records()] == ["facts", "before", "after"]
    again.close()


def _child(ledger: Ledger, parent: Any) -> None:
    (revision,) = write(ledger, record("before", "p1", FACTS))
    parent.send(revision)
    parent.recv()
    (revision,) = write(ledger, record("after", "p1", FACTS))
    parent.send(revision)
    parent.recv()


def test_a_fork_inside_a_transaction_is_of_no_use_to_the_child(path: Path, ledger: Ledger) -> None:
    """A child forked inside a transaction cannot use the ledger nor open the file; the parent goes on as if alone."""
    with ledger.transaction() as transaction:
        transaction.append(record("facts", "p1", FACTS))
        assert run(partial(_refused, ledger, path)) == [0]
    assert [one.id for one in ledger.records()] == ["facts"]


def _refused(ledger: Ledger, path: Path) -> None:
    with pytest.raises(LedgerUnavailable):
        write(ledger, record("child", "p2", FACTS))
    with pytest.raises(LedgerUnavailable):
        list(ledger.records())
    with pytest.raises(LedgerUnavailable):
        open_ledger(str(path))


def test_a_child_cannot_end_the_transaction_of_its_parent(ledger: Ledger) -> None:
    """Where parent and child both reach the end of the block, only the parent commits."""
    child = -1
    try:
        with ledger.transaction() as transaction:
            transaction.append(record("facts", "p1", FACTS))
            child = os.fork()
        if child == 0:
            os._exit(1)
    except LedgerUnavailable:
        if child == 0:
            os._exit(0)
        raise
    finally:
        if child == 0:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert [one.id for one in ledger.records()] == ["facts"]
