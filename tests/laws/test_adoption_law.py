"""What was adopted is exactly what serves (CG-12): any other byte in a file that counts is another set, or none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_gate.adoption import require_adopted
from consent_gate.errors import ConsentGateError, DocumentInvalid, NotAdopted
from consent_gate.manifest import Manifest, Need
from consent_gate.records import ADVICE, MR_PARTS, Adoption, Advice, Record
from consent_gate.rules.snapshot import Snapshot
from consent_gate.schemas.manifest import read_manifest, write_manifest
from tests.generated import examples
from tests.laws.school import NOW
from tests.small_policies import SMALL
from tests.web.reloaded import write_set

ADOPTED = Snapshot.stored(SMALL).digest
RECORDS = [Record("mr1", "", NOW, "office", Adoption(ADOPTED, ("parents",), NOW.date()))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The adopted policies in a folder."""
    return write_set(tmp_path_factory.mktemp("adopted"), SMALL)


def test_what_was_adopted_is_in_the_folder(folder: Path) -> None:
    """Else everything below would be refused for nothing."""
    require_adopted(("parents",), RECORDS, Snapshot.read(folder).digest)


@examples(150)
@given(st.sampled_from(sorted(SMALL)), st.integers(0, 10_000), st.integers(1, 255))
def test_any_other_byte_was_not_adopted(folder: Path, path: str, place: int, change: int) -> None:
    """Refused by the reader, or as content that nobody agreed to."""
    file = folder / path
    before = file.read_bytes()
    at = place % len(before)
    file.write_bytes(before[:at] + bytes([before[at] ^ change]) + before[at + 1 :])
    try:
        with pytest.raises(ConsentGateError):
            require_adopted(("parents",), RECORDS, Snapshot.read(folder).digest)
    finally:
        file.write_bytes(before)


@examples(60)
@given(st.sampled_from(["manifest.toml", "manifest.sig", "LEESMIJ.md", ".verborgen"]), st.binary(max_size=200))
def test_what_lies_beside_the_set_does_not_change_it(folder: Path, name: str, content: bytes) -> None:
    """Whatever is in a manifest, a signature or a text for people, readable or not."""
    (folder / name).write_bytes(content)
    try:
        assert Snapshot.read(folder).digest == ADOPTED
    finally:
        (folder / name).unlink()


printable = st.characters(categories=("L", "N", "P", "S"), exclude_characters="\u2028")
lines = st.text(printable, min_size=1, max_size=40)
days = st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31))
manifests = st.builds(
    Manifest,
    lines,
    lines,
    st.just(ADOPTED),
    lines,
    st.sampled_from(["po", "so", "vo"]),
    st.sampled_from(["", "0f" * 32]),
    st.none()
    | st.builds(Advice, st.just("fg"), st.dates(date(1900, 1, 1)), st.sampled_from(ADVICE), st.just("") | lines),
    st.lists(st.builds(Need, st.sampled_from(MR_PARTS), st.just("") | lines), max_size=3).map(tuple),
    days,
    days,
)


@examples(100)
@given(manifests.filter(lambda drawn: drawn.advice is None or drawn.advice.on.year < 2200))
def test_a_manifest_reads_back_as_it_was_written(manifest: Manifest) -> None:
    """Quotes, backslashes, brackets, whatever a sentence holds."""
    assert read_manifest(write_manifest(manifest).encode()) == manifest


@examples(100)
@given(st.binary(max_size=300))
def test_no_file_is_half_a_manifest(content: bytes) -> None:
    """What cannot be read is one kind of error, and nothing is guessed."""
    with pytest.raises(ConsentGateError):
        read_manifest(content)
    with pytest.raises(ConsentGateError):
        read_manifest(b'name = "x"\nversion = "1"\nchanged = "y"\nschool = "po"\n' + content)


@pytest.mark.parametrize("content", [b"a = " + b"[" * 30_000, b"a = " + b"9" * 30_000, b"x" * 70_000, b"\xff"])
def test_a_file_that_would_break_a_reader_is_a_fault(content: bytes) -> None:
    """Brackets without end, a number of thousands of digits, a file of any size, other bytes than text."""
    with pytest.raises(DocumentInvalid):
        read_manifest(content)


def test_the_error_of_an_adoption_is_its_own(folder: Path) -> None:
    """A set that reads well and was not adopted is NotAdopted, not a fault in the policies."""
    with pytest.raises(NotAdopted):
        require_adopted(("parents",), [], Snapshot.read(folder).digest)


def test_keys_nested_without_end_are_a_fault_and_no_crash() -> None:
    """A dotted key can nest deeper than the stack: such a file is no manifest, whoever put it beside the policies."""
    with pytest.raises(DocumentInvalid):
        read_manifest(b"a." * 20_000 + b"a = 1\n")


def test_an_unknown_key_cannot_steer_a_terminal() -> None:
    """What cannot be printed is spelled out, so that no file writes its own answer on somebody's screen."""
    with pytest.raises(DocumentInvalid) as invalid:
        read_manifest(b'"\\u001b[31mEVIL\\u0007" = 1\n')
    assert str(invalid.value).isprintable()
    assert "EVIL" in str(invalid.value)
