"""How a KPI stands on its way to its target, and what it takes to get there in the days that are left.

Everything is said as a part of the target, so that KPIs of different units stand on one scale: 1 is the target.
"""

import math
from dataclasses import dataclass

from metrics.declare import Better, Cohort, Metric, Reading, Unit
from metrics.goals.targets import Pace, Target, reached


@dataclass(frozen=True)
class OfNext:
    """What a share needs instead of a pace: `count` of the next `following` cases must be good.

    Where fewer is better, no more than `count` of them may be such cases. possible: whether it can still be reached.
    """

    count: int
    following: int
    at_most: bool
    possible: bool


@dataclass(frozen=True)
class Outlook:
    """Parts of the target: what is reached, where the interval ends, what should be there by now, where it is heading.

    None is missing: no data, no target, one that has no part (below 0), or nothing to foresee. low is the worse end.
    """

    attained: float | None = None
    low: float | None = None
    high: float | None = None
    expected: float | None = None
    forecast: float | None = None
    of_next: OfNext | None = None


def outlook(
    metric: Metric, reading: Reading, target: Target | None, pace: Pace | None, *, gone: int = 0, whole: int = 0
) -> Outlook:
    """The outlook of a metric after `gone` of the period's `whole` working days."""
    if target is None or not target.agreed or reading.value is None:
        return Outlook()

    def part(amount: float | None) -> float | None:
        return reached(amount, target, metric.better)

    ends = sorted(end for end in (part(reading.low), part(reading.high)) if end is not None)
    sampled = not metric.additive and len(ends) == 2
    return Outlook(
        attained=part(reading.value),
        low=ends[0] if sampled else None,
        high=ends[1] if sampled else None,
        expected=part(pace.expected) if pace else None,
        forecast=part(pace.forecast) if pace else None,
        of_next=of_next(metric, reading, target, gone, whole),
    )


def of_next(metric: Metric, reading: Reading, target: Target, gone: int, whole: int) -> OfNext | None:
    """What the next cases of a share must be like, as many as follow if they come on as until now.

    None for all but shares with a target, of those whose cases are known from the start, once the period is over, and
    while nothing says how many will follow.
    """
    part, cases = reading.numerator, reading.denominator
    if metric.unit is not Unit.SHARE or metric.cohort in (Cohort.AT_START, Cohort.STANDING):
        return None
    if target.value is None or part is None or not cases or not 0 < gone < whole:
        return None
    following = round(cases / gone * (whole - gone))
    if not following:
        return None
    if metric.better is Better.HIGHER:
        needed = max(0, math.ceil(target.value * (cases + following) - part - 1e-9))
        return OfNext(needed, following, at_most=False, possible=needed <= following)
    allowed = math.floor(target.value * (cases + following) - part + 1e-9)
    return OfNext(max(0, min(allowed, following)), following, at_most=True, possible=allowed >= 0)
