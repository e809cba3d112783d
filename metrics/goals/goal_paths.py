"""A goal over several years: where it should be on each day of its way, and how what there is stands to that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from metrics.calendars.periods import Period
from metrics.declare import Better, Metric
from metrics.goals.targets import Status, Target, plain_status
from metrics.words import Text

LONG_DAYS = 366  # a goal for more days than a year has is a long-term one


@dataclass(frozen=True)
class Milestone:
    """What is to be reached by the end of a part of the way; `end` is the day after its last."""

    end: date
    value: float


class Way(StrEnum):
    AHEAD = "ahead"
    ON = "on"
    NEAR = "near"
    BEHIND = "behind"


WAY_WORDS: dict[Way, Text] = {
    Way.AHEAD: Text(en="ahead of its path", zh="领先于路径"),
    Way.ON: Text(en="on its path", zh="符合路径"),
    Way.NEAR: Text(en="nearly on its path", zh="略落后于路径"),
    Way.BEHIND: Text(en="behind its path", zh="落后于路径"),
}


@dataclass(frozen=True)
class Path:
    """The way of a goal: straight from the baseline to the value, or over its milestones.

    Of a sum it is what has come together since the first day.
    """

    points: tuple[tuple[date, float], ...]  # by day

    def at(self, day: date) -> float:
        """Where the goal should be as `day` begins; before and after the way, its ends."""
        (before, low), *rest = self.points
        if day <= before:
            return low
        for after, high in rest:
            if day <= after:
                return low + (high - low) * (day - before).days / (after - before).days
            before, low = after, high
        return low


def is_long(from_on: date, to_on: date) -> bool:
    """Whether a goal runs for more than a year."""
    return (to_on - from_on).days > LONG_DAYS


def path_of(
    metric: Metric, period: Period, baseline: float | None, value: float, milestones: Sequence[Milestone] = ()
) -> Path | None:
    """The way of a goal; None where neither a baseline nor a milestone says where it leads from."""
    between = sorted((each for each in milestones if period.start < each.end < period.end), key=lambda each: each.end)
    if metric.additive:
        reached, points = 0.0, [(period.start, 0.0)]
        for each in between:
            reached += each.value
            points.append((each.end, reached))
        return Path((*points, (period.end, value)))
    if baseline is None:
        if not between:
            return None
        baseline = between[0].value  # until the first milestone nothing else is known
    steps = [(period.start, baseline), *((each.end, each.value) for each in between), (period.end, value)]
    return Path(tuple(steps))


def way(metric: Metric, actual: float | None, expected: float, tolerance: float) -> Way | None:
    """How a number stands to where it should be by now; None without one, or where no direction is better."""
    if actual is None or metric.better is Better.NEITHER:
        return None
    status = plain_status(actual, Target(expected), metric.better, tolerance)
    if status is Status.MET:
        further = actual - expected if metric.better is Better.HIGHER else expected - actual
        return Way.AHEAD if further > max(tolerance, abs(expected) * 0.01) else Way.ON
    return Way.NEAR if status is Status.NEAR else Way.BEHIND
