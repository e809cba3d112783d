"""Asking for numbers: any measures, over any period, filtered and cut by any columns, one statement a cohort."""

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Protocol, TypeVar

import numpy as np
import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Select,
    Subquery,
    Table,
    and_,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from data_access.clock import Clock
from data_access.filters import EVERYTHING, Filters
from data_access.measures import MEASURES, RESTS_ON, Measure
from data_access.schema import FACTS, customer
from data_access.schema.columns import Utc
from data_access.scope import SMALLEST_CELL, Scope, countable
from data_access.standing import CHURN, CHURN_AT_A_TIME, bucket_start, churn, standing
from metrics.periods import EARLIEST, Grain, Period

Found = TypeVar("Found")
# A question filtered or cut by one of these tells persons apart.
OF_A_PERSON = frozenset({"member_id", "customer_id"})
Key = tuple[Any, ...]


class Asked(Protocol):
    """Where questions go: the mirror, or a database that answers them itself."""

    def asking(self) -> AbstractContextManager[Connection]:
        """A connection on which the countable columns of every table of facts can be asked."""

    def remembered(self, key: Any, find: Callable[[], Found]) -> Found:
        """What `find` gives, kept under `key` until the facts change."""


@dataclass(frozen=True)
class Extent:
    """Which days the dashboard knows about: each table's first fact, and the last fact of any."""

    first: dict[str, date]
    last: date | None

    def covers(self, table: str, bucket: Period) -> bool:
        """Whether no fact of `table` in `bucket` means that there was none, rather than that nobody knows."""
        known = self.first.get(table)
        return known is not None and self.last is not None and known < bucket.end and bucket.start <= self.last


@dataclass(frozen=True)
class Question:
    """What `ask` is asked, in one piece."""

    measures: frozenset[str]
    buckets: tuple[Period, ...]
    every: Grain | None
    filters: Filters
    by: tuple[str, ...]

    @cached_property
    def columns(self) -> set[str]:
        """The columns that a table must have to answer."""
        return {*self.by, *self.filters.columns()}

    @cached_property
    def person(self) -> bool:
        """Whether the answer tells persons apart: members, or customers, who are persons too."""
        return bool(OF_A_PERSON & self.columns)


def extent(asked: Asked, scope: Scope) -> Extent:
    """The days that `scope` may count anything on; a table without facts is not in `first`."""

    def find() -> Extent:
        parts = []
        for table in FACTS:
            day = countable(table, scope, person=False).c[table.info["day"]]
            parts.append(
                select(literal(table.name).label("name"), func.min(day).label("low"), func.max(day).label("high"))
            )
        with asked.asking() as connection:
            found = [row for row in connection.execute(union_all(*parts)) if row.low is not None]
        return Extent({row.name: row.low for row in found}, max((row.high for row in found), default=None))

    return asked.remembered(("extent", scope), find)


def ask(
    asked: Asked,
    scope: Scope,
    measures: Collection[str],
    period: Period,
    clock: Clock,
    *,
    filters: Filters = EVERYTHING,
    by: tuple[str, ...] = (),
    every: Grain | None = None,
) -> pd.DataFrame:
    """The measures over the facts that `scope` may count, as of the clock's now.

    One row per combination of the `by` columns that has facts and, with `every`, per week, month, ... of the
    period (column `start`, oldest first, empty ones included); without both exactly one row. Columns: the `by`
    columns, `start`, one per measure, and `hidden`, True where a cell of an executive rests on too few cases.
    Counts are 0 where the dashboard has data for the time but no such case, and missing where it knows nothing:
    before a table's first fact, after the last fact of any, or where the table lacks a column asked for.

    Source: the mirror, or the shared database where it answers itself.
    """
    buckets = tuple(period.buckets(every)) if every else (period,)
    question = Question(frozenset(measures), buckets, every, filters, by)
    cells: dict[Key, dict[str, Any]] = {}
    answered: set[str] = set()
    with asked.asking() as connection:
        for statement, names in _statements(scope, clock, question):
            answered |= set(names)
            keys = len(by) + (every is not None)
            for row in connection.execute(statement).all():
                cell = cells.setdefault(tuple(row[:keys]), {})
                hides = _hides(scope, question, row)
                if hides and 0 < row[-1] < SMALLEST_CELL:
                    cell.update(dict.fromkeys(names), hidden=True)
                else:
                    cell.update(zip(names, row[keys:-1], strict=True))
                    if hides:
                        _hide_small(cell, names)
    return _frame(question, cells, answered, extent(asked, scope))


def _hides(scope: Scope, question: Question, row: Any) -> bool:
    """Whether small cells like this one are kept from `scope`; never those of rows it may see one by one."""
    by_team = "team_id" in question.by
    about = (row[question.by.index("team_id")],) if by_team else question.filters.team_id
    return not question.person and scope.hides_small_cells(about)


