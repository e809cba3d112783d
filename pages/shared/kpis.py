"""A KPI as a page shows it: its number now and before, its target and status, its pace, its trend and signals."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data_access.numbers import asking, targets
from data_access.numbers.filters import Filters
from data_access.periods.held import Kept
from data_access.scope import teams_counted
from metrics.calendars.periods import EARLIEST, Grain, Period
from metrics.calendars.working_days import working_days
from metrics.declare import NO_READING, Metric, Reading, Unit, needed_by
from metrics.goals import targets as judging
from metrics.goals.targets import Judgement, Pace, Status, Target
from metrics.statistics import change as changes
from metrics.statistics.arithmetic import numbers
from metrics.statistics.change import Change
from metrics.words import Text
from pages.shared import filters as pickers
from pages.shared import session
from pages.shared.data import load, remembered
from pages.shared.happenings import happenings
from pages.shared.periods import held
from pages.shared.standings import Standing, standing_of
from pages.shared.trends import series, settled_on, trend_window, where_known


@dataclass(frozen=True)
class Kpi:
    """What a tile needs. `trend` has one row per week or month (`trends.series`); the last may not be over yet."""

    metric: Metric
    now: Reading
    before: Reading
    change: Change
    target: Target | None
    judgement: Judgement
    pace: Pace | None
    trend: pd.DataFrame
    grain: Grain
    hidden: bool

    @property
    def goal(self) -> float | None:
        """The target's value; None for a band and without a target."""
        return self.target.value if self.target else None

    @property
    def status_words(self) -> Text:
        """How it stands to its target; while a sum's period runs, to the part of it that should be there by now."""
        words = judging.STATUS_WORDS if self.pace is None else judging.PACE_WORDS
        return words[self.judgement.status]

    @property
    def standing(self) -> Standing:
        """Whether the newest finished points are a signal, or within what is usual."""
        return standing_of(self.trend)


@dataclass(frozen=True)
class Elapsed:
    """How much of the period has gone, in working days."""

    gone: int
    whole: int
    by_weekdays: bool

    @property
    def share(self) -> float:
        return self.gone / self.whole if self.whole else 1.0


@dataclass(frozen=True)
class Measured:
    """The measures of all KPIs of a page: in the period, in the one before it, and over time."""

    now: pd.DataFrame
    before: pd.DataFrame
    before_days: int
    trend: pd.DataFrame
    grain: Grain

    @classmethod
    def of(cls, metrics: tuple[Metric, ...], period: Period, filters: Filters) -> "Measured":
        """Three questions for all of them together."""
        needs = tuple(sorted(needed_by(metrics)))
        earlier, (grain, window) = period.before(session.clock().today), trend_window(period)
        return cls(
            load(asking.ask, needs, so_far(period), filters=filters),
            load(asking.ask, needs, earlier, filters=filters),
            earlier.days,
            load(asking.ask, needs, window, filters=filters, every=grain),
            grain,
        )


def so_far(period: Period) -> Period:
    """The part of the period that has begun: what tiles and comparisons are about, whatever is dated ahead."""
    return period.elapsed(session.clock().today)


def elapsed(period: Period) -> Elapsed:
    """The working days of `period` that have begun, and all of them; of all time there is no part."""
    if period.start == EARLIEST:
        return Elapsed(0, 0, False)
    calendar = pickers.calendar()
    gone, whole = (working_days(calendar, part) for part in (period.elapsed(session.clock().today), period))
    return Elapsed(gone.count, whole.count, gone.by_weekdays or whole.by_weekdays)


def kpis(metrics: tuple[Metric, ...], period: Period, filters: Filters) -> list[Kpi]:
    """Each metric in `period` under `filters`, in order: three questions for all of them together.

    Durations are those of the clock that was chosen. Each is kept until its own facts change: a new answer does not
    make the sales be judged again. Of a closed period they are those of when it was closed, whatever was corrected.
    """
    metrics = pickers.by_clock(metrics)
    found, happened = agreed(metrics, period), happenings.looked_at(filters)
    measured = cache(lambda: Measured.of(metrics, period, filters))
    shared = []
    for metric in metrics:
        target = target_of(metric, found, filters)
        changed = happenings.changed_on(happened, metric)
        find = partial(_kpi, metric, period, target, changed, measured)
        shared.append(remembered("kpi", metric.needs, find, metric.key, target, period, filters, changed))
    then, earlier = (held.kept(each, filters) for each in (period, period.before(session.clock().today)))
    return [_as_closed(replace(kpi, trend=kpi.trend.copy(deep=False)), then, earlier, period) for kpi in shared]


