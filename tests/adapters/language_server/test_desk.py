"""Which file an editor means by an address."""

from __future__ import annotations

from pathlib import Path

import pytest

from consent_gate_adapters.language_server.desk import path_of


@pytest.mark.parametrize("name", ["met spatie", "50%", "a%20b", "é", "#1"])
def test_an_address_means_the_file_it_was_made_of(tmp_path: Path, name: str) -> None:
    """A percent sign in a name is a percent sign: nothing is decoded twice."""
    assert path_of((tmp_path / name).as_uri()) == tmp_path / name


@pytest.mark.parametrize("uri", ["", "untitled:Untitled-1", "git://[x/never.txt", "file://[x/never.txt"])
def test_what_is_no_address_of_a_file_means_none(uri: str) -> None:
    """One strange document that is open does not silence the others."""
    assert path_of(uri) is None
