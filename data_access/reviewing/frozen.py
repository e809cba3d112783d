"""The numbers of a review's period, kept with the review when it is shared, so that no later correction of facts
changes what was told: those of the closed period where it is closed, else as they are at that moment.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pandas as pd
from sqlalchemy import Connection, select

from data_access.acting import past_the_wall
from data_access.clock import Clock
from data_access.numbers import targets
from data_access.numbers.asking import EVERY_TABLE, ask
from data_access.numbers.filters import Filters
from data_access.reviewing import rules
from data_access.schema import period_result, period_snapshot, review, review_cycle
from data_access.scope import OWNER, Scope, visible
from metrics.calendars.periods import Period
from metrics.declare import needed_by
from metrics.goals.targets import Status, attainment, judge
from metrics.registry import METRICS

Found = TypeVar("Found")

# Shares and counts, which both databases can tell themselves; the quality score where there are quality reviews.
OF_REVIEWS = (
    "csat", "interactions_resolved", "resolution_within", "first_contact_resolution", "complaints_within_standard",
    "quality_score",
)  # fmt: skip

COLUMNS = ["metric", "value", "n", "low", "high", "target", "attainment", "status"]


@dataclass(frozen=True)
class Within:
    """The database as this transaction finds it, asked the same only once: nothing may be stored in between."""

    connection: Connection
    kept: dict[Any, Any] = field(default_factory=dict)

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        yield self.connection

    def remembered(self, key: Any, find: Callable[[], Found], tables: frozenset[str] = EVERY_TABLE) -> Found:
        if key not in self.kept:
            self.kept[key] = find()
        return self.kept[key]  # type: ignore[no-any-return]


def numbers_of(
    connection: Connection, period: Period, clock: Clock, *, member_id: int, asked: Within | None = None
) -> list[dict[str, Any]]:
    """A member's KPIs in a period: each that has cases with value, n, low, high, target, attainment, status.

    `asked`: the same for several members, so that what is the same for all of them is asked once.
    """
    if kept := _of_closed(connection, period, member_id):
        return kept
    metrics = tuple(METRICS[key] for key in OF_REVIEWS if key in METRICS)
    measured = ask(
        asked or Within(connection), OWNER, needed_by(metrics), period, clock, filters=Filters(member_id=(member_id,))
    )
    keys = tuple(metric.key for metric in metrics)
    agreed = targets.agreed(targets.targets_for(connection, OWNER, period, keys, clock=clock))
    found = []
    for metric in metrics:
        reading = metric(measured).reading()
        if reading.value is None or not reading.n:
            continue
        target = targets.target_for(agreed, metric.key, member_id=member_id)
        goal = target.value if target else None
        status = judge(metric, reading, target).status
        found.append({
            "metric": metric.key, "value": float(reading.value), "n": int(reading.n), "low": reading.low,
            "high": reading.high, "target": goal, "attainment": attainment(reading.value, goal, metric.better),
            "status": None if status is Status.NO_TARGET else status.value,
        })  # fmt: skip
    return found


def _of_closed(connection: Connection, period: Period, member_id: int) -> list[dict[str, Any]]:
    """What the period came to when it was closed, of all that the member did in it; nothing while it is not."""
    k, s = period_result.c, period_snapshot.c
    asked = (
        select(k.metric, k.value, k.n, k.low, k.high, k.target_value, k.attainment, k.status)
        .join_from(period_result, period_snapshot, s.id == k.snapshot_id)
        .where(s.from_on == period.start, s.to_on == period.end)
        .where(k.scope == "member", k.member_id == member_id, k.value.is_not(None), k.n > 0)
        # Of who was in several teams there is a row for each, and one of all of it: that comes last and stays.
        .order_by(k.team_id.is_(None))
    )
    found = {row.metric: row for row in connection.execute(asked) if row.metric in METRICS}
    order = [key for key in METRICS if key in found]
    judged = {key: None if found[key].status == Status.NO_TARGET else found[key].status for key in order}
    return [dict(zip(COLUMNS, (*found[key][:7], judged[key]), strict=True)) for key in order]


def numbers_to_share(connection: Connection, scope: Scope, *, clock: Clock, number: int) -> pd.DataFrame:
    """The numbers that would be kept with a review if it were shared now, for who writes it; else none.

    One row per KPI with cases. Columns: those of `numbers_of`.

    Source: facts of the review's member, in its period.
    """
    r, c = visible(review, scope), visible(review_cycle, scope)
    asked = select(r, c.c.kind, c.c.from_on, c.c.to_on).join_from(r, c, c.c.id == r.c.cycle_id)
    row = connection.execute(asked.where(r.c.id == number)).mappings().first()
    if row is None or not rules.writes(connection, row, by=scope):
        return pd.DataFrame(columns=COLUMNS)
    period = Period(row["kind"], row["from_on"], row["to_on"])
    # Also what the member did in another team before they came: the review is of them, and will be told them so.
    with past_the_wall(connection):
        found = numbers_of(connection, period, clock, member_id=row["member_id"])
    return pd.DataFrame(found, columns=COLUMNS)
