"""How a number stands to its target: attainment, status, pace, improvement goals.

Numbers and targets are in one unit, that of the metric's value (0-1 for shares). None is "no data" or "no target".
"""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from metrics.calendars.periods import Period
from metrics.declare import Better, Metric, Reading, Unit
from metrics.words import Text

FEWEST_CASES = 5  # below, one more answer could turn any status
EARLIEST_SHARE = 0.2  # of the period's working days; before, a status would be about a few days' luck


class Status(StrEnum):
    MET = "met"
    NEAR = "near"
    MISSED = "missed"
    NOT_YET_CLEAR = "not_yet_clear"
    TOO_EARLY = "too_early"
    NO_DATA = "no_data"
    NO_TARGET = "no_target"
    NOT_AGREED = "not_agreed"  # a target that whoever it concerns has not agreed to: shown, never scored


STATUS_WORDS: dict[Status, Text] = {
    Status.MET: Text(en="Met", zh="达标"),
    Status.NEAR: Text(en="Near", zh="接近"),
    Status.MISSED: Text(en="Missed", zh="未达标"),
    Status.NOT_YET_CLEAR: Text(en="Not yet clear", zh="尚不明确"),
    Status.TOO_EARLY: Text(en="Too early", zh="为时尚早"),
    Status.NO_DATA: Text(en="No data", zh="暂无数据"),
    Status.NO_TARGET: Text(en="No target", zh="未设目标"),
    Status.NOT_AGREED: Text(en="Not agreed yet", zh="目标待确认"),
}

# Of a sum whose period still runs: nothing is met or missed yet, it is where it should be by now or not.
PACE_WORDS: dict[Status, Text] = STATUS_WORDS | {
    Status.MET: Text(en="On pace", zh="进度达标"),
    Status.NEAR: Text(en="Nearly on pace", zh="进度略慢"),
    Status.MISSED: Text(en="Behind", zh="进度落后"),
}


@dataclass(frozen=True)
class Target:
    """What is to be reached: `value`, or a band from `low` to `high` with the `tolerance` over which it is lost."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    tolerance: float | None = None
    agreed: bool = True

    @property
    def is_band(self) -> bool:
        return self.low is not None and self.high is not None


def attainment(actual: float | None, target: float | None, better: Better) -> float | None:
    """How much of the target is reached: 1 is all of it. Raw, so also below 0 and above 1.

    None without data or target, with a negative target (show the gap), or where neither direction is better.
    """
    if actual is None or target is None or target < 0 or better is Better.NEITHER:
        return None
    if target == 0:
        return 1.0 if actual == 0 else 0.0
    if better is Better.HIGHER:
        return actual / target
    # Not target / actual, which explodes as the actual nears 0.
    return 1 - (actual - target) / target


def reached(actual: float | None, target: Target | None, better: Better) -> float | None:
    """The attainment of a target of either kind; None also of one that nobody agreed to."""
    if target is None or not target.agreed:
        return None
    if target.low is not None and target.high is not None:
        return band_attainment(actual, target.low, target.high, target.tolerance or 0.0)
    return attainment(actual, target.value, better)


def band_attainment(actual: float | None, low: float, high: float, tolerance: float) -> float | None:
    """1 inside [low, high], falling in a straight line to 0 at `tolerance` outside of it; None without data."""
    if actual is None:
        return None
    outside = max(low - actual, actual - high, 0.0)
    if outside == 0:
        return 1.0
    return max(0.0, 1 - outside / tolerance) if tolerance > 0 else 0.0


def plain_status(actual: float, target: Target, better: Better, tolerance: float) -> Status:
    """Met, near or missed by the number alone, as if nothing were uncertain."""
    if target.low is not None and target.high is not None:
        short = max(target.low - actual, actual - target.high)
    elif target.value is None or better is Better.NEITHER:
        return Status.NO_TARGET
    else:
        short = target.value - actual if better is Better.HIGHER else actual - target.value
    # 0.88 arrived at by division may be a hair off 0.88.
    if short <= 1e-9:
        return Status.MET
    return Status.NEAR if short <= tolerance + 1e-9 else Status.MISSED


@dataclass(frozen=True)
class Judgement:
    """`status` is what is shown; `by_number` what the number alone would say (met, near, missed)."""

    status: Status
    by_number: Status


def judge(
    metric: Metric, reading: Reading, target: Target | None, *, elapsed_share: float = 1.0, immature: bool = False
) -> Judgement:
    """The status of a metric against its target.

    elapsed_share: working days gone / working days of the period. An additive metric is measured against that share
    of its target. immature: cases of its cohort may still change their outcome (see `is_immature`).
    """
    if target is None or (target.value is None and not target.is_band):
        return Judgement(Status.NO_TARGET, Status.NO_TARGET)
    if not target.agreed:
        return Judgement(Status.NOT_AGREED, Status.NOT_AGREED)
    if reading.value is None:
        return Judgement(Status.NO_DATA, Status.NO_DATA)
    tolerance = metric.tolerance if target.tolerance is None or target.is_band else target.tolerance
    scaled, near = target, tolerance
    if metric.additive and elapsed_share < 1:
        scaled, near = share_of(target, elapsed_share), tolerance * elapsed_share
    by_number = plain_status(reading.value, scaled, metric.better, near)
    if by_number is Status.NO_TARGET:
        return Judgement(by_number, by_number)
    # A count is no sample: 2 complaints are 2 complaints.
    few = metric.unit not in (Unit.COUNT, Unit.MONEY) and reading.n < FEWEST_CASES
    standing = metric.unit is Unit.COUNT and not metric.additive  # true at any moment of the period
    if immature or few or (elapsed_share < EARLIEST_SHARE and not standing):
        return Judgement(Status.TOO_EARLY, by_number)
    if any(_spans(reading, edge) for edge in (scaled.value, scaled.low, scaled.high)):
        return Judgement(Status.NOT_YET_CLEAR, by_number)
    return Judgement(by_number, by_number)


def is_immature(metric: Metric, period: Period, today: date) -> bool:
    """Whether the latest cases of the period joined the metric's cohort too recently to be counted for good."""
    last_day = period.elapsed(today).end - timedelta(days=1)
    return last_day + timedelta(days=metric.matures_days) > today


