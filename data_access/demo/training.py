"""What people of the demo company learn: a course that moved a KPI, a newcomer's first weeks, one overdue."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert

from data_access.clock import Clock
from data_access.demo.names import MEMBERS
from data_access.demo.people import AFTER_SALES_1, LEADS, LEFT, NEWEST, TRAINED, team_of
from data_access.demo.stories import Stories
from data_access.demo.times import Times
from data_access.schema import course, training
from data_access.training.duties import (
    ASSIGNED,
    MANDATORY,
    ONBOARDING,
    RENEW_DAYS,
    RENEWAL,
    TAKEN,
    due_moment,
    settle_duties,
)
from metrics.training import months_later

PRIVACY, SERVING, SYSTEMS, FAST, LAW, OLD_SYSTEM = range(1, 7)
OVERDUE = 14  # of after-sales 1: should have taken it again
SOON = (12, 24)  # whose certificates are about to expire
CALMING = {11: 88.0, 12: 74.0, 13: 91.0}  # of after-sales 1: taken weeks ago, and one has yet to pass
TRAINED_SCORES = (86.0, 92.0, 79.0, 95.0)

_COURSES: tuple[dict[str, Any], ...] = (
    {
        "id": PRIVACY, "name": "客户信息保护", "name_en": "Protecting customers’ data", "hours": 2.0,
        "purpose": "哪些客户信息可以看、可以说、可以外传；每年复训一次。", "passing_score": 80.0, "valid_months": 12,
        "mandatory": True, "due_days": 30,
    },
    {
        "id": SERVING, "name": "新人：服务规范", "name_en": "New here: how we serve", "hours": 6.0,
        "purpose": "服务承诺、用语、投诉升级路径。", "passing_score": 70.0, "onboarding": True,
        "due_days": 14,
    },
    {
        "id": SYSTEMS, "name": "新人：系统操作", "name_en": "New here: our systems", "hours": 4.0,
        "purpose": "工单、客户档案和知识库的日常操作。", "onboarding": True, "due_days": 75,
    },
    {
        "id": FAST, "name": "快速而得体的首次响应", "name_en": "Answering fast and well", "hours": 8.0,
        "purpose": "先答复、再处理：模板、优先级与并行会话。", "passing_score": 60.0, "metric": "first_response_within",
    },
    {
        "id": LAW, "name": "倾听与安抚", "name_en": "Listening to angry customers", "hours": 3.0,
        "purpose": "投诉电话中的倾听、致歉与承诺。", "passing_score": 75.0, "metric": "csat", "team_id": AFTER_SALES_1,
    },
    {
        "id": OLD_SYSTEM, "name": "旧工单系统操作", "name_en": "The old ticket system", "hours": 3.0,
        "purpose": "旧系统已停用。",
    },
)  # fmt: skip


def store_trainings(connection: Connection, times: Times, stories: Stories, zone: str) -> int:
    """Store courses and trainings, let the rest follow from the rules, and return how many were stored."""
    clock = Clock(datetime.fromisoformat(str(times.now)).replace(tzinfo=UTC), zone)
    begun = times.today - timedelta(days=1000)
    for one in _COURSES:
        told = {"from_on": begun, "changed_at": clock.now, "created_at": clock.now, "created_by": LEADS[AFTER_SALES_1]}
        gone = {"retired_on": times.today - timedelta(days=300)} if one["id"] == OLD_SYSTEM else {}
        connection.execute(insert(course).values({**one, **told, **gone}))
    rows = [*_privacy(times, clock), *_newcomer(times, stories, clock), *_of_stories(times, stories, clock)]
    connection.execute(insert(training), rows)
    return len(rows) + settle_duties(connection, clock=clock)


def _privacy(times: Times, clock: Clock) -> list[dict[str, Any]]:
    """What everybody takes each year: most some months ago, two almost a year ago, one longer and not again since."""
    rows = []
    for member_id in range(3, len(MEMBERS) + 1):
        if member_id == NEWEST:
            continue
        ago = 372 if member_id == OVERDUE else 340 if member_id in SOON else 110 + 7 * (member_id % 9)
        if member_id == LEFT:
            ago = 420
        taken = times.today - timedelta(days=ago)
        rows.append(_taken(PRIVACY, member_id, taken, 2.0, 82.0 + member_id * 7 % 17, clock, MANDATORY, months=12))
        until = months_later(taken, 12)
        if member_id in (OVERDUE, *SOON):
            rows.append(_to_take(PRIVACY, member_id, until - timedelta(days=RENEW_DAYS), until, clock, RENEWAL))
    return rows


def _newcomer(times: Times, stories: Stories, clock: Clock) -> list[dict[str, Any]]:
    """Of the newest member's first courses one is done."""
    joined = stories.newest_joined_on
    first = _taken(SERVING, NEWEST, joined + timedelta(days=9), 6.0, 84.0, clock, ONBOARDING)
    first |= {"assigned_on": joined, **_until(joined + timedelta(days=14), clock), "assigned_by": None}
    to_take = _to_take(SYSTEMS, NEWEST, joined, joined + timedelta(days=75), clock, ONBOARDING)
    privacy = _to_take(PRIVACY, NEWEST, joined, max(joined + timedelta(days=30), times.today), clock, MANDATORY)
    return [first, to_take, privacy]


