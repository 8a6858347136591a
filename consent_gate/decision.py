"""What is asked, what is answered, and what is written down of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from msgspec import Struct

from consent_gate.reasons import Reason
from consent_gate.terms import Basis, Channel, Direction, Mode


class Grant(Struct, frozen=True):
    """Leaf categories permitted on one basis, with the rules that allowed them and the records they rest on.

    `inadmissible` are open objections to these categories that this basis does not yield to (AVG 21(1)).
    """

    basis: Basis
    categories: tuple[str, ...]
    rules: tuple[str, ...]
    records: tuple[str, ...] = ()
    inadmissible: tuple[str, ...] = ()


class Withheld(Struct, frozen=True):
    """Leaf categories kept back for one reason, with the rules and records that kept them or were not met."""

    reason: Reason
    categories: tuple[str, ...]
    rules: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


class Owed(Struct, frozen=True):
    """What a permit obliges to, until and including the day `due` (Amsterdam): the rules that say so, and the records.

    `duty` is a name of the policy's list of duties. `records` are those that the duty is about (an oral order), or else
    those that the permit rests on.
    """

    duty: str
    due: date
    rules: tuple[str, ...]
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer about one pupil. It permits when something is granted; there is no third answer.

    `revision` is the pupil's revision that the answer rests on, 0 when the ledger knows no such pupil. A category is
    in exactly one grant (of the first basis that permits) or in one or more withholdings, never in both.
    """

    pupil: str
    revision: int
    grants: tuple[Grant, ...]
    withheld: tuple[Withheld, ...]
    duties: tuple[Owed, ...] = ()

    @property
    def permits(self) -> bool:
        """True when at least one category may leave. The empty set never permits (CG-01)."""
        return any(grant.categories for grant in self.grants)

    @property
    def permitted(self) -> tuple[str, ...]:
        """All permitted leaf categories, in alphabetical order."""
        return tuple(sorted(category for grant in self.grants for category in grant.categories))


@dataclass(frozen=True, slots=True)
class Question:
    """Who asks what about whom, in one exchange.

    `asked` gives for each pupil the leaf categories at stake, as a mask of the snapshot that decides. `named_purpose`
    is what the request named, `route_purpose` what the route declares; either may be empty. `exchange` groups the log
    lines of one request; `trace` is a W3C trace id or empty; `route` the declared route's name. With `together` it is
    about one thing that shows all these pupils, such as a class photo: it goes when all of it may go for each of them.
    """

    recipient: str
    exchange: str
    asked: Mapping[str, int] = field(default_factory=dict)
    named_purpose: str = ""
    route_purpose: str = ""
    channel: Channel = Channel.HTTP
    route: str = ""
    trace: str = ""
    direction: Direction = Direction.ASKED
    together: bool = False


class DisclosureEntry(Struct, frozen=True):
    """One line of the disclosure log: one pupil, one exchange, permitted or refused.

    Holds ids, codes and vocabulary names only: no name, no field value (CG-13). `pupil` is empty when the ledger
    knows no such pupil, so that a made-up id cannot write itself into the log. `signature` is the decision without
    the pupil.
    """

    id: str
    exchange: str
    at: datetime
    mode: Mode
    channel: Channel
    route: str
    trace: str
    recipient: str
    purpose: str
    pupil: str
    asked: tuple[str, ...]
    grants: tuple[Grant, ...]
    withheld: tuple[Withheld, ...]
    snapshot: str
    pupil_revision: int
    organisation_revision: int
    signature: str
    direction: Direction = Direction.ASKED
    duties: tuple[Owed, ...] = ()

    @property
    def permits(self) -> bool:
        """True when something left, or in observe mode would have left."""
        return any(grant.categories for grant in self.grants)
