"""Recognition in the demo company: four rules, what a year has earned by them, what was decided, and praise.

What was earned is reckoned from its facts by the rules' own arithmetic, in one statement for each rule; to look again
finds nothing new.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import Connection, func, insert, literal, select

from data_access.clock import Clock
from data_access.demo.people import AFTER_SALES_1, EXECUTIVE, LEADS, team_of
from data_access.demo.times import Times
from data_access.hours.working_time import Calendars
from data_access.measures import MEASURES
from data_access.members import people
from data_access.recognition.eligible import Deciding, judged, reward_of
from data_access.recognition.rules import BEST, DECLINED, GRANTED, MEMBERS, REACH, TEAMS, Rule, rule_of, rules_known
from data_access.schema import praise, reward, reward_rule
from data_access.schema.columns import Utc
from data_access.scope import OWNER, countable
from metrics.calendars.business_time import minutes_between
from metrics.calendars.periods import Grain, Period, start_of, step
from metrics.declare import needed_by
from metrics.people.rewards import finished
from metrics.registry import METRICS

QUARTERS = 4
STAFF = 12  # whose story the pages tell

RULES: tuple[dict[str, Any], ...] = (
    {
        "name": "好评之星", "name_en": "Praised by customers", "how": REACH, "metrics": ["csat"], "threshold": 0.9,
        "fewest": 20, "every": "quarter", "whom": MEMBERS, "kind": "recognition", "public": True,
        "why": "客户愿意为好的服务打高分，我们也应当看见。 / Customers notice good service; so should we.",
    },
    {
        "name": "快速响应奖", "name_en": "Quick to answer", "how": REACH, "metrics": ["first_response_within"],
        "threshold": 0.95, "fewest": 50, "every": "month", "whom": MEMBERS, "kind": "material",
        "amount_cents": 300_00, "public": False,
        "why": "首次响应决定客户的第一印象。 / The first answer makes the first impression.",
    },
    {
        "name": "守时团队", "name_en": "Team that keeps its word", "how": REACH,
        "metrics": ["complaints_within_standard"], "threshold": 0.85, "fewest": 20, "every": "quarter",
        "whom": TEAMS, "kind": "material",
        "amount_cents": 2_000_00, "public": True,
        "why": "投诉按承诺时限办结，要靠整个团队。 / Keeping what was promised takes the whole team.",
    },
    {
        "name": "月度之星", "name_en": "Member of the month", "how": BEST,
        "metrics": ["first_response_within", "resolution_within"], "threshold": None, "fewest": 30, "every": "month",
        "whom": MEMBERS, "kind": "recognition", "public": True,
        "why": "难分高下时共同获得，不靠抽签。 / Shared where nobody is clearly ahead; no lots are drawn.",
    },
)  # fmt: skip
WHY_NOT = "其中 9 条好评来自同一客户的同一次服务，本季度不计，已与本人沟通。"

# Days ago, from, to, words, read by the team.
PRAISE: tuple[tuple[int, int, int, str, bool], ...] = (
    (3, 14, STAFF, "周末帮我接了两通售后电话，客户专门说处理得很细致。", True),
    (9, LEADS[AFTER_SALES_1], 11, "主动整理了上门改约的话术，组里这周都在用。", True),
    (16, STAFF, 13, "双层纸箱的方案讲得清楚，仓库当天就照做了。", True),
    (24, 9, 24, "Your note on the tender saved my call with the customer.", True),
    (31, 24, STAFF, "Thank you for the spare valves: they arrived before I had to ask twice.", False),
    (47, 17, 20, "月底账单高峰，谢谢你留下来一起核对。", True),
    (63, EXECUTIVE, LEADS[AFTER_SALES_1], "包装改进的复盘数据扎实，结论也不夸大，值得其他组借鉴。", False),
    (90, 22, 14, "刚来第一周，谢谢你带我听了三个真实的投诉电话。", False),
)


def store_recognition(connection: Connection, zone: str, times: Times, by: Calendars) -> int:
    """Store the rules, the rewards and the praise, and return how many rewards there are."""
    clock = Clock(times.now.astype("datetime64[us]").item().replace(tzinfo=UTC), zone)
    since = step(start_of(times.today, Grain.QUARTER), Grain.QUARTER, -QUARTERS)
    usual = {
        "certain": False, "role": None, "team_id": None, "amount_cents": None, "valid_from": since, "valid_to": None,
        "set_by": EXECUTIVE, "created_at": _at(clock, since - timedelta(days=12)),
    }  # fmt: skip
    rules = [{**usual, **rule, "id": number, "line": number} for number, rule in enumerate(RULES, start=1)]
    connection.execute(insert(reward_rule), rules)
    deciding = Deciding(people.teams(connection, OWNER))
    rows: list[dict[str, Any]] = []
    for rule in map(rule_of, rules_known(connection, OWNER).to_dict("records")):
        found = judged(rule, _measured(connection, rule, clock))
        rows += [reward_of(rule, row, deciding, clock) for row in found[found["passed"]].to_dict("records")]
    rows.sort(key=lambda row: (row["earned_on"], row["found_key"]))
    open_since = max((row["earned_on"] for row in rows if row["rule_id"] == 1), default=clock.today)
    not_granted = next((row for row in reversed(rows) if _is_declined(row, open_since)), None)
    stored = [_decided(place, row, open_since, row is not_granted, by, clock) for place, row in enumerate(rows)]
    if stored:
        connection.execute(insert(reward), stored)
    connection.execute(insert(praise), [_praise(clock, *each) for each in PRAISE])
    return len(stored)


def _measured(connection: Connection, rule: Rule, clock: Clock) -> Iterator[tuple[Period, pd.DataFrame]]:
    """The measures of each period by team and member, in one statement for each day that places facts."""
    metrics = tuple(METRICS[key] for key in rule.metrics)
    periods = finished(rule.every, metrics, rule.valid_from, rule.valid_to, clock.today)
    names = ["team_id", "member_id"] if rule.whom == MEMBERS else ["team_id"]
    measures = [MEASURES[key] for key in sorted(needed_by(metrics))]
    (table, on), *others = {(measure.table, measure.on) for measure in measures}
    if others or not periods or on is None:
        raise ValueError(f"a rule of the demo rests on one table and one day: {rule.metrics}")
    facts = countable(table, OWNER, person=True)
    day, moment = facts.c[on], literal(clock.now, Utc)
    month = (func.extract("year", day) * 12 + func.extract("month", day) - 1).label("month")
    asked = (
        select(
            *(facts.c[name] for name in names), month, *(m.expression(facts.c, moment).label(m.key) for m in measures)
        )
        .where(day >= periods[0].start, day < periods[-1].end)
        .group_by(*(facts.c[name] for name in names), month)
    )
    found = pd.DataFrame(connection.execute(asked).mappings().all())
    for period in periods:
        first, last = (each.year * 12 + each.month - 1 for each in (period.start, period.end))
        part = found[(found["month"] >= first) & (found["month"] < last)] if len(found) else found
        if len(part):
            yield period, part.drop(columns="month").groupby(names, as_index=False).sum()


def _is_declined(row: dict[str, Any], open_since: date) -> bool:
    return (
        row["rule_id"] == 1 and row["team_id"] == AFTER_SALES_1 and not row["above"] and row["earned_on"] < open_since
    )


def _decided(
    place: int, row: dict[str, Any], open_since: date, declined: bool, by: Calendars, clock: Clock
) -> dict[str, Any]:
    """What was decided about the place-th reward: the newest wait, one was declined, the others were granted."""
    nothing = dict.fromkeys(
        ("decided_at", "decided_by", "decision_reason", "grant_minutes", "grant_business_minutes", "changed_by")
    )
    begin = clock.midnight(row["eligible_on"])
    at = _at(clock, row["eligible_on"] + timedelta(days=2 + place * 5 % 11))
    if row["earned_on"] >= open_since or at >= clock.now:
        moved = min(begin + timedelta(hours=9), clock.now)
        return {**nothing, **row, "changed_at": moved, "created_at": moved}
    decider = EXECUTIVE if row["above"] else LEADS[row["team_id"]]
    told = {
        "decided_at": at, "decided_by": decider, "changed_at": at, "changed_by": decider, "revision": 1,
        "created_at": begin + timedelta(hours=9),
    }  # fmt: skip
    if declined:
        return {**nothing, **row, **told, "state": DECLINED, "last_move": "declined", "decision_reason": WHY_NOT}
    took = {
        "grant_minutes": (at - begin).total_seconds() / 60,
        "grant_business_minutes": minutes_between(by.of(row["team_id"]), begin, at),
    }
    return {**nothing, **row, **told, **took, "state": GRANTED, "last_move": "granted"}


def _praise(clock: Clock, ago: int, from_id: int, to_id: int, words: str, public: bool) -> dict[str, Any]:
    day = clock.today - timedelta(days=ago)
    return {
        "from_id": from_id, "to_id": to_id, "from_team_id": team_of(from_id), "to_team_id": team_of(to_id),
        "thanks": words, "given_on": day, "case_number": None, "public": public, "withdrawn_at": None,
        "created_at": _at(clock, day),
    }  # fmt: skip


def _at(clock: Clock, day: date) -> datetime:
    """Ten in the morning of a day."""
    return clock.midnight(day) + timedelta(hours=10)
