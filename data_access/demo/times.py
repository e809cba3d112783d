"""The demo company's days and moments: 38 months that end today, in the reporting zone. Orders go back further.

Moments are UTC in arrays of datetime64[s], days datetime64[D]; what has not happened yet is NaT.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from metrics.calendars.periods import Grain, start_of, step

MONTHS = 38
# Customers are known from before the first contact.
YEARS_BEFORE = 3

Moments = np.ndarray[Any, np.dtype[np.datetime64]]
Days = np.ndarray[Any, np.dtype[np.datetime64]]
Numbers = np.ndarray[Any, np.dtype[Any]]

NEVER = np.datetime64("NaT", "s")
NO_DAY = np.datetime64("NaT", "D")
# From 2.5 on, which the lock has for Python 3.12 and newer, numpy adds no number without a unit to a day.
DAY = np.timedelta64(1, "D")


@dataclass(frozen=True)
class Times:
    """`first` to `today` are the company's days; nothing happens after `now`."""

    first: date
    today: date
    now: np.datetime64
    midnights: Moments
    earliest: np.datetime64

    @property
    def days(self) -> Days:
        return np.arange(np.datetime64(self.first), np.datetime64(self.today) + DAY)

    def ago(self, days: int) -> np.datetime64:
        """The day so many days before today."""
        return np.datetime64(self.today - timedelta(days=days))

    def at(self, days: Days, minutes: Numbers) -> Moments:
        """The moments so many minutes after midnight of the days."""
        found = self.midnights[(days - self.earliest).astype(int)]
        moments: Moments = found + (minutes * 60).astype("timedelta64[s]")
        return moments

    def day(self, moments: Moments) -> Days:
        """The days in the reporting zone on which the moments fall."""
        known = ~np.isnat(moments)
        found = np.full(moments.shape, NO_DAY)
        position = np.searchsorted(self.midnights, moments[known], side="right") - 1
        found[known] = self.earliest + position
        return found

    def happened(self, moments: Moments) -> Moments:
        """The moments up to now; later ones have not happened."""
        return np.where(moments <= self.now, moments, NEVER)


def times_until(today: date, zone: str, now: datetime | None = None) -> Times:
    """38 months up to `today`; the last day ends at 18:00, or at `now` if that is earlier."""
    evening = datetime(today.year, today.month, today.day, 18, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    moment = min(evening, now) if now is not None else evening
    first = step(start_of(today, Grain.MONTH), Grain.MONTH, 1 - MONTHS)
    earliest = first.replace(year=first.year - YEARS_BEFORE)
    every = [earliest + timedelta(days=count) for count in range((today - earliest).days + 2)]
    midnights = [datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC) for day in every]
    return Times(
        first=first,
        today=today,
        now=_plain(moment),
        midnights=np.array([_plain(midnight) for midnight in midnights]),
        earliest=np.datetime64(earliest),
    )


def _plain(moment: datetime) -> np.datetime64:
    return np.datetime64(moment.replace(tzinfo=None, microsecond=0), "s")


def minutes_between(start: Moments, end: Moments) -> Numbers:
    """How many minutes lie between; missing where either is."""
    between = (end - start).astype("timedelta64[s]")
    return np.where(np.isnat(between), np.nan, between.astype("int64") / 60)


def later(start: Moments, minutes: Numbers) -> Moments:
    """The moments so many minutes after; an infinite or missing number is never."""
    known = np.isfinite(minutes)
    seconds = np.where(known, minutes, 0) * 60
    return np.where(known, start + seconds.astype("timedelta64[s]"), NEVER)


def spread(random: np.random.Generator, median: Numbers, sigma: float) -> Numbers:
    """Durations as they are in life: half below the median, a long tail above."""
    return median * np.exp(random.normal(0, sigma, len(median)))
