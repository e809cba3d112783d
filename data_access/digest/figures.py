"""KPIs of a digest: value, target and status, change against the period before, cases, and what is no noise.

The same arithmetic as on the pages, for a period that is over: of a closed one what was kept of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from data_access.digest.reader import Reader
from data_access.happenings.marked import happenings_marked
from data_access.numbers.asking import ask
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.numbers.targets import agreed, target_for, targets_for
from data_access.periods import held
from data_access.periods.closed import closings, frozen_results
from data_access.periods.held import Kept
from metrics.calendars.periods import Grain, Period, step
from metrics.declare import NO_READING, WORKING, Metric, Reading, needed_by
from metrics.goals.targets import Judgement, Target, is_immature, judge
from metrics.statistics import course, phases
from metrics.statistics.arithmetic import numbers
from metrics.statistics.change import Change, change
from metrics.statistics.signals import PREFERRED_POINTS, Signal


@dataclass(frozen=True)
class Kpi:
    """One KPI of a period. `signal` with the Monday of the week where it showed; `hidden`: too few cases to be told."""

    metric: Metric
    now: Reading
    change: Change
    target: Target | None
    judgement: Judgement
    hidden: bool
    signal: Signal | None = None
    signal_on: date | None = None


def kpis(reader: Reader, metrics: Sequence[Metric], period: Period, *, team_id: int | None = None) -> list[Kpi]:
    """Each of `metrics` in a period that is over: of the one team, or of all that the reader sees together."""
    connection, scope, clock = reader.connection, reader.scope, reader.clock
    filters = EVERYTHING if team_id is None else Filters(team_id=(team_id,))
    needs = needed_by(metrics)
    before = period.before(clock.today)
    now, then = (ask(reader.asked, scope, needs, each, clock, filters=filters) for each in (period, before))
    goals = agreed(targets_for(connection, scope, period, tuple(each.key for each in metrics), clock=clock))
    kept, kept_before = (_kept(reader, each, filters) for each in (period, before))
    trend = _trend(reader, needs, period, filters)
    found = []
    for metric in metrics:
        target = target_for(goals, metric.key, team_id=team_id)
        reading, earlier = metric(now).reading(), metric(then).reading()
        judgement = judge(metric, reading, target, immature=is_immature(metric, period, clock.today))
        hidden = _is_hidden(metric, now)
        if kept is not None and metric.key in kept:
            one = kept[metric.key]
            reading, target, judgement, hidden = one.reading, one.target, one.judgement, False
        if kept_before is not None:
            earlier = kept_before[metric.key].reading if metric.key in kept_before else NO_READING
        changed = change(metric, reading, earlier, days=max(1, period.days), days_before=max(1, before.days))
        signal, signal_on = _signal(reader, metric, trend, period, team_id)
        found.append(Kpi(metric, reading, changed, target, judgement, hidden, signal, signal_on))
    return found


def _kept(reader: Reader, period: Period, filters: Filters) -> dict[str, Kept] | None:
    known = closings(reader.connection, reader.scope)
    there = known[(known["from_on"] == period.start) & (known["to_on"] == period.end)]
    if there.empty:
        return None
    frozen = frozen_results(reader.connection, reader.scope, int(there["snapshot_id"].iloc[0]))
    return held.of_whom(frozen, filters, reader.scope)


def _trend(reader: Reader, needs: frozenset[str], period: Period, filters: Filters) -> pd.DataFrame:
    """The weeks by which the newest ones are judged."""
    start = step(phases.settled_on(period.start, Grain.WEEK), Grain.WEEK, -PREFERRED_POINTS)
    weeks = Period("trend", start, period.end)
    return ask(reader.asked, reader.scope, needs, weeks, reader.clock, filters=filters, every=Grain.WEEK)


def _signal(
    reader: Reader, metric: Metric, trend: pd.DataFrame, period: Period, team_id: int | None
) -> tuple[Signal | None, date | None]:
    """The newest signal among the last weeks, if its phase goes on, and the week where it showed."""
    found = course.series(
        metric, trend, Grain.WEEK, today=reader.clock.today, changed=_changed_on(reader, metric, team_id),
        settled=phases.settled_on(period.start, Grain.WEEK),
    )  # fmt: skip
    signal = course.newest_signal(found)
    if signal is None:
        return None, None
    return signal, found.loc[found["signal"] == signal, "start"].iloc[-1]


def _changed_on(reader: Reader, metric: Metric, team_id: int | None) -> list[date]:
    """Where phases begin: with what was noted of all, or of the team, that changed what is usual."""
    rows = happenings_marked(reader.connection, reader.scope)
    found = []
    for row in rows[rows["new_phase"]].to_dict("records"):
        keys = row["metrics"].split(",") if isinstance(row["metrics"], str) else []
        about = not keys or metric.plain_key in {key.removesuffix(WORKING) for key in keys}
        if about and (pd.isna(row["team_id"]) or row["team_id"] == team_id):
            found.append(pd.Timestamp(row["first_on"]).date())
    return found


def _is_hidden(metric: Metric, measured: pd.DataFrame) -> bool:
    if not bool(measured["hidden"].iloc[0]):
        return False
    return any(np.isnan(numbers(measured[name]))[0] for name in metric.needs)
