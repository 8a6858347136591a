"""The query string of a release route: only declared parameters, each at most once, read in the one way nobody doubts.

A parameter the gate was never told about may search or sort on a withheld field, and so give it away by what is left.
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final
from urllib.parse import unquote_to_bytes

# `;` separates parameters for some parsers; the rest of what is left out must be escaped in a query (RFC 3986, 3.4).
_PAIR: Final = re.compile(r"([A-Za-z0-9._~!$'()*+,:@/?%\[\]-]+)=([A-Za-z0-9._~!$'()*+,:@/?%=\[\]-]*)\Z")
_BROKEN_ESCAPE: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")


def is_declared(query: str, allowed: Set[str]) -> bool:
    """True when every parameter in `query` is in `allowed`, stands there once, and decodes to printable UTF-8."""
    if not query:
        return True
    seen: set[str] = set()
    for pair in query.split("&"):
        found = _PAIR.match(pair)
        if found is None:
            return False
        name, value = _decoded(found[1]), _decoded(found[2])
        if name is None or value is None or name in seen or name not in allowed:
            return False
        seen.add(name)
    return True


def _decoded(text: str) -> str | None:
    if _BROKEN_ESCAPE.search(text):
        return None
    try:
        decoded = unquote_to_bytes(text.replace("+", " ")).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return decoded if decoded.isprintable() else None
