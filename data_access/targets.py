"""Which target holds for a period, and for whom."""

import pandas as pd
from sqlalchemy import Connection, and_, case, or_, select

from data_access.clock import Clock
from data_access.schema import target
from data_access.scope import Scope, visible
from metrics.declare import Unit
from metrics.periods import Period
from metrics.registry import METRICS
from metrics.targets import Target

NUMBERS = ("value", "low", "high", "tolerance")


def targets_for(
    connection: Connection, scope: Scope, period: Period, metrics: tuple[str, ...], *, clock: Clock
) -> pd.DataFrame:
    """The targets of `metrics` (keys) that hold for `period`, at most one per metric and organisation, team or member.

    A target of a sum (`Metric.additive`) holds only for exactly its own period. Any other holds for every period
    it covers; as of now, the days to come need no cover. Of several the shortest holds, then the one set last.

    Rows by metric, the organisation's first. Columns: metric, scope (organisation, team, member), team_id,
    member_id (missing where it is for more than one), value, low, high, tolerance (in the metric's unit, missing
    where not set), from_on, to_on (the day after the last).

    Source: target, filled by the demo and importers/.
    """
    additive = [key for key in metrics if METRICS[key].additive]
    others = [key for key in metrics if not METRICS[key].additive]
    t, until = visible(target, scope), period.elapsed(clock.today).end
    holds = or_(
        and_(t.c.metric.in_(additive), t.c.from_on == period.start, t.c.to_on == period.end),
        and_(t.c.metric.in_(others), t.c.from_on <= period.start, t.c.to_on >= until),
    )
    whose = ["metric", "scope", "team_id", "member_id"]
    asked = select(*(t.c[name] for name in (*whose, *NUMBERS, "from_on", "to_on"))).where(holds)
    level = case({"organisation": 0, "team": 1}, value=t.c.scope, else_=2)
    found = pd.read_sql(asked.order_by(t.c.metric, level, t.c.created_at.desc(), t.c.id.desc()), connection)
    found = found.astype(dict.fromkeys(NUMBERS, "float64") | dict.fromkeys(whose[2:], "Int64"))
    # A day before the year 1677 or after 2262 is no timestamp, so lengths are reckoned with dates.
    length = [(to_on - from_on).days for from_on, to_on in zip(found["from_on"], found["to_on"], strict=True)]
    shortest = found.assign(length=length).sort_values("length", kind="stable").drop_duplicates(whose)
    return shortest.drop(columns="length").sort_index().reset_index(drop=True)


def target_for(
    targets: pd.DataFrame, metric: str, *, team_id: int | None = None, member_id: int | None = None
) -> Target | None:
    """The target that a number is measured against, picked from the rows of `targets_for`.

    A member's own before their team's before the organisation's. A count or an amount of the whole is no target of
    a part: there the narrower level has its own or none.
    """
    levels: list[tuple[str, str, int | None]] = [("organisation", "organisation", None)]
    if team_id is not None:
        levels.insert(0, ("team", "team_id", team_id))
    if member_id is not None:
        levels.insert(0, ("member", "member_id", member_id))
    if METRICS[metric].additive or METRICS[metric].unit in (Unit.COUNT, Unit.MONEY):
        levels = levels[:1]
    rows = targets[targets["metric"] == metric]
    for level, column, whose in levels:
        found = rows[rows["scope"] == level]
        found = found if whose is None else found[(found[column] == whose).fillna(False)]
        if len(found):
            return Target(**{name: _given(found.iloc[0][name]) for name in NUMBERS})
    return None


def _given(number: float) -> float | None:
    return None if pd.isna(number) else float(number)
