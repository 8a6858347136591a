"""Reload of a running gate: every request is decided by one whole policy set, none is lost, none gets a mix (CG-12)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from consent_gate.errors import ConsentGateError, DeclarationInvalid, PolicyInvalid
from consent_gate.gate import Gate
from consent_gate.ports import Ledger
from consent_gate.replay import replay
from consent_gate.rules.snapshot import Snapshot
from consent_gate.web import REFUSAL
from tests.web.reloaded import ANSWER, MISFIT, NEWER, OLDER, RIGHT, gated, read, school_with, write_set
from tests.web.school import PARTNER_KEY, ask, json_app
from tests.web.test_servers import request, waitress_serving

OLD, NEW, OTHER = Snapshot.stored(OLDER), Snapshot.stored(NEWER), Snapshot.stored(MISFIT)
WORKERS, ROUNDS, EACH = 4, 8, 3


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Ledger, Gate]]:
    """A ledger, and a gate with the older set in force."""
    with school_with(tmp_path) as school:
        yield school


def traced(number: int) -> tuple[str, dict[str, str]]:
    """Return a trace id of its own and the headers that bring it, so that a request can be found in the log."""
    trace = f"{number + 1:032x}"
    return trace, {**PARTNER_KEY, "traceparent": f"00-{trace}-{'1' * 16}-01"}


def test_the_bits_of_the_two_sets_differ() -> None:
    """Else nothing here could go wrong: each word that a route declares has another bit in the newer set."""
    shared = OLD.vocabulary.bits.keys() & NEW.vocabulary.bits.keys()
    assert all(OLD.vocabulary.bits[name] != NEW.vocabulary.bits[name] for name in shared)
    assert len(RIGHT) == 2


def test_a_set_that_changes_in_the_middle_of_a_request_does_not_change_that_request(
    opened: tuple[Ledger, Gate],
) -> None:
    """What was foreseen under one set is read, decided and recorded under that set; the next request has the other."""
    ledger, gate = opened

    def app(environ: dict[str, Any]) -> Any:
        gate.activate(NEW if gate.snapshot.digest == OLD.digest else OLD)
        return ANSWER

    served = gated(gate, json_app(app))
    for expected in (OLD, NEW, OLD):
        assert ask(served, "/leerlingen/lk1").json == RIGHT[expected.digest]
        assert list(ledger.entries())[-1].snapshot == expected.digest


def test_under_load_every_request_has_the_whole_answer_of_one_set(opened: tuple[Ledger, Gate]) -> None:
    """Threads ask while the sets alternate and a third one fails: one right answer each, under the set its line names.

    In each round somebody asks before, during and after the change, so both sets answer.
    """
    ledger, gate = opened
    served = gated(gate)
    round_of_all = threading.Barrier(WORKERS + 2, timeout=30)
    failed: list[type[ConsentGateError]] = []

    def asking(worker: int) -> list[tuple[str, bytes]]:
        got = []
        for turn in range(ROUNDS):
            round_of_all.wait()
            for number in range(EACH):
                trace, headers = traced((worker * ROUNDS + turn) * EACH + number)
                got.append((trace, ask(served, "/leerlingen/lk1", headers=headers).body))
        return got

    def changing() -> None:
        for turn in range(ROUNDS):
            round_of_all.wait()
            gate.activate(OLD if turn % 2 else NEW)

    def failing() -> None:
        for _ in range(ROUNDS):
            round_of_all.wait()
            try:
                gate.activate(OTHER)
            except DeclarationInvalid as error:
                failed.append(type(error))

    with ThreadPoolExecutor(WORKERS + 2) as threads:
        started = [threads.submit(asking, worker) for worker in range(WORKERS)]
        others = [threads.submit(changing), threads.submit(failing)]
        answers = [answer for running in started for answer in running.result()]
        for running in others:
            running.result()

    lines = {line.trace: line for line in ledger.entries()}
    assert len(answers) == len(lines) == WORKERS * ROUNDS * EACH
    for trace, body in answers:
        assert read(body) == RIGHT[lines[trace].snapshot]
    assert {line.snapshot for line in lines.values()} == {OLD.digest, NEW.digest}
    assert failed == [DeclarationInvalid] * ROUNDS
    assert list(replay(ledger)) == []


def test_a_set_that_a_route_does_not_fit_is_refused_as_a_whole(opened: tuple[Ledger, Gate], tmp_path: Path) -> None:
    """A word that a route declares is gone: the reload is refused, not every request after it."""
    ledger, gate = opened
    served = gated(gate)
    with pytest.raises(DeclarationInvalid, match="support"):
        gate.reload(write_set(tmp_path / "policies", MISFIT))
    assert (gate.snapshot.digest, gate.standing.refused) == (OLD.digest, "DeclarationInvalid")
    assert ledger.snapshot(OTHER.digest) is None
    assert ask(served, "/leerlingen/lk1").json == RIGHT[OLD.digest]
    gate.reload(write_set(tmp_path / "newer", NEWER))
    assert (gate.snapshot.digest, gate.standing.refused) == (NEW.digest, "")
    assert ask(served, "/leerlingen/lk1").json == RIGHT[NEW.digest]


def test_a_folder_with_a_fault_changes_nothing(opened: tuple[Ledger, Gate], tmp_path: Path) -> None:
    """The error comes to whoever asked for the reload, the next request is answered as before."""
    _, gate = opened
    served = gated(gate)
    folder = write_set(tmp_path / "policies", NEWER)
    (folder / "verzuim" / "rules.csv").write_text("p, leerplicht\n")
    with pytest.raises(PolicyInvalid):
        gate.reload(folder)
    assert (gate.snapshot, gate.standing.refused) == (gate.snapshot, "PolicyInvalid")
    assert ask(served, "/leerlingen/lk1").json == RIGHT[OLD.digest]
    assert ask(served, "/elders").body == REFUSAL.body


def test_a_real_server_goes_on_serving_while_the_set_changes(opened: tuple[Ledger, Gate], tmp_path: Path) -> None:
    """Over HTTP, with two workers: no request fails, and each has the whole answer of the set that its line names."""
    ledger, gate = opened
    older, newer = write_set(tmp_path / "older", OLDER), write_set(tmp_path / "newer", NEWER)
    with waitress_serving(gated(gate)) as port, ThreadPoolExecutor(3) as threads:
        asked = []
        for turn in range(4):
            numbers = range(turn * 6, turn * 6 + 6)
            asked += [(n, threads.submit(request, port, "/leerlingen/lk1", headers=traced(n)[1])) for n in numbers]
            gate.reload(older if turn % 2 else newer)
        answered = {traced(number)[0]: running.result() for number, running in asked}
        last = request(port, "/leerlingen/lk1")
    lines = {line.trace: line for line in ledger.entries()}
    assert {reply.status for reply in answered.values()} == {200}
    assert all(read(reply.body) == RIGHT[lines[trace].snapshot] for trace, reply in answered.items())
    assert read(last.body) == RIGHT[OLD.digest]
