"""`consent-gate demo --serve` as a process of its own: the lines it prints work, and it ends without a trace."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.house import ROOT

PATIENCE = 60
"""Seconds after which a process that hangs is ended, so that a test fails instead of waiting."""

Process = subprocess.Popen[str]
needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="this system has no POSIX signals")


@contextmanager
def running(folder: Path, *words: str) -> Iterator[Process]:
    """Start the demo with `folder` for its temporary files, every warning an error."""
    program = [sys.executable, "-W", "error", "-c", "from consent_gate.cli import main; main()", "demo", *words]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("CONSENT_GATE_")}
    with subprocess.Popen(
        program,
        cwd=ROOT,
        env={**clean, "TMPDIR": str(folder), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        watch = threading.Timer(PATIENCE, process.kill)
        watch.start()
        try:
            yield process
        finally:
            watch.cancel()
            process.kill()


def curl_lines(lines: Iterator[str]) -> list[list[str]]:
    """Read until the three partners' lines were printed; return their words as a shell would split them."""
    found: list[list[str]] = []
    for line in lines:
        if line.startswith("curl "):
            found.append(shlex.split(line))
            if len(found) == 3:
                return found
    raise AssertionError(f"the output ended after {len(found)} curl lines")


def carried_out(words: list[str]) -> tuple[int, dict[str, object]]:
    """Do what a curl line says; return the status and the document."""
    assert words[:3] == ["curl", "-s", "-H"]
    name, _, value = words[3].partition(": ")
    (address,) = words[4:]
    place = urlsplit(address)
    assert place.hostname == "127.0.0.1"
    connection = HTTPConnection(place.hostname, place.port or 0, timeout=10)
    try:
        connection.request("GET", place.path, headers={name: value})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    finally:
        connection.close()


@needs_signals
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "kill"])
def test_the_lines_that_are_printed_work_until_it_is_stopped(tmp_path: Path, ending: signal.Signals) -> None:
    """Each partner gets its own fields; then the process ends with 0, says nothing and leaves nothing behind."""
    with running(tmp_path, "--serve") as process:
        assert process.stdout is not None
        words = curl_lines(process.stdout)
        answers = [carried_out(line) for line in words]
        assert [status for status, _ in answers] == [200, 200, 200]
        help_asked, attendance, register = (set(document) for _, document in answers)
        assert {"roepnaam", "welbevinden"} <= help_asked
        assert {"roepnaam", "postcode"} <= attendance
        assert {"bsn", "begin"} <= register
        assert "bsn" not in help_asked | attendance
        wrong = [*words[0][:3], words[0][3] + "x", words[0][4]]
        assert carried_out(wrong)[0] == 403
        process.send_signal(ending)
        rest, complaints = process.communicate(timeout=PATIENCE)
    assert (process.returncode, complaints) == (0, "")
    assert rest.strip() == ""
    assert list(tmp_path.iterdir()) == []


@needs_signals
def test_with_json_the_lines_for_people_go_to_stderr(tmp_path: Path) -> None:
    """A program that reads stdout finds objects only."""
    with running(tmp_path, "--serve", "--json", "--lang", "en") as process:
        assert process.stderr is not None
        assert process.stdout is not None
        words = curl_lines(process.stderr)
        assert carried_out(words[0])[0] == 200
        process.send_signal(signal.SIGINT)
        printed, rest = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert rest.strip() == ""
    assert all(isinstance(json.loads(line), dict) for line in printed.splitlines())
    assert len(printed.splitlines()) > 20


def test_without_serve_it_ends_by_itself_in_silence(tmp_path: Path) -> None:
    """Exit code 0, nothing on stderr with every warning an error, no colour in a pipe, no folder left."""
    with running(tmp_path) as process:
        printed, complaints = process.communicate(timeout=PATIENCE)
    assert (process.returncode, complaints) == (0, "")
    assert "\x1b" not in printed
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    """As in `consent-gate demo | head -3`: no traceback when the pipe is closed."""
    with running(tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("99XX")
        process.stdout.close()
        assert process.stderr is not None
        complaints = process.stderr.read()
        process.wait(PATIENCE)
    assert "Traceback" not in complaints
    assert list(tmp_path.iterdir()) == []
