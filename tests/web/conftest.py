"""The school behind the gate, built once: opening a gate takes the agreement of two evaluators, and tests only read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from consent_gate.terms import Mode
from tests.web.school import School, make_ledger


@pytest.fixture(scope="session")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """The school behind an enforcing gate. Its log holds lines of other tests too: compare with what was there."""
    ledger = make_ledger(tmp_path_factory.mktemp("enforce"))
    yield School(ledger)
    ledger.close()


@pytest.fixture(scope="session")
def observed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """The school behind a gate that only observes."""
    ledger = make_ledger(tmp_path_factory.mktemp("observe"))
    yield School(ledger, Mode.OBSERVE)
    ledger.close()
