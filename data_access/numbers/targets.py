"""Which target holds for a period, and for whom."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Row, and_, case, or_, select

from data_access.clock import Clock
from data_access.schema import target
from data_access.scope import Scope, visible
from metrics.declare import Unit
from metrics.periods import Period
from metrics.registry import METRICS
from metrics.targets import Target

WHOSE = ("metric", "scope", "team_id", "member_id")
NUMBERS = ("value", "low", "high", "tolerance")
COLUMNS = (*WHOSE, *NUMBERS, "from_on", "to_on")
TYPES = {"team_id": "Int64", "member_id": "Int64", **dict.fromkeys(NUMBERS, "float64")}

# By metric, level and the team or member it is for (None: the organisation).
Agreed = Mapping[tuple[str, str, int | None], Target]


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
    level = case({"organisation": 0, "team": 1}, value=t.c.scope, else_=2)
    asked = select(*(t.c[name] for name in COLUMNS)).where(holds)
    shortest: dict[tuple[Any, ...], Row[Any]] = {}
    for row in connection.execute(asked.order_by(t.c.metric, level, t.c.created_at.desc(), t.c.id.desc())):
        found = shortest.setdefault(row[: len(WHOSE)], row)
        if row.to_on - row.from_on < found.to_on - found.from_on:
            shortest[row[: len(WHOSE)]] = row
    columns = {name: [row[place] for row in shortest.values()] for place, name in enumerate(COLUMNS)}
    return pd.DataFrame({name: pd.Series(values, dtype=TYPES.get(name, "object")) for name, values in columns.items()})


def agreed(targets: pd.DataFrame) -> Agreed:
    """The rows of `targets_for`, each as the target of the one it is for."""
    columns = (targets[name].tolist() for name in (*WHOSE, *NUMBERS))
    found: dict[tuple[str, str, int | None], Target] = {}
    for metric, level, team_id, member_id, *amounts in zip(*columns, strict=True):
        # Of two for a member who moved, that of the one set last comes first.
        whose = {"team": team_id, "member": member_id}.get(level)
        found.setdefault((metric, level, whose), Target(*map(_given, amounts)))
    return found


def target_for(
    agreed: Agreed, metric: str, *, team_id: int | None = None, member_id: int | None = None
) -> Target | None:
    """The target that a number is measured against.

    A member's own before their team's before the organisation's. A count or an amount of the whole is no target of
    a part: there the narrower level has its own or none.
    """
    levels: list[tuple[str, int | None]] = [("organisation", None)]
    if team_id is not None:
        levels.insert(0, ("team", team_id))
    if member_id is not None:
        levels.insert(0, ("member", member_id))
    if METRICS[metric].additive or METRICS[metric].unit in (Unit.COUNT, Unit.MONEY):
        levels = levels[:1]
    return next((agreed[metric, *level] for level in levels if (metric, *level) in agreed), None)


def _given(number: float) -> float | None:
    return None if math.isnan(number) else number
