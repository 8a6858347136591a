"""The one Casbin model this package decides by, pinned by its digest, and how far Casbin follows its trees."""

from __future__ import annotations

from typing import Final

MODEL_FILE: Final = "model.conf"

MODEL_SHA256: Final = "9d4d06e9d23eed500d42d5b80fc9fcda29fe0f24189c5b397045cf14a120c21c"
"""SHA-256 of `model.conf` with LF line ends. Changing the model is a reviewed event: both evaluators must follow."""

CASBIN_DEPTH: Final = 9
"""How many edges Casbin's `g` follows. PyCasbin 2.8.0 `RoleManager(max_hierarchy_level=10)` counts names, not edges:
`_has_link` compares the asked name itself at level 10 and returns False at level 0, so the ninth edge is the last one
that it answers yes to."""

RECIPIENT_DEPTH: Final = CASBIN_DEPTH - 1
"""One less in the tree of recipients: the edge from an asking party to its vocabulary name comes below it."""
