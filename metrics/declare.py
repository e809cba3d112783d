"""What a metric is, and the registry of all of them.

A metric is declared once, with its words beside its formula. Pages, tooltips, exports, the glossary and the
tests all read this declaration. It works on columns, row by row, so one formula serves a tile, a trend and a
table of teams.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from metrics import intervals
from metrics.words import Text


class Unit(StrEnum):
    SHARE = "share"  # 0-1, printed as a per cent
    COUNT = "count"
    MINUTES = "minutes"  # printed in the unit that suits
    SCORE = "score"  # on a scale, printed with it
    POINTS = "points"  # a number from -100 to 100
    MONEY = "money"  # in the installation's currency, whole units


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
    PURCHASED = "purchased"
    STANDING = "standing"  # what is there at the period's end
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


@dataclass(frozen=True)
class Values:
    """A metric computed for each row of a frame of measures; every column is aligned with that frame.

    value: the number, missing where there are no cases. n: the cases it rests on, never missing.
    numerator and denominator: of a ratio, else missing. low and high: the 95 % interval, missing where the
    metric is no share of a sample.
    """

    value: pd.Series
    n: pd.Series
    numerator: pd.Series
    denominator: pd.Series
    low: pd.Series
    high: pd.Series

    def frame(self) -> pd.DataFrame:
        """One row per row of measures; columns value, n, numerator, denominator, low, high."""
        return pd.DataFrame(
            {name: getattr(self, name) for name in ("value", "n", "numerator", "denominator", "low", "high")}
        )

    def readings(self) -> list[Reading]:
        """One `Reading` per row of measures, in their order."""
        frame = self.frame().astype("float64")
        return [
            Reading(_given(value), int(n), *(_given(number) for number in others))
            for value, n, *others in frame.itertuples(index=False)
        ]

    def reading(self) -> Reading:
        """The one row there is, for a tile; no row at all is no data."""
        rows = self.readings()
        if len(rows) > 1:
            raise ValueError(f"one row was expected, there are {len(rows)}")
        return rows[0] if rows else NO_READING


def _given(number: float) -> float | None:
    return None if math.isnan(number) else number


Formula = Callable[[pd.DataFrame], Values]


@dataclass(frozen=True)
class Metric:
    """One declared metric. Calling it on a frame of measures gives its `Values`."""

    key: str
    name: Text
    meaning: Text
    unit: Unit
    better: Better
    cohort: Cohort
    needs: frozenset[str]
    formula: Formula
    additive: bool  # sums over teams and days, so that it has a pace
    matures_days: int  # a case counts for good only this many days after it joined its cohort
    tolerance: float  # how far from the target still counts as near, in the unit of the metric's value
    scale: tuple[int, int] | None  # of a score: its lowest and its highest

    def __call__(self, measured: pd.DataFrame) -> Values:
        missing = self.needs - set(measured.columns)
        if missing:
            raise KeyError(f"{self.key} needs the measures {sorted(missing)}")
        return self.formula(measured)


REGISTRY: dict[str, Metric] = {}  # filled by importing the subjects; metrics/registry.py imports them all


def needed_by(metrics: Iterable[Metric]) -> frozenset[str]:
    """The measures to ask for so that all of `metrics` can be computed."""
    return frozenset().union(*(metric.needs for metric in metrics))


def metric(
    *,
    name: Text,
    meaning: Text,
    unit: Unit,
    better: Better,
    cohort: Cohort,
    needs: Iterable[str],
    additive: bool = False,
    matures_days: int = 0,
    tolerance: float = 0.0,
    scale: tuple[int, int] | None = None,
) -> Callable[[Formula], Metric]:
    """Declare the decorated formula as a metric; its key is the function's name and must be new."""

    def declare(formula: Formula) -> Metric:
        key = formula.__name__
        if key in REGISTRY:
            raise ValueError(f"the metric {key} is declared twice")
        REGISTRY[key] = Metric(
            key, name, meaning, unit, better, cohort, frozenset(needs), formula,
            additive, matures_days, tolerance, scale,
        )  # fmt: skip
        return REGISTRY[key]

    return declare


def _numbers(column: pd.Series) -> pd.Series:
    return pd.to_numeric(column).astype("float64")


def _nothing(like: pd.Series) -> pd.Series:
    return pd.Series(np.nan, index=like.index, dtype="float64")


def share(part: pd.Series, whole: pd.Series) -> Values:
    """`part` of `whole` as 0-1 with its Wilson interval; no cases is no value."""
    k, n = _numbers(part).fillna(0), _numbers(whole).fillna(0)
    value = (k / n.where(n > 0)).astype("float64")
    low, high = intervals.wilson(k, n)
    return Values(value, n, k, n, low, high)


def net_promoters(promoters: pd.Series, detractors: pd.Series, whole: pd.Series) -> Values:
    """100 * (promoters - detractors) / whole with its interval; no cases is no value."""
    p, d = _numbers(promoters).fillna(0), _numbers(detractors).fillna(0)
    n = _numbers(whole).fillna(0)
    low, high = intervals.nps(p, d, n)
    return Values(100 * (p - d) / n.where(n > 0), n, p - d, n, low, high)


def mean(total: pd.Series, count: pd.Series) -> Values:
    """`total` / `count`; no cases is no value."""
    s, n = _numbers(total).fillna(0), _numbers(count).fillna(0)
    none = _nothing(n)
    return Values((s / n.where(n > 0)).astype("float64"), n, s, n, none, none)


def quantile(value: pd.Series, count: pd.Series) -> Values:
    """A quantile that the database computed over `count` cases; no cases is no value."""
    n = _numbers(count).fillna(0)
    none = _nothing(n)
    return Values(_numbers(value).where(n > 0), n, none, none, none, none)


def count(cases: pd.Series) -> Values:
    """A number of cases. An empty period of a table with data is a true 0; a missing count is no data."""
    n = _numbers(cases)
    none = _nothing(n)
    return Values(n, n.fillna(0), none, none, none, none)


def total(amount: pd.Series, cases: pd.Series) -> Values:
    """A sum over `cases`; the sum of no cases is no data."""
    n = _numbers(cases).fillna(0)
    none = _nothing(n)
    return Values(_numbers(amount).where(n > 0), n, none, none, none, none)
