"""`log`: what left can be looked up and computed again."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from consent_gate.cli.logs import DEVIATIONS
from consent_gate.ports import Ledger
from consent_gate.replay import Deviation
from tests.cli.conftest import School


def test_list_shows_each_line(school: School) -> None:
    """The newest is last, where a reader's eye is."""
    lines = school.type("log list").stdout.splitlines()
    assert len(lines) == 6
    assert "3/6" in lines[1]
    assert "consent" in lines[1]
    assert "RECIPIENT_UNKNOWN" in lines[3]
    assert lines[5].endswith("e1")


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("", 5),
        ("--pupil p1", 3),
        ("--pupil p2", 0),
        ("--recipient org:lindenhout", 3),
        ("--recipient org:lindenhout --pupil p1", 2),
        ("--since 2026-09-01 --until 2026-09-01", 5),
        ("--since 2026-09-02", 0),
        ("--until 2026-08-31", 0),
    ],
)
def test_filters_choose(school: School, words: str, count: int) -> None:
    """Each filter narrows; together they narrow more. Replay takes the same ones."""
    assert len(school.json(f"log list {words}") if count else []) == count
    assert school.json(f"log replay {words}") == [{"lines": count, "differences": 0}]


def test_a_long_log_ends_with_its_last_lines_and_says_so(school: School) -> None:
    """What is left out is told on stderr; --last 0 leaves out nothing."""
    result = school.type("log list --last 2")
    assert len(result.stdout.splitlines()) == 3
    assert "2 van 5" in result.stderr
    assert len(school.type("log list --last 0").stdout.splitlines()) == 6


def test_show_gives_the_whole_line(school: School) -> None:
    """Everything that was written down, and an answer in one word."""
    line = school.json("log show e1")[0]
    assert line["answer"] == "permit"
    assert line["grants"][0]["rules"] == ["JH-01"]
    text = school.type("log show e1").stdout
    assert "grants[0].records" in text
    assert "JH-01" in text


def test_replay_of_a_true_log_finds_nothing(school: School) -> None:
    """Exit 0, and the count of lines."""
    result = school.type("log replay")
    assert result.exit_code == 0
    assert "5 regels nagerekend, geen verschil" in result.stdout


def test_replay_tells_each_difference(school: School, ledger: Ledger) -> None:
    """A line that claims more than was decided is found, told, and is exit 1."""
    first = next(iter(ledger.entries()))
    grant = replace(first.grants[0], categories=(*first.grants[0].categories, "pgn.bsn"))
    with ledger.transaction() as transaction:
        transaction.disclose([replace(first, id="e2", grants=(grant,))])
    result = school.type("log replay")
    assert result.exit_code == 1
    assert "e2" in result.stdout
    assert "1 verschil(len)" in result.stdout
    found, total = school.json("log replay")
    assert (found["entry"], found["deviation"]) == ("e2", "decision_differs")
    assert total == {"lines": 6, "differences": 1}


def test_every_deviation_has_words() -> None:
    """No difference is told in code alone."""
    assert set(DEVIATIONS) == set(Deviation)
