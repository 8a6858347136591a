"""What other tools of the workbench have to say, as the book shows it. None of it: the book says that it is absent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from consent_gate.text import Text


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much is exercised: for each kind how many there are, how many are exercised, and which are not."""

    parts: tuple[tuple[Text, int, int, tuple[str, ...]], ...]


NOT_MEASURED: Final = Coverage(())


@dataclass(frozen=True, slots=True)
class Mutation:
    """How many planted faults there were and what became of them, with those that nothing caught."""

    mutants: int
    killed: int
    equivalent: int
    survived: int
    survivors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Never:
    """One statement of what must never be, with its proof. `recipients` are those it names; none: everybody."""

    id: str
    sentence: str
    source: str
    place: str
    holds: bool
    proof: Text
    counterexample: str = ""
    recipients: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """Answers that change alike: for whom, for what, which data, when, from what to what, and how many cells."""

    who: Text
    purpose: Text
    what: Text
    when: Text
    before: Text
    after: Text
    cells: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since an earlier policy set: its hash, the rule lines, the files, and the answers that changed."""

    since: str
    label: Text
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[tuple[str, str, str], ...]
    files: tuple[str, ...]
    answers: tuple[tuple[str, tuple[Change, ...]], ...]
