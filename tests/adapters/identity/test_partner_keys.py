"""Partner keys: only the right secret of a key that holds proves a partner."""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent_gate.errors import LedgerUnavailable, RecordRefused
from consent_gate.ports import Ledger
from consent_gate.records import Record, Registration
from consent_gate_adapters.identity import PartnerKeys, issue_key, revoke_key, rotate_keys
from consent_gate_adapters.sql import open_ledger

NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)
DAY = timedelta(days=1)
PARTNER = "org:lindenhout"


@dataclass
class StoppedClock:
    """A clock that the test sets."""

    at: datetime = NOW

    def now(self) -> datetime:
        """Return the instant that was set."""
        return self.at


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Give a ledger with two partners."""
    opened = open_ledger(str(tmp_path / "ledger.db"))
    with opened.transaction() as transaction:
        for partner in (PARTNER, "org:leerplicht"):
            body = Registration(partner, ("zorgvraag",))
            transaction.append(Record(partner.replace(":", "-"), "", NOW, "office", body))
    yield opened
    opened.close()


@pytest.fixture
def clock() -> StoppedClock:
    """Give a clock at the hour the keys are made."""
    return StoppedClock()


@pytest.fixture
def proof(ledger: Ledger, clock: StoppedClock) -> PartnerKeys:
    """Give the proof under test."""
    return PartnerKeys(ledger, clock)


def bearer(key: str) -> dict[str, str]:
    """Return the environ of a request with this key."""
    return {"HTTP_AUTHORIZATION": f"Bearer {key}"}


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER  "])
def test_a_key_proves_its_partner(ledger: Ledger, proof: PartnerKeys, scheme: str) -> None:
    """The key as it was given out proves the partner it was given to; the scheme is written either way (RFC 7235)."""
    key = issue_key(ledger, PARTNER, now=NOW, days=30)
    assert proof.identify({"HTTP_AUTHORIZATION": f"{scheme} {key}"}) == PARTNER


def test_only_the_hash_is_stored(ledger: Ledger) -> None:
    """The ledger holds the SHA-256 of the secret half, and the secret nowhere."""
    key = issue_key(ledger, PARTNER, now=NOW, days=30)
    _, id, secret = key.split("_", 2)  # noqa: A001
    (stored,) = ledger.keys()
    assert (stored.id, stored.sha256) == (id, hashlib.sha256(secret.encode()).hexdigest())
    assert secret not in repr(stored)


def test_a_key_holds_from_its_first_to_its_last_moment(ledger: Ledger, proof: PartnerKeys, clock: StoppedClock) -> None:
    """Before it was made and from the moment it expires a key proves nothing."""
    key = issue_key(ledger, PARTNER, now=NOW, days=30)
    moments = {NOW - DAY: None, NOW: PARTNER, NOW + 30 * DAY - timedelta(microseconds=1): PARTNER, NOW + 30 * DAY: None}
    for clock.at, expected in moments.items():
        assert proof.identify(bearer(key)) == expected


def test_a_revoked_key_proves_nothing_from_then_on(ledger: Ledger, proof: PartnerKeys) -> None:
    """Revoking takes effect at the next request, and for that key alone."""
    first, second = (issue_key(ledger, PARTNER, now=NOW, days=30) for _ in range(2))
    assert proof.identify(bearer(first)) == PARTNER
    revoke_key(ledger, first.split("_")[1])
    assert proof.identify(bearer(first)) is None
    assert proof.identify(bearer(second)) == PARTNER
    with pytest.raises(RecordRefused):
        revoke_key(ledger, "0" * 16)


def test_rotating_leaves_the_old_key_its_grace(ledger: Ledger, proof: PartnerKeys, clock: StoppedClock) -> None:
    """During the grace both keys hold, afterwards the new one; keys of others and revoked keys stay as they were."""
    old, gone = (issue_key(ledger, PARTNER, now=NOW, days=30) for _ in range(2))
    other = issue_key(ledger, "org:leerplicht", now=NOW, days=30)
    revoke_key(ledger, gone.split("_")[1])
    new = rotate_keys(ledger, PARTNER, now=NOW, days=30, grace=7 * DAY)
    assert [proof.identify(bearer(key)) for key in (old, gone, new, other)] == [
        PARTNER,
        None,
        PARTNER,
        "org:leerplicht",
    ]
    clock.at = NOW + 7 * DAY
    assert [proof.identify(bearer(key)) for key in (old, gone, new)] == [None, None, PARTNER]
    rotate_keys(ledger, PARTNER, now=clock.at, days=1000, grace=500 * DAY)
    assert proof.identify(bearer(old)) is None
    clock.at = NOW + 30 * DAY
    assert proof.identify(bearer(new)) is None


@pytest.mark.parametrize("days", [0, -1])
def test_a_key_is_given_to_a_registered_partner_for_a_time(ledger: Ledger, days: int) -> None:
    """A key for nobody, or for no time, is not made."""
    with pytest.raises(RecordRefused):
        issue_key(ledger, "org:nobody", now=NOW, days=30)
    with pytest.raises(ValueError, match="day"):
        issue_key(ledger, PARTNER, now=NOW, days=days)
    assert ledger.keys() == ()


def test_halves_of_two_keys_prove_nobody(ledger: Ledger, proof: PartnerKeys) -> None:
    """An id with another key's secret, an unknown id, and a secret that is off by one character are all no."""
    mine = issue_key(ledger, PARTNER, now=NOW, days=30)
    theirs = issue_key(ledger, "org:leerplicht", now=NOW, days=30)
    last = "A" if mine[-1] != "A" else "B"
    for forged in (mine[:20] + theirs[20:], "cgk_" + "0" * 16 + mine[20:], mine[:-1] + last, mine.upper()):
        assert proof.identify(bearer(forged)) is None


