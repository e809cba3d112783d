"""Asking for numbers: any measures, over any period, filtered and cut by any columns."""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any, Protocol, TypeVar

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Table, func, select

from data_access.clock import Clock
from data_access.measures import MEASURES
from data_access.numbers.cohorts import Cohort, Question, Statements, cohorts, statements
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.numbers.small_cells import hidden_cells, whole_table
from data_access.numbers.standing import CHURN, bucket_start
from data_access.schema import FACTS
from data_access.scope import Scope, countable, counted_as
from metrics.calendars.periods import Grain, Period

Found = TypeVar("Found")
Row = tuple[Any, ...]
# What an answer rests on that does not say which facts it is made of.
EVERY_TABLE = frozenset(table.name for table in FACTS)


class Asked(Protocol):
    """Where questions go: the mirror, or a database that answers them itself."""

    def asking(self) -> AbstractContextManager[Connection]:
        """A connection on which the countable columns of every table of facts can be asked."""

    def remembered(self, key: Any, find: Callable[[], Found], tables: frozenset[str] = EVERY_TABLE) -> Found:
        """What `find` gives, kept under `key` until facts of one of `tables` change."""


@dataclass(frozen=True)
class Extent:
    """Which days the dashboard knows about: each table's first fact, and the last fact of any."""

    first: dict[str, date] = field(hash=False)
    last: date | None

    def covers(self, table: str, bucket: Period) -> bool:
        """Whether no fact of `table` in `bucket` means that there was none, rather than that nobody knows."""
        known = self.first.get(table)
        return known is not None and self.last is not None and known < bucket.end and bucket.start <= self.last


def extent(asked: Asked, scope: Scope) -> Extent:
    """The days that `scope` may count anything on; a table without facts is not in `first`."""
    first, last = {}, []
    scope = counted_as(scope, person=False)
    for table in FACTS:
        find = partial(_span, asked, scope, table)
        low, high = asked.remembered(("span", scope, table.name), find, frozenset({table.name}))
        if low is not None and high is not None:
            first[table.name] = low
            last.append(high)
    return Extent(first, max(last, default=None))


def _span(asked: Asked, scope: Scope, table: Table) -> tuple[date | None, date | None]:
    day = countable(table, scope, person=False).c[table.info["day"]]
    with asked.asking() as connection:
        low, high = connection.execute(select(func.min(day), func.max(day))).one()
    return low, high


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

    Source: the mirror, or the shared database where it answers itself. What one cohort gives is kept until a table
    that it reads changes: who logs an answer does not make the complaints be counted again.
    """
    buckets = tuple(period.buckets(every)) if every else (period,)
    question = Question(frozenset(measures), buckets, every, filters, by)
    hiding = scope.hides_small_cells() and not question.person
    parts = []
    for cohort in cohorts(question, hiding=hiding):
        as_of = clock if cohort.of_the_moment else clock.at_midnight
        rows = _asked(asked, scope, as_of, question, cohort)
        if rows is None:
            continue
        hidden: dict[str, set[Row]] = {}
        if hiding:
            columns, unfiltered = whole_table(by, filters)
            whole = _asked(asked, scope, as_of, replace(question, by=columns, filters=unfiltered), cohort) or []
            timed, adds_up = every is not None, cohort.on is not None
            hidden = hidden_cells(scope, by, filters, cohort.measures, whole, timed=timed, adds_up=adds_up)
        parts.append(Part(cohort.measures, rows, hidden))
    return _frame(question, parts, extent(asked, scope))


@dataclass(frozen=True)
class Part:
    """What one cohort gave: rows of the question's keys, the measures and the number of facts; the cells to hide."""

    measures: tuple[str, ...]
    rows: list[Row]
    hidden: dict[str, set[Row]]


def _asked(asked: Asked, scope: Scope, clock: Clock, question: Question, cohort: Cohort) -> list[Row] | None:
    """The rows of a cohort, kept until a table that they come from changes; None where nothing can be asked yet."""
    scope = counted_as(scope, person=question.person)
    part = replace(question, measures=frozenset(cohort.measures))
    written = statements(scope, clock, part, cohort)
    if not written.selects:
        return None
    key = ("cohort", scope, clock, part, cohort)
    return asked.remembered(key, partial(_rows, asked, written), written.tables)


def _rows(asked: Asked, written: Statements) -> list[Row]:
    rows: list[Row] = []
    with asked.asking() as connection:
        for statement in written.selects:
            rows += map(tuple, connection.execute(statement))
    return rows


def _frame(question: Question, parts: list[Part], known: Extent) -> pd.DataFrame:
    """One row per group and bucket, with zeros where they are true."""
    width, keys = len(question.by), question.keys
    groups = list(dict.fromkeys(row[:width] for part in parts for row in part.rows)) if width else [()]
    starts = [(bucket_start(bucket, question.every),) if question.every else () for bucket in question.buckets]
    cells = [(*group, *start) for group in groups for start in starts]
    place = {cell: number for number, cell in enumerate(cells)}
    numbers = {name: np.full(len(cells), np.nan) for name in question.measures}
    veils = {name: np.zeros(len(cells), dtype="bool") for part in parts for name in part.measures}
    for part in parts:
        at = [place[row[:keys]] for row in part.rows]
        found = np.array([row[keys:] for row in part.rows], dtype="float64").reshape(len(at), len(part.measures) + 1)
        for column, name in enumerate(part.measures):
            veiled = [place[cell] for cell in part.hidden.get(name, ()) if cell in place]
            veils[name][veiled] = True
            if name in numbers:
                numbers[name][at] = found[:, column]
                numbers[name][veiled] = np.nan
    for name in veils.keys() & numbers.keys():
        _fill(name, numbers[name], veils[name], np.tile(_covered(name, question, known), len(groups)))
    hidden = np.logical_or.reduce([np.zeros(len(cells), dtype="bool"), *veils.values()])
    columns: dict[str, Any] = {
        name: [cell[number] for cell in cells] for number, name in enumerate([*question.by, "start"][:keys])
    }
    return pd.DataFrame(columns | dict(sorted(numbers.items())) | {"hidden": hidden})


def _covered(name: str, question: Question, known: Extent) -> np.ndarray:
    """For each bucket, whether no fact there means that there was none."""
    table = "customer" if name in CHURN else MEASURES[name].table.name
    return np.array([known.covers(table, bucket) for bucket in question.buckets], dtype="bool")


def _fill(name: str, values: np.ndarray, hidden: np.ndarray, covered: np.ndarray) -> None:
    """Say 0, or nothing, where there are no facts; what was hidden stays so."""
    empty = 0 if name in CHURN else MEASURES[name].empty
    absent = np.isnan(values)
    if empty is not None:
        values[absent & ~hidden & covered] = empty
    values[(values == 0) & ~covered] = np.nan
