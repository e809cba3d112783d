"""From a question to statements: one for the measures that count one table's facts by the same day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, Table, and_, bindparam, func, or_, select
from sqlalchemy.sql.visitors import iterate

from data_access.clock import Clock
from data_access.measures import MEASURES, Measure
from data_access.numbers.filters import Filters
from data_access.numbers.rests_on import RESTS_ON
from data_access.numbers.standing import CHURN, CHURN_AT_A_TIME, CHURN_TABLES, bucket_of, churn, standing
from data_access.schema import customer
from data_access.schema.columns import Utc
from data_access.scope import Scope, countable
from metrics.calendars.periods import EARLIEST, Grain, Period

# A question filtered or cut by one of these tells persons apart.
OF_A_PERSON = frozenset({"member_id", "customer_id"})


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

    @cached_property
    def keys(self) -> int:
        """How many columns say what a row is about, before those with its numbers."""
        return len(self.by) + (self.every is not None)


@dataclass(frozen=True)
class Cohort:
    """Measures found together. `on` is the day that places a fact in a period, None for what stands at its end."""

    table: str
    on: str | None
    measures: tuple[str, ...]

    @cached_property
    def of_the_moment(self) -> bool:
        """Whether the answer changes with time alone, as what is overdue does."""
        return of_the_moment(self.measures)


@dataclass(frozen=True, eq=False)
class Statements:
    """What finds a cohort: rows of the question's keys, the cohort's measures, and how many facts there are."""

    selects: tuple[Select[Any], ...]

    @cached_property
    def tables(self) -> frozenset[str]:
        """The tables that are read."""
        return frozenset(part.name for each in self.selects for part in iterate(each) if isinstance(part, Table))


def tables_of(measures: Iterable[str]) -> frozenset[str]:
    """The tables whose facts these measures rest on."""
    return frozenset().union(*(CHURN_TABLES if key in CHURN else {MEASURES[key].table.name} for key in measures))


def of_the_moment(measures: Iterable[str]) -> bool:
    """Whether any of these measures changes with time alone, as what is overdue does."""
    return any(MEASURES[key].of_the_moment for key in measures if key not in CHURN)


@lru_cache(maxsize=500)
def cohorts(question: Question, *, hiding: bool) -> tuple[Cohort, ...]:
    """What is asked of each table; a table that lacks a column asked for is not asked.

    `hiding` also asks for what the measures rest on, so that small cells can be known.
    """
    groups: dict[tuple[str, str | None], list[Measure]] = {}
    wanted = question.measures - set(CHURN)
    if hiding:
        wanted |= {base for key in wanted for base in RESTS_ON.get(key, ())}
    for key in sorted(wanted):
        groups.setdefault((MEASURES[key].table.name, MEASURES[key].on), []).append(MEASURES[key])
    found = [
        Cohort(table, on, tuple(measure.key for measure in group))
        for (table, on), group in groups.items()
        if question.columns <= set(group[0].table.c.keys())
    ]
    if question.measures & set(CHURN) and question.columns <= set(customer.c.keys()):
        found.append(Cohort(customer.name, None, CHURN))
    return tuple(found)


@lru_cache(maxsize=2_000)
def statements(scope: Scope, clock: Clock, question: Question, cohort: Cohort) -> Statements:
    """Written once: after a change of the facts the same ones are asked again."""
    return Statements(tuple(_written(scope, clock, question, cohort)))


def _written(scope: Scope, clock: Clock, question: Question, cohort: Cohort) -> Iterator[Select[Any]]:
    every, filters = question.every, question.filters
    # Nothing stands yet at the end, or the start, of what has not begun.
    begun = [bucket for bucket in question.buckets if bucket.start <= clock.today]
    if cohort.measures == CHURN:
        for first in range(0, len(begun), CHURN_AT_A_TIME):
            part = begun[first : first + CHURN_AT_A_TIME]
            yield churn(scope, part, every, clock, filters, question.by, person=question.person)
        return
    group = [MEASURES[key] for key in cohort.measures]
    table = group[0].table
    facts = countable(table, scope, person=question.person)
    keys = [facts.c[name] for name in question.by]
    if cohort.on is None:
        if begun:
            yield standing(group, facts, keys, begun, every, clock, filters)
        return
    day, moment = facts.c[cohort.on], bindparam("moment", clock.now, Utc)
    start = [bucket_of(day, every)] if every else []
    found = [measure.expression(facts.c, moment).label(measure.key) for measure in group]
    whole = Period("asked", question.buckets[0].start, question.buckets[-1].end)
    asked = select(*keys, *start, *found, func.count()).where(
        within(table, facts, cohort.on, whole, every), *filters.rules(facts)
    )
    yield asked.group_by(*keys, *start) if keys or start else asked


def within(table: Table, facts: Subquery, on: str, period: Period, every: Grain | None = None) -> ColumnElement[bool]:
    """Whether a fact's day `on` falls into the period."""
    day = facts.c[on]
    span = and_(day >= period.start, day < period.end)
    # Of all time is everything there is, also what nobody dated (an order line without a day).
    if every is None and period.start == EARLIEST and on == table.info["day"]:
        return or_(span, day.is_(None))
    return span
