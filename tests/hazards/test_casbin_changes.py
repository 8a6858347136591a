"""Hazards of stock Casbin while a policy changes: a reload that fails open, and a revocation that comes back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import casbin
import pytest

from consent_gate import gate as gate_module
from consent_gate.errors import PolicyInvalid, RecordRefused
from consent_gate.records import Consent, Gezag, Matter, PupilFacts, Record, Withdrawal
from consent_gate.rules.agreement import check_sample
from consent_gate.rules.snapshot import Snapshot
from consent_gate_adapters.sql import open_ledger
from tests.generated import MODEL, SMALL, TODAY, policy
from tests.laws.school import NOW, SNAPSHOT, School
from tests.rules.pupils import EIGHT
from tests.small_policies import changed

LINES = """p, *, d1, c1, *, public_task, PP-00, allow
p, banned, d1, c1, *, *, PP-01, deny
g, mallory, banned
"""
ASKED = ("mallory", "d1", "c1", "p1", "public_task")
FAMILY = (PupilFacts(EIGHT), Gezag("g1", True))


def files(folder: Path) -> tuple[str, str]:
    """Write the pinned model and a policy with a ban on a role; return their paths."""
    (folder / "model.conf").write_text(MODEL, encoding="utf-8")
    (folder / "policy.csv").write_text(LINES, encoding="utf-8")
    return str(folder / "model.conf"), str(folder / "policy.csv")


def test_stock_fails_open_while_it_reloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """HAZARD: between clearing the roles and building them anew, a ban on a role bans nobody.

    Another thread that asks at that moment is played by a question asked at exactly that moment.
    """
    stock = casbin.Enforcer(*files(tmp_path))
    assert not stock.enforce(*ASKED)
    meanwhile: list[bool] = []
    roles = stock.rm_map["g"]
    clear = roles.clear

    def cleared() -> None:
        clear()
        meanwhile.append(stock.enforce(*ASKED))

    monkeypatch.setattr(roles, "clear", cleared)
    stock.load_policy()
    assert meanwhile == [True]
    assert not stock.enforce(*ASKED)


def test_we_decide_by_one_whole_snapshot_while_another_is_activated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every moment of an activation the running set answers, whole; after it the new one does (CG-12)."""
    school = School(open_ledger(str(tmp_path / "ledger.db")))
    school.write("p1", *FAMILY, Consent("g1", Matter(), TODAY))
    nothing = Snapshot(policy(SMALL, []))
    meanwhile: list[tuple[bool, dict[str, set[str]]]] = []

    def checked(snapshot: Snapshot) -> None:
        meanwhile.append((school.gate.snapshot is SNAPSHOT, school.ask("p1")))
        check_sample(snapshot)
        meanwhile.append((school.gate.snapshot is SNAPSHOT, school.ask("p1")))

    monkeypatch.setattr(gate_module, "check_sample", checked)
    school.gate.activate(nothing)
    assert meanwhile == [(True, {"p1": {"c1", "c2", "c3"}})] * 2
    assert school.gate.snapshot is nothing
    assert school.gate.disclose(nothing, school.question(["p1"])) == {}
    school.ledger.close()


def test_a_set_that_does_not_read_changes_nothing() -> None:
    """A fault is an exception before there is a snapshot; half a set never exists."""
    with pytest.raises(PolicyInvalid):
        Snapshot.stored({path: text.decode() for path, text in changed({"verzuim/rules.csv": "p, a\n"}).items()})


def test_stock_brings_a_removed_permission_back(tmp_path: Path) -> None:
    """HAZARD: `remove_policy` says True and writes nothing; the next reload restores what was taken away."""
    stock = casbin.Enforcer(*files(tmp_path))
    assert stock.remove_policy("*", "d1", "c1", "*", "public_task", "PP-00", "allow") is True
    assert not stock.enforce("alice", *ASKED[1:])
    stock.load_policy()
    assert stock.enforce("alice", *ASKED[1:])


def test_a_withdrawal_never_comes_back(tmp_path: Path) -> None:
    """Also not for another process that opens the same file, nor when the consent is entered again (CG-03)."""
    path = str(tmp_path / "ledger.db")
    school = School(open_ledger(path))
    school.write("p1", *FAMILY)
    consent = Record("yes", "p1", NOW, "office", Consent("g1", Matter(), date(2026, 1, 1)))
    assert school.try_to_write(consent)
    assert school.ask("p1") == {"p1": {"c1", "c2", "c3"}}
    school.write("p1", Withdrawal("g1", TODAY, "yes"))
    assert school.try_to_write(consent)
    again = Record("paper", "p1", NOW, "office", Consent("g1", Matter(), date(2026, 1, 1)))
    assert school.try_to_write(again)
    assert school.ask("p1") == {"p1": {"c3"}}
    school.ledger.close()
    reopened = open_ledger(path)
    school.ledger = reopened
    school.gate.ledger = reopened
    assert school.ask("p1") == {"p1": {"c3"}}
    reopened.close()


@pytest.mark.parametrize("pupil", ["*", "", "p1, *", "p1\n"])
def test_no_pupil_is_a_wildcard(tmp_path: Path, pupil: str) -> None:
    """HAZARD: to the model a pupil called `*` is everybody. No such id is ever recorded."""
    school = School(open_ledger(str(tmp_path / "ledger.db")))
    with pytest.raises(RecordRefused), school.ledger.transaction() as transaction:
        transaction.append(Record("facts", pupil, NOW, "office", PupilFacts(EIGHT)))
    school.ledger.close()
