"""A ledger of up to a million invented pupils, written straight into the tables so that it takes seconds, not hours.

Every pupil has two guardians, three to seven statements, and one in seven an objection, as in the peers' workload.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
from sqlalchemy import create_engine, insert

from consent_gate.records import Period
from consent_gate.state import GezagFact, Hold, PupilState, Statement
from consent_gate_adapters.sql import open_ledger
from consent_gate_adapters.sql.tables import pupil

TODAY = date(2026, 9, 1)
MATTERS = (
    ("jeugdpartner", "zorgvraag", "set:zorgvraag"),
    ("jeugdhulp", "zorgvraag", "school_functioning"),
    ("wijkteam", "zorgvraag", "set:herkenning"),
    ("publication", "image_website", "set:beeld"),
    ("publication", "image_closed_app", "image.photo"),
    ("publication", "image_publication", "set:beeld"),
)
BATCH = 20_000


def state(number: int) -> PupilState:
    """Return the folded state of the pupil with this number; the same at every call."""
    chance = random.Random(number)
    guardians = tuple(GezagFact(f"g{number}-{place}", f"ouder{place}", gezag=True, period=Period()) for place in (1, 2))
    statements = []
    for place in range(chance.randint(3, 7)):
        recipient, purpose, category = chance.choice(MATTERS)
        until = date(2026, 6, 1) if chance.random() < 0.1 else date(2027, 7, 31)
        by, yes = chance.choice(("ouder1", "ouder2")), chance.random() < 0.92
        given = date(2026, 1, 1 + chance.randint(0, 27))
        statements.append(
            Statement(
                f"s{number}-{place}", by, yes, False, given, recipient, purpose, (category,), (), Period(given, until)
            )
        )
    holds: tuple[Hold, ...] = ()
    if chance.random() < 0.15:
        holds = (Hold(f"h{number}", "objection", "*", "*", ("*",), ()),)
    born = date(chance.randint(2011, 2021), chance.randint(1, 12), chance.randint(1, 28))
    return PupilState(key(number), born, (f"G{number % 900}",), guardians, tuple(statements), holds)


def key(number: int) -> str:
    """Return the id of the pupil with this number."""
    return f"p{number:07}"


def fill(path: Path, pupils: int) -> None:
    """Make a ledger file at `path` that knows this many pupils."""
    open_ledger(str(path)).close()
    encode = msgspec.json.Encoder().encode
    engine = create_engine(f"sqlite:///{path}")
    try:
        with engine.begin() as connection:
            for rows in _batches(pupils):
                connection.execute(
                    insert(pupil), [{"pupil": key(row), "revision": 9, "state": encode(state(row))} for row in rows]
                )
    finally:
        engine.dispose()


def _batches(pupils: int) -> Iterator[range]:
    for start in range(0, pupils, BATCH):
        yield range(start, min(start + BATCH, pupils))
