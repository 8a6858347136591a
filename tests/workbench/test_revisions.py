"""What a name of a policy set means, before anything is read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from consent_gate.errors import RevisionUnknown
from consent_gate.records import Adoption, Body, Ending, Record
from consent_gate.workbench.revisions import (
    InFolder,
    InGit,
    InLedger,
    LastAdopted,
    Meaning,
    digest_meant,
    last_adopted,
    meanings,
)

ONE, TWO = "12345678" + "a" * 56, "12345678" + "b" * 56


@pytest.mark.parametrize(
    ("name", "is_folder", "meant"),
    [
        ("policies", True, (InFolder(Path("policies")),)),
        ("policies", False, (InGit("policies"),)),
        ("HEAD~3", False, (InGit("HEAD~3"),)),
        ("git:HEAD", True, (InGit("HEAD"),)),
        ("v1.2:beleid", False, (InGit("v1.2", "beleid"),)),
        ("git:v1.2:", False, (InGit("v1.2", ""),)),
        ("sha256:12345678", True, (InLedger("12345678"),)),
        ("12345678", False, (InLedger("12345678"), InGit("12345678"))),
        ("12345678", True, (InFolder(Path("12345678")),)),
        ("1234567", False, (InGit("1234567"),)),
        ("adopted", True, (LastAdopted(),)),
    ],
)
def test_a_name_means_one_thing_or_the_likeliest_first(name: str, is_folder: bool, meant: tuple[Meaning, ...]) -> None:
    """A prefix decides; a folder that is there goes before a revision; digits are a stored set before a commit."""
    assert meanings(name, is_folder=is_folder) == meant


@pytest.mark.parametrize("name", ["sha256:", "sha256:1234567", "sha256:1234567g", "sha256:" + "a" * 65])
def test_too_few_digits_mean_no_stored_set(name: str) -> None:
    """A short prefix would mean another set tomorrow."""
    with pytest.raises(RevisionUnknown):
        meanings(name, is_folder=False)


def test_digits_mean_one_stored_set_or_none() -> None:
    """Digits that two sets begin with are refused, and both are named; so are digits that none begins with."""
    assert digest_meant("12345678a", [ONE, TWO]) == ONE
    with pytest.raises(RevisionUnknown) as several:
        digest_meant("12345678", [ONE, TWO])
    assert ONE[:16] in several.value.text.nl
    assert TWO[:16] in several.value.text.nl
    with pytest.raises(RevisionUnknown):
        digest_meant("99999999", [ONE, TWO])


def test_the_last_consent_that_stands_counts() -> None:
    """In the order of recording; one that was taken back is as if it had never been."""

    def adopted(digest: str) -> Adoption:
        return Adoption(digest, ("parents",), date(2026, 9, 1))

    def written(*bodies: Body) -> list[Record]:
        at = datetime(2026, 9, 1, tzinfo=UTC)
        return [Record(f"r{number}", "", at, "office", body) for number, body in enumerate(bodies)]

    assert last_adopted(written(adopted(ONE), adopted(TWO))).digest == TWO
    assert last_adopted(written(adopted(ONE), adopted(TWO), Ending("r1", "withdrawn"))).digest == ONE
    for nothing in (written(), written(adopted(ONE), Ending("r0", "withdrawn"))):
        with pytest.raises(RevisionUnknown):
            last_adopted(nothing)
