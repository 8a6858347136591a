"""The tables of a ledger, and the triggers that keep what was written as it was written.

`record`, `disclosure` and `snapshot` only grow: the database itself refuses to change or remove a row. `pupil`,
`recipient` and `organisation` hold the folded present and change only together with a new record. Bodies and log lines
are JSON text, so that an auditor reads them with the database's own tools; folded states are compact JSON bytes.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    event,
    literal_column,
)

LAYOUT_VERSION: Final = 2
"""Raised with every change of the tables; `upgrading` brings an older ledger here, a newer one is not opened."""

INSTANT_FORMAT: Final = "%Y-%m-%dT%H:%M:%S.%fZ"


class Instant(TypeDecorator[datetime]):
    """A UTC instant to the microsecond as text of one width, so that text order is time order."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the stored text; ValueError for an instant without a time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC).strftime(INSTANT_FORMAT)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Return the instant in UTC."""
        return None if value is None else datetime.strptime(value, INSTANT_FORMAT).replace(tzinfo=UTC)


metadata = MetaData()

layout = Table("layout", metadata, Column("version", Integer, primary_key=True, autoincrement=False))

organisation = Table(
    "organisation",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
)

pupil = Table(
    "pupil",
    metadata,
    Column("pupil", String(64), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("state", LargeBinary, nullable=False),
)

recipient = Table(
    "recipient",
    metadata,
    Column("recipient", String(80), primary_key=True),
    Column("organisation_revision", Integer, nullable=False),
    Column("state", LargeBinary, nullable=False),
)

record = Table(
    "record",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("pupil", String(64), nullable=False),
    Column("recipient", String(80), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("recorded_by", String(128), nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("pupil", "revision"),
    sqlite_autoincrement=True,
)
Index(
    "record_recipient",
    record.c.recipient,
    record.c.seq,
    sqlite_where=record.c.recipient != "",
    postgresql_where=record.c.recipient != "",
)

Index("record_kind", record.c.kind, record.c.seq)

snapshot = Table(
    "snapshot",
    metadata,
    Column("digest", String(128), primary_key=True),
    Column("files", Text, nullable=False),
)

disclosure = Table(
    "disclosure",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("exchange", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Column("recipient", String(80), nullable=False),
    Column("purpose", String(128), nullable=False),
    Column("pupil", String(64), nullable=False),
    Column("outcome", String(8), nullable=False),
    # A line that names a policy set which is not stored could never be computed again (CG-05). A refusal that no
    # policy set had a part in has none.
    Column("snapshot", String(128), ForeignKey(snapshot.c.digest), nullable=True),
    Column("signature", String(128), nullable=False),
    Column("line", Text, nullable=False),
    # 1 for a line that obliges to something, so that those are found without reading the log.
    Column("owes", Integer, nullable=False, server_default="0"),
    Index("disclosure_pupil", "pupil", "seq"),
    Index("disclosure_recipient", "recipient", "seq"),
    sqlite_autoincrement=True,
)

OWING: Final = literal_column("owes = 1", Boolean)
"""Spelled out, not bound: SQLite uses an index on part of a table only for the very words of that part."""
Index("disclosure_owing", disclosure.c.owes, disclosure.c.seq, sqlite_where=OWING, postgresql_where=OWING)

partner_key = Table(
    "partner_key",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("recipient", String(80), ForeignKey(recipient.c.recipient), nullable=False, index=True),
    Column("sha256", String(64), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("revoked", Boolean, nullable=False),
)


def _forbid(table: Table, act: str, name: str, condition: str = "") -> None:
    """Let SQLite refuse `act` on `table`, always or under `condition`."""
    when = f"WHEN {condition} " if condition else ""
    ddl = DDL(  # type: ignore[no-untyped-call]
        f"CREATE TRIGGER {table.name}_{name} BEFORE {act} ON {table.name} {when}"
        f"BEGIN SELECT RAISE(ABORT, '{table.name} {name}'); END"
    )
    event.listen(table, "after_create", ddl.execute_if(dialect="sqlite"))


def _is_taken(table: Table, column: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table.name} WHERE {column} = NEW.{column})"  # noqa: S608 - our own names


for _table, _names in ((record, ("id", "seq")), (disclosure, ("id", "seq")), (snapshot, ("digest",))):
    _forbid(_table, "UPDATE", "is_never_changed")
    _forbid(_table, "DELETE", "is_never_removed")
    # INSERT OR REPLACE removes the old row without asking the DELETE trigger.
    _forbid(_table, "INSERT", "is_never_replaced", " OR ".join(_is_taken(_table, column) for column in _names))

for _table in (pupil, organisation):
    _forbid(_table, "UPDATE", "goes_up_by_one", "NEW.revision <> OLD.revision + 1")
    _forbid(_table, "DELETE", "is_never_removed")
