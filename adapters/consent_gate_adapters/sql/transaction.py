"""One atomic step on the ledger: reads under the write lock, appends, folds, log lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from msgspec.structs import asdict
from sqlalchemy import (
    Connection,
    CursorResult,
    Executable,
    String,
    bindparam,
    column,
    func,
    insert,
    select,
    update,
)

from consent_gate.decision import DisclosureEntry
from consent_gate.grounds import Act, Agreement, Inspection, Mandate, Order, OrderPaper
from consent_gate.ports import PartnerKey, PupilRow, Transaction
from consent_gate.records import Adoption, Ending, PupilFacts, Record, Registration, RoleAssignment, Withdrawal
from consent_gate.state import GRANTED, LIFTS, PupilState, RecipientState, fold_pupil, fold_recipient
from consent_gate.terms import PUPIL_ID, THE_PUPIL
from consent_gate_adapters.sql import codec, tables
from consent_gate_adapters.sql.admission import ENDED_OF_ORGANISATION, ENDED_OF_PUPIL, HOLDS, admitted, refused

# Locks are named for databases that lock rows; SQLite has the write lock already and leaves the words out.
_a_pupil = (
    select(tables.pupil.c.pupil, tables.pupil.c.revision, tables.pupil.c.state)
    .where(tables.pupil.c.pupil == bindparam("pupil"))
    .with_for_update(read=True)
)
_listed = func.json_each(bindparam("pupils", type_=String)).table_valued(column("value", String))
_many_pupils = (
    select(tables.pupil.c.pupil, tables.pupil.c.revision, tables.pupil.c.state)
    .join_from(_listed, tables.pupil, tables.pupil.c.pupil == _listed.c.value)
    .with_for_update(read=True, of=tables.pupil)
)
_a_recipient = (
    select(tables.recipient.c.state)
    .where(tables.recipient.c.recipient == bindparam("recipient"))
    .with_for_update(read=True)
)
_organisation = select(tables.organisation.c.revision).with_for_update(read=True)
_a_record = select(tables.record).where(tables.record.c.id == bindparam("id"))
_a_line = select(tables.disclosure.c.pupil).where(tables.disclosure.c.id == bindparam("id"))
_a_snapshot = select(tables.snapshot.c.files).where(tables.snapshot.c.digest == bindparam("digest"))
_a_key = select(tables.partner_key).where(tables.partner_key.c.id == bindparam("id")).with_for_update()

_KEY_COLUMNS: Final = tuple(column.name for column in tables.partner_key.columns)

PERMITTED: Final = "permit"
REFUSED: Final = "refuse"


class SqlTransaction(Transaction):
    """A transaction on one connection. After any failed statement it cannot commit, even when the error was caught."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._failed = False

    def require_whole(self) -> None:
        """Raise RuntimeError when a statement failed: SQLite may have undone everything before it."""
        if self._failed:
            raise RuntimeError("a statement failed in this transaction")

    def _run(self, statement: Executable, parameters: Any = None) -> CursorResult[Any]:
        self.require_whole()
        try:
            return self._connection.execute(statement, parameters)
        except BaseException:
            self._failed = True
            raise

    def pupils(self, pupils: Sequence[str]) -> Mapping[str, PupilRow]:
        """Return the rows of those pupils that the ledger knows."""
        wanted = [pupil for pupil in pupils if PUPIL_ID.match(pupil)]
        if not wanted:
            return {}
        if len(wanted) == 1:
            found = self._run(_a_pupil, {"pupil": wanted[0]})
        else:
            found = self._run(_many_pupils, {"pupils": codec.ids_text(wanted)})
        rows: Sequence[Any] = found.all()
        return {pupil: PupilRow(revision, codec.pupil_state(state)) for pupil, revision, state in rows}

    def recipient(self, recipient: str) -> RecipientState | None:
        """Return the folded state of one recipient."""
        found = self._run(_a_recipient, {"recipient": recipient}).scalar()
        return None if found is None else codec.recipient_state(found)

    def organisation_revision(self) -> int:
        """Return how many organisation records there are."""
        return int(self._run(_organisation).scalar_one())

    def append(self, record: Record) -> int:
        """Append a record and fold it. The same id with the same pupil and body is the same record.

        When and by whom it was written are of the first writing; so an import can be repeated at another hour.
        """
        body = admitted(record)
        earlier = self._run(_a_record, {"id": record.id}).mappings().first()
        if earlier is not None:
            if earlier["pupil"] == record.pupil and codec.body(earlier["body"]) == record.body:
                return int(earlier["revision"])
            raise refused("dit record-id staat voor een ander record", "this record id stands for another record")
        if record.pupil:
            return self._append_to_pupil(record, body)
        return self._append_to_organisation(record, body)

    def disclose(self, entries: Sequence[DisclosureEntry]) -> None:
        """Append log lines in one statement."""
        if entries:
            self._run(insert(tables.disclosure), [_disclosure_row(entry) for entry in entries])

    def keep_snapshot(self, digest: str, files: Mapping[str, str]) -> None:
        """Store a policy set once. Raise RecordRefused when the digest stands for other files."""
        kept = self._run(_a_snapshot, {"digest": digest}).scalar()
        if kept is None:
            self._run(insert(tables.snapshot), {"digest": digest, "files": codec.files_text(files)})
        elif codec.files(kept) != dict(files):
            raise refused("deze hash staat voor een ander beleid", "this digest stands for another policy set")

    def keep_key(self, key: PartnerKey) -> None:
        """Store a key, or revoke a stored one or end it earlier.

        Raise RecordRefused for an unknown recipient, and for a change that would give a key to another, wake it up or
        make it last longer: a key only ever gets weaker.
        """
        row = {name: getattr(key, name) for name in _KEY_COLUMNS}
        stored = self._run(_a_key, {"id": key.id}).mappings().first()
        if stored is None:
            if self.recipient(key.recipient) is None:
                raise refused("deze ontvanger is niet geregistreerd", "this recipient is not registered")
            self._run(insert(tables.partner_key), row)
            return
        same = all(stored[name] == row[name] for name in ("recipient", "sha256", "created_at"))
        weaker = key.expires_at <= stored["expires_at"] and (key.revoked or not stored["revoked"])
        if not (same and weaker):
            raise refused("een sleutel kan alleen eindigen", "a key can only end")
        self._run(
            update(tables.partner_key).where(tables.partner_key.c.id == key.id),
            {"expires_at": key.expires_at, "revoked": key.revoked},
        )

    def _append_to_pupil(self, record: Record, body: str) -> int:
        known = self.pupils([record.pupil]).get(record.pupil)
        if known is None and not isinstance(record.body, PupilFacts):
            raise refused("deze leerling is niet bekend", "this pupil is not known")
        match record.body:
            case Ending() as ending:
                self._ended(ending, record.pupil)
            case Withdrawal(consent=consent) if consent:
                self._referred(consent, record.pupil, ("consent",))
            case OrderPaper(order=order):
                self._oral(order, record.pupil)
            case Inspection() as inspection if known:
                _entitled(inspection, known.state)
            case Act(entry=entry, of=correction):
                self._logged(entry, record.pupil)
                if correction:
                    self._referred(correction, record.pupil, ("correction",))
        before = known or PupilRow(0, PupilState(record.pupil))
        state = codec.state_bytes(fold_pupil(before.state, record))
        revision = before.revision + 1
        if known is None:
            self._run(insert(tables.pupil), {"pupil": record.pupil, "revision": revision, "state": state})
        else:
            row = tables.pupil.c
            self._raise_by_one(
                update(tables.pupil).where(row.pupil == record.pupil, row.revision == before.revision),
                {"revision": revision, "state": state},
            )
        self._write(record, "", revision, body)
        return revision

    def _append_to_organisation(self, record: Record, body: str) -> int:
        match record.body:
            case Ending(ends=ended):
                recipient = self._referred(ended, "", ENDED_OF_ORGANISATION)
            case Registration(recipient=named) | RoleAssignment(recipient=named):
                recipient = named
            case Agreement(recipient=named) | Mandate(recipient=named):
                registered = self.recipient(named)
                if registered is None or not registered.record:
                    raise refused("deze ontvanger is niet geregistreerd", "this recipient is not registered")
                recipient = named
            case Adoption():
                recipient = ""
            case _:
                raise TypeError(f"a {record.kind} record is not of the organisation")
        before = self.organisation_revision()
        revision = before + 1
        # What is about the policies, or ends that, is about no recipient.
        if recipient:
            self._fold_recipient(recipient, record, revision)
        self._raise_by_one(
            update(tables.organisation).where(tables.organisation.c.revision == before), {"revision": revision}
        )
        self._write(record, recipient, revision, body)
        return revision

    def _fold_recipient(self, recipient: str, record: Record, revision: int) -> None:
        known = self.recipient(recipient)
        state = codec.state_bytes(fold_recipient(known or RecipientState(recipient), record))
        folded = {"organisation_revision": revision, "state": state}
        if known is None:
            self._run(insert(tables.recipient), {"recipient": recipient, **folded})
        else:
            self._run(update(tables.recipient).where(tables.recipient.c.recipient == recipient), folded)

    def _ended(self, ending: Ending, pupil: str) -> None:
        """Require that what ends is there; an objection or restriction ends by a decision.

        Any other word would close its file in somebody's mind, and in the ledger nothing.
        """
        self._referred(ending.ends, pupil, ENDED_OF_PUPIL)
        found = self._run(_a_record, {"id": ending.ends}).mappings().one()
        if found["kind"] in HOLDS and ending.because not in {*LIFTS, GRANTED}:
            words = ", ".join(sorted({*LIFTS, GRANTED}))
            raise refused(f"`because` is hier een van {words}", f"`because` is one of {words} here")

    def _referred(self, record: str, pupil: str, kinds: Sequence[str]) -> str:
        """Require that `record` is there, of this pupil or the organisation; return its recipient."""
        found = self._run(_a_record, {"id": record}).mappings().first()
        if found is None or found["pupil"] != pupil or found["kind"] not in kinds:
            raise refused("het record waarnaar dit verwijst is er niet", "the record that this refers to is not there")
        return str(found["recipient"])

    def _oral(self, order: str, pupil: str) -> None:
        """Require that `order` is there, of this pupil, and was oral: another needs no paper."""
        self._referred(order, pupil, ("order",))
        stored = codec.body(self._run(_a_record, {"id": order}).mappings().one()["body"])
        if not (isinstance(stored, Order) and stored.form == "oral"):
            raise refused("deze vordering was niet mondeling", "this order was not oral")

    def _logged(self, entry: str, pupil: str) -> None:
        """Require that `entry` is a log line about this pupil."""
        if self._run(_a_line, {"id": entry}).scalar() != pupil:
            raise refused("deze regel van het logboek is er niet", "this log line is not there")

    def _raise_by_one(self, statement: Executable, values: Mapping[str, object]) -> None:
        if self._run(statement, values).rowcount != 1:
            self._failed = True
            raise RuntimeError("another writer changed the row")

    def _write(self, record: Record, recipient: str, revision: int, body: str) -> None:
        row = {name: value for name, value in asdict(record).items() if name != "body"}
        row.update(recipient=recipient, revision=revision, kind=record.kind, body=body)
        self._run(insert(tables.record), row)


def _entitled(inspection: Inspection, state: PupilState) -> None:
    """Require gezag on that day, or the pupil: what a stranger saw, no parent has seen (WPO 42)."""
    if inspection.by != THE_PUPIL and not state.has_gezag(inspection.by, inspection.seen_on):
        raise refused(
            "wie inzag had op die dag geen gezag over deze leerling; leg eerst het gezag vast",
            "who saw it had no gezag over this pupil on that day; record the gezag first",
        )


def _disclosure_row(entry: DisclosureEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "exchange": entry.exchange,
        "at": entry.at,
        "recipient": entry.recipient,
        "purpose": entry.purpose,
        "pupil": entry.pupil,
        "outcome": PERMITTED if entry.permits else REFUSED,
        "snapshot": entry.snapshot or None,
        "signature": entry.signature,
        "line": codec.entry_text(entry),
        "owes": int(bool(entry.duties)),
    }
