"""One way to say that the ledger failed: its kind of error, never the text, which could hold a value (CG-13)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from consent_gate.errors import ConsentGateError, LedgerUnavailable
from consent_gate.text import Text


@contextmanager
def reported(what: Text) -> Iterator[None]:
    """Turn every error that is not ours into LedgerUnavailable with `what` and the name of the error's type."""
    try:
        yield
    except ConsentGateError:
        raise
    except Exception as error:  # noqa: BLE001 - a driver may raise anything; callers see one kind
        kind = type(error).__name__
        raise LedgerUnavailable(Text(f"{what.nl} ({kind})", f"{what.en} ({kind})")) from None
