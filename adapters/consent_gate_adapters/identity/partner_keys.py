"""Partners that prove themselves with a key: `Authorization: Bearer cgk_ID_SECRET` (RFC 6750 section 2.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from consent_gate.keys import proves, taken_apart
from consent_gate.ports import Clock, Ledger, SystemClock

LONGEST: Final = 256
"""Characters of a header that is looked at; a key with its scheme is far shorter."""

# One space at least, nothing after the key: two headers that a server joined with a comma are no key.
_BEARER: Final = re.compile(r"bearer +([!-~]+)\Z", re.IGNORECASE)


class PartnerKeys:
    """Looks the key up in the ledger at every request, so that a revoked key proves nothing from that moment on.

    An unknown id, a wrong secret and a key that ended take the same work and give the same answer (CG-07). The key is
    never logged and never part of an error.
    """

    def __init__(self, ledger: Ledger, clock: Clock | None = None) -> None:
        self._ledger = ledger
        self._clock = clock or SystemClock()

    def identify(self, environ: Mapping[str, Any]) -> str | None:
        """Return the recipient whose key this request carries, None when it carries none that holds.

        Raise LedgerUnavailable when the ledger cannot be read.
        """
        header = environ.get("HTTP_AUTHORIZATION")
        if not isinstance(header, str) or len(header) > LONGEST:
            return None
        bearer = _BEARER.match(header)
        parts = taken_apart(bearer[1]) if bearer else None
        if parts is None:
            return None
        id, secret = parts  # noqa: A001 - the word of the port
        found = self._ledger.keys(key=id)
        key = found[0] if found else None
        held = proves(key, secret, self._clock.now())
        return key.recipient if held and key is not None else None
