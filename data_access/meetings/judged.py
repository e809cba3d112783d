"""The numbers of a team's week, judged: against targets over four weeks, against what is usual by the week.

What chance alone may have brought is no matter for a meeting. A target is missed where the whole interval misses it; a
week stands out where it lies beyond its limits, which are those of the page's trends.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Connection

from data_access.happenings.marked import happenings_marked
from data_access.hours.working_time import calendars
from data_access.meetings.looked import WEEKS_JUDGED, Looked
from data_access.members import people
from data_access.numbers import targets
from data_access.numbers.asking import Asked, ask
from data_access.scope import Scope
from metrics.calendars.periods import Grain, Period, start_of, step
from metrics.calendars.working_days import working_days
from metrics.declare import WORKING, Metric, Reading, Unit, needed_by
from metrics.goals import targets as judging
from metrics.goals.targets import FEWEST_CASES, Status, Target
from metrics.registry import METRICS
from metrics.statistics import course, odds, phases
from metrics.statistics.signals import PREFERRED_POINTS, Signal

# One of each kind: who is told that fewer customers were satisfied need not hear that the mean fell, too. What the
# team has a target of its own for is looked at as well.
WATCHED = (
    "csat", "nps", "ces", "response_rate", "low_scores_followed_up", "suggestions_answered_in_time",
    "first_response_time", "first_response_within", "resolution_within", "first_contact_resolution",
    "interactions_opened", "interactions_backlog", "interactions_escalated", "complaints_opened",
    "complaint_resolution_time", "complaints_within_standard", "complaints_overdue", "complaints_escalated",
    "new_customers", "sales", "quality_score", "trainings_overdue",
)  # fmt: skip
# Who is lost shows after half a year, and not from one week to the next.
SLOW = frozenset({"churn", "retention"})
LONGER = (Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR)  # what a sum's target can be for
FEWEST_WEEKS = 12  # before a week, without which its limits are too soft to begin a talk with
# Limits are left by chance about once in a hundred weeks, more often where cases are few, and an agenda looks at twenty
# numbers. So that chance begins a talk once in some years: counts and shares have to be as unlikely as this, too, and
# what has no such odds lies half as far again beyond the mean as its limit.
LONG_ODDS = 1 / 1_000
CLEARLY_BEYOND = 1.5
BEYOND = (Signal.ABOVE_LIMIT, Signal.BELOW_LIMIT)
CLEAR = (Status.MISSED, Status.NEAR)


@dataclass(frozen=True)
class AgainstTarget:
    """A number that is clearly not what was set out to be reached; of a sum, by now. `expected`: of a sum that runs."""

    reading: Reading
    target: Target
    period: Period
    status: Status
    expected: float | None = None


@dataclass(frozen=True)
class StandsOut:
    """A finished week that lies beyond what is usual."""

    start: date
    value: float
    n: int
    low: float
    high: float
    signal: Signal


@dataclass(frozen=True)
class Judged:
    """What is to be said of one metric."""

    metric: Metric
    against: AgainstTarget | None
    week: StandsOut | None


def numbers_judged(connection: Connection, asked: Asked, of: Looked, *, by: Scope) -> list[Judged]:
    """The metrics that missed their target, nearly or by all means, or whose newest finished week stands out."""
    held = _Held(connection, of, by)
    metrics = tuple(METRICS[key] for key in METRICS if key in WATCHED or key in held.own)
    needs = tuple(sorted(needed_by(metrics)))
    known, changed = of.known, _changed(connection, of, by)
    since = step(phases.settled_on(known.start, Grain.WEEK), Grain.WEEK, -PREFERRED_POINTS)
    weekly = ask(asked, by, needs, Period("trend", since, known.end), of.clock, filters=of.filters, every=Grain.WEEK)
    lately = ask(asked, by, needs, of.judged, of.clock, filters=of.filters)
    found = []
    for metric in metrics:
        trend = course.series(
            metric, weekly, Grain.WEEK, today=of.clock.today, changed=_of_metric(changed, metric),
            settled=phases.settled_on(known.start, Grain.WEEK),
        )  # fmt: skip
        against = None
        if metric.additive:
            for period, goal in held.sums(metric):
                against = against or _sum(connection, asked, metric, period, goal, trend, of, by)
        elif (target := held.level(metric)) is not None:
            against = _level(metric, metric(lately).reading(), target, trend, of)
        week = _stands_out(metric, trend, of)
        if against is not None or week is not None:
            found.append(Judged(metric, against, week))
    return found


class _Held:
    """The targets that hold for the team in the week, and of sums those of the month, quarter, ... around it."""

    def __init__(self, connection: Connection, of: Looked, by: Scope) -> None:
        day = of.last
        self.team_id = of.team_id
        around = [Period("own", start := start_of(day, grain), step(start, grain), grain) for grain in LONGER]
        keys = tuple(key for key in METRICS if key not in SLOW)
        rows = targets.targets_of_each(connection, by, (of.week, *around), keys, clock=of.clock)
        mine = rows[(rows["scope"] == "team") & (rows["team_id"] == of.team_id)]
        self.own = frozenset(mine["metric"])
        self.levels = targets.agreed(rows[rows["start"] == of.week.start])
        self.periods: list[tuple[Period, Mapping[Any, Target]]] = []
        for period in around:
            sums = mine[(mine["from_on"] == period.start) & (mine["to_on"] == period.end)].drop_duplicates("target_id")
            self.periods.append((period, targets.agreed(sums)))

    def level(self, metric: Metric) -> Target | None:
        return targets.target_for(self.levels, metric.key, team_id=self.team_id)

    def sums(self, metric: Metric) -> list[tuple[Period, Target]]:
        """The shortest first, of which most can still be done."""
        found = ((period, held.get((metric.key, "team", self.team_id))) for period, held in self.periods)
        return [(period, target) for period, target in found if target is not None]


def _level(metric: Metric, reading: Reading, target: Target, trend: pd.DataFrame, of: Looked) -> AgainstTarget | None:
    """How four weeks stand to a target, if that is clear."""
    sure = course.with_interval(reading, metric, _finished(trend), WEEKS_JUDGED)
    if sure is None:
        return None
    immature = judging.is_immature(metric, of.judged, of.clock.today)
    status = judging.judge(metric, sure, target, immature=immature).status
    return AgainstTarget(reading, target, of.judged, status) if status in CLEAR else None


def _sum(
    connection: Connection, asked: Asked, metric: Metric, period: Period, target: Target, trend: pd.DataFrame,
    of: Looked, by: Scope,
) -> AgainstTarget | None:  # fmt: skip
    """How what came so far stands to the part of a sum's target that should be there by now, if that is clear."""
    if target.value is None:
        return None
    gone = Period("own", period.start, min(period.end, of.known.end))
    reading = metric(ask(asked, by, tuple(sorted(metric.needs)), gone, of.clock, filters=of.filters)).reading()
    sure = course.with_interval(reading, metric, _finished(trend), gone.days / 7)
    if sure is None:
        return None
    calendar = calendars(connection).of(of.team_id)
    done, whole = working_days(calendar, gone).count, working_days(calendar, period).count
    share = done / whole if whole else 1.0
    status = judging.judge(metric, sure, target, elapsed_share=share).status
    expected = target.value * share if share < 1 else None
    return AgainstTarget(reading, target, gone, status, expected) if status in CLEAR else None


