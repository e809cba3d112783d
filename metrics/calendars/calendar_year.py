"""A year of a calendar, day by day: which days are worked, for how long, and why the others are not."""

from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

from metrics.calendars.business_time import Calendar


class DayKind(StrEnum):
    WORKED = "worked"  # as the week says
    FREE = "free"  # as the week says
    HOLIDAY = "holiday"
    EXTRA = "extra"  # worked to make up for a holiday
    OWN_FREE = "own_free"  # the organisation's own corrections
    OWN_WORKED = "own_worked"


SPECIAL = (DayKind.HOLIDAY, DayKind.EXTRA, DayKind.OWN_FREE, DayKind.OWN_WORKED)


def year_of(calendar: Calendar, year: int) -> pd.DataFrame:
    """The days of a year in order.

    One row per day. Columns: day, kind (a DayKind), minutes (working minutes, 0 on a day off), name (of a special
    day, empty for others), off (True where nobody works).
    """
    own = {day for day, _ in calendar.corrections}
    first, end = date(year, 1, 1), date(year + 1, 1, 1)
    rows = []
    for day in (first + timedelta(days=count) for count in range((end - first).days)):
        windows, special = calendar.windows(day), calendar.special(day)
        minutes = sum(until - begin for begin, until in windows)
        if special is None:
            kind = DayKind.WORKED if minutes else DayKind.FREE
        elif day in own:
            kind = DayKind.OWN_WORKED if special.works else DayKind.OWN_FREE
        else:
            kind = DayKind.EXTRA if special.works else DayKind.HOLIDAY
        rows.append((day, kind.value, minutes, special.name if special else "", not minutes))
    return pd.DataFrame(rows, columns=["day", "kind", "minutes", "name", "off"])


def months_of(days: pd.DataFrame) -> pd.DataFrame:
    """How much is worked in each month of `year_of`.

    One row per month, in order. Columns: month (1 to 12), working_days, minutes.
    """
    month = pd.to_datetime(days["day"]).dt.month.rename("month")
    found = (
        days.assign(working_days=~days["off"])
        .groupby(month)
        .agg(working_days=("working_days", "sum"), minutes=("minutes", "sum"))
    )
    return found.reset_index()


def stretches(days: pd.DataFrame) -> pd.DataFrame:
    """The special days of `year_of`, those that follow each other with the same name and kind together.

    One row per stretch, in order. Columns: first, last (both included), days (how many), kind, name.
    """
    special = days[days["kind"].isin([kind.value for kind in SPECIAL])]
    follows = pd.to_datetime(special["day"]).diff() == pd.Timedelta(days=1)
    alike = (special["kind"] == special["kind"].shift()) & (special["name"] == special["name"].shift())
    found = special.groupby((~(follows & alike)).cumsum()).agg(
        first=("day", "first"),
        last=("day", "last"),
        days=("day", "size"),
        kind=("kind", "first"),
        name=("name", "first"),
    )
    return found.reset_index(drop=True)
