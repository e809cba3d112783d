"""Two files that the demo company's administrator once imported, and what waits for a lead's confirmation."""

import hashlib
from datetime import UTC, datetime, time
from typing import Any

import numpy as np
from sqlalchemy import Connection, insert

from data_access.demo.contacts import Contacts
from data_access.demo.people import ADMIN, AFTER_SALES_1, AFTER_SALES_2, KEY_ACCOUNTS
from data_access.demo.storing import SOURCE, circumstances, store, taken
from data_access.demo.times import Numbers, Times, later
from data_access.schema import import_batch, import_refusal, survey_answer
from metrics.calendars.periods import Grain, start_of, step

CONTACTS, ORDERS = 1, 2  # the batches
COLUMNS = {
    "contacts": {
        "客户": "customer",
        "渠道": "channel",
        "主题": "topic",
        "受理时间": "opened_at",
        "首次回复": "first_response_at",
    },
    "orders": {"订单号": "order_key", "客户": "customer", "日期": "purchased_on", "金额": "amount"},
}
REFUSED = ((214, "受理时间", "31/02 09:15"), (388, "受理时间", "昨天下午"), (389, "客户", ""))
WAITING_TEAMS = (AFTER_SALES_1, AFTER_SALES_2, KEY_ACCOUNTS)


def store_imports(connection: Connection, times: Times, contacts: Contacts, purchases: dict[str, Any]) -> None:
    """Store two batches and name them on their rows: last month's store contacts, and its orders."""
    month = start_of(times.today, Grain.MONTH)
    last, this = np.datetime64(step(month, Grain.MONTH, -1)), np.datetime64(month)
    from_store = (contacts["channel"] == "store") & (contacts["opened_on"] >= last) & (contacts["opened_on"] < this)
    ordered = (purchases["purchased_on"] >= last) & (purchases["purchased_on"] < this)
    stored_at = datetime.combine(month, time(1), UTC)
    for batch, kind, columns, rows in (
        (CONTACTS, "contacts", contacts, from_store),
        (ORDERS, "orders", purchases, ordered),
    ):
        columns["batch_id"] = np.where(rows, float(batch), np.nan)
        _store_batch(connection, batch, kind, f"{kind}_{last.astype('datetime64[M]')}.csv", columns, rows, stored_at)
    connection.execute(
        insert(import_refusal),
        [
            {
                "batch_id": CONTACTS,
                "line": line,
                "column": column,
                "value": value,
                "reason": "value_missing" if not value else "date_unreadable",
                "row": {column: value},
            }
            for line, column, value in REFUSED
        ],
    )


def _store_batch(
    connection: Connection,
    batch: int,
    kind: str,
    filename: str,
    columns: dict[str, Any],
    rows: Numbers,
    stored_at: datetime,
) -> None:
    refused = len(REFUSED) if batch == CONTACTS else 0
    new = int(rows.sum())
    connection.execute(
        insert(import_batch).values(
            id=batch,
            kind=kind,
            stores_as="interactions" if batch == CONTACTS else None,
            filename=filename,
            file_hash=hashlib.sha256(filename.encode()).hexdigest(),
            mapping={"kind": kind, "columns": {field: column for column, field in COLUMNS[kind].items()}},
            rows_read=new + refused,
            rows_new=new,
            rows_changed=0,
            rows_unchanged=0,
            rows_refused=refused,
            rows_strange=sum(value is not None for value in columns["strange"][rows]),
            stored_at=stored_at,
            stored_by=ADMIN,
        )
    )


def store_waiting(connection: Connection, times: Times, contacts: Contacts) -> int:
    """Store scores that members wrote down themselves in these days; they count once their lead confirmed them."""
    early_enough = contacts["opened_at"] <= times.now - np.timedelta64(60, "m")
    rows = [np.flatnonzero((contacts["team_id"] == team_id) & early_enough)[-1] for team_id in WAITING_TEAMS]
    about = taken(contacts, np.array(rows))
    at = later(about["opened_at"], np.full(len(rows), 45.0))
    columns = {
        **circumstances(about),
        "topic": about["topic"],
        "kind": "csat",
        "score": np.array([5.0, 4.0, 5.0]),
        "scale_low": 1,
        "scale_high": 5,
        "top_box": True,
        "bottom_box": False,
        "comment": ["电话里说很满意。", None, "Said on the phone that it all went well."],
        "commented": np.array([True, False, True]),
        "answered_at": at,
        "answered_on": times.day(at),
        "source": SOURCE,
        "source_key": [f"logged-{number}" for number in range(len(rows))],
        "created_at": at,
        "created_by": about["member_id"],
        "counted": False,
    }
    return store(connection, survey_answer, columns)
