"""A policy set while somebody is typing in it: read as far as it can be, never refused.

A faultless set is a `Snapshot`; this is what an editor has in between. It decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from consent_gate.rules.duty_lines import read_duties
from consent_gate.rules.evidence import read_sources
from consent_gate.rules.faults import Faults
from consent_gate.rules.layout import DUTIES, RULES, SOURCES, TREES, VOCABULARY, flow_file
from consent_gate.rules.lines import DutyTerm, Edge, Place, Source
from consent_gate.rules.requirements import KNOWN
from consent_gate.rules.rule_lines import LineReader, Lines
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.vocabulary import Axis, Term
from consent_gate.rules.words import Words, read_words
from consent_gate.workbench.lint import Finding, diagnosed

_SLASH: Final = "/"


@dataclass(frozen=True)
class Draft:
    """What can be told of policy files, faults or not. `snapshot` is None while they cannot be read as a set."""

    files: Mapping[str, str]
    words: Words
    lines: Lines
    sources: tuple[Source, ...]
    duties: Mapping[str, DutyTerm]
    findings: tuple[Finding, ...]
    snapshot: Snapshot | None

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The edges of all trees that could be read."""
        return tuple(self.lines.edges)

    def term(self, name: str) -> tuple[Axis, Term] | None:
        """Return what the vocabulary says of a name, None when it knows no such name."""
        for axis, terms in self.words.terms.items():
            if name in terms:
                return axis, terms[name]
        return None

    def place_of_line(self, rule: str) -> Place | None:
        """Return where the rule with this id stands, None when there is none."""
        return self.lines.ids.get(rule)

    def sources_of(self, rule: str) -> tuple[Source, ...]:
        """Return the legal sources of a rule."""
        return tuple(source for source in self.sources if source.rule == rule)


def flows_of(files: Mapping[str, str]) -> tuple[str, ...]:
    """Return the flows that have a file of rules, in alphabetical order."""
    ending = f"{_SLASH}{RULES}"
    return tuple(sorted(path.removesuffix(ending) for path in files if path.endswith(ending)))


def draft_of(files: Mapping[str, bytes]) -> Draft:
    """Read policy files by path relative to their folder. Never raises for what is in them."""
    snapshot, found = diagnosed(files)
    texts = {path: content.decode("utf-8", errors="replace").replace("\r\n", "\n") for path, content in files.items()}
    unheard = Faults()
    words = read_words(texts, unheard)
    reader = LineReader(words, KNOWN, unheard)
    reader.read(TREES, texts.get(TREES, ""), edges_only=True)
    flows = flows_of(texts)
    for flow in flows:
        reader.read(flow_file(flow, RULES), texts[flow_file(flow, RULES)])
    sources: list[Source] = []
    for flow in flows:
        file = flow_file(flow, SOURCES)
        sources += read_sources(file, texts.get(file, ""), reader.lines.ids, unheard)
    duties = read_duties(texts[DUTIES], words.places, unheard) if DUTIES in texts else {}
    return Draft(texts, words, reader.lines, tuple(sources), duties, found, snapshot)


def is_vocabulary(file: str) -> bool:
    """True for a file of the vocabulary."""
    return file.startswith(f"{VOCABULARY}{_SLASH}")
