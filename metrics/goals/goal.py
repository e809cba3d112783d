"""What somebody sets out to reach, before it is a target: whether it is SMART, and what it comes to.

People write per cent for shares and plain numbers for everything else; `baseline`, `low`, `high` and `tolerance` are
kept in the unit of the metric's value (0-1 for shares), `change` as it was typed, so that "+10" can be read again.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from metrics.calendars.periods import Period
from metrics.declare import Better, Metric, Unit
from metrics.goals.targets import GoalKind, Status, Target, improvement_goal, plain_status
from metrics.words import Text

SAME = 1e-9  # closer is the same number
HIGHEST_WEIGHT = 100.0


@dataclass(frozen=True)
class Goal:
    """What a form, a sheet or a copy says of a target, without whose it is and when."""

    kind: str | None = None  # a code of GoalKind
    baseline: float | None = None
    change: float | None = None
    low: float | None = None
    high: float | None = None
    tolerance: float | None = None
    weight: float | None = None
    rationale: str | None = None
    parent_id: int | None = None


class Lack(StrEnum):
    """What a goal may lack; each stands for a letter of SMART, whose order this is."""

    METRIC = "metric"
    OWNER = "owner"
    KIND = "kind"
    BASELINE = "baseline"
    CHANGE = "change"
    NO_DIRECTION = "no_direction"
    BAND = "band"
    UNREAD = "unread"
    RANGE = "range"
    SAME_AS_NOW = "same_as_now"
    WEIGHT = "weight"
    RATIONALE = "rationale"
    PERIOD = "period"
    OVER = "over"


LACK_WORDS: dict[Lack, Text] = {
    Lack.METRIC: Text(en="specific: which KPI", zh="具体（S）：未选择指标"),
    Lack.OWNER: Text(en="specific: whose goal it is", zh="具体（S）：未选择目标归属"),
    Lack.KIND: Text(en="measurable: which kind of goal", zh="可衡量（M）：未选择目标类型"),
    Lack.BASELINE: Text(en="measurable: the baseline, what it is today", zh="可衡量（M）：缺少基线，即目前的水平"),
    Lack.CHANGE: Text(en="measurable: the value to reach", zh="可衡量（M）：缺少目标值"),
    Lack.NO_DIRECTION: Text(
        en="measurable: of this KPI neither more nor less is better, so it needs a band from – to",
        zh="可衡量（M）：该指标无优劣方向，需填写目标区间",
    ),
    Lack.BAND: Text(
        en="measurable: the band needs a lower and a higher end", zh="可衡量（M）：目标区间的下限须小于上限"
    ),
    Lack.UNREAD: Text(
        en="measurable: a number that can be read; of a duration with its unit, such as 4 h",
        zh="可衡量（M）：有无法识别的数值；时长须带单位，如 4 小时",
    ),
    Lack.RANGE: Text(en="measurable: this KPI cannot have that value", zh="可衡量（M）：该指标不可能取这个值"),
    Lack.SAME_AS_NOW: Text(
        en="measurable: the value is what it is today already", zh="可衡量（M）：目标值与目前水平相同"
    ),
    Lack.WEIGHT: Text(
        en="measurable: the weight, more than 0 and up to 100", zh="可衡量（M）：权重须大于 0 且不超过 100"
    ),
    Lack.RATIONALE: Text(en="relevant: why it matters", zh="相关（R）：未填写为什么重要"),
    Lack.PERIOD: Text(en="time-bound: from which day to which", zh="有时限（T）：未填写起止日期"),
    Lack.OVER: Text(en="time-bound: the period is over already", zh="有时限（T）：时段已结束"),
}


def written(metric: Metric, value: float) -> float:
    """A value as a person writes it: 88 for 0.88, also where a division left a hair."""
    return round(value * 100, 9) if metric.unit is Unit.SHARE else value


def stored(metric: Metric, typed: float) -> float:
    """What a person wrote, in the unit of the metric's value."""
    return round(typed / 100, 12) if metric.unit is Unit.SHARE else typed


def value_of(metric: Metric, goal: Goal) -> float | None:
    """The value to reach, in the metric's unit; None for a band, and while something of it is missing."""
    if goal.kind not in set(GoalKind) or goal.change is None or goal.low is not None or goal.high is not None:
        return None
    if _unread(goal):
        return None
    kind = GoalKind(goal.kind)
    if kind is not GoalKind.ABSOLUTE and goal.baseline is None:
        return None
    baseline = 0.0 if goal.baseline is None else written(metric, goal.baseline)
    return stored(metric, improvement_goal(baseline, kind, goal.change))


