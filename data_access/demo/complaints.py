"""Complaints of the demo company: one contact in twenty, with a due time, an end and what stands open today."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
from sqlalchemy import Connection

from data_access.demo.contacts import Contacts
from data_access.demo.people import AFTER_SALES_1
from data_access.demo.stories import PACKED_DAYS, Stories
from data_access.demo.storing import chosen, circumstances, on, origin, store, taken
from data_access.demo.times import NEVER, Moments, Numbers, Times, later, minutes_between, spread
from data_access.demo.words import CATEGORIES, CATEGORY_OF_TOPIC, DAMAGED, LOGISTICS, QUALITY
from data_access.schema import complaint

SHARE, SHARE_IN_DROP = 0.048, 0.075
SEVERITIES = ("low", "normal", "high", "critical")
SEVERITY_SHARES = (0.2, 0.5, 0.23, 0.07)
PROMISED_HOURS = np.array([168, 120, 72, 36])  # to the resolution, by severity
PROMISED_REPLY_HOURS = np.array([4, 4, 2])  # by tier
# Half are resolved within this, by tier; that VIPs wait longer is the story.
MEDIAN_HOURS = np.array([34, 40, 78])
SEVERITY_PACE = np.array([1.1, 1.0, 0.9, 0.7])
REOPENED = 0.05

# How many stand open today, beside those that are simply young.
OVERDUE, REOPENED_OPEN, AT_LOGISTICS, UNOWNED = 6, 3, 4, 2
# Of those answered within this many days, as many were not called back yet.
CALLED_BACK_WITHIN_DAYS, NOT_CALLED_BACK = 60, 0.25


@dataclass(frozen=True)
class Course:
    """When each complaint came to each stage; NaT where it has not, or not yet."""

    opened: Moments
    investigated: Moments
    solution: Moments
    first_resolved: Moments
    reopened: Moments
    resolved: Moments  # the last time
    closed: Moments
    due: Moments
    response_due: Moments


@dataclass(frozen=True)
class Planted:
    """Positions of the complaints that stand open today for a reason."""

    overdue: Numbers
    reopened: Numbers
    at_logistics: Numbers
    unowned: Numbers


@dataclass(frozen=True)
class Complaints:
    """The columns of all complaints by opening, with what their stages are made of."""

    columns: dict[str, Any]
    course: Course
    planted: Planted


def make_complaints(random: np.random.Generator, times: Times, stories: Stories, contacts: Contacts) -> Complaints:
    """Let some contacts become complaints, of the same customer, at the same team, minutes later."""
    dropped = (contacts["team_id"] == AFTER_SALES_1) & (contacts["opened_on"] >= np.datetime64(stories.drop_on))
    share = np.where(dropped, SHARE_IN_DROP, SHARE)
    early_enough = contacts["opened_at"] <= times.now - np.timedelta64(30, "m")
    came = taken(contacts, np.flatnonzero((random.random(len(share)) < share) & early_enough))
    opened, tier, topic = came["opened_at"], came["tier_index"], came["topic_index"]
    count = len(opened)
    severity = random.choice(4, count, p=SEVERITY_SHARES)
    category = (random.random(count)[:, None] > np.cumsum(CATEGORY_OF_TOPIC, axis=1)[topic]).sum(axis=1)
    opened = opened + random.integers(2, 30, count).astype("timedelta64[m]")
    planted = _planted(times, opened)
    course = _course(random, times, opened, severity, tier, planted)
    member = came["member_id"].astype(float)
    member[planted.unowned] = np.nan
    department = np.full(count, None, dtype=object)
    department[planted.at_logistics] = LOGISTICS
    escalated = random.random(count) < 0.05 + 0.03 * tier
    escalated[planted.overdue[::2]] = True
    ended = ~np.isnat(course.resolved)
    reply = np.minimum(spread(random, np.full(count, 70.0), 0.8), 0.9 * minutes_between(opened, course.investigated))
    answered = times.happened(later(opened, reply))
    acknowledged = np.fmin(later(opened, random.uniform(1, 20, count)), answered)
    outcome = _words(random, category, "outcomes")
    outcome[~ended] = None
    cause = _words(random, category, "causes")
    cause[_badly_packed(stories, came, category)] = CATEGORIES[QUALITY].causes[DAMAGED]
    cause[np.isnat(course.solution)] = None
    soon = minutes_between(course.first_resolved, course.reopened) <= 30 * 1440
    columns = {
        "id": np.arange(1, count + 1),
        **circumstances(came),
        "member_id": member,
        "category": chosen([each.name for each in CATEGORIES], category),
        "subcategory": _words(random, category, "subcategories"),
        "severity": chosen(SEVERITIES, severity),
        "cause": cause,
        "outcome": outcome,
        "text": _words(random, category, "texts"),
        "state": _state(course),
        "department": department,
        "acknowledged_at": acknowledged,
        "first_response_at": answered,
        "response_due_at": course.response_due,
        "due_at": course.due,
        **on(
            times, opened_at=opened, first_resolved_at=course.first_resolved, reopened_at=course.reopened,
            resolved_at=course.resolved, closed_at=course.closed,
        ),
        "ended_on": times.day(course.resolved),
        "first_response_minutes": minutes_between(opened, answered),
        "resolution_minutes": minutes_between(opened, course.resolved),
        "response_kept": np.where(np.isnat(answered), np.nan, answered <= course.response_due),
        "kept": np.where(ended, course.resolved <= course.due, np.nan),
        "reopened_soon": np.where(np.isnat(course.first_resolved), np.nan, soon),
        "reopened_count": (~np.isnat(course.reopened)).astype(int),
        "escalated": escalated,
        **origin(count, opened),
        "topic": came["topic"],
        "topic_index": topic,
    }  # fmt: skip
    return Complaints(columns, course, planted)


def store_complaints(connection: Connection, complaints: Complaints) -> int:
    """Store them, without their stages, and return how many."""
    columns = complaints.columns
    return store(connection, complaint, {name: columns[name] for name in columns if name in complaint.c})


def _planted(times: Times, opened: Moments) -> Planted:
    days = times.day(opened)
    hours = (times.now - opened).astype("timedelta64[h]").astype(int)
    taken_already = np.zeros(len(opened), dtype=bool)

    def pick(inside: Numbers, count: int) -> Numbers:
        """So many of them, evenly from old to young."""
        possible = np.flatnonzero(inside & ~taken_already)
        found: Numbers = possible[np.linspace(0, len(possible) - 1, count).astype(int)]
        taken_already[found] = True
        return found

    return Planted(
        overdue=pick((days >= times.ago(22)) & (days <= times.ago(8)), OVERDUE),
        reopened=pick((days >= times.ago(18)) & (days <= times.ago(5)), REOPENED_OPEN),
        at_logistics=pick((days >= times.ago(9)) & (hours >= 40), AT_LOGISTICS),
        unowned=pick((days >= times.ago(4)) & (hours >= 4), UNOWNED),
    )


def _course(
    random: np.random.Generator, times: Times, opened: Moments, severity: Numbers, tier: Numbers, planted: Planted
) -> Course:
    count = len(opened)
    needed = spread(random, MEDIAN_HOURS[tier] * SEVERITY_PACE[severity] * 60.0, 0.6)
    needed = np.clip(needed, 120, 25 * 1440)
    needed[planted.reopened] = random.uniform(600, 2400, len(planted.reopened))
    # Those that wait came as far as they came within the first day, and stay there.
    held = np.concatenate([planted.overdue, planted.at_logistics])
    needed[held] = 1440
    investigated = later(opened, needed * random.uniform(0.05, 0.2, count))
    solution = later(opened, needed * random.uniform(0.35, 0.65, count))
    first = later(opened, needed)
    first[held] = NEVER
    solution[planted.overdue[1::3]] = NEVER
    for stage in (investigated, solution, first):
        stage[planted.unowned] = NEVER
    investigated, solution, first = (times.happened(stage) for stage in (investigated, solution, first))
    wait = random.exponential(5 * 1440, count) + 120
    reopened = np.where(random.random(count) < REOPENED, later(first, wait), NEVER)
    reopened[planted.reopened] = times.now - random.integers(9, 40, len(planted.reopened)).astype("timedelta64[h]")
    reopened = times.happened(reopened)
    second = later(reopened, spread(random, np.full(count, 1300.0), 0.5))
    second[planted.reopened] = NEVER
    resolved = np.where(np.isnat(reopened), first, times.happened(second))
    closed = later(resolved, random.uniform(720, 4320, count))
    lately = resolved >= times.now - np.timedelta64(CALLED_BACK_WITHIN_DAYS, "D")
    closed[(random.random(count) < NOT_CALLED_BACK) & lately] = NEVER
    return Course(
        opened=opened,
        investigated=investigated,
        solution=solution,
        first_resolved=first,
        reopened=reopened,
        resolved=resolved,
        closed=times.happened(closed),
        due=later(opened, PROMISED_HOURS[severity] * 60.0),
        response_due=later(opened, PROMISED_REPLY_HOURS[tier] * 60.0),
    )


def _badly_packed(stories: Stories, came: Contacts, category: Numbers) -> Numbers:
    """The complaints about quality of the weeks before a team began to pack better: all from damage in transit."""
    first = np.datetime64(stories.packed_on - timedelta(days=PACKED_DAYS))
    weeks = (first <= came["opened_on"]) & (came["opened_on"] < np.datetime64(stories.packed_on))
    found: Numbers = weeks & (came["team_id"] == AFTER_SALES_1) & (category == QUALITY)
    return found


def _state(course: Course) -> Numbers:
    """The stage each complaint is in; one open again is being solved again."""
    state = np.full(len(course.opened), "received", dtype=object)
    state[~np.isnat(course.investigated)] = "investigated"
    state[~np.isnat(course.solution)] = "solution"
    state[~np.isnat(course.resolved)] = "answered"
    state[~np.isnat(course.closed)] = "confirmed"
    return state


def _words(random: np.random.Generator, category: Numbers, kind: str) -> Numbers:
    """For each complaint one of its category's texts, causes, ..."""
    words = np.array([getattr(each, kind) for each in CATEGORIES], dtype=object)
    which = random.choice(words.shape[1], len(category), p=(0.75, 0.25))
    found: Numbers = words[category, which]
    return found
