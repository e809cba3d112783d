"""Signal or noise: limits of natural variation (XmR) from a frozen baseline, and the points that leave it.

With the cases behind each point given, the limits follow them: a week of 12 answers varies more than one of 1,200,
and must not be called a signal for it. With equal cases this is exactly the plain XmR chart.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from metrics.statistics.arithmetic import Numbers, only_where
from metrics.words import Text

FEWEST_POINTS = 6  # below, no limits are drawn
PREFERRED_POINTS = 20  # below, the limits are drawn but still soft
RANGE_FACTOR = 2.66  # three standard deviations, expressed in mean moving ranges
LONG_RUN = 8


class Signal(StrEnum):
    """Why a point is no noise. The strongest reason is the one given."""

    ABOVE_LIMIT = "above_limit"
    BELOW_LIMIT = "below_limit"
    RUN_ABOVE = "run_above"  # the eighth or later in a row above the mean
    RUN_BELOW = "run_below"
    NEAR_HIGH = "near_high"  # one of 3 of 4 successive points nearer the upper limit than the mean
    NEAR_LOW = "near_low"


RULE_WORDS: dict[Signal, Text] = {
    Signal.ABOVE_LIMIT: Text(en="above its upper limit", zh="高于上限"),
    Signal.BELOW_LIMIT: Text(en="below its lower limit", zh="低于下限"),
    Signal.RUN_ABOVE: Text(en="8 or more in a row above the mean", zh="连续 8 点以上高于均值"),
    Signal.RUN_BELOW: Text(en="8 or more in a row below the mean", zh="连续 8 点以上低于均值"),
    Signal.NEAR_HIGH: Text(en="3 of 4 nearer the upper limit", zh="4 点中 3 点靠近上限"),
    Signal.NEAR_LOW: Text(en="3 of 4 nearer the lower limit", zh="4 点中 3 点靠近下限"),
}


@dataclass(frozen=True)
class Limits:
    """What is normal. `deviation` is the half width at one case (or at any point, where cases are not given)."""

    mean: float
    deviation: float
    points: int
    by_cases: bool

    @property
    def firm(self) -> bool:
        """Enough points that a few more would hardly move the limits."""
        return self.points >= PREFERRED_POINTS


@dataclass(frozen=True, eq=False)
class Judged:
    """Points in their order: each value, the limits at it, whether it is a signal (None for noise), the mean, and how
    far from it the value is, in half widths: 1 is at a limit.

    All of them are missing at points without a value, or without cases where the limits follow these.
    """

    value: Numbers
    low: Numbers
    high: Numbers
    signals: list[Signal | None]
    mean: Numbers
    away: Numbers


def limits(baseline: Numbers, cases: Numbers | None = None) -> Limits | None:
    """Limits from the points of a baseline in their order; None below `FEWEST_POINTS`.

    Points without a value are no points. `cases` (aligned) are those each point rests on; leave them out for counts
    and sums. Freeze the result: later points are judged by it and do not move it.
    """
    weights = np.ones(baseline.shape) if cases is None else cases
    there = ~np.isnan(baseline) & (weights > 0)
    values, weights = baseline[there], weights[there]
    if len(values) < FEWEST_POINTS:
        return None
    mean = float(np.average(values, weights=weights))
    # Scaled by the root of the cases every point varies alike, whatever it rests on (Laney).
    ranges = np.abs(np.diff((values - mean) * np.sqrt(weights)))
    return Limits(mean, float(RANGE_FACTOR * ranges.mean()), len(values), cases is not None)


def too_rare(counts: Numbers) -> bool:
    """Whether events are so rare (fewer than one a point) that a run of zeros is the usual case and says nothing."""
    there = counts[~np.isnan(counts)]
    return not there.size or float(there.mean()) < 1


def judge(
    values: Numbers,
    normal: Limits,
    cases: Numbers | None = None,
    *,
    lowest: float = -np.inf,
    highest: float = np.inf,
) -> Judged:
    """Judge each point by what is normal.

    `lowest` and `highest` are the range the metric can take at all; limits stop there. Points without a value
    are passed over.
    """
    if normal.by_cases and cases is None:
        raise ValueError("limits that follow the cases need the cases of every point")
    means, deviations = (np.full(values.shape, amount) for amount in (normal.mean, normal.deviation))
    return judge_each(values, means, deviations, cases if normal.by_cases else None, lowest=lowest, highest=highest)


def judge_each(
    values: Numbers,
    means: Numbers,
    deviations: Numbers,
    cases: Numbers | None = None,
    *,
    lowest: float = -np.inf,
    highest: float = np.inf,
) -> Judged:
    """`judge` with the mean and the half width (at one case) of each point; points without them are passed over."""
    weights = np.ones(values.shape) if cases is None else cases
    there = ~np.isnan(values) & (weights > 0) & ~np.isnan(means)
    half = deviations / np.sqrt(only_where(there, weights))
    # In half widths from the mean: 1 is at a limit, more than a half is nearer the limit than the mean.
    gap = values[there] - means[there]
    with np.errstate(divide="ignore", invalid="ignore"):
        away = np.where(gap == 0, 0.0, gap / half[there])
    found = iter(_signals(away.tolist()))
    aways = np.full(values.shape, np.nan)
    aways[there] = away
    return Judged(
        only_where(there, values),
        np.maximum(means - half, lowest),
        np.minimum(means + half, highest),
        [next(found) if seen else None for seen in there.tolist()],
        only_where(there, means),
        aways,
    )


def _signals(away: list[float]) -> list[Signal | None]:
    run, before = 0, 0.0
    found: list[Signal | None] = []
    for position, here in enumerate(away):
        run = run + 1 if here * before > 0 else int(here != 0)
        before = here
        latest = away[max(0, position - 3) : position + 1]
        if abs(here) > 1:
            found.append(Signal.ABOVE_LIMIT if here > 0 else Signal.BELOW_LIMIT)
        elif run >= LONG_RUN:
            found.append(Signal.RUN_ABOVE if here > 0 else Signal.RUN_BELOW)
        elif here > 0.5 and sum(other > 0.5 for other in latest) >= 3:
            found.append(Signal.NEAR_HIGH)
        elif here < -0.5 and sum(other < -0.5 for other in latest) >= 3:
            found.append(Signal.NEAR_LOW)
        else:
            found.append(None)
    return found
