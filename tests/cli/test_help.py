"""Help: every command explains itself in two languages and shows examples that run."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import date

import click
import pytest
from msgspec.structs import replace

from consent_gate.cli.root import root
from consent_gate.cli.shape import Explained, Many
from consent_gate.decision import Owed
from consent_gate.text import Language
from tests.cli.conftest import School
from tests.house import ROOT


def every_command(command: click.Command = root, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Explained]]:
    """Yield every command of ours with the words that lead to it."""
    if isinstance(command, Explained):
        yield " ".join(path), command
    if isinstance(command, Many):
        for name, below in command.commands.items():
            yield from every_command(below, (*path, name))


COMMANDS = dict(every_command())
EXAMPLES = sorted({example for command in COMMANDS.values() for example in command.examples})


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_has_examples_of_itself(path: str) -> None:
    """A reader who only looks at the examples sees this command in them."""
    examples = COMMANDS[path].examples
    assert examples
    assert all(example.startswith(f"consent-gate {path}".strip()) for example in examples)


@pytest.fixture
def owing(school: School) -> School:
    """A school with a log line that still obliges to something, and policies of its own that an example may change."""
    policies = school.folder / "policies"
    policies.unlink()
    shutil.copytree(ROOT / "policies", policies)
    with closing(school.open()) as ledger:
        first = next(iter(ledger.entries()))
        owed = Owed("inform_guardians", date(2026, 9, 8), ("JH-01",))
        with ledger.transaction() as transaction:
            transaction.disclose([replace(first, id="e7", duties=(owed,))])
    return school


def keep_history(school: School) -> None:
    """Give the policies four commits, a version by name, and the consent of the MR: what examples compare with."""
    git = ("git", "-c", "user.name=office", "-c", "user.email=office@example.nl", "-c", "init.defaultBranch=main")
    commits = (("commit", "--quiet", "--allow-empty", "--message", f"version {number}") for number in range(4))
    for words in (("init", "--quiet"), ("add", "policies"), *commits, ("tag", "v1.2")):
        subprocess.run([*git, *words], cwd=school.folder, check=True)
    assert school.type("policy adopt --part parents").exit_code == 0


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_runs(owing: School, example: str) -> None:
    """An example that does not run teaches something false; 0 is done, 1 is an answer that says no."""
    if "policy diff" in example:
        keep_history(owing)
    result = owing.type(shlex.split(example))
    assert result.exit_code in (0, 1), result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("path", COMMANDS)
@pytest.mark.parametrize(("language", "words"), [("nl", "Gebruik: "), ("en", "Usage: ")])
def test_help_speaks_both_languages(empty: School, path: str, language: str, words: str) -> None:
    """The help page is whole in Dutch and whole in English."""
    page = empty.type(["--lang", language, *path.split(), "--help"]).stdout
    other = "en" if language == "nl" else "nl"
    assert page.startswith(words)
    assert COMMANDS[path].text.say(Language(language)).split(".")[0][:30] in page
    assert page != empty.type(["--lang", other, *path.split(), "--help"]).stdout


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_has_the_shared_options(path: str) -> None:
    """Where the ledger is, which policies, which language and for whom the output is can be said at each command."""
    names = {option for param in COMMANDS[path].params for option in param.opts}
    assert {"--ledger", "--policies", "--lang", "--json", "--account", "--help"} <= names


def test_no_two_texts_are_the_same_in_both_languages() -> None:
    """A text that is the same in both was forgotten."""
    texts = [command.text for command in COMMANDS.values()]
    texts += [param.text for command in COMMANDS.values() for param in command.params if hasattr(param, "text")]
    assert [text.nl for text in texts if text.nl == text.en] == []
