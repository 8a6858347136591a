"""`consent-gate book`: making a book in a school's folder, and telling whether one belongs to a gate."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from consent_gate.records import Adoption, Advice, Record
from consent_gate.rules.snapshot import Snapshot
from consent_gate_adapters.book.words import WORDS
from consent_gate_adapters.sql.ledger import SqlLedger
from tests.adapters.book.small_book import FEATURE, FILE, small
from tests.cli.conftest import NOW, School, empty, filled, school
from tests.policies.situation import shipped
from tests.small_policies import SMALL

__all__ = ["empty", "filled", "school"]

SHIPPED = ["book", "--out", "boek", "--features", "kenmerken", "--school", "De Linde"]
MAKE = [*SHIPPED, "--policies", "eigen"]
ALONE = ["--policies", "eigen", "--ledger", "nergens.db"]


@pytest.fixture(autouse=True)
def own(tmp_path: Path) -> Path:
    """A small policy set of the school's own, and a feature about it."""
    files = {f"eigen/{path}": text for path, text in SMALL.items()} | {f"kenmerken/{FILE}": FEATURE}
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path / "eigen"


def changed(folder: Path) -> str:
    """Let a rule open something else, and return the hash of what then stands there."""
    file = folder / "jeugdhulp/rules.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("support, consent", "identity, consent"), encoding="utf-8")
    return Snapshot.read(folder).digest


def test_a_book_is_made_and_found_whole(school: School) -> None:
    """`make` is what is meant without a word; the book says which policies it is about."""
    result = school.type(MAKE)
    assert result.exit_code == 0, result.stderr
    assert small().digest[:12] in result.stdout
    assert "0 geslaagd" in result.stdout
    front = (school.folder / "boek/index.html").read_text(encoding="utf-8")
    assert small().digest in front
    assert "De Linde" in front
    assert "1 september 2026" in front


def test_making_it_again_replaces_it(school: School) -> None:
    """What stood there of the old book is gone, so that the new one is whole."""
    assert school.type(MAKE).exit_code == 0
    assert (school.folder / "boek/scenarios/jeugdhulp.html").exists()
    assert school.type([*MAKE, "--features", "nergens"]).exit_code == 0
    assert not (school.folder / "boek/scenarios/jeugdhulp.html").exists()
    assert school.json("book verify boek")[0]["whole"]


def test_a_folder_with_something_else_is_left_alone(school: School) -> None:
    """A book never takes the place of something that is no book."""
    (school.folder / "boek").mkdir()
    (school.folder / "boek/brief.txt").write_text("x", encoding="utf-8")
    result = school.type(MAKE)
    assert result.exit_code == 2
    assert "--out" in result.stderr
    assert [path.name for path in (school.folder / "boek").iterdir()] == ["brief.txt"]


def test_a_book_belongs_to_the_gate_whose_policies_it_is_about(school: School) -> None:
    """The folder and the last decision in the log are both compared, and both are said."""
    assert school.type(SHIPPED).exit_code == 0
    result = school.type("book verify boek")
    assert result.exit_code == 0, result.stdout
    (found,) = school.json("book verify boek")
    assert found["belongs"]
    assert found["snapshot"] == shipped().digest
    assert [(one["with"], one["same"]) for one in found["compared"]] == [("folder", True), ("log", True)]
    assert "hoort bij de poort" in result.stdout


def test_another_policy_set_is_told_apart(school: School, own: Path) -> None:
    """A folder that was changed after the book was made: the book does not belong, and it says which set is there."""
    assert school.type(MAKE).exit_code == 0
    assert school.type(["book", "verify", "boek", *ALONE]).exit_code == 0
    digest = changed(own)
    (found,) = school.json(["book", "verify", "boek", *ALONE])
    assert not found["belongs"]
    assert found["whole"]
    assert [(one["with"], one["snapshot"], one["same"]) for one in found["compared"]] == [("folder", digest, False)]
    result = school.type(["book", "verify", "boek", *ALONE])
    assert result.exit_code == 1
    assert digest in result.stdout


