"""What came of every scenario in one run, on exactly one snapshot: `build/scenarios.json`.

    {"format": 1, "snapshot": SHA-256 of the policy set, "features": SHA-256 over all feature files,
     "finished_at": UTC, "scenarios": [{"feature": "jeugdhulp.feature", "line": 21, "name": ..., "rule": title of the
     Regel, "tags": [...], "example": cells of the row, "outcome": "passed" | "failed" | "skipped", "rules": [...],
     "reasons": [...], "requirements": [...], "met": [...], "edges": [["g2", child, parent], ...],
     "failed_line": 27, "failed_step": ...}]}

The file is written whole, at the end of a run, or not at all. A scenario that was not run is absent: `not_run` names
it, so that a run of some scenarios never looks like a run of all. It holds names of the vocabulary, codes and the words
of the features only.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from consent_gate.errors import DocumentInvalid
from consent_gate.text import Text
from consent_gate.workbench.features import Written

FORMAT: Final[Literal[1]] = 1
FILE: Final = Path("build/scenarios.json")
"""Where a run is kept when nobody says otherwise, relative to the folder in which commands run."""

Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
Instant = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")]
Kind = Literal["passed", "failed", "skipped"]
Branch = tuple[Literal["g", "g2", "g3"], str, str]
"""An edge of a tree: the kind of its line, child and parent."""


class Outcome(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One scenario that was run, or one example of an abstract scenario, with what its log shows of the policies.

    `rules`, `reasons` and `edges` are those by which its questions were decided; `requirements` those that a rule it
    cites names, `met` the ones among them on which something was decided. Sorted, each once. `failed_line` is 0 unless
    a step of it failed.
    """

    feature: str
    line: Annotated[int, Meta(ge=1)]
    name: str
    outcome: Kind
    rule: str = ""
    tags: tuple[str, ...] = ()
    example: str = ""
    rules: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    edges: tuple[Branch, ...] = ()
    failed_line: Annotated[int, Meta(ge=0)] = 0
    failed_step: str = ""

    @property
    def key(self) -> tuple[str, int, str]:
        """What tells this scenario from every other: its file, line and example."""
        return self.feature, self.line, self.example


class Outcomes(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One run. `finished_at` is UTC, to the second."""

    format: Literal[1]
    snapshot: Sha256
    features: Sha256
    finished_at: Instant
    scenarios: tuple[Outcome, ...]

    def not_run(self, written: Iterable[Written]) -> tuple[Written, ...]:
        """Return what of `written` this run left out."""
        ran = {outcome.key for outcome in self.scenarios}
        return tuple(scenario for scenario in written if scenario.key not in ran)


_ABSENT: Final = Text(
    "dit bestand is er niet; `consent-gate policy test --scenarios` schrijft het",
    "there is no such file; `consent-gate policy test --scenarios` writes it",
)
_BROKEN: Final = Text("geen geldige JSON", "not valid JSON")
_UNFIT: Final = Text("past niet: {problem}", "does not fit: {problem}")
_TWICE: Final = Text("scenario `{name}` staat er twee keer", "scenario `{name}` occurs twice")


def read_outcomes(file: Path) -> Outcomes:
    """Read a run. Raise DocumentInvalid for a file that is absent or is not wholly as described above."""
    try:
        outcomes = msgspec.json.decode(file.read_bytes(), type=Outcomes)
    except OSError:
        raise DocumentInvalid([("-", _ABSENT)], str(file)) from None
    except msgspec.ValidationError as error:
        problem, _, place = str(error).partition(" - at ")
        raise DocumentInvalid([(place.strip("`") or "$", _UNFIT.format(problem=problem))], str(file)) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise DocumentInvalid([("$", _BROKEN)], str(file)) from None
    seen: set[tuple[str, int, str]] = set()
    for at, outcome in enumerate(outcomes.scenarios):
        if outcome.key in seen:
            raise DocumentInvalid([(f"$.scenarios[{at}]", _TWICE.format(name=outcome.name))], str(file))
        seen.add(outcome.key)
    return outcomes


def write_outcomes(outcomes: Outcomes, file: Path) -> None:
    """Write a run, so that a reader meets the old file or the whole new one. Raise OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(_one_scenario_a_line(outcomes))
        Path(name).replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _one_scenario_a_line(outcomes: Outcomes) -> bytes:
    encoded = msgspec.json.encode(outcomes)
    return re.sub(rb'(?<=[\[,])(?=\{"feature":)', b"\n", encoded) + b"\n"
