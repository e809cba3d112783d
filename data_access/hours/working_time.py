"""Whose working hours count for whom: every team's calendar, and durations counted in it.

A duration is counted when its fact is stored, by the calendar of the team that had it, and stays: correcting a calendar
changes what is stored from then on. recounting.py counts anew what is stored already, where somebody
decides that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection, insert, select

from data_access.schema import calendar, calendar_day, calendar_version, team
from metrics.calendars.business_time import Calendar, Version, Windows, business_minutes
from metrics.calendars.days_off import CHINA, SpecialDay

USUAL = "办公时间 / Office hours"
SINCE = date(2000, 1, 1)  # before any fact there will be
CHINESE_ZONES = frozenset({"Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Harbin", "PRC"})
NINE_TO_SIX: Windows = ((9 * 60, 18 * 60),)


@dataclass(frozen=True)
class Theirs:
    """A calendar that is not the usual one, and the ids of the teams that have it, if any."""

    id: int
    calendar: Calendar
    teams: frozenset[int]


@dataclass(frozen=True)
class Calendars:
    """The calendars of all teams. `usual` is for facts of no team and of teams that name none."""

    usual: Calendar
    usual_id: int
    other: tuple[Theirs, ...]

    def of(self, team_id: int | None) -> Calendar:
        """The calendar of a team."""
        return next((each.calendar for each in self.other if team_id in each.teams), self.usual)

    def by_id(self, calendar_id: int | None) -> Calendar:
        """The calendar of this number; the usual one for none."""
        return next((each.calendar for each in self.other if each.id == calendar_id), self.usual)

    @property
    def of_teams(self) -> tuple[Theirs, ...]:
        """Those that any team has."""
        return tuple(each for each in self.other if each.teams)

    def id_of(self, team_id: int | None) -> int:
        """The id of a team's calendar."""
        return next((each.id for each in self.other if team_id in each.teams), self.usual_id)

    def minutes(self, team_ids: pd.Series, begin: pd.Series, end: pd.Series) -> pd.Series:
        """Working minutes from one moment (aware) to the other, row by row, by the calendar of each row's team."""
        found = business_minutes(self.usual, begin, end)
        for each in self.other:
            theirs = team_ids.isin(each.teams)
            if theirs.any():
                found[theirs] = business_minutes(each.calendar, begin[theirs], end[theirs])
        return found


def calendars(connection: Connection) -> Calendars:
    """The calendars as they are now.

    Source: calendar, calendar_version and calendar_day, which pages/manage/calendars.py changes, and team.
    """
    found = {row.id: row for row in connection.execute(select(calendar)).all()}
    versions: dict[int, list[Version]] = {key: [] for key in found}
    for row in connection.execute(select(calendar_version).order_by(calendar_version.c.valid_from)):
        versions[row.calendar_id].append(Version(row.valid_from, week_of(row.week), row.holidays))
    corrections: dict[int, list[tuple[date, SpecialDay]]] = {key: [] for key in found}
    for row in connection.execute(select(calendar_day).order_by(calendar_day.c.day)):
        corrections[row.calendar_id].append((row.day, SpecialDay(row.works, row.name)))
    made = {
        key: Calendar(row.zone, tuple(versions[key]), tuple(corrections[key])) for key, row in found.items()
    }  # fmt: skip
    usual_id = next(key for key, row in found.items() if row.usual)
    teams = _teams(connection, usual_id)
    other = tuple(Theirs(key, made[key], teams.get(key, frozenset())) for key in sorted(made) if key != usual_id)
    return Calendars(made[usual_id], usual_id, other)


def first_calendar(connection: Connection, zone: str) -> None:
    """Give a database without a calendar the usual one: Monday to Friday from nine to six in its zone, in China with
    the days off and the extra working days there."""
    if connection.execute(select(calendar.c.id)).first() is not None:
        return
    values = {"name": USUAL, "zone": zone, "usual": True}
    key = connection.execute(insert(calendar).values(values).returning(calendar.c.id)).scalar_one()
    week = [NINE_TO_SIX] * 5 + [(), ()]
    country = CHINA if zone in CHINESE_ZONES else None
    connection.execute(insert(calendar_version).values(calendar_id=key, valid_from=SINCE, week=week, holidays=country))


def _teams(connection: Connection, usual_id: int) -> dict[int, frozenset[int]]:
    """Which teams have a calendar that is not the usual one."""
    rows = connection.execute(select(team.c.id, team.c.parent_id, team.c.calendar_id)).all()
    named = naming({row.id: (row.parent_id, row.calendar_id) for row in rows})
    own = {row.id: row.calendar_id for row in rows}
    found: dict[int, set[int]] = {}
    for key, by in named.items():
        if own[by] != usual_id:
            found.setdefault(own[by], set()).add(key)
    return {key: frozenset(teams) for key, teams in sorted(found.items())}


def naming(teams: Mapping[int, tuple[int | None, int | None]]) -> dict[int, int]:
    """Whose calendar each team has, by their ids: its own, else that of the nearest team above that names one.

    `teams` are all teams with the id of the team above and of the calendar they name. Teams that are not in the
    answer have the usual calendar.
    """
    found: dict[int, int] = {}
    for key in teams:
        above, seen = key, set[int]()
        while above not in seen:
            seen.add(above)
            parent, own = teams[above]
            if own is not None:
                found[key] = above
            elif parent is not None and parent in teams:
                above = parent
    return found


def week_of(kept: Any) -> tuple[Windows, ...]:
    """The windows of seven days as they are stored."""
    return tuple(tuple((int(begin), int(end)) for begin, end in windows) for windows in kept)
