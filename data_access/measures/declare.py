"""What a measure is, and the words that measures of several tables are written in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, column, func, or_
from sqlalchemy.sql.visitors import iterate

Columns = Any  # the columns of `countable(table, ...)`
Moment = ColumnElement[Any]
Expression = Callable[[Columns, Moment], ColumnElement[Any]]


@dataclass(frozen=True)
class Measure:
    """`on` is the Date column that places a fact in a period; None for what stands at the period's end.

    `expression` gets the countable columns and the moment of asking. `empty` is its value where a period holds
    no facts: 0 for counts and sums, missing for quantiles.
    """

    key: str
    table: Table
    on: str | None
    expression: Expression
    empty: float | None

    @cached_property
    def of_the_moment(self) -> bool:
        """Whether it changes with time alone, as what is overdue does."""
        now: Moment = column("now")
        return any(part is now for part in iterate(self.expression(self.table.c, now)))


MEASURES: dict[str, Measure] = {}


def declare(table: Table, on: str | None, empty: float | None = 0, **expressions: Expression) -> None:
    """Make measures over one table of facts, all placed in a period by the day `on`; see `Measure`."""
    for key, expression in expressions.items():
        if key in MEASURES:
            raise ValueError(f"the measure {key} is declared twice")
        MEASURES[key] = Measure(key, table, on, expression, empty)


def cases(rule: Callable[[Columns, Moment], Any]) -> Expression:
    """How many facts satisfy a rule."""
    return lambda c, now: func.count().filter(rule(c, now))


def quantile(column: str, at: float) -> Expression:
    """A quantile by linear interpolation over the facts that have a value."""
    return lambda c, now: func.percentile_cont(at).within_group(c[column])


def quantiles(name: str, column: str, *ats: float) -> dict[str, Expression]:
    """Quantiles of a duration by both clocks: `name`_p50 of `column`_minutes, `name`_p50_working of those at work."""
    clocks = {"": f"{column}_minutes", "_working": f"{column}_business_minutes"}
    return {
        f"{name}_p{round(100 * at)}{clock}": quantile(counted, at) for clock, counted in clocks.items() for at in ats
    }


def late(c: Columns, now: Moment) -> ColumnElement[bool]:
    """Past the promised time, whether it ended or not: an open clock past its due time is breached."""
    return or_(c.kept.is_(False), and_(c.kept.is_(None), c.ended_on.is_(None), c.due_at < now))


def response_late(c: Columns, now: Moment) -> ColumnElement[bool]:
    """Answered past the promised time, or not yet and past it."""
    waiting = and_(c.response_kept.is_(None), c.first_response_minutes.is_(None), c.ended_on.is_(None))
    return or_(c.response_kept.is_(False), and_(waiting, c.response_due_at < now))


def running(c: Columns, now: Moment) -> ColumnElement[bool]:
    """Open, and not past the promised time."""
    return and_(c.kept.is_(None), c.ended_on.is_(None), or_(c.due_at >= now, c.due_at.is_(None)))


def response_running(c: Columns, now: Moment) -> ColumnElement[bool]:
    """Not answered, and not past the promised time."""
    waiting = and_(c.response_kept.is_(None), c.first_response_minutes.is_(None), c.ended_on.is_(None))
    return and_(waiting, c.response_due_at >= now)
