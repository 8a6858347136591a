"""What a run of the scenarios is kept as, and what is refused when it is read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_gate.errors import DocumentInvalid
from consent_gate.workbench.features import Written
from consent_gate.workbench.outcomes import Outcome, Outcomes, read_outcomes, write_outcomes

DIGEST = "0" * 64
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
LISTS = st.lists(WORDS, max_size=3).map(tuple)


def run_of(*scenarios: Outcome) -> Outcomes:
    """Return one run of these scenarios."""
    return Outcomes(format=1, snapshot=DIGEST, features=DIGEST, finished_at="2026-11-28T09:00:00Z", scenarios=scenarios)


ONE = Outcome("a.feature", 3, "een", "passed", edges=(("g2", "kind", "ouder"),))


@given(
    st.lists(
        st.builds(
            Outcome,
            feature=WORDS,
            line=st.integers(1, 999),
            name=WORDS,
            outcome=st.sampled_from(["passed", "failed", "skipped"]),
            example=WORDS,
            rules=LISTS,
            edges=st.lists(st.tuples(st.sampled_from(["g", "g2", "g3"]), WORDS, WORDS), max_size=2).map(tuple),
            failed_line=st.integers(0, 9),
        ),
        unique_by=lambda outcome: outcome.key,
        max_size=4,
    )
)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, scenarios: list[Outcome]) -> None:
    """Writing and reading give the same run, whatever stands in it."""
    file = tmp_path_factory.mktemp("run") / "build" / "scenarios.json"
    write_outcomes(run_of(*scenarios), file)
    assert read_outcomes(file) == run_of(*scenarios)
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_was_not_run_is_named() -> None:
    """A run of some scenarios never looks like a run of all; each example counts."""
    written = [Written("a.feature", 3, "een"), Written("a.feature", 9, "twee", "", "x"), Written("b.feature", 3, "een")]
    assert run_of(ONE).not_run(written) == tuple(written[1:])


@pytest.mark.parametrize(
    "change",
    [
        lambda run: run.pop("format"),
        lambda run: run.update(format=2),
        lambda run: run.update(snapshot="abc"),
        lambda run: run.update(more=1),
        lambda run: run.update(finished_at="gisteren"),
        lambda run: run["scenarios"].append(run["scenarios"][0]),
        lambda run: run["scenarios"][0].update(outcome="green"),
        lambda run: run["scenarios"][0].update(line=0),
        lambda run: run["scenarios"][0].update(edges=[["g4", "a", "b"]]),
        lambda run: run["scenarios"][0].update(unknown=""),
    ],
)
def test_a_run_that_does_not_fit_is_refused(tmp_path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Nothing in the file is guessed at or passed over."""
    file = tmp_path / "scenarios.json"
    write_outcomes(run_of(ONE), file)
    document = json.loads(file.read_text(encoding="utf-8"))
    change(document)
    file.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(DocumentInvalid):
        read_outcomes(file)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b'{"format":1'])
def test_a_broken_file_is_refused(tmp_path: Path, content: bytes) -> None:
    """A file cut off in the middle is no run."""
    (tmp_path / "scenarios.json").write_bytes(content)
    with pytest.raises(DocumentInvalid):
        read_outcomes(tmp_path / "scenarios.json")


def test_an_absent_file_is_refused_with_the_remedy(tmp_path: Path) -> None:
    """Who has no run yet reads how to get one."""
    with pytest.raises(DocumentInvalid, match="policy test --scenarios"):
        read_outcomes(tmp_path / "scenarios.json")
