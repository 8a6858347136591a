"""The one refusal. Whatever the cause, the caller gets these bytes; the cause is in the disclosure log (CG-07)."""

from __future__ import annotations

import json
from typing import Final

from consent_gate.reasons import Reason
from consent_gate.web.answer import Answer

REFUSAL: Final = Answer(
    403,
    "application/problem+json",
    json.dumps(
        {
            "type": "urn:consent-gate:refused",
            "title": "Niet vrijgegeven",
            "status": 403,
            "detail": "De school geeft hier niets vrij. Vraag de school waarom. "
            "The school releases nothing here. Ask the school why.",
        },
        ensure_ascii=False,
    ).encode(),
)
"""RFC 9457 without `instance`: an id in it would make two refusals different bytes. 403 also where nobody proved who
asks (no 401 with a challenge), where the path does not exist and where the app failed, since each would tell something.
"""


class Refused(Exception):
    """Ends the steps of one request with a refusal. Never leaves this package.

    `recorded` says that the gate has written the refusal down already.
    """

    def __init__(self, reason: Reason, *, recorded: bool = False) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.recorded = recorded
