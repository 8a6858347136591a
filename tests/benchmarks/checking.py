"""What an author waits for: whole commands over our policies, beside starting the program and doing nothing."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from typing import Any, Final

ROUNDS: Final = 5
REFERENCE: Final = "import consent_gate.cli"

COMMANDS: Final = {
    REFERENCE: [sys.executable, "-c", REFERENCE],
    "policy check": [sys.executable, "-c", "from consent_gate.cli import main; main()", "policy", "check", "policies"],
    "policy fmt --check": [
        *(sys.executable, "-c", "from consent_gate.cli import main; main()"),
        *("policy", "fmt", "--check", "policies"),
    ],
}


def measure() -> list[dict[str, Any]]:
    """Return one row for each command: median of whole processes, and how many times the reference that is.

    The commands take turns, so that a busy moment of the machine slows all of them.
    """
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, command in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            taken[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
    return [
        {
            "command": name,
            "milliseconds": round(1000 * median),
            "times the reference": round(median / medians[REFERENCE], 1),
        }
        for name, median in medians.items()
    ]
