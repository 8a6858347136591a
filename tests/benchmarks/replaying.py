"""`policy impact` on a long log, beside what the engine needs for a bare count and a bare grouping of the same files.

The size is `LINES`; ten million takes the same path (`LINES=10000000 python -m tests.benchmarks.run impact`).
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Final

from consent_gate.rules.snapshot import Snapshot
from consent_gate_adapters.impact import expressions
from consent_gate_adapters.impact.engines import open_engine
from consent_gate_adapters.impact.export import export
from consent_gate_adapters.impact.replaying import Part, Replaying
from consent_gate_adapters.sql import open_ledger
from tests.benchmarks.long_log import build

POLICIES: Final = Path(__file__).resolve().parents[2] / "policies"
LINES: Final = int(os.environ.get("LINES", "100000"))
SIGNED: Final = "set:zorgvraag, consent, consent:guardian+youth, JH-01"


def measure() -> list[dict[str, Any]]:
    """Return one row: seconds of each step, and the whole as so many times the bare grouping."""
    snapshot = Snapshot.read(POLICIES)
    files = dict(snapshot.document.files)
    path = "jeugdhulp/rules.csv"
    files[path] = files[path].replace(SIGNED, SIGNED.replace("consent:guardian", "consent:all_guardians"))
    with tempfile.TemporaryDirectory(prefix="consent-gate-") as name:
        folder = Path(name)
        lines = build(folder / "ledger.db", snapshot, lines=LINES, pupils=100, subsets=50)
        ledger = open_ledger(str(folder / "ledger.db"))
        engine = open_engine("duckdb", folder / "engine")
        try:
            _, exported = _timed(lambda: export(ledger, folder, lambda done: None))
            log = engine.read(folder / "log")
            _, counted = _timed(lambda: log.count().to_pyarrow())
            _, grouped = _timed(lambda: engine.write(expressions.groups(log), "bare"))
            replaying = Replaying(ledger, Snapshot.stored(files), engine, folder, lambda stage: nullcontext(_silent))
            found, replayed = _timed(lambda: replaying.run(Part()))
        finally:
            engine.close()
            ledger.close()
    seconds = {"export": exported, "count(*)": counted, "bare grouping": grouped, "settle, decide, count": replayed}
    return [
        {
            "lines": lines,
            "settled by group": found.settled,
            "one by one": found.single,
            "seconds": {step: round(took, 3) for step, took in seconds.items()},
            "times the bare grouping": round(replayed / grouped, 1),
            "microseconds a line, export included": round((exported + replayed) / lines * 1e6, 1),
        }
    ]


def _silent(*counts: int) -> None:
    """Show nothing."""


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    found = work()
    return found, time.perf_counter() - start
