"""The strict reader of policy files: a whole, faultless policy set, or every fault at once.

Nothing is repaired and nothing is skipped in silence. A set with a fault is never half a set: `PolicyInvalid` holds all
faults of one reading, in file order, and whatever decides at that moment goes on with the set it has (CG-12).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from consent_gate.errors import PolicyInvalid
from consent_gate.rules import messages
from consent_gate.rules.ceiling_lines import Ceiling, note_contradictions, read_ceilings
from consent_gate.rules.cells import MAX_BYTES, decode
from consent_gate.rules.duty_lines import OwedReader, read_duties
from consent_gate.rules.evidence import Expectation, note_missing_sources, read_expectations, read_sources
from consent_gate.rules.faults import Faults
from consent_gate.rules.layout import (
    BASES,
    BESIDE,
    CEILINGS,
    DUTIES,
    EXPECTATIONS,
    FOR_PEOPLE,
    NEVER,
    OWED,
    RETENTION,
    RULES,
    SOURCES,
    TREES,
    Layout,
    flow_file,
    lay_out,
)
from consent_gate.rules.lines import ConditionalRule, DutyTerm, Edge, Place, RetentionTerm, Rule, Source
from consent_gate.rules.model import MODEL_FILE, MODEL_SHA256
from consent_gate.rules.never import Never
from consent_gate.rules.never_lines import read_never
from consent_gate.rules.requirements import KNOWN
from consent_gate.rules.retention_lines import read_retention
from consent_gate.rules.rule_lines import LineReader, Lines
from consent_gate.rules.trees import grow
from consent_gate.rules.vocabulary import Axis, Vocabulary
from consent_gate.rules.words import FILE_OF, Words, read_words

__all__ = ["Expectation", "PolicyDocument", "read_files", "read_folder"]


@dataclass(frozen=True)
class PolicyDocument:
    """One policy set as its authors wrote it, read and found without fault.

    `files` is what the set is named and stored by: the text of every file that counts, with LF line ends, by its path
    relative to the policy folder. Reading `files` again gives an equal document.
    """

    vocabulary: Vocabulary
    rules: tuple[Rule, ...]
    conditional: tuple[ConditionalRule, ...]
    edges: tuple[Edge, ...]
    sources: Mapping[str, tuple[Source, ...]]
    expectations: tuple[Expectation, ...]
    model: str
    files: Mapping[str, str]
    retention: tuple[RetentionTerm, ...] = ()
    duties: Mapping[str, DutyTerm] = field(default_factory=dict)
    owed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    never: tuple[Never, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()


def read_folder(folder: Path) -> PolicyDocument:
    """Read a policy folder. Raise PolicyInvalid with every fault found, also for a folder that does not exist.

    Names that begin with a dot are not policy and not read: version control and desktops keep their own files there.
    """
    faults = Faults()
    contents: dict[str, bytes] = {}
    if not folder.is_dir():
        faults.add(Place(str(folder), 1), messages.FOLDER_MISSING)
        raise PolicyInvalid(tuple(faults))
    _collect(folder, "", contents, faults)
    return _read(contents, KNOWN, faults)


def read_files(files: Mapping[str, bytes], *, known: Collection[str] = KNOWN) -> PolicyDocument:
    """Read a policy set from its files by path. Raise PolicyInvalid with every fault, and nothing else.

    `known` are the requirements that a record kind can meet.
    """
    return _read(files, known, Faults())


def _collect(folder: Path, prefix: str, contents: dict[str, bytes], faults: Faults) -> None:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        faults.add(Place(prefix or str(folder), 1), messages.FILE_UNREADABLE)
        return
    for entry in entries:
        path = prefix + entry.name
        if entry.name.startswith(".") or entry.name.endswith(FOR_PEOPLE) or path in BESIDE:
            continue
        if entry.is_dir():
            if entry.is_symlink():
                faults.add(Place(path, 1), messages.FOLDER_LINK)
            else:
                _collect(folder / entry.name, f"{path}/", contents, faults)
            continue
        try:
            with (folder / entry.name).open("rb") as stream:
                contents[path] = stream.read(MAX_BYTES + 1)
        except OSError:
            faults.give_up(Place(path, 1), messages.FILE_UNREADABLE)


def _read(contents: Mapping[str, bytes], known: Collection[str], faults: Faults) -> PolicyDocument:
    layout = lay_out({*contents, *faults.unread}, faults)
    texts: dict[str, str] = {}
    for file in layout.files:
        text = decode(file, contents[file], faults) if file in contents else None
        if text is not None:
            texts[file] = text
    _note_other_model(texts, faults)
    words = read_words(texts, faults)
    reader = LineReader(words, known, faults)
    reader.read(TREES, texts.get(TREES, ""), edges_only=True)
    for flow in layout.flows:
        reader.read(flow_file(flow, RULES), texts.get(flow_file(flow, RULES), ""))
    lines = reader.lines
    _note_emptiness(layout, lines, faults)
    trees = {axis: grow(axis, words, lines.edges, faults) for axis in Axis}
    vocabulary = Vocabulary(trees[Axis.RECIPIENT], trees[Axis.PURPOSE], trees[Axis.CATEGORY], words.bases)
    sources: list[Source] = []
    expectations: list[Expectation] = []
    for flow in layout.flows:
        file = flow_file(flow, SOURCES)
        sources += read_sources(file, texts.get(file, ""), lines.ids, faults)
        file = flow_file(flow, EXPECTATIONS)
        expectations += read_expectations(file, texts.get(file, ""), vocabulary, lines.ids, known, faults)
    ceilings = _read_ceilings(layout, texts, vocabulary, known, faults)
    note_missing_sources(lines.ids, sources, faults)
    retention = read_retention(texts[RETENTION], vocabulary.categories, faults) if RETENTION in texts else []
    duties, owed = _read_duties(layout, texts, words, lines, faults)
    never = _read_never(texts, vocabulary, lines, faults)
    if len(faults):
        raise PolicyInvalid(tuple(faults))
    return PolicyDocument(
        vocabulary,
        tuple(lines.rules),
        tuple(lines.conditional),
        tuple(lines.edges),
        _by_rule(sources),
        tuple(expectations),
        texts[MODEL_FILE],
        MappingProxyType(texts),
        tuple(retention),
        duties,
        owed,
        tuple(never),
        tuple(ceilings),
    )


def _read_ceilings(
    layout: Layout, texts: Mapping[str, str], vocabulary: Vocabulary, known: Collection[str], faults: Faults
) -> list[Ceiling]:
    found: list[Ceiling] = []
    for file in (flow_file(flow, CEILINGS) for flow in layout.flows):
        if file in texts:
            found += read_ceilings(file, texts[file], vocabulary, known, faults)
    note_contradictions(found, faults)
    return found


def _read_duties(
    layout: Layout, texts: Mapping[str, str], words: Words, lines: Lines, faults: Faults
) -> tuple[Mapping[str, DutyTerm], Mapping[str, tuple[str, ...]]]:
    duties = read_duties(texts[DUTIES], words.places, faults) if DUTIES in texts else {}
    reader = OwedReader(duties, lines, faults)
    for flow in layout.flows:
        file = flow_file(flow, OWED)
        if file in texts:
            reader.read(file, texts[file])
    reader.note_unused(layout.flows)
    return MappingProxyType(duties), reader.owed


def _read_never(texts: Mapping[str, str], vocabulary: Vocabulary, lines: Lines, faults: Faults) -> list[Never]:
    """Read the never-list, unless a file with names was unreadable: then every name would look wrong."""
    if NEVER not in texts or not faults.unread.isdisjoint({*FILE_OF.values(), BASES}):
        return []
    required = {rule.requires for rule in lines.conditional}
    return read_never(NEVER, texts[NEVER], vocabulary, required, lines.ids, faults)


def _note_other_model(texts: Mapping[str, str], faults: Faults) -> None:
    model = texts.get(MODEL_FILE)
    if model is not None and hashlib.sha256(model.encode()).hexdigest() != MODEL_SHA256:
        faults.add(Place(MODEL_FILE, 1), messages.MODEL_DIFFERS)


def _note_emptiness(layout: Layout, lines: Lines, faults: Faults) -> None:
    if not layout.flows:
        faults.add(Place(flow_file("*", RULES), 1), messages.NO_RULES)
    for flow in layout.flows:
        file = flow_file(flow, RULES)
        if file not in lines.counted and file not in faults.unread:
            faults.add(Place(file, 1), messages.FLOW_WITHOUT_RULES)


def _by_rule(sources: Collection[Source]) -> Mapping[str, tuple[Source, ...]]:
    found: dict[str, list[Source]] = {}
    for source in sources:
        found.setdefault(source.rule, []).append(source)
    return MappingProxyType({rule: tuple(of_rule) for rule, of_rule in found.items()})