def share_of(target: Target, share: float) -> Target:
    """The part of a sum's target that should be there when `share` of its period has gone."""
    value, low, high = (None if edge is None else edge * share for edge in (target.value, target.low, target.high))
    return Target(value, low, high, target.tolerance, target.agreed)


def _spans(reading: Reading, edge: float | None) -> bool:
    if edge is None or reading.low is None or reading.high is None:
        return False
    return reading.low < edge < reading.high


@dataclass(frozen=True)
class Pace:
    """Where an additive metric should be by now, where it is heading, and what it takes.

    index: actual / expected (None where nothing was expected yet). needed_per_day: for each working day left, None
    when none is left.
    """

    expected: float
    index: float | None
    forecast: float | None
    needed_per_day: float | None


def pace(actual: float, target: float, elapsed_days: int, working_days: int) -> Pace:
    """The pace of an additive metric after `elapsed_days` of the period's `working_days`."""
    expected = target * elapsed_days / working_days if working_days else target
    left = working_days - elapsed_days
    return Pace(
        expected=expected,
        index=actual / expected if expected > 0 else None,
        forecast=actual / elapsed_days * working_days if elapsed_days else None,
        needed_per_day=max(0.0, target - actual) / left if left > 0 else None,
    )


def good_ones_needed(part: float, whole: float, target: float, following: int) -> int | None:
    """How many of the next `following` answers must be good for the share to reach `target`.

    None if even all of them are too few. A share has no pace: this is what it has instead.
    """
    needed = max(0, math.ceil(target * (whole + following) - part - 1e-9))
    return needed if needed <= following else None


class GoalKind(StrEnum):
    RELATIVE = "relative"  # per cent of the baseline
    POINTS = "points"  # added to the baseline
    ABSOLUTE = "absolute"  # the goal itself


GOAL_KIND_WORDS: dict[GoalKind, Text] = {
    GoalKind.RELATIVE: Text(en="Per cent of the baseline", zh="相对基线的百分比"),
    GoalKind.POINTS: Text(en="Points added to the baseline", zh="在基线上增减"),
    GoalKind.ABSOLUTE: Text(en="A value to reach", zh="目标值"),
}


def improvement_goal(baseline: float, kind: GoalKind, change: float) -> float:
    """The target that "80, +10" means: relative 88, points 90, absolute 10.

    `baseline` and `change` are in the unit a person writes (per cent for shares); `change` is negative for less.
    """
    match kind:
        case GoalKind.RELATIVE:
            return baseline * (100 + change) / 100
        case GoalKind.POINTS:
            return baseline + change
        case GoalKind.ABSOLUTE:
            return change
