"""What administrators are told: sources that failed, rows that were refused, mails that failed, what got old."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import Connection, func, select

from data_access.clock import Clock
from data_access.dialect import upsert
from data_access.mailing.outbox import FAILED
from data_access.schema import FACTS, fact_day, import_batch, mail, setting
from data_access.scope import Action, Scope, may, visible
from data_access.sources.saved import sources

SOURCE_FAILED, ROWS_REFUSED, MAILS_FAILED, DATA_OLD, BACKUP_OLD = HOUSE_KINDS = (
    "source_failed", "rows_refused", "mails_failed", "data_old", "backup_old",
)  # fmt: skip
OLD_AFTER_DAYS = 7  # as the page about data health says it
BACKUP_AFTER_DAYS = 8  # the weekly one is late
REFUSED_DAYS = 14  # for so long refused rows are told
BACKED_UP = "backed_up_at"


def house_notices(connection: Connection, scope: Scope, *, clock: Clock) -> pd.DataFrame:
    """What an administrator should see to, the newest first; nothing for anybody else.

    One row per line. Columns: kind (one of HOUSE_KINDS), entry_id (of the source or the import; 0 else), phase
    ("overdue"), at, due_at (UTC; since when it is too late), category (the source's or the file's name), customer,
    severity, member, member_en (missing).

    Source: import_source, source_run, import_batch, mail, fact_day, setting.
    """
    rows: list[dict[str, Any]] = []
    if may(scope, Action.IMPORT):
        found = sources(connection, scope)
        for row in found[found["error"].notna()].to_dict("records"):
            rows.append(
                {"kind": SOURCE_FAILED, "entry_id": row["source_id"], "at": row["started_at"], "category": row["name"]}
            )
        rows += _refused(connection, clock, by=scope)
    if may(scope, Action.SEE_DATA_HEALTH):
        rows += _old(connection, clock, by=scope)
    told = pd.DataFrame(rows, columns=["kind", "entry_id", "at", "category"])
    told = told.assign(due_at=told["at"], phase="overdue", customer=None, severity=None, member=None, member_en=None)
    return told.sort_values("at", ascending=False, ignore_index=True)


def note_backup(connection: Connection, clock: Clock) -> None:
    """Note that a backup was made just now."""
    made = upsert(connection, setting).values(key=BACKED_UP, value=clock.now.isoformat())
    connection.execute(made.on_conflict_do_update(index_elements=["key"], set_={"value": made.excluded.value}))


def _refused(connection: Connection, clock: Clock, *, by: Scope) -> list[dict[str, Any]]:
    b = visible(import_batch, by)
    asked = select(b.c.id, b.c.filename, b.c.stored_at).where(
        b.c.rows_refused > 0, b.c.withdrawn_at.is_(None), b.c.stored_at >= clock.now - timedelta(days=REFUSED_DAYS)
    )
    return [
        {"kind": ROWS_REFUSED, "entry_id": row.id, "at": row.stored_at, "category": row.filename}
        for row in connection.execute(asked)
    ]


def _old(connection: Connection, clock: Clock, *, by: Scope) -> list[dict[str, Any]]:
    """The newest fact is old, or the newest backup is. Where nothing was ever stored or backed up, nothing is late."""
    d, s, m = (visible(table, by) for table in (fact_day, setting, mail))
    facts = [table.name for table in FACTS]
    asked = select(func.max(d.c.day)).where(d.c.table_name.in_(facts), d.c.day <= clock.today)
    rows: list[dict[str, Any]] = []
    newest: date | None = connection.execute(asked).scalar()
    if newest is not None and (clock.today - newest).days > OLD_AFTER_DAYS:
        late = clock.midnight(newest + timedelta(days=OLD_AFTER_DAYS + 1))
        rows.append({"kind": DATA_OLD, "entry_id": 0, "at": late, "category": None})
    gone = select(func.max(m.c.id), func.max(m.c.created_at)).where(m.c.state == FAILED)
    failed_id, failed_at = connection.execute(gone).one()
    if failed_id is not None:
        rows.append({"kind": MAILS_FAILED, "entry_id": failed_id, "at": failed_at, "category": None})
    written = connection.execute(select(s.c.value).where(s.c.key == BACKED_UP)).scalar()
    if written is not None:
        late = (pd.Timestamp(written) + timedelta(days=BACKUP_AFTER_DAYS)).to_pydatetime()
        if late < clock.now:
            rows.append({"kind": BACKUP_OLD, "entry_id": 0, "at": late, "category": None})
    return rows
