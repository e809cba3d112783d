"""A metric over time with what is usual for it in each of its phases, and the newest signal in it."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from metrics.calendars.periods import Grain, step
from metrics.declare import Metric, Reading, Unit
from metrics.statistics import phases
from metrics.statistics.arithmetic import Numbers, only_where
from metrics.statistics.intervals import Z
from metrics.statistics.signals import PREFERRED_POINTS, Signal, limits

# A signal among the newest of these is still news.
POINTS_JUDGED = 8


def series(
    metric: Metric,
    measured: pd.DataFrame,
    grain: Grain,
    *,
    today: date,
    changed: Sequence[date] = (),
    settled: date,
) -> pd.DataFrame:
    """A metric over time with what is usual for it in each of its phases, which begin where it `changed`.

    One row per row of `measured`. Columns: start, value, n, low, high, normal_low, normal_high (missing with too
    few points before it), signal, mean (of what is usual), away (from it, in half widths of the limits), phase (counted
    from 1), over. A week or month that is not over `today`, or whose cases may still change their outcome, is not
    judged. settled: the day before which all points are known.
    """
    values, starts = metric(measured), measured["start"].tolist()
    ripe = timedelta(days=metric.matures_days)
    ends = [step(start, grain) + ripe for start in starts]
    over = np.array([end <= today for end in ends], dtype=bool)
    cases = values.n if metric.unit in (Unit.SHARE, Unit.SCORE, Unit.POINTS) else None
    found = phases.by_phases(
        only_where(over, values.value), phases.begins(starts, changed), sum(end <= settled for end in ends), cases,
        rare=metric.unit in (Unit.COUNT, Unit.SHARE),
        lowest=-100.0 if metric.unit is Unit.POINTS else 0.0,
        highest=1.0 if metric.unit is Unit.SHARE else float("inf"),
    )  # fmt: skip
    if metric.unit is Unit.COUNT and (measured["hidden"].to_numpy(dtype=bool) & np.isnan(values.value)).any():
        # Those that are large enough to be shown would make the usual level too high.
        found = phases.without_limits(found)
    columns: dict[str, Any] = {"value": values.value, "n": values.n, "low": values.low, "high": values.high}
    columns |= {"normal_low": found.low, "normal_high": found.high}
    # As objects: pandas would make plain words of the signals and a missing one a number.
    starts_there, signals = (pd.Series(each, dtype="object") for each in (starts, found.signals))
    phase = pd.Series(found.phases, dtype="int64")
    columns |= {"signal": signals, "mean": found.mean, "away": found.away, "phase": phase, "over": over}
    return pd.DataFrame({"start": starts_there, **columns})


def newest_signal(trend: pd.DataFrame, points: int = POINTS_JUDGED) -> Signal | None:
    """The newest signal among the newest `points` of a trend, if its phase goes on."""
    if trend.empty:
        return None
    newest = trend["phase"].iloc[-1]
    lately = zip(trend["signal"].tolist()[-points:], trend["phase"].tolist()[-points:], strict=True)
    found = [signal for signal, phase in lately if signal is not None and phase == newest]
    return found[-1] if found else None


def with_interval(reading: Reading, metric: Metric, weekly: Numbers, weeks: float) -> Reading | None:
    """The reading of so many weeks with an interval: its own, or what it varies by from week to week without a reason.

    `weekly`: the values of finished weeks, in their order. A number of cases that stand at a moment is no sample, and
    is as it is. None where nobody can tell how sure the number is: it has no interval, and there are too few weeks.
    """
    standing = metric.unit is Unit.COUNT and not metric.additive
    if reading.value is None or standing or (reading.low is not None and reading.high is not None):
        return reading
    normal = limits(weekly[~np.isnan(weekly)][-PREFERRED_POINTS:])
    if normal is None or weeks <= 0:
        return None
    # Limits lie three standard deviations of a week away. Those of a mean of weeks are smaller, those of a sum larger.
    deviation = normal.deviation / 3 * (math.sqrt(weeks) if metric.additive else 1 / math.sqrt(max(weeks, 1)))
    half = Z * deviation
    return replace(reading, low=reading.value - half, high=reading.value + half)
