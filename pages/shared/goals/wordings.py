"""How targets are said: whose, how much, for which days, and in which unit people type them."""

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from data_access.goals import checking
from metrics import calendar_words, formats
from metrics.calendars.periods import Grain, Period, start_of, step
from metrics.declare import Metric, Unit
from metrics.goals.goal import SAME, Goal, target_of
from metrics.goals.targets import Target
from metrics.registry import METRICS
from pages.shared import filters, session
from pages.shared.session import language, name_of, say
from pages.shared.texts import goals as words

GRAINS = (Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR)


def metric_said(key: str) -> str:
    """A KPI by name; one that this program no longer knows by its key."""
    return say(METRICS[key].name) if key in METRICS else key


def whose_said(row: Mapping[Any, Any]) -> str:
    """Whose target it is: the organisation's, a team's, a person's."""
    if row["level"] == "organisation":
        return say(words.LEVELS["organisation"])
    name = "member" if row["level"] == "member" else "team"
    return person_said(row, name) or say(words.FORMER)


def person_said(row: Mapping[Any, Any], name: str) -> str | None:
    """A person's or a team's name in a row, in the visitor's language."""
    first, second = row[name], row[f"{name}_en"]
    if not isinstance(first, str):
        return None
    return name_of(first, second if isinstance(second, str) else None)


def target_of_row(row: Mapping[Any, Any]) -> Target:
    """What a row of `targets_known` asks for."""
    value, low, high, tolerance = (given(row[name]) for name in ("value", "low", "high", "tolerance"))
    return Target(value, low, high, tolerance, agreed=row["state"] == "agreed")


def target_said(key: str, target: Target | None) -> str:
    """≥ 88%, ≤ 10 min, 80%–90%."""
    metric = METRICS.get(key)
    if metric is None or target is None:
        return formats.MISSING
    if target.low is not None and target.high is not None:
        return formats.band(target.low, target.high, metric, language(), local=filters.local())
    return formats.target(target.value, metric, language(), local=filters.local())


def value_said(metric: Metric, value: float | None) -> str:
    """A number of the metric as a page writes it."""
    return formats.value(value, metric, language(), local=filters.local())


def days_said(from_on: date, to_on: date) -> str:
    """November 2026, Q4 2026, or the days themselves; the last one included."""
    grain = grain_of(from_on, to_on)
    if grain is not None:
        return calendar_words.axis_label(from_on, grain, language(), with_year=True)
    return calendar_words.period(Period("", from_on, to_on), language())


def grain_of(from_on: date, to_on: date) -> Grain | None:
    """Which unit of the calendar these days are, if they are one."""
    return next((each for each in GRAINS if start_of(from_on, each) == from_on and step(from_on, each) == to_on), None)


def unit_said(metric: Metric) -> str:
    """In what a person types its numbers, for behind a label."""
    return say(words.UNITS[metric.unit.value], currency=session.house().currency)


def goal_said(metric: Metric, goal: Goal) -> str:
    """What a goal that is being typed comes to."""
    return target_said(metric.key, target_of(metric, goal))


def decimals_of(metric: Metric) -> str:
    """How a number field shows what is typed."""
    return "%.2f" if metric.unit in (Unit.SCORE, Unit.SHARE) else "%.1f"


def shown_in_field(metric: Metric, typed: float) -> float:
    """A number with the decimals of its field, rounded as people round: the field itself would make 5.8 of 5.85."""
    size = 100 if metric.unit in (Unit.SCORE, Unit.SHARE) else 10
    return math.copysign(math.floor(abs(typed) * size + 0.5 + SAME) / size, typed)


def as_stored(row: Mapping[Any, Any]) -> dict[Any, Any]:
    """A row of `targets_known` as the database has it: what is missing is None."""
    numbers = ("baseline", "change", "value", "low", "high", "tolerance", "weight", "parent_id")
    return {**row, **{name: given(row[name]) for name in numbers}}


def goal_of_row(row: Mapping[Any, Any]) -> Goal:
    """What a row of `targets_known` says, as a form would say it."""
    return checking.goal_of(as_stored(row))


def given(number: Any) -> float | None:
    """A number of a frame, None where it is missing."""
    return None if number is None or pd.isna(number) else float(number)
