"""Whether a number changed after something was done: before and after, and what the interval of the difference says.

No proof that the one made the other: it says that chance alone does not explain the difference.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from metrics.calendars.periods import Period
from metrics.declare import Better, Metric, Reading, Unit
from metrics.statistics import intervals
from metrics.statistics.arithmetic import numbers
from metrics.words import Text

FEWEST_WEEKS = 4  # after it was done; before that nothing is said
MOST_WEEKS = 26  # on either side: what is older or later has other reasons, too
FEWEST_PEOPLE = 3  # of fewer differences an interval says nothing
# Of a cause, which is stated late: of fewer complaints than this share nothing is said.
LEAST_STATED = 0.5


class Outcome(StrEnum):
    IMPROVED = "improved"
    WORSE = "worse"
    CANNOT_TELL = "cannot_tell"  # the interval spans 0
    TOO_EARLY = "too_early"  # too few weeks have passed
    NO_DATA = "no_data"
    HIDDEN = "hidden"  # of fewer cases than this person is shown
    NOT_JUDGED = "not_judged"  # a median, a mean or a sum: a difference, but no interval


OUTCOME_WORDS: dict[Outcome, Text] = {
    Outcome.IMPROVED: Text(en="improved", zh="有改善"),
    Outcome.WORSE: Text(en="worse", zh="变差"),
    Outcome.CANNOT_TELL: Text(en="cannot tell yet", zh="尚无法判断"),
    Outcome.TOO_EARLY: Text(en="cannot tell yet", zh="尚无法判断"),
    Outcome.NO_DATA: Text(en="no data", zh="暂无数据"),
    Outcome.HIDDEN: Text(en="too few to show", zh="数量过少，不显示"),
    Outcome.NOT_JUDGED: Text(en="no interval", zh="无区间，不作判断"),
}


@dataclass(frozen=True)
class Effect:
    """A metric before and after, in its unit; of counts in a week. The difference is after - before."""

    outcome: Outcome
    before: float | None = None
    after: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Side:
    """What was there in so many weeks. `seen` is the share of the cases that could be told: of a cause, those of which
    it is stated. A count of half of them is as one of half of the weeks."""

    reading: Reading
    weeks: int
    seen: float = 1.0
    hidden: bool = False


def is_judged(metric: Metric) -> bool:
    """Whether the effect on this metric can be told from chance: shares, the net promoter score, counts of events."""
    counted = metric.unit is Unit.COUNT and metric.additive
    return metric.better is not Better.NEITHER and (counted or metric.unit in (Unit.SHARE, Unit.POINTS))


def weeks_around(done_on: date, today: date, known_since: date | None) -> tuple[Period, Period]:
    """The whole weeks before the day on which it was done and those after it, as many on either side as there are.

    Neither that day nor today, which is not over, belongs to them; nor what is older than `known_since`.
    """
    after = _weeks_between(done_on + timedelta(days=1), today)
    before = after if known_since is None else min(after, _weeks_between(known_since, done_on))
    return (
        Period("before", done_on - timedelta(days=7 * before), done_on),
        Period("after", done_on + timedelta(days=1), done_on + timedelta(days=1 + 7 * after)),
    )


def effect(metric: Metric, before: Side, after: Side) -> Effect:
    """What became of `metric`; the interval is Newcombe's from those of both sides, of counts as rates a week."""
    if min(before.weeks, after.weeks) < FEWEST_WEEKS or min(before.seen, after.seen) < LEAST_STATED:
        return Effect(Outcome.TOO_EARLY)
    if before.hidden or after.hidden:
        return Effect(Outcome.HIDDEN)
    sides = [_in_a_week(metric, side) for side in (before, after)]
    (was, was_low, was_high), (now, now_low, now_high) = sides
    if was is None or now is None:
        return Effect(Outcome.NO_DATA, was, now)
    found = Effect(Outcome.NOT_JUDGED, was, now, now - was)
    if was_low is None or was_high is None or now_low is None or now_high is None or not is_judged(metric):
        return found
    low, high = (float(end) for end in intervals.difference(now, now_low, now_high, was, was_low, was_high))
    return replace(found, outcome=_outcome(metric, low, high), low=low, high=high)


def paired(metric: Metric, differences: Sequence[float]) -> Effect:
    """What became of `metric` in several people, from each one's own difference: their mean, with Student's interval.

    Everybody counts alike, however many cases they had: it is about people, of whom n are known.
    """
    n = len(differences)
    if not n:
        return Effect(Outcome.NO_DATA)
    mean = float(np.mean(differences))
    found = Effect(Outcome.NOT_JUDGED, difference=mean)
    if metric.better is Better.NEITHER:
        return found
    if n < FEWEST_PEOPLE:
        return replace(found, outcome=Outcome.TOO_EARLY)
    half = intervals.student(n - 1) * float(np.std(differences, ddof=1)) / n**0.5
    low, high = mean - half, mean + half
    return replace(found, outcome=_outcome(metric, low, high), low=low, high=high)


def reached(expected: float, low: float | None, high: float | None) -> bool | None:
    """Whether a change is as large as the one that was expected, in its direction, by the interval of the change; None
    while that holds smaller and larger ones, and without an interval."""
    if low is None or high is None:
        return None
    nearest, farthest = (-high, -low) if expected < 0 else (low, high)
    if nearest >= abs(expected):
        return True
    return None if farthest >= abs(expected) else False


def _outcome(metric: Metric, low: float, high: float) -> Outcome:
    if low <= 0 <= high:
        return Outcome.CANNOT_TELL
    return Outcome.IMPROVED if (low > 0) == (metric.better is Better.HIGHER) else Outcome.WORSE


def _in_a_week(metric: Metric, side: Side) -> tuple[float | None, float | None, float | None]:
    value, low, high = side.reading.value, side.reading.low, side.reading.high
    if value is None or metric.unit is not Unit.COUNT or not metric.additive:
        return value, low, high
    low_end, high_end = intervals.poisson(numbers([value]))
    observed = side.weeks * side.seen
    return value / observed, float(low_end[0]) / observed, float(high_end[0]) / observed


def _weeks_between(first: date, end: date) -> int:
    return int(np.clip((end - first).days // 7, 0, MOST_WEEKS))
