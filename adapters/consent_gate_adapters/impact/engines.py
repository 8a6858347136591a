"""The engines: DuckDB inside this process, or Spark. Both read and write Parquet, and put on disk what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

DUCKDB: Final = "duckdb"
SPARK: Final = "spark"
ENGINES: Final = (DUCKDB, SPARK)

MEMORY: Final = "1GB"
"""What DuckDB may take before it goes to disk; enough for ten million lines, and any machine has it."""

SPARK_SETTINGS: Final[Mapping[str, str]] = {
    # Nothing of it listens to the network. A cluster is meant only when `--spark-master` names one.
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.session.timeZone": "UTC",
}


class Engine:
    """One engine with a folder for what it writes. Close it after use."""

    def __init__(self, connection: Any, folder: Path) -> None:
        self._connection = connection
        self._folder = folder

    def read(self, path: Path) -> Any:
        """Return a Parquet file, or all those in a folder, as an Ibis table."""
        return self._connection.read_parquet(str(path / "*.parquet" if path.is_dir() else path))

    def write(self, expression: Any, name: str) -> Path:
        """Carry out an expression into Parquet below the folder and return where."""
        path = self._folder / f"{name}.parquet"
        self._connection.to_parquet(expression, str(path))
        return path

    def close(self) -> None:
        """Give back the connection."""
        self._connection.disconnect()


def open_engine(name: str, folder: Path, *, memory: str = MEMORY, master: str = "local[*]") -> Engine:
    """Open the engine `name`; it keeps its own files below `folder`. Raise ImportError when it is not installed."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if name == SPARK:
        return Engine(_spark(folder, master), folder)
    spill = folder / "spill"
    return Engine(ibis.duckdb.connect(temp_directory=str(spill), memory_limit=memory), folder)


def _spark(folder: Path, master: str) -> Any:
    from pyspark.sql import SparkSession  # an extra of its own

    builder = SparkSession.builder.appName("consent-gate").master(master)
    settings = {**SPARK_SETTINGS, "spark.local.dir": str(folder / "spill")}
    if not master.startswith("local"):
        settings = {"spark.sql.session.timeZone": "UTC"}
    for setting, value in settings.items():
        builder = builder.config(setting, value)
    return ibis.pyspark.connect(builder.getOrCreate())


def files_of(path: Path) -> list[Path]:
    """Return the Parquet files of a path in order of name: Spark writes a sorted table as files that follow on."""
    return sorted(path.glob("*.parquet")) if path.is_dir() else [path]


def rows_of(path: Path, size: int = 10_000) -> Iterator[dict[str, Any]]:
    """Yield the rows of a written table in order, few in memory at a time."""
    for file in files_of(path):
        for batch in pq.ParquetFile(file).iter_batches(size):
            yield from batch.to_pylist()


class Rows:
    """Writes rows to a Parquet file in batches, in a `with` block; without rows it makes an empty file."""

    def __init__(self, path: Path, schema: pa.Schema, size: int = 10_000) -> None:
        self._writer = pq.ParquetWriter(path, schema)
        self._schema = schema
        self._size = size
        self._rows: list[Mapping[str, Any]] = []

    def __enter__(self) -> Rows:
        return self

    def add(self, row: Mapping[str, Any]) -> None:
        """Write one row, sooner or later."""
        self._rows.append(row)
        if len(self._rows) >= self._size:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(pa.Table.from_pylist(self._rows, self._schema))
        self._rows.clear()

    def __exit__(self, *raised: object) -> None:
        self._flush()
        self._writer.close()
