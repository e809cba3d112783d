"""What stands at a moment: open cases at a period's end, customers at its start."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    Select,
    Subquery,
    and_,
    case,
    cast,
    extract,
    func,
    literal,
    literal_column,
    or_,
    select,
    union_all,
)

from data_access.clock import Clock
from data_access.measures import Measure
from data_access.numbers.filters import Filters
from data_access.schema import complaint, customer, interaction, purchase
from data_access.schema.columns import Utc
from data_access.scope import OWNER, Scope, countable
from metrics.calendars.periods import Grain, Period, start_of

# A customer nobody sold to or spoke with for this long is lost.
LOST_AFTER_DAYS = 180
CHURN = ("customers_active", "customers_lost")
SIGNS_OF_LIFE = (purchase, interaction, complaint)
CHURN_TABLES = frozenset(table.name for table in (customer, *SIGNS_OF_LIFE))
# Each day on which a bucket begins or ends is a bit of a 64-bit number with a sign.
CHURN_AT_A_TIME = 60


_SPANS = (("entered_on", "left_on"), ("assigned_on", "over_on"))


def bucket_start(bucket: Period, every: Grain | None) -> Any:
    """How a bucket is named in an answer: the first day of its week, month, ..., even if the period cut it."""
    return start_of(bucket.start, every) if every else bucket.start


def bucket_of(day: Any, every: Grain) -> ColumnElement[date]:
    """The first day of the week, month, ... that holds a fact's day; databases know no half-years."""
    if every is not Grain.HALF_YEAR:
        return cast(func.date_trunc(every.value, day), Date)
    year = func.date_trunc("year", day)
    later = year + literal_column("INTERVAL '6 months'")
    return cast(case((extract("month", day) <= 6, year), else_=later), Date)


def _ends(buckets: list[Period], every: Grain | None, clock: Clock) -> Subquery:
    """One row per bucket: its name, the first day it no longer holds, and its last moment (at most now)."""
    rows = []
    for bucket in buckets:
        end = _end(bucket, clock)
        days = [literal(bucket_start(bucket, every), Date).label("start"), literal(end, Date).label("end")]
        rows.append(select(*days, literal(min(clock.midnight(end), clock.now), Utc).label("moment")))
    return union_all(*rows).subquery("ends")


def _end(bucket: Period, clock: Clock) -> date:
    """The first day that a bucket no longer holds; of one that is not over, tomorrow."""
    return max(min(bucket.end, clock.today + timedelta(days=1)), bucket.start)


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
    asked = asked.select_from(facts.join(ends, open_at(facts, ends.c.end))).where(
        # Says nothing new, but spares the join with every bucket to most of the facts.
        _open_within(facts, _end(buckets[0], clock), _end(buckets[-1], clock)),
        *filters.rules(facts),
    )
    return asked.group_by(*keys, *start) if keys or start else asked


def _open_within(facts: Subquery, first: date, last: date) -> ColumnElement[bool]:
    """Begun before `last` and not over before `first`, whatever happened between."""
    begun, over = _span(facts) or ("opened_on", "ended_on")
    return and_(facts.c[begun] < last, or_(facts.c[over].is_(None), facts.c[over] >= first))


def _span(facts: Subquery) -> tuple[str, str] | None:
    """Between which days a fact is open that opens once: a stage, what somebody has to learn. None for a case."""
    return next((span for span in _SPANS if span[0] in facts.c), None)