def _of_stories(times: Times, stories: Stories, clock: Clock) -> list[dict[str, Any]]:
    """The course after which some of after-sales 2 answer faster; and one of after-sales 1, too lately to tell."""
    rows = [
        _taken(FAST, member_id, stories.trained_on, 8.0, score, clock, ASSIGNED)
        for member_id, score in zip(TRAINED, TRAINED_SCORES, strict=True)
    ]
    lately = times.today - timedelta(days=17)
    for member_id, score in CALMING.items():
        row = _taken(LAW, member_id, lately, 3.0, score, clock, ASSIGNED)
        if score < 75:
            row |= {"passed": False, "completed_on": None, "over_on": None}
            row |= _until(times.today + timedelta(days=10), clock)
        rows.append(row)
    rows.append(_taken(OLD_SYSTEM, 12, times.today - timedelta(days=700), 3.0, None, clock, TAKEN))
    return rows


def _taken(
    course_id: int, member_id: int, day: date, hours: float, score: float | None, clock: Clock, why: str,
    months: int | None = None,
) -> dict[str, Any]:  # fmt: skip
    until = None if months is None else months_later(day, months)
    asked = {**_until(day, clock), "assigned_by": LEADS.get(team_of(member_id))} if why != TAKEN else {}
    return {
        **_row(course_id, member_id, day if why == TAKEN else day - timedelta(days=21), clock, why), **asked,
        "attended_on": day, "hours": hours, "attempts": 1, "score": score, "passed": True, "completed_on": day,
        "expires_on": until, "recorded_by": LEADS.get(team_of(member_id)), "over_on": day,
    }  # fmt: skip


def _to_take(course_id: int, member_id: int, since: date, due_on: date, clock: Clock, why: str) -> dict[str, Any]:
    return {**_row(course_id, member_id, since, clock, why), **_until(due_on, clock)}


def _until(due_on: date, clock: Clock) -> dict[str, Any]:
    return {"due_on": due_on, "due_at": due_moment(due_on, clock)}


def _row(course_id: int, member_id: int, since: date, clock: Clock, why: str) -> dict[str, Any]:
    """All columns, so that rows of every kind can be stored together."""
    nothing = (
        "assigned_by", "due_on", "due_at", "attended_on", "hours", "score", "passed", "completed_on", "expires_on",
        "recorded_by", "over_on", "withdrawn_on",
    )  # fmt: skip
    told = {"attempts": 0, "revision": 0, "changed_at": clock.now, "created_at": clock.now}
    mandatory = course_id in (PRIVACY, SERVING, SYSTEMS)  # to those who have them
    return {
        **dict.fromkeys(nothing), **told, "course_id": course_id, "member_id": member_id,
        "team_id": team_of(member_id), "mandatory": mandatory, "came_as": why, "assigned_on": since,
    }  # fmt: skip