def agreed(metrics: tuple[Metric, ...], period: Period) -> targets.Agreed:
    """The targets of `metrics` that hold for `period`; those of all a page's metrics are asked for at once."""
    return targets.agreed(load(targets.targets_for, period, tuple(metric.key for metric in metrics)))


def target_of(metric: Metric, agreed: targets.Agreed, filters: Filters) -> Target | None:
    """The target for what the visitor looks at: one member's, one team's, else the organisation's.

    A count of one channel or tier has none: the target is for all of them. A lead's or a member's total of one team
    is that team's, even though no team was picked.
    """
    if metric.unit in (Unit.COUNT, Unit.MONEY) and set(filters.columns()) - {"team_id", "member_id"}:
        return None
    seen = teams_counted(session.scope())
    team = filters.team_id or tuple(seen or ())
    if seen is not None and len(team) > 1 and metric.unit in (Unit.COUNT, Unit.MONEY):
        return None
    return targets.target_for(
        agreed,
        metric.key,
        team_id=team[0] if len(team) == 1 else None,
        member_id=filters.member_id[0] if len(filters.member_id) == 1 else None,
    )


def _kpi(
    metric: Metric, period: Period, target: Target | None, begun: tuple[date, ...], measured: Callable[[], Measured]
) -> Kpi:
    today, found, gone = session.clock().today, measured(), elapsed(period)
    reading = metric(found.now).reading()
    earlier = metric(found.before).reading() if found.before_days else NO_READING
    changed = changes.change(
        metric, reading, earlier, days=max(1, period.elapsed(today).days), days_before=max(1, found.before_days)
    )
    immature = judging.is_immature(metric, period, today)
    judgement = judging.judge(metric, reading, target, elapsed_share=gone.share, immature=immature)
    pace = None
    goal = target.value if target and target.agreed else None
    if metric.additive and goal is not None and reading.value is not None and gone.gone < gone.whole:
        pace = judging.pace(reading.value, goal, gone.gone, gone.whole)
    settled = settled_on(period, found.grain)
    course = series(metric, found.trend, found.grain, changed=begun, settled=settled)
    if period.start == EARLIEST:
        course = where_known(course)
    return Kpi(
        metric, reading, earlier, changed, target, judgement, pace, course, found.grain,
        hidden=bool(is_hidden(metric, found.now).any()),
    )  # fmt: skip


def _as_closed(kpi: Kpi, then: dict[str, Kept] | None, earlier: dict[str, Kept] | None, period: Period) -> Kpi:
    """The KPI with what was kept of its period and of the one before, where these are closed."""
    if then is None and earlier is None:
        return kpi
    key, today = kpi.metric.key, session.clock().today
    before = kpi.before if earlier is None else earlier[key].reading if key in earlier else NO_READING
    kept = Kept(kpi.now, kpi.target, kpi.judgement)
    if then is not None:
        status = Status.NO_TARGET if kpi.target is None else Status.NO_DATA
        kept = then.get(key) or Kept(NO_READING, kpi.target, Judgement(status, status))
    changed = changes.change(
        kpi.metric, kept.reading, before, days=max(1, period.elapsed(today).days),
        days_before=max(1, period.before(today).days),
    )  # fmt: skip
    pace, hidden = (kpi.pace, kpi.hidden) if then is None else (None, kpi.hidden and kept.reading.value is None)
    return replace(
        kpi, now=kept.reading, before=before, change=changed, target=kept.target, judgement=kept.judgement, pace=pace,
        hidden=hidden,
    )  # fmt: skip


def by_group(metric: Metric, measured: pd.DataFrame, key: str) -> pd.DataFrame:
    """A metric for each team, channel, ...: one row per row of `measured`, columns key, value, n, low, high, hidden."""
    values = metric(measured)
    columns = {"value": values.value, "n": values.n, "low": values.low, "high": values.high}
    return pd.DataFrame({key: measured[key], **columns, "hidden": is_hidden(metric, measured)})


def is_hidden(metric: Metric, measured: pd.DataFrame) -> NDArray[np.bool_]:
    """For each row, whether something that this metric needs was hidden; other metrics' small cells are none of its."""
    hidden: NDArray[np.bool_] = measured["hidden"].to_numpy(dtype=bool)
    for_want = np.zeros(len(hidden), dtype=bool)
    for name in metric.needs:
        for_want |= np.isnan(numbers(measured[name]))
    return hidden & for_want
