"""Between values and what is stored of them: msgspec JSON, read back strictly and equal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import MsgspecError, Struct
from msgspec.json import Decoder, Encoder

from consent_gate.decision import DisclosureEntry
from consent_gate.records import Body
from consent_gate.state import PupilState, RecipientState

_encoder = Encoder(order="deterministic")
_pupil_state = Decoder(PupilState)
_recipient_state = Decoder(RecipientState)
_body: Decoder[Body] = Decoder(Body)
_entry = Decoder(DisclosureEntry)


class Relied(Struct, frozen=True):
    """The revisions that a log line relied on, read from the line without the rest of it."""

    pupil_revision: int
    organisation_revision: int


_relied = Decoder(Relied)
_files = Decoder(dict[str, str])


def state_bytes(state: PupilState | RecipientState) -> bytes:
    """Return a folded state as compact JSON."""
    return _encoder.encode(state)


def pupil_state(stored: bytes) -> PupilState:
    """Return the folded state of a pupil; MsgspecError when the bytes are not one."""
    return _pupil_state.decode(stored)


def recipient_state(stored: bytes) -> RecipientState:
    """Return the folded state of a recipient; MsgspecError when the bytes are not one."""
    return _recipient_state.decode(stored)


def body_text(body: Body) -> str | None:
    """Return the body of a record as JSON text, None when it would not read back as the same body.

    Structs do not check types when they are made, so this is where a date that is a string is caught.
    """
    try:
        encoded = _encoder.encode(body)
        same = _body.decode(encoded) == body
    except (MsgspecError, TypeError, ValueError, RecursionError):
        return None
    return encoded.decode() if same else None


def body(stored: str) -> Body:
    """Return the body of a record; MsgspecError when the text is not one."""
    return _body.decode(stored)


def entry_text(entry: DisclosureEntry) -> str:
    """Return a log line as JSON text."""
    return _encoder.encode(entry).decode()


def entry(stored: str) -> DisclosureEntry:
    """Return a log line; MsgspecError when the text is not one."""
    return _entry.decode(stored)


def relied(stored: str) -> Relied:
    """Return the revisions in a log line; MsgspecError when the text is not one."""
    return _relied.decode(stored)


def files_text(files: Mapping[str, str]) -> str:
    """Return the files of a policy set as one JSON object, keys in order."""
    return _encoder.encode(dict(files)).decode()


def files(stored: str) -> dict[str, str]:
    """Return the files of a policy set."""
    return _files.decode(stored)


def ids_text(ids: Sequence[str]) -> str:
    """Return ids as one JSON list, so that a thousand of them are one parameter."""
    return _encoder.encode(ids).decode()
