"""What a metric is, and the registry of all of them.

A metric is declared once, with its words beside its formula. Pages, tooltips, exports, the glossary and the
tests all read this declaration. It works on columns, row by row, so one formula serves a tile, a trend and a
table of teams.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import pandas as pd

from metrics.statistics import intervals
from metrics.statistics.arithmetic import Numbers, nothing, numbers, only_where, or_zero, ratio
from metrics.words import Text


class Unit(StrEnum):
    SHARE = "share"  # 0-1, printed as a per cent
    COUNT = "count"
    MINUTES = "minutes"  # printed in the unit that suits
    WORKING_MINUTES = "working_minutes"  # in working hours, by the team's calendar
    SCORE = "score"  # on a scale, printed with it
    POINTS = "points"  # a number from -100 to 100
    PER_HUNDRED = "per_hundred"  # cases for each hundred of something else; more than 100 can be
    HOURS = "hours"  # so many, never told in days
    MONEY = "money"  # in the installation's currency, whole units


DURATIONS = frozenset({Unit.MINUTES, Unit.WORKING_MINUTES})


class Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"  # more of it is neither good nor bad


class Cohort(StrEnum):
    """Which cases a period holds: those that were opened in it, resolved in it, ..."""

    OPENED = "opened"
    RESOLVED = "resolved"
    FIRST_RESOLVED = "first_resolved"
    CLOSED = "closed"
    ANSWERED = "answered"
    INVITED = "invited"
    RECEIVED = "received"
    PURCHASED = "purchased"
    DUE = "due"
    ATTENDED = "attended"
    REVIEWED = "reviewed"
    STANDING = "standing"  # what is there at the period's end
    ELIGIBLE = "eligible"  # by the first day on which it could be known that a reward was earned
    AT_START = "at_start"  # what was there when the period began


@dataclass(frozen=True)
class Reading:
    """A metric's number in one place: one row of `Values`. None where there is none."""

    value: float | None
    n: int
    numerator: float | None = None
    denominator: float | None = None
    low: float | None = None
    high: float | None = None


NO_READING = Reading(None, 0)


@dataclass(frozen=True, eq=False)
class Values:
    """A metric computed for each row of a frame of measures; every column has that frame's rows in their order.

    value: the number, nan where there are no cases. n: the cases it rests on, never missing.
    numerator and denominator: of a ratio, else nan. low and high: the 95 % interval, nan where the metric is no
    share of a sample.
    """

    value: Numbers
    n: Numbers
    numerator: Numbers
    denominator: Numbers
    low: Numbers
    high: Numbers

    def frame(self, index: pd.Index | None = None) -> pd.DataFrame:
        """One row per row of measures; columns value, n, numerator, denominator, low, high.

        `index`: that of the measures, where rows shall be found by it.
        """
        return pd.DataFrame(vars(self), index=index)

    def readings(self) -> list[Reading]:
        """One `Reading` per row of measures, in their order."""
        return [
            Reading(_given(value), int(n), *(_given(number) for number in others))
            for value, n, *others in zip(*(column.tolist() for column in vars(self).values()), strict=True)
        ]

    def reading(self) -> Reading:
        """The one row there is, for a tile; no row at all is no data."""
        rows = self.readings()
        if len(rows) > 1:
            raise ValueError(f"one row was expected, there are {len(rows)}")
        return rows[0] if rows else NO_READING


def _given(number: float) -> float | None:
    return None if math.isnan(number) else number


Measured = Mapping[str, Numbers]  # measures by their names
Formula = Callable[[Measured], Values]


@dataclass(frozen=True, eq=False)  # there is one of each: it is only itself, and quickly found as a key
class Metric:
    """One declared metric. Calling it on a frame of measures gives its `Values`."""

    key: str
    name: Text
    meaning: Text
    reckoned: Text  # the formula in words: what is divided by what, from when to when, which interval
    unit: Unit
    better: Better
    cohort: Cohort
    needs: frozenset[str]
    formula: Formula
    additive: bool  # sums over teams and days, so that it has a pace
    matures_days: int  # a case counts for good only this many days after it joined its cohort
    tolerance: float  # how far from the target still counts as near, in the unit of the metric's value
    scale: tuple[int, int] | None  # of a score: its lowest and its highest
    working: "Metric | None" = None  # the same in working hours, of a duration

    @property
    def plain_key(self) -> str:
        """The key of the same round the clock; of any other metric its own."""
        return self.key.removesuffix(WORKING)

    def __call__(self, measured: pd.DataFrame) -> Values:
        if missing := sorted(name for name in self.needs if name not in measured):
            raise KeyError(f"{self.key} needs the measures {missing}")
        return self.formula({name: numbers(measured[name]) for name in self.needs})


WORKING = "_working"  # how the names end of what is counted in working hours
_ROUND_THE_CLOCK = Text(en="Every hour of the calendar counts.", zh="按自然时间计时。")
_AT_WORK = Text(
    en="Breaks and days off do not count, extra working days do.", zh="午休和休息日不计时，调休上班日计时。"
)
REGISTRY: dict[str, Metric] = {}  # filled by importing the subjects; metrics/registry.py imports them all


