"""What must never be: one sentence of the never-list as a value.

Three forms: something never leaves (`BAN`), something recorded never stops what would leave (`STOP`), and something is
never refused (`REFUSAL`). Whatever a sentence leaves out is not limited: every recipient, purpose or basis is meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consent_gate.rules.lines import Place
from consent_gate.rules.vocabulary import Tree
from consent_gate.terms import ANY, DECISION_ORDER, Basis


class Form(StrEnum):
    """What a sentence rules out."""

    BAN = "never_leaves"
    STOP = "never_stopped"
    REFUSAL = "never_refused"


@dataclass(frozen=True, slots=True)
class Names:
    """Names of one tree at any height, and those that are excepted. `*` names everything."""

    named: tuple[str, ...] = (ANY,)
    excepted: tuple[str, ...] = ()

    def mean(self, tree: Tree, name: str) -> bool:
        """True when the sentence speaks about `name`."""
        return self.include(tree, name) and not self.leave_out(tree, name)

    def include(self, tree: Tree, name: str) -> bool:
        """True when `name` falls under what is named."""
        return any(tree.covers(wider, name) for wider in self.named)

    def leave_out(self, tree: Tree, name: str) -> bool:
        """True when `name` falls under an exception."""
        return any(tree.covers(wider, name) for wider in self.excepted)


@dataclass(frozen=True, slots=True)
class Never:
    """One sentence. `text` is what its author wrote, without the id and the source.

    `bases` limits it to what leaves on one of them; `without` to states in which none of these is recorded, `during`
    to states in which at least one is: requirements, `objection` or `restriction`. `stopper` is what never stops.
    """

    id: str
    form: Form
    text: str
    source: str
    place: Place
    what: Names = Names()
    who: Names = Names()
    why: Names = Names()
    bases: tuple[Basis, ...] = ()
    without: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    stopper: str = ""

    @property
    def places(self) -> tuple[int, ...]:
        """The places in `DECISION_ORDER` of the bases it speaks about."""
        return tuple(at for at, basis in enumerate(DECISION_ORDER) if not self.bases or basis in self.bases)

    @property
    def recorded(self) -> tuple[str, ...]:
        """Every word for something recorded that it names."""
        return (*self.without, *self.during, *((self.stopper,) if self.stopper else ()))
