"""The server's user, and several proofs side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from consent_gate.errors import IdentityConflict, LedgerUnavailable
from consent_gate.text import Text
from consent_gate_adapters.identity import FirstProof, RemoteUser


@pytest.mark.parametrize(
    ("user", "recipient"),
    [
        ("staff:lk1", "staff:lk1"),
        ("org:lindenhout", "org:lindenhout"),
        ("lk1", None),
        ("", None),
        ("*", None),
        ("staff:*", None),
        ("staff:lk1\n", None),
        ("staff:lk1,org:x", None),
        ("STAFF:lk1", None),
        (None, None),
        (b"staff:lk1", None),
    ],
)
def test_a_user_name_that_is_a_recipient_proves_it(user: object, recipient: str | None) -> None:
    """Without a mapping only a name that is a recipient id as it stands counts."""
    assert RemoteUser().identify({"REMOTE_USER": user}) == recipient


def test_a_header_is_never_a_proof() -> None:
    """What a requester can send under that name in any spelling is not looked at (CG-14)."""
    sent = ("HTTP_REMOTE_USER", "HTTP_X_REMOTE_USER", "remote_user", "HTTP_X_FORWARDED_USER", "REDIRECT_REMOTE_USER")
    assert RemoteUser().identify(dict.fromkeys(sent, "staff:lk1")) is None


@pytest.mark.parametrize("names", [{"jansen": "staff:lk1", "odd": "lk1"}, {"jansen": "staff:lk1", "odd": "*"}.get])
def test_a_mapping_decides_alone(names: Any) -> None:
    """With a mapping only its names count, and only where they lead to a recipient id."""
    proof = RemoteUser(names)
    assert proof.identify({"REMOTE_USER": "jansen"}) == "staff:lk1"
    for user in ("odd", "unknown", "staff:lk2", ""):
        assert proof.identify({"REMOTE_USER": user}) is None


@pytest.mark.parametrize("names", [{"": "staff:lk1"}, lambda user: "staff:lk1"])
def test_nobody_is_never_looked_up(names: Any) -> None:
    """Some servers say nobody with an empty user name; a mapping that knows it, or knows all, makes no one of it."""
    assert RemoteUser(names).identify({"REMOTE_USER": ""}) is None


class Says:
    """A proof that always says the same."""

    def __init__(self, answer: str | None) -> None:
        self._answer = answer

    def identify(self, environ: Mapping[str, Any]) -> str | None:
        """Return the answer."""
        return self._answer


class Fails:
    """A proof that cannot be checked."""

    def identify(self, environ: Mapping[str, Any]) -> str | None:
        """Raise."""
        raise LedgerUnavailable(Text("kapot", "broken"))


@pytest.mark.parametrize(
    ("answers", "recipient"),
    [
        ((), None),
        ((None,), None),
        ((None, "org:a"), "org:a"),
        (("org:a", None), "org:a"),
        (("org:a", "org:a"), "org:a"),
    ],
)
def test_proofs_that_agree_are_one(answers: tuple[str | None, ...], recipient: str | None) -> None:
    """The proofs that hold name one recipient, which is the answer."""
    assert FirstProof([Says(answer) for answer in answers]).identify({}) == recipient


@pytest.mark.parametrize("answers", [("org:a", "staff:b"), (None, "org:a", "org:a", "org:b"), ("org:b", None, "org:a")])
def test_proofs_that_contradict_are_refused(answers: tuple[str | None, ...]) -> None:
    """Two names are no name, whichever comes first, and neither is in the error (CG-13, CG-14)."""
    with pytest.raises(IdentityConflict) as caught:
        FirstProof([Says(answer) for answer in answers]).identify({})
    assert "org:" not in str(caught.value)


def test_a_proof_that_cannot_be_checked_is_not_passed_over() -> None:
    """A failing proof stops the request also when another one holds: the two might have contradicted each other."""
    with pytest.raises(LedgerUnavailable):
        FirstProof([Says("org:a"), Fails()]).identify({})
