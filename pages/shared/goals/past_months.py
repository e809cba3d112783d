"""What a goal would have meant: the last twelve months of its KPI, and the baseline that data give."""

from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from data_access.numbers import asking
from data_access.numbers.cohorts import tables_of
from metrics.calendars.periods import Grain, Period, start_of, step
from metrics.declare import Metric
from metrics.goals.goal import Goal, months_in, target_of, would_have
from metrics.goals.goal_paths import is_long
from metrics.goals.targets import Target
from pages.shared import session, show
from pages.shared.charts import Line, draw, lines
from pages.shared.columns import Column, Kind, column_of
from pages.shared.data import load
from pages.shared.goals import wordings
from pages.shared.goals.whose import Whose
from pages.shared.panels import said_of
from pages.shared.session import plain, say
from pages.shared.tables import table
from pages.shared.texts import goals as words
from pages.shared.texts import overview

MONTHS = 12
LAST_DAY = date(9999, 1, 1)  # as far ahead as any target reaches


@dataclass(frozen=True)
class Baseline:
    """What a KPI was in the last full period as long as the goal's; None where nobody knows."""

    value: float | None
    from_on: date
    to_on: date


def baseline_of(metric: Metric, whose: Whose, from_on: date, to_on: date) -> Baseline:
    """The last full period of the same length: the last whole month for a month, as many days for own dates."""
    start, end = period_before(from_on, to_on)
    known = load(asking.extent).first
    period = Period("baseline", start, end)
    # Of a time before the first fact of its kind a number would only tell that nobody wrote any down.
    if any(known.get(table, end) > start for table in tables_of(metric.needs)):
        return Baseline(None, start, end)
    measured = load(asking.ask, tuple(sorted(metric.needs)), period, filters=whose.filters)
    return Baseline(metric(measured).reading().value, start, end)


def period_before(from_on: date, to_on: date) -> tuple[date, date]:
    """The last full period as long as these days, and the day after it; for more than a year the last twelve months."""
    today, grain = session.clock().today, wordings.grain_of(from_on, to_on)
    if is_long(from_on, to_on):
        end = start_of(today, Grain.MONTH)
        return step(end, Grain.MONTH, -MONTHS), end
    if grain is not None:
        end = start_of(today, grain)
        return step(end, grain, -1), end
    end = min(today, from_on)
    return end - (to_on - from_on), end


def months_of(metric: Metric, whose: Whose) -> pd.DataFrame:
    """The last twelve full months of a KPI: start, value, n, low, high."""
    end = start_of(session.clock().today, Grain.MONTH)
    window = Period("months", step(end, Grain.MONTH, -MONTHS), end)
    needs = tuple(sorted(metric.needs))
    measured = load(asking.ask, needs, window, filters=whose.filters, every=Grain.MONTH)
    return metric(measured).frame()[["value", "n", "low", "high"]].assign(start=measured["start"].tolist())


def past_card(metric: Metric, whose: Whose, goal: Goal, days: tuple[date | None, date | None], key: str) -> None:
    """The last twelve months with the line of what is being typed, and in how many it would have been met."""
    past = months_of(metric, whose)
    name, target = say(metric.name), target_of(metric, goal)
    first, end = days
    long = 1.0 if first is None or end is None or first >= end else months_in(Period("", first, end))
    caption = say(words.PAST_CAPTION, kpi=name, whose=whose.name)
    with st.container(border=True):
        if past["value"].notna().sum() == 0:
            show.headline(say(words.PAST_NONE), caption)
            return
        sentence, warning = _would_have(metric, target, past, long)
        show.headline(sentence, caption)
        if warning:
            st.caption(f":orange[:material/warning:] {plain(warning)}")
        part = target if target is None or not metric.additive else _part(target, long)
        chart = lines(
            [Line(name, past), *_edges(past, part)], said_of(metric), Grain.MONTH,
            target=None if part is None else part.value, height=280,
        )  # fmt: skip
        columns = [
            Column("start", overview.FROM_DAY, Kind.DAY, pinned=True), column_of(metric, "value", few="n"),
            Column("n", overview.CASES, Kind.COUNT),
        ]  # fmt: skip
        drawn = partial(table, past.iloc[::-1], columns, f"{key}_table", name=name)
        draw(chart, key, title=sentence, table=lambda: _nothing(drawn()))


def _would_have(metric: Metric, target: Target | None, past: pd.DataFrame, long: float) -> tuple[str, str]:
    if target is None:
        return say(words.PAST), ""
    found = would_have(metric, target, past["value"].tolist(), long)
    said = words.WOULD_HAVE_PART if metric.additive and long != 1 else words.WOULD_HAVE
    warning = say(words.NEVER) if found.never else say(words.ALWAYS) if found.always else ""
    return say(said, met=found.met, months=found.months), warning


def _part(target: Target, long: float) -> Target:
    value, low, high = (None if edge is None else edge / long for edge in (target.value, target.low, target.high))
    return Target(value, low, high, target.tolerance)


def _edges(past: pd.DataFrame, target: Target | None) -> list[Line]:
    if target is None or target.low is None or target.high is None:
        return []
    edges = ((words.LINE_LOW, target.low), (words.LINE_HIGH, target.high))
    return [Line(say(name), pd.DataFrame({"start": past["start"], "value": edge})) for name, edge in edges]


def _nothing(_chosen: object) -> None:
    return None