def _hide_small(cell: dict[str, Any], names: list[str]) -> None:
    """Take out of a cell what rests on too few of its facts."""
    for name in [name for name in names if 0 < sum(cell[base] for base in RESTS_ON.get(name, ())) < SMALLEST_CELL]:
        cell.update({name: None, "hidden": True})


@lru_cache(maxsize=500)
def _statements(scope: Scope, clock: Clock, question: Question) -> tuple[tuple[Select[Any], list[str]], ...]:
    """Each statement with the measures it finds. After a change of the facts the same ones are asked again."""
    return tuple(_written(scope, clock, question))


def _written(scope: Scope, clock: Clock, question: Question) -> Iterator[tuple[Select[Any], list[str]]]:
    """Write the statements; a table that lacks a column asked for is not asked."""
    groups: dict[tuple[str, str | None], list[Measure]] = {}
    wanted = question.measures - set(CHURN)
    if scope.hides_small_cells():
        wanted |= {base for key in wanted for base in RESTS_ON.get(key, ())}
    for key in sorted(wanted):
        groups.setdefault((MEASURES[key].table.name, MEASURES[key].on), []).append(MEASURES[key])
    buckets, every, filters = list(question.buckets), question.every, question.filters
    # Nothing stands yet at the end, or the start, of what has not begun.
    begun = [bucket for bucket in buckets if bucket.start <= clock.today]
    for (_, on), group in groups.items():
        if not question.columns <= set(group[0].table.c.keys()):
            continue
        facts = countable(group[0].table, scope, person=question.person)
        keys = [facts.c[name] for name in question.by]
        names = [measure.key for measure in group]
        if on is None:
            if begun:
                yield standing(group, facts, keys, begun, every, clock, filters), names
            continue
        day, moment = facts.c[on], bindparam("moment", clock.now, Utc)
        start = [cast(func.date_trunc(every.value, day), Date)] if every else []
        found = [measure.expression(facts.c, moment).label(measure.key) for measure in group]
        statement = select(*keys, *start, *found, func.count()).where(
            within(group[0].table, facts, on, Period("asked", buckets[0].start, buckets[-1].end), every),
            *filters.rules(facts),
        )
        yield statement.group_by(*keys, *start) if keys or start else statement, names
    if begun and question.measures & set(CHURN) and question.columns <= set(customer.c.keys()):
        for first in range(0, len(begun), CHURN_AT_A_TIME):
            part = begun[first : first + CHURN_AT_A_TIME]
            yield churn(scope, part, every, clock, filters, question.by, person=question.person), list(CHURN)


def within(table: Table, facts: Subquery, on: str, period: Period, every: Grain | None = None) -> ColumnElement[bool]:
    """Whether a fact's day `on` falls into the period."""
    day = facts.c[on]
    span = and_(day >= period.start, day < period.end)
    # Of all time is everything there is, also what nobody dated (an order line without a day).
    if every is None and period.start == EARLIEST and on == table.info["day"]:
        return or_(span, day.is_(None))
    return span


def _frame(question: Question, cells: dict[Key, dict[str, Any]], answered: set[str], known: Extent) -> pd.DataFrame:
    """One row per group and bucket, with zeros where they are true."""
    width = len(question.by)
    groups = list(dict.fromkeys(key[:width] for key in cells)) if width else [()]
    starts = [(bucket_start(bucket, question.every),) if question.every else () for bucket in question.buckets]
    rows = []
    for group in groups:
        for bucket, start in zip(question.buckets, starts, strict=True):
            cell = cells.get(group + start, {})
            row: dict[str, Any] = dict(zip(question.by, group, strict=True))
            if start:
                row["start"] = start[0]
            for key in question.measures:
                row[key] = _value(key, cell, bucket, answered, known)
            row["hidden"] = bool(cell.get("hidden", False))
            rows.append(row)
    keys = [*question.by, *(["start"] if question.every else [])]
    columns: dict[str, Any] = {name: [row[name] for row in rows] for name in keys}
    # Column by column: pandas would look at each of them again to find out that they are numbers.
    for name in sorted(question.measures):
        columns[name] = np.array([row[name] for row in rows], dtype="float64")
    columns["hidden"] = np.array([row["hidden"] for row in rows], dtype="bool")
    return pd.DataFrame(columns)


def _value(key: str, cell: dict[str, Any], bucket: Period, answered: set[str], known: Extent) -> float | None:
    if key not in answered or (cell.get("hidden") and cell.get(key) is None):
        return None
    table, empty = ("customer", 0) if key in CHURN else (MEASURES[key].table.name, MEASURES[key].empty)
    value = cell.get(key)
    if value is None:
        return empty if known.covers(table, bucket) else None
    if value == 0 and not known.covers(table, bucket):
        return None
    return float(value)