def _stands_out(metric: Metric, trend: pd.DataFrame, of: Looked) -> StandsOut | None:
    """The newest finished week, if it is beyond its limits; not one of few cases, and not an old one."""
    over = trend[trend["over"]]
    if over.empty:
        return None
    last = over.iloc[-1]
    news = step(of.week.start, Grain.WEEK, -1 if of.running else 0)
    before = over[(over["phase"] == last["phase"]) & over["value"].notna()]
    if last["start"] < news or last["signal"] not in BEYOND or len(before) <= FEWEST_WEEKS:
        return None
    if _by_chance(metric, last):
        return None
    if metric.unit is not Unit.COUNT and last["n"] < FEWEST_CASES:
        return None
    return StandsOut(
        last["start"], float(last["value"]), int(last["n"]), float(last["normal_low"]), float(last["normal_high"]),
        last["signal"],
    )  # fmt: skip


def _by_chance(metric: Metric, week: pd.Series) -> bool:
    """Whether a week beyond its limits may still be what chance brings to one of twenty numbers."""
    if metric.unit is Unit.COUNT:
        return odds.of_count(week["value"], week["mean"]) > LONG_ODDS
    if metric.unit is Unit.SHARE:
        return odds.of_share(week["value"] * week["n"], week["n"], week["mean"]) > LONG_ODDS
    return bool(abs(week["away"]) < CLEARLY_BEYOND)


def _finished(trend: pd.DataFrame) -> Any:
    """The values of the finished weeks of the newest phase."""
    newest = trend[trend["over"] & (trend["phase"] == trend["phase"].iloc[-1])]
    return newest["value"].to_numpy(dtype="float64") if len(newest) else np.array([])


def _changed(connection: Connection, of: Looked, by: Scope) -> list[tuple[date, frozenset[str]]]:
    """When something began after which other numbers are usual, for the organisation, the team or one above it."""
    rows = happenings_marked(connection, by)
    rows = rows[rows["new_phase"]]
    if rows.empty:
        return []
    known = people.teams(connection, by)
    above = dict(zip(known["team_id"], known["parent_id"], strict=True))
    chain: set[int] = set()
    team: Any = of.team_id
    while team is not None and pd.notna(team) and int(team) not in chain:
        chain.add(int(team))
        team = above.get(int(team))
    theirs = rows[rows["team_id"].isna() | rows["team_id"].isin(chain)]
    days = (pd.Timestamp(day).date() for day in theirs["first_on"])
    about = (
        frozenset(keys.split(",")) if isinstance(keys, str) and keys else frozenset() for keys in theirs["metrics"]
    )
    return list(zip(days, about, strict=True))


def _of_metric(changed: list[tuple[date, frozenset[str]]], metric: Metric) -> list[date]:
    named = {metric.plain_key, metric.plain_key + WORKING}
    return sorted({day for day, keys in changed if not keys or keys & named})
