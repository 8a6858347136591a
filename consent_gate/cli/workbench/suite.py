"""Running the scenarios: a process of pytest on the suite, under the policies of a folder, with its outcomes kept."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import click

from consent_gate.cli.shape import Option
from consent_gate.cli.wrong import Wrong
from consent_gate.text import Text
from consent_gate.workbench.outcomes import FILE, Outcomes, read_outcomes

SUITE: Final = Path("tests/bdd")
_DONE: Final = re.compile(r"\[\s*([0-9]+)%\]\s*$")

WHERE_SCENARIOS_STAND: Final = Option(
    ["--suite"],
    Text("waar de scenario's staan (anders tests/bdd)", "where the scenarios stand (else tests/bdd)"),
    type=click.Path(path_type=Path),
    default=SUITE,
    metavar="DIR",
)
KEPT_OUTCOMES: Final = Option(
    ["--outcomes"],
    Text("de bewaarde uitkomst van de scenario's (anders build/scenarios.json)", "the kept scenario outcomes"),
    type=click.Path(path_type=Path),
    default=FILE,
    metavar="FILE",
)

_NO_PYTEST: Final = Text(
    "voor de scenario's ontbreken pytest en pytest-bdd; installeer ze, of laat --scenarios weg",
    "the scenarios need pytest and pytest-bdd; install them, or leave --scenarios out",
)
_NO_SUITE: Final = Text(
    "hier staat geen scenariosuite ({suite}); wijs haar aan met --suite",
    "there is no scenario suite here ({suite}); point to it with --suite",
)
_NOT_RUN: Final = Text(
    "de scenariosuite kon niet draaien; `python -m pytest {suite}` laat zien waarom",
    "the scenario suite could not run; `python -m pytest {suite}` shows why",
)


def run_suite(
    policies: Path,
    suite: Path,
    kept: Path,
    only: Sequence[str] = (),
    progress: Callable[[int, int], None] = lambda count, total: None,
) -> tuple[Outcomes, bool]:
    """Run the scenarios and return their outcomes, also kept in `kept`, and whether the whole suite passed.

    `only` are scenarios as `FEATURE:LINE`. Raise Wrong when nothing could be run; the file of an earlier run is gone
    then, so that it is not taken for this one.
    """
    if any(importlib.util.find_spec(name) is None for name in ("pytest", "pytest_bdd")):
        raise Wrong(_NO_PYTEST)
    if not suite.exists():
        raise Wrong(_NO_SUITE.format(suite=suite.as_posix()))
    kept.unlink(missing_ok=True)
    words = [sys.executable, "-m", "pytest", str(suite), "-v", "--no-header", "--color=no", "--tb=no"]
    words += ["--scenario-outcomes", str(kept), *(f"--only-scenario={scenario}" for scenario in only)]
    environment = {**os.environ, "CONSENT_GATE_POLICIES": str(policies.resolve()), "PYTHONUNBUFFERED": "1"}
    # A folder of its own: runs side by side would clear away each other's.
    with (
        tempfile.TemporaryDirectory(prefix="consent-gate-") as folder,
        subprocess.Popen(  # noqa: S603 - this very Python, with words made here
            [*words, f"--basetemp={folder}/ledgers"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env=environment,
        ) as running,
    ):
        for line in running.stdout or ():
            done = _DONE.search(line)
            if done is not None:
                progress(int(done[1]), 100)
    if running.returncode not in (0, 1) or not kept.exists():
        raise Wrong(_NOT_RUN.format(suite=suite.as_posix()))
    return read_outcomes(kept), running.returncode == 0
