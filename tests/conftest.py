"""Options of the whole suite."""

from __future__ import annotations

import pytest
from hypothesis import settings

# A law holds however busy the machine is; what takes how long is measured by `make bench`.
settings.register_profile("laws", deadline=None)
settings.load_profile("laws")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run of the scenarios be kept for the workbench."""
    parser.addoption(
        "--only-scenario",
        action="append",
        default=[],
        metavar="FEATURE:LINE",
        help="play this scenario; may be repeated",
    )
    parser.addoption(
        "--scenario-outcomes", metavar="FILE", help="write what came of each scenario, and which policies it touched"
    )
