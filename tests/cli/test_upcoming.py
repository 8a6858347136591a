"""`consent-gate upcoming`: what is coming, by kind, for people and for programs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from consent_gate.upcoming import KINDS
from tests.cli.conftest import NOW, FixedClock, School
from tests.cli.test_emergency import OPEN, asked


@pytest.fixture
def ahead(school: School) -> School:
    """A school with something of almost every kind before it."""
    school.type("recipient add org:ambulance --kind ambulance --purpose noodhulp --until 2026-10-01 --key-days 30")
    school.type("pupil add p2 --birth-date 2010-09-20 --group 7a")
    school.type("gezag set p2 --person g1 --until 2026-10-02")
    about = "--recipient jeugdhulp --purpose zorgvraag --category support.needs"
    school.type(f"consent give --pupil p2 --by g1 {about} --id c2")
    school.type(f"consent give --pupil p1 --by g2 {about} --until 2026-10-31 --id c3")
    school.type("mandate add org:ambulance --purpose noodhulp --service x --until 2026-10-03 --id m2")
    school.type("role assign staff:lk2 --role teacher --scope group --of 7a --until 2026-10-04 --id r2")
    school.type([*OPEN.split(), "--for", "1h", "--id", "nood"])
    asked(school, FixedClock(NOW))
    return school


def test_everything_that_is_coming_is_shown_by_day(ahead: School) -> None:
    """Which kind, when, about whom, and whose turn it is; it is no fault that something is coming."""
    found = [(row["day"][5:], row["kind"], row["about"], row["who"]) for row in ahead.json("upcoming --within 60d")]
    assert found == [
        ("09-01", "emergency", "p1", ""),
        ("09-03", "paper", "p1", ""),
        ("09-08", "duty", "p1", ""),
        ("09-08", "duty", "p1", ""),
        ("09-19", "consent", "p2", "pupil"),
        ("09-20", "birthday", "p2", "pupil"),
        ("10-01", "registration", "org:ambulance", ""),
        ("10-01", "key", "org:ambulance", "org:ambulance"),
        ("10-02", "gezag", "p2", "g1"),
        ("10-03", "mandate", "org:ambulance", ""),
        ("10-04", "role", "staff:lk2", ""),
        ("10-31", "consent", "p1", "g2"),
    ]
    table = ahead.type("upcoming")
    assert table.exit_code == 0
    assert next(line for line in table.stdout.splitlines() if line.endswith(")")).startswith("Verjaardagen")
    assert "Toestemmingen die aflopen (2)" in table.stdout
    assert "laten beoordelen" in table.stdout
    assert "12 van 2026-09-01 tot en met 2026-10-31" in table.stderr


def test_one_window_ends_where_the_next_begins(ahead: School) -> None:
    """Both ends are in it: 2026-09-19 closes one, 2026-09-20 opens the other."""
    first = ahead.json("upcoming --within 18d")
    second = ahead.json("upcoming --from 2026-09-20 --within 6w")
    assert first + second == ahead.json("upcoming --within 61d")
    assert (first[-1]["kind"], second[0]["kind"]) == ("consent", "birthday")


def test_a_kind_can_be_asked_for(ahead: School) -> None:
    """Once or more."""
    rows = ahead.json("upcoming --kind mandate --kind role")
    assert [row["record"] for row in rows] == ["m2", "r2"]


def test_nothing_coming_is_said(school: School) -> None:
    """An empty table would leave one wondering."""
    result = school.type("upcoming --within 0d --kind birthday")
    assert (result.exit_code, result.stdout) == (0, "niets van 2026-09-01 tot en met 2026-09-01\n")


def test_a_late_duty_does_not_fall_behind_the_window(ahead: School) -> None:
    """It stays among what is due today until it is closed, and is in no later window as well."""
    later = NOW + timedelta(days=10)
    shown = ahead.type("upcoming --kind duty", tick=later).stdout
    assert shown.count("TE LAAT") == 2
    assert "2026-09-08" in shown
    assert ahead.type("upcoming --kind duty --from 2026-09-12", tick=later).stdout.startswith("niets")


def test_a_closed_duty_is_not_coming(ahead: School) -> None:
    """Whoever did it is not reminded."""
    entry = ahead.json("upcoming --kind duty")[0]["record"]
    for duty in ("review_emergency", "inform_guardians"):
        assert ahead.type(f"duties close {entry} {duty} --by fg", tick=NOW + timedelta(hours=2)).exit_code == 0
    assert ahead.type("upcoming --kind duty", tick=NOW + timedelta(hours=2)).stdout.startswith("niets")


@pytest.mark.parametrize(
    "line",
    [
        "upcoming --within 60",
        "upcoming --within -1d",
        "upcoming --within 3661d",
        "upcoming --within 9999w",
        "upcoming --from morgen",
        "upcoming --from 9999-12-31 --within 1d",
        "upcoming --kind verjaardag",
    ],
)
def test_what_cannot_be_is_refused(school: School, line: str) -> None:
    """With the option that is wrong."""
    result = school.type(line)
    assert result.exit_code == 2
    assert f"--{line.split()[1].removeprefix('--')}" in result.stderr or "--within" in result.stderr


def test_the_help_names_every_kind(school: School) -> None:
    """So that nobody has to guess the words."""
    page = school.type("upcoming --kind x").stderr
    assert all(kind in page for kind in KINDS)
