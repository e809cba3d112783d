"""What leads of the demo company decided about causes: done with an effect, done lately, late, to come, dropped."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from data_access.actions.rules import REVIEW, SUGGESTION
from data_access.demo.people import AFTER_SALES_1, AFTER_SALES_2, KEY_ACCOUNTS, LEADS, PRE_SALES
from data_access.demo.stories import Stories
from data_access.demo.times import Times
from data_access.demo.words import CATEGORIES, DAMAGED, QUALITY
from data_access.schema import action, quality_review, suggestion

NOON = time(4, tzinfo=UTC)  # in the reporting zone
CARRIER_LATE, SCHEDULING, OUTDATED = (CATEGORIES[place].causes[0] for place in (1, 3, 0))
BILLING = CATEGORIES[5].name


def store_actions(connection: Connection, times: Times, stories: Stories) -> int:
    """Store the actions and return how many."""
    today, packed = times.today, stories.packed_on

    def ago(days: int) -> date:
        return today - timedelta(days=days)

    rows = [
        _action(
            "水龙头和滤芯改用双层纸箱，四角加缓冲", 13, AFTER_SALES_1, packed - timedelta(days=24), packed,
            cause=CATEGORIES[QUALITY].causes[DAMAGED], metric="complaints_opened", expected=-0.8, state="done",
            done_on=packed, result="全部改用双层纸箱，单件成本增加 1.6 元，破损明显减少。", result_by=13, moved=packed,
        ),
        _action(
            "上门前一天短信提醒客户，改约当天处理", 11, AFTER_SALES_1, ago(41), ago(6), cause=SCHEDULING,
            metric="complaints_opened", expected=-0.3, state="doing", moved=ago(30),
        ),
        _action(
            "与承运商约定：延误超过 24 小时主动告知客户", LEADS[AFTER_SALES_1], AFTER_SALES_1, ago(9), ago(-12),
            cause=CARRIER_LATE, metric="csat", expected=0.03,
        ),
        _action(
            "Bills above 5,000 are read by a second person", 17, AFTER_SALES_2, ago(20), ago(-20), category=BILLING,
            metric="complaints_opened", expected=-0.4, state="doing", moved=ago(16),
        ),
        _action(
            "Product sheets carry a date, and old ones are taken off", 24, KEY_ACCOUNTS, ago(50), ago(14),
            cause=OUTDATED, metric="complaints_opened", expected=-0.5, state="done", done_on=ago(12),
            result="All 46 sheets are dated; 9 were taken off.", result_by=24, moved=ago(12),
        ),
        _action(
            "上线前由客服逐页核对商品页面", 8, PRE_SALES, ago(75), ago(45), cause=OUTDATED, state="dropped",
            result="商品页面已由产品部统一维护，核对工作转交产品部。", result_by=LEADS[PRE_SALES], moved=ago(52),
        ),
    ]  # fmt: skip
    connection.execute(insert(action), rows)
    return len(rows)


def store_actions_from(connection: Connection, times: Times) -> int:
    """Store what was decided about a suggestion and after a quality review, the newest ones; return how many."""
    s, q = suggestion.c, quality_review.c
    of_team = {SUGGESTION: (s.team_id, s.counted, s.text.contains("滤芯")), REVIEW: (q.team_id, q.voided_at.is_(None))}
    newest = {SUGGESTION: s.received_on, REVIEW: q.reviewed_on}
    decided, due = times.today - timedelta(days=4), times.today + timedelta(days=17)
    told = {
        SUGGESTION: ("滤芯到期前一个月自动提醒客户", 14, "csat", 0.02),
        REVIEW: ("整理一页“结束通话前确认三件事”的话术，全组练习一次", 15, None, None),
    }
    rows = []
    for origin, (title, owner_id, metric, expected) in told.items():
        team_id, *rules = of_team[origin]
        asked = select(newest[origin].table.c.id).where(team_id == AFTER_SALES_1, newest[origin] <= decided, *rules)
        number = connection.execute(asked.order_by(newest[origin].desc()).limit(1)).scalar()
        if number is not None:
            rows.append(
                _action(title, owner_id, AFTER_SALES_1, decided, due, origin=origin, origin_id=number, metric=metric,
                        expected=expected)
            )  # fmt: skip
    for row in rows:
        connection.execute(insert(action).values(row))
    return len(rows)


def _action(title: str, owner_id: int, team_id: int, decided: date, due: date, **given: Any) -> dict[str, Any]:
    lead, moved = LEADS[team_id], given.pop("moved", decided)
    state = given.get("state", "open")
    moves = {"open": "opened", "doing": "started", "done": "finished", "dropped": "dropped"}
    by = {"open": lead, "doing": owner_id, "done": owner_id, "dropped": lead}
    nothing = dict.fromkeys(("cause", "category", "metric", "expected", "done_on", "result", "result_by"))
    return {
        **nothing, "state": state, "title": title, "title_by": lead, "owner_id": owner_id, "team_id": team_id,
        "due_on": due, "origin": "cause", "decided_on": decided, "decided_by": lead, "last_move": moves[state],
        "changed_at": datetime.combine(moved, NOON), "changed_by": by[state], "revision": 0 if state == "open" else 1,
        "created_at": datetime.combine(decided, NOON), "created_by": lead, **given,
    }  # fmt: skip
