"""The program as it is installed: a process of its own, with its exit codes and its two streams."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable

import click
import pytest

from consent_gate.cli import offered as program
from tests.cli.conftest import School

Run = Callable[..., subprocess.CompletedProcess[str]]
needs_terminal = pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no pseudo-terminals")


@pytest.fixture
def run(school: School) -> Run:
    """Run the program in the folder of the school."""

    def start(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("CONSENT_GATE_")}
        return subprocess.run(
            [sys.executable, "-W", "error", "-c", "from consent_gate.cli import main; main()", *words],
            cwd=school.folder,
            env={**clean, "PYTHONIOENCODING": "utf-8", **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return start


def test_the_answer_is_the_exit_code(run: Run) -> None:
    """0 yes, 1 no, 2 no question: a script needs nothing else."""
    asked = ("decide", "--recipient", "org:lindenhout", "--pupil", "p1", "--on", "2026-09-01", "--category")
    assert run(*asked, "school_functioning").returncode == 0
    assert run(*asked, "pgn.bsn").returncode == 1
    assert run(*asked, "nonsense").returncode == 2


def test_stdout_is_the_answer_and_stderr_the_remarks(run: Run) -> None:
    """What a program reads is never mixed with what a person should know."""
    result = run("decide", "--recipient", "org:lindenhout", "--pupil", "p1", "--category", "pgn.bsn", "--json")
    assert json.loads(result.stdout)["answer"] == "refuse"
    result = run("log", "list", CONSENT_GATE_LEDGER="nowhere.db", CONSENT_GATE_LANG="en")
    assert result.stdout == ""
    assert result.stderr.startswith("error: there is no ledger here")


def test_options_may_stand_before_and_after_the_command(run: Run) -> None:
    """People type them in either place."""
    assert run("--lang", "en", "log", "replay").stdout == run("log", "replay", "--lang", "en").stdout
    assert run("--lang", "en", "log", "replay", "--lang", "nl").stdout == run("log", "replay").stdout


def test_a_reader_that_stops_early_is_no_error(school: School) -> None:
    """`consent-gate log list | head -1` complains about nothing."""
    script = "from consent_gate.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", script, "policy", "export", "--pupil", "p1"],
        cwd=school.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def on_a_terminal(school: School, *words: str, **environment: str) -> tuple[int, str]:
    """Run the program with a terminal as its stderr; return the exit code and what the terminal got."""
    terminal, ours = os.openpty()
    clean = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen(
        [sys.executable, "-c", "from consent_gate.cli import main; main()", *words],
        cwd=school.folder,
        env=clean | environment,
        stdout=subprocess.DEVNULL,
        stderr=ours,
    ) as process:
        os.close(ours)
        seen = b""
        # Linux reports an error when the other side has gone; other systems an empty read.
        with contextlib.suppress(OSError):
            while chunk := os.read(terminal, 4096):
                seen += chunk
    os.close(terminal)
    return process.returncode, seen.decode()


@needs_terminal
def test_a_terminal_shows_progress(school: School) -> None:
    """Where somebody watches, the rows are counted while a file is read, and the line is wiped at the end."""
    rows = "".join(f"q{number};2018-01-01\n" for number in range(450))
    (school.folder / "many.csv").write_text("leerling;geboortedatum\n" + rows, encoding="utf-8")
    code, seen = on_a_terminal(school, "pupil", "import", "many.csv")
    assert code == 0
    assert [word for word in ("200", "400") if f"rijen gelezen: {word}" not in seen] == []
    assert seen.endswith("\r\x1b[K")
    assert on_a_terminal(school, "pupil", "import", "many.csv", "--json") == (0, "")


@needs_terminal
@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colour_unless_it_is_unwanted(
    school: School, environment: dict[str, str], coloured: bool
) -> None:
    """NO_COLOR is a reader's wish."""
    code, seen = on_a_terminal(school, "log", "lst", **environment)
    assert code == 2
    assert ("\x1b[" in seen) is coloured


class Entry:
    """An entry point as an adapter would have it."""

    name = "extra"

    def __init__(self, offered: object) -> None:
        self._offered = offered

    def load(self) -> object:
        """Return the command, or fail as a missing dependency does."""
        if isinstance(self._offered, Exception):
            raise self._offered
        return self._offered


def test_adapters_add_commands_by_name(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """The core imports no adapter; what is installed is found."""
    command = click.Command("extra", callback=lambda: click.echo("from an adapter"), help="An extra.")
    monkeypatch.setattr(program, "entry_points", lambda group: [Entry(command)])
    assert school.type("extra").stdout == "from an adapter\n"
    assert "extra" in school.type("--help").stdout


@pytest.mark.parametrize("offered", [ImportError("flask"), "not a command"])
def test_an_added_command_that_is_broken_stops_no_other(
    school: School, monkeypatch: pytest.MonkeyPatch, offered: object
) -> None:
    """Without its extra it says what to install; everything else works."""
    monkeypatch.setattr(program, "entry_points", lambda group: [Entry(offered)])
    result = school.type("extra --whatever 1")
    assert result.exit_code == 2
    assert "consent-gate[extra]" in result.stderr
    assert school.type("--help").exit_code == 0
    assert school.type("log replay").exit_code == 0
