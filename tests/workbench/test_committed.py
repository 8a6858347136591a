"""Policies read from git's own store are those that a checkout would give, and reading changes nothing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from consent_gate.errors import RevisionUnknown
from consent_gate.rules.document import read_files, read_folder
from consent_gate.workbench.committed import committed
from tests.small_policies import SMALL


def git(folder: Path, *words: str) -> str:
    """Run git for somebody who set nothing up."""
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True, text=True)  # noqa: S607
    return done.stdout


def write(folder: Path) -> None:
    """Write the small policy set into a folder."""
    for path, text in SMALL.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the small set in `school/beleid`, of which the folder was changed after the first commit."""
    folder = tmp_path / "school" / "beleid"
    write(folder)
    (folder / "README.md").write_text("tekst", encoding="utf-8")
    (folder / ".keep").write_text("", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "eerste")
    (folder / "verzuim/rules.csv").write_text("p, *, *, *, *, *, VZ-01, deny\n", encoding="utf-8")
    return folder


def test_a_revision_reads_as_its_checkout(repository: Path, tmp_path: Path) -> None:
    """The same document as the folder had, whatever stands in the folder now; the folder stays as it is."""
    write(tmp_path / "again")
    at = committed("HEAD", repository)
    assert read_files(at.files) == read_folder(tmp_path / "again")
    assert at.folder == "school/beleid"
    assert at.commit == git(tmp_path, "rev-parse", "HEAD").strip()
    assert git(tmp_path, "status", "--porcelain", "school") == " M school/beleid/verzuim/rules.csv\n"


def test_the_folder_of_then_may_be_gone_or_be_named(repository: Path, tmp_path: Path) -> None:
    """A folder that was removed still has a place in the repository; another place is named from the top."""
    expected = committed("HEAD", repository).files
    assert committed("HEAD", tmp_path, "school/beleid").files == expected
    shutil.rmtree(tmp_path / "school")
    assert committed("HEAD", repository).files == expected


@pytest.mark.parametrize("revision", ["nowhere", "HEAD~9", "", "--output=x", "-h", "a\0b", "HEAD:school"])
def test_an_unknown_revision_is_told(repository: Path, revision: str) -> None:
    """Also one that looks like an option: git never takes it for one."""
    with pytest.raises(RevisionUnknown):
        committed(revision, repository)


def test_a_folder_that_was_not_there_is_told(repository: Path) -> None:
    """With its path, since a folder may have been called otherwise then."""
    with pytest.raises(RevisionUnknown, match="elsewhere"):
        committed("HEAD", repository, "elsewhere")


def test_a_link_is_told(repository: Path, tmp_path: Path) -> None:
    """What a link points at may stand outside the repository, so it is no content of a revision."""
    (repository / "vocabulary/trees.csv").unlink()
    (repository / "vocabulary/trees.csv").symlink_to("../model.conf")
    git(tmp_path, "commit", "--quiet", "--all", "--message", "tweede")
    with pytest.raises(RevisionUnknown, match="trees"):
        committed("HEAD", repository)


def test_without_git_or_repository_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with its own remedy."""
    with pytest.raises(RevisionUnknown, match="in no git repository"):
        committed("HEAD", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RevisionUnknown, match="not installed"):
        committed("HEAD", tmp_path)
