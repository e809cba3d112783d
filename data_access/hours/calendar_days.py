"""Days off and days worked that only this organisation has, and counting what is stored anew by a changed calendar.

What is stored keeps the minutes it was stored with, until somebody decides that it be counted anew.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from data_access.clock import Clock
from data_access.engine import unhurried
from data_access.hours.calendar_changes import calendar_chosen
from data_access.hours.calendar_given import LONGEST_DAY_NAME, days_given, name_given
from data_access.hours.calendars import teams_by_calendar
from data_access.hours.recounting import recount
from data_access.progress import Progress, untold
from data_access.rejected import Rejected
from data_access.requests import once
from data_access.schema import calendar_day
from data_access.scope import Action, Scope, require, visible


def correct_days(
    connection: Connection,
    scope: Scope,
    *,
    calendar_id: int,
    first: date,
    last: date,
    works: bool,
    name: str,
    clock: Clock,
    request_key: str,
) -> int:
    """Let the days from `first` to `last`, both included, be off, or worked, whatever else says; returns how many.

    Raises:
        NotAllowed, Rejected: "calendar_unknown", "days_in_wrong_order", "too_many_days", "day_name_missing",
            "calendar_name_too_long", "day_corrected_already", "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)

    def work() -> int:
        calendar_chosen(connection, scope, calendar_id)
        days = days_given(first, last)
        called = name_given(name, "day_name_missing", LONGEST_DAY_NAME)
        d = visible(calendar_day, scope)
        there = select(d.c.day, d.c.name).where(d.c.calendar_id == calendar_id, d.c.day.between(first, last))
        if (before := connection.execute(there.order_by(d.c.day)).first()) is not None:
            raise Rejected("day_corrected_already", day=before.day.isoformat(), name=before.name)
        one = {"calendar_id": calendar_id, "works": works, "name": called}
        connection.execute(insert(calendar_day), [{**one, "day": day} for day in days])
        return len(days)

    content = {"calendar_id": calendar_id, "first": first, "last": last, "works": works, "name": name}
    return once(connection, "correct_days", content, work, by=scope, clock=clock, request_key=request_key)


def take_back_days(
    connection: Connection, scope: Scope, *, calendar_id: int, first: date, last: date, clock: Clock, request_key: str
) -> int:
    """Let the days from `first` to `last`, both included, be what they are without corrections; returns how many of
    them were corrected.

    Raises:
        NotAllowed, Rejected: "calendar_unknown", "days_in_wrong_order", "too_many_days", "day_not_corrected",
            "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)

    def work() -> int:
        calendar_chosen(connection, scope, calendar_id)
        days_given(first, last)
        which = (calendar_day.c.calendar_id == calendar_id, calendar_day.c.day.between(first, last))
        if not (gone := connection.execute(delete(calendar_day).where(*which)).rowcount):
            raise Rejected("day_not_corrected")
        return gone

    content = {"calendar_id": calendar_id, "first": first, "last": last}
    return once(connection, "take_back_days", content, work, by=scope, clock=clock, request_key=request_key)


def recount_calendar(
    connection: Connection,
    scope: Scope,
    *,
    calendar_id: int | None,
    since: date,
    team_ids: Sequence[int] = (),
    clock: Clock,
    request_key: str,
    progress: Progress = untold,
) -> int:
    """Count stored facts anew, those from the day `since` on, and return how many changed.

    Of all teams that work by the calendar, and of facts of no team if it is the usual one; or of `team_ids` alone,
    which are those that work by it, or for None any. `progress` hears of "recounting".

    Raises:
        NotAllowed, Rejected: "calendar_unknown", "day_in_future", "team_of_another_calendar", "recount_team_missing",
            "request_key_reused".
    """
    require(scope, Action.MANAGE_STANDARDS)

    def work() -> int:
        if since > clock.today:
            raise Rejected("day_in_future")
        wanted = _teams_wanted(connection, scope, calendar_id, frozenset(team_ids))
        unhurried(connection)
        return recount(connection, since, wanted, progress=progress)

    content = {"calendar_id": calendar_id, "since": since, "team_ids": sorted(team_ids)}
    return once(connection, "recount_calendar", content, work, by=scope, clock=clock, request_key=request_key)


def _teams_wanted(
    connection: Connection, scope: Scope, calendar_id: int | None, chosen: frozenset[int]
) -> frozenset[int | None]:
    if calendar_id is None:
        if not chosen:
            raise Rejected("recount_team_missing")
        return chosen
    usual = bool(calendar_chosen(connection, scope, calendar_id).usual)
    teams = teams_by_calendar(connection, scope, active=False)
    theirs = frozenset(int(each) for each in teams["team_id"][teams["calendar_id"] == calendar_id])
    if not theirs >= chosen:
        raise Rejected("team_of_another_calendar")
    return chosen or theirs | (frozenset({None}) if usual else frozenset())
