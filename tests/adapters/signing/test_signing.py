"""Signed policies: a gate that trusts keys takes only what one of them signed, to the letter (CG-12)."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from consent_gate.cli import root
from consent_gate.cli.desk import Desk
from consent_gate.errors import ConsentGateError, NotSigned
from consent_gate.gate import Gate
from consent_gate.manifest import Manifest, canonical
from consent_gate.rules.snapshot import Snapshot
from consent_gate.schemas.manifest import write_manifest
from consent_gate_adapters.signing import TrustedKeys
from consent_gate_adapters.signing.trusted import signatures_in
from tests.cli.conftest import FixedClock
from tests.generated import examples
from tests.small_policies import SMALL
from tests.web.reloaded import NEWER, OLDER, school_with, write_set

OLD = Snapshot.stored(OLDER)


def typed(*words: str) -> Result:
    """Type a command."""
    return CliRunner().invoke(root.root, ["policy", *words], obj=Desk(clock=FixedClock()))


def said(result: Result) -> dict[str, Any]:
    """Return the one object that a command printed."""
    found: dict[str, Any] = json.loads(result.stdout)
    return found


class Signed:
    """A policy folder with a manifest, signed by one key."""

    def __init__(self, folder: Path, files: Mapping[str, str] = OLDER) -> None:
        self.folder = write_set(folder / "policies", files)
        self.write(Manifest("De Linde", "1", Snapshot.stored(files).digest, "eerste versie", "po"))
        self.key = folder / "key.pem"
        self.public = said(typed("keygen", "--out", str(self.key), "--json"))["public_key"]
        assert self.sign().exit_code == 0

    def write(self, manifest: Manifest) -> None:
        """Write the manifest."""
        (self.folder / "manifest.toml").write_text(write_manifest(manifest), encoding="utf-8")

    def sign(self, key: Path | None = None) -> Result:
        """Sign what lies there."""
        return typed("sign", str(self.folder), "--key", str(key or self.key))

    def verify(self, *keys: str) -> Result:
        """Ask whether one of these keys signed it."""
        trust = [word for key in keys for word in ("--trust", key)]
        return typed("verify", str(self.folder), *trust, "--json")


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Signed:
    """A signed folder, only to be read."""
    return Signed(tmp_path_factory.mktemp("signed"))


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    """Mode 600 whatever the umask, never over a file that is there, and the secret half is never shown."""
    key = tmp_path / "fg.pem"
    mask = os.umask(0)
    try:
        made = typed("keygen", "--out", str(key))
    finally:
        os.umask(mask)
    assert (made.exit_code, key.stat().st_mode & 0o777) == (0, 0o600)
    secret = key.read_text()
    assert secret.splitlines()[1] not in made.output
    again = typed("keygen", "--out", str(key))
    assert (again.exit_code, key.read_text()) == (2, secret)


def test_a_key_that_others_can_read_signs_nothing(tmp_path: Path) -> None:
    """Who can read it can sign; so can a file that is no such key, or not there, sign nothing."""
    school = Signed(tmp_path)
    before = (school.folder / "manifest.sig").read_text()
    school.key.chmod(0o640)
    assert school.sign().exit_code == 2
    (tmp_path / "text").write_text("geen sleutel")
    (tmp_path / "text").chmod(0o600)
    for other in ("text", "absent"):
        refused = school.sign(tmp_path / other)
        assert (refused.exit_code, "keygen" in refused.stderr) == (2, True)
    assert (school.folder / "manifest.sig").read_text() == before


def test_a_trusted_signature_holds_and_another_does_not(signed: Signed, tmp_path: Path) -> None:
    """Exit 0 with the key that signed, exit 1 when only others are trusted, exit 2 for what is no key."""
    other = Signed(tmp_path).public
    assert said(signed.verify(other, signed.public)) == {"snapshot": OLD.digest, "signed_by": signed.public}
    assert said(signed.verify(other))["signed_by"] is None
    assert [signed.verify(key).exit_code for key in (signed.public, other, "geen sleutel")] == [0, 1, 2]
    (tmp_path / "fg.pub").write_text(f"{signed.public}\n")
    assert signed.verify(str(tmp_path / "fg.pub")).exit_code == 0


def test_two_people_sign_and_a_new_manifest_needs_new_signatures(tmp_path: Path) -> None:
    """Signatures stand side by side; what was signed before a word of the manifest changed vouches for nothing."""
    school = Signed(tmp_path)
    second = tmp_path / "second.pem"
    public = said(typed("keygen", "--out", str(second), "--json"))["public_key"]
    school.sign(second)
    assert [school.verify(key).exit_code for key in (school.public, public)] == [0, 0]
    school.write(Manifest("De Linde", "1", OLD.digest, "iets anders", "po"))
    assert [school.verify(key).exit_code for key in (school.public, public)] == [1, 1]
    school.sign(second)
    assert [school.verify(key).exit_code for key in (school.public, public)] == [1, 0]


def test_what_has_no_manifest_of_its_own_is_not_signed(tmp_path: Path) -> None:
    """A manifest of other content would be a signature under something that nobody can see here."""
    school = Signed(tmp_path)
    write_set(school.folder, NEWER)
    refused = school.sign()
    assert (refused.exit_code, "policy manifest" in refused.stderr) == (2, True)
    assert school.verify(school.public).exit_code == 1


def test_a_gate_that_trusts_keys_takes_only_what_they_signed(tmp_path: Path) -> None:
    """Neither at the start nor at a reload; what runs goes on (CG-12)."""
    school = Signed(tmp_path)
    trust = TrustedKeys([school.public])
    with school_with(tmp_path) as (ledger, _):
        gate = Gate.open(policies=school.folder, ledger=ledger, trust=trust)
        write_set(school.folder, NEWER)
        with pytest.raises(NotSigned):
            gate.reload(school.folder)
        assert (gate.snapshot.digest, gate.standing.refused) == (OLD.digest, "NotSigned")
        with pytest.raises(NotSigned):
            Gate.open(policies=school.folder, ledger=ledger, trust=trust)
        with pytest.raises(NotSigned):
            Gate(snapshot=OLD, ledger=ledger, trust=trust)
        school.write(Manifest("De Linde", "2", Snapshot.stored(NEWER).digest, "ruimer", "po"))
        with pytest.raises(NotSigned):
            gate.reload(school.folder)
        school.sign()
        gate.reload(school.folder)
        assert gate.snapshot.digest == Snapshot.stored(NEWER).digest


BESIDE = ("manifest.toml", "manifest.sig")
BITS = tuple(1 << place for place in range(8))


@examples(100)
@given(st.sampled_from(sorted([*SMALL, *(BESIDE * 6)])), st.integers(0, 10_000), st.sampled_from(BITS))
def test_any_changed_byte_is_refused(signed: Signed, path: str, place: int, change: int) -> None:
    """In a file that counts, in the manifest, in the signature: the set is faulty, or no longer the signed one."""
    file = signed.folder / path
    before = file.read_bytes()
    at = place % len(before)
    after = before[:at] + bytes([before[at] ^ change]) + before[at + 1 :]
    file.write_bytes(after)
    try:
        verified = signed.verify(signed.public)
    finally:
        file.write_bytes(before)
    # A line that ends otherwise, or a comment of the manifest's file, may mean the very same; then it is the same set.
    same = path == "manifest.sig" and list(signatures_in(after.decode("latin-1"))) == list(
        signatures_in(before.decode("latin-1"))
    )
    assert verified.exit_code in (1, 2) or same


@examples(60)
@given(st.binary(max_size=60), st.text(max_size=60))
def test_no_text_makes_a_signature(signed: Signed, document: bytes, text: str) -> None:
    """Whatever lies in the file, verifying never raises and never says yes."""
    trust = TrustedKeys([signed.public])
    assert trust.verify(document, text) is None
    assert trust.verify(document, (signed.folder / "manifest.sig").read_text()) is None
    assert trust.verify(document, f"ed25519 {signed.public} {'0' * 128}\n{text}") is None


@pytest.mark.parametrize("keys", [[], "0f" * 32, ["0f"], ["0F" * 32], [""]])
def test_trusting_nobody_is_a_mistake(keys: Any) -> None:
    """A configuration without a key, or with something else, opens no gate."""
    with pytest.raises(ValueError, match="key"):
        TrustedKeys(keys)


def test_a_signature_is_under_a_manifest_and_nothing_else() -> None:
    """What is signed says what it is, and equal manifests are equal bytes."""
    one = Manifest("De Linde", "1", OLD.digest, "c", "po")
    assert canonical(one).startswith(b"consent-gate manifest 1\n")
    assert canonical(one) == canonical(Manifest(**{name: getattr(one, name) for name in one.__struct_fields__}))
    assert issubclass(NotSigned, ConsentGateError)
