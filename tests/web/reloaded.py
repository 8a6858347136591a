"""A school whose policies change while it is asked: two sets with other bits for the same words, and the right answers.

The newer set has one category more, and that sorts before all others: every bit of the older set means something else
in it. With the routes of the one and the masks of the other a name would leave that neither set lets out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Final

from consent_gate.gate import Gate
from consent_gate.ports import Ledger
from consent_gate.records import Body, PupilFacts, Record, Registration
from consent_gate.release import BodyShape, ObjectShape, Scalar
from consent_gate.rules.snapshot import Snapshot
from consent_gate.web import ConsentGate, Route, RouteKind, Routes
from consent_gate.web.paths import Pattern
from consent_gate_adapters.sql import open_ledger
from tests.small_policies import SMALL
from tests.web.school import NOW, PARTNER, FixedClock, Tokens, json_app, release

CATEGORIES: Final = "vocabulary/categories.csv"
TREES: Final = "vocabulary/trees.csv"
OLDER: Final[Mapping[str, str]] = SMALL
NEWER: Final[Mapping[str, str]] = {
    **SMALL,
    CATEGORIES: SMALL[CATEGORIES] + "aanwezigheid,aanwezigheid,presence\n",
    TREES: SMALL[TREES].replace("g2, identity.family_name, list:", "g2, aanwezigheid, list:"),
}
MISFIT: Final[Mapping[str, str]] = {
    path: text.replace("support", "assistance") if path != "model.conf" else text for path, text in SMALL.items()
}
"""Sound, and without a word that a route declares."""

SHAPE: Final = ObjectShape(
    {
        "achternaam": Scalar("identity.family_name"),
        "verzuim": Scalar("absence"),
        "zorg": Scalar("support"),
    }
)
ANSWER: Final = {"achternaam": "Kanarie", "verzuim": "3 dagen", "zorg": "Kanarie"}
RIGHT: Final = {
    Snapshot.stored(OLDER).digest: {"achternaam": "Kanarie", "verzuim": "3 dagen"},
    Snapshot.stored(NEWER).digest: {"verzuim": "3 dagen"},
}
"""What the attendance office may get of a pupil, by the policy set that decides."""


def write_set(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a policy set into `folder`, and return it."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def routes() -> Routes:
    """Declare a route for one pupil, one for staff and one that is free."""
    return Routes(
        [
            release("leerling", "/leerlingen/<nummer>", BodyShape(SHAPE, path_pupil=True), pupil="nummer"),
            Route("dossiers", Pattern.read("/dossiers"), RouteKind.STAFF),
            Route("login", Pattern.read("/login"), RouteKind.FREE),
        ]
    )


@contextmanager
def school_with(folder: Path, **asked: Any) -> Iterator[tuple[Ledger, Gate]]:
    """Open a ledger with one partner and one pupil, and a gate with the older set, in `folder`."""
    ledger = open_ledger(str(folder / "gate.db"))
    bodies: tuple[tuple[str, Body], ...] = (
        ("", Registration(PARTNER, ("toezicht",), "leerplicht")),
        ("lk1", PupilFacts(date(2010, 5, 5), ("1a",))),
    )
    with ledger.transaction() as transaction:
        for number, (pupil, body) in enumerate(bodies):
            transaction.append(Record(f"r{number}", pupil, NOW, "office", body))
    asked.setdefault("clock", FixedClock())
    try:
        yield ledger, Gate(snapshot=Snapshot.stored(OLDER), ledger=ledger, **asked)
    finally:
        ledger.close()


def gated(gate: Gate, app: Any = None) -> ConsentGate:
    """Put the gate before an app that gives more than may leave."""
    return ConsentGate(app or json_app(lambda _: ANSWER), gate=gate, routes=routes(), identify=Tokens())


def read(body: bytes) -> Any:
    """Return what an answer says."""
    return json.loads(body)