def test_the_log_of_other_policies_is_told_apart(school: School) -> None:
    """A book about a new folder does not belong while the gate decided last with other policies."""
    assert school.type(MAKE).exit_code == 0
    (found,) = school.json(["book", "verify", "boek", "--policies", "eigen"])
    assert [(one["with"], one["same"]) for one in found["compared"]] == [("folder", True), ("log", False)]
    assert not found["belongs"]


def test_what_the_gate_itself_says_counts(school: School) -> None:
    """The hash that `gate.standing` names is compared as well; another one, or no hash at all, is no yes."""
    assert school.type(MAKE).exit_code == 0
    words = ["book", "verify", "boek", *ALONE, "--in-force"]
    assert [one["with"] for one in school.json([*words, small().digest])[0]["compared"]] == ["gate", "folder"]
    assert school.type([*words, small().digest]).exit_code == 0
    result = school.type([*words, "0" * 64])
    assert result.exit_code == 1
    assert "gate.standing" in result.stdout
    assert school.type([*words, "abc"]).exit_code == 2


def change(folder: Path) -> None:
    """Change one letter."""
    page = folder / "stromen/jeugdhulp.html"
    page.write_text(page.read_text(encoding="utf-8").replace("JH-02", "JH-20", 1), encoding="utf-8")


def remove(folder: Path) -> None:
    """Take a page away."""
    (folder / "stromen/jeugdhulp.html").unlink()


def add(folder: Path) -> None:
    """Put a page there."""
    (folder / "stromen/extra.html").write_text("x", encoding="utf-8")


@pytest.mark.parametrize(("harm", "part"), [(change, "changed"), (remove, "removed"), (add, "added")])
def test_a_file_changed_removed_or_added_is_found(school: School, harm: Callable[[Path], None], part: str) -> None:
    """The book then does not belong, and the file is named."""
    assert school.type(MAKE).exit_code == 0
    assert school.json(["book", "verify", "boek", *ALONE])[0]["belongs"]
    harm(school.folder / "boek")
    (found,) = school.json(["book", "verify", "boek", *ALONE])
    assert not found["whole"]
    assert not found["belongs"]
    assert len(found[part]) == 1
    result = school.type(["book", "verify", "boek", *ALONE])
    assert result.exit_code == 1
    assert "stromen/" in result.stdout


def test_a_book_that_names_other_policies_than_it_holds_is_not_whole(school: School) -> None:
    """Whoever edits the name in book.json still has the policies against them."""
    assert school.type(MAKE).exit_code == 0
    file = school.folder / "boek/book.json"
    file.write_text(file.read_text(encoding="utf-8").replace(small().digest, "0" * 64, 1), encoding="utf-8")
    (found,) = school.json("book verify boek")
    assert found["changed"] == ["snapshot.json"]


def test_a_book_compared_with_nothing_does_not_belong(school: School) -> None:
    """Without policies and without a ledger nothing is known, and that is not a yes."""
    assert school.type(MAKE).exit_code == 0
    words = ["book", "verify", "boek", "--policies", "nergens", "--ledger", "nergens.db"]
    result = school.type(words)
    assert result.exit_code == 1
    assert "met niets vergeleken" in result.stdout
    assert school.json(words)[0]["compared"] == []


