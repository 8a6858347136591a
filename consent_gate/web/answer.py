"""What the gate itself sends: an answer made of our own status line, our own headers and a body of bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from consent_gate.web.environ import PURPOSE_HEADER

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse

# A shared cache would hand one recipient's answer to another, or yesterday's consent to today's question. `no-store`
# forbids keeping it at all; `Vary` is for caches that look no further.
_ALWAYS: Final = (
    ("Cache-Control", "no-store"),
    ("Vary", f"Authorization, Cookie, {PURPOSE_HEADER}"),
    ("X-Content-Type-Options", "nosniff"),
)
# The reason phrase is ours too: an app could write anything behind the number.
_STATUS_LINES: Final = {200: "200 OK", 201: "201 Created", 403: "403 Forbidden"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole response. Its headers are an allow-list: nothing the app set is among them."""

    status: int
    content_type: str
    body: bytes

    @property
    def headers(self) -> list[tuple[str, str]]:
        """All of them, in order."""
        return [("Content-Type", self.content_type), ("Content-Length", str(len(self.body))), *_ALWAYS]

    def send(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request; to HEAD with the same headers and no body (RFC 9110 section 9.3.2)."""
        start_response(_STATUS_LINES[self.status], self.headers)
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else [self.body]
