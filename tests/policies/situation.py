"""One question put to the policies as they ship: who asks what, with these things recorded."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from consent_gate.decision import Decision
from consent_gate.grounds import Fact
from consent_gate.rules.decide import decide
from consent_gate.rules.expectations import recipient_as
from consent_gate.rules.situations import DAY, GUARDIANS, WITHOUT_GEZAG, born_for, said
from consent_gate.rules.snapshot import Snapshot
from consent_gate.scope import Period
from consent_gate.state import Hold, PupilState, RecipientState
from consent_gate.terms import ANY, THE_PUPIL
from tests.small_policies import POLICIES

EVER: Final = Period()
OBJECTION: Final = "objection"


@cache
def shipped() -> Snapshot:
    """Return the policies as they ship."""
    return Snapshot.read(POLICIES)


def snapshot_of(folder: Path) -> Snapshot:
    """Return the policies in another folder."""
    return Snapshot.read(folder)


def pupil(*recorded: str, age: int = 8, categories: tuple[str, ...] = (ANY,)) -> PupilState:
    """Return a pupil with joint gezag, for whom these words hold.

    `one`, `all` and `pupil` are who consented; `objection` is an open objection; any other word is a requirement that a
    recorded fact meets for `categories`.
    """
    speakers = {"one": (GUARDIANS[0].person,), "all": tuple(fact.person for fact in GUARDIANS), "pupil": (THE_PUPIL,)}
    statements = tuple(said(person, on=DAY) for word in recorded for person in speakers.get(word, ()))
    holds = (Hold("objection-1", OBJECTION, ANY, ANY, (ANY,), ()),) if OBJECTION in recorded else ()
    facts = tuple(
        Fact(f"fact-{word}", word, ANY, ANY, categories, (), EVER)
        for word in recorded
        if word not in speakers and word != OBJECTION
    )
    state = PupilState("p1", born_for(age), ("g1",), (*GUARDIANS, WITHOUT_GEZAG), statements, holds)
    return replace(state, facts=facts)


def asking(snapshot: Snapshot, name: str, *, held: Period = EVER) -> RecipientState:
    """Return one who answers to `name` towards `p1`: a partner, a role as narrow as it may be held, or a person."""
    asks = recipient_as(snapshot, name, PupilState("p1", None, ("g1",)))
    return replace(asks, roles=tuple(replace(role, period=held) for role in asks.roles))


def answer(snapshot: Snapshot, name: str, purpose: str, state: PupilState) -> Decision:
    """Ask about every field there is."""
    asked = snapshot.vocabulary.masks[ANY]
    return decide(snapshot, asking(snapshot, name), purpose, state, 1, asked, DAY)
