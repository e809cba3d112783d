"""Contacts that people of the demo company planned: some made, one dropped, some to come, one overdue with a VIP."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, func, insert, select

from data_access.demo.times import Times
from data_access.schema import customer, planned_contact

NOON = time(4, tzinfo=UTC)  # in the reporting zone
MOST_EACH = 2  # planned by one person

# Who is to make it, kind, planned so many days ago, for the day so many days ago; what it is about; how it stands,
# ended so many days ago, and what was said; how often it was moved. Each is with a customer whom its owner looks after.
_PLANNED: tuple[tuple[Any, ...], ...] = (
    (11, "follow_up", 9, 2, "改约后的安装是否按时完成", "planned", None, None, 0),
    (12, "care", 5, -3, "交付满一年，问候并预约免费检测", "planned", None, None, 0),
    (13, "call_back", 6, 0, "净水器换芯后水压偏低，回电确认是否恢复", "planned", None, None, 1),
    (11, "follow_up", 20, 13, "配件寄出后确认收到并能使用", "done", 13, "配件已收到并装好，客户满意。", 0),
    (14, "call_back", 12, 8, "发票抬头更正后回电告知", "done", 7, "已告知，电子发票已收到。", 0),
    (15, "care", 18, 4, "雨季前提醒检查排水", "dropped", 5, "客户已来电预约上门，无需再联系。", 0),
    (17, "follow_up", 7, -1, "Ask whether the corrected bill has arrived", "planned", None, None, 0),
    (24, "call_back", 15, 6, "Say which delivery days are possible from January on", "planned", None, None, 1),
    (25, "care", 10, -5, "Go through next quarter's orders together", "planned", None, None, 0),
    (24, "follow_up", 30, 16, "Ask how the dated product sheets are liked", "done", 16,
     "Liked; they would like prices on them, too.", 0),
    (8, "call_back", 3, -2, "报价已更新，回电说明差异", "planned", None, None, 0),
)  # fmt: skip


def store_planned_contacts(connection: Connection, times: Times) -> int:
    """Store them and return how many; whoever looks after no customer has none planned."""
    known = _customers(connection)

    def ago(days: int) -> datetime:
        return datetime.combine(times.today - timedelta(days=days), NOON)

    rows = []
    for owner_id, kind, planned, day, about, state, ended, result, moved in _PLANNED:
        if not known.get(owner_id):
            continue
        over = ended is not None
        customer_id, team_id = known[owner_id].pop(0)
        rows.append(
            {
                "customer_id": customer_id, "kind": kind, "planned_on": ago(day).date(), "owner_id": owner_id,
                "team_id": team_id, "about": about, "about_by": owner_id, "state": state,
                "ended_on": ago(ended).date() if over else None, "result": result,
                "result_by": owner_id if over else None, "moved": moved,
                "last_move": "moved" if moved else state, "changed_at": ago(ended if over else planned),
                "changed_by": owner_id, "revision": 1 if over or moved else 0, "created_at": ago(planned),
                "created_by": owner_id,
            }
        )  # fmt: skip
    if rows:
        connection.execute(insert(planned_contact), rows)
    return len(rows)


def _customers(connection: Connection) -> dict[int, list[tuple[int, int]]]:
    """A few customers, with their team, of each of these people who are still ours; the one known longest first."""
    c = customer.c
    owners = {each[0] for each in _PLANNED}
    place = func.row_number().over(partition_by=c.member_id, order_by=c.id).label("place")
    ours = select(c.id, c.team_id, c.member_id, place).where(c.lost_on.is_(None), c.member_id.in_(owners)).subquery()
    found: dict[int, list[tuple[int, int]]] = {}
    for row in connection.execute(select(ours).where(ours.c.place <= MOST_EACH).order_by(ours.c.id)):
        found.setdefault(row.member_id, []).append((row.id, row.team_id))
    return found
