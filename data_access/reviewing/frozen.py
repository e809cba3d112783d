"""The numbers of a review's period as they are when it is shared: kept with the review, so that no later correction of
facts changes what was told.

`numbers_of` is the one place to change when closed periods keep the numbers themselves.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection

from data_access.clock import Clock
from data_access.numbers import targets
from data_access.numbers.asking import EVERY_TABLE, ask
from data_access.numbers.filters import Filters
from data_access.scope import OWNER
from metrics.declare import needed_by
from metrics.periods import Period
from metrics.registry import METRICS
from metrics.targets import Status, attainment, judge

Found = TypeVar("Found")

# Shares and counts, which both databases can tell themselves; the quality score where there are quality reviews.
OF_REVIEWS = (
    "csat", "interactions_resolved", "resolution_within", "first_contact_resolution", "complaints_within_standard",
    "quality_score",
)  # fmt: skip


@dataclass(frozen=True)
class _Within:
    """The database as this transaction finds it."""

    connection: Connection

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        yield self.connection

    def remembered(self, key: Any, find: Callable[[], Found], tables: frozenset[str] = EVERY_TABLE) -> Found:
        return find()


def numbers_of(connection: Connection, period: Period, clock: Clock, *, member_id: int) -> list[dict[str, Any]]:
    """A member's KPIs in a period: each that has cases with value, n, low, high, target, attainment, status."""
    metrics = tuple(METRICS[key] for key in OF_REVIEWS if key in METRICS)
    measured = ask(
        _Within(connection), OWNER, needed_by(metrics), period, clock, filters=Filters(member_id=(member_id,))
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
