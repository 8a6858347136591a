"""A stable short name for each message of the policy reader, for programs and for whoever searches for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from consent_gate.rules import messages
from consent_gate.text import Text

CODES: Final[Mapping[Text, str]] = {
    said: name.lower().replace("_", "-") for name, said in vars(messages).items() if isinstance(said, Text)
}
"""The code of each message, before its places are filled: `CELL_EMPTY` is `cell-empty`."""


def code_of(text: Text) -> str:
    """Return the code of a message, `fault` for one that stands elsewhere."""
    return CODES.get(text, "fault")
