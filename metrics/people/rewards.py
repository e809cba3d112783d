"""Rewards: which stretches of time they are for, whether a number earns one, and how they spread over teams."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from metrics.calendars.periods import Grain, Period, start_of, step
from metrics.declare import Better, Metric, Reading, Unit
from metrics.goals.targets import is_immature
from metrics.statistics.arithmetic import Numbers, only_where, ratio
from metrics.statistics.intervals import wilson
from metrics.words import Text

FEWEST_REWARDS = 5  # of all teams together; below, one more would turn every share
# Units whose numbers come with an interval, so that a rule can ask for its worse end.
WITH_INTERVAL = frozenset({Unit.SHARE, Unit.POINTS})
ROUNDING = 1e-9  # 0.9 arrived at by division may be a hair off 0.9


class Every(StrEnum):
    """How long each stretch of time is that a rule looks at."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


EVERY_WORDS: dict[Every, Text] = {
    Every.MONTH: Text(en="month", zh="月"),
    Every.QUARTER: Text(en="quarter", zh="季度"),
    Every.HALF_YEAR: Text(en="half-year", zh="半年"),
    Every.YEAR: Text(en="year", zh="年"),
}


def period_of(every: Every, day: date) -> Period:
    """The month, quarter, half-year or year that holds `day`, named by its first day."""
    if every is Every.HALF_YEAR:
        start = day.replace(month=1 if day.month <= 6 else 7, day=1)
        return Period(start.isoformat(), start, step(start, Grain.MONTH, 6))
    grain = Grain(every.value)
    start = start_of(day, grain)
    return Period(start.isoformat(), start, step(start, grain), grain)


def finished(every: Every, metrics: tuple[Metric, ...], since: date, until: date | None, today: date) -> list[Period]:
    """The stretches that begin on `since` or later and before `until`, are over, and whose cases count for good."""
    found = []
    period = period_of(every, since)
    if period.start < since:
        period = period_of(every, period.end)
    while period.end <= today and (until is None or period.start < until):
        if not any(is_immature(metric, period, today) for metric in metrics):
            found.append(period)
        period = period_of(every, period.end)
    return found


def eligible_from(metrics: tuple[Metric, ...], period: Period) -> date:
    """The first day on which it could be known: the day after the period, or later where its cases mature slowly."""
    slowest = max((metric.matures_days for metric in metrics), default=0)
    return max(period.end, period.end - timedelta(days=1) + timedelta(days=slowest))


@dataclass(frozen=True)
class Threshold:
    """What a number has to reach, over at least `fewest` cases. `certain`: with the worse end of its interval."""

    value: float
    better: Better
    fewest: int
    certain: bool = False


def reached(reading: Reading, threshold: Threshold) -> bool:
    """Whether a number earns the reward; no data and too few cases never do."""
    if reading.value is None or reading.n < threshold.fewest:
        return False
    higher = threshold.better is Better.HIGHER
    end = reading.value
    if threshold.certain:
        worse = reading.low if higher else reading.high
        if worse is None:
            return False
        end = worse
    short = threshold.value - end if higher else end - threshold.value
    return short <= ROUNDING


@dataclass(frozen=True, eq=False)
class Shares:
    """Each team's share of what was granted, beside its share of the people; low and high are of the first."""

    granted: Numbers
    people: Numbers
    low: Numbers
    high: Numbers
    clear: list[bool | None]  # True: clearly more than its share of the people; False: clearly less; None: neither


def shares(granted: Numbers, of_all: float, people: Numbers) -> Shares:
    """The spread over teams: `granted` to each of `of_all`, and how many `people` each has. Missing stays missing."""
    whole = np.full(len(granted), of_all if of_all > 0 else np.nan)
    low, high = wilson(granted, only_where(~np.isnan(granted), whole))
    everybody = float(np.nansum(people))
    theirs = ratio(people, np.full(len(people), everybody))
    many = of_all >= FEWEST_REWARDS
    clear = [
        True if many and above else False if many and below else None
        for above, below in zip((low > theirs).tolist(), (high < theirs).tolist(), strict=True)
    ]
    return Shares(granted / whole, theirs, low, high, clear)
