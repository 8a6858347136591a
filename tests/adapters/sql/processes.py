"""Processes of a test: what each does, forked so that it starts where the test is."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from consent_gate.records import Consent, Registration
from consent_gate_adapters.sql import open_ledger
from tests.contracts.record_laws import DAY, MATTER, record, write
from tests.strategies import log_line

FORK = multiprocessing.get_context("fork")
PATIENCE = 60


def run(*works: Callable[[], object]) -> list[int | None]:
    """Run each in a process of its own, at the same time, and return their exit codes."""
    processes = [FORK.Process(target=work) for work in works]
    for process in processes:
        process.start()
    for process in processes:
        process.join(PATIENCE)
    return [process.exitcode for process in processes]


def append_many(path: Path, writer: int, times: int) -> None:
    """Open the ledger and append to one pupil and to the organisation."""
    ledger = open_ledger(str(path))
    for turn in range(times):
        yes = record(f"c{writer}-{turn}", "p1", Consent("m1", MATTER, DAY))
        write(ledger, yes, record(f"o{writer}-{turn}", "", Registration("org:lindenhout", ("zorgvraag",))))
    ledger.close()


def disclose_until(path: Path, reader: int, withdrawn: Any, more: int) -> None:
    """Log lines with the revision that was read, until the withdrawal returned and then some `more`."""
    ledger = open_ledger(str(path))
    turn = 0
    while more:
        more -= withdrawn.is_set()
        turn += 1
        with ledger.transaction() as transaction:
            row = transaction.pupils(["p1"])["p1"]
            transaction.disclose([log_line(f"e{reader}-{turn}", pupil_revision=row.revision)])
    ledger.close()


def disclose_and_tell(path: Path, name: str, outlet: int) -> None:
    """Log one line after the other for ever, and tell each id as soon as it was committed."""
    ledger = open_ledger(str(path))
    turn = 0
    while True:
        line = log_line(f"{name}-{turn}")
        with ledger.transaction() as transaction:
            transaction.disclose([line])
        os.write(outlet, f"{line.id}\n".encode())
        turn += 1
