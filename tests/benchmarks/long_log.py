"""A ledger with as many log lines as are wanted: some decided by the gate, and those copied in the database.

The copies are spread over two hundred days on which nothing in the answers depends: no pupil has a birthday that
matters, and no record a term. A copy is a line like any other; only the triggers are off while they are made.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Final

from consent_gate.decision import Question
from consent_gate.gate import Gate
from consent_gate.grounds import Agreement
from consent_gate.ports import Ledger
from consent_gate.records import (
    Body,
    Consent,
    Gezag,
    Matter,
    Objection,
    PupilFacts,
    Record,
    Registration,
    RoleAssignment,
    Withdrawal,
)
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.space import pairs, plan_of
from consent_gate_adapters.sql import open_ledger

BEGIN: Final = datetime(2026, 9, 1, 8, tzinfo=UTC)
DAYS: Final = 200
SUBSETS: Final = 200
"""Different sets of categories that each recipient asks for."""
TOGETHER: Final = 50
"""Pupils in one question."""
STAFF: Final = (("teacher", "teaching"), ("mentor", "guidance"))

_COPY: Final = """
INSERT INTO disclosure
    (seq, id, exchange, at, recipient, purpose, pupil, outcome, snapshot, signature, line, owes)
SELECT :base * :copy + seq, new, exchange, moment, recipient, purpose, pupil, outcome, snapshot, signature,
    replace(replace(line, id, new), at, moment), owes
FROM (
    SELECT *, printf('%032x', :base * :copy + seq) AS new,
        strftime('%Y-%m-%dT%H:%M:%S.', at, printf('+%d days', (:copy * 7 + seq) % :days))
            || printf('%06dZ', :copy) AS moment
    FROM disclosure WHERE seq <= :base
)
"""


class Standing:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.at = BEGIN

    def now(self) -> datetime:
        """Return the instant."""
        return self.at


def build(path: Path, policies: Snapshot, *, lines: int, pupils: int, subsets: int = SUBSETS) -> int:
    """Make a ledger at `path` with at least `lines` log lines about so many pupils; return how many there are."""
    ledger = open_ledger(str(path))
    chance = random.Random(7)
    clock = Standing()
    askers = {f"org:{kind}": purpose for kind, purpose in _kinds(policies)}
    askers |= {f"staff:{role}": purpose for role, purpose in STAFF}
    try:
        gate = Gate(snapshot=policies, ledger=ledger, clock=clock)
        _write(ledger, _records(policies, pupils, chance))
        ids = [_pupil(number) for number in range(pupils)]
        for recipient, purpose in askers.items():
            for mask in islice(_asked(policies, recipient, purpose, chance), subsets):
                clock.at += timedelta(minutes=1)
                asked = dict.fromkeys(chance.sample(ids, min(pupils, TOGETHER)), mask)
                gate.decisions(policies, Question(recipient, f"{clock.at:%H%M}", asked, purpose, purpose))
        base = sum(len(page.seq) for page in ledger.pages())
    finally:
        ledger.close()
    _copy(path, base, -(-lines // base) - 1)
    return base * max(1, -(-lines // base))


def _kinds(policies: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield partners and purposes for which something is open, conditional ones first: each partner once."""
    found = [pair for pair in pairs(policies) if _is_open(policies, pair.recipient, pair.purpose)]
    found.sort(key=lambda pair: (pair.recipient != "jeugdhulp", -len(plan_of(policies, pair).asks)))
    seen: dict[str, str] = {}
    for pair in found:
        seen.setdefault(pair.recipient, pair.purpose)
    yield from islice(seen.items(), 8)


def _is_open(policies: Snapshot, recipient: str, purpose: str) -> bool:
    partner = not policies.vocabulary.recipients.terms[recipient].is_role
    return partner and bool(policies.plan((recipient,), purpose).potential)


def _pupil(number: int) -> str:
    return f"p{number:05}"


def _records(policies: Snapshot, pupils: int, chance: random.Random) -> Iterator[tuple[str, Body]]:
    kinds = list(_kinds(policies))
    for kind, purpose in kinds:
        yield "", Registration(f"org:{kind}", (purpose,), kind)
        leaves, signed = policies.vocabulary.categories.leaves, date(2026, 8, 1)
        yield "", Agreement(f"org:{kind}", "processor", "x", (purpose,), leaves, "active", signed, security_annex="b2")
        yield "", Agreement(f"org:{kind}", "partner", "x", (purpose,), leaves, "active", signed)
    for role, _ in STAFF:
        yield "", RoleAssignment(f"staff:{role}", role, "group", "7a")
    for number in range(pupils):
        pupil = _pupil(number)
        yield pupil, PupilFacts(date(2018, 3, 1) if number % 3 else date(2012, 3, 1), ("7a",) if number % 2 else ())
        yield pupil, Gezag("g1", True)
        yield pupil, Gezag("g2", True)
        for kind, purpose in kinds:
            matter = Matter(kind, purpose)
            for person in ("g1", "g2", "pupil"):
                if chance.random() < 0.7:
                    yield pupil, Consent(person, matter, date(2026, 8, 20))
            if chance.random() < 0.1:
                yield pupil, Withdrawal("g1", date(2026, 8, 25), "", matter)
        if chance.random() < 0.1:
            yield pupil, Objection("g1", Matter(), date(2026, 8, 25))


def _write(ledger: Ledger, records: Iterator[tuple[str, Body]]) -> None:
    with ledger.transaction() as transaction:
        for number, (pupil, body) in enumerate(records):
            transaction.append(Record(f"r{number}", pupil, BEGIN, "office", body))


def _asked(policies: Snapshot, recipient: str, purpose: str, chance: random.Random) -> Iterator[int]:
    """Yield what is asked for: often something that could be had, with something else beside it."""
    plan = policies.plan((recipient.partition(":")[2],), purpose)
    bits: Mapping[str, int] = policies.vocabulary.bits
    open_bits = [bit for bit in bits.values() if bit & plan.potential]
    while True:
        some = chance.sample(open_bits, min(len(open_bits), chance.randint(1, 6)))
        yield sum({*some, *chance.sample([*bits.values()], 2)})


def _copy(path: Path, base: int, copies: int) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        indexes = ("disclosure_pupil", "disclosure_recipient", "disclosure_owing")
        made = connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = 'disclosure' AND type = 'trigger'"
            " OR name IN (?, ?, ?)",
            indexes,
        ).fetchall()
        for kind, name, _ in made:
            connection.execute(f"DROP {kind} {name}")
        for copy in range(1, copies + 1):
            connection.execute(_COPY, {"base": base, "copy": copy, "days": DAYS})
            connection.commit()
        for _, _, sql in made:
            connection.execute(sql)
        connection.commit()
    finally:
        connection.close()
