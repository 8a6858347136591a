"""One decision with its records in hand, from 100 to 1,000,000 pupils in the ledger, 300 rules, beside its peers."""

from __future__ import annotations

import gc
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from consent_gate.rules.asker import Asker
from consent_gate.rules.snapshot import Snapshot
from consent_gate_adapters.sql import open_ledger
from tests.benchmarks.million import TODAY, fill, key
from tests.benchmarks.peers import Asked, from_casbin_slice, from_cedar, from_compiled, from_dict, plain_dict

SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
RULES = 300
QUESTIONS = 20_000
SLOW_QUESTIONS = 200
ROUNDS = 7
POLICIES = Path(__file__).parents[2] / "policies"


def bulk_policies() -> Snapshot:
    """Return our own policies with as many more rules as make 300, all read by the strict reader."""
    base = Snapshot.read(POLICIES)
    document, vocabulary = base.document, base.vocabulary
    chance = random.Random(300)
    rules, sources = [], ["rule,source,checked,note_nl"]
    for number in range(RULES - len(document.rules) - len(document.conditional)):
        name = f"BULK-{number:03}"
        recipient = chance.choice(vocabulary.recipients.leaves)
        purpose = chance.choice(vocabulary.purposes.leaves)
        category = chance.choice(vocabulary.categories.leaves)
        if number % 5 == 0:
            rules.append(f"p2, {recipient}, {purpose}, {category}, consent, consent:guardian, {name}, allow")
        else:
            rules.append(f"p, {recipient}, {purpose}, {category}, *, public_task, {name}, allow")
        sources.append(f"{name},invented for measuring,unverified,verzonnen")
    header = "situation,recipient,purpose,category,state,answer,because\n"
    extra = {
        "bulk/rules.csv": "\n".join(rules) + "\n",
        "bulk/sources.csv": "\n".join(sources) + "\n",
        "bulk/expectations.csv": header,
    }
    return Snapshot.stored({**document.files, **extra})


def questions(snapshot: Snapshot, pupils: int, count: int) -> list[Asked]:
    """Return questions that some rule speaks about, over pupils chosen at random."""
    vocabulary = snapshot.vocabulary
    chance = random.Random(pupils)
    askers = [
        Asker(f"org:{node}", (node,), purpose)
        for node in vocabulary.recipients.leaves
        for purpose in vocabulary.purposes.leaves
        if not vocabulary.recipients.terms[node].is_role and snapshot.plan((node,), purpose).potential
    ]
    leaves = vocabulary.categories.leaves
    found = []
    for _ in range(count):
        place, number, category = chance.randrange(len(askers)), chance.randrange(pupils), chance.choice(leaves)
        code = place * len(leaves) + leaves.index(category)
        found.append(Asked(number, key(number), askers[place], category, vocabulary.bits[category], code))
    return found


def microseconds(ask: Callable[[Asked], bool], asked: Sequence[Asked], rounds: int = ROUNDS) -> float:
    """Return the median over rounds of the mean time of one answer."""
    times = []
    for _ in range(rounds):
        gc.collect()
        gc.disable()
        start = time.perf_counter_ns()
        for question in asked:
            ask(question)
        times.append((time.perf_counter_ns() - start) / len(asked) / 1000)
        gc.enable()
    return statistics.median(times)


def measure(sizes: Sequence[int] = SIZES) -> list[dict[str, Any]]:
    """Return one row for each size: microseconds a decision, and each as a ratio to the plain dict of the same run."""
    snapshot = bulk_policies()
    rows = []
    for pupils in sizes:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(_row(snapshot, Path(folder) / "ledger.db", pupils))
    return rows


def _row(snapshot: Snapshot, path: Path, pupils: int) -> dict[str, Any]:
    fill(path, pupils)
    asked = questions(snapshot, pupils, QUESTIONS)
    few = asked[:SLOW_QUESTIONS]
    ledger = open_ledger(str(path))
    with ledger.transaction() as transaction:
        rows = transaction.pupils(sorted({question.pupil for question in asked}))
        states = {pupil: row.state for pupil, row in rows.items()}
    ledger.close()
    codes = {(question.asker.recipient, question.asker.purpose, question.category): question.code for question in asked}
    answers = plain_dict(pupils, 1 + max(codes.values()))
    compiled = from_compiled(snapshot, states)
    casbin, cedar = from_casbin_slice(snapshot, few), from_cedar(snapshot, few)
    differ = sum(len({peer(question) for peer in (compiled, casbin, cedar)}) > 1 for question in few)
    floor = microseconds(from_dict(answers, codes, TODAY.toordinal()), asked)
    times = {
        "dict": floor,
        "compiled": microseconds(compiled, asked),
        "casbin, pupil's slice": microseconds(casbin, few, 3),
        "cedar, pupil's slice": microseconds(cedar, few, 3),
    }
    return {
        "pupils": pupils,
        "rules": RULES,
        "microseconds": {name: round(value, 2) for name, value in times.items()},
        "times the dict": {name: round(value / floor, 2) for name, value in times.items()},
        "answers that differ": differ,
        "peak memory of the run, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
