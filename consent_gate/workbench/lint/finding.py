"""What the linter reports: a place and what is the matter there, how bad it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from consent_gate.rules.lines import Place
from consent_gate.text import Text


class Severity(StrEnum):
    """How bad a finding is. Errors keep a policy set from going live; warnings fail the check; remarks fail nothing.

    A remark is true and may well be meant, such as a denial that takes something from a wider permission.
    """

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"


SEVERITY_NAMES: Final[Mapping[Severity, Text]] = {
    Severity.ERROR: Text("fout", "error"),
    Severity.WARNING: Text("waarschuwing", "warning"),
    Severity.REMARK: Text("opmerking", "remark"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding. `code` never changes; `text` has places to fill; `remedy` says what to do."""

    code: str
    severity: Severity
    text: Text
    remedy: Text


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with a length in characters, at least 1, all on one line: what an editor underlines."""

    place: Place
    length: int = 1

    @property
    def end_column(self) -> int:
        """The column after the last one underlined, counted from 1."""
        return self.place.column + self.length


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that explains the finding, such as the rule that shadows."""

    spot: Spot
    text: Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the matter in one place. Findings sort by place, hence in the order in which an author meets them."""

    code: str
    severity: Severity
    spot: Spot
    text: Text
    remedy: Text
    related: tuple[Related, ...] = ()

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.spot.place

    def __lt__(self, other: Finding) -> bool:
        return (self.place, self.code, self.text.nl) < (other.place, other.code, other.text.nl)
