"""Which target holds for a period, and for whom."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Row, and_, case, or_, select

from data_access.clock import Clock
from data_access.schema import target
from data_access.scope import Scope, visible
from metrics.calendars.periods import Period
from metrics.declare import Unit
from metrics.goals.targets import Target
from metrics.registry import METRICS

WHOSE = ("metric", "scope", "team_id", "member_id")
NUMBERS = ("value", "low", "high", "tolerance")
COLUMNS = (*WHOSE, *NUMBERS, "from_on", "to_on", "state", "weight")
AGREED, WITHDRAWN = "agreed", "withdrawn"
TYPES = {"team_id": "Int64", "member_id": "Int64", **dict.fromkeys((*NUMBERS, "weight"), "float64")}

# By metric, level and the team or member it is for (None: the organisation).
Agreed = Mapping[tuple[str, str, int | None], Target]


def targets_for(
    connection: Connection, scope: Scope, period: Period, metrics: tuple[str, ...], *, clock: Clock
) -> pd.DataFrame:
    """The targets of `metrics` (keys) that hold for `period`, at most one per metric and organisation, team or member.

    A target of a sum (`Metric.additive`) holds only for exactly its own period. Any other holds for every period
    it covers; as of now, the days to come need no cover. Of several an agreed one holds before any other, then the
    shortest, then the one set last. One that was withdrawn never holds.

    Rows by metric, the organisation's first. Columns: metric, scope (organisation, team, member), team_id,
    member_id (missing where it is for more than one), value, low, high, tolerance (in the metric's unit, missing
    where not set), from_on, to_on (the day after the last), state (agreed, proposed, disputed), weight (of a score of
    100, missing where not set), target_id.

    Source: target, filled by data_access/goals.
    """
    return targets_of_each(connection, scope, (period,), metrics, clock=clock).drop(columns="start")


def targets_of_each(
    connection: Connection, scope: Scope, periods: tuple[Period, ...], metrics: tuple[str, ...], *, clock: Clock
) -> pd.DataFrame:
    """The targets that hold for each of `periods`, in one statement: the rows of `targets_for`, one period after the
    other, with the column `start`, the first day of theirs."""
    found: list[tuple[Any, ...]] = []
    told = _set_between(connection, scope, periods, metrics, clock)
    for period in periods:
        until = period.elapsed(clock.today).end
        shortest: dict[tuple[Any, ...], Row[Any]] = {}
        for row in told:
            if METRICS[row.metric].additive:
                if (row.from_on, row.to_on) != (period.start, period.end):
                    continue
            elif row.from_on > period.start or row.to_on < until:
                continue
            held = shortest.setdefault(row[: len(WHOSE)], row)
            if _before(row, held):
                shortest[row[: len(WHOSE)]] = row
        found += [(*row, period.start) for row in shortest.values()]
    names = (*COLUMNS, "target_id", "start")
    columns = {name: [row[place] for row in found] for place, name in enumerate(names)}
    return pd.DataFrame({name: pd.Series(values, dtype=TYPES.get(name, "object")) for name, values in columns.items()})


def _set_between(
    connection: Connection, scope: Scope, periods: tuple[Period, ...], metrics: tuple[str, ...], clock: Clock
) -> list[Row[Any]]:
    """Every target that can hold for one of `periods`, by metric and level, the one set last first."""
    additive = [key for key in metrics if METRICS[key].additive]
    others = [key for key in metrics if not METRICS[key].additive]
    t = visible(target, scope)
    holds = [
        rule
        for period in periods
        for rule in (
            and_(t.c.metric.in_(additive), t.c.from_on == period.start, t.c.to_on == period.end),
            and_(t.c.metric.in_(others), t.c.from_on <= period.start, t.c.to_on >= period.elapsed(clock.today).end),
        )
    ]
    level = case({"organisation": 0, "team": 1}, value=t.c.scope, else_=2)
    told: list[ColumnElement[Any]] = [*(t.c[name] for name in COLUMNS), t.c.id.label("target_id")]
    asked = select(*told).where(or_(*holds), t.c.state != WITHDRAWN)
    return list(connection.execute(asked.order_by(t.c.metric, level, t.c.created_at.desc(), t.c.id.desc())))


def agreed(targets: pd.DataFrame) -> Agreed:
    """The rows of `targets_for`, each as the target of the one it is for."""
    columns = (targets[name].tolist() for name in (*WHOSE, "state", *NUMBERS))
    found: dict[tuple[str, str, int | None], Target] = {}
    for metric, level, team_id, member_id, state, *numbers in zip(*columns, strict=True):
        # Of two for a member who moved, that of the one set last comes first.
        whose = {"team": team_id, "member": member_id}.get(level)
        value, low, high, tolerance = map(_given, numbers)
        one = Target(value, low, high, tolerance, agreed=state == AGREED)
        if found.setdefault((metric, level, whose), one).agreed < one.agreed:
            found[metric, level, whose] = one
    return found


def target_for(
    agreed: Agreed, metric: str, *, team_id: int | None = None, member_id: int | None = None
) -> Target | None:
    """The target that a number is measured against.

    A member's own before their team's before the organisation's; one that nobody agreed to only where no other holds.
    A count or an amount of the whole is no target of
    a part: there the narrower level has its own or none.
    """
    levels: list[tuple[str, int | None]] = [("organisation", None)]
    if team_id is not None:
        levels.insert(0, ("team", team_id))
    if member_id is not None:
        levels.insert(0, ("member", member_id))
    if METRICS[metric].additive or METRICS[metric].unit in (Unit.COUNT, Unit.MONEY):
        levels = levels[:1]
    held = [agreed[metric, *level] for level in levels if (metric, *level) in agreed]
    return next((target for target in held if target.agreed), held[0] if held else None)


def _before(row: Row[Any], found: Row[Any]) -> bool:
    """Whether `row` holds rather than `found`, which was set later."""
    if (row.state == AGREED) != (found.state == AGREED):
        return bool(row.state == AGREED)
    return bool(row.to_on - row.from_on < found.to_on - found.from_on)


def _given(number: float) -> float | None:
    return None if math.isnan(number) else number
