"""Time at work: how long something took, and until when it is due, by the hours that a calendar counts.

A calendar's time line is laid out once, day by day: how many working minutes lie before each day. A moment's place
on it is that number and what its own day holds until then; a duration is the difference of two places. So a million
durations are a few operations on whole columns; weekends, lunch, holidays and extra working days (调休) cost nothing.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.calendars.days_off import SpecialDay, published, special_days

Minutes = NDArray[np.float64]
Moments = NDArray[np.datetime64]
# From and until which minute after midnight, in order and apart from each other: lunch is a gap.
Windows = tuple[tuple[int, int], ...]

DAY_MINUTES = 24 * 60
NEVER_LATER_THAN_YEARS = 100  # a due time beyond that is a mistake in the standard or the calendar
_ONE_DAY = np.timedelta64(1, "D")
_MICROSECONDS = 60_000_000.0  # in a minute


class NoWorkingTime(Exception):
    """The calendar has no working hours, so that nothing will ever be due by it."""


@dataclass(frozen=True)
class Version:
    """How a calendar counts from a day on: the windows of Monday to Sunday, and whose public holidays it keeps."""

    valid_from: date
    week: tuple[Windows, ...]
    holidays: str | None = None

    @property
    def usual(self) -> Windows:
        """The hours of an extra working day whose weekday has none: those of the week's first day with hours."""
        return next((windows for windows in self.week if windows), ())

    @property
    def day_minutes(self) -> float:
        """The length of a usual working day, in which longer durations are told."""
        return float(sum(end - begin for begin, end in self.usual)) or float(DAY_MINUTES)


@dataclass(frozen=True)
class Calendar:
    """Working hours in one zone. The first version also counts for the days before it; `corrections` are the
    organisation's own: days off and days worked that its public holidays do not say, by day."""

    zone: str
    versions: tuple[Version, ...]
    corrections: tuple[tuple[date, SpecialDay], ...] = ()
    _own: dict[date, SpecialDay] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_own", dict(self.corrections))

    def version(self, day: date) -> Version:
        """The version that counts on `day`."""
        valid = [version for version in self.versions if version.valid_from <= day]
        return valid[-1] if valid else self.versions[0]

    def special(self, day: date) -> SpecialDay | None:
        """Why `day` is not as its week says, if it is not; what the organisation says goes before public holidays."""
        return self._own.get(day) or special_days(self.version(day).holidays, day.year).get(day)

    def windows(self, day: date) -> Windows:
        """The working hours of `day`; none on a day off."""
        version, special = self.version(day), self.special(day)
        if special is None:
            return version.week[day.weekday()]
        return (version.week[day.weekday()] or version.usual) if special.works else ()

    def by_weekdays(self, year: int) -> bool:
        """Whether the year's holidays are not published yet, so that it counts by weekdays."""
        return not published(self.version(date(year, 12, 31)).holidays, year)


def business_minutes(calendar: Calendar, begin: pd.Series, end: pd.Series) -> pd.Series:
    """Working minutes from one moment to the other, row by row.

    `begin` and `end` are columns of aware moments; missing where either is, or where the end lies before the
    beginning, as on the other clock. 0 where no working hour lies between.
    """
    return pd.Series(elapsed(calendar, _utc(begin), _utc(end)), index=begin.index)


def elapsed(calendar: Calendar, begin: Moments, end: Moments) -> Minutes:
    """`business_minutes` of moments in UTC without a zone, NaT where missing."""
    known = end >= begin  # never where either is missing
    minutes = np.full(len(begin), np.nan)
    if known.any():
        first, last = begin[known], end[known]
        line = _time_line(calendar, first.min(), last.max())
        minutes[known] = line.place(last) - line.place(first)
    return minutes


def due(calendar: Calendar, begin: pd.Series, minutes: pd.Series) -> pd.Series:
    """The moment at which so many working minutes have passed since `begin`, row by row (UTC); missing where either is.

    Ends with the hour that fills it, not with the beginning of the next day's: 8 hours from Monday 9:00 are due on
    Monday 18:00 where lunch takes one.

    Raises:
        NoWorkingTime: the calendar has no working hours, or none for so long that it is a mistake.
    """
    known = (begin.notna() & minutes.notna()).to_numpy()
    found = np.full(len(begin), np.datetime64("NaT"), dtype="datetime64[us]")
    if known.any():
        first, wanted = _utc(begin)[known], minutes.to_numpy(dtype="float64")[known]
        # A year has some 2,000 working hours; a calendar of few hours needs more years, which are laid out as needed.
        for years in (1, 10, NEVER_LATER_THAN_YEARS):
            line = _time_line(calendar, first.min(), first.max() + np.timedelta64(366 * years, "D"))
            target = line.place(first) + wanted
            if target.max() <= line.before[-1]:
                break
        else:
            raise NoWorkingTime
        found[known] = np.where(wanted > 0, line.moment(target), first)
    return pd.Series(found, index=begin.index).dt.tz_localize("UTC")


