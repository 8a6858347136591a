"""Staff, parents and pupils who are logged in at the school's own Flask app."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask

from consent_gate.errors import LedgerUnavailable
from consent_gate.terms import PERSON, RECIPIENT_ID, STAFF
from consent_gate.text import Text


class FlaskSession:
    """Reads the app's signed session: what is under `key` there makes the recipient id `staff:VALUE`.

    With `prefix="person:"` it makes `person:VALUE`, for a portal of parents and pupils; keep their key apart from that
    of staff. The app puts it there after its own log-in, so this proof is as strong as that log-in and as the app's
    secret key. A session of the app never proves a partner: ValueError for any other prefix.
    """

    def __init__(self, app: Flask, key: str, *, prefix: str = STAFF) -> None:
        if prefix not in (STAFF, PERSON):
            raise ValueError(f"a session proves {STAFF} or {PERSON} ids")
        self._app = app
        self._key = key
        self._prefix = prefix

    def identify(self, environ: Mapping[str, Any]) -> str | None:
        """Return who the session is of, None when it is of nobody or the value makes no recipient id.

        Raise LedgerUnavailable when the session cannot be opened, for instance when it is kept in a store that is down.
        """
        try:
            # A copy, and without the body: the app will read both again.
            request = self._app.request_class(dict(environ), shallow=True)
            session = self._app.session_interface.open_session(self._app, request)
            found = session.get(self._key) if session is not None else None
        except Exception as error:  # noqa: BLE001 - a session store may raise anything; no proof then
            raise LedgerUnavailable(
                Text(
                    f"de sessie is niet te openen ({type(error).__name__})",
                    f"the session cannot be opened ({type(error).__name__})",
                )
            ) from None
        if not isinstance(found, str | int):
            return None
        recipient = f"{self._prefix}{found}"
        return recipient if RECIPIENT_ID.match(recipient) else None
