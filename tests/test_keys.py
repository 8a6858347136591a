"""Partner keys: a secret that only its holder has, recognised in constant time, and ended when it should."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from consent_gate import keys

NOW = datetime(2026, 9, 1, 10, tzinfo=UTC)


def counted(size: int) -> bytes:
    """Return bytes that are the same each time."""
    return bytes(range(size))


def test_a_key_proves_its_holder() -> None:
    """What was issued is recognised from its first moment to its last."""
    issued = keys.issue("org:a", NOW, 30)
    parts = keys.taken_apart(issued.text)
    assert parts is not None
    assert parts[0] == issued.key.id
    assert keys.proves(issued.key, parts[1], NOW)
    assert keys.proves(issued.key, parts[1], NOW + timedelta(days=30, seconds=-1))


def test_what_is_kept_does_not_hold_the_secret() -> None:
    """Neither the stored key nor the printed form of either value shows it."""
    issued = keys.issue("org:a", NOW, 30)
    secret = issued.text.rpartition(issued.key.id + "_")[2]
    assert len(secret) == 43
    assert secret not in repr(issued)
    assert secret not in repr(issued.key)


def test_no_two_keys_are_alike() -> None:
    """The randomness is the machine's own, 256 bits in each secret."""
    texts = {keys.issue("org:a", NOW, 30).text for _ in range(200)}
    assert len({text[-43:] for text in texts}) == 200
    assert keys.issue("org:a", NOW, 1, randomness=counted) == keys.issue("org:a", NOW, 1, randomness=counted)


@pytest.mark.parametrize("days", [-1, 30, 31])
def test_a_key_does_not_hold_outside_its_time(days: int) -> None:
    """Before it was made and from its end on it proves nothing."""
    issued = keys.issue("org:a", NOW, 30)
    assert not keys.proves(issued.key, issued.text[-43:], NOW + timedelta(days=days))


def test_a_revoked_key_proves_nothing() -> None:
    """Whatever the clock says."""
    issued = keys.issue("org:a", NOW, 30)
    assert not keys.proves(keys.revoked(issued.key), issued.text[-43:], NOW)


def test_an_ending_is_never_later() -> None:
    """Rotating twice, or with much grace, makes no key last longer, and none ends before it began."""
    key = keys.issue("org:a", NOW, 30).key
    assert keys.ending(key, NOW + timedelta(days=3)).expires_at == NOW + timedelta(days=3)
    assert keys.ending(key, NOW + timedelta(days=99)).expires_at == key.expires_at
    assert keys.ending(key, NOW - timedelta(days=1)).expires_at == NOW


def test_another_secret_and_no_key_prove_nothing() -> None:
    """Also the hash itself is no secret."""
    issued = keys.issue("org:a", NOW, 30)
    for wrong in ("", issued.key.sha256, issued.text, issued.text[-43:-1], issued.text[-43:].swapcase()):
        assert not keys.proves(issued.key, wrong, NOW)
    assert not keys.proves(None, issued.text[-43:], NOW)


@pytest.mark.parametrize("end", ["", "x", "\n", " "])
def test_only_the_exact_form_is_a_key(end: str) -> None:
    """A key with anything before or behind it is another text."""
    text = keys.issue("org:a", NOW, 30).text
    assert (keys.taken_apart(text + end) is not None) is (end == "")
    assert keys.taken_apart("x" + text) is None
    assert keys.taken_apart(text.replace("_", "-", 1)) is None
