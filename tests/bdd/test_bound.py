"""Guards on the scenarios themselves: all of them run, and no step is defined twice."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FEATURES = sorted((ROOT / "features").rglob("*.feature"))


def test_every_scenario_is_collected(request: pytest.FixtureRequest) -> None:
    """What stands in a feature file is run; pytest-bdd itself says nothing about a file that no module binds."""
    written = sum(
        line.strip().startswith(("Scenario:", "Abstract Scenario:"))
        for feature in FEATURES
        for line in feature.read_text(encoding="utf-8").splitlines()
    )
    here = str(Path(__file__).parent / "test_features.py")
    collected = {item.originalname for item in request.session.items if str(item.path) == here}  # type: ignore[attr-defined]
    if not collected:
        pytest.skip("the features are not part of this run")
    assert len(collected) == written > 0


def test_no_step_text_is_defined_twice() -> None:
    """Of two steps with one text the nearer would silently win, so all stand in one folder and differ."""
    steps = sorted((ROOT / "tests" / "bdd" / "steps").glob("*.py"))
    others = [path for path in ROOT.glob("tests/**/*.py") if path not in (*steps, Path(__file__))]
    assert [path for path in others if "from pytest_bdd import given" in path.read_text(encoding="utf-8")] == []
    texts = [
        (call.func.id, ast.unparse(call.args[0]))
        for path in steps
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {"given", "when", "then"}
    ]
    assert len(texts) == len(set(texts)) > 0


@pytest.mark.parametrize("feature", FEATURES, ids=lambda path: path.name)
def test_every_feature_is_dutch_and_grouped_by_rule(feature: Path) -> None:
    """An auditor reads Dutch, rule by rule."""
    lines = feature.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# language: nl"
    assert any(line.strip().startswith("Regel:") for line in lines)
