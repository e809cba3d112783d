"""What stands at a moment: open cases at a period's end, customers at its start."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, Subquery, and_, func, literal, or_, select, union_all

from data_access.clock import Clock
from data_access.filters import Filters
from data_access.measures import Measure
from data_access.schema import complaint, customer, interaction, purchase
from data_access.schema.columns import Utc
from data_access.scope import Scope, countable
from metrics.periods import Grain, Period, start_of

# A customer nobody sold to or spoke with for this long is lost.
LOST_AFTER_DAYS = 180
CHURN = ("customers_active", "customers_lost")


def bucket_start(bucket: Period, every: Grain | None) -> Any:
    """How a bucket is named in an answer: the first day of its week, month, ..., even if the period cut it."""
    return start_of(bucket.start, every) if every else bucket.start


def _ends(buckets: list[Period], every: Grain | None, clock: Clock) -> Subquery:
    """One row per bucket: its name, the first day it no longer holds, and its last moment (at most now).

    Bounds of "lost" are days too, so that no engine has to reckon with dates.
    """
    tomorrow = clock.today + timedelta(days=1)
    quiet = timedelta(days=LOST_AFTER_DAYS)
    rows = []
    for bucket in buckets:
        end = max(min(bucket.end, tomorrow), bucket.start)
        moment = min(clock.midnight(end), clock.now)
        days = {
            "start": bucket_start(bucket, every), "first": bucket.start, "end": end,
            "quiet_before_first": bucket.start - quiet, "quiet_before_end": end - quiet,
        }  # fmt: skip
        named = [literal(day, Date).label(name) for name, day in days.items()]
        rows.append(select(*named, literal(moment, Utc).label("moment")))
    return union_all(*rows).subquery("ends")


def standing(
    group: list[Measure],
    facts: Subquery,
    keys: list[Any],
    buckets: list[Period],
    every: Grain | None,
    clock: Clock,
    filters: Filters,
) -> Select[Any]:
    """Measures of one table over what is open at the end of each bucket."""
    ends = _ends(buckets, every, clock)
    start = [ends.c.start] if every else []
    found = [measure.expression(facts.c, ends.c.moment).label(measure.key) for measure in group]
    asked = select(*keys, *start, *found, func.count().label("cases"))
    asked = asked.select_from(facts.join(ends, open_at(facts, ends.c.end))).where(*filters.rules(facts))
    return asked.group_by(*keys, *start) if keys or start else asked


def open_at(facts: Subquery, end: ColumnElement[Any]) -> ColumnElement[bool]:
    """Begun before `end` and not over: a stage that was not left, a case not resolved or open again since."""
    if "entered_on" in facts.c:
        return and_(facts.c.entered_on < end, or_(facts.c.left_on.is_(None), facts.c.left_on >= end))
    c = facts.c
    ended = and_(c.ended_on.is_not(None), c.ended_on < end)
    # Between its first resolution and its reopening a case was not open.
    paused = and_(c.first_resolved_on < end, or_(c.reopened_on.is_(None), c.reopened_on >= end))
    return and_(c.opened_on < end, func.coalesce(and_(~ended, ~func.coalesce(paused, False)), False))


def churn(
    scope: Scope,
    buckets: list[Period],
    every: Grain | None,
    clock: Clock,
    filters: Filters,
    by: tuple[str, ...],
    *,
    person: bool,
) -> Select[Any]:
    """Customers active when each bucket began, and those of them lost by its end.

    Active: bought or was spoken with in the LOST_AFTER_DAYS before, and not marked lost. Lost: marked lost since,
    or quiet for that many days at the end. New customers are in neither.
    """
    ends = _ends(buckets, every, clock)
    customers = countable(customer, scope, person=person)
    earliest = buckets[0].start - timedelta(days=LOST_AFTER_DAYS)
    signs = []
    for table in (purchase, interaction, complaint):
        facts = countable(table, scope, person=False)
        day = facts.c[table.info["day"]]
        inside = and_(facts.c.customer_id.is_not(None), day >= earliest, day < buckets[-1].end)
        signs.append(select(facts.c.customer_id, day.label("on")).where(inside).distinct())
    seen = union_all(*signs).subquery("seen")
    keys = [customers.c[name] for name in by]
    last_seen = func.max(seen.c.on)
    seen_before = func.max(seen.c.on).filter(seen.c.on < ends.c.first)
    each = (
        select(*keys, ends.c.start, seen.c.customer_id, _lost(customers, ends, last_seen).label("lost"))
        .select_from(
            seen.join(ends, and_(seen.c.on >= ends.c.quiet_before_first, seen.c.on < ends.c.end)).join(
                customers, customers.c.id == seen.c.customer_id
            )
        )
        .where(or_(customers.c.lost_on.is_(None), customers.c.lost_on >= ends.c.first), *filters.rules(customers))
        .group_by(
            *keys,
            ends.c.start,
            ends.c.first,
            ends.c.end,
            ends.c.quiet_before_end,
            seen.c.customer_id,
            customers.c.lost_on,
        )
        .having(seen_before.is_not(None))
        .subquery("each")
    )
    start = [each.c.start] if every else []
    cut = [each.c[name] for name in by]
    asked = select(
        *cut,
        *start,
        func.count().label("customers_active"),
        func.count().filter(each.c.lost).label("customers_lost"),
        func.count().label("cases"),
    )
    return asked.group_by(*cut, *start) if cut or start else asked


def _lost(customers: Subquery, ends: Subquery, last_seen: ColumnElement[Any]) -> ColumnElement[bool]:
    marked = and_(customers.c.lost_on.is_not(None), customers.c.lost_on < ends.c.end)
    return or_(marked, last_seen < ends.c.quiet_before_end)
