"""What the gate needs from the world: a ledger with its log, a proof of who asks, and a clock.

A port promises in public and delegates in private: the public methods guarantee which errors come out, adapters write
the underscored ones. `tests/contracts/` holds what every adapter must keep.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from consent_gate.decision import DisclosureEntry
from consent_gate.errors import ConsentGateError, LedgerUnavailable
from consent_gate.records import Record
from consent_gate.state import PupilState, RecipientState
from consent_gate.text import Text


@dataclass(frozen=True, slots=True)
class PupilRow:
    """A pupil's folded state with the revision it has."""

    revision: int
    state: PupilState


@dataclass(frozen=True, slots=True)
class PartnerKey:
    """A partner's key as stored: only its hash. `id` is the public half, `sha256` the hash of the secret half."""

    id: str
    recipient: str
    sha256: str
    created_at: datetime
    expires_at: datetime
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class LogPage:
    """Consecutive log lines column by column, oldest first: what counting millions of them needs, and no more.

    `seq` goes up with each line. `at` is UTC to the microsecond as text of one width, so that text order is time order.
    `snapshot` is empty for a refusal that no policy set had a part in.
    """

    seq: tuple[int, ...]
    id: tuple[str, ...]
    at: tuple[str, ...]
    recipient: tuple[str, ...]
    purpose: tuple[str, ...]
    pupil: tuple[str, ...]
    snapshot: tuple[str, ...]
    signature: tuple[str, ...]
    pupil_revision: tuple[int, ...]
    organisation_revision: tuple[int, ...]


class Transaction(ABC):
    """One atomic step on the ledger. What it read stays true until commit; its writes land whole or not at all."""

    @abstractmethod
    def pupils(self, pupils: Sequence[str]) -> Mapping[str, PupilRow]:
        """Return the rows of the pupils that the ledger knows, read under the lock a withdrawal takes (CG-03)."""

    @abstractmethod
    def recipient(self, recipient: str) -> RecipientState | None:
        """Return the folded state of one recipient, None when it was never registered nor given a role."""

    @abstractmethod
    def organisation_revision(self) -> int:
        """Return how many organisation records there are."""

    @abstractmethod
    def append(self, record: Record) -> int:
        """Append a record, fold it, and return the new revision of its pupil or of the organisation.

        The same record again (same id, same content) changes nothing and returns the revision it got then. Raise
        RecordRefused when the id stands for other content, or when it ends or withdraws a record that is not there. A
        pupil comes into being with a `pupil_facts` record; every other pupil record for an unknown pupil is refused.
        """

    @abstractmethod
    def disclose(self, entries: Sequence[DisclosureEntry]) -> None:
        """Append log lines. They are durable when the transaction has ended without an error (CG-04)."""

    @abstractmethod
    def keep_snapshot(self, digest: str, files: Mapping[str, str]) -> None:
        """Store a policy set under the hash of its content, once."""

    @abstractmethod
    def keep_key(self, key: PartnerKey) -> None:
        """Store a partner key, or replace the stored one of the same id (to revoke it or end it earlier)."""


class Ledger(ABC):
    """All records and the disclosure log of one organisation."""

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Open a transaction; commit at the end of the block, roll back on any error.

        Raise only ConsentGateError: its own kinds pass through, everything else is LedgerUnavailable, without the
        text of the cause, which could hold a value.
        """
        try:
            with self._transaction() as transaction:
                yield transaction
        except ConsentGateError:
            raise
        except Exception as error:  # noqa: BLE001 - adapters may raise anything; callers see one kind
            raise LedgerUnavailable(
                Text(
                    f"het grootboek is niet bereikbaar ({type(error).__name__})",
                    f"the ledger is unavailable ({type(error).__name__})",
                )
            ) from None

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[Transaction]: ...

    @abstractmethod
    def records(
        self,
        *,
        pupil: str | None = None,
        recipient: str | None = None,
        until: int | None = None,
        kinds: Collection[str] | None = None,
    ) -> Iterator[Record]:
        """Yield records oldest first: of one pupil, of one recipient, or all; up to and including revision `until`.

        With `kinds`, only those of these kinds.

        `until` counts in the pupil's own revisions, or for a recipient in those of the organisation.
        """

    @abstractmethod
    def entries(
        self, *, pupil: str | None = None, recipient: str | None = None, entry: str | None = None
    ) -> Iterator[DisclosureEntry]:
        """Yield log lines oldest first, optionally of one pupil, one recipient, or the one with this id."""

    @abstractmethod
    def last_entry(self) -> DisclosureEntry | None:
        """Return the log line that was appended last, without reading the others; None of an empty log."""

    @abstractmethod
    def owing(self, *, pupil: str | None = None, recipient: str | None = None) -> Iterator[DisclosureEntry]:
        """Yield the log lines that oblige to something, carried out or not, oldest first; without reading the others.

        Optionally those of one pupil or one recipient.
        """

    @abstractmethod
    def pages(self, *, after: int = 0) -> Iterator[LogPage]:
        """Yield the log in pages of bounded size, oldest first: the lines whose `seq` is higher than `after`."""

    @abstractmethod
    def snapshot(self, digest: str) -> Mapping[str, str] | None:
        """Return the files of a stored policy set, None when there is none under this hash."""

    @abstractmethod
    def snapshots(self) -> Iterator[str]:
        """Yield the hash of every stored policy set, in order."""

    @abstractmethod
    def keys(self, *, key: str | None = None, recipient: str | None = None) -> tuple[PartnerKey, ...]:
        """Return stored partner keys, optionally the one with this id or those of one recipient."""

    @abstractmethod
    def pupils(self) -> Iterator[str]:
        """Yield the ids of all pupils, in order."""

    @abstractmethod
    def recipients(self) -> Iterator[RecipientState]:
        """Yield the folded state of every recipient, in order of id."""

    @abstractmethod
    def close(self) -> None:
        """Give back connections. The ledger cannot be used afterwards."""


class Identify(Protocol):
    """A proof of who asks."""

    def identify(self, environ: Mapping[str, Any]) -> str | None:
        """Return the recipient id that this request proves, None when it offers no proof of this kind.

        The proof comes from the server, a key or a session, never from a bare header (CG-14). An offered proof that
        does not hold is None too. Raise LedgerUnavailable when it cannot be checked.
        """


class VerifySignature(Protocol):
    """Which keys a school trusts to sign its policies. How a signature is checked is an adapter's business."""

    def verify(self, document: bytes, signatures: str) -> str | None:
        """Return the trusted key that signed exactly `document`, None when none did.

        `signatures` is the text that lay beside it, as it was found: anything may be in it. Never raises for that.
        """


class Clock(Protocol):
    """Tells the time. The only place where time comes from; everything else gets it as an argument."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return datetime.now(UTC)
