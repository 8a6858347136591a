"""JSON text into values, without the freedoms that Python's reader takes.

A repeated key, `NaN` or a lone surrogate means different things to different readers, and a record must mean one thing.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

from consent_gate.schemas.faults import Fault
from consent_gate.text import Text

_BROKEN = Text("geen geldige JSON (regel {line}, kolom {column})", "not valid JSON (line {line}, column {column})")
_UNREADABLE = Text(
    "geen geldige JSON: een sleutel staat er twee keer, een getal bestaat niet of de diepte is te groot",
    "not valid JSON: a key occurs twice, a number does not exist, or it goes too deep",
)


def json_from(text: str) -> tuple[Any, Fault | None]:
    """Return the value of `text` and no fault, or None and the fault. The text itself is in neither."""
    try:
        return json.loads(text, object_pairs_hook=_each_key_once, parse_constant=_no_number), None
    except json.JSONDecodeError as error:
        return None, ("document", _BROKEN.format(line=error.lineno, column=error.colno))
    except (ValueError, RecursionError):
        return None, ("document", _UNREADABLE)


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a key occurs twice")
    return members


def _no_number(_: str) -> NoReturn:
    raise ValueError("not a number")
