"""What changed against the period before, and whether that can be told from chance."""

import math
from dataclasses import dataclass
from enum import StrEnum

from metrics.declare import Better, Metric, Reading, Unit
from metrics.statistics import intervals
from metrics.statistics.arithmetic import numbers
from metrics.words import Text


class Verdict(StrEnum):
    CLEAR_BETTER = "clear_better"
    CLEAR_WORSE = "clear_worse"
    CLEAR_CHANGE = "clear_change"  # clear, of a metric that has no better side
    NO_CLEAR_CHANGE = "no_clear_change"
    NOT_JUDGED = "not_judged"  # a median, a mean, a sum or a backlog: a difference, but no interval to judge it by
    NO_COMPARISON = "no_comparison"  # no data on one side


VERDICT_WORDS: dict[Verdict, Text] = {
    Verdict.CLEAR_BETTER: Text(en="clearly better", zh="明显改善"),
    Verdict.CLEAR_WORSE: Text(en="clearly worse", zh="明显变差"),
    Verdict.CLEAR_CHANGE: Text(en="clear change", zh="明显变化"),
    Verdict.NO_CLEAR_CHANGE: Text(en="no clear change", zh="无明显变化"),
    Verdict.NOT_JUDGED: Text(en="no interval", zh="无区间，不作判断"),
    Verdict.NO_COMPARISON: Text(en="no comparison", zh="无可比数据"),
}


@dataclass(frozen=True)
class Change:
    """now - before in the metric's unit (0-1 for shares), with its 95 % interval where there is one."""

    difference: float | None
    low: float | None
    high: float | None
    verdict: Verdict


NO_COMPARISON = Change(None, None, None, Verdict.NO_COMPARISON)


def change(metric: Metric, now: Reading, before: Reading, *, days: int = 1, days_before: int = 1) -> Change:
    """Compare two readings of one metric.

    Shares and the net promoter score by the interval of their difference (Newcombe's). Counts of events (additive
    ones) as rates over `days` and `days_before`, assuming that cases arrive one by one. Everything else has a
    difference but is not judged here: signals.py does that from its history. Where the days differ, a count's
    difference is against the count before scaled to `days`.
    """
    if now.value is None or before.value is None:
        return NO_COMPARISON
    if metric.unit is Unit.COUNT and metric.additive:
        return _of_counts(metric.better, now.value, before.value, days, days_before)
    if metric.additive:
        return Change(now.value - before.value * days / days_before, None, None, Verdict.NOT_JUDGED)
    if now.low is None or now.high is None or before.low is None or before.high is None:
        return Change(now.value - before.value, None, None, Verdict.NOT_JUDGED)
    low, high = intervals.difference(now.value, now.low, now.high, before.value, before.low, before.high)
    return Change(now.value - before.value, low, high, _verdict(metric.better, low, high))


def changes(
    metric: Metric, now: list[Reading], before: list[Reading], *, days: int = 1, days_before: int = 1
) -> list[Change]:
    """`change` for each pair, for instance for the buckets or teams of two aligned frames."""
    return [
        change(metric, later, earlier, days=days, days_before=days_before)
        for later, earlier in zip(now, before, strict=True)
    ]


def _of_counts(better: Better, now: float, before: float, days: int, days_before: int) -> Change:
    """Given their sum, each of two equal Poisson rates has its share of the days: that share is what is tested."""
    difference = now - before * days / days_before
    if now + before == 0:
        return Change(0.0, None, None, Verdict.NO_CLEAR_CHANGE)
    low, high = intervals.wilson(numbers([now]), numbers([now + before]))
    even = days / (days + days_before)
    return Change(difference, None, None, _verdict(better, float(low[0]) - even, float(high[0]) - even))


def _verdict(better: Better, low: float, high: float) -> Verdict:
    if math.isnan(low) or math.isnan(high) or low <= 0 <= high:
        return Verdict.NO_CLEAR_CHANGE
    if better is Better.NEITHER:
        return Verdict.CLEAR_CHANGE
    return Verdict.CLEAR_BETTER if (low > 0) == (better is Better.HIGHER) else Verdict.CLEAR_WORSE
