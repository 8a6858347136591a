"""The school of the web tests, for its Flask app."""

from __future__ import annotations

from tests.web.conftest import behind, observed

__all__ = ["behind", "observed"]