def open_at(facts: Subquery, end: ColumnElement[Any]) -> ColumnElement[bool]:
    """Begun before `end` and not over: a stage that was not left, a case not resolved or open again since."""
    if span := _span(facts):
        begun, over = (facts.c[name] for name in span)
        return and_(begun < end, or_(over.is_(None), over >= end))
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
    """Customers active when each bucket began, and those of them lost by its end; of at most CHURN_AT_A_TIME buckets.

    Active: bought or was spoken with in the LOST_AFTER_DAYS before, and not marked lost. Lost: marked lost since,
    or quiet for that many days at the end. New customers are in neither.

    Every day on which buckets begin or end has a bit. A customer's sign of life sets the bits of all such days in
    the LOST_AFTER_DAYS after it, so that one pass over the facts says of each customer on which they were active.
    """
    edges = sorted({day for bucket in buckets for day in (bucket.start, _end(bucket, clock))})
    bits = {day: 1 << place for place, day in enumerate(edges)}
    customers = countable(customer, scope, person=person)
    signs = []
    for table in SIGNS_OF_LIFE:
        # Whoever served them: that a customer of theirs is still one is told the same to everybody who counts them.
        facts = countable(table, OWNER, person=False)
        day = facts.c[table.info["day"]]
        inside = and_(day >= edges[0] - timedelta(days=LOST_AFTER_DAYS), day < edges[-1])
        signs.append(select(facts.c.customer_id, day.label("on")).where(facts.c.customer_id.is_not(None), inside))
    seen = union_all(*signs).subquery("seen")
    days = _active_after(seen, bits)
    active = (
        select(seen.c.customer_id, func.bit_or(days.c.bits).label("bits"))
        .join_from(seen, days, seen.c.on == days.c.on)
        .group_by(seen.c.customer_id)
        .subquery("active")
    )
    spans = union_all(
        *(
            select(
                literal(bucket_start(bucket, every), Date).label("start"),
                literal(bucket.start, Date).label("first"),
                literal(_end(bucket, clock), Date).label("end"),
                literal(bits[bucket.start], BigInteger).label("at_first"),
                literal(bits[_end(bucket, clock)], BigInteger).label("at_end"),
            )
            for bucket in buckets
        )
    ).subquery("spans")
    # Customers alike in all that counts are one row before they meet the spans. DuckDB 2.0.0 also fails, and takes the
    # whole mirror with it, where the rows of one join go straight into another that compares by more than equality.
    kinds = [*(customers.c[name] for name in by), customers.c.lost_on, active.c.bits]
    alike = (
        select(*kinds, func.count().label("customers"))
        .join_from(active, customers, customers.c.id == active.c.customer_id)
        .where(*filters.rules(customers))
        .group_by(*kinds)
        .subquery("alike")
    )
    lost_on, number = alike.c.lost_on, func.coalesce(func.sum(alike.c.customers), 0)
    lost = or_(alike.c.bits.bitwise_and(spans.c.at_end) == 0, func.coalesce(lost_on < spans.c.end, False))
    cut, start = [alike.c[name] for name in by], [spans.c.start] if every else []
    asked = (
        select(
            *cut,
            *start,
            number.label("customers_active"),
            func.coalesce(func.sum(alike.c.customers).filter(lost), 0).label("customers_lost"),
            number.label("cases"),
        )
        .join_from(alike, spans, alike.c.bits.bitwise_and(spans.c.at_first) != 0)
        .where(or_(lost_on.is_(None), lost_on >= spans.c.first))
    )
    return asked.group_by(*cut, *start) if cut or start else asked


def _active_after(seen: Subquery, bits: dict[date, int]) -> Subquery:
    """Each day with signs of life, and the bits of the days on which its customers are active because of it."""
    edges = union_all(
        *(
            select(
                # Bounds are days, so that no engine has to reckon with dates.
                literal(day - timedelta(days=LOST_AFTER_DAYS), Date).label("since"),
                literal(day, Date).label("day"),
                literal(bit, BigInteger).label("bit"),
            )
            for day, bit in bits.items()
        )
    ).subquery("edges")
    on = select(seen.c.on).distinct().subquery("on_days")
    return (
        select(on.c.on, func.bit_or(edges.c.bit).label("bits"))
        .join_from(on, edges, and_(on.c.on >= edges.c.since, on.c.on < edges.c.day))
        .group_by(on.c.on)
        .subquery("days")
    )