def test_who_consented_and_what_changed_since(school: School, own: Path) -> None:
    """The set adopted before is found in the ledger, and what is narrower and wider now is in the book."""
    old = small()
    changed(own)
    ledger = school.open()
    with ledger.transaction() as transaction:
        transaction.keep_snapshot(old.digest, old.document.files)
        advice = Advice("fg", date(2026, 8, 20), "conditional", "Akkoord, mits.")
        adopted = Adoption(
            old.digest, ("parents",), date(2026, 8, 28), "notulen-4", needs=("parents", "staff"), advice=advice
        )
        transaction.append(Record("mr7", "", NOW, "office", adopted))
    ledger.close()
    assert school.type(MAKE).exit_code == 0
    changes = (school.folder / "boek/hoofdstukken/wijzigingen.html").read_text(encoding="utf-8")
    assert old.digest in changes
    assert "JH-01" in changes
    assert "identiteit" in changes
    assert WORDS["changes_widened"].nl in changes
    consent = (school.folder / "boek/hoofdstukken/instemming.html").read_text(encoding="utf-8")
    assert "notulen-4" in consent
    assert "28 augustus 2026" in consent
    assert "28 augustus 2026" in changes
    assert "Instemming nodig van: ouders in de MR, personeel in de MR" in consent
    assert "positief onder voorwaarden, 20 augustus 2026, fg: Akkoord, mits." in consent


def test_nothing_about_a_pupil_reaches_a_book(school: School) -> None:
    """Of the ledger only what the school recorded as an organisation is read: no pupil, no guardian, no staff."""
    assert school.type(MAKE).exit_code == 0
    for path in (school.folder / "boek").rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            for canary in ("p1", "2018-05-01", "staff:lk1", "org:lindenhout", "overleg-1", "4711"):
                assert f'"{canary}"' not in text
                assert f">{canary}<" not in text


def test_a_pupils_record_is_never_asked_for(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    """Making a book with a ledger asks that for records of the organisation and stored policies, and nothing else."""
    asked: list[str | None] = []
    records = SqlLedger.records

    def watched(self: SqlLedger, **limits: object) -> object:
        asked.append(limits.get("pupil"))  # type: ignore[arg-type]
        return records(self, **limits)  # type: ignore[arg-type]

    def refuse(self: SqlLedger, **limits: object) -> object:
        raise AssertionError("a book reads no log")

    monkeypatch.setattr(SqlLedger, "records", watched)
    monkeypatch.setattr(SqlLedger, "entries", refuse)
    monkeypatch.setattr(SqlLedger, "pupils", refuse)
    monkeypatch.setattr(SqlLedger, "recipients", refuse)
    assert school.type(MAKE).exit_code == 0
    assert asked
    assert set(asked) == {""}


def test_faults_in_what_it_is_made_of_are_said(school: School, own: Path) -> None:
    """Policies with a fault, a record of another form and a report about other policies each stop it with 2."""
    (school.folder / "kapot.json").write_text("{}", encoding="utf-8")
    (school.folder / "anders.json").write_text(json.dumps({"snapshot": "0" * 64}), encoding="utf-8")
    assert school.type([*MAKE, "--outcomes", "kapot.json"]).exit_code == 2
    assert school.type([*MAKE, "--mutation", "kapot.json"]).exit_code == 2
    result = school.type([*MAKE, "--mutation", "anders.json"])
    assert result.exit_code == 2
    assert "ander beleid" in result.stderr
    (own / "verzuim/rules.csv").write_text("p, x\n", encoding="utf-8")
    assert school.type(MAKE).exit_code == 2
    assert not (school.folder / "boek").exists()
    assert school.type("book verify nergens").exit_code == 2


def test_a_book_needs_no_ledger(empty: School) -> None:
    """A school that begins gets a book that says what is not there."""
    (found,) = empty.json(MAKE)
    assert set(found["missing"]) == {"mutation", "changes", "adoption", "never"}
    assert found["snapshot"] == small().digest
    assert "geen grootboek" in (empty.folder / "boek/index.html").read_text(encoding="utf-8")


def test_help_has_examples_in_both_languages(empty: School) -> None:
    """Each command explains itself."""
    for words in ("book --help", "book make --help", "book verify --help"):
        assert "consent-gate book" in empty.type(f"{words} --lang en").stdout
        assert "Voorbeelden" in empty.type(words).stdout
