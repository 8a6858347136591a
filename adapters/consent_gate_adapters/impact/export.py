"""The log as Parquet files, written in bounded memory, and carried on where an earlier run stopped.

A file is complete or absent: it gets its name, which tells its first and last `seq`, when it is written. The files hold
ids of pupils, so only the owner of the folder can read them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from consent_gate.ports import Ledger, LogPage
from consent_gate.terms import amsterdam_date

SCHEMA: Final = pa.schema(
    [
        ("seq", pa.int64()),
        ("id", pa.string()),
        ("at", pa.string()),
        ("recipient", pa.string()),
        ("purpose", pa.string()),
        ("pupil", pa.string()),
        ("snapshot", pa.string()),
        ("signature", pa.string()),
        ("pupil_revision", pa.int64()),
        ("organisation_revision", pa.int64()),
        ("day", pa.date32()),
        ("named", pa.bool_()),
    ]
)
"""The columns of a `LogPage`, the day in Amsterdam, and whether the line is about a known pupil."""

PART: Final = 1_000_000
"""Lines in one file; what an interrupted export has to do again."""
FOLDER: Final = "log"
_NAME: Final = re.compile(r"log-(\d{15})-(\d{15})\.parquet\Z")
_UNFINISHED: Final = "unfinished"
_REPEATING: Final = ("recipient", "purpose", "pupil", "snapshot", "signature", "day")
"""Columns with few values; the others would only make a dictionary of themselves."""


class OfAnotherLedger(Exception):
    """The folder holds files of another ledger's log."""


def export(ledger: Ledger, work: Path, progress: Callable[[int], None], part: int = PART) -> Path:
    """Bring the files below `work` up to the end of the log and return their folder.

    `progress` is told how many lines were written. Raise OfAnotherLedger, LedgerUnavailable, or OSError.
    """
    folder = work / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    done = 0
    pages = ledger.pages(after=_agreed(ledger, folder))
    while (first := next(pages, None)) is not None:
        size, last = 0, first.seq[-1]
        with pq.ParquetWriter(folder / _UNFINISHED, SCHEMA, use_dictionary=[*_REPEATING]) as writer:
            for page in chain((first,), pages):
                writer.write_table(_table(page))
                size += len(page.seq)
                done += len(page.seq)
                last = page.seq[-1]
                progress(done)
                if size >= part:
                    break
        (folder / _UNFINISHED).rename(folder / f"log-{first.seq[0]:015}-{last:015}.parquet")
    if not any(_parts(folder)):
        pq.write_table(SCHEMA.empty_table(), folder / f"log-{0:015}-{0:015}.parquet")
    return folder


def _agreed(ledger: Ledger, folder: Path) -> int:
    """Return the last `seq` that is in the files already, after a look whether they are of this ledger."""
    last, path = max(_parts(folder), default=(0, None))
    if path is None or last == 0:
        return 0
    kept = _last_row(path)
    page = next(ledger.pages(after=last - 1), None)
    if page is None or (page.seq[0], page.id[0]) != kept:
        raise OfAnotherLedger
    return last


def _last_row(path: Path) -> tuple[int, str]:
    file = pq.ParquetFile(path)
    rows = file.read_row_group(file.num_row_groups - 1, columns=["seq", "id"])
    return rows["seq"][-1].as_py(), rows["id"][-1].as_py()


def _parts(folder: Path) -> Iterator[tuple[int, Path]]:
    for path in folder.iterdir():
        named = _NAME.match(path.name)
        if named:
            yield int(named[2]), path


def _table(page: LogPage) -> pa.Table:
    days: dict[str, date] = {}
    columns = {field.name: getattr(page, field.name) for field in fields(page)}
    columns["day"] = [days.get(at[:13]) or _day(days, at) for at in page.at]
    columns["named"] = [pupil != "" for pupil in page.pupil]
    return pa.table(columns, SCHEMA)


def _day(days: dict[str, date], at: str) -> date:
    """Return the day in Amsterdam, and keep it for the hour: midnight there is always on an hour of UTC."""
    day = days[at[:13]] = amsterdam_date(datetime.fromisoformat(at))
    return day
