"""`make bench`: deciding, filtering, a gated request, a long log and checking policies, as JSON and tables.

Figures of one run on one machine, to be read as ratios. Nothing here passes or fails.
"""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.benchmarks import checking, deciding, filtering, gated_request, replaying

Rows = list[dict[str, Any]]
OUT = Path("build") / "bench"
PEERS = ("pycasbin", "cedarpy", "orjson", "msgspec", "Flask", "duckdb")


def main(names: list[str]) -> int:
    """Run the benchmarks named, all when none is; return the exit code."""
    known: dict[str, Callable[[], Rows]] = {
        "filtering": filtering.measure,
        "requests": gated_request.measure,
        "deciding": deciding.measure,
        "impact": replaying.measure,
        "checking": checking.measure,
    }
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.stderr.write(f"unknown: {', '.join(unknown)}; there are {', '.join(known)}\n")
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    for name in names or known:
        rows = known[name]()
        machine = {"python": platform.python_version(), **{peer: version(peer) for peer in PEERS}}
        (OUT / f"{name}.json").write_text(json.dumps({"machine": machine, "rows": rows}, indent=2) + "\n")
        sys.stdout.write(f"\n{name}\n{table(rows)}\n")
        sys.stdout.flush()
    sys.stdout.write(f"\n{OUT}/*.json\n")
    return 0


def flat(row: dict[str, Any]) -> dict[str, str]:
    """Return a row with one level: `microseconds: dict` for a figure inside a group."""
    cells: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            cells.update({f"{name}: {inner}": str(figure) for inner, figure in value.items()})
        else:
            cells[name] = f"{value:,}" if isinstance(value, int) else str(value)
    return cells


def table(rows: Rows) -> str:
    """Return the rows as an aligned table, one line a figure and one column a row: figures have long names."""
    cells = [flat(row) for row in rows]
    names = list(dict.fromkeys(name for row in cells for name in row))
    lines = [[name, *(row.get(name, "") for row in cells)] for name in names]
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
