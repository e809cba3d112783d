"""What could be expected of somebody with just the cases they had: by tier, category and channel."""

import numpy as np
import pandas as pd

from data_access.clock import Clock
from data_access.measures import MEASURES
from data_access.numbers.asking import Asked, ask
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.scope import Scope
from metrics.calendars.periods import Period
from metrics.declare import Metric, Unit
from metrics.registry import METRICS
from metrics.statistics.mix import expected

COLUMNS = ("member_id", "team_id", "expected", "ratio", "low", "high", "n")


def kinds_of(metric: Metric) -> tuple[str, ...]:
    """The columns that tell a metric's cases apart, those to pool last first; none where it has no expected value.

    Complaints have a category, everything else a topic.
    """
    tables = {MEASURES[name].table for name in metric.needs}
    if metric.unit is not Unit.SHARE:
        return ()
    for kinds in (("tier", "category", "channel"), ("tier", "topic", "channel")):
        if all(set(kinds) <= set(table.c.keys()) for table in tables):
            return kinds
    return ()


def expected_of_members(
    asked: Asked, scope: Scope, metric_key: str, period: Period, filters: Filters = EVERYTHING, *, clock: Clock
) -> pd.DataFrame:
    """What the whole of each team reaches with the cases of each of its members whom `scope` may see one by one.

    One row per member and team with cases. Columns: member_id, team_id (of the time), expected (0-1), ratio (the own
    value divided by it), low and high (the ends of its 95 % interval), n (their cases). Only for shares.

    Source: the mirror.
    """
    kinds = kinds_of(METRICS[metric_key])
    if not kinds:
        return _none()
    rows = _cells(asked, scope, metric_key, period, filters, ("team_id", "member_id", *kinds), clock)
    found = []
    for _, team in rows[rows["team_id"].notna()].groupby("team_id", sort=False):
        own = team[team["member_id"].notna()]
        found.append(_told(own, team, kinds))
    return pd.concat(found, ignore_index=True) if found else _none()


def expected_of_own(asked: Asked, scope: Scope, metric_key: str, period: Period, *, clock: Clock) -> pd.DataFrame:
    """The same of the person of `scope` alone, against the totals of the teams they are in now: one row per team."""
    kinds = kinds_of(METRICS[metric_key])
    if not kinds or scope.member_id is None or not scope.own_team_ids:
        return _none()
    teams = tuple(sorted(scope.own_team_ids))
    mine = Filters(team_id=teams, member_id=(scope.member_id,))
    own = _cells(asked, scope, metric_key, period, mine, ("team_id", *kinds), clock).assign(member_id=scope.member_id)
    whole = _cells(asked, scope, metric_key, period, Filters(team_id=teams), ("team_id", *kinds), clock)
    found = [_told(rows, whole[whole["team_id"] == team_id], kinds) for team_id, rows in own.groupby("team_id")]
    return pd.concat(found, ignore_index=True) if found else _none()


def _cells(
    asked: Asked, scope: Scope, metric_key: str, period: Period, filters: Filters, by: tuple[str, ...], clock: Clock
) -> pd.DataFrame:
    """How many good ones of how many cases there are of each kind, as `part` and `cases`; no kind without any."""
    metric = METRICS[metric_key]
    measured = ask(asked, scope, metric.needs, period, clock, filters=filters, by=by)
    values = metric(measured)
    there = np.nan_to_num(values.denominator) > 0
    return measured[list(by)].assign(part=values.numerator, cases=values.denominator)[there]


def _told(own: pd.DataFrame, whole: pd.DataFrame, kinds: tuple[str, ...]) -> pd.DataFrame:
    if own.empty:
        return _none()
    found, who = expected(own, whole, kinds, "member_id"), own.drop_duplicates("member_id")
    return pd.DataFrame(
        {
            "member_id": who["member_id"].astype("int64").to_numpy(), "team_id": who["team_id"].to_numpy(),
            "expected": found.value, "ratio": found.ratio, "low": found.low, "high": found.high, "n": found.n,
        }
    )  # fmt: skip


def _none() -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype="float64") for name in COLUMNS})
