"""What came of holding one sentence of the never-list against everything that can be asked."""

from __future__ import annotations

from dataclasses import dataclass

from consent_gate.rules.lines import ConditionalRule, Rule
from consent_gate.rules.never import Never
from consent_gate.rules.space import State
from consent_gate.terms import Basis


@dataclass(frozen=True, slots=True)
class Counterexample:
    """One question whose answer a sentence rules out. `held` are the names of who asks.

    `met` are the requirements that are met, those of consent as some pupil meets them. `basis` is what it leaves on;
    None where it is refused. `rules` are the lines that decide it so.
    """

    held: tuple[str, ...]
    purpose: str
    category: str
    basis: Basis | None
    state: State
    asked: frozenset[str]
    rules: tuple[Rule | ConditionalRule, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Violations alike: the same asker and purpose, what it is about, and in how many states."""

    held: tuple[str, ...]
    purpose: str
    categories: tuple[str, ...]
    states: int


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of one sentence. `cells` are the answers gone through, one for each recipient, purpose, category, basis
    and state; `violations` how many of them it rules out. `idle` when nothing it is about can ever leave, whatever is
    recorded; `unnamed` are
    the words for something recorded that it names and no rule does.
    """

    never: Never
    cells: int
    violations: int
    example: Counterexample | None
    groups: tuple[Group, ...]
    idle: bool
    unnamed: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """True when there is no counterexample."""
        return self.example is None
