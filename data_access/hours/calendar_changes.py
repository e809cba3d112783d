"""Changing when teams work: which calendars there are, whose calendar a team has, and its hours from a day on.

What is stored keeps the minutes it was stored with (data_access/hours/calendar_days.py counts it anew).
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from data_access.clock import Clock
from data_access.hours.calendar_given import LONGEST_NAME, country_known, name_given, week_given, zone_known
from data_access.hours.working_time import SINCE
from data_access.rejected import Rejected
from data_access.requests import once
from data_access.schema import calendar, calendar_version, team
from data_access.scope import Action, Scope, require, visible


def create_calendar(
    connection: Connection,
    scope: Scope,
    *,
    name: str,
    zone: str,
    week: Sequence[str],
    holidays: str | None,
    clock: Clock,
    request_key: str,
) -> int:
    """Add a calendar that no team has yet, and return its calendar_id. `week` are the hours of Monday to Sunday as
    people write them; `holidays` is whose public holidays it keeps (CN, DE-BY), None for none.

    Raises:
        NotAllowed, Rejected: "calendar_name_missing", "calendar_name_too_long", "calendar_name_taken",
            "zone_unknown", the reasons of add_version, "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)
    content = {"name": name, "zone": zone, "week": list(week), "holidays": holidays}

    def work() -> int:
        values = {"name": _name_given(connection, scope, name), "zone": zone_known(zone), "usual": False}
        version = {"valid_from": SINCE, "week": week_given(week), "holidays": country_known(holidays, clock.today.year)}
        key = int(connection.execute(insert(calendar).values(values).returning(calendar.c.id)).scalar_one())
        connection.execute(insert(calendar_version).values(calendar_id=key, **version))
        return key

    return once(connection, "create_calendar", content, work, by=scope, clock=clock, request_key=request_key)


def rename_calendar(
    connection: Connection, scope: Scope, *, calendar_id: int, name: str, clock: Clock, request_key: str
) -> int:
    """Call a calendar something else and return its calendar_id.

    Raises:
        NotAllowed, Rejected: "calendar_unknown", the reasons of a name, "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)

    def work() -> int:
        called = _name_given(connection, scope, name, of=calendar_chosen(connection, scope, calendar_id).id)
        connection.execute(update(calendar).where(calendar.c.id == calendar_id).values(name=called))
        return calendar_id

    content = {"calendar_id": calendar_id, "name": name}
    return once(connection, "rename_calendar", content, work, by=scope, clock=clock, request_key=request_key)


def make_usual(connection: Connection, scope: Scope, *, calendar_id: int, clock: Clock, request_key: str) -> int:
    """Let a calendar be that of every team that names none, nor a team above it, and return its calendar_id.

    Raises:
        NotAllowed, Rejected: "calendar_unknown", "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)

    def work() -> int:
        calendar_chosen(connection, scope, calendar_id)
        connection.execute(update(calendar).where(calendar.c.id != calendar_id).values(usual=False))
        connection.execute(update(calendar).where(calendar.c.id == calendar_id).values(usual=True))
        return calendar_id

    content = {"calendar_id": calendar_id}
    return once(connection, "make_usual", content, work, by=scope, clock=clock, request_key=request_key)


def set_team_calendar(
    connection: Connection, scope: Scope, *, team_id: int, calendar_id: int | None, clock: Clock, request_key: str
) -> int:
    """Let a team work by a calendar, and the teams below it that name none; None: by that of the team above, or the
    usual one. Returns the team_id.

    Raises:
        NotAllowed, Rejected: "team_unknown", "calendar_unknown", "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)

    def work() -> int:
        t = visible(team, scope)
        if connection.execute(select(t.c.id).where(t.c.id == team_id, t.c.active)).first() is None:
            raise Rejected("team_unknown")
        if calendar_id is not None:
            calendar_chosen(connection, scope, calendar_id)
        connection.execute(update(team).where(team.c.id == team_id).values(calendar_id=calendar_id))
        return team_id

    content = {"team_id": team_id, "calendar_id": calendar_id}
    return once(connection, "set_team_calendar", content, work, by=scope, clock=clock, request_key=request_key)


def add_version(
    connection: Connection,
    scope: Scope,
    *,
    calendar_id: int,
    valid_from: date,
    week: Sequence[str],
    holidays: str | None,
    clock: Clock,
    request_key: str,
) -> int:
    """Let a calendar count otherwise from a day on, and return its calendar_id.

    Raises:
        NotAllowed, Rejected: "calendar_unknown", "windows_unreadable", "windows_wrong", "week_empty",
            "country_unknown", "version_day_taken", "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)

    def work() -> int:
        calendar_chosen(connection, scope, calendar_id)
        values = {"week": week_given(week), "holidays": country_known(holidays, clock.today.year)}
        if _begins(connection, scope, calendar_id, valid_from):
            raise Rejected("version_day_taken", day=valid_from.isoformat())
        connection.execute(insert(calendar_version).values(calendar_id=calendar_id, valid_from=valid_from, **values))
        return calendar_id

    content = {"calendar_id": calendar_id, "valid_from": valid_from, "week": list(week), "holidays": holidays}
    return once(connection, "add_version", content, work, by=scope, clock=clock, request_key=request_key)


def remove_version(
    connection: Connection, scope: Scope, *, calendar_id: int, valid_from: date, clock: Clock, request_key: str
) -> int:
    """Take back hours that are not in effect yet, and return the calendar_id.

    Raises:
        NotAllowed, Rejected: "calendar_unknown", "version_unknown", "version_in_effect", "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)

    def work() -> int:
        calendar_chosen(connection, scope, calendar_id)
        if not _begins(connection, scope, calendar_id, valid_from):
            raise Rejected("version_unknown", day=valid_from.isoformat())
        if valid_from <= clock.today:
            raise Rejected("version_in_effect", day=valid_from.isoformat())
        which = (calendar_version.c.calendar_id == calendar_id, calendar_version.c.valid_from == valid_from)
        connection.execute(delete(calendar_version).where(*which))
        return calendar_id

    content = {"calendar_id": calendar_id, "valid_from": valid_from}
    return once(connection, "remove_version", content, work, by=scope, clock=clock, request_key=request_key)


def calendar_chosen(connection: Connection, scope: Scope, calendar_id: int) -> Any:
    """The calendar's row; raises Rejected "calendar_unknown"."""
    require(scope, Action.MANAGE_STANDARDS)
    c = visible(calendar, scope)
    found = connection.execute(select(c).where(c.c.id == calendar_id)).first()
    if found is None:
        raise Rejected("calendar_unknown")
    return found


def _name_given(connection: Connection, scope: Scope, words: str, of: int | None = None) -> str:
    """A name as it is stored, if it is that of no calendar but `of`."""
    name = name_given(words, "calendar_name_missing", LONGEST_NAME)
    c = visible(calendar, scope)
    others = select(c.c.id).where(c.c.name == name, c.c.id.is_distinct_from(of))
    if connection.execute(others).first() is not None:
        raise Rejected("calendar_name_taken", name=name)
    return name


def _begins(connection: Connection, scope: Scope, calendar_id: int, day: date) -> bool:
    v = visible(calendar_version, scope)
    asked = select(v.c.id).where(v.c.calendar_id == calendar_id, v.c.valid_from == day)
    return connection.execute(asked).first() is not None
