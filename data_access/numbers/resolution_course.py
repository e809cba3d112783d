"""How long resolving complaints took over time: median and p90 of each week or month, and how sure they are."""

from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Select, func, or_, select

from data_access.clock import Clock
from data_access.numbers.asking import Asked, ask
from data_access.numbers.cohorts import OF_A_PERSON, within
from data_access.numbers.filters import EVERYTHING, Filters
from data_access.numbers.standing import bucket_of
from data_access.schema import complaint
from data_access.scope import Scope, countable
from metrics.calendars.periods import Grain, Period
from metrics.declare import WORKING
from metrics.statistics.intervals import Z
from metrics.statistics.quantiles import NEAR, places

QUANTILES = {"complaint_resolution_p50": 0.5, "complaint_resolution_p90": 0.9}
CASES = "complaint_resolutions"


def resolution_course(
    asked: Asked,
    scope: Scope,
    period: Period,
    filters: Filters = EVERYTHING,
    *,
    clock: Clock,
    every: Grain,
    working: bool = False,
) -> pd.DataFrame:
    """Median and p90 of the complaints resolved in each week, month, ... of the period, with their 95 % intervals.

    One row per week or month, oldest first, empty ones included. Columns: start, hidden and the measures
    complaint_resolutions, complaint_resolution_p50 and complaint_resolution_p90 as `ask` gives them (with `working`
    those of the working hours, whose names end so), and for both quantiles two columns more, named like the measure
    with _low and _high: the ends of its interval by order statistics, in minutes. An end is missing where there are
    too few complaints for one, and where the value itself is hidden.

    Source: the mirror of complaint.
    """
    clock_name = WORKING if working else ""
    measures = tuple(f"{name}{clock_name}" for name in (CASES, *QUANTILES))
    course = ask(asked, scope, measures, period, clock, filters=filters, every=every)
    with asked.asking() as connection:
        found = connection.execute(_around_the_ends(scope, period, filters, every, working=working)).all()
    minutes = {(start, place): value for start, place, value in found}
    cases = course[measures[0]].fillna(0).astype("int64")
    for name, at in zip(measures[1:], QUANTILES.values(), strict=True):
        known = course[name].notna()
        ends = [
            [minutes.get((start, place), np.nan) for place in places(n, at)] if there else [np.nan, np.nan]
            for start, n, there in zip(course["start"], cases, known, strict=True)
        ]
        course[[f"{name}_low", f"{name}_high"]] = np.array(ends, dtype="float64").reshape(len(course), 2)
    return course


def _around_the_ends(
    scope: Scope, period: Period, filters: Filters, every: Grain, *, working: bool
) -> Select[tuple[Any, ...]]:
    """Start of the week or month, place and minutes of the few durations among which the ends of the intervals are.

    Which place each end has depends on how many there are. The database knows where the normal curve would put it, and
    gives those next to that: a handful for each end, whether a week holds ten complaints or ten thousand.
    """
    facts = countable(complaint, scope, person=bool(OF_A_PERSON & set(filters.columns())))
    took = facts.c.resolution_business_minutes if working else facts.c.resolution_minutes
    start = bucket_of(facts.c.resolved_on, every)
    placed = (
        select(
            start.label("start"),
            took.label("minutes"),
            func.row_number().over(partition_by=start, order_by=took).label("place"),
            func.count().over(partition_by=start).label("n"),
        )
        .where(within(complaint, facts, "resolved_on", period, every), took.is_not(None), *filters.rules_or_none(facts))
        .subquery("placed")
    )
    n, place = placed.c.n, placed.c.place
    near = [
        func.abs(place - (n * at + side * Z * func.sqrt(n * (at * (1 - at))))) <= NEAR
        for at in QUANTILES.values()
        for side in (-1, 1)
    ]
    return select(placed.c.start, place, placed.c.minutes).where(or_(*near))
