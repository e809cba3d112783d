"""Weekly meetings of the demo company: after-sales 1 met in nearly all of the last nine weeks; this one is to come."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, func, insert, select

from data_access.demo.people import AFTER_SALES_1, LEADS, NEWEST
from data_access.demo.times import Times
from data_access.schema import action, meeting, meeting_action, meeting_item, meeting_presence, survey_answer

LEAD = LEADS[AFTER_SALES_1]
PEOPLE = (LEAD, 11, 12, 13, 14, 15, NEWEST)
WEEKS, MISSING, LEFT_OUT = 9, 4, 6  # so many weeks ago
NINE = time(1, tzinfo=UTC)  # in the reporting zone
WEEK = timedelta(days=7)
SMS = 2  # the number of the action about reminders
PROMISE = "number:complaints_within_standard"

# What was talked about so many weeks ago, beside last week's satisfaction: kind, name, reason, lines, where it opens;
# what was said, decided, or why it was dismissed.
_RESPONSE = ("number", "number:first_response_time", "beyond_limit", "First response took longer than usual",
             "首次响应时间超出正常范围", "satisfaction")  # fmt: skip
_IMPORT = (
    "stale",
    "stale:contacts",
    "old",
    "Contacts were imported 4 days ago",
    "服务记录已 4 天未更新",
    "data-health",
)
_CALLS = ("contact", "contact:overdue", "overdue", "3 key customers wait for a call", "3 位重点客户待回访",
          "customer-contacts")  # fmt: skip
_SMS = (
    "action",
    f"action:{SMS}",
    "past_due",
    "Action no. 2 is past due",
    "2 号改进措施已逾期",
    f"actions?number={SMS}",
)
_SMS_SOON = (*_SMS[:2], "due_soon", "Action no. 2 is due soon", "2 号改进措施即将到期", _SMS[5])
_PROMISE = ("number", PROMISE, "missed", "Complaints solved within the promise: missed", "投诉按时解决率未达标",
            "resolution-times")  # fmt: skip
_PRAISE = ("praise", "praise:week", "new", "Praise for the installers, twice", "安装服务获得两次表扬", "satisfaction")
_TALKED: dict[int, tuple[tuple[Any, ...], ...]] = {
    9: ((*_RESPONSE, "周一上午集中来电，排班跟不上。", "周一上午调两人支援热线。", None),),
    8: ((*_RESPONSE, "调整排班后已明显回落。", None, None),),
    7: ((*_IMPORT, None, None, "系统升级，已约定本周恢复。"),),
    5: ((*_CALLS, "两位已在周二回访，一位出差。", "周四前完成剩余回访。", None),),
    3: ((*_SMS_SOON, "短信模板还缺两种情形。", "请法务本周确认模板。", None),),
    2: ((*_PROMISE, "等待配件的案件拖长了处理时间。", "等配件的案件每周二集中跟进。", None),),
    1: (
        (*_SMS, "法务已回复，剩余模板下周上线。", None, None),
        (*_PRAISE, "表扬已转达，经验写进新人手册。", None, None),
    ),
}
_CSAT_SAID = {
    9: "得分稳定，无需讨论。", 8: "低分集中在改约。", 5: "客户反馈响应更快了。", 3: "低分均已回访。",
    2: "改约类低分减少。", 1: "保持。",
}  # fmt: skip


def store_meetings(connection: Connection, times: Times) -> int:
    """Store them and return how many."""
    this_week = times.today - timedelta(days=times.today.weekday())
    satisfied = _satisfied(connection, this_week - (WEEKS + 1) * WEEK, this_week)
    held = 0
    for ago in range(WEEKS, 0, -1):
        week_on = this_week - ago * WEEK
        if ago == MISSING:
            continue
        meeting_id = _meeting(connection, week_on, left_out=ago == LEFT_OUT)
        held += 1
        if ago == LEFT_OUT:
            continue
        away = {PEOPLE[1 + ago % 6]} if ago % 3 == 0 else set()
        connection.execute(
            insert(meeting_presence),
            [
                {"meeting_id": meeting_id, "member_id": each, "presence": "away" if each in away else "present"}
                for each in PEOPLE
            ],
        )
        items = [_item(told) for told in _TALKED.get(ago, ())]
        top, answers = satisfied.get(week_on - WEEK, (0, 0))
        if answers:
            items.insert(0, _csat(top / answers, answers, _CSAT_SAID.get(ago)))
        for place, item in enumerate(items):
            made = {**item, "meeting_id": meeting_id, "week_on": week_on, "place": place}
            made["dismissed_on"] = week_on if item["dismissed_why"] else None
            key = connection.execute(insert(meeting_item).values(made).returning(meeting_item.c.id)).scalar_one()
            if item["name"] == PROMISE:
                _decide(connection, meeting_id, key, week_on, times.today)
    return held


def _meeting(connection: Connection, week_on: date, *, left_out: bool) -> int:
    began = datetime.combine(week_on, NINE)
    row: dict[str, Any] = {
        "team_id": AFTER_SALES_1, "week_on": week_on, "as_of": began, "created_at": began, "created_by": LEAD,
    }  # fmt: skip
    if left_out:
        row |= {"state": "left_out", "left_out_why": "全员参加产品培训，议题并入下周。", "left_out_by": LEAD}
    else:
        row |= {
            "state": "closed", "held_on": week_on, "closed_at": began + timedelta(minutes=35), "closed_by": LEAD,
        }  # fmt: skip
    return int(connection.execute(insert(meeting).values(row).returning(meeting.c.id)).scalar_one())


def _item(told: tuple[Any, ...]) -> dict[str, Any]:
    kind, name, reason, english, chinese, address, said, decided, dismissed = told
    return {
        "kind": kind, "name": name, "reason": reason, "line_en": english, "line_zh": chinese, "address": address,
        "figures": [], "discussed": said, "discussed_by": LEAD if said else None,
        "discussed_revision": int(bool(said)), "decision": decided, "decision_by": LEAD if decided else None,
        "decision_revision": int(bool(decided)), "dismissed_why": dismissed,
        "dismissed_for": reason if dismissed else None, "dismissed_by": LEAD if dismissed else None,
        }  # fmt: skip


def _csat(share: float, answers: int, said: str | None) -> dict[str, Any]:
    english = f"Satisfaction last week: {share:.1%} of {answers} answers"
    chinese = f"上周客户满意度 {share:.1%}（{answers} 条评价）"
    told = ("number", "number:csat", "signal", english, chinese, "satisfaction", said, None, None)
    return {**_item(told), "figures": [["csat", share, answers, None]]}


def _satisfied(connection: Connection, since: date, until: date) -> dict[date, tuple[int, int]]:
    """By the Monday of each week: how many of the team's scored answers were of the best, and how many there were."""
    s = survey_answer.c
    asked = select(s.answered_on, func.count().filter(s.top_box), func.count()).where(
        s.team_id == AFTER_SALES_1, s.kind == "csat", s.counted, s.score.is_not(None), s.answered_on >= since,
        s.answered_on < until,
    )  # fmt: skip
    found: dict[date, tuple[int, int]] = {}
    for day, top, answers in connection.execute(asked.group_by(s.answered_on)):
        monday = day - timedelta(days=day.weekday())
        before = found.get(monday, (0, 0))
        found[monday] = (before[0] + int(top), before[1] + int(answers))
    return found


def _decide(connection: Connection, meeting_id: int, item_id: int, week_on: date, today: date) -> None:
    """The action that came of a meeting."""
    decided = {
        "title": "每周二集中跟进等待配件的投诉", "title_by": LEAD, "owner_id": 14, "due_on": today + timedelta(days=10),
        "metric": "complaints_within_standard", "expected": 0.05,
    }  # fmt: skip
    moment = datetime.combine(week_on, NINE)
    row = {
        **decided, "team_id": AFTER_SALES_1, "state": "doing", "origin": "meeting", "origin_id": item_id,
        "decided_on": week_on, "decided_by": LEAD, "last_move": "started", "changed_at": moment, "changed_by": 14,
        "revision": 1, "created_at": moment, "created_by": LEAD,
    }  # fmt: skip
    key = connection.execute(insert(action).values(row).returning(action.c.id)).scalar_one()
    of = {"meeting_id": meeting_id, "item_id": item_id, "week_on": week_on, "action_id": key}
    connection.execute(insert(meeting_action).values({**decided, **of}))
