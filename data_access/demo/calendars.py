"""When the demo company's teams work: office hours with lunch since two years, and a shift for after-sales."""

from datetime import date, timedelta
from typing import Any

import numpy as np
from sqlalchemy import Connection, insert, update

from data_access.demo.people import AFTER_SALES_1, AFTER_SALES_2
from data_access.demo.times import Moments, Numbers, Times
from data_access.demo.words import DEPARTMENTS
from data_access.hours.working_time import SINCE, Calendars, calendars, first_calendar
from data_access.schema import calendar, calendar_day, calendar_version, department, team
from metrics.calendars.business_time import elapsed
from metrics.calendars.days_off import CHINA

SHIFT = "售后轮班 / After-sales shift"
OFFICE: Any = ((9 * 60, 12 * 60), (13 * 60 + 30, 18 * 60))
EVERY_DAY: Any = ((8 * 60, 20 * 60),)
OUTING = "公司团建日 / Company outing"


def store_calendars(connection: Connection, zone: str, times: Times) -> Calendars:
    """Store the calendars and the other departments, give both after-sales teams theirs, and return all calendars."""
    first_calendar(connection, zone)
    usual_id = calendars(connection).usual_id
    lunch_since = times.today.replace(year=times.today.year - 2, month=1, day=1)
    shift: dict[str, Any] = {"id": usual_id + 1, "name": SHIFT, "zone": zone, "usual": False}
    connection.execute(insert(calendar), [shift])
    connection.execute(
        insert(calendar_version),
        [
            {"calendar_id": usual_id, "valid_from": lunch_since, "week": [OFFICE] * 5 + [(), ()], "holidays": CHINA},
            {"calendar_id": shift["id"], "valid_from": SINCE, "week": [EVERY_DAY] * 6 + [()], "holidays": None},
        ],
    )
    connection.execute(insert(department), [_department(both) | {"calendar_id": usual_id} for both in DEPARTMENTS])
    outing = {"calendar_id": usual_id, "day": _a_friday(times.today), "works": False, "name": OUTING}
    connection.execute(insert(calendar_day), [outing])
    theirs = team.c.id.in_((AFTER_SALES_1, AFTER_SALES_2))
    connection.execute(update(team).where(theirs).values(calendar_id=shift["id"]))
    return calendars(connection)


def _department(both: str) -> dict[str, str]:
    """A department that complaints name in both languages in one field, and that has a name in each by now."""
    name, _, name_en = both.partition(" / ")
    return {"name": name, "name_en": name_en, "stored_as": both}


def working_minutes(by: Calendars, team_ids: Numbers, begin: Moments, end: Moments) -> Numbers:
    """Working minutes from one moment to the other, by the calendar of each row's team; missing where either is."""
    first, last = begin.astype("datetime64[us]"), end.astype("datetime64[us]")
    found = elapsed(by.usual, first, last)
    for each in by.other:
        theirs = np.isin(team_ids, list(each.teams))
        found[theirs] = elapsed(each.calendar, first[theirs], last[theirs])
    return found


def of_cases(by: Calendars, columns: dict[str, Any]) -> dict[str, Numbers]:
    """The minutes of contacts or complaints in working hours."""
    teams, opened = columns["team_id"], columns["opened_at"]
    return {
        "first_response_business_minutes": working_minutes(by, teams, opened, columns["first_response_at"]),
        "resolution_business_minutes": working_minutes(by, teams, opened, columns["resolved_at"]),
    }


def _a_friday(today: date) -> date:
    """A Friday half a year ago."""
    day = today - timedelta(days=182)
    return day - timedelta(days=(day.weekday() - 4) % 7)
