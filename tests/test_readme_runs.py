"""What the pages show was really printed: every command and program on them is carried out, and the demo is played."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from consent_gate.cli.root import root
from tests.house import ROOT
from tests.readme import DUTCH, ENGLISH, Block, Reader, blocks, reading

KINDS = {"console", "python", "toml", "sh", "text"}


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    """A reader who starts in an empty folder."""
    with reading(tmp_path, monkeypatch) as reader:
        yield reader


def tidy(text: str) -> str:
    """Return `text` without the white space that tables have at their ends."""
    return "\n".join(line.rstrip() for line in text.rstrip("\n").splitlines())


def follow(reader: Reader, page: str) -> None:
    """Carry out a page from top to bottom; the first command that says something else than the page fails."""
    for block in blocks(page):
        for typed, said, shown in reader.follow(block):
            assert tidy(said) == tidy(shown), f"line {block.line} and on: {typed}"


def test_every_command_and_program_of_the_pages_does_what_they_show(reader: Reader) -> None:
    """The English page from an empty folder; the Dutch one goes on in the same school, and speaks Dutch."""
    follow(reader, ENGLISH.read_text(encoding="utf-8"))
    del os.environ["CONSENT_GATE_LANG"]
    follow(reader, DUTCH.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ('"welbevinden":"voelt zich thuis"}\n', '"welbevinden":"voelt zich thuis","bsn":"999990019"}\n'),
        ("reason  CONSENT_MISSING\n", "reason  CONSENT_EXPIRED\n"),
        ("(revision 3)", "(revision 4)"),
        ("5 lines computed again", "6 lines computed again"),
        ("$ consent-gate consent withdraw --pupil p1 --by g1 --everything", "$ consent-gate consent list --pupil p1"),
        ('bsn = "pgn.bsn"\nwelbevinden', 'bsn = "identity.call_name"\nwelbevinden'),
        ('@consent.release(PupilSchema(many=True), purpose="teaching")', "@consent.free"),
    ],
)
def test_a_page_that_says_something_else_is_noticed(reader: Reader, true: str, false: str) -> None:
    """One word changed in an output, a command, the declaration or a program, and the page no longer holds."""
    page = ENGLISH.read_text(encoding="utf-8")
    assert true in page
    with pytest.raises(AssertionError):
        follow(reader, page.replace(true, false, 1))


def test_an_id_that_changes_on_the_way_is_noticed(reader: Reader) -> None:
    """Ids are chosen anew at each reading, and yet the same thing has to keep the same one."""
    page = ENGLISH.read_text(encoding="utf-8")
    consent = next(found[1] for found in re.finditer(r"^recorded: consent (\S+)", page, re.MULTILINE))
    other = consent.translate(str.maketrans("0123456789abcdef", "123456789abcdef0"))
    assert page.count(consent) == 2
    with pytest.raises(AssertionError):
        follow(reader, other.join(page.rsplit(consent, 1)))


@pytest.mark.parametrize("page", [ENGLISH, DUTCH], ids=lambda page: page.name)
def test_every_block_is_of_a_kind_that_is_looked_after(page: Path) -> None:
    """A program is a file that gets written; only shell lines and the demo's rows are not carried out here."""
    found = blocks(page.read_text(encoding="utf-8"))
    assert {block.language for block in found} <= KINDS
    assert [block.line for block in found if block.language in ("python", "toml") and not block.file] == []
    assert [block.line for block in found if block.language == "console" and not list(block.commands())] == []


def wrapping(page: str) -> list[str]:
    """Return the statements of `wsgi.py`, each on one line, without those that fetch the application."""
    (block,) = [block for block in blocks(page) if block.file == "wsgi.py"]
    text = re.sub(r"\(\n\s+(.*)\n\)", r"(\1)", block.text)
    return [line for line in text.splitlines() if line and not line.startswith(("#", "from school"))]


def test_three_lines_are_three_lines() -> None:
    """The page promises three lines of code beside the application's own."""
    assert len(wrapping(ENGLISH.read_text(encoding="utf-8"))) == 3


def excerpt(page: Path) -> Block:
    """Return the block that shows what the demo printed."""
    (found,) = [block for block in blocks(page.read_text(encoding="utf-8")) if block.language == "text"]
    return found


@pytest.mark.parametrize(("page", "language"), [(ENGLISH, "en"), (DUTCH, "nl")], ids=["english", "dutch"])
def test_the_rows_of_the_demo_are_as_it_prints_them(page: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some rows may be left out, in order; those that are shown are whole and word for word."""
    monkeypatch.chdir(ROOT)
    played = CliRunner().invoke(root, ["demo", "--lang", language])
    assert played.exit_code == 0, played.output
    assert list(missing(excerpt(page).text, played.output)) == []


def printed_rows(table: str) -> list[str]:
    """Return the rows of a printed table, each with the lines that go on with it."""
    return [tidy(row) for row in re.split(r"\n(?! {4})", table.strip("\n"))]


def missing(shown: str, printed: str) -> Iterator[str]:
    """Yield every row of `shown` that is not in `printed`, or not in its place."""
    left = iter(printed_rows(printed))
    for row in printed_rows(shown):
        if row not in left:
            yield row
            return


def test_a_row_that_the_demo_does_not_print_is_noticed() -> None:
    """A changed cell, a cell of another row, or two rows in another order."""
    printed = "1   a    200\n    b\n2   c    403\n"
    assert list(missing("1   a    200\n    b\n2   c    403\n", printed)) == []
    for shown in ("1   a    200\n", "1   a    403\n    b\n", "2   c    403\n1   a    200\n    b\n"):
        assert list(missing(shown, printed))
