"""Whose working hours count for whom: every team's calendar, and durations counted in it.

A duration is counted when its fact is stored, by the calendar of the team that had it, and stays: correcting a calendar
changes what is stored from then on. `recount` counts anew what is stored already, where somebody decides that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Table, bindparam, insert, select, update

from data_access.schema import calendar, calendar_day, calendar_version, complaint, complaint_stage, interaction, team
from data_access.stamps import stamp
from metrics.business_time import Calendar, Version, Windows, business_minutes
from metrics.days_off import CHINA, SpecialDay

USUAL = "Office hours · 办公时间"
SINCE = date(2000, 1, 1)  # before any fact there will be
CHINESE_ZONES = frozenset({"Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Harbin", "PRC"})
NINE_TO_SIX: Windows = ((9 * 60, 18 * 60),)
ROWS_AT_A_TIME = 50_000

# Which minutes are counted between which moments.
_OF_A_CASE = {
    "first_response_business_minutes": ("opened_at", "first_response_at"),
    "resolution_business_minutes": ("opened_at", "resolved_at"),
}
# What is told without the time in which others had to answer, and where that stands.
WITHOUT_WAITING, WAITED = ("resolution_business_minutes",), "paused_business_minutes"
SPANS: dict[Table, dict[str, tuple[str, str]]] = {
    interaction: _OF_A_CASE,
    complaint: _OF_A_CASE,
    complaint_stage: {"business_minutes": ("entered_at", "left_at")},
}


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
        versions[row.calendar_id].append(Version(row.valid_from, _week(row.week), row.holidays))
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


def recount(
    connection: Connection, since: date = SINCE, team_ids: frozenset[int] | None = None, *, followed: bool = True
) -> int:
    """Count the working hours of stored facts anew by the calendars of today, and return how many changed.

    Of facts from the day `since` on and, where `team_ids` are given, of these teams. Their days are stamped where
    there may be mirrors that follow (`followed`).
    """
    by, changed = calendars(connection), 0
    for table, spans in SPANS.items():
        day, last = table.c[table.info["day"]], 0
        ends = {name for span in spans.values() for name in span}
        waited = [table.c[WAITED]] if table is complaint else []
        columns = [table.c.id, table.c.team_id, day, *(table.c[name] for name in (*sorted(ends), *spans)), *waited]
        asked = select(*columns).where(day >= since).order_by(table.c.id).limit(ROWS_AT_A_TIME)
        if team_ids is not None:
            asked = asked.where(table.c.team_id.in_(sorted(team_ids)))
        while rows := connection.execute(asked.where(table.c.id > last)).all():
            last = rows[-1].id
            days = _recount(connection, table, spans, pd.DataFrame(rows), by)
            changed += len(days)
            if followed:
                stamp(connection, table, days)
    return changed


def _recount(
    connection: Connection, table: Table, spans: Mapping[str, tuple[str, str]], rows: pd.DataFrame, by: Calendars
) -> list[date]:
    """Write down what is different, and return the day of each row that was."""
    found = pd.DataFrame({"key": rows["id"]})
    different = pd.Series(False, index=rows.index)
    for name, ends in spans.items():
        begin, end = (pd.to_datetime(rows[moment], utc=True) for moment in ends)
        found[name] = by.minutes(rows["team_id"], begin, end)
        if name in WITHOUT_WAITING and WAITED in rows:
            found[name] = (found[name] - rows[WAITED]).clip(lower=0)
        before = rows[name].astype("float64")
        different |= (found[name] != before) & ~(found[name].isna() & before.isna())
    if not different.any():
        return []
    values = found[different].astype(object).where(found[different].notna(), None)
    written = update(table).where(table.c.id == bindparam("key")).values({name: bindparam(name) for name in spans})
    connection.execute(written, values.to_dict("records"))
    return list(rows[table.info["day"]][different])


def _teams(connection: Connection, usual_id: int) -> dict[int, frozenset[int]]:
    """Which teams have a calendar that is not the usual one: their own, else that of the team above."""
    rows = {row.id: row for row in connection.execute(select(team.c.id, team.c.parent_id, team.c.calendar_id))}
    found: dict[int, set[int]] = {}
    for key in rows:
        above, seen = rows.get(key), {key}
        while above is not None and above.calendar_id is None and above.parent_id not in seen:
            seen.add(above.parent_id)
            above = rows.get(above.parent_id)
        if above is not None and above.calendar_id not in (None, usual_id):
            found.setdefault(above.calendar_id, set()).add(key)
    return {key: frozenset(teams) for key, teams in sorted(found.items())}


def _week(kept: Any) -> tuple[Windows, ...]:
    return tuple(tuple((int(begin), int(end)) for begin, end in windows) for windows in kept)
