"""Which files make a policy set, and which do not belong there.

    model.conf
    vocabulary/recipients.csv purposes.csv categories.csv bases.csv trees.csv
    vocabulary/retention.csv duties.csv                  may be left out
    never.txt                                            may be left out: what must never be, as sentences
    FLOW/rules.csv sources.csv expectations.csv          one folder for each flow
    FLOW/duties.csv ceilings.csv                         may be left out

    manifest.toml manifest.sig                           beside the set: they name its hash and are not part of it

Texts for people (`*.md`) may stand anywhere. Anything else is a fault: a misspelt `rule.csv` would be ignored in
silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from consent_gate.rules import messages
from consent_gate.rules.faults import Faults
from consent_gate.rules.lines import Place
from consent_gate.rules.model import MODEL_FILE
from consent_gate.text import Text

VOCABULARY: Final = "vocabulary"
RECIPIENTS: Final = f"{VOCABULARY}/recipients.csv"
PURPOSES: Final = f"{VOCABULARY}/purposes.csv"
CATEGORIES: Final = f"{VOCABULARY}/categories.csv"
BASES: Final = f"{VOCABULARY}/bases.csv"
TREES: Final = f"{VOCABULARY}/trees.csv"
RETENTION: Final = f"{VOCABULARY}/retention.csv"
FIXED: Final = (MODEL_FILE, RECIPIENTS, PURPOSES, CATEGORIES, BASES, TREES)
DUTIES: Final = f"{VOCABULARY}/duties.csv"
NEVER: Final = "never.txt"
OPTIONAL: Final = (RETENTION, DUTIES, NEVER)
"""Files that came later: a policy set stored without them still opens (CG-05)."""

BESIDE: Final = ("manifest.toml", "manifest.sig")
"""What is said about the set and signed under it: they name its hash, so they are not part of it (`schemas.manifest`).
They are read, strictly, by whoever needs them."""

RULES: Final = "rules.csv"
SOURCES: Final = "sources.csv"
EXPECTATIONS: Final = "expectations.csv"
OWED: Final = "duties.csv"
FLOW_FILES: Final = (RULES, SOURCES, EXPECTATIONS)
CEILINGS: Final = "ceilings.csv"
OPTIONAL_IN_FLOW: Final = (OWED, CEILINGS)

FOR_PEOPLE: Final = ".md"
FLOW_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,63}\Z")


@dataclass(frozen=True, slots=True)
class Layout:
    """The files of a policy set in reading order, and its flows."""

    files: tuple[str, ...]
    flows: tuple[str, ...]


def lay_out(paths: Iterable[str], faults: Faults) -> Layout:
    """Sort `paths` into what is read; note what is missing, what is unknown, and a set without any flow."""
    given = sorted(path for path in paths if not path.endswith(FOR_PEOPLE) and path not in BESIDE)
    flows = set()
    for path in given:
        parts = path.split("/")
        in_flow = len(parts) == 2 and parts[0] not in ("", VOCABULARY)
        if path in (*FIXED, *OPTIONAL):
            continue
        if in_flow and parts[1] in (*FLOW_FILES, *OPTIONAL_IN_FLOW):
            flows.add(parts[0])
        else:
            faults.add(Place(path, 1), messages.FILE_UNKNOWN, _meant(path, in_flow, faults), file=path)
    for flow in sorted(flows):
        if not FLOW_NAME.match(flow):
            faults.add(Place(f"{flow}/{RULES}", 1), messages.FLOW_NAME)
    wanted = (*FIXED, *(f"{flow}/{file}" for flow in sorted(flows) for file in FLOW_FILES))
    for path in wanted:
        if path not in given:
            faults.give_up(Place(path, 1), messages.FILE_MISSING, file=path)
    optional = (*OPTIONAL, *(f"{flow}/{file}" for flow in sorted(flows) for file in OPTIONAL_IN_FLOW))
    return Layout(tuple(path for path in (*wanted, *optional) if path in given), tuple(sorted(flows)))


def flow_of_file(file: str) -> str:
    """Return the flow a file of a policy set belongs to: the folder it stands in."""
    return file.partition("/")[0]


def flow_file(flow: str, file: str) -> str:
    """Return the path of one file of a flow."""
    return f"{flow}/{file}"


def _meant(path: str, in_flow: bool, faults: Faults) -> Text | None:
    folder, _, name = path.rpartition("/")
    if in_flow:
        return faults.closest(name, (*FLOW_FILES, *OPTIONAL_IN_FLOW))
    if folder == VOCABULARY:
        files = (file for file in (*FIXED, *OPTIONAL) if file.startswith(f"{VOCABULARY}/"))
        return faults.closest(name, (file.removeprefix(f"{VOCABULARY}/") for file in files))
    return faults.closest(path, (*FIXED, *OPTIONAL))
