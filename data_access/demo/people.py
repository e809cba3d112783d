"""The demo company's teams and its 28 people: who belongs where, since when, and who takes which share of the work."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
from sqlalchemy import Connection, insert

from data_access.demo.names import MEMBERS, TEAMS
from data_access.demo.stories import Stories
from data_access.demo.times import Days, Numbers, Times
from data_access.schema import member, member_role, membership, team

DEPARTMENT, PRE_SALES, AFTER_SALES_1, AFTER_SALES_2, KEY_ACCOUNTS = range(1, 6)
WORKING_TEAMS = (PRE_SALES, AFTER_SALES_1, AFTER_SALES_2, KEY_ACCOUNTS)

EXECUTIVE, ADMIN = 1, 2
LEADS = {PRE_SALES: 3, AFTER_SALES_1: 4, AFTER_SALES_2: 5, KEY_ACCOUNTS: 6}
TWO_ROLES = 5  # leads after-sales 2 and administers
BUSIEST = 16  # 45 good answers of 50
NEWEST = 22  # 3 good answers of 3
MOVED = 21  # from after-sales 2 to key accounts
LEFT = 28
TRAINED = (17, 18, 19, 20)  # of after-sales 2

SHARE_OF_LEADS = 0.25
SHARE_OF_BUSIEST = 3.2
SHARE_OF_NEWEST = 0.7

# Orders were written down long before contacts were, and somebody took them.
DAYS_BEFORE = 910


@dataclass(frozen=True)
class Stay:
    """A person in a team, from a day up to another (None: still there), with their share of its contacts."""

    member_id: int
    team_id: int
    start: date
    end: date | None
    share: float


def team_of(member_id: int) -> int:
    """The team in which somebody is, or was last."""
    if member_id in (EXECUTIVE, ADMIN):
        return DEPARTMENT
    for team_id, lead_id in LEADS.items():
        if member_id == lead_id:
            return team_id
    if member_id <= 10:
        return PRE_SALES
    if member_id <= 15 or member_id in (NEWEST, LEFT):
        return AFTER_SALES_1
    return AFTER_SALES_2 if member_id <= 21 else KEY_ACCOUNTS


def stays(times: Times, stories: Stories) -> list[Stay]:
    """Everybody's time in every team, oldest first for each person."""
    found = []
    for member_id in range(1, len(MEMBERS) + 1):
        share = SHARE_OF_LEADS if member_id in LEADS.values() else 1.0
        share = {EXECUTIVE: 0.0, ADMIN: 0.0, BUSIEST: SHARE_OF_BUSIEST, NEWEST: SHARE_OF_NEWEST}.get(member_id, share)
        begun = times.first - timedelta(days=DAYS_BEFORE + 20 * (member_id % 7))
        end = None
        if member_id == NEWEST:
            begun = stories.newest_joined_on
        if member_id == LEFT:
            end = stories.left_on
        if member_id == MOVED:
            found.append(Stay(member_id, AFTER_SALES_2, begun, stories.moved_on, share))
            found.append(Stay(member_id, KEY_ACCOUNTS, stories.moved_on, None, share))
        else:
            found.append(Stay(member_id, team_of(member_id), begun, end, share))
    return found


def store_people(connection: Connection, times: Times, stories: Stories) -> list[Stay]:
    """Store teams, members, roles and memberships, and return the memberships."""
    everybody = stays(times, stories)
    first_day = {stay.member_id: stay.start for stay in reversed(everybody)}
    teams: list[dict[str, Any]] = [
        {"id": number, "name": name, "name_en": name_en, "parent_id": None if number == DEPARTMENT else DEPARTMENT}
        for number, (name, name_en) in enumerate(TEAMS, start=1)
    ]
    members = [
        {
            "id": number,
            "name": name,
            "name_en": name_en,
            "email": name_en.lower().replace(" ", ".") + "@example.com",
            "source_key": f"E{number:03}",
            "active": number != LEFT,
            "joined_on": first_day[number],
            "left_on": stories.left_on if number == LEFT else None,
        }
        for number, (name, name_en) in enumerate(MEMBERS, start=1)
    ]
    connection.execute(insert(member), members)
    leaders = {DEPARTMENT: EXECUTIVE, **LEADS}
    connection.execute(insert(team), [{**each, "lead_id": leaders[each["id"]]} for each in teams])
    roles = {EXECUTIVE: ["executive"], ADMIN: ["admin"], **{lead: ["lead"] for lead in LEADS.values()}}
    roles[TWO_ROLES] = ["lead", "admin"]
    held = [(number, role) for number in range(1, len(MEMBERS) + 1) for role in roles.get(number, ["staff"])]
    connection.execute(insert(member_role), [{"member_id": number, "role": role} for number, role in held])
    connection.execute(
        insert(membership),
        [
            {"member_id": stay.member_id, "team_id": stay.team_id, "from_on": stay.start, "to_on": stay.end}
            for stay in everybody
        ],
    )
    return everybody


def handlers(random: np.random.Generator, everybody: list[Stay], teams: Numbers, days: Days) -> Numbers:
    """For each contact of a team on a day somebody who was in that team on that day, by their shares."""
    found = np.zeros(len(teams), dtype="int64")
    changes = sorted({day for stay in everybody for day in (stay.start, stay.end) if day is not None})
    between = np.searchsorted(np.array(changes, dtype="datetime64[D]"), days, side="right")
    for team_id in WORKING_TEAMS:
        for part in np.unique(between):
            rows = np.flatnonzero((teams == team_id) & (between == part))
            if not len(rows):
                continue
            day = days[rows[0]].astype(object)
            there = [
                stay for stay in everybody
                if stay.team_id == team_id and stay.start <= day and (stay.end is None or day < stay.end)
            ]  # fmt: skip
            shares = np.array([stay.share for stay in there])
            found[rows] = random.choice([stay.member_id for stay in there], len(rows), p=shares / shares.sum())
    return found
