"""One request on its way: what the steps have found out so far, and how it ended."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from consent_gate.decision import Question
from consent_gate.gate import Gate
from consent_gate.reasons import Reason
from consent_gate.rules.snapshot import Snapshot
from consent_gate.web.refusal import Refused

log: Final = logging.getLogger("consent_gate")

_NOBODY: Final[Mapping[str, int]] = MappingProxyType({})


class Exchange:
    """The question as it grows step by step, under one snapshot from beginning to end.

    Log lines have a static text and name the route and the exchange, never the path, the asker or a pupil (CG-13).
    """

    __slots__ = ("_gate", "id", "named_purpose", "recipient", "route", "route_purpose", "snapshot", "trace")

    def __init__(self, gate: Gate, trace: str) -> None:
        self._gate = gate
        self.snapshot: Snapshot = gate.snapshot
        self.id = secrets.token_hex(16)
        self.trace = trace
        self.recipient = ""
        self.route = ""
        self.named_purpose = ""
        self.route_purpose = ""

    def question(self, asked: Mapping[str, int] = _NOBODY) -> Question:
        """Return the question as far as it is known, about the pupils in `asked`."""
        return Question(
            recipient=self.recipient,
            exchange=self.id,
            asked=asked,
            named_purpose=self.named_purpose,
            route_purpose=self.route_purpose,
            route=self.route,
            trace=self.trace,
        )

    def refuse(self, refused: Refused) -> None:
        """Record a refusal that is not recorded yet."""
        if not refused.recorded:
            self._gate.refuse(self.snapshot, self.question(), refused.reason)
        cause = refused.__cause__
        self.note("refused", reason=refused.reason.value, error=type(cause).__name__ if cause else "")

    def fail(self, error: Exception) -> None:
        """Record that the gate itself failed. Of the error only its type is told; its text may quote anything."""
        self._gate.refuse(self.snapshot, self.question(), Reason.GATE_FAILED)
        self.note("failed", level=logging.ERROR, error=type(error).__name__)

    def note(self, event: str, *, level: int = logging.INFO, **words: str) -> None:
        """Write one line to the application log."""
        mode = self._gate.mode.value
        ids = {"exchange": self.id, "route": self.route, "mode": mode}
        log.log(level, f"{mode}_{event}", extra=ids | words)  # noqa: G004 - two words from closed lists
