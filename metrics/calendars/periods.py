"""Periods in days of the reporting zone: half-open, named by stable codes that stand in links."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Grain(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


CODES = (
    "this_week", "last_week", "this_month", "last_month",
    "this_quarter", "last_quarter", "this_half_year", "last_half_year", "this_year", "last_year", "all",
)  # fmt: skip
EARLIEST = date(1970, 1, 1)


def start_of(day: date, grain: Grain) -> date:
    """The first day of the week (Monday), month, quarter, half-year or year that holds `day`."""
    match grain:
        case Grain.DAY:
            return day
        case Grain.WEEK:
            return day - timedelta(days=day.weekday())
        case Grain.MONTH:
            return day.replace(day=1)
        case Grain.QUARTER:
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case Grain.HALF_YEAR:
            return day.replace(month=1 if day.month <= 6 else 7, day=1)
        case Grain.YEAR:
            return day.replace(month=1, day=1)


def step(start: date, grain: Grain, count: int = 1) -> date:
    """The start of the `count`th grain after the one that begins at `start` (before it, if negative)."""
    if grain is Grain.DAY:
        return start + timedelta(days=count)
    if grain is Grain.WEEK:
        return start + timedelta(weeks=count)
    months = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF_YEAR: 6, Grain.YEAR: 12}[grain] * count
    index = start.year * 12 + start.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


@dataclass(frozen=True)
class Period:
    """The days from `start` up to, not including, `end`. `code` is how a link names it ("own" for own dates)."""

    code: str
    start: date
    end: date
    grain: Grain | None = None  # the calendar unit it is, if it is one

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    def elapsed(self, today: date) -> "Period":
        """The part of the period that has begun: up to and including `today`; the whole if it is over."""
        return Period(self.code, self.start, max(self.start, min(self.end, today + timedelta(days=1))), self.grain)

    def before(self, today: date) -> "Period":
        """What the period is compared with: the one before, cut to as many days as have elapsed.

        The first 21 days of November compare with the first 21 of October, not with all of it. A finished
        period compares with the whole one before it.
        """
        start = step(self.start, self.grain, -1) if self.grain else self.start - timedelta(days=self.days)
        elapsed = self.elapsed(today)
        end = self.start if elapsed.end == self.end else min(self.start, start + timedelta(days=elapsed.days))
        return Period(f"before_{self.code}", start, end, self.grain)

    def buckets(self, grain: Grain) -> list["Period"]:
        """The weeks, months, ... that touch the period, oldest first, each cut to the period."""
        found, start = [], start_of(self.start, grain)
        while start < self.end:
            following = step(start, grain)
            found.append(Period(start.isoformat(), max(start, self.start), min(following, self.end), grain))
            start = following
        return found

    @property
    def bucket_grain(self) -> Grain:
        """The grain that gives a trend a readable number of points: at most about 60."""
        if self.days <= 31:
            return Grain.DAY
        if self.days <= 400:
            return Grain.WEEK
        return Grain.MONTH if self.days <= 1900 else Grain.QUARTER


def named(code: str, today: date) -> Period:
    """The period a code means on `today`; KeyError for an unknown code. "all" ends with today's year."""
    if code == "all":
        return Period("all", EARLIEST, date(today.year + 1, 1, 1))
    which, _, grain_name = code.partition("_")
    if which not in ("this", "last") or grain_name not in ("week", "month", "quarter", "half_year", "year"):
        raise KeyError(code)
    grain = Grain(grain_name)
    start = start_of(today, grain)
    if which == "last":
        start = step(start, grain, -1)
    return Period(code, start, step(start, grain), grain)


def own(first: date, last: date) -> Period:
    """The days from `first` to `last`, both included, in whichever order they are given. A whole month, quarter or
    year is one, and compares with the one before."""
    first, end = min(first, last), max(first, last) + timedelta(days=1)
    whole = (grain for grain in Grain if grain not in (Grain.DAY, Grain.WEEK))
    grain = next((each for each in whole if start_of(first, each) == first and step(first, each) == end), None)
    return Period("own", first, end, grain)


def last_day(period: Period) -> date:
    """The last day the period holds, as people say it."""
    return period.end - timedelta(days=1)
