"""Which calendars there are, how each counts, and which teams work by it; calendar_changes.py changes them.

When a team works is no secret among those who sign in.
"""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from data_access.hours.working_time import naming, week_of
from data_access.schema import calendar, calendar_day, calendar_version, team
from data_access.scope import Scope, visible
from metrics.calendars.business_time import Calendar, Version
from metrics.calendars.days_off import SpecialDay


def calendars_known(connection: Connection, scope: Scope) -> pd.DataFrame:
    """All calendars, the usual one first, the others by name.

    One row per calendar. Columns: calendar_id, name, zone, usual.
    """
    c = visible(calendar, scope)
    asked = select(c.c.id.label("calendar_id"), c.c.name, c.c.zone, c.c.usual)
    return pd.read_sql(asked.order_by(c.c.usual.desc(), c.c.name), connection)


def versions_of(connection: Connection, scope: Scope, calendar_id: int) -> pd.DataFrame:
    """How a calendar counts from which day on, the earliest first.

    One row per version. Columns: valid_from, week (the windows of Monday to Sunday, see business_time.py),
    holidays (whose public holidays it keeps; missing for none).
    """
    v = visible(calendar_version, scope)
    asked = select(v.c.valid_from, v.c.week, v.c.holidays).where(v.c.calendar_id == calendar_id)
    rows = connection.execute(asked.order_by(v.c.valid_from)).all()
    return pd.DataFrame(
        [(row.valid_from, week_of(row.week), row.holidays) for row in rows], columns=["valid_from", "week", "holidays"]
    )


def corrections_of(connection: Connection, scope: Scope, calendar_id: int) -> pd.DataFrame:
    """The organisation's own corrections of a calendar, in order.

    One row per day. Columns: day, works, name.
    """
    d = visible(calendar_day, scope)
    asked = select(d.c.day, d.c.works, d.c.name).where(d.c.calendar_id == calendar_id)
    return pd.DataFrame(
        [tuple(row) for row in connection.execute(asked.order_by(d.c.day))], columns=["day", "works", "name"]
    )


def calendar_as_stored(zone: str, versions: pd.DataFrame, corrections: pd.DataFrame) -> Calendar:
    """What counts by the rows of `versions_of` and `corrections_of`."""
    return Calendar(
        zone,
        tuple(
            Version(row.valid_from, row.week, row.holidays if isinstance(row.holidays, str) else None)
            for row in versions.itertuples()
        ),
        tuple((row.day, SpecialDay(bool(row.works), row.name)) for row in corrections.itertuples()),
    )


def teams_by_calendar(connection: Connection, scope: Scope, *, active: bool = True) -> pd.DataFrame:
    """The active teams, or all, with the calendar they work by, by name.

    One row per team. Columns: team_id, name, name_en (missing where there is none), calendar_id, through_id (the
    team that names it: this one, or one above it; missing where it is the usual one because none does).
    """
    t, c = visible(team, scope), visible(calendar, scope)
    rows = connection.execute(select(t).order_by(t.c.name, t.c.id)).all()
    usual_id = connection.execute(select(c.c.id).where(c.c.usual)).scalar()
    through = naming({row.id: (row.parent_id, row.calendar_id) for row in rows})
    own = {row.id: row.calendar_id for row in rows}
    found: list[tuple[Any, ...]] = []
    for row in rows:
        by = through.get(row.id)
        found.append((row.id, row.name, row.name_en, usual_id if by is None else own[by], by, row.active))
    frame = pd.DataFrame(found, columns=["team_id", "name", "name_en", "calendar_id", "through_id", "active"])
    wanted = frame[frame["active"].astype("bool") | (not active)].drop(columns="active")
    return wanted.astype({"through_id": "Int64"}).reset_index(drop=True)
