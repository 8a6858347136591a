"""Wrapping a foreign app from files alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, jsonify

from consent_gate.errors import (
    DeclarationInvalid,
    DocumentInvalid,
    LedgerUnavailable,
    NotAdopted,
    NotSigned,
    PolicyInvalid,
)
from consent_gate.ports import SystemClock
from consent_gate.records import Adoption, Record
from consent_gate.rules.snapshot import Snapshot
from consent_gate.web import REFUSAL, ConsentGate
from consent_gate.wiring import open_ledger
from consent_gate_adapters.identity import PartnerKeys, issue_key
from tests.web.school import NOW, PARTNER, PUPILS, ROOT, STRANGER, ask, make_ledger

DECLARATION = """
[[route]]
path = "/leerlingen"
body.kind = "list"
body.pupil = "nummer"
body.fields.roepnaam = "identity.call_name"

[[route]]
path = "/login"
kind = "free"
"""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Any]:
    """A declaration, the project's policies and a ledger, as an integrator has them."""
    make_ledger(tmp_path).close()
    (tmp_path / "routes.toml").write_text(DECLARATION)
    return {
        "declaration": tmp_path / "routes.toml",
        "policies": ROOT / "policies",
        "ledger": f"sqlite:///{tmp_path / 'gate.db'}",
    }


def foreign_app() -> Flask:
    """An app that nobody prepared."""
    app = Flask("school")
    app.add_url_rule("/leerlingen", "leerlingen", lambda: jsonify(list(PUPILS.values())))
    app.add_url_rule("/login", "login", lambda: "log in")
    return app


def test_a_foreign_app_is_wrapped_in_three_lines(files: dict[str, Any]) -> None:
    """Two imports and one call; partners prove themselves with the keys in the same ledger."""
    app: Any = foreign_app()
    app.wsgi_app = ConsentGate.from_files(app.wsgi_app, **files, identify=PartnerKeys)
    ledger = open_ledger(files["ledger"])
    key = issue_key(ledger, PARTNER, now=SystemClock().now() - dt.timedelta(days=1), days=3)
    ledger.close()
    reply = ask(app, "/leerlingen", headers={"Authorization": f"Bearer {key}"})
    assert reply.json == [{"roepnaam": "Roeplk1"}]
    assert ask(app, "/leerlingen", headers={"Authorization": f"Bearer {key}x"}).body == REFUSAL.body
    assert ask(app, "/login", headers={}).body == b"log in"
    assert STRANGER.encode() not in reply.everything
    assert NOW.tzinfo is not None


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("declaration", "[[route]]\npath = '/x'", DocumentInvalid),
        ("declaration", DECLARATION.replace("identity.call_name", "identity"), DeclarationInvalid),
        ("declaration", DECLARATION.replace("identity.call_name", "shoe_size"), DeclarationInvalid),
        ("policies", None, PolicyInvalid),
        ("ledger", "mongodb://school:geheim@host/gate", LedgerUnavailable),
    ],
)
def test_a_faulty_configuration_gives_no_app(
    files: dict[str, Any], tmp_path: Path, name: str, content: str | None, error: type[Exception]
) -> None:
    """Better no gate and no app than an app without a gate."""
    if name == "declaration" and content is not None:
        files[name].write_text(content)
    else:
        files[name] = content or tmp_path / "empty"
        (tmp_path / "empty").mkdir()
    with pytest.raises(error) as raised:
        ConsentGate.from_files(foreign_app(), **files, identify=PartnerKeys)
    assert "geheim" not in str(raised.value)


def test_without_the_consent_of_the_mr_there_is_no_app(files: dict[str, Any]) -> None:
    """What the school requires of its MR holds for every way to build the gate (CG-12)."""
    ways = {**files, "identify": PartnerKeys, "mr": ("parents",)}
    with pytest.raises(NotAdopted, match="MR_CONSENT_MISSING"):
        ConsentGate.from_files(foreign_app(), **ways)
    adopted = Adoption(Snapshot.read(files["policies"]).digest, ("parents",), NOW.date())
    ledger = open_ledger(files["ledger"])
    with ledger.transaction() as transaction:
        transaction.append(Record("mr1", "", NOW, "office", adopted))
    ledger.close()
    assert ConsentGate.from_files(foreign_app(), **ways) is not None


def test_what_the_school_asks_of_its_policies_is_asked_from_files_too(files: dict[str, Any]) -> None:
    """A trusted signature, an age at most, and a folder that is watched: each reaches the gate (CG-12)."""

    class Nobody:
        """Trusts no key."""

        def verify(self, document: bytes, signatures: str) -> str | None:
            """Say no."""
            return None

    ways = {**files, "identify": PartnerKeys}
    with pytest.raises(NotSigned):
        ConsentGate.from_files(foreign_app(), **ways, trust=Nobody())
    with pytest.raises(ValueError, match="oldest"):
        ConsentGate.from_files(foreign_app(), **ways, oldest=dt.timedelta())
    with pytest.raises(ValueError, match="looks"):
        ConsentGate.from_files(foreign_app(), **ways, reload_seconds=0)
