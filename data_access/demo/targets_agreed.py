"""What people of the demo company agreed to: agreed, waiting, disputed, changed; and a goal over three years."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from data_access.demo.people import AFTER_SALES_1, EXECUTIVE, LEADS
from data_access.demo.times import Times
from data_access.schema import target, target_change
from metrics.calendars.periods import Grain, start_of, step

LEAD = LEADS[AFTER_SALES_1]
AGREEING, CHANGED, DISPUTING, WAITING = 12, 13, 14, 11
MORNING = time(1, 30, tzinfo=UTC)
WHY = "客户最在意多久有人回应 / How soon somebody answers is what customers mind most"
NIGHTS = "夜班电话以投诉为主，92% 不现实 / Night calls are mostly complaints; 92% is out of reach"
FEWER = "complaints_per_100_orders"
PATH = (58.0, 52.0, 44.0, 36.0)  # of the three years: where it began, and each year's end


def store_agreed(connection: Connection, times: Times) -> int:
    """Store them with their history, and return how many."""
    quarter = start_of(times.today, Grain.QUARTER)
    t = target.c
    of_all = [t.metric == "first_response_within", t.scope == "organisation", t.from_on == quarter]
    whole = connection.execute(select(t.id).where(*of_all, t.to_on == step(quarter, Grain.QUARTER))).scalar_one()
    team = _one(
        connection, "first_response_within", "team", AFTER_SALES_1, None, quarter, 0.895, 0.92, LEAD, "agreed", LEAD,
        WHY, parent_id=whole,
    )  # fmt: skip
    told: list[tuple[Any, ...]] = [(team, "proposed", LEAD, quarter - timedelta(days=9), None, {"value": 0.92}, None)]
    day = quarter + timedelta(days=12)
    again: dict[int, dict[str, Any]] = {AGREEING: {}, CHANGED: {"agreed_at": datetime.combine(day, MORNING)}}
    for member_id, baseline, value in ((AGREEING, 0.88, 0.91), (CHANGED, 0.9, 0.91)):
        number = _one(
            connection, "first_response_within", "member", AFTER_SALES_1, member_id, quarter, baseline, value, LEAD,
            "agreed", member_id, WHY, parent_id=team, weight=40, **again[member_id],
        )  # fmt: skip
        began = quarter - timedelta(days=9)
        first = 0.94 if member_id == CHANGED else value
        told.append((number, "proposed", LEAD, began, None, {"value": first}, None))
        if member_id == CHANGED:
            why = "十月起带教一名新人，接单减少 / Coaches a newcomer since October and takes fewer cases"
            told.append((number, "agreed", member_id, began + timedelta(days=1), None, None, None))
            told.append(
                (number, "changed", LEAD, day, {"change": 94.0, "value": 0.94}, {"change": 91.0, "value": 0.91}, why)
            )
            told.append((number, "agreed", member_id, day, None, None, None))
        else:
            told.append((number, "agreed", member_id, began + timedelta(days=2), None, None, None))
    disputed = _one(
        connection, "csat", "member", AFTER_SALES_1, DISPUTING, quarter, 0.864, 0.92, LEAD, "disputed", None,
        "满意度带动复购 / Satisfied customers buy again", weight=30,
        reply=NIGHTS,
    )  # fmt: skip
    told.append((disputed, "proposed", LEAD, quarter - timedelta(days=7), None, {"value": 0.92}, None))
    told.append((disputed, "disputed", DISPUTING, quarter - timedelta(days=5), None, None, NIGHTS))
    coming = step(quarter, Grain.QUARTER)
    waiting = _one(
        connection, "csat", "member", AFTER_SALES_1, WAITING, coming, 0.833, 0.86, LEAD, "proposed", None,
        "满意度带动复购 / Satisfied customers buy again", weight=30,
        made_on=times.today - timedelta(days=2),
    )  # fmt: skip
    told.append((waiting, "proposed", LEAD, times.today - timedelta(days=2), None, {"value": 0.86}, None))
    told += _three_years(connection, times)
    connection.execute(insert(target_change), [_line(*each) for each in told])
    return len({each[0] for each in told})


def _three_years(connection: Connection, times: Times) -> list[tuple[Any, ...]]:
    """A strategy of the organisation: last year, this one and the next, with what each year's end shall bring."""
    begun = step(start_of(times.today, Grain.YEAR), Grain.YEAR, -1)
    why = "三年内投诉率降低近四成 / Well over a third fewer complaints for each order within three years"
    whole = _one(
        connection, FEWER, "organisation", None, None, begun, PATH[0], PATH[-1], EXECUTIVE, "agreed", EXECUTIVE, why,
        years=3,
    )  # fmt: skip
    told: list[tuple[Any, ...]] = [
        (whole, "proposed", EXECUTIVE, begun - timedelta(days=20), None, {"value": PATH[-1]}, None)
    ]
    for place in range(3):
        start = step(begun, Grain.YEAR, place)
        number = _one(
            connection, FEWER, "organisation", None, None, start, PATH[place], PATH[place + 1], EXECUTIVE, "agreed",
            EXECUTIVE, why, years=1, parent_id=whole,
        )  # fmt: skip
        told.append((number, "proposed", EXECUTIVE, begun - timedelta(days=20), None, {"value": PATH[place + 1]}, None))
    return told


def _one(
    connection: Connection, metric: str, level: str, team_id: int | None, member_id: int | None, from_on: date,
    baseline: float, value: float, set_by: int, state: str, agreed_by: int | None, why: str, *, years: int = 0,
    **given: Any,
) -> int:  # fmt: skip
    to_on = step(from_on, Grain.YEAR, years) if years else step(from_on, Grain.QUARTER)
    made = datetime.combine(given.pop("made_on", from_on - timedelta(days=9)), MORNING)
    agreed_at = None if agreed_by is None else given.pop("agreed_at", made + timedelta(days=2))
    change = round(value * 100, 6) if value <= 1 else value
    row = {
        "metric": metric, "scope": level, "team_id": team_id, "member_id": member_id, "from_on": from_on,
        "to_on": to_on, "kind": "absolute", "baseline": baseline, "change": change, "value": value,
        "rationale": why, "state": state, "set_by": set_by, "agreed_by": agreed_by,
        "agreed_at": agreed_at, "changed_by": agreed_by or set_by,
        "reply_by": member_id if "reply" in given else None, "created_at": made, "changed_at": made,
        "locked_at": datetime.combine(from_on, time(), tzinfo=UTC), **given,
    }  # fmt: skip
    return int(connection.execute(insert(target).values(row).returning(target.c.id)).scalar_one())


def _line(
    number: int, what: str, by: int, day: date, before: dict[str, Any] | None, after: dict[str, Any] | None,
    reason: str | None,
) -> dict[str, Any]:  # fmt: skip
    return {
        "target_id": number, "what": what, "before": before, "after": after, "reason": reason,
        "changed_at": datetime.combine(day, MORNING), "changed_on": day, "changed_by": by,
    }  # fmt: skip
