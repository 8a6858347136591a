"""Hazards of stock Casbin where there is nothing: empty policies, empty requests, enforcement switched off."""

from __future__ import annotations

from pathlib import Path

import casbin

from consent_gate.rules.asker import Asker
from consent_gate.rules.compiled import judge
from consent_gate.rules.snapshot import Snapshot
from consent_gate.rules.stock import StockEnforcer
from consent_gate.terms import Mode
from tests.generated import MODEL, SMALL, TODAY, policy
from tests.hazards.stock import DENY_OVERRIDE, enforcer
from tests.rules.pupils import EIGHT, MOTHER, pupil, yes
from tests.small_policies import RULES, faults
from tests.small_policies import SMALL as FILES

NOTHING = ("", "", "", "", "")
RULE = ("p", "r1", "d1", "c1", "*", "public_task", "PP-00", "allow")


def test_stock_allows_the_empty_request_without_rules() -> None:
    """HAZARD: with no rules Casbin matches against empty strings, and the empty request is allowed."""
    assert enforcer(MODEL).enforce(*NOTHING) is True


def test_we_refuse_everything_without_rules() -> None:
    """Neither evaluator permits anything of an empty set (CG-01)."""
    assert not StockEnforcer(MODEL, []).allows(*NOTHING)
    assert not StockEnforcer(MODEL, [("g2", "c1", "c0")]).allows(*NOTHING)
    state = pupil(EIGHT, yes(MOTHER))
    for asker in (Asker("", (), ""), Asker("org:one", ("r1",), "d1")):
        assert judge(Snapshot(policy(SMALL, [])), asker, state, TODAY) == (0, 0, 0, 0, 0, 0)


def test_the_guard_changes_no_other_answer() -> None:
    """With a rule there is no difference left to make."""
    assert StockEnforcer(MODEL, [RULE]).allows("r1", "d1", "c1", "p1", "public_task")
    assert enforcer(MODEL, RULE).enforce("r1", "d1", "c1", "p1", "public_task")
    assert not StockEnforcer(MODEL, [RULE]).allows(*NOTHING)


def test_stock_with_deny_override_allows_everything_once_the_file_is_cut_off(tmp_path: Path) -> None:
    """HAZARD: a truncated file is zero rules, and zero denials is a yes to anyone."""
    (tmp_path / "model.conf").write_text(DENY_OVERRIDE, encoding="utf-8")
    (tmp_path / "policy.csv").write_text("p, mallory, report, read, deny\n", encoding="utf-8")
    files = (str(tmp_path / "model.conf"), str(tmp_path / "policy.csv"))
    assert not casbin.Enforcer(*files).enforce("mallory", "report", "read")
    (tmp_path / "policy.csv").write_text("", encoding="utf-8")
    assert casbin.Enforcer(*files).enforce("mallory", "report", "read")


def test_we_read_neither_another_effect_nor_an_empty_or_truncated_file() -> None:
    """The model is the pinned one, every flow has rules, and a last line without its end is a fault (CG-12)."""
    assert faults({}) == []
    assert faults({"model.conf": FILES["model.conf"].replace("some(where (p.eft == allow)) && ", "")})
    assert faults({RULES: ""})
    assert faults({RULES: "# niets\n"})
    assert faults({RULES: FILES[RULES][:-20]})
    assert faults({RULES: FILES[RULES].rstrip("\n")})


def test_stock_can_be_switched_off() -> None:
    """HAZARD: one call makes every answer yes, for everyone who holds the enforcer."""
    stock = enforcer(MODEL, RULE)
    stock.enable_enforce(False)
    assert stock.enforce("mallory", "d1", "c1", "p1", "consent") is True


def test_we_have_no_switch() -> None:
    """Nothing public turns deciding off, and `observe` is a way to answer requests, not to decide."""
    switches = [name for name in dir(StockEnforcer) if not name.startswith("_")]
    assert switches == ["allows", "first_basis", "judge"]
    assert [mode.value for mode in Mode] == ["enforce", "observe"]
