"""One-to-ones of the demo company: the lead of after-sales 1 spoke with two members, and another lead with one."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert

from data_access.demo.people import AFTER_SALES_1, KEY_ACCOUNTS, LEADS
from data_access.demo.times import Times
from data_access.schema import talk, talk_item

# Who with whom, so many days ago and again in so many; what each noted; what is to be done: by the lead or the member,
# until in so many days, and whether it is done.
_TALKS: tuple[dict[str, Any], ...] = (
    {
        "lead_id": LEADS[AFTER_SALES_1], "member_id": 11, "ago": 38, "ahead": -9,
        "lead_notes": "上门预约的节奏清楚了很多。希望下一季度独立负责改约流程。",
        "member_notes": "想参加“倾听与安抚”培训；周一上午的排班太满。",
        "items": (("调整周一上午的排班", True, -20, True), ("整理三个改约成功的案例", False, -12, True)),
    },
    {
        "lead_id": LEADS[AFTER_SALES_1], "member_id": 11, "ago": 9, "ahead": 21,
        "lead_notes": "培训后的通话录音听了两段，道歉部分自然多了。短信提醒的推进比计划慢，一起看了原因。",
        "member_notes": "短信模板还缺两种情形，需要法务确认。",
        "items": (("请法务确认短信模板", True, 3, False), ("列出缺少的两种短信情形", False, -2, False)),
    },
    {
        "lead_id": LEADS[AFTER_SALES_1], "member_id": 12, "ago": 16, "ahead": 14,
        "lead_notes": "补考前一起过一遍案例。代班期间的负荷要留意。",
        "items": (("预约补考时间", False, 5, False),),
    },
    {
        "lead_id": LEADS[KEY_ACCOUNTS], "member_id": 24, "ago": 20, "ahead": 8,
        "lead_notes": "The dated product sheets were your idea: thank you. Next: the same for price lists.",
        "items": (("Draft how price lists get a date", False, 6, False),),
    },
)  # fmt: skip


def store_talks(connection: Connection, times: Times) -> int:
    """Store them and return how many."""
    now = datetime.fromisoformat(str(times.now)).replace(tzinfo=UTC)
    for number, told in enumerate(_TALKS, start=1):
        held_on = times.today - timedelta(days=told["ago"])
        two = {"lead_id": told["lead_id"], "member_id": told["member_id"]}
        row = {
            **two, "id": number, "held_on": held_on, "next_on": times.today + timedelta(days=told["ahead"]),
            "lead_notes": told["lead_notes"], "member_notes": told.get("member_notes"), "created_at": now,
        }  # fmt: skip
        connection.execute(insert(talk).values(row))
        items = [
            {
                **two, "talk_id": number, "owner_id": two["lead_id" if leads else "member_id"], "todo": todo,
                "due_on": times.today + timedelta(days=days), "added_by": two["lead_id"], "added_on": held_on,
                "done_on": times.today + timedelta(days=days - 1) if done else None,
                "done_by": two["lead_id" if leads else "member_id"] if done else None,
            }
            for todo, leads, days, done in told["items"]
        ]  # fmt: skip
        connection.execute(insert(talk_item), items)
    return len(_TALKS)