def target_of(metric: Metric, goal: Goal) -> Target | None:
    """What the goal comes to, as pages judge it; None while it is incomplete."""
    value = value_of(metric, goal)
    if (value is None and (goal.low is None or goal.high is None)) or _unread(goal):
        return None
    return Target(value, goal.low, goal.high, goal.tolerance)


def lacking(
    metric: Metric | None, owner: bool, from_on: date | None, to_on: date | None, goal: Goal, *, today: date
) -> list[Lack]:
    """What keeps the goal from being SMART, in the order of its letters; empty if nothing does.

    owner: it is known whose it is. to_on: the day after the last. What is achievable is for people to say:
    `would_have` tells them what the last months would have meant.
    """
    found = [] if metric is not None else [Lack.METRIC]
    found += [] if owner else [Lack.OWNER]
    found += _measurable(metric, goal)
    if goal.weight is not None and not 0 < goal.weight <= HIGHEST_WEIGHT:
        found.append(Lack.WEIGHT)
    if not (goal.rationale or "").strip():
        found.append(Lack.RATIONALE)
    if from_on is None or to_on is None or from_on >= to_on:
        found.append(Lack.PERIOD)
    elif to_on <= today:
        found.append(Lack.OVER)
    return found


def _measurable(metric: Metric | None, goal: Goal) -> list[Lack]:
    found = [] if goal.kind in set(GoalKind) else [Lack.KIND]
    if _unread(goal):
        return [*found, Lack.UNREAD]
    if goal.baseline is None:
        found.append(Lack.BASELINE)
    if goal.low is not None or goal.high is not None:
        if goal.low is None or goal.high is None or goal.low >= goal.high:
            found.append(Lack.BAND)
        elif metric is not None and not (_possible(metric, goal.low) and _possible(metric, goal.high)):
            found.append(Lack.RANGE)
        return found
    if metric is not None and metric.better is Better.NEITHER:
        return [*found, Lack.NO_DIRECTION]
    if goal.change is None:
        return [*found, Lack.CHANGE]
    value = None if metric is None else value_of(metric, goal)
    if metric is None or value is None:
        return found
    if not _possible(metric, value) or (goal.tolerance is not None and goal.tolerance < 0):
        found.append(Lack.RANGE)
    elif goal.baseline is not None and abs(value - goal.baseline) < SAME:
        found.append(Lack.SAME_AS_NOW)
    return found


def _unread(goal: Goal) -> bool:
    """Whether any of its numbers is none: what was typed could not be read."""
    numbers = (goal.baseline, goal.change, goal.low, goal.high, goal.tolerance)
    return any(number is not None and not math.isfinite(number) for number in numbers)


def _possible(metric: Metric, value: float) -> bool:
    if metric.unit is Unit.SHARE:
        return -SAME <= value <= 1 + SAME
    if metric.unit is Unit.POINTS:
        return -100 <= value <= 100
    if metric.scale is not None:
        return metric.scale[0] <= value <= metric.scale[1]
    return value >= 0


@dataclass(frozen=True)
class WouldHave:
    """In how many of the months that had data the goal would have been met."""

    met: int
    months: int

    @property
    def never(self) -> bool:
        return self.months > 0 and self.met == 0

    @property
    def always(self) -> bool:
        return self.months > 0 and self.met == self.months


def would_have(metric: Metric, target: Target, values: Sequence[float | None], months_long: float = 1.0) -> WouldHave:
    """What the goal would have meant in the months with these values; months without a value do not count.

    months_long: how many months the goal's period has: of a sum each month has to bring its part.
    """
    part = target if not metric.additive else _divided(target, months_long)
    there = [value for value in values if value is not None and not math.isnan(value)]
    met = sum(plain_status(value, part, metric.better, 0.0) is Status.MET for value in there)
    return WouldHave(met, len(there))


def months_in(period: Period) -> float:
    """How many months long a period is: 3 for a quarter; by its days where it is no whole months."""
    whole = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
    if period.start.day == 1 and period.end.day == 1 and whole > 0:
        return float(whole)
    return max(period.days / (365.25 / 12), 1 / 31)


def _divided(target: Target, by: float) -> Target:
    value, low, high = (None if edge is None else edge / by for edge in (target.value, target.low, target.high))
    return Target(value, low, high, target.tolerance, target.agreed)
