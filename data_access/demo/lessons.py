"""Lessons of the demo company: three that everybody reads, one that waits for the lead, one that was withdrawn."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from data_access.demo.people import AFTER_SALES_1, AFTER_SALES_2, EXECUTIVE, LEADS
from data_access.demo.times import Times
from data_access.schema import action, complaint, lesson, seen

NOON = time(4, tzinfo=UTC)  # in the reporting zone
STAFF = 11
READERS = (EXECUTIVE, 12, 13, 14, 15, 16, 6)


def store_lessons(connection: Connection, times: Times) -> int:
    """Store them with who has read them, and return how many."""
    c = complaint.c
    asked = select(c.id).where(c.team_id == AFTER_SALES_1, c.resolved_at.is_not(None)).order_by(c.id.desc()).limit(3)
    cases = list(connection.execute(asked).scalars())
    done = (
        connection.execute(select(action.c.id).where(action.c.state == "done").order_by(action.c.id)).scalars().first()
    )
    if len(cases) < 3 or done is None:
        return 0
    lead, other = LEADS[AFTER_SALES_1], LEADS[AFTER_SALES_2]

    def ago(days: int) -> datetime:
        return datetime.combine(times.today - timedelta(days=days), NOON)

    def row(days: int, by: int, team_id: int, origin: str, origin_id: int, texts: tuple[str, str, str], tags: str,
            state: str = "published", reads: int = 0, why: str | None = None) -> dict[str, Any]:  # fmt: skip
        written = ago(days)
        told = state != "proposed"
        return {
            "origin": origin, "origin_id": origin_id, "heading": texts[0], "happened": texts[1], "learned": texts[2],
            "tags": tags, "team_id": team_id, "state": state, "written_on": written.date(), "written_by": by,
            "published_on": ago(days - 1).date() if told else None,
            "published_by": LEADS[team_id] if told else None, "withdrawn_why": why,
            "withdrawn_by": LEADS[team_id] if why else None, "reads": reads, "changed_at": written, "changed_by": by,
            "revision": 0, "created_at": written, "created_by": by,
        }  # fmt: skip

    rows = [
        row(40, lead, AFTER_SALES_1, "action", done, (
            "预约提醒短信减少空跑 / Text reminders save wasted visits",
            "客户忘记预约，工程师上门时家中无人，投诉集中在改约。",
            "前一天傍晚发短信提醒并附改约链接；回复改约的客户当天致电确认。",
        ), ",预约,上门服务,", reads=7),
        row(24, STAFF, AFTER_SALES_1, "complaint", cases[0], (
            "先确认型号，再寄配件",
            "配件寄错两次，客户等了九天才修好。",
            "电话里请客户拍下铭牌，登记型号后复述一遍，再下单寄出。",
        ), ",配件,沟通,", reads=5),
        row(15, other, AFTER_SALES_2, "action", done, (
            "Say when you will call, then call",
            "Customers rang three times because nobody had told them when they would hear from us.",
            "End each call with the day and hour of the next one, and keep it even if there is nothing new to say.",
        ), ",沟通,call-back,", reads=3),
        row(3, STAFF, AFTER_SALES_1, "complaint", cases[1], (
            "发票信息当场核对",
            "发票抬头填错，重开耗时一周。",
            "登记时把抬头和税号读给客户确认，无误后再提交。",
        ), ",发票,", state="proposed"),
        row(70, STAFF, AFTER_SALES_1, "complaint", cases[2], (
            "退货运费由公司承担",
            "客户垫付了退货运费，事后才报销。",
            "寄出前先开到付单。",
        ), ",退货,", state="withdrawn", why="新规则下已改为上门取件，不再适用。"),
    ]  # fmt: skip
    stored = connection.execute(insert(lesson).returning(lesson.c.id), rows).scalars().all()
    reads = [
        {"member_id": who, "subject": "lesson", "name": f"lesson:{number}", "seen_at": ago(2)}
        for number, each in zip(sorted(stored), rows, strict=True)
        for who in READERS[: each["reads"]]
        if who != each["written_by"]
    ]
    connection.execute(insert(seen), reads)
    return len(rows)
