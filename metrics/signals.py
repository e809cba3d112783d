"""Signal or noise: limits of natural variation (XmR) from a frozen baseline, and the points that leave it.

With the cases behind each point given, the limits follow them: a week of 12 answers varies more than one of 1,200,
and must not be called a signal for it. With equal cases this is exactly the plain XmR chart.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

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


def limits(baseline: pd.Series, cases: pd.Series | None = None) -> Limits | None:
    """Limits from the points of a baseline in their order; None below `FEWEST_POINTS`.

    Points without a value are no points. `cases` (aligned) are those each point rests on; leave them out for counts
    and sums. Freeze the result: later points are judged by it and do not move it.
    """
    weights = pd.Series(1.0, index=baseline.index) if cases is None else cases.astype("float64")
    there = baseline.notna() & (weights > 0)
    values, weights = baseline[there].to_numpy(dtype="float64"), weights[there].to_numpy()
    if len(values) < FEWEST_POINTS:
        return None
    mean = float(np.average(values, weights=weights))
    # Scaled by the root of the cases every point varies alike, whatever it rests on (Laney).
    ranges = np.abs(np.diff((values - mean) * np.sqrt(weights)))
    return Limits(mean, float(RANGE_FACTOR * ranges.mean()), len(values), cases is not None)


def too_rare(counts: pd.Series) -> bool:
    """Whether events are so rare (fewer than one a point) that a run of zeros is the usual case and says nothing."""
    there = counts.dropna()
    return there.empty or float(there.mean()) < 1


def judge(
    values: pd.Series,
    normal: Limits,
    cases: pd.Series | None = None,
    *,
    lowest: float = -np.inf,
    highest: float = np.inf,
) -> pd.DataFrame:
    """Each point, its limits and whether it is a signal; a row per point, in their order.

    Columns: value, mean, low, high, signal (a `Signal`, None for noise and for points without a value).
    `lowest` and `highest` are the range the metric can take at all; limits stop there. Points without a value
    are passed over.
    """
    if normal.by_cases and cases is None:
        raise ValueError("limits that follow the cases need the cases of every point")
    weights = (
        cases.astype("float64") if normal.by_cases and cases is not None else pd.Series(1.0, index=values.index)
    )
    there = values.notna() & (weights > 0)
    half = normal.deviation / np.sqrt(weights.where(there))
    chart = pd.DataFrame({"value": values.astype("float64").where(there), "mean": normal.mean})
    chart["low"] = (normal.mean - half).clip(lower=lowest)
    chart["high"] = (normal.mean + half).clip(upper=highest)
    # In half widths from the mean: 1 is at a limit, more than a half is nearer the limit than the mean.
    gap = chart.loc[there, "value"] - normal.mean
    with np.errstate(divide="ignore", invalid="ignore"):
        away = np.where(gap == 0, 0.0, (gap / half[there]).to_numpy())
    found = iter(_signals(away.tolist()))
    chart["signal"] = pd.Series(
        [next(found) if seen else None for seen in there], index=values.index, dtype="object"
    )
    return chart


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
