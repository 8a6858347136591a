"""The reference evaluator: stock PyCasbin on a fresh enforcer that is never changed after it was built.

The only module that imports casbin. An enforcer is fed with tuples, not with text, so no cell can be read as another
line.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable

import casbin

from consent_gate.rules.derive import Line
from consent_gate.terms import DECISION_ORDER

# PyCasbin parses the matcher in every call, and CPython 3.11's parser raises SystemError now and then when threads
# switch inside it (cpython issue 106905). One call at a time keeps it from happening in this process's own calls.
_ONE_AT_A_TIME = threading.Lock()

# PyCasbin writes every request, pupil included, to a logger that any logging configuration can switch on again (CG-13).
# This one is registered nowhere, so no configuration reaches it.
_SILENT = logging.Logger("silent", level=logging.CRITICAL + 1)  # noqa: LOG001


class StockEnforcer:
    """One effective policy, judged by PyCasbin."""

    def __init__(self, model: str, lines: Iterable[Line]) -> None:
        parsed = casbin.model.Model()
        parsed.logger = _SILENT
        parsed.load_model_from_text(model)
        self._rules = 0
        for kind, *fields in lines:
            self._rules += kind == "p"
            parsed.add_policy(kind[0], kind, fields)
        self._enforcer = casbin.Enforcer(parsed)
        self._enforcer.logger = _SILENT
        self._enforcer.build_role_links()

    def allows(self, recipient: str, purpose: str, category: str, pupil: str, basis: str) -> bool:
        """Return Casbin's answer to one request, or no where there are no rules at all.

        Without rules Casbin matches against empty strings and allows the empty request (CG-01).
        """
        if not self._rules:
            return False
        with _ONE_AT_A_TIME:
            return bool(self._enforcer.enforce(recipient, purpose, category, pupil, basis))

    def first_basis(self, recipient: str, purpose: str, category: str, pupil: str) -> int | None:
        """Return the place in `DECISION_ORDER` of the first basis that Casbin allows, None when there is none."""
        for place, basis in enumerate(DECISION_ORDER):
            if self.allows(recipient, purpose, category, pupil, basis.value):
                return place
        return None

    def judge(self, recipient: str, purpose: str, pupil: str, categories: Iterable[tuple[str, int]]) -> tuple[int, ...]:
        """Return one mask for each basis, asking Casbin about every category of `categories` (name and bit)."""
        settled = [0] * len(DECISION_ORDER)
        for category, bit in categories:
            place = self.first_basis(recipient, purpose, category, pupil)
            if place is not None:
                settled[place] |= bit
        return tuple(settled)
