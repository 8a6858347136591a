"""The same schedule twice: one thread reloads and stands still halfway, another asks. Stock Casbin, and then us.

Nothing is left to chance or to the length of a policy: the reloading thread waits inside its own work until the other
has been answered.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import casbin
import pytest

from consent_gate import gate as gate_module
from consent_gate.rules.agreement import check_sample
from consent_gate.rules.snapshot import Snapshot
from tests.hazards.test_casbin_changes import ASKED, files
from tests.web.reloaded import NEWER, OLDER, RIGHT, gated, school_with
from tests.web.school import ask

T = TypeVar("T")


class Halfway:
    """A place in one thread's work where it waits until another has looked."""

    def __init__(self) -> None:
        self._reached, self._looked = threading.Event(), threading.Event()

    def here(self) -> None:
        """Say that the place is reached, and wait."""
        self._reached.set()
        assert self._looked.wait(30)

    def look(self, work: Callable[[], object], question: Callable[[], T]) -> T:
        """Run `work` in another thread up to the place, ask, let it end, and return the answer."""
        with ThreadPoolExecutor(1) as thread:
            running = thread.submit(work)
            assert self._reached.wait(30)
            try:
                return question()
            finally:
                self._looked.set()
                running.result()


def test_stock_answers_wrongly_to_another_thread_while_it_reloads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """HAZARD: the live role lines are cleared before they are built anew, so who is banned is let in meanwhile."""
    stock = casbin.Enforcer(*files(tmp_path))
    halfway, roles = Halfway(), stock.rm_map["g"]
    clear = roles.clear

    def cleared() -> None:
        clear()
        halfway.here()

    monkeypatch.setattr(roles, "clear", cleared)
    assert not stock.enforce(*ASKED)
    assert halfway.look(stock.load_policy, lambda: stock.enforce(*ASKED))
    assert not stock.enforce(*ASKED)


@pytest.mark.parametrize("at_the_end", [False, True])
def test_we_answer_by_the_running_set_to_another_thread_while_we_reload(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_the_end: bool
) -> None:
    """Before the new set is checked, and after that but before the swap: whole answers of the old one (CG-12)."""
    halfway = Halfway()
    old, new = Snapshot.stored(OLDER), Snapshot.stored(NEWER)
    with school_with(tmp_path) as (ledger, gate):
        served = gated(gate)

        def checked(snapshot: Snapshot) -> None:
            if not at_the_end:
                halfway.here()
            check_sample(snapshot)
            if at_the_end:
                halfway.here()

        monkeypatch.setattr(gate_module, "check_sample", checked)
        during = halfway.look(lambda: gate.activate(new), lambda: ask(served, "/leerlingen/lk1"))
        after = ask(served, "/leerlingen/lk1")
        lines = [line.snapshot for line in ledger.entries()]
    assert (during.json, after.json) == (RIGHT[old.digest], RIGHT[new.digest])
    assert lines == [old.digest, new.digest]
