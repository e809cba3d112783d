"""What happened in the demo company: a rival's offer, a new rule, campaigns, trainings, an outage."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, insert

from data_access.demo.people import AFTER_SALES_1, AFTER_SALES_2, EXECUTIVE, KEY_ACCOUNTS, LEADS
from data_access.demo.stories import Stories
from data_access.demo.times import Times
from data_access.schema import annotation

NOON = time(4, tzinfo=UTC)  # in the reporting zone


def store_happenings(connection: Connection, times: Times, stories: Stories) -> int:
    """Store them and return how many."""

    def ago(days: int) -> date:
        return times.today - timedelta(days=days)

    rows = [
        _noted(ago(400), 1, "market", "竞争对手推出以旧换新，净水机市场价格下调"),
        _noted(ago(330), 1, "policy", "七天无理由退货延长为十五天 / Returns are taken within 15 days, no longer 7",
               new_phase=True, metrics=("complaints_opened", "interactions_opened")),
        _noted(ago(172), 14, "campaign", "618 大促：滤芯与净水机组合优惠", metrics=("new_customers", "sales")),
        _noted(ago(96), 2, "outage", "Telephone system down for a day and a half", metrics=("first_response_time",)),
        _noted(stories.drop_on, 1, "policy", "上门安装改由外包工程师负责 / A contractor does the installing",
               AFTER_SALES_1, metrics=("csat", "nps")),
        _noted(ago(27), 2, "training", "Complaints on the telephone: two days with role play", AFTER_SALES_2),
        _noted(ago(70), 1, "training", "大客户续约沟通培训", KEY_ACCOUNTS),
        _noted(ago(12), 11, "campaign", "双十一促销 / Singles' Day campaign", metrics=("new_customers", "sales")),
        # Entered for the wrong team, and taken back.
        _noted(ago(60), 1, "other", "仓库盘点，停止发货一天", KEY_ACCOUNTS, withdrawn=ago(59)),
    ]  # fmt: skip
    connection.execute(insert(annotation), rows)
    return len(rows)


def _noted(
    first: date, days: int, kind: str, title: str, team_id: int | None = None, *, new_phase: bool = False,
    metrics: tuple[str, ...] = (), withdrawn: date | None = None,
) -> dict[str, Any]:  # fmt: skip
    by, changed = EXECUTIVE if team_id is None else LEADS[team_id], datetime.combine(withdrawn or first, NOON)
    return {
        "from_on": first, "to_on": first + timedelta(days=days), "kind": kind, "title": title, "title_by": by,
        "team_id": team_id, "metrics": ",".join(sorted(metrics)) or None, "new_phase": new_phase,
        "withdrawn_at": changed if withdrawn else None, "withdrawn_by": by if withdrawn else None,
        "changed_at": changed, "changed_by": by, "revision": 1 if withdrawn else 0,
        "created_at": datetime.combine(first, NOON), "created_by": by,
    }  # fmt: skip
