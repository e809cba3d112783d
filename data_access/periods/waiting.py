"""What speaks against closing a period yet."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, func, select

from data_access.numbers.targets import AGREED, WITHDRAWN
from data_access.schema import target
from data_access.scope import Scope, visible
from metrics.calendars.periods import Period
from metrics.goals.targets import is_immature
from metrics.registry import METRICS


@dataclass(frozen=True)
class Targets:
    """How many targets hold for exactly a period: agreed ones, and others, which will not be scored."""

    agreed: int
    waiting: int


def immature(period: Period, today: date) -> tuple[str, ...]:
    """The keys of the metrics whose newest cases may still change how they count, though nobody corrects anything."""
    return tuple(key for key, metric in METRICS.items() if is_immature(metric, period, today))


def targets_waiting(connection: Connection, scope: Scope, period: Period) -> Targets:
    """How many of the targets that `scope` may see hold for exactly these days, and to how many nobody agreed.

    Source: target.
    """
    t = visible(target, scope)
    theirs = and_(t.c.from_on == period.start, t.c.to_on == period.end, t.c.state != WITHDRAWN)
    agreed = func.count().filter(t.c.state == AGREED)
    found, whole = connection.execute(select(agreed, func.count()).where(theirs)).one()
    return Targets(int(found), int(whole - found))
