"""The stages each complaint of the demo company went through; its stage times add up to its total."""

from typing import Any

import numpy as np
from sqlalchemy import Connection

from data_access.demo.calendars import working_minutes
from data_access.demo.complaints import Complaints
from data_access.demo.people import AFTER_SALES_1, AFTER_SALES_2, LEADS, PRE_SALES
from data_access.demo.storing import chosen, on, store
from data_access.demo.times import NEVER, Moments, Numbers, Times, later, minutes_between
from data_access.demo.words import DEPARTMENTS
from data_access.hours.working_time import Calendars
from data_access.schema import complaint_stage

STAGES = ("received", "investigated", "solution", "answered", "confirmed")
# Share of the after-sales complaints that pre-sales took down and passed on.
PASSED_ON = 0.08
# Share of the stages in which another department was asked.
ASKED_ELSEWHERE = 0.12
DAYS_TO_CONFIRM = 3


def store_stages(
    connection: Connection, random: np.random.Generator, times: Times, complaints: Complaints, by: Calendars
) -> int:
    """Store the stages of all complaints and return how many."""
    which, stage, entered, left = _in_order(complaints)
    count = len(which)
    columns = complaints.columns
    team, member = columns["team_id"][which], columns["member_id"][which].copy()
    passed_on = np.isin(columns["team_id"], (AFTER_SALES_1, AFTER_SALES_2))
    passed_on &= (random.random(len(passed_on)) < PASSED_ON) & ~np.isnan(columns["member_id"])
    elsewhere = passed_on[which] & (stage == 0)
    team = np.where(elsewhere, PRE_SALES, team)
    member[elsewhere] = LEADS[PRE_SALES]
    position = np.arange(count) - np.searchsorted(which, which)
    store(
        connection,
        complaint_stage,
        {
            "complaint_id": which + 1,
            "position": position + 1,
            "stage": chosen(STAGES, stage),
            "member_id": member,
            "team_id": team,
            **{
                name: columns[name][which]
                for name in ("customer_id", "channel", "tier", "level", "category", "severity")
            },
            "department": _departments(random, complaints, which, stage, left),
            "due_at": _due(complaints, which, stage, entered),
            **on(times, entered_at=entered, left_at=left),
            "minutes": minutes_between(entered, left),
            "business_minutes": working_minutes(by, team, entered, left),
        },
    )
    return count


def _in_order(complaints: Complaints) -> tuple[Numbers, Numbers, Moments, Moments]:
    """Complaint, stage, entered and left, by complaint and in the order of its stages."""
    course = complaints.course
    again = np.where(np.isnat(course.reopened), NEVER, course.resolved)
    first_closed = np.where(np.isnat(course.reopened), course.closed, NEVER)
    first_left = np.where(np.isnat(course.reopened), first_closed, course.reopened)
    after_again = np.where(np.isnat(again), NEVER, course.closed)
    steps = [
        (0, course.opened, course.investigated),
        (1, course.investigated, course.solution),
        (2, course.solution, course.first_resolved),
        (3, course.first_resolved, first_left),
        (2, course.reopened, again),
        (3, again, after_again),
        (4, course.closed, course.closed),
    ]
    every = np.arange(len(course.opened))
    which = np.concatenate([every for _ in steps])
    stage = np.concatenate([np.full(len(every), number) for number, _, _ in steps])
    entered = np.concatenate([moments for _, moments, _ in steps])
    left = np.concatenate([moments for _, _, moments in steps])
    order = np.argsort(which, kind="stable")
    order = order[~np.isnat(entered[order])]
    return which[order], stage[order], entered[order], left[order]


def _due(complaints: Complaints, which: Numbers, stage: Numbers, entered: Moments) -> Moments:
    """Each stage's own promise: half of the whole to investigate, the whole to solve, three days to confirm."""
    course = complaints.course
    opened, due = course.opened[which], course.due[which]
    choices: list[Any] = [
        course.response_due[which],
        later(opened, minutes_between(opened, due) / 2),
        due,
        later(entered, np.full(len(which), DAYS_TO_CONFIRM * 1440.0)),
        np.full(len(which), NEVER),
    ]
    found: Moments = np.select([stage == number for number in range(5)], choices, default=NEVER)
    return found


def _departments(
    random: np.random.Generator, complaints: Complaints, which: Numbers, stage: Numbers, left: Moments
) -> Numbers:
    found: Numbers = chosen(DEPARTMENTS, random.choice(3, len(which), p=(0.5, 0.35, 0.15)))
    asked = (random.random(len(which)) < ASKED_ELSEWHERE) & np.isin(stage, (1, 2)) & ~np.isnat(left)
    found[~asked] = None
    now = np.isnat(left) & np.isin(stage, (0, 1, 2))
    found[now] = complaints.columns["department"][which[now]]
    return found
