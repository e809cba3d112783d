"""Working days of a period, by a calendar."""

from dataclasses import dataclass
from datetime import timedelta

from metrics.calendars.business_time import Calendar, working_days_between
from metrics.calendars.periods import Period


@dataclass(frozen=True)
class WorkingDays:
    """How many, and whether some were counted by the week alone because their year's holidays are not published."""

    count: int
    by_weekdays: bool


def working_days(calendar: Calendar, period: Period) -> WorkingDays:
    """The days of `period` on which the calendar has working hours."""
    if period.end <= period.start:
        return WorkingDays(0, False)
    years = range(period.start.year, (period.end - timedelta(days=1)).year + 1)
    return WorkingDays(
        working_days_between(calendar, period.start, period.end), any(calendar.by_weekdays(year) for year in years)
    )
