"""Reads Gherkin as the book shows it: features, their rules and scenarios, whole and in order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gherkin.errors import CompositeParserException
from gherkin.parser import Parser

from consent_gate.errors import ConsentGateError
from consent_gate.text import Text
from consent_gate.workbench.features import SUFFIX
from consent_gate.workbench.features import read_features as texts_below

_NOT_A_WORD: Final = re.compile(r"[^a-z0-9]+")


class FeaturesUnreadable(ConsentGateError):
    """A feature is no Gherkin; the text names the file and the line."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its Dutch keyword, its text, and the table or text below it."""

    keyword: str
    text: str
    table: tuple[tuple[str, ...], ...] = ()
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples of an abstract scenario: a heading and its rows."""

    keyword: str
    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario. `tags` are its own and those of its rule and feature, without the at sign."""

    feature: str
    rule: str
    keyword: str
    name: str
    line: int
    tags: tuple[str, ...]
    steps: tuple[Step, ...]
    examples: tuple[Examples, ...]

    @property
    def slug(self) -> str:
        """The name of this scenario in an address: of the feature, the rule and the scenario, and of nothing else."""
        return "-".join(slug_of(part) for part in (self.feature, self.rule, self.name) if part)

    @property
    def played(self) -> tuple[str, ...]:
        """What each playing of it is known by: nothing, or the cells of an example joined by ` | `."""
        if not self.examples:
            return ("",)
        return tuple(" | ".join(row) for examples in self.examples for row in examples.rows)

    @property
    def words(self) -> str:
        """All its words, for searching."""
        said = [self.name, *(f"{step.keyword} {step.text}" for step in self.steps)]
        said += [cell for step in self.steps for row in step.table for cell in row]
        return " ".join([*said, *(step.passage for step in self.steps if step.passage)])


@dataclass(frozen=True, slots=True)
class Part:
    """The scenarios under one Gherkin rule, or those above the first (an empty name)."""

    keyword: str
    name: str
    description: str
    background: tuple[Step, ...]
    scenarios: tuple[Scenario, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature file. `file` is its path below the folder, `stem` that path without its ending."""

    file: str
    keyword: str
    name: str
    description: str
    background: tuple[Step, ...]
    parts: tuple[Part, ...]

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.file.removesuffix(SUFFIX)

    @property
    def scenarios(self) -> Iterator[Scenario]:
        """Every scenario in order."""
        return (scenario for part in self.parts for scenario in part.scenarios)


def slug_of(text: str) -> str:
    """Return `text` as it stands in an address: small letters, digits and dashes."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return _NOT_A_WORD.sub("-", plain).strip("-")


def texts_in(folder: Path) -> Mapping[str, str]:
    """Return the text of each feature file below `folder`, by its path there. No such folder: nothing."""
    try:
        return texts_below(folder) if folder.is_dir() else {}
    except (OSError, UnicodeDecodeError):
        raise FeaturesUnreadable(
            Text("een feature-bestand is niet te lezen als UTF-8", "a feature file cannot be read as UTF-8")
        ) from None


def features_of(texts: Mapping[str, str]) -> tuple[Feature, ...]:
    """Read every feature in order of its name; raise FeaturesUnreadable for the first that is no Gherkin."""
    return tuple(_feature(file, texts[file]) for file in sorted(texts))


def _feature(file: str, text: str) -> Feature:
    try:
        said: Any = Parser().parse(text).get("feature")
    except CompositeParserException as error:
        # Its text repeats the file; the place of the first fault is what one needs.
        place = f"{file}:{error.errors[0].location.get('line', 1)}"
        raise FeaturesUnreadable(Text(f"{place}: dit is geen Gherkin", f"{place}: this is no Gherkin")) from None
    if not said:
        raise FeaturesUnreadable(Text(f"{file}: hier staat geen functionaliteit", f"{file}: there is no feature here"))
    background: tuple[Step, ...] = ()
    loose: list[Scenario] = []
    parts: list[Part] = []
    tags = _tags(said)
    for child in said["children"]:
        if "background" in child:
            background = _steps(child["background"])
        elif "scenario" in child:
            loose.append(_scenario(file, "", child["scenario"], tags))
        elif "rule" in child:
            parts.append(_part(file, child["rule"], tags))
    first = (Part("", "", "", (), tuple(loose)),) if loose else ()
    return Feature(file, said["keyword"], said["name"], _description(said["description"]), background, (*first, *parts))


def _part(file: str, said: Mapping[str, Any], above: Sequence[str]) -> Part:
    tags = (*above, *_tags(said))
    children = said["children"]
    background = next((_steps(child["background"]) for child in children if "background" in child), ())
    scenarios = tuple(
        _scenario(file, said["name"], child["scenario"], tags) for child in children if "scenario" in child
    )
    return Part(said["keyword"], said["name"], _description(said["description"]), background, scenarios)


def _scenario(file: str, rule: str, said: Mapping[str, Any], above: Sequence[str]) -> Scenario:
    return Scenario(
        file.removesuffix(SUFFIX),
        rule,
        said["keyword"],
        said["name"],
        said["location"]["line"],
        tuple(dict.fromkeys((*_tags(said), *above))),
        _steps(said),
        tuple(_examples(examples) for examples in said["examples"]),
    )


def _tags(said: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(tag["name"].removeprefix("@") for tag in said["tags"])


def _steps(said: Mapping[str, Any]) -> tuple[Step, ...]:
    return tuple(
        Step(
            step["keyword"].strip(),
            step["text"],
            tuple(_cells(row) for row in step.get("dataTable", {}).get("rows", ())),
            step.get("docString", {}).get("content", ""),
        )
        for step in said["steps"]
    )


def _examples(said: Mapping[str, Any]) -> Examples:
    header = _cells(said["tableHeader"]) if said.get("tableHeader") else ()
    return Examples(said["keyword"], said["name"], header, tuple(_cells(row) for row in said.get("tableBody", ())))


def _cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(cell["value"] for cell in row["cells"])


def _description(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def cited(scenarios: Iterable[Scenario], tag: str) -> tuple[Scenario, ...]:
    """Return the scenarios that bear `tag`, themselves or through what they stand in."""
    return tuple(scenario for scenario in scenarios if tag in scenario.tags)
