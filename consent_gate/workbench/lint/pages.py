"""The files that findings point into: how long the underlined piece is, and which line it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from consent_gate.rules.cells import BOM
from consent_gate.rules.lines import Place
from consent_gate.text import Text
from consent_gate.workbench.lint.finding import Finding, Kind, Related, Spot


@dataclass(frozen=True)
class Pages:
    """The text of every file of a policy set, by path, with LF line ends."""

    texts: Mapping[str, str]

    @classmethod
    def of(cls, contents: Mapping[str, bytes]) -> Pages:
        """Return files as they can be shown, also those that the reader refuses."""
        shown = {path: content.removeprefix(BOM).decode(errors="replace") for path, content in contents.items()}
        return cls({path: text.replace("\r\n", "\n") for path, text in shown.items()})

    def line(self, place: Place) -> str | None:
        """Return the whole line of a place, None when the file or the line is not there."""
        lines = self.texts.get(place.file, "").split("\n")
        return lines[place.line - 1] if place.line <= len(lines) and place.file in self.texts else None

    def row(self, place: Place) -> Spot:
        """Return the whole line from a place on."""
        line = self.line(place)
        return Spot(place, max(1, len(line.rstrip(" ")) - place.column + 1) if line is not None else 1)

    def cell(self, place: Place, number: int = 0) -> Spot:
        """Return one cell of a line: the one that begins at the place, or the `number`th after it."""
        line = self.line(place)
        if line is None:
            return Spot(place)
        start = place.column - 1
        for _ in range(number):
            start = min(cell_end(line, start) + 1, len(line))
        raw = line[start : cell_end(line, start)]
        inner = raw.strip(" ")
        column = start + len(raw) - len(raw.lstrip(" ")) + 1
        return Spot(Place(place.file, place.line, column), max(1, len(inner)))

    def found(self, kind: Kind, spot: Spot, *related: Related, **values: object) -> Finding:
        """Return a finding of `kind`; `values` fill the places in its text and its remedy."""
        text, remedy = kind.text.format(**values), kind.remedy.format(**values)
        return Finding(kind.code, kind.severity, spot, text, remedy, related)

    def beside(self, place: Place, text: Text, **values: object) -> Related:
        """Return a line that explains a finding."""
        return Related(self.row(place), text.format(**values))


def cell_end(line: str, start: int) -> int:
    """Return where the cell that begins at `start` ends: at a comma outside double quotes, or at the end."""
    quoted = False
    for at in range(start, len(line)):
        if line[at] == '"':
            quoted = not quoted
        if line[at] == "," and not quoted:
            return at
    return len(line)
