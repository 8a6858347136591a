"""What else differs between two policy sets, and is no answer: labels, sources, expectations, duties, terms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from consent_gate.rules.layout import NEVER
from consent_gate.rules.snapshot import Snapshot

Subject = Literal["names", "labels", "sources", "expectations", "duties", "retention", "never"]


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that differs: what it is about, by which name, and what is said before and after ("" for nothing).

    Texts are the policy set's own words.
    """

    subject: Subject
    name: str
    old: str
    new: str


def remarks_on(old: Snapshot, new: Snapshot) -> tuple[Remark, ...]:
    """Return everything of these kinds that differs, by subject and then by name."""
    found = []
    for subject, told in _TOLD.items():
        was, now = told(old), told(new)
        for name in sorted(was.keys() | now.keys()):
            before, after = was.get(name, ""), now.get(name, "")
            if before != after:
                found.append(Remark(subject, name, before, after))
    return tuple(found)


def _names(snapshot: Snapshot) -> Mapping[str, str]:
    words = snapshot.vocabulary
    found: dict[str, str] = {}
    for tree in (words.recipients, words.purposes, words.categories):
        for name, term in tree.terms.items():
            found[name] = "+".join(sorted(term.scopes)) or "-"
    return found


def _labels(snapshot: Snapshot) -> Mapping[str, str]:
    words = snapshot.vocabulary
    labels = {name: words.label_of(name) for name in _names(snapshot)}
    labels |= {basis.value: text for basis, text in words.bases.items()}
    return {name: f"{text.nl} / {text.en}" for name, text in labels.items()}


def _sources(snapshot: Snapshot) -> Mapping[str, str]:
    sources = snapshot.document.sources
    return {rule: "; ".join(f"{one.text} ({one.checked})" for one in of_rule) for rule, of_rule in sources.items()}


def _expectations(snapshot: Snapshot) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in snapshot.document.expectations:
        answer = f"permit {one.basis.value}" if one.basis else "refuse"
        holds = [*(["objection"] if one.objection else []), *(["restriction"] if one.restriction else [])]
        state = " + ".join((*sorted(one.met), *holds)) or "-"
        name = f"{one.recipient}, {one.purpose}, {one.category}, {state}"
        said = f"{answer} ({one.because})"
        found[name] = f"{found[name]}; {said}" if name in found else said
    return found


def _duties(snapshot: Snapshot) -> Mapping[str, str]:
    document = snapshot.document
    found = {name: f"{term.days}, {term.needs}, {term.label.nl}" for name, term in document.duties.items()}
    return found | {rule: ", ".join(duties) for rule, duties in document.owed.items()}


def _retention(snapshot: Snapshot) -> Mapping[str, str]:
    terms = snapshot.document.retention
    return {f"{one.category} ({one.kind})": f"{one.years}, {one.law}, {one.source}, {one.status}" for one in terms}


def _never(snapshot: Snapshot) -> Mapping[str, str]:
    lines = snapshot.document.files.get(NEVER, "").splitlines()
    said = (line.strip() for line in lines)
    return {line: line for line in said if line and not line.startswith("#")}


_TOLD: Final[Mapping[Subject, Callable[[Snapshot], Mapping[str, str]]]] = {
    "names": _names,
    "labels": _labels,
    "sources": _sources,
    "expectations": _expectations,
    "duties": _duties,
    "retention": _retention,
    "never": _never,
}
