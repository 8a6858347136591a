"""Options of the whole suite."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run of the scenarios be kept for the workbench."""
    parser.addoption(
        "--scenario-outcomes", metavar="FILE", help="write what came of each scenario, and which policies it touched"
    )
