"""`policy fmt`: files in their one form, written whole or not at all, and nothing lost that cannot be read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from consent_gate.rules.snapshot import Snapshot
from tests.cli.conftest import School
from tests.house import ROOT

RULES = "mine/verzuim/rules.csv"
ADDED = "p,leerplicht,  leerplicht_toezicht,financial,*,*,VZ-08,deny  \n\n\n"


@pytest.fixture
def mine(school: School) -> Path:
    """A copy of the policies in which one rule was added in a hurry; returns its file."""
    shutil.copytree(ROOT / "policies", "mine")
    file = Path(RULES)
    file.write_text(file.read_text(encoding="utf-8") + ADDED, encoding="utf-8")
    return file


def test_ours_are_in_form(school: School) -> None:
    """What ships is a fixed point, which `make check` guards."""
    assert school.type("policy fmt --check").exit_code == 0
    assert school.json("policy fmt --check policies") == [{"changed": [], "written": False, "left": []}]


def test_check_says_what_and_writes_nothing(school: School, mine: Path) -> None:
    """Exit 1, with the file, so that a CI can refuse."""
    before = mine.read_bytes()
    result = school.type("policy fmt mine --check")
    assert result.exit_code == 1
    assert "nog op te maken: verzuim/rules.csv" in result.stdout
    assert mine.read_bytes() == before


def test_diff_shows_every_change(school: School, mine: Path) -> None:
    """A unified diff, and nothing is written."""
    before = mine.read_bytes()
    result = school.type("policy fmt mine --diff")
    assert result.exit_code == 1
    assert "-p,leerplicht,  leerplicht_toezicht,financial,*,*,VZ-08,deny  " in result.stdout.split("\n")
    assert "+p, leerplicht, leerplicht_toezicht, financial, *, *, VZ-08, deny" in result.stdout.split("\n")
    assert "\x1b[" not in result.stdout
    assert mine.read_bytes() == before


def test_formatting_writes_the_form_and_keeps_the_permissions(school: School, mine: Path) -> None:
    """The second time there is nothing left, and no temporary file stays behind."""
    mine.chmod(0o640)
    result = school.type("policy fmt mine")
    assert result.exit_code == 0
    assert "opgemaakt: verzuim/rules.csv" in result.stdout
    assert mine.read_text(encoding="utf-8").endswith(
        "\np, leerplicht, leerplicht_toezicht, financial, *, *, VZ-08, deny\n"
    )
    assert mine.stat().st_mode & 0o777 == 0o640
    assert not list(mine.parent.glob(".*"))
    assert school.type("policy fmt mine --check").exit_code == 0


def test_what_cannot_be_read_safely_stays_and_is_exit_2(school: School, mine: Path) -> None:
    """A quote in a rule line: the line is not guessed at, and the rest of the file gets its form."""
    mine.write_text(mine.read_text(encoding="utf-8") + 'p,  "leerplicht\n', encoding="utf-8")
    result = school.type("policy fmt mine")
    assert result.exit_code == 2
    assert "verzuim/rules.csv:16: deze regel is niet veilig te lezen en bleef staan" in result.stderr
    text = mine.read_text(encoding="utf-8")
    assert text.endswith('VZ-08, deny\n\np,  "leerplicht\n')
    assert school.json("policy fmt mine")[0]["changed"] == []


def test_a_link_is_refused(school: School, mine: Path) -> None:
    """Replacing it would cut it from what it points to; writing through it would change a file elsewhere."""
    elsewhere = Path("elders.csv")
    mine.rename(elsewhere)
    mine.symlink_to(elsewhere.resolve())
    before = elsewhere.read_bytes()
    result = school.type("policy fmt mine")
    assert result.exit_code == 2
    assert "verzuim/rules.csv: dit is een verwijzing" in result.stderr
    assert elsewhere.read_bytes() == before
    assert mine.is_symlink()


def test_a_file_in_another_encoding_stays(school: School, mine: Path) -> None:
    """Bytes that are no UTF-8 are not touched."""
    mine.write_bytes(b"# beleid \xe9\n" + ADDED.encode())
    before = mine.read_bytes()
    assert school.type("policy fmt mine").exit_code == 2
    assert mine.read_bytes() == before


def test_a_write_that_fails_leaves_the_file_whole(school: School, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new text stands beside it until it is complete; then it takes its place in one step, or not at all."""

    def full(self: Path, target: Path) -> None:
        raise OSError

    before = mine.read_bytes()
    monkeypatch.setattr(Path, "replace", full)
    result = school.type("policy fmt mine")
    assert result.exit_code == 2
    assert "verzuim/rules.csv: niet te schrijven" in result.stderr
    assert mine.read_bytes() == before
    assert not list(mine.parent.glob(".*"))


def test_the_decisions_stay_the_same(school: School, mine: Path) -> None:
    """Formatting gives a set with the same rules; only its name, the hash, is another."""
    shutil.copytree("mine", "before")
    for file in ("mine/verzuim/sources.csv", "before/verzuim/sources.csv"):
        with Path(file).open("a", encoding="utf-8") as stream:
            stream.write("VZ-08,AVG art. 5,current,\n")
    school.type("policy fmt mine")
    old, new = Snapshot.read(Path("before")), Snapshot.read(Path("mine"))
    assert old.document.rules == new.document.rules
    assert old.digest != new.digest


def test_a_folder_that_is_not_there_is_exit_2(school: School) -> None:
    """There is nothing to format."""
    assert school.type("policy fmt nowhere").exit_code == 2