def needed_by(metrics: Iterable[Metric]) -> frozenset[str]:
    """The measures to ask for so that all of `metrics` can be computed."""
    return frozenset().union(*(metric.needs for metric in metrics))


def metric(
    *,
    name: Text,
    meaning: Text,
    reckoned: Text,
    unit: Unit,
    better: Better,
    cohort: Cohort,
    needs: Iterable[str],
    additive: bool = False,
    matures_days: int = 0,
    tolerance: float = 0.0,
    scale: tuple[int, int] | None = None,
) -> Callable[[Formula], Metric]:
    """Declare the decorated formula as a metric; its key is the function's name and must be new.

    A duration is declared for both clocks at once: its `working` is the same in working hours.
    """

    def declare(formula: Formula) -> Metric:
        found = Metric(
            formula.__name__, name, meaning, reckoned, unit, better, cohort, frozenset(needs), formula,
            additive, matures_days, tolerance, scale,
        )  # fmt: skip
        if unit not in DURATIONS:
            return _declared(found)
        working = _declared(_in_working_hours(found))
        return _declared(replace(found, reckoned=_and(reckoned, _ROUND_THE_CLOCK), working=working))

    return declare


def _declared(found: Metric) -> Metric:
    if found.key in REGISTRY:
        raise ValueError(f"the metric {found.key} is declared twice")
    REGISTRY[found.key] = found
    return found


def _and(first: Text, then: Text) -> Text:
    return Text(en=f"{first.en} {then.en}", zh=first.zh + then.zh)


def _in_working_hours(metric: Metric) -> Metric:
    """The twin of a duration: made of the measures that count the same minutes by the teams' calendars."""

    def formula(measured: Measured) -> Values:
        return metric.formula({name: measured[name + WORKING] for name in metric.needs})

    return replace(
        metric,
        key=metric.key + WORKING,
        name=Text(
            en=f"{metric.name.en.removesuffix(')')}, at work)"
            if metric.name.en.endswith(")")
            else f"{metric.name.en} (at work)",
            zh=f"{metric.name.zh.removesuffix('）')}，工作时间）"
            if metric.name.zh.endswith("）")
            else f"{metric.name.zh}（工作时间）",
        ),
        meaning=Text(
            en=f"{metric.meaning.en} Counted in the working hours of the calendar that the team had when it happened.",
            zh=f"{metric.meaning.zh}按发生时团队日历的工作时间计。",
        ),
        reckoned=_and(metric.reckoned, _AT_WORK),
        unit=Unit.WORKING_MINUTES,
        needs=frozenset(name + WORKING for name in metric.needs),
        formula=formula,
    )


def share(part: Numbers, whole: Numbers) -> Values:
    """`part` of `whole` as 0-1 with its Wilson interval; no cases is no value."""
    k, n = or_zero(part), or_zero(whole)
    return Values(ratio(k, n), n, k, n, *intervals.wilson(k, n))


def per_hundred(cases: Numbers, whole: Numbers) -> Values:
    """100 * cases / whole, which `cases` are no part of; none of the whole, or nothing known of the cases, is no value.

    n is the whole. There is no interval: what is counted twice (two complaints of one customer) is no sample of it.
    """
    n = np.where(np.isnan(cases), 0.0, or_zero(whole))
    none = nothing(n)
    return Values(100 * ratio(or_zero(cases), n), n, or_zero(cases), n, none, none)


def net_promoters(promoters: Numbers, detractors: Numbers, whole: Numbers) -> Values:
    """100 * (promoters - detractors) / whole with its interval; no cases is no value."""
    p, d, n = or_zero(promoters), or_zero(detractors), or_zero(whole)
    return Values(100 * ratio(p - d, n), n, p - d, n, *intervals.nps(p, d, n))


def mean(total: Numbers, count: Numbers) -> Values:
    """`total` / `count`; no cases is no value."""
    s, n = or_zero(total), or_zero(count)
    none = nothing(n)
    return Values(ratio(s, n), n, s, n, none, none)


def quantile(value: Numbers, count: Numbers) -> Values:
    """A quantile that the database computed over `count` cases; no cases is no value."""
    return _plain(only_where(count > 0, value), or_zero(count))


def count(cases: Numbers) -> Values:
    """A number of cases. An empty period of a table with data is a true 0; a missing count is no data."""
    return _plain(cases, or_zero(cases))


def total(amount: Numbers, cases: Numbers) -> Values:
    """A sum over `cases`; the sum of no cases is no data."""
    return _plain(only_where(cases > 0, amount), or_zero(cases))


def _plain(value: Numbers, n: Numbers) -> Values:
    """Numbers that are no ratio and have no interval."""
    none = nothing(n)
    return Values(value, n, none, none, none, none)
