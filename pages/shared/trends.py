"""A metric over time: which weeks or months are shown, what is usual in each phase, and which of them are signals."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd

from metrics.calendars.periods import EARLIEST, Grain, Period, start_of, step
from metrics.declare import Metric
from metrics.statistics import course, phases
from metrics.statistics.course import POINTS_JUDGED as POINTS_JUDGED
from metrics.statistics.course import newest_signal as newest_signal
from metrics.statistics.signals import PREFERRED_POINTS
from pages.shared import filters as pickers
from pages.shared import session

# Of all time: by week while there are fewer than this.
WEEKS_OF_TREND = 52
# As many as a chart can tell apart: five years, where somebody asks for the weeks of a long period.
MOST_WEEKS = 260


def trend_window(period: Period, *, every: Grain | None = None) -> tuple[Grain, Period]:
    """The grain of the trend and the days it covers, up to the end of what has elapsed of the period.

    It begins with the points by which those of the period are judged (phases.py). every: the grain that
    somebody chose, or that of what is too rare to be told by week; else the period's length says.
    """
    known = pickers.known_days()
    end = period.elapsed(session.clock().today).end
    if period.start == EARLIEST:
        end = min(end, known.end)
        short = (end - known.start).days < 7 * WEEKS_OF_TREND
        grain = every or (Grain.WEEK if short else Grain.MONTH)
        return grain, Period("trend", max(start_of(known.start, grain), _earliest(end, grain)), end)
    grain = every or (Grain.WEEK if period.days <= 100 else Grain.MONTH)
    start = max(step(settled_on(period, grain), grain, -PREFERRED_POINTS), _earliest(end, grain))
    # Nothing is known before the first fact; a trend that begins with emptiness only looks shorter.
    return grain, Period("trend", max(start, min(start_of(known.start, grain), period.start)), end)


def series(
    metric: Metric,
    measured: pd.DataFrame,
    grain: Grain,
    *,
    changed: Sequence[date] = (),
    settled: date | None = None,
) -> pd.DataFrame:
    """A metric over time with what is usual for it in each of its phases, which begin where it `changed`.

    One row per row of `measured`. Columns: start, value, n, low, high, normal_low, normal_high (missing with too
    few points before it), signal, phase (counted from 1), over. A week or month that is not over, or whose cases may
    still change their outcome, is not judged. settled: the day before which all points are known, that of the chosen
    period unless given.
    """
    since = settled_on(pickers.period(), grain) if settled is None else settled
    return course.series(metric, measured, grain, today=session.clock().today, changed=changed, settled=since)


def where_known(course: pd.DataFrame) -> pd.DataFrame:
    """A trend from its first to its last value: of all time, other data may begin years before and end years after."""
    there = course.index[course["value"].notna()]
    return course.loc[there[0] : there[-1]].reset_index(drop=True) if len(there) else course


def settled_on(period: Period, grain: Grain) -> date:
    """The first week or month that is judged by those before it, where `period` is looked at."""
    day = period.elapsed(session.clock().today).end - timedelta(days=1) if period.start == EARLIEST else period.start
    return phases.settled_on(day, grain)


def _earliest(end: date, grain: Grain) -> date:
    """The first day of a trend that ends there."""
    return start_of(end - timedelta(weeks=MOST_WEEKS), grain) if grain is Grain.WEEK else EARLIEST
