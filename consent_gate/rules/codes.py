"""A stable short name for each message of the policy reader, for programs and for whoever searches for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from consent_gate.rules import messages, never_messages
from consent_gate.text import Text

NEVER: Final = "never-"
CODES: Final[Mapping[Text, str]] = {
    said: prefix + name.lower().replace("_", "-")
    for prefix, module in (("", messages), (NEVER, never_messages))
    for name, said in vars(module).items()
    if isinstance(said, Text)
}
"""The code of each message, before its places are filled: `CELL_EMPTY` is `cell-empty`, one of the never-list begins
with `never-`."""


def code_of(text: Text) -> str:
    """Return the code of a message, `fault` for one that stands elsewhere."""
    return CODES.get(text, "fault")