def test_malformed_headers_prove_nobody(ledger: Ledger, proof: PartnerKeys) -> None:
    """What is not one well-formed key is no proof, and no error."""
    key = issue_key(ledger, PARTNER, now=NOW, days=30)
    headers: list[object] = [
        "",
        key,
        "Bearer",
        f"Bearer{key}",
        f" Bearer {key}",
        f"Bearer\t{key}",
        f"Bearer {key} ",
        f"Bearer {key}\n",
        f"Bearer {key},Bearer {key}",
        f"Bearer {key}, Bearer {key}",
        f"Basic {key}",
        f"Bearer {key}" + "A" * 10_000_000,
        "Bearer " + " " * 300 + key,
        f"Bearer {key}\u00e9",
        "Bearer \ud800",
        "Bearer " + key.translate({ord(digit): 0x660 + int(digit) for digit in "0123456789"}),
        key.encode(),
        None,
        7,
    ]
    for header in headers:
        assert proof.identify({"HTTP_AUTHORIZATION": header}) is None
    assert proof.identify({}) is None
    assert proof.identify({"HTTP_X_AUTHORIZATION": f"Bearer {key}", "QUERY_STRING": f"access_token={key}"}) is None


@given(st.text(max_size=300))
def test_no_header_breaks_the_proof(header: str) -> None:
    """Any text in the header gives an answer without asking the ledger for something it cannot be asked."""

    class NoLedger:
        def keys(self, **_: object) -> tuple[()]:
            return ()

    proof = PartnerKeys(NoLedger(), StoppedClock())  # type: ignore[arg-type]
    assert proof.identify({"HTTP_AUTHORIZATION": header}) is None
    assert proof.identify(bearer(header)) is None


def test_an_unknown_key_is_compared_like_a_known_one(
    ledger: Ledger, proof: PartnerKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The secret is hashed and compared in constant time whether the id, the secret or the term is wrong (CG-07)."""
    key = issue_key(ledger, PARTNER, now=NOW, days=30)
    compared: list[tuple[str, str]] = []

    def compare(left: str, right: str) -> bool:
        compared.append((left, right))
        return left == right

    monkeypatch.setattr(hmac, "compare_digest", compare)
    for sent in (key, "cgk_" + "0" * 16 + key[20:], key[:-1] + "_"):
        proof.identify(bearer(sent))
    assert [len(left) == len(right) == 64 for left, right in compared] == [True] * 3


def test_a_ledger_that_fails_is_no_proof_either_way(ledger: Ledger, proof: PartnerKeys) -> None:
    """When the ledger cannot be read the request fails; it does not go on without a name."""
    key = issue_key(ledger, PARTNER, now=NOW, days=30)
    ledger.close()
    with pytest.raises(LedgerUnavailable) as caught:
        proof.identify(bearer(key))
    assert key[20:] not in str(caught.value)


def test_a_key_is_never_logged(
    ledger: Ledger, proof: PartnerKeys, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither giving out nor recognising a key writes it anywhere, at any level of logging."""
    caplog.set_level(logging.DEBUG)
    key = issue_key(ledger, PARTNER, now=NOW, days=30)
    proof.identify(bearer(key))
    proof.identify(bearer(key[:-1]))
    printed = capfd.readouterr()
    assert key[20:-1] not in caplog.text + printed.out + printed.err + repr(proof)
