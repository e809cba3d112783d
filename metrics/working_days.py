"""Working days of a period, with China's days off and make-up days where those are published."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar

from metrics.periods import Period

CHINA = frozenset({"Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "Asia/Harbin", "PRC"})


@dataclass(frozen=True)
class WorkingDays:
    """How many, and whether some were counted as Monday to Friday because no official calendar says better."""

    count: int
    by_weekdays: bool


def working_days(period: Period, zone: str = "Asia/Shanghai") -> WorkingDays:
    """The working days of `period` in the reporting zone; outside China and in unpublished years, weekdays."""
    return _between(period.start, period.end, zone in CHINA)


@lru_cache(maxsize=1024)
def _between(start: date, end: date, chinese: bool) -> WorkingDays:
    count, by_weekdays = 0, False
    day = start
    while day < end:
        works, guessed = _works(day, chinese)
        count += works
        by_weekdays |= guessed
        day += timedelta(days=1)
    return WorkingDays(count, by_weekdays)


def _works(day: date, chinese: bool) -> tuple[bool, bool]:
    if chinese:
        try:
            return chinese_calendar.is_workday(day), False
        except NotImplementedError:  # the State Council has not announced that year, or the package has not caught up
            pass
    return day.weekday() < 5, True
