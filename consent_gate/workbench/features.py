"""Which scenarios stand in the feature files: place, name, rule and example of each, read lightly.

Enough to say which scenarios a run left out. It reads Dutch features as ours are written, and gives for those exactly
what a full reader of Gherkin gives (`tests/workbench/test_features.py`); it explains no step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from consent_gate.rules.snapshot import digest_of

SUFFIX: Final = ".feature"

_HEADING: Final = re.compile(r"(Regel|Abstract Scenario|Scenario|Voorbeelden|Achtergrond):(.*)")
_FENCES: Final = ('"""', "```")
_CELL_END: Final = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True, order=True)
class Written:
    """One scenario as it stands in a file, or one example of an abstract scenario.

    `feature` is relative to the features folder, `rule` the title of the `Regel` it stands under. `example` holds the
    cells of the example's row joined by ` | `, and is empty for an ordinary scenario.
    """

    feature: str
    line: int
    name: str
    rule: str = ""
    example: str = ""

    @property
    def key(self) -> tuple[str, int, str]:
        """What tells this scenario from every other: its file, line and example."""
        return self.feature, self.line, self.example


def read_features(folder: Path) -> Mapping[str, str]:
    """Return the text of every feature file below `folder`, by its path relative to it; none when there is no folder.

    Raise OSError when a file cannot be read.
    """
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob(f"*{SUFFIX}"))
    }


def features_digest(features: Mapping[str, str]) -> str:
    """Return the SHA-256 over all feature files, in hexadecimal: it changes when a name or a character does."""
    return digest_of(features)


def scenarios_in(features: Mapping[str, str]) -> tuple[Written, ...]:
    """Return every scenario of every feature, in the order in which they stand."""
    return tuple(found for feature, text in sorted(features.items()) for found in _scenarios(feature, text))


def _scenarios(feature: str, text: str) -> Iterator[Written]:
    rule, scenario, abstract, rows = "", None, False, -1
    for number, line in _outside_fences(text):
        heading = _HEADING.match(line)
        if heading is not None:
            keyword, title = heading[1], heading[2].strip()
            rows = 0 if keyword == "Voorbeelden" else -1
            rule = title if keyword == "Regel" else rule
            abstract = keyword == "Abstract Scenario" or (abstract and keyword == "Voorbeelden")
            if keyword.endswith("Scenario"):
                scenario = Written(feature, number, title, rule)
                if not abstract:
                    yield scenario
        elif line.startswith("|") and rows >= 0 and scenario is not None:
            rows += 1
            if rows > 1:  # the first row names the columns
                yield Written(feature, scenario.line, scenario.name, scenario.rule, " | ".join(_cells(line)))


def _outside_fences(text: str) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if fence:
            fence = "" if line.startswith(fence) else fence
        elif line.startswith(_FENCES):
            fence = line[:3]
        else:
            yield number, line


def _cells(line: str) -> list[str]:
    inner = _CELL_END.split(line)[1:-1]
    return [cell.strip().replace(r"\|", "|").replace(r"\\", "\\") for cell in inner]
