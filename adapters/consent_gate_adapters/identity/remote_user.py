"""Who the server in front says is logged in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from consent_gate.terms import RECIPIENT_ID


class RemoteUser:
    """The user that the server proved (CGI 1.1 `REMOTE_USER`, RFC 3875 section 4.1.11).

    Only `environ["REMOTE_USER"]` counts: the server sets it. A header of that name arrives as `HTTP_REMOTE_USER`,
    can be sent by anyone, and is never read (CG-14).
    """

    def __init__(self, names: Mapping[str, str] | Callable[[str], str | None] | None = None) -> None:
        """`names` gives the recipient id of a user name; without it the user name has to be a recipient id itself."""
        if names is None:
            self._recipient: Callable[[str], str | None] = lambda user: user
        elif callable(names):
            self._recipient = names
        else:
            self._recipient = dict(names).get

    def identify(self, environ: Mapping[str, Any]) -> str | None:
        """Return the recipient id of the server's user, None when there is no user or no recipient of that name."""
        user = environ.get("REMOTE_USER")
        if not isinstance(user, str) or not user:
            return None
        recipient = self._recipient(user)
        return recipient if recipient is not None and RECIPIENT_ID.match(recipient) else None
