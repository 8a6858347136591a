"""One expression, two real engines, the same answer; and more than fits in memory goes to disk."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import ibis
import pytest

from consent_gate.ports import Ledger
from consent_gate_adapters.impact import expressions
from consent_gate_adapters.impact.engines import SPARK, Engine, open_engine, rows_of
from consent_gate_adapters.impact.export import export
from tests.adapters.impact.conftest import candidate, replayed

pytestmark = [
    pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning"),
    # What PySpark 4.0 and its py4j still do with newer libraries, and with sockets of the JVM at the end of a run.
    pytest.mark.filterwarnings("ignore::DeprecationWarning:pyspark.*"),
    pytest.mark.filterwarnings("ignore::FutureWarning:pyspark.*"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

NO_SPARK = find_spec("pyspark") is None or not (shutil.which("java") or os.environ.get("JAVA_HOME"))
MILLIONS = 1_500_000


@pytest.mark.skipif(NO_SPARK, reason="`make spark` installs PySpark; it needs Java 17 besides")
def test_spark_gives_what_duckdb_gives(ledger: Ledger, tmp_path: Path) -> None:
    """The same expressions on the same files: all groups are equal, and so is everything that is counted."""
    log = export(ledger, tmp_path / "work", lambda lines: None)
    groups = [_groups(open_engine(name, tmp_path / name, master="local[2]"), log) for name in ("duckdb", SPARK)]
    assert groups[0] == groups[1]
    assert len(groups[0]) > 100
    changed = candidate("everyone signs")
    assert replayed(ledger, changed, tmp_path / "work") == replayed(ledger, changed, tmp_path / "work", engine=SPARK)


def _groups(engine: Engine, log: Path) -> list[tuple[object, ...]]:
    try:
        rows = rows_of(engine.write(expressions.groups(engine.read(log)), "groups"))
        return sorted(
            tuple(row[name] for name in (*expressions.GROUP, "lines", "first", "last", "example")) for row in rows
        )
    finally:
        engine.close()


def test_more_groups_than_fit_in_memory_go_to_disk(tmp_path: Path) -> None:
    """With millions of lines that are all different and little memory the grouping still ends, and is right."""
    connection = ibis.duckdb.connect()
    log = tmp_path / "log.parquet"
    connection.raw_sql(
        f"""COPY (SELECT n AS seq, printf('%032d', n) AS id, DATE '2026-09-01' + (n % 7)::INTEGER AS day,
        'org:x' AS recipient, 'zorgvraag' AS purpose, 's1' AS snapshot, md5(n::VARCHAR) AS signature, true AS named
        FROM range({MILLIONS}) lines(n)) TO '{log}' (FORMAT parquet)"""  # noqa: S608 - our own path
    )
    connection.disconnect()
    engine = open_engine("duckdb", tmp_path / "engine", memory="150MB")
    spilt = tmp_path / "engine" / "spill"
    grouped = engine.read(engine.write(expressions.groups(engine.read(log)), "groups"))
    assert grouped.count().to_pyarrow().as_py() == MILLIONS
    assert grouped.lines.sum().to_pyarrow().as_py() == MILLIONS
    assert spilt.exists()
    engine.close()