def minutes_between(calendar: Calendar, begin: datetime, end: datetime) -> float | None:
    """`business_minutes` of one pair."""
    found = float(business_minutes(calendar, pd.Series([begin]), pd.Series([end])).iloc[0])
    return None if math.isnan(found) else found


def due_after(calendar: Calendar, begin: datetime, minutes: float) -> datetime:
    """`due` of one beginning."""
    found: datetime = due(calendar, pd.Series([begin]), pd.Series([minutes])).iloc[0].to_pydatetime()
    return found


def working_days_between(calendar: Calendar, start: date, end: date) -> int:
    """How many days from `start` until before `end` have working hours."""
    if end <= start:
        return 0
    lengths = _days(calendar, start.year, end.year).lengths
    first = date(start.year, 1, 1)
    return int(np.count_nonzero(lengths[(start - first).days : (end - first).days]))


@dataclass(frozen=True)
class TimeLine:
    """The working minutes of consecutive days in the calendar's zone, from `first` on.

    `before` counts those before each day, and after the last; `begins` and `lasts` are the day's windows, as many
    columns as the day with the most of them has.
    """

    zone: str
    first: np.datetime64
    before: Minutes
    begins: Minutes
    lasts: Minutes

    @property
    def lengths(self) -> Minutes:
        """The working minutes of each day."""
        return np.diff(self.before)

    def place(self, moments: Moments) -> Minutes:
        """How many working minutes lie before each moment (UTC, without a zone)."""
        local = _local(moments, self.zone)
        midnights = local.astype("datetime64[D]")
        day = (midnights - self.first) // _ONE_DAY
        minute = (local - midnights).astype("int64") / _MICROSECONDS
        gone = self.before[day]
        for begins, lasts in zip(self.begins.T, self.lasts.T, strict=True):
            gone = gone + np.clip(minute - begins[day], 0, lasts[day])
        return gone

    def moment(self, places: Minutes) -> Moments:
        """The earliest moment (UTC, without a zone) that has so many working minutes before it."""
        day = np.clip(np.searchsorted(self.before, places, side="left") - 1, 0, len(self.lasts) - 1)
        left = places - self.before[day]
        minute = np.zeros(len(places))
        for begins, lasts in zip(self.begins.T, self.lasts.T, strict=True):
            here = (left > 0) & (lasts[day] > 0)
            minute = np.where(here, begins[day] + np.minimum(left, lasts[day]), minute)
            left = left - lasts[day]
        midnights = (self.first + day * _ONE_DAY).astype("datetime64[us]")
        return _from_local(midnights + np.rint(minute * _MICROSECONDS).astype("timedelta64[us]"), self.zone)


def _time_line(calendar: Calendar, first: np.datetime64, last: np.datetime64) -> TimeLine:
    """The days around these moments (UTC): whole years, so that the next question finds them laid out."""
    years = [(moment.astype("datetime64[D]") + np.timedelta64(shift, "D")).astype("datetime64[Y]").astype(int) + 1970
             for moment, shift in ((first, -1), (last, 1))]  # fmt: skip
    return _days(calendar, int(years[0]), int(years[1]))


@lru_cache(maxsize=64)
def _days(calendar: Calendar, first_year: int, last_year: int) -> TimeLine:
    first, end = date(first_year, 1, 1), date(last_year + 1, 1, 1)
    windows = [calendar.windows(first + timedelta(days=ago)) for ago in range((end - first).days)]
    most = max((len(day) for day in windows), default=0)
    begins, lasts = np.zeros((len(windows), most)), np.zeros((len(windows), most))
    for row, day in enumerate(windows):
        for column, (begin, until) in enumerate(day):
            begins[row, column], lasts[row, column] = begin, until - begin
    before = np.concatenate([[0.0], np.cumsum(lasts.sum(axis=1))])
    return TimeLine(calendar.zone, np.datetime64(first, "D"), before, begins, lasts)


def _utc(moments: pd.Series) -> Moments:
    found: Moments = moments.dt.tz_convert("UTC").dt.tz_localize(None).to_numpy(dtype="datetime64[us]")
    return found


def _local(moments: Moments, zone: str) -> Moments:
    """What clocks in `zone` showed."""
    shown = pd.DatetimeIndex(moments, tz="UTC").tz_convert(zone)
    return _plain(shown.tz_localize(None))


def _from_local(moments: Moments, zone: str) -> Moments:
    """An hour that clocks showed twice is its first time, one that they left out is the next that there was."""
    shown = pd.DatetimeIndex(moments)
    there = shown.tz_localize(zone, ambiguous=np.ones(len(shown), dtype=bool), nonexistent="shift_forward")
    return _plain(there.tz_convert("UTC").tz_localize(None))


def _plain(moments: pd.DatetimeIndex) -> Moments:
    found: Moments = moments.to_numpy(dtype="datetime64[us]")
    return found


def windows_wrong(windows: Sequence[tuple[int, int]]) -> bool:
    """Whether these are no working hours of one day: outside of it, empty, out of order or overlapping."""
    ends = [minute for window in windows for minute in window]
    apart = all(begin < end for begin, end in windows) and ends == sorted(ends)
    return not apart or any(not 0 <= minute <= DAY_MINUTES for minute in ends)
