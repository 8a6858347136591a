"""Bringing an older ledger to the present layout, in one transaction: it is whole before and whole after.

1 to 2: a log line says whether it obliges to something, records are found by kind, orders and inspections are folded
anew, since a duty may hang on what the folded state of layout 1 did not keep. No record and no log line changes.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, select, update

from consent_gate.records import Record
from consent_gate.state import pupil_state
from consent_gate_adapters.sql import codec
from consent_gate_adapters.sql.tables import LAYOUT_VERSION, disclosure, layout, pupil, record

FOLDED_ANEW: Final = ("order", "order_paper", "inspection")
_GUARD: Final = "pupil_goes_up_by_one"


def upgrade(connection: Connection, found: int) -> None:
    """Bring a ledger of layout `found` to `LAYOUT_VERSION`; nothing when it is there already."""
    if found < 2:
        _to_two(connection)
    if found != LAYOUT_VERSION:
        connection.execute(update(layout).values(version=LAYOUT_VERSION))


def _to_two(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE disclosure ADD COLUMN owes INTEGER DEFAULT '0' NOT NULL")
    for index in (*disclosure.indexes, *record.indexes):
        index.create(connection, checkfirst=True)
    # Folding anew adds no record, so the revision stays; the trigger that ties the two together stands aside for it.
    stored = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?"
    guard = connection.exec_driver_sql(stored, (_GUARD,)).scalar_one()
    connection.exec_driver_sql(f"DROP TRIGGER {_GUARD}")
    for name in connection.scalars(select(record.c.pupil).where(record.c.kind.in_(FOLDED_ANEW)).distinct()).all():
        _fold_anew(connection, name)
    connection.exec_driver_sql(guard)


def _fold_anew(connection: Connection, name: str) -> None:
    rows = connection.execute(select(record).where(record.c.pupil == name).order_by(record.c.seq))
    records = (Record(row.id, row.pupil, row.recorded_at, row.recorded_by, codec.body(row.body)) for row in rows)
    state = codec.state_bytes(pupil_state(name, records))
    connection.execute(update(pupil).where(pupil.c.pupil == name).values(state=state))
